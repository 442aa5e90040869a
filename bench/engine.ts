import { parseArgs } from 'node:util'
import type pg from 'pg'
import { SETTINGS_FOR_GENERATED_SQL, sqlFor } from '#engine/sql.ts'
import { type Columns, NOT_APPLICABLE_32, subjectsOf, UNKNOWN_32, unknownOf } from '#engine/columns.ts'
import { compileKernel } from '#engine/kernel.ts'
import { parametersOf } from '#engine/parameters.ts'
import { trace } from '#engine/trace.ts'
import { connect } from '#platform/db/connection.ts'
import { type ColumnIn, copyIn } from '#platform/db/copy.ts'
import { createTestDatabase } from '#platform/db/test-database.ts'
import { BENCH_MONTH, outputsFor, tenOutputs, tenOutputsPeople } from './ten-outputs.ts'

/**
 * perf:P3, perf:P7 and perf:P11 on ten outputs, and one traced decision; all in one run on one machine, for only the
 * ratios mean anything. `--people=100000` for a short run.
 */
const { people = '1000000' } = parseArgs({ options: { people: { type: 'string' } } }).values
const size = Number(people)
const REPEATS = 7
const CHUNK = 8_192
const parameters = parametersOf(tenOutputs.parameters, BENCH_MONTH)
const outputIds = Object.keys(tenOutputs.outputs)
const columns = tenOutputsPeople(size, true)

const threeValued = measureKernel({})
const everythingUnknown = measureKernel({ lookFromRows: Infinity })
const twoValued = measureKernel({ knownFacts: 'all' }, tenOutputsPeople(size, false))
const traced = measureTraces()
const { fenced, unfenced, version } = await measureSql(threeValued.sums)

print(
  `${size} people, ten outputs, employment and income of 5 % and insurance of 3 % unknown; medians of ${REPEATS}`,
)
print(`kernel                       ${ms(threeValued.ms)}`)
print(`kernel, every column tested  ${ms(everythingUnknown.ms)}`)
print(`kernel, two-valued           ${ms(twoValued.ms)}`)
print(`PostgreSQL ${version}, fenced       ${ms(fenced)}`)
print(`PostgreSQL ${version}, unfenced     ${ms(unfenced)}`)
print('')
judge('perf:P3  fenced SQL / kernel', fenced / threeValued.ms, (ratio) => ratio >= 8, 'at least 8')
judge(
  'perf:P7  three-valued / two-valued',
  threeValued.ms / twoValued.ms,
  (ratio) => ratio <= 1.4,
  'at most 1.4',
)
print('         (columns in which nothing is unknown are found when preparing and then cost nothing;')
print(
  `         were something unknown in every column, it would be ${(everythingUnknown.ms / twoValued.ms).toFixed(2)})`,
)
judge('perf:P11 fenced / unfenced SQL', fenced / unfenced, (ratio) => ratio <= 0.4, 'at most 0.4')
judge(
  'perf:P13 a traced decision, p99 in µs',
  traced.p99,
  (us) => us <= 100,
  `at most 100; p50 ${traced.p50.toFixed(1)}`,
)

function measureKernel(options: Parameters<typeof compileKernel>[1], over: Columns = columns) {
  const kernel = compileKernel(tenOutputs, options)
  const out = outputsFor(tenOutputs, size)
  const times = Array.from({ length: REPEATS + 2 }, () => {
    const start = performance.now()
    const decide = kernel.prepare(parameters, over)
    for (let low = 0; low < size; low += CHUNK) decide(out, low, Math.min(size, low + CHUNK))
    return performance.now() - start
  })
  const sums = outputIds.map((id) =>
    (out[id] ?? new Int32Array()).reduce((a, b) => (b === UNKNOWN_32 ? a : a + b), 0),
  )
  // the first two are compiled while they run
  return { ms: median(times.slice(2)), sums }
}

