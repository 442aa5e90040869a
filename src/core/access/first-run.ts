import { z } from 'zod'
import { query } from '#platform/query.ts'
import { accessProblem } from './problems.ts'

/** How far a new installation has come; nothing about anybody. */
export const readBeginnings = query({
  id: 'first-run.read',
  kind: 'read',
  permission: 'first-run',
  purpose: 'access',
  input: z.object({}),
  problems: accessProblem.pick(),
  async run(_, { db }) {
    const found = await db.one<{
      colleagues: boolean
      imported: boolean
      complete: boolean
      decided: boolean
    }>(
      `select exists (select from access.staff) as colleagues, exists (select from exchange.batch) as imported,
         exists (select from exchange.coverage) as complete,
         exists (select from determination.run_step where step = 'finished') as decided`,
    )
    if (!found) throw new Error('a query for one row gave none')
    return found
  },
})
