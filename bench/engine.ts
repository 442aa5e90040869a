import { parseArgs } from 'node:util'
import type pg from 'pg'
import { SETTINGS_FOR_GENERATED_SQL, sqlFor } from '#engine/sql.ts'
import { type Columns, subjectsOf, UNKNOWN_32 } from '#engine/columns.ts'
import { compileKernel } from '#engine/kernel.ts'
import { parametersOf } from '#engine/parameters.ts'
import { trace } from '#engine/trace.ts'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase } from '#platform/db/test-database.ts'
import { median, printFigures } from './figures.ts'
import { loadTenOutputsPeople } from './ten-outputs-table.ts'
import { BENCH_MONTH, outputsFor, tenOutputs, tenOutputsPeople } from './ten-outputs.ts'

/**
 * perf:P3, perf:P7 and perf:P11 on ten outputs, and perf:P13, one traced decision; all in one process, for only the ratios
 * mean anything. Prints the figures as JSON. `--people 100000` for a short run.
 */
const { people = '1000000' } = parseArgs({ options: { people: { type: 'string' } } }).values
const size = Number(people)
const REPEATS = 7
const CHUNK = 8_192
const TRACED = 30_000
const parameters = parametersOf(tenOutputs.parameters, BENCH_MONTH)
const outputIds = Object.keys(tenOutputs.outputs)
const columns = tenOutputsPeople(size, true)

const threeValued = measureKernel({})
const everythingUnknown = measureKernel({ lookFromRows: Infinity })
const twoValued = measureKernel({ knownFacts: 'all' }, tenOutputsPeople(size, false))
const traced = measureTraces()
const { fenced, unfenced, version } = await measureSql(threeValued.sums)

printFigures({
  people: size,
  outputs: outputIds.length,
  repeats: REPEATS,
  version,
  kernelMs: threeValued.ms,
  everyColumnTestedMs: everythingUnknown.ms,
  twoValuedMs: twoValued.ms,
  fencedMs: fenced,
  unfencedMs: unfenced,
  tracedP50Us: traced.p50,
  tracedP99Us: traced.p99,
})

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

/**
 * The total of all ten outputs with everything it rests on, the way a page asks for it, in a process that has done so
 * for a while: the first rounds go into compiling, for rare values once more.
 */
function measureTraces(): { p50: number; p99: number } {
  const subject = subjectsOf(tenOutputs, tenOutputsPeople(TRACED, true))
  const round = () =>
    Array.from({ length: TRACED }, (_, row) => {
      const start = process.hrtime.bigint()
      trace(tenOutputs, parameters, subject(row), 'total')
      return Number(process.hrtime.bigint() - start) / 1_000
    })
  for (let warming = 0; warming < 4; warming++) round()
  const times = round().sort((a, b) => a - b)
  return { p50: times[TRACED >> 1] ?? NaN, p99: times[Math.floor(TRACED * 0.99)] ?? NaN }
}

async function measureSql(sums: readonly number[]) {
  const database = await createTestDatabase()
  const client = await connect(database.admin)
  try {
    await loadTenOutputsPeople(client, columns)
    await client.query('VACUUM (ANALYZE, FREEZE) public.people')
    const version = String((await client.query('SHOW server_version')).rows[0]?.server_version)
    const fenced = await measureQuery(client, 'postgres', sums)
    return { fenced, unfenced: await measureQuery(client, 'unfenced', sums), version }
  } finally {
    await client.end()
    await database.drop()
  }
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
