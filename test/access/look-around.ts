import { randomOf } from '#city/random.ts'
import { listLines, readMonth } from '#core/benefits/month-queries.ts'
import { lampAid } from '#core/benefits/example-benefit.ts'
import { listDutyTasks } from '#core/casework/task.ts'
import { findVisit } from '#core/access/session.ts'
import { actorOf } from '#core/access/standing.ts'
import type { Identity } from '#core/registry/identity.ts'
import { listPeople } from '#core/registry/list-people.ts'
import { readPersonFile } from '#core/registry/person-file.ts'
import { searchPeople } from '#core/registry/search-people.ts'
import { fixedClock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { withContext } from '#platform/db/transaction.ts'
import { execute, type ExecuteOptions } from '#platform/execute.ts'
import { Problem } from '#platform/problem.ts'
import { aboutWhom } from './oracle.ts'
import { howShown } from './oracle-of-fields.ts'
import { type Reached, reachedBy, seenIn } from './oracle-of-worlds.ts'
import { citizenNumberOf, worldBenefit, worldMonth, worldRun } from './stage-world.ts'
import { type File, wholeOf, type World } from './world.ts'

/** What was asked of a world, and every answer that is not the oracle's: too much is a leak, too little a fault. */
export type Looked = { asked: number; readonly wrong: string[] }

type Asking = {
  readonly world: World
  readonly by: Reached
  readonly options: ExecuteOptions & { readonly database: Database }
  readonly identity: Identity
  readonly random: ReturnType<typeof randomOf>
}
type Question = (asking: Asking) => Promise<readonly [expected: unknown, answered: unknown]>

/** Whoever holds some of the sessions of a world asks for people in every way there is; counts what was asked. */
export async function lookAround(
  { database, identity }: { readonly database: Database; readonly identity: Identity },
  world: World,
  {
    seed,
    visits,
    questions: each,
  }: { readonly seed: number; readonly visits: number; readonly questions: number },
): Promise<Looked> {
  const random = randomOf(seed, 1)
  const looked: Looked = { asked: 0, wrong: [] }
  const clock = fixedClock(world.now)
  for (const session of someOf(random, world.sessions, visits)) {
    const by = reachedBy(world, session)
    const visit = await findVisit(database, session.token, clock)
    looked.asked += 1
    if (visit?.standing.role !== by?.role)
      looked.wrong.push(`signed in as ${visit?.standing.role}, not ${by?.role}`)
    if (!visit || !by) continue
    const options = { database, clock, actor: actorOf(visit.standing) }
    for (const [name, question] of [...someOf(random, questions, each), ['rows', rows] as const]) {
      const [expected, answered] = await question({ world, by, options, identity, random })
      looked.asked += 1
      const [should, is] = [JSON.stringify(expected), JSON.stringify(answered)]
      if (should !== is) looked.wrong.push(`${by.role} ${name}: ${is} instead of ${should}`)
    }
  }
  return looked
}

const rowOperations = [
  'person.list',
  'person.file',
  'person.search',
  'month.lines',
  'emergency.list',
  'account.list',
  'task.read',
  'look.list',
  'session.list',
  'break-glass.open',
]

/** What row security shows without any condition of ours, under the labels of one operation. */
const rows: Question = async ({ world, by, options: { database, actor }, random }) => {
  const operation = random.pick(rowOperations)
  const access = actor.may(permissionOf[operation] ?? operation)
  const expected =
    aboutWhom(by.role, operation, by.scopes) === undefined ? refused : idsOf(seenIn(world, by, operation))
  if (!access) return [expected, refused]
  const found = await withContext(database.app, { actor: actor.id, read: access.read, write: [] }, (tx) =>
    tx.many<{ person_id: number }>('select person_id from registry.person'),
  )
  return [expected, idsOf(found.map(({ person_id }) => person_id))]
}
const permissionOf: Readonly<Record<string, string>> = {
  'month.lines': 'month.read',
  'account.list': 'account.read',
  'look.list': 'look.read',
  'session.list': 'session.own',
}

const refused = 'refused'
const questions: readonly (readonly [string, Question])[] = [
  [
    'list',
    async ({ world, by, options, random }) => {
      const place = random.chance(0.4)
        ? random.pick(world.files)[random.pick(['district', 'township'] as const)]
        : undefined
      const lacking = random.chance(0.3) ? 'phone' : 'nothing'
      const after = random.chance(0.3) ? random.below(8) : 0
      const expected = shown(world, by, 'person.list', (file) => {
        const isThere = place === undefined || file.district === place || file.township === place
        return (
          file.id > after &&
          file.onRoll &&
          file.survivor === null &&
          isThere &&
          (lacking === 'nothing' || !file.hasPhone)
        )
      })
      return [expected, await orRefusal(() => allPages(options, { place, lacking, paidInHand: [] }, after))]
    },
  ],
  [
    'search by name',
    async ({ world, by, options, identity, random }) => {
      const { name, district, township } = random.pick(world.files)
      const part = random.chance(0.5) ? name.slice(0, 2) : name
      const [at, place] = random.chance(0.5)
        ? (['district', district] as const)
        : (['township', township] as const)
      const seen = seenIn(world, by, 'person.search')
      const fits = world.files.filter(
        (file) => seen.has(file.id) && file.name.includes(part) && file[at] === place,
      )
      const heads = new Set(fits.map(({ id }) => wholeOf(world.files, id)))
      const expected = shown(world, by, 'person.search', ({ id }) => heads.has(id))
      if (Array.isArray(expected) && expected.length > 20) return [0, 0]
      const search = { name: part, [at]: place }
      return [
        expected,
        await orRefusal(async () => sorted((await execute(searchPeople(identity), search, options)).people)),
      ]
    },
  ],
  [
    'search by number',
    async ({ world, by, options, identity, random }) => {
      const file = random.pick(world.files)
      const seen = seenIn(world, by, 'person.search')
      const head = seen.has(file.id) ? wholeOf(world.files, file.id) : undefined
      const search = { number: citizenNumberOf(file.number) }
      return [
        shown(world, by, 'person.search', ({ id }) => id === head),
        await orRefusal(async () => sorted((await execute(searchPeople(identity), search, options)).people)),
      ]
    },
  ],
  [
    'file',
    async ({ world, by, options, random }) => {
      const { id } = random.pick(world.files)
      const seen = seenIn(world, by, 'person.file')
      const head = wholeOf(world.files, id)
      const isThere = seen.has(id) && seen.has(head)
      const answered = await orRefusal(async () => {
        const { identity: found, household } = await readPersonFile(options, { personId: id })
        return [found.personId, idsOf(household.members.map(({ personId }) => personId))]
      })
      if (aboutWhom(by.role, 'person.file', by.scopes) === undefined) return [refused, answered]
      return [isThere ? [head, membersSeen(world, seen, head)] : 'person-not-found', answered]
    },
  ],
  [
    'lines of a month',
    async ({ world, by, options, random }) => {
      const district = random.chance(0.3) ? random.pick(world.files).district : undefined
      const after = random.chance(0.3) ? random.below(8) : 0
      const expected = shown(world, by, 'month.lines', (file) => {
        return file.granted && file.id > after && (district === undefined || file.district === district)
      })
      if (Array.isArray(expected) && expected.length > 50) return [0, 0]
      const list = { run: worldRun, benefit: worldBenefit, kind: 'granted', after, district }
      return [expected, await orRefusal(async () => sorted((await execute(listLines, list, options)).lines))]
    },
  ],
  [
    'count of a month',
    async ({ world, by, options }) => {
      const isOffice = ['township', 'district', 'payment'].includes(by.role)
      const seen = isOffice ? seenIn(world, by, 'month.own') : new Set(world.files.map(({ id }) => id))
      const expected = world.files.filter(({ id, granted }) => granted && seen.has(id)).length
      const answered = await orRefusal(async () => {
        const { summary } = await readMonth({ ...options, benefits: [lampAid()] }, worldMonth)
        return summary.benefits[0]?.granted
      })
      // Whose mandate is over may go back to being themselves and nothing else.
      return [by.role === 'guardian' && by.own.length === 0 ? refused : expected, answered]
    },
  ],
  [
    'tasks of the duty',
    async ({ world, by, options }) => {
      const seen = seenIn(world, by, 'task.duty-list')
      const own = world.tasks.filter(
        ({ role, region, isOpen, file }) =>
          role === by.role && region === by.region && isOpen && seen.has(file),
      )
      const answered = await orRefusal(async () => {
        const { tasks, all } = await execute(listDutyTasks, {}, options)
        return [all, tasks.map(({ taskId }) => taskId).toSorted()]
      })
      const isRefused = aboutWhom(by.role, 'task.duty-list', by.scopes) === undefined
      return [isRefused ? refused : [own.length, own.map(({ id }) => id).toSorted()], answered]
    },
  ],
]

type Listed = { readonly personId: number; readonly name: string }

/** Whom an operation should list, each with the name as it should be shown; or a refusal. */
function shown(world: World, by: Reached, operation: string, fits: (file: File) => boolean): unknown {
  if (aboutWhom(by.role, operation, by.scopes) === undefined) return refused
  const seen = seenIn(world, by, operation)
  return world.files
    .filter((file) => seen.has(file.id) && fits(file))
    .map(({ id, name }) => [id, nameShown(howShown(by.role, by.linked.includes(id))[0] ?? '', name)])
}

function nameShown(how: string, name: string): string {
  if (how === 'seen') return name
  return how === 'never' ? '（不显示）' : `${name.slice(0, 1)}${'*'.repeat(name.length - 1)}`
}

function sorted(people: readonly Listed[]): unknown {
  return people
    .map(({ personId, name }) => [personId, name] as const)
    .toSorted(([one], [other]) => one - other)
}

async function allPages(options: ExecuteOptions, input: object, after: number): Promise<unknown> {
  const { people, more } = await execute(listPeople, { ...input, after }, options)
  const page = people.map(({ personId, name }) => [personId, name])
  return more
    ? [...page, ...((await allPages(options, input, people.at(-1)?.personId ?? 0)) as unknown[])]
    : page
}

/** Who lives with somebody, as far as the reader may see them and the file that stands for them. */
function membersSeen({ files }: World, seen: ReadonlySet<number>, head: number): number[] {
  const own = files
    .filter(({ id }) => seen.has(id) && wholeOf(files, id) === head)
    .map(({ household }) => household)
  const with_ = files.filter(
    ({ id, household }) => household !== null && own.includes(household) && seen.has(id),
  )
  return idsOf(new Set(with_.map(({ id }) => wholeOf(files, id)).filter((id) => seen.has(id))))
}

async function orRefusal(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return error.code === 'not-allowed' ? refused : error.code
  }
}

function idsOf(ids: Iterable<number>): number[] {
  return [...ids].toSorted((one, other) => one - other)
}

function someOf<T>(random: ReturnType<typeof randomOf>, items: readonly T[], count: number): T[] {
  const left = [...items]
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(random.below(left.length), 1),
  ).flat()
}
