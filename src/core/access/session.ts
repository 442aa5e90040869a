import { randomBytes, randomUUID } from 'node:crypto'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { type Tx, withContext } from '#platform/db/transaction.ts'
import { digestOfSecret } from './attempt.ts'
import { type DisplayChoice, displayChoice } from './display.ts'
import { listStandingDuties } from './duties.ts'
import type { MandateScope } from '#core/registry/mandate.ts'
import { findWhole, listFiles } from '#core/registry/whole-person.ts'
import { listWards } from '#core/registry/standing-mandates.ts'
import type { Permission } from './matrix.ts'
import { isRole } from './roles.ts'
import { type Standing, visitor } from './standing.ts'

/** How somebody came in. */
export type SignInWay = 'passkey' | 'provider' | 'invitation' | 'ticket' | 'code' | 'on-site' | 'persona'

/** Who comes in: a colleague on one of their duties, or a resident as themselves or for somebody. */
export type Incoming =
  | { readonly staffId: string; readonly dutyId?: string; readonly how: SignInWay }
  | {
      readonly personId: number
      readonly actingFor?: number
      readonly assistedBy?: string
      readonly how: SignInWay
    }

export type Visit = {
  readonly sessionId: string
  readonly standing: Standing
  readonly name: string
  readonly how: SignInWay
  readonly openedAt: string
  readonly expiresAt: string
  readonly staffId?: string
  readonly dutyId?: string
  readonly personId?: number
  readonly actingFor?: number
  /** Whom one acts for; absent once the mandate is over: then one sees nobody, and may only go back to oneself. */
  readonly wardName?: string
  /** How they want pages to look, once they have said so. */
  readonly display?: DisplayChoice
  /** Name of the worker beside the resident. */
  readonly helper?: string
}

const HOUR = 3_600_000
const ABSOLUTE_MS = 12 * HOUR
/** Somebody else's machine, or nobody's key yet: long enough for what it is for. */
const SHORT_MS = HOUR / 4
const lastsMs: Partial<Record<SignInWay, number>> = { 'on-site': SHORT_MS, invitation: SHORT_MS }
export const IDLE_MS = { staff: HOUR / 2, resident: 2 * HOUR }
const MOST_AT_ONCE = 3

/** Whoever signs in is nobody yet. */
export const signingIn = { actor: visitor.id, read: ['c:sign-in', 'c:by-number'], write: ['c:sign-in'] }

type Opening = {
  readonly sessionId?: string
  /** Where it goes on from another session: it lasts no longer than that one. */
  readonly until?: string
}

/**
 * Opens a session and gives the token the browser is to keep; we keep only its digest. Whoever has too many sessions open
 * loses the oldest.
 */
export async function openSession(
  tx: Tx,
  incoming: Incoming,
  now: string,
  { sessionId = randomUUID(), until }: Opening = {},
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const staffId = 'staffId' in incoming ? incoming.staffId : null
  const personId = 'personId' in incoming ? incoming.personId : null
  await tx.run(
    `update access.session set ended_at = $3 where session_id in (
       select session_id from access.session where ended_at is null and (staff_id = $1 or person_id = $2)
       order by opened_at desc offset ${MOST_AT_ONCE - 1})`,
    [staffId, personId, now],
  )
  await tx.run(
    `insert into access.session (session_id, token_digest, staff_id, duty_id, person_id, acting_for, assisted_by, how,
       opened_at, last_seen_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)`,
    [
      sessionId,
      digestOfSecret(token),
      staffId,
      'dutyId' in incoming ? (incoming.dutyId ?? null) : null,
      personId,
      'actingFor' in incoming ? (incoming.actingFor ?? null) : null,
      'assistedBy' in incoming ? (incoming.assistedBy ?? null) : null,
      incoming.how,
      now,
      until ?? new Date(Date.parse(now) + (lastsMs[incoming.how] ?? ABSOLUTE_MS)).toISOString(),
    ],
  )
  return token
}

/** Ends every session of whoever holds this one. */
export async function endSessions(tx: Tx, sessionId: string, now: string): Promise<void> {
  await tx.run(
    `update access.session s set ended_at = $2 from access.session own
     where own.session_id = $1 and s.ended_at is null
       and (s.staff_id = own.staff_id or s.person_id = own.person_id)`,
    [sessionId, now],
  )
}

type SessionRow = {
  session_id: string
  staff_id: string | null
  duty_id: string | null
  person_id: number | null
  acting_for: number | null
  assisted_by: string | null
  how: SignInWay
  opened_at: string
  expires_at: string
  last_seen_at: string
  name: string
  helper: string | null
  display: unknown
}

/**
 * Who a token belongs to, as of now: what a duty, a stand-in, a mandate or a break-glass gave yesterday counts for nothing
 * once it has ended. `undefined` for a token that is unknown, over, or was left lying too long.
 */
