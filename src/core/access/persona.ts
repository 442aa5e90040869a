import { z } from 'zod'
import { command } from '#platform/command.ts'
import { query } from '#platform/query.ts'
import { accessProblem } from './problems.ts'
import { endSessions, openSession } from './session.ts'
import { listStandingDuties } from './duties.ts'

/** Somebody invented whom a visitor of the trial may be for a while. */
export type Persona = {
  readonly key: string
  readonly name: string
  /** Of a colleague: role and region of the duty. */
  readonly role?: string
  readonly region?: string
}

const isTrial = `exists (select from platform.installation where kind = 'demo')`

/** Every colleague of the trial, and the residents of the given names; nobody where the installation is real. */
export const listPersonas = query({
  id: 'persona.list',
  kind: 'search',
  permission: 'sign-in',
  purpose: 'sign-in',
  input: z.object({ names: z.array(z.string()) }),
  problems: accessProblem.pick(),
  async run({ names }, { db, today }) {
    const staff = await db.many<{ key: string; name: string; role: string; region: string }>(
      `select 'staff:' || f.staff_id || ':' || d.duty_id as key, f.name, d.role, d.region
       from access.staff f join access.duty d using (staff_id)
       where ${isTrial} and d.valid_from <= $1 and d.valid_until > $1 order by f.added_at, f.staff_id`,
      [today],
    )
    const residents = await db.many<{ key: string; name: string }>(
      `select 'resident:' || person_id as key, name from registry.person
       where ${isTrial} and on_roll and name = any($1) order by array_position($1, name), person_id`,
      [names],
    )
    return [...staff, ...residents] as readonly Persona[]
  },
})

const personaKey = z.union([
  z.string().regex(/^staff:[0-9a-f-]{36}:[0-9a-f-]{36}$/),
  z.string().regex(/^resident:\d{1,16}$/),
])

/** Signs a visitor of the trial in as somebody invented. A real installation has no personas. */
export const signInAsPersona = command({
  id: 'persona.sign-in',
  permission: 'sign-in',
  purpose: 'sign-in',
  input: z.object({ key: personaKey }),
  problems: accessProblem.pick('sign-in-failed', 'no-duty-today'),
  async run({ key }, { db, now, today, problem }) {
    if (!(await db.one(`select 1 where ${isTrial}`))) throw problem('sign-in-failed')
    const [kind, first = '', dutyId] = key.split(':')
    if (kind === 'resident')
      return { token: await openSession(db, { personId: Number(first), how: 'persona' }, now) }
    const duty = (await listStandingDuties(db, first, today)).find((each) => each.dutyId === dutyId)
    if (!duty) throw problem('no-duty-today')
    const token = await openSession(db, { staffId: first, dutyId: duty.dutyId, how: 'persona' }, now)
    return { token }
  },
})

/** Ends every session of whoever asks. */
export const signOut = command({
  id: 'session.sign-out',
  permission: 'session.own',
  purpose: 'sign-in',
  input: z.object({ sessionId: z.uuid() }),
  problems: accessProblem.pick(),
  async run({ sessionId }, { db, now }) {
    await endSessions(db, sessionId, now)
  },
})
