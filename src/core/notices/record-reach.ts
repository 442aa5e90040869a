import { z } from 'zod'
import { command } from '#platform/command.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Way } from './escalation.ts'
import type { Reach } from './notice.ts'
import { noticeProblem } from './problems.ts'

const about = z.strictObject({ personId: z.coerce.number().int().positive(), noticeId: z.uuid() })

/** The person opened a message, or answered what it asked: the strongest proof there is. */
export const confirmRead = command({
  id: 'notice.confirm-read',
  permission: 'notice.read',
  purpose: 'service',
  input: about,
  problems: noticeProblem.pick('notice-not-found'),
  async run({ personId, noticeId }, { db, actor, now, audit, problem }) {
    audit.subjects([personId])
    const shown = {
      personId,
      noticeId,
      way: 'portal',
      state: 'read',
      proof: 'opened',
      actor: actor.id,
      now,
    } as const
    if (!(await recordReach(db, shown))) throw problem('notice-not-found')
    return {}
  },
})

/** A worker handed over a letter, read it out, or was there. `proof` names the receipt or the task, never a person. */
export const recordHandOver = command({
  id: 'notice.record-hand-over',
  permission: 'notice.record-reach',
  purpose: 'service',
  input: about.extend({
    way: z.enum(['print', 'voice', 'visit']),
    state: z.enum(['delivered', 'read']),
    proof: z.string().regex(/^[\w:.-]{1,80}$/),
  }),
  problems: noticeProblem.pick('notice-not-found'),
  async run({ personId, noticeId, way, state, proof }, { db, actor, now, audit, problem }) {
    audit.subjects([personId])
    audit.detail({ way, state })
    const shown = { personId, noticeId, way, state, proof, actor: actor.id, now }
    if (!(await recordReach(db, shown))) throw problem('notice-not-found')
    return {}
  },
})

export type Shown = {
  readonly personId: number
  readonly noticeId: string
  readonly way: Way
  readonly state: Reach
  readonly proof: string
  readonly actor: string
  readonly now: string
}

/**
 * Writes down what shows that a notice reached the person, inside another command; the same twice is once. False where there
 * is no such notice, or none the actor may see.
 */
export async function recordReach(
  db: Tx,
  { personId, noticeId, way, state, proof, actor, now }: Shown,
): Promise<boolean> {
  const notice = await db.one<{ district: string; township: string }>(
    'select district, township from notices.outbox where person_id = $1 and notice_id = $2',
    [personId, noticeId],
  )
  if (!notice) return false
  await db.run(
    `insert into notices.attempt (person_id, notice_id, channel, try, state, proof, district, township, at, recorded_by)
     values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [personId, noticeId, way, state, proof, notice.district, notice.township, now, actor],
  )
  return true
}

type Answered = Omit<Shown, 'noticeId' | 'way' | 'state'> & {
  readonly notice: string
  readonly reference: string
}

/** The person did what a notice asked for, by whatever way: nobody is to call or visit them about it. */
export async function recordAnswer(
  db: Tx,
  { personId, notice, reference, ...shown }: Answered,
): Promise<void> {
  const told = await db.one<{ notice_id: string }>(
    'select notice_id from notices.outbox where person_id = $1 and notice = $2 and reference = $3',
    [personId, notice, reference],
  )
  if (told)
    await recordReach(db, { ...shown, personId, noticeId: told.notice_id, way: 'portal', state: 'read' })
}