export async function findVisit(database: Database, token: string, clock: Clock): Promise<Visit | undefined> {
  return withContext(database.app, signingIn, async (tx) => {
    const now = clock.now()
    const row = await tx.one<SessionRow>(
      `select s.session_id, s.staff_id, s.duty_id, s.person_id, s.acting_for, s.assisted_by, s.how, s.opened_at,
         s.expires_at, s.last_seen_at, coalesce(f.name, p.name) as name, h.name as helper,
         case when d.account is not null
           then json_build_object('theme', d.theme, 'size', d.size, 'reading', d.reading, 'lang', d.lang) end as display
       from access.session s left join access.staff f using (staff_id)
       left join access.staff h on h.staff_id = s.assisted_by
       left join registry.person p on p.person_id = s.person_id
       left join access.display d on d.account = coalesce('staff:' || s.staff_id, 'resident:' || s.person_id)
       where s.token_digest = $1 and s.ended_at is null and s.expires_at > $2
         and (f.staff_id is null or f.left_on is null or f.left_on > $3)`,
      [digestOfSecret(token), now, clock.today()],
    )
    if (!row) return undefined
    const idle = Date.parse(now) - Date.parse(row.last_seen_at)
    if (idle > (row.staff_id === null ? IDLE_MS.resident : IDLE_MS.staff)) return undefined
    if (idle > 60_000)
      await tx.run('update access.session set last_seen_at = $2 where session_id = $1', [row.session_id, now])
    return row.staff_id === null ? residentVisit(tx, row, clock) : staffVisit(tx, row, row.staff_id, clock)
  })
}

function visitOf({ session_id, name, how, opened_at, expires_at, display }: SessionRow) {
  return {
    sessionId: session_id,
    name,
    how,
    openedAt: opened_at,
    expiresAt: expires_at,
    ...(display !== null && { display: displayChoice.parse(display) }),
  }
}

async function residentVisit(tx: Tx, row: SessionRow, clock: Clock): Promise<Visit | undefined> {
  const personId = row.person_id ?? 0
  const own = {
    id: `resident:${personId}`,
    cases: [],
    ...(row.assisted_by !== null && { assistedBy: `staff:${row.assisted_by}` }),
  }
  const visit = { ...visitOf(row), personId, ...(row.helper !== null && { helper: row.helper }) }
  if (row.acting_for === null) {
    const whole = await findWhole(tx, personId)
    return whole && { ...visit, standing: { ...own, role: 'resident', people: whole.files } }
  }
  const wards = await listWards(tx, { personId }, clock.today())
  // Several mandates for one person hold side by side: a parent's, and a written one for the money.
  const standing = wards.filter((each) => each.personId === row.acting_for)
  const [ward] = standing
  return {
    ...visit,
    actingFor: row.acting_for,
    ...(ward && { wardName: ward.name }),
    standing: {
      ...own,
      role: 'guardian',
      people: ward?.files ?? [],
      permissions: [
        ...(ward ? alwaysPermitted : backToOneself),
        ...standing.flatMap(({ scopes }) => scopes).flatMap((scope) => permissionsOf[scope]),
      ],
    },
  }
}

const backToOneself: readonly Permission[] = ['session.own', 'sign-in']
/** What tells nothing about anybody. */
const alwaysPermitted: readonly Permission[] = [...backToOneself, 'first-run', 'publicity.look', 'month.find']

/** What a mandate of a scope lets its holder do; what no scope names a delegate may not do, whatever the matrix says. */
const permissionsOf: Readonly<Record<MandateScope, readonly Permission[]>> = {
  view: [
    'decision.explain',
    'person.file',
    'task.read',
    'notice.read',
    'look.read',
    'contact.read',
    'account.read',
    'mandate.read',
  ],
  apply: ['task.open', 'contact.prefer'],
  'receive-money': ['account.confirm', 'account.record'],
  object: ['task.open'],
}

/**
 * A colleague without a duty today is somebody who has not signed in. Whoever holds no more than an invitation may do what a
 * visitor may, which is to add what they will sign in with.
 */
async function staffVisit(
  tx: Tx,
  row: SessionRow,
  staffId: string,
  clock: Clock,
): Promise<Visit | undefined> {
  if (row.how === 'invitation')
    return { ...visitOf(row), staffId, standing: { ...visitor, id: `staff:${staffId}` } }
  const duties = await listStandingDuties(tx, staffId, clock.today())
  const duty = duties.find(({ dutyId }) => dutyId === row.duty_id)
  if (!duty || !isRole(duty.role)) return undefined
  return {
    ...visitOf(row),
    staffId,
    dutyId: duty.dutyId,
    standing: {
      id: `staff:${staffId}`,
      role: duty.role,
      region: duty.region,
      people: await peopleOf(tx, duty.region),
      cases: await casesOf(tx, staffId, clock.now()),
    },
  }
}

/** Everybody of a village or a grid: few enough to be named one by one. */
async function peopleOf(tx: Tx, region: string): Promise<readonly number[]> {
  const [township, village, grid] = region.split('/')
  if (village === undefined) return []
  const rows = await tx.many<{ person_id: number }>(
    `select person_id from registry.person where township = $1 and village = $2 and ($3::text is null or grid = $3)
     order by person_id limit 5000`,
    [township, village, grid ?? null],
  )
  return listFiles(
    tx,
    rows.map(({ person_id }) => person_id),
  )
}

async function casesOf(tx: Tx, staffId: string, now: string): Promise<readonly number[]> {
  const rows = await tx.many<{ person_id: number }>(
    `select person_id from access.break_glass where staff_id = $1 and valid_from <= $2 and valid_until > $2
     union select person_id from access.stated_work where staff_id = $1 and valid_from <= $2 and valid_until > $2
     union select person_id from casework.task where holder = $1 and closed_at is null and person_id is not null`,
    [staffId, now],
  )
  return listFiles(
    tx,
    rows.map(({ person_id }) => person_id),
  )
}
