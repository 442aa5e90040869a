import { parseArgs } from 'node:util'
import type { RuleSet } from '#engine/ast.ts'
import { columnsNeeded, UNKNOWN_32, type Columns } from '#engine/columns.ts'
import { compileKernel } from '#engine/kernel.ts'
import { parametersOf } from '#engine/parameters.ts'
import type { Month } from '#kernel/month.ts'
import { isDue, outputId } from '#core/benefits/benefit.ts'
import { decidingOutputs, ruleSetOf } from '#core/benefits/rule-set.ts'
import { snapshotSelect } from '#core/benefits/snapshot-query.ts'
import { columnOf, listCoverage } from '#core/benefits/snapshot.ts'
import { benefits as offered } from '#apps/catalogue.ts'
import { connect } from '#platform/db/connection.ts'
import { copyIn, copyOut, type ColumnOut } from '#platform/db/copy.ts'
import { createTestDatabase } from '#platform/db/test-database.ts'
import { transaction, type Tx } from '#platform/db/transaction.ts'
import { median, printFigures, type RoundTrip } from './figures.ts'
import { loadTenOutputsPeople, selectTenOutputsPeople } from './ten-outputs-table.ts'
import { BENCH_MONTH, tenOutputs, tenOutputsPeople } from './ten-outputs.ts'

/**
 * perf:P9: everybody's facts out of the database, decided, and a narrow roster back in, against the same COPY out and in
 * with nothing decided between; on the ten outputs the other figures are taken on, and on what the catalogue pays, whose
 * facts are put together from the registry. Prints the figures as JSON. `--people 20000` for a short run.
 */
const { people: asked } = parseArgs({ options: { people: { type: 'string' } } }).values
const TEN_OUTPUTS_PEOPLE = Number(asked ?? 1_000_000)
const OFFERED_PEOPLE = Number(asked ?? 100_000)
const NOVEMBER: Month = 2026 * 12 + 10
const ROUNDS = 9
const WARMING = 3

const database = await createTestDatabase()
try {
  printFigures({ rounds: ROUNDS, tenOutputs: await measureTenOutputs(), offered: await measureOffered() })
} finally {
  await database.drop()
}

async function measureTenOutputs(): Promise<RoundTrip> {
  const admin = await connect(database.admin)
  await loadTenOutputsPeople(admin, tenOutputsPeople(TEN_OUTPUTS_PEOPLE, true))
  await admin.query('GRANT SELECT ON public.people TO yongzhu_batch')
  await admin.query('VACUUM (ANALYZE, FREEZE) public.people')
  await admin.end()
  return measure({
    ruleSet: tenOutputs,
    month: BENCH_MONTH,
    select: async () => selectTenOutputsPeople(),
    payments: Object.keys(tenOutputs.outputs).map((amount) => ({ amount })),
  })
}

async function measureOffered(): Promise<RoundTrip> {
  await transaction(database.batch, populate)
  const benefits = offered.filter(({ pays }) => isDue(pays, NOVEMBER))
  const ruleSet = decidingOutputs(ruleSetOf(benefits))
  return measure({
    ruleSet,
    month: NOVEMBER,
    select: async (tx) => snapshotSelect(ruleSet, { month: NOVEMBER, coverage: await listCoverage(tx) }),
    payments: benefits.map(({ id }) => ({
      granted: outputId(id, 'granted'),
      amount: outputId(id, 'payable'),
    })),
  })
}

type Case = {
  readonly ruleSet: RuleSet
  readonly month: Month
  /** `person_id`, and a column of whole numbers for each fact the rules read. */
  readonly select: (tx: Tx) => Promise<string>
  /** Whoever has an amount other than nought, or is granted one, makes a line of the roster; so does who is unknown. */
  readonly payments: readonly { readonly granted?: string; readonly amount: string }[]
}

