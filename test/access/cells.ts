import { roleCodes } from '#core/access/roles.ts'
import { findVisit } from '#core/access/session.ts'
import { actorOf, visitor } from '#core/access/standing.ts'
import { openIdentity } from '#core/registry/identity.ts'
import type { Actor } from '#platform/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { connect } from '#platform/db/connection.ts'
import type { TestDatabase } from '#platform/db/test-database.ts'
import { execute } from '#platform/execute.ts'
import type { Operation } from '#platform/operation.ts'
import { Problem } from '#platform/problem.ts'
import type { WrittenOperation } from './operations.ts'
import { aboutWhom } from './oracle.ts'
import { howShown } from './oracle-of-fields.ts'
import { prepareWorlds, stageWorld } from './stage-world.ts'
import type { File, World } from './world.ts'

/** How somebody stands to whoever looks, or to the place of their duty; the nearest that fits. */
export const relations = [
  'self',
  'ward',
  'same grid',
  'same village',
  'same township',
  'same district',
  'same city',
  'open case',
  'stranger',
] as const
type Relation = (typeof relations)[number]

export type Cells = { readonly count: number; readonly allowed: number; readonly wrong: readonly string[] }

const here = { district: 'haishu', township: 't-330203001', village: '月湖村', grid: '一格' }
const far = { district: 'yinzhou', township: 't-330212008', village: null, grid: null }
const placeOf: Readonly<Record<Relation, Pick<File, 'district' | 'township' | 'village' | 'grid'>>> = {
  self: far,
  ward: far,
  'same grid': here,
  'same village': { ...here, grid: '二格' },
  'same township': { ...here, village: '平桥村' },
  'same district': { ...here, township: 't-330203009' },
  'same city': far,
  'open case': far,
  stranger: { ...far, township: 't-330212009' },
}
const regionOf: Readonly<Record<string, string>> = {
  'grid-worker': 't-330203001/月湖村/一格',
  'village-worker': 't-330203001/月湖村',
  township: 't-330203001',
  district: 'haishu',
  payment: 'haishu',
}
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const scopes = ['view', 'apply', 'receive-money', 'object']
const staffRoles = roleCodes.filter((role) => !['visitor', 'resident', 'guardian'].includes(role))
const now = '2026-11-24T01:00:00.000Z'

/** Two files for each relation; those of `self` and `ward` are one person, the others two. */
const files: readonly File[] = relations.flatMap((relation, at) =>
  [1, 2].map((n): File => {
    const id = at * 2 + n
    const isOnePerson = relation === 'self' || relation === 'ward'
    return {
      id,
      name: `样本${id}`,
      number: `${id}`,
      bornOn: '1980-01-01',
      diedOn: null,
      onRoll: relation !== 'stranger',
      hasPhone: true,
      survivor: isOnePerson && n === 2 ? id - 1 : null,
      household: null,
      granted: true,
      ...placeOf[relation],
    }
  }),
)
const filesOf = (relation: Relation) => [1, 2].map((n) => relations.indexOf(relation) * 2 + n)
const [self = 0, ward = 0] = [filesOf('self')[0], filesOf('ward')[0]]
const session = {
  duty: null,
  staff: null,
  person: null,
  actingFor: null,
  seen: now,
  expires: '2026-11-24T02:00:00Z',
  ended: false,
}

/** One colleague for each role, one resident, and the same resident acting for their ward. */
const world: World = {
  now,
  today: '2026-11-24',
  files,
  staff: staffRoles.map((_, at) => ({ id: uuid(at), left: null })),
  duties: staffRoles.map((role, at) => ({
    id: uuid(100 + at),
    staff: uuid(at),
    role,
    region: regionOf[role] ?? 'ningbo',
    from: '2026-01-01',
    until: '2026-12-31',
    ended: null,
  })),
  standIns: [],
  links: staffRoles.map((_, at) => ({
    by: at % 2 === 0 ? ('break-glass' as const) : ('stated-work' as const),
    staff: uuid(at),
    file: filesOf('open case')[0] ?? 0,
    from: '2026-11-24T00:40:00Z',
    until: '2026-11-24T01:10:00Z',
  })),
  tasks: staffRoles.map((role, at) => ({
    id: uuid(200 + at),
    file: filesOf('open case')[1] ?? 0,
    holder: uuid(at),
    isOpen: true,
    role,
    region: 'ningbo',
  })),
  mandates: [
    { id: uuid(300), ward, delegate: self, basis: 'written', scopes, from: '2026-01-01', until: null },
  ],
  sessions: [
    ...staffRoles.map((role, at) => ({ ...session, token: role, staff: uuid(at), duty: uuid(100 + at) })),
    { ...session, token: 'resident', person: self },
    { ...session, token: 'guardian', person: self, actingFor: ward },
  ],
}

