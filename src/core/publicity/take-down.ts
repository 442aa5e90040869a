import { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import { command } from '#platform/command.ts'
import { execute } from '#platform/execute.ts'
import { defineJob, type Job } from '#platform/jobs.ts'
import { publicityProblem } from './problems.ts'

/** Takes a notice down before its time: it was wrong, or an objection to it was upheld. */
export const withdrawNotice = command({
  id: 'publicity.withdraw',
  permission: 'publicity.withdraw',
  purpose: 'publicity',
  input: z.object({ noticeId: z.uuid(), reason: z.enum(['mistake', 'objection-upheld']) }),
  problems: publicityProblem.pick('not-on-display'),
  async run({ noticeId, reason }, { db, actor, now, audit, problem }) {
    const taken = await db.run(`${takeDownWhere('notice_id = $4')}`, [reason, now, actor.id, noticeId])
    if (taken === 0) throw problem('not-on-display')
    audit.detail({ noticeId, reason })
  },
})

/** Takes down whatever is past its day, once; running it again does nothing. */
export const takeDownExpired = command({
  id: 'publicity.take-down-expired',
  permission: 'publicity.take-down-expired',
  purpose: 'publicity',
  input: z.object({}),
  problems: publicityProblem.pick(),
  async run(_, { db, actor, today, now, audit }) {
    const taken = await db.run(takeDownWhere('take_down_on <= $4'), ['expired', now, actor.id, today])
    audit.detail({ taken })
    return { taken }
  },
})

/** One statement: the public's copy goes and the record comes, or neither. */
function takeDownWhere(condition: string): string {
  return `
    with taken as (
      delete from publicity.on_display where ${condition} returning notice_id, district, township
    )
    insert into publicity.take_down (notice_id, district, township, reason, taken_down_at, taken_down_by)
    select notice_id, district, township, $1, $2, $3 from taken`
}

/** The program that takes notices down, and may do nothing else. */
const caretaker: Actor = {
  id: 'system:publicity',
  shows: () => 'hidden',
  may: (permission) =>
    permission === takeDownExpired.permission ? { read: ['r:ningbo'], write: ['r:ningbo'] } : undefined,
}

/** To be run every day, soon after midnight; what it has not reached yet nobody can open any more all the same. */
export function takeDownJob(clock: Clock = systemClock): Job<Record<never, never>> {
  return defineJob({
    name: 'publicity-take-down',
    payload: z.object({}),
    async run(_, { database, progress }) {
      const { taken } = await execute(takeDownExpired, {}, { database, actor: caretaker, clock })
      await progress(taken, taken, 'taken down')
    },
  })
}