async function measure(of: Case): Promise<RoundTrip> {
  const kernel = compileKernel(of.ruleSet)
  const parameters = parametersOf(of.ruleSet.parameters, of.month)
  const runs: number[] = []
  const copies: number[] = []
  let people = 0
  let lines: Lines = { people: new Float64Array(), payments: new Int16Array(), amounts: new Int32Array() }
  for (let round = 0; round < WARMING + ROUNDS; round++) {
    runs.push(
      await timed(async (tx) => {
        const facts = columnsOf(await copyFacts(tx, of))
        const outputs = Object.fromEntries(
          Object.keys(of.ruleSet.outputs).map((id) => [id, new Int32Array(facts.columns.size)]),
        )
        kernel.run(parameters, facts.columns, outputs, 0, facts.columns.size)
        lines = linesOf(of, facts.people, outputs)
        people = facts.people.length
        await copyLines(tx, lines)
      }),
    )
    copies.push(
      await timed(async (tx) => {
        await copyFacts(tx, of)
        await copyLines(tx, lines)
      }),
    )
  }
  return {
    people,
    facts: columnsNeeded(of.ruleSet).length,
    outputs: Object.keys(of.ruleSet.outputs).length,
    lines: lines.people.length,
    // the first are compiled while they run
    runMs: median(runs.slice(WARMING)),
    copyMs: median(copies.slice(WARMING)),
  }
}

type Copied = Awaited<ReturnType<typeof copyFacts>>

async function copyFacts(tx: Tx, { ruleSet, select }: Case) {
  const spec: Record<string, ColumnOut> = { person_id: { type: 'int8' } }
  for (const { key, fact } of columnsNeeded(ruleSet)) spec[key] = columnOf(ruleSet, fact)
  const names = Object.keys(spec).map((name) => `"${name}"`)
  return copyOut(tx.client, `SELECT ${names.join(', ')} FROM (${await select(tx)}) AS "facts"`, spec)
}

/** What was copied, as the kernel reads it. */
function columnsOf({ rows, columns }: Copied): { people: Float64Array; columns: Columns } {
  const { person_id: people, ...facts } = columns
  if (!(people instanceof Float64Array)) throw new Error('person_id')
  const household = new Int32Array(rows).fill(UNKNOWN_32)
  return { people, columns: { size: rows, facts: facts as Columns['facts'], household, previous: {} } }
}

type Lines = { readonly people: Float64Array; readonly payments: Int16Array; readonly amounts: Int32Array }

function linesOf(
  { payments }: Case,
  ids: Float64Array,
  outputs: Readonly<Record<string, Int32Array>>,
): Lines {
  const found = payments.map(({ granted, amount }) => {
    const payable = outputs[amount] ?? new Int32Array()
    return { payable, decisive: granted === undefined ? payable : (outputs[granted] ?? payable) }
  })
  const length = found.reduce((sum, { decisive }) => sum + others(decisive), 0)
  const people = new Float64Array(length)
  const which = new Int16Array(length)
  const amounts = new Int32Array(length)
  let line = 0
  found.forEach(({ payable, decisive }, payment) => {
    for (let row = 0; row < ids.length; row++) {
      if (decisive[row] === 0) continue
      people[line] = ids[row] ?? 0
      which[line] = payment
      amounts[line] = decisive[row] === UNKNOWN_32 ? UNKNOWN_32 : (payable[row] ?? UNKNOWN_32)
      line += 1
    }
  })
  return { people, payments: which, amounts }
}

/** How many are not nought. */
function others(values: Int32Array): number {
  let count = 0
  for (let row = 0; row < values.length; row++) if (values[row] !== 0) count += 1
  return count
}

async function copyLines(tx: Tx, { people, payments, amounts }: Lines): Promise<void> {
  await tx.run(
    'create unlogged table staging.bench_lines (person_id bigint, payment smallint, amount_fen integer)',
  )
  await copyIn(tx.client, 'staging.bench_lines', people.length, {
    person_id: { type: 'int8', values: people },
    payment: { type: 'int2', values: payments },
    amount_fen: { type: 'int4', values: amounts, null: UNKNOWN_32 },
  })
  await tx.run('drop table staging.bench_lines')
}

async function timed(body: (tx: Tx) => Promise<void>): Promise<number> {
  const started = performance.now()
  await transaction(database.batch, body)
  return performance.now() - started
}

/** Made-up people straight in the tables: this measures moving and deciding, not importing. */
async function populate(tx: Tx): Promise<void> {
  const spell = `'haishu', 't-330203001', date '2020-01-01', null::date, 'dpf', gen_random_uuid()`
  const common = 'person_id, district, township, valid_from, valid_until, source, batch_id'
  const everybody = `generate_series(1, ${OFFERED_PEOPLE}) i`
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
