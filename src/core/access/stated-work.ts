import { z } from 'zod'
import type { PlainDate } from '#kernel/plain-date.ts'
import { staffIdOf } from '#platform/actor.ts'
import { command } from '#platform/command.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { latestRunSql } from '#core/benefits/latest-run.ts'
import { unconfirmedOn } from '#core/registry/payment-accounts.ts'
import { accessProblem } from './problems.ts'

const MINUTES_SHOWN = 30

/**
 * Shows one person in full to a colleague for half an hour, because of work that is there to be seen: an open task about the
 * person, a change of the last decided month that somebody has to look at, or an account somebody else has recorded and
 * nobody has confirmed. Saying so is not enough. It gives nothing at once: the next request sees the person.
 */
export const stateWork = command({
  id: 'person.reveal',
  permission: 'person.reveal',
  purpose: 'casework',
  input: z.object({ personId: z.coerce.number().int().positive() }),
  problems: accessProblem.pick('nobody-there', 'no-work-with-person'),
  async run({ personId }, { db, actor, today, now, audit, problem }) {
    const person = await db.one('select 1 from registry.person where person_id = $1', [personId])
    if (!person) throw problem('nobody-there')
    const work = await findWork(db, personId, actor.id, today)
    audit.subjects([personId])
    if (work === undefined) throw problem('no-work-with-person')
    const until = new Date(Date.parse(now) + MINUTES_SHOWN * 60_000).toISOString()
    await db.run(
      `insert into access.stated_work (staff_id, person_id, work, valid_from, valid_until)
       values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [staffIdOf(actor), personId, work, now, until],
    )
    audit.detail({ work })
    return { until }
  },
})

type Work = 'task' | 'month' | 'account'

async function findWork(
  db: Tx,
  personId: number,
  actorId: string,
  today: PlainDate,
): Promise<Work | undefined> {
  const found = await db.one<{ work: Work | null }>(
    `select case
       when exists (select from casework.task where person_id = $1 and closed_at is null) then 'task'
       when exists (select from determination.change where person_id = $1 and run_id = (${latestRunSql})) then 'month'
       when exists (select from registry.payment_account
         where person_id = $1 and ${unconfirmedOn('$3')} and recorded_by <> $2) then 'account'
     end as work`,
    [personId, actorId, today],
  )
  return found?.work ?? undefined
}