/**
 * Asks for every operation, as every role, whom row security shows and lets be written, and compares each of the nine
 * relations with the oracle. The sessions are real ones; what is run under each permission looks at everything.
 */
export async function compareCells(
  database: TestDatabase,
  operations: readonly WrittenOperation[],
): Promise<Cells> {
  const admin = await connect(database.admin)
  await prepareWorlds(admin)
  await stageWorld(admin, openIdentity(database.keys), world)
  await admin.query(recordsOfEverybody)
  await admin.end()
  const clock = fixedClock(now)
  const wrong: string[] = []
  let allowed = 0
  for (const role of roleCodes) {
    const standing = role === 'visitor' ? visitor : (await findVisit(database, role, clock))?.standing
    if (standing?.role !== role) throw new Error(`nobody is signed in as ${role}`)
    const actor = actorOf(standing)
    for (const operation of operations) {
      const reached = await reach(() => execute(probe(operation), {}, { database, actor, clock }))
      for (const relation of relations) {
        const answers = filesOf(relation).map((id) => answerOf(reached, actor, id))
        const expected = expectedOf(role, operation, relation)
        if (expected !== refused) allowed += 1
        if (answers.some((answer) => answer !== expected))
          wrong.push(`${role}, ${relation}, ${operation.id}: ${answers.join(' | ')} instead of ${expected}`)
      }
    }
  }
  return { count: roleCodes.length * relations.length * operations.length, allowed, wrong }
}

const records = {
  certificate: 'registry.certificate',
  household: 'registry.household_member',
  names: 'registry.name_key',
  contact: 'registry.contact_preference',
  need: 'registry.emergency_need',
  decision: 'determination.decision',
  account: 'registry.payment_account',
  mandate: 'registry.mandate',
  task: 'casework.task',
} as const
type RecordKind = keyof typeof records

/** One row about each person in every kind of record, so that none is shown where the person is not. */
const recordsOfEverybody = `
  insert into registry.certificate (person_id, district, township, state, category, components, level, valid_from, source, batch_id)
    select person_id, district, township, 'valid', 'visual', '{visual}', 1, '2020-01-01', 'dpf', gen_random_uuid() from registry.person;
  insert into registry.household_member (person_id, district, township, household_id, relation, valid_from, source, batch_id)
    select person_id, district, township, 1, 'self', '2020-01-01', 'dpf', gen_random_uuid() from registry.person;
  insert into registry.contact_preference (person_id, district, township, channels, large_type, sign_language, text_only, source, recorded_by, recorded_at)
    select person_id, district, township, '{sms}', false, false, false, 'dpf', 'staff:a', now() from registry.person;
  insert into registry.emergency_need (person_id, district, township, moves, needs_power, communicates, helpers, confirmed_on, recorded_by, recorded_at)
    select person_id, district, township, 'alone', true, '{speech}', '{}', '2026-11-01', 'staff:a', now() from registry.person;
  insert into registry.payment_account (account_id, person_id, district, township, digest, cipher, last_four, bank, holder, holder_name,
    name_check, valid_from, source, recorded_by, recorded_at)
    select gen_random_uuid(), person_id, district, township, '', '', '1234', '银行', 'own', name, 'same', '2026-01-01', 'dpf', 'staff:a', now()
    from registry.person;
  insert into registry.mandate (mandate_id, person_id, institution_code, delegate_name, basis, relation, scopes, evidence, district, township,
    valid_from, source, recorded_by, recorded_at)
    select gen_random_uuid(), person_id, '9133', '机构', 'institution', 'institution', '{view}', '合同', district, township, '2026-01-01', 'dpf', 'staff:a', now()
    from registry.person;
  insert into casework.task (person_id, task_id, kind, about, district, township, owner_role, owner_region, opened_at, opened_by, due_on)
    select person_id, gen_random_uuid(), 'request', '{}', district, township, 'township', 'nowhere', now(), 'staff:a', '2026-12-01' from registry.person`

