import { randomOf, type Random } from '#city/random.ts'

/** A small invented city as plain data: files, colleagues, mandates, and everything that holds from one moment to another. */
export type World = {
  /** The instant asked about, and its day in Ningbo. */
  readonly now: string
  readonly today: string
  readonly files: readonly File[]
  readonly staff: readonly { readonly id: string; readonly left: string | null }[]
  readonly duties: readonly Duty[]
  readonly standIns: readonly Span<{ readonly duty: string; readonly staff: string }>[]
  readonly links: readonly Span<{
    readonly by: 'break-glass' | 'stated-work'
    readonly staff: string
    readonly file: number
  }>[]
  readonly tasks: readonly Task[]
  readonly mandates: readonly Mandate[]
  readonly sessions: readonly Session[]
}
type Span<T> = T & { readonly from: string; readonly until: string }
/** One file; `survivor` is the file it was merged into, `at` the places it is in, smallest last. */
export type File = {
  readonly id: number
  readonly name: string
  readonly number: string
  readonly bornOn: string | null
  readonly diedOn: string | null
  readonly onRoll: boolean
  readonly hasPhone: boolean
  readonly survivor: number | null
  readonly district: string
  readonly township: string
  readonly village: string | null
  readonly grid: string | null
  readonly household: number | null
  readonly granted: boolean
}
export type Duty = Span<{
  readonly id: string
  readonly staff: string
  readonly role: string
  readonly region: string
  readonly ended: string | null
}>
export type Task = {
  readonly id: string
  readonly file: number
  readonly holder: string | null
  readonly isOpen: boolean
  readonly role: string
  readonly region: string
}
export type Mandate = {
  readonly id: string
  readonly ward: number
  readonly delegate: number
  readonly basis: string
  readonly scopes: readonly string[]
  readonly from: string
  readonly until: string | null
}
export type Session = {
  readonly token: string
  readonly staff: string | null
  readonly duty: string | null
  readonly person: number | null
  readonly actingFor: number | null
  readonly seen: string
  readonly expires: string
  readonly ended: boolean
}

const places = [
  { district: 'haishu', township: 't-330203001' },
  { district: 'haishu', township: 't-330203009' },
  { district: 'yinzhou', township: 't-330212008' },
  { district: 'yinzhou', township: 't-330212009' },
]
const villages = [null, '月湖村', '月湖村', '平桥村']
const grids = [null, '一格', '二格']
const names = ['陈秀英', '陈秀', '秀英', '林建国', '王小妹', '王建国', '周明珠']
const placeless = ['assessor', 'institution', 'employer', 'volunteer', 'analyst', 'auditor', 'sysadmin']

/** One of endlessly many worlds; the same seed and number give the same one. */
export function makeWorld(seed: number, number: number): World {
  const random = randomOf(seed, number)
  const { pick, chance, below } = random
  const now = new Date(Date.UTC(2026, 10, 1 + below(28), below(24), below(60))).toISOString()
  const today = dayOf(now, 0)
  const day = () => dayOf(now, pick([-400, -40, -1, 0, 0, 1, 2, 40]))
  const files = makeFiles(random, 8 + below(chance(0.02) ? 110 : 12), today, day)
  const keys = files.map(({ id }) => id)
  const uuid = () => uuidOf(random)
  const staff = Array.from({ length: 5 }, () => ({ id: uuid(), left: chance(0.06) ? day() : null }))
  const anyStaff = () => pick(staff).id
  const duties = staff.flatMap((each): Duty[] =>
    Array.from({ length: chance(0.2) ? 2 : 1 }, () => ({
      id: uuid(),
      staff: each.id,
      ...makeOffice(random),
      ...span(chance(0.8) ? dayOf(now, -10) : day(), chance(0.8) ? dayOf(now, 10) : day(), (from) =>
        dayOf(`${from}T00:00:00Z`, 1),
      ),
      ended: chance(0.1) ? day() : null,
    })),
  )
  const standIns = duties
    .filter(() => chance(0.25))
    .map(({ id }) => ({
      duty: id,
      staff: anyStaff(),
      ...span(day(), day(), (from) => dayOf(`${from}T00:00:00Z`, 1)),
    }))
  const links = Array.from({ length: below(6) }, () => {
    const from = minute(now, pick([-60, -31, -30, -29, -1, 0, 1]))
    const by = pick(['break-glass', 'stated-work'] as const)
    return { by, staff: anyStaff(), file: pick(keys), from, until: minute(from, pick([1, 29, 30])) }
  })
  const tasks = Array.from({ length: below(6) }, (): Task => {
    const { role, region } = pick(duties)
    return {
      id: uuid(),
      file: pick(keys),
      holder: chance(0.7) ? anyStaff() : null,
      isOpen: chance(0.7),
      role,
      region,
    }
  })
  const mandates = makeMandates(random, files, day)
  return { now, today, files, staff, duties, standIns, links, tasks, mandates, sessions: makeSessions() }

  function makeSessions(): Session[] {
    const open = (whose: Partial<Session>): Session => ({
      token: uuid(),
      staff: null,
      duty: null,
      person: null,
      actingFor: null,
      seen: minute(now, -pick([0, 0, 1, 5, 29, 30, 31, 119, 120, 121])),
      expires: minute(now, chance(0.9) ? 60 : pick([-1, 0, 1])),
      ended: chance(0.05),
      ...whose,
    })
    return [
      ...duties.map(({ id, staff: own }) => open({ staff: own, duty: id })),
      ...standIns.map((each) => open({ staff: each.staff, duty: each.duty })),
      ...[pick(keys), pick(keys)].map((person) => open({ person })),
      ...mandates.map(({ ward, delegate }) =>
        open({ person: delegate, actingFor: chance(0.9) ? wholeOf(files, ward) : ward }),
      ),
    ]
  }
}