/** The total of all ten outputs with everything it rests on, the way a page asks for it. */
function measureTraces(): { p50: number; p99: number } {
  const subject = subjectsOf(tenOutputs, tenOutputsPeople(30_000, true))
  const times = Array.from({ length: 30_000 }, (_, row) => {
    const start = process.hrtime.bigint()
    trace(tenOutputs, parameters, subject(row), 'total')
    return Number(process.hrtime.bigint() - start) / 1_000
  })
  const warm = times.slice(10_000).sort((a, b) => a - b)
  return { p50: warm[warm.length >> 1] ?? NaN, p99: warm[Math.floor(warm.length * 0.99)] ?? NaN }
}

async function measureSql(sums: readonly number[]) {
  const database = await createTestDatabase()
  const client = await connect(database.admin)
  try {
    await load(client)
    const version = String((await client.query('SHOW server_version')).rows[0]?.server_version)
    const fenced = await measureQuery(client, 'postgres', sums)
    return { fenced, unfenced: await measureQuery(client, 'unfenced', sums), version }
  } finally {
    await client.end()
    await database.drop()
  }
}

async function load(client: pg.Client): Promise<void> {
  const copied: Record<string, ColumnIn> = {
    person_id: { type: 'int4', values: Int32Array.from({ length: size }, (_, row) => row) },
    household: { type: 'int4', values: columns.household, null: UNKNOWN_32 },
  }
  const types = { bool: 'bool', enum: 'int2', int: 'int4', set: 'int4', date: 'date' } as const
  for (const declaration of Object.values(tenOutputs.facts)) {
    const key = `${declaration.id}@0l`
    const stored = columns.facts[key]
    if (!stored) throw new Error(`no column "${key}"`)
    const type = types[declaration.type]
    if (declaration.optional) {
      const applies = Int8Array.from(stored, (each) =>
        each === UNKNOWN_32 ? -1 : Number(each !== NOT_APPLICABLE_32),
      )
      copied[`${key}#applies`] = { type: 'bool', values: Array.from(applies), null: -1 }
      copied[key] = {
        type,
        values: stored.map((each) => (each === NOT_APPLICABLE_32 ? UNKNOWN_32 : each)),
        null: UNKNOWN_32,
      }
    } else copied[key] = { type, values: stored, null: unknownOf(stored) }
  }
  const definition = Object.entries(copied).map(([name, { type }]) => `"${name}" ${type}`)
  await client.query(`CREATE UNLOGGED TABLE people (${definition.join(', ')})`)
  await copyIn(client, 'public.people', size, copied)
  await client.query('VACUUM (ANALYZE, FREEZE) people')
}

/** Adds up every output, so that none is left out, and compares with the kernel before the time counts. */
async function measureQuery(client: pg.Client, profile: 'postgres' | 'unfenced', sums: readonly number[]) {
  await client.query('BEGIN')
  await client.query(SETTINGS_FOR_GENERATED_SQL)
  await client.query('SET LOCAL max_parallel_workers_per_gather = 0')
  const totals = outputIds.map((id) => `sum("${id}")::float8 AS "${id}"`)
  const text = `SELECT ${totals.join(', ')} FROM (${sqlFor(tenOutputs, parameters, 'people', { profile })}) AS "decided"`
  const times: number[] = []
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const start = performance.now()
    const { rows } = await client.query(text)
    times.push(performance.now() - start)
    const found = outputIds.map((id) => Number(rows[0]?.[id]))
    if (found.join() !== sums.join()) throw new Error(`SQL says ${found.join()}, the kernel ${sums.join()}`)
  }
  await client.query('COMMIT')
  return median(times)
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? NaN
}

function ms(time: number): string {
  return `${time.toFixed(1).padStart(9)} ms  ${((size * outputIds.length) / time / 1_000).toFixed(1)} M person-rules/s`
}

function judge(what: string, value: number, isMet: (value: number) => boolean, demand: string): void {
  print(`${what}: ${value.toFixed(2)} (${demand}) ${isMet(value) ? 'met' : 'NOT MET'}`)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