type Reached = {
  readonly rows: readonly number[]
  readonly numbers: readonly number[]
  readonly written: readonly number[]
  readonly records: readonly (readonly [RecordKind, readonly number[]])[]
}
const refused = 'refused'

/** An operation like the one that is written, that looks at everything and tries to write about everybody instead. */
function probe({ permission, writes }: WrittenOperation): Operation<Reached> {
  return {
    id: 'probe',
    permission,
    purpose: 'review',
    kind: writes ? 'write' : 'search',
    bind:
      () =>
      async ({ db }) => {
        const idsIn = async (sql: string) =>
          (await db.many<{ person_id: number }>(sql)).map(({ person_id }) => person_id)
        const kept: [RecordKind, number[]][] = []
        for (const [name, table] of Object.entries(records) as [RecordKind, string][])
          kept.push([name, await idsIn(`select distinct person_id from ${table}`)])
        return {
          records: kept,
          rows: await idsIn('select person_id from registry.person'),
          numbers: await idsIn('select person_id from registry.identifier'),
          written: await idsIn('update registry.person set survivor_id = survivor_id returning person_id'),
        }
      },
  }
}

async function reach(ask: () => Promise<Reached>): Promise<Reached | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-allowed') return undefined
    throw error
  }
}

/** One cell in a line: whether the person, their number, their records and their being written about are there; how fields are shown. */
function cell(
  row: boolean,
  number: boolean,
  written: boolean,
  kept: readonly RecordKind[],
  shows: readonly string[],
): string {
  const all = Object.keys(records).length
  const told = kept.length === all ? ['all records'] : kept
  return [row ? 'there' : 'nobody', number && 'number', written && 'may be written', ...told, ...shows]
    .filter(Boolean)
    .join(', ')
}

function answerOf(reached: Reached | undefined, actor: Actor, id: number): string {
  if (!reached) return refused
  const shows = (['name', 'contact', 'secret'] as const).map((what) => actor.shows(what, id))
  const kept = reached.records.filter(([, ids]) => ids.includes(id)).map(([name]) => name)
  return cell(
    reached.rows.includes(id),
    reached.numbers.includes(id),
    reached.written.includes(id),
    kept,
    shows,
  )
}

const spelt: Readonly<Record<string, string>> = {
  seen: 'full',
  linked: 'reveal',
  masked: 'masked',
  never: 'hidden',
}
const nearTo: Readonly<Record<string, readonly Relation[]>> = {
  'grid-worker': ['same grid'],
  'village-worker': ['same grid', 'same village'],
  township: ['same grid', 'same village', 'same township'],
  district: ['same grid', 'same village', 'same township', 'same district'],
  payment: ['same grid', 'same village', 'same township', 'same district'],
  city: relations,
}

function expectedOf(role: string, { id, writes }: WrittenOperation, relation: Relation): string {
  const said = aboutWhom(role, id, scopes)
  if (said === undefined) return refused
  const [whom, plus] = said.split('+')
  const isOwn = whom === 'own' && relation === (role === 'guardian' ? 'ward' : 'self')
  const isLinked = staffRoles.some((each) => each === role) && relation === 'open case'
  const isNear = whom === 'place' && (nearTo[role] ?? []).includes(relation)
  const isNamed = isOwn || (isLinked && (whom === 'place' || whom === 'linked'))
  const isThere = whom === 'anyone' || isNamed || isNear
  // A number is read under a label of the person's own, which only those named one by one have, or found by itself.
  const isOneByOne = isNamed || (isNear && role.endsWith('-worker'))
  const number = isOneByOne || whom === 'anyone' || whom === 'number' || plus === 'number'
  const shows = howShown(role, isLinked).map((how) => spelt[how] ?? how)
  // Whether an account or a mandate is another's too is looked up everywhere by number; at sign-in, what links people.
  const byNumber: readonly RecordKind[] =
    whom === 'anyone' || whom === 'number' || plus ? ['account', 'mandate'] : []
  const atSignIn: readonly RecordKind[] = whom === 'anyone' ? ['task'] : []
  const kept =
    isThere && whom !== 'anyone' ? (Object.keys(records) as RecordKind[]) : [...byNumber, ...atSignIn]
  return cell(isThere, number, isThere && writes && whom !== 'anyone', kept, shows)
}
