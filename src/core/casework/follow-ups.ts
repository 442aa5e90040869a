import { z } from 'zod'
import { addWorkingDays } from '#kernel/working-days.ts'
import { recordBulkWork } from '#platform/audit/bulk-work.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { withContext } from '#platform/db/transaction.ts'
import { defineJob, type Job } from '#platform/jobs.ts'
import { openTask } from './task.ts'

/** What a message left for a person to do. */
export const FOLLOW_UP = 'notice-follow-up'

/** Working days until somebody has been there or has called; no text sets it, 待核实. */
const WITHIN_WORKING_DAYS = 5
const AT_A_TIME = 200

const actor = 'system:notices'

type FollowUpRow = {
  person_id: number
  notice_id: string
  follow_up_id: string
  kind: string
  notice: string
  township: string
}

/**
 * Makes a task of the township of everything that messages left to do: a visit where none arrived, a family to speak with, an
 * answer to ask about. Each becomes one task, however often this runs. Gives how many were opened.
 */
export async function openFollowUps(database: Database, clock: Clock = systemClock): Promise<number> {
  const dueOn = addWorkingDays(clock.today(), WITHIN_WORKING_DAYS)
  return withContext(database.batch, { actor, read: [], write: [] }, async (tx) => {
    const rows = await tx.many<FollowUpRow>(
      `select f.person_id, f.notice_id, f.follow_up_id, f.kind, o.notice, p.township from notices.follow_up f
       join notices.outbox o using (person_id, notice_id) join registry.person p using (person_id)
       where not exists (select from casework.task t where t.person_id = f.person_id and t.kind = $1
         and t.about ->> 'followUp' = f.follow_up_id::text)
       order by f.at limit ${AT_A_TIME} for update of f skip locked`,
      [FOLLOW_UP],
    )
    const now = clock.now()
    for (const row of rows)
      await openTask(
        { db: tx, actor: { id: actor }, now },
        {
          kind: FOLLOW_UP,
          personId: row.person_id,
          about: { followUp: row.follow_up_id, why: row.kind, notice: row.notice, noticeId: row.notice_id },
          owner: { role: 'township', region: row.township },
          dueOn,
        },
      )
    if (rows.length > 0)
      await recordBulkWork(
        tx,
        {
          actor,
          operation: 'casework.follow-up',
          purpose: 'service',
          kind: 'write',
          people: rows.length,
          outcome: 'done',
          detail: {},
        },
        clock,
      )
    return rows.length
  })
}

/** To be put in line every minute. */
export function followUpJob(): Job<Record<string, never>> {
  return defineJob({
    name: 'notice-follow-ups',
    payload: z.record(z.string(), z.never()),
    async run(_, { database, progress }) {
      const opened = await openFollowUps(database)
      await progress(opened, opened, 'tasks-opened')
    },
  })
}