/** The file that stands for the person a file is about. */
export function wholeOf(files: readonly File[], id: number): number {
  return files.find((file) => file.id === id)?.survivor ?? id
}

function makeFiles({ pick, chance, below }: Random, count: number, today: string, day: () => string): File[] {
  const files: File[] = []
  for (let id = 1; id <= count; id += 1) {
    const heads = files.filter(({ survivor }) => survivor === null)
    const survivor = heads.length > 2 && chance(0.15) ? pick(heads) : undefined
    // Where files were merged but not yet moved together, each is still seen from its own place only.
    const place = survivor && chance(0.9) ? survivor : pick(places)
    const bornOn = pick([
      null,
      '1960-02-29',
      '2010-05-05',
      today.replace('2026', '2008'),
      dayOf(`${today.replace('2026', '2008')}T00:00:00Z`, 1),
    ])
    files.push({
      id,
      name: survivor && chance(0.5) ? survivor.name : pick(names),
      number: `${id}`,
      bornOn,
      diedOn: chance(0.15) ? day() : null,
      onRoll: survivor !== undefined || chance(0.85),
      hasPhone: chance(0.5),
      survivor: survivor?.id ?? null,
      district: place.district,
      township: place.township,
      village: pick(villages),
      grid: pick(grids),
      household: chance(0.5) ? 1 + below(4) : null,
      granted: chance(0.5),
    })
  }
  return files
}

function makeOffice({ pick, chance }: Random): { role: string; region: string } {
  const { district, township } = pick(places)
  const village = `${township}/${pick(['月湖村', '平桥村'])}`
  const offices = [
    { role: 'grid-worker', region: `${village}/${pick(['一格', '二格'])}` },
    { role: 'village-worker', region: village },
    { role: 'township', region: township },
    { role: 'district', region: district },
    { role: 'city', region: 'ningbo' },
    { role: 'payment', region: district },
  ]
  return chance(0.85) ? pick(offices) : { role: pick(placeless), region: pick(['ningbo', district]) }
}

/** At most one for each two people: what several say together is another question. */
function makeMandates(random: Random, files: readonly File[], day: () => string): Mandate[] {
  const { pick, chance, below } = random
  const found = new Map<string, Mandate>()
  for (let n = below(6); n > 0; n -= 1) {
    const [ward, delegate] = [pick(files).id, pick(files).id]
    const both = `${wholeOf(files, ward)} ${wholeOf(files, delegate)}`
    if (wholeOf(files, ward) === wholeOf(files, delegate)) continue
    const scopes = ['view', 'apply', 'receive-money', 'object'].filter(() => chance(0.5))
    found.set(both, {
      id: uuidOf(random),
      ward,
      delegate,
      basis: pick(['birth', 'court', 'written', 'written']),
      scopes: scopes.length > 0 ? scopes : ['view'],
      ...span(day(), chance(0.6) ? null : day(), (from) => dayOf(`${from}T00:00:00Z`, 1)),
    })
  }
  return [...found.values()]
}

/** From one end to the other; where they are the wrong way round it is as short as can be. */
function span<Until extends string | null>(from: string, until: Until, next: (from: string) => string) {
  return { from, until: until !== null && until <= from ? next(from) : until } as {
    from: string
    until: Until
  }
}

function minute(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString()
}

/** The day in Ningbo so many days from an instant. */
function dayOf(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)
}

function uuidOf({ below }: Random): string {
  const hex = Array.from({ length: 32 }, () => below(16).toString(16)).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
