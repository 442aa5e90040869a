import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { command } from '#platform/command.ts'
import { query } from '#platform/query.ts'
import { onSiteNotice } from '#core/notices/kinds/on-site.ts'
import { sendNotice } from '#core/notices/send-notice.ts'
import { findWhole, personKey } from '#core/registry/whole-person.ts'
import { accessProblem } from './problems.ts'
import { openSession } from './session.ts'

/** What a worker looked at before signing somebody in. */
export const papers = ['citizen-card', 'certificate', 'household-book', 'known-in-person'] as const

export type Paper = (typeof papers)[number]

/**
 * 现场代登录: a worker signs a resident of their area in, beside them, for a quarter of an hour. Both are on record, in the
 * session, in every audit entry made during it and in what is told to the resident.
 */
export const signInOnSite = command({
  id: 'on-site.sign-in',
  permission: 'on-site',
  purpose: 'on-site',
  input: z.object({
    personId: personKey,
    dutyId: z.uuid(),
    paper: z.enum(papers),
    reason: z.string().trim().min(4).max(200),
  }),
  problems: accessProblem.pick('not-in-area'),
  async run({ personId, dutyId, paper, reason }, { db, actor, now, today, audit, problem }) {
    const whole = await findWhole(db, personId)
    if (!whole) throw problem('not-in-area')
    const staffId = staffIdOf(actor)
    const sessionId = randomUUID()
    const incoming = { personId: whole.personId, assistedBy: staffId, how: 'on-site' } as const
    const token = await openSession(db, incoming, now, { sessionId })
    await db.run(
      `insert into access.on_site (session_id, person_id, staff_id, duty_id, paper, reason, opened_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [sessionId, whole.personId, staffId, dutyId, paper, reason, now],
    )
    audit.subjects(whole.files)
    audit.detail({ sessionId, paper })
    await sendNotice(db, {
      notice: onSiteNotice,
      values: { on: today },
      personId: whole.personId,
      reference: sessionId,
      actor: actor.id,
      now,
    })
    return { token }
  },
})

/** Whom a worker is about to sign in. */
export const readForOnSite = query({
  id: 'on-site.read',
  kind: 'read',
  permission: 'on-site',
  purpose: 'on-site',
  input: z.object({ personId: personKey }),
  problems: accessProblem.pick('not-in-area'),
  async run({ personId }, { db, audit, problem }) {
    const person = await db.one<{ name: string }>(
      `select w.name from registry.person f join registry.person w on w.person_id = coalesce(f.survivor_id, f.person_id)
       where f.person_id = $1`,
      [personId],
    )
    if (!person) throw problem('not-in-area')
    audit.subjects([personId])
    return { personId, name: person.name }
  },
})
