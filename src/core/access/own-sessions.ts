import { z } from 'zod'
import { command } from '#platform/command.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { query } from '#platform/query.ts'
import { listWards } from '#core/registry/standing-mandates.ts'
import { type Duty, listStandingDuties } from './duties.ts'
import { accessProblem } from './problems.ts'
import { isRole } from './roles.ts'
import { IDLE_MS, openSession, type SignInWay } from './session.ts'

export type OwnSession = {
  readonly sessionId: string
  readonly how: SignInWay
  readonly openedAt: string
  readonly lastSeenAt: string
}

/** On what other duty one may act, and where else one is signed in. */
export type OwnAccount = {
  readonly sessions: readonly OwnSession[]
  readonly duties: readonly Duty[]
}

const isOwn = `(staff_id is not null and 'staff:' || staff_id::text = $1
  or person_id is not null and 'resident:' || person_id::text = $1)`

export const readOwnAccount = query({
  id: 'session.list',
  kind: 'read',
  permission: 'session.own',
  purpose: 'sign-in',
  input: z.object({}),
  problems: accessProblem.pick(),
  async run(_, { db, actor, now, today }): Promise<OwnAccount> {
    const rows = await db.many<{
      session_id: string
      how: SignInWay
      opened_at: string
      last_seen_at: string
    }>(
      `select session_id, how, opened_at, last_seen_at from access.session
       where ${isOwn} and ended_at is null and expires_at > $2
         and last_seen_at > $2::timestamptz - case when staff_id is null then $3::float8 else $4 end * interval '1 ms'
       order by opened_at desc`,
      [actor.id, now, IDLE_MS.resident, IDLE_MS.staff],
    )
    const [kind, id = ''] = actor.id.split(':')
    const duties = kind === 'staff' ? await listStandingDuties(db, id, today) : []
    return {
      sessions: rows.map((row) => ({
        sessionId: row.session_id,
        how: row.how,
        openedAt: row.opened_at,
        lastSeenAt: row.last_seen_at,
      })),
      duties: duties.filter(({ role }) => isRole(role)),
    }
  },
})

/** Ends one of one's own sessions, on this device or another. */
export const endOwnSession = command({
  id: 'session.end',
  permission: 'session.own',
  purpose: 'sign-in',
  input: z.object({ sessionId: z.uuid() }),
  problems: accessProblem.pick(),
  async run({ sessionId }, { db, actor, now }) {
    await db.run(
      `update access.session set ended_at = $3 where session_id = $2 and ended_at is null and ${isOwn}`,
      [actor.id, sessionId, now],
    )
  },
})

/** Goes on with another of one's duties: a new session, and the one before is over. */
export const changeDuty = command({
  id: 'session.change-duty',
  permission: 'session.own',
  purpose: 'sign-in',
  input: z.object({ sessionId: z.uuid(), dutyId: z.uuid() }),
  problems: accessProblem.pick('sign-in-needed', 'duty-not-found'),
  async run({ sessionId, dutyId }, { db, actor, now, today, audit, problem }) {
    const before = await endFor(db, sessionId, actor.id, now)
    if (!before?.staff_id) throw problem('sign-in-needed')
    const duties = await listStandingDuties(db, before.staff_id, today)
    if (!duties.some((duty) => duty.dutyId === dutyId)) throw problem('duty-not-found')
    audit.detail({ dutyId })
    const incoming = { staffId: before.staff_id, dutyId, how: before.how }
    return { token: await openSession(db, incoming, now, { until: before.expires_at }) }
  },
})

/** 替谁办: goes on for somebody whose mandate one holds, or for oneself again; a new session, and the one before is over. */
export const changeWhom = command({
  id: 'session.change-whom',
  permission: 'session.own',
  purpose: 'sign-in',
  input: z.object({
    sessionId: z.uuid(),
    whom: z.union([z.literal('self'), z.coerce.number().int().positive()]),
  }),
  problems: accessProblem.pick('sign-in-needed', 'no-mandate'),
  async run({ sessionId, whom }, { db, actor, now, today, audit, problem }) {
    const before = await endFor(db, sessionId, actor.id, now)
    const personId = before?.person_id
    if (!before || !personId) throw problem('sign-in-needed')
    const wards = whom === 'self' ? [] : await listWards(db, { personId }, today)
    const ward = wards.find((each) => each.personId === whom)
    if (whom !== 'self' && !ward) throw problem('no-mandate')
    audit.subjects(ward ? [ward.personId] : [])
    const incoming = {
      personId,
      ...(ward && { actingFor: ward.personId }),
      ...(before.assisted_by !== null && { assistedBy: before.assisted_by }),
      how: before.how,
    }
    return { token: await openSession(db, incoming, now, { until: before.expires_at }) }
  },
})

type Ended = {
  staff_id: string | null
  person_id: number | null
  assisted_by: string | null
  how: SignInWay
  expires_at: string
}

function endFor(db: Tx, sessionId: string, actor: string, now: string): Promise<Ended | undefined> {
  return db.one<Ended>(
    `update access.session set ended_at = $3 where session_id = $2 and ended_at is null and ${isOwn}
     returning staff_id, person_id, assisted_by, how, expires_at`,
    [actor, sessionId, now],
  )
}
