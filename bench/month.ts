import { columnsNeeded, newColumn, UNKNOWN_32, type Columns } from '#engine/columns.ts'
import { compileKernel, type Kernel } from '#engine/kernel.ts'
import { parametersOf } from '#engine/parameters.ts'
import { isDue, outputId } from '#core/benefits/benefit.ts'
import { decidingOutputs, ruleSetOf } from '#core/benefits/rule-set.ts'
import { snapshotSelect } from '#core/benefits/snapshot-query.ts'
import { listCoverage } from '#core/benefits/snapshot.ts'
import { benefits as offered } from '#apps/catalogue.ts'
import { copyIn, copyOut, type ColumnOut } from '#platform/db/copy.ts'
import { createTestDatabase } from '#platform/db/test-database.ts'
import { transaction, type Tx } from '#platform/db/transaction.ts'

/**
 * perf:P9: a whole run from the database and back against the same COPY out and in with nothing decided
 * in between. Run with the number of people; ratios of medians in one process.
 */
const people = Number(process.argv[2] ?? 100_000)
const ROUNDS = 7
const month = 2026 * 12 + 10

const benefits = offered.filter(({ pays }) => isDue(pays, month))
const ruleSet = ruleSetOf(benefits)
const deciding = decidingOutputs(ruleSet)

const database = await createTestDatabase()
try {
  await transaction(database.batch, populate)
  const kernel = compileKernel(deciding)
  const whole: number[] = []
  const copies: number[] = []
  let lines: Lines = { people: new Float64Array(), amounts: new Int32Array() }
  for (let round = 0; round < ROUNDS; round++) {
    whole.push(
      await timed(async (tx) => {
        const facts = await readFacts(tx)
        lines = decide(facts, kernel)
        await write(tx, lines)
      }),
    )
    copies.push(
      await timed(async (tx) => {
        await readFacts(tx)
        await write(tx, lines)
      }),
    )
  }
  const [run, copy] = [median(whole), median(copies)]
  console.log(`people ${people}, lines ${lines.people.length}, benefits ${benefits.length}`)
  console.log(`whole run ${run.toFixed(0)} ms, the same COPY ${copy.toFixed(0)} ms`)
  console.log(`perf:P9 ${(run / copy).toFixed(3)} (at most 1.15)`)
} finally {
  await database.drop()
}

type Facts = { people: Float64Array; columns: Columns }
type Lines = { people: Float64Array; amounts: Int32Array }

async function readFacts(tx: Tx): Promise<Facts> {
  const needs = columnsNeeded(deciding)
  const spec: Record<string, ColumnOut> = {
    person_id: { type: 'int8' },
    on_roll: { type: 'bool' },
    household: { type: 'int8', null: -1 },
  }
  for (const { key } of needs) spec[key] = { type: 'int4', null: UNKNOWN_32 }
  const { rows, columns } = await copyOut(
    tx.client,
    snapshotSelect(deciding, { month, coverage: await listCoverage(tx) }),
    spec,
  )
  const facts: Record<string, Int8Array | Int32Array> = {}
  for (const { key, fact } of needs) {
    const declaration = deciding.facts[fact]
    const values = columns[key]
    if (!declaration || !(values instanceof Int32Array)) throw new Error(key)
    const column = newColumn(declaration, rows)
    for (let row = 0; row < rows; row++) {
      const value = values[row] ?? UNKNOWN_32
      if (value !== UNKNOWN_32) column[row] = value
    }
    facts[key] = column
  }
  if (!(columns['person_id'] instanceof Float64Array)) throw new Error('person_id')
  return {
    people: columns['person_id'],
    columns: { size: rows, facts, household: new Int32Array(rows).fill(UNKNOWN_32), previous: {} },
  }
}

function decide({ people: ids, columns }: Facts, kernel: Kernel): Lines {
  const outputs = Object.fromEntries(
    Object.keys(deciding.outputs).map((id) => [id, new Int32Array(ids.length)]),
  )
  kernel.run(parametersOf(deciding.parameters, month), columns, outputs, 0, ids.length)
  const kept: number[] = []
  const amounts: number[] = []
  for (const { id } of benefits) {
    const granted = outputs[outputId(id, 'granted')] ?? new Int32Array()
    const payable = outputs[outputId(id, 'payable')] ?? new Int32Array()
    for (let row = 0; row < granted.length; row++) {
      if (granted[row] === 0) continue
      kept.push(ids[row] ?? 0)
      amounts.push(granted[row] === 1 ? (payable[row] ?? UNKNOWN_32) : UNKNOWN_32)
    }
  }
  return { people: Float64Array.from(kept), amounts: Int32Array.from(amounts) }
}

async function write(tx: Tx, { people: ids, amounts }: Lines): Promise<void> {
  await tx.run('create unlogged table staging.bench_lines (person_id bigint, amount_fen int4)')
  await copyIn(tx.client, 'staging.bench_lines', ids.length, {
    person_id: { type: 'int8', values: ids },
    amount_fen: { type: 'int4', values: amounts, null: UNKNOWN_32 },
  })
  await tx.run('drop table staging.bench_lines')
}

async function timed(body: (tx: Tx) => Promise<void>): Promise<number> {
  const started = performance.now()
  await transaction(database.batch, body)
  return performance.now() - started
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** Made-up people straight in the tables: this measures moving and deciding, not importing. */
async function populate(tx: Tx): Promise<void> {
  const spell = `'haishu', 't-330203001', date '2020-01-01', null::date, 'dpf', gen_random_uuid()`
  const common = 'person_id, district, township, valid_from, valid_until, source, batch_id'
  const everybody = `generate_series(1, ${people}) i`
  await tx.run(`insert into exchange.coverage (kind, district, covered_from, as_of, source, batch_id)
    select k, 'ningbo', '2019-01-01', '2026-11-30', 'dpf', gen_random_uuid()
    from unnest(array['certificates','assistance','arrangement','status','insurance','employment']) k`)
  await tx.run(`insert into registry.person (person_id, name, birth_on, on_roll, district, township, source, batch_id)
    select i, '甲', date '1950-01-01' + i % 20000, true, 'haishu', 't-330203001', 'dpf', gen_random_uuid() from ${everybody}`)
  await tx.run(
    `insert into registry.hukou (${common}, hukou_district) select i, ${spell}, 'haishu' from ${everybody}`,
  )
  await tx.run(`insert into registry.certificate (${common}, state, category, components, level)
    select i, ${spell}, 'valid', 'physical', '{physical}', 1 + i % 4 from ${everybody}`)
  await tx.run(`insert into registry.care_need (${common}, tier, need_months)
    select i, ${spell}, (array['one','two','three','none'])[1 + i % 4], 12 from ${everybody} where i % 3 <> 0`)
  await tx.run(`insert into registry.assistance (${common}, kind, income_per_head_fen)
    select i, ${spell}, 'minimum-living-guarantee', 50000 from ${everybody} where i % 4 = 0`)
  await tx.run(
    `insert into registry.insurance (${common}, scheme) select i, ${spell}, 'resident' from ${everybody} where i % 5 <> 0`,
  )
  await tx.run(
    `insert into registry.employment (${common}, monthly_wage_fen) select i, ${spell}, 250000 from ${everybody} where i % 6 = 0`,
  )
}
