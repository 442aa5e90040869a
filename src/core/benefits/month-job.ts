import { z } from 'zod'
import { formatMonth, parseMonth, type Month } from '#kernel/month.ts'
import { command } from '#platform/command.ts'
import { defineJob, type Job, type JobQueue } from '#platform/jobs.ts'
import type { Operation } from '#platform/operation.ts'
import type { Benefit } from './benefit.ts'
import { monthInput } from './month-queries.ts'
import { benefitProblem } from './problems.ts'
import { runMonth } from './run-month.ts'

type MonthPayload = { readonly month: string; readonly actor: string }

/** The month run as a background job: it survives a restart, and a second request for a month joins the first. */
export function monthJob(benefits: readonly Benefit[]): Job<MonthPayload> {
  return defineJob({
    name: 'month-run',
    payload: z.object({ month: z.string(), actor: z.string() }),
    async run({ month, actor }, { database, progress }) {
      await runMonth({
        database,
        benefits,
        month: getMonth(month),
        actor,
        onProgress: (done, total, step) => progress(done, total, step),
      })
    },
  })
}

/** Asks for a month to be decided; gives the id of the job that does it. */
export function startMonth(
  queue: JobQueue,
  benefits: readonly Benefit[],
): Operation<{ readonly jobId: string }> {
  const job = monthJob(benefits)
  return command({
    id: 'month.start',
    permission: 'month.run',
    purpose: 'determination',
    input: z.object({ month: monthInput }),
    problems: benefitProblem.pick('nobody-imported'),
    async run({ month }, { db, actor, audit, problem }) {
      const somebody = await db.one('select 1 from registry.person limit 1')
      if (!somebody) throw problem('nobody-imported')
      audit.detail({ month: formatMonth(month) })
      const payload = { month: formatMonth(month), actor: actor.id }
      return { jobId: await queue.enqueue(job, payload, { key: payload.month, tx: db }) }
    },
  })
}

function getMonth(text: string): Month {
  const month = parseMonth(text)
  if (month === undefined) throw new Error(`"${text}" is not a month`)
  return month
}
