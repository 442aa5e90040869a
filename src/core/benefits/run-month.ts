import { randomUUID } from 'node:crypto'
import { UNKNOWN_32 } from '#engine/columns.ts'
import { compileKernel } from '#engine/kernel.ts'
import { parametersOf } from '#engine/parameters.ts'
import { formatMonth, type Month } from '#kernel/month.ts'
import { type BulkEntry, failureOf, recordBulkWork } from '#platform/audit/bulk-work.ts'
import { copyIn } from '#platform/db/copy.ts'
import type { Database } from '#platform/db/database.ts'
import { transaction, type Tx, withContext } from '#platform/db/transaction.ts'
import { failPoint } from '#platform/fail-point.ts'
import { isDue, monthBefore, outputId, type Benefit } from './benefit.ts'
import { differenceSql } from './difference.ts'
import { publishRules } from './publication.ts'
import { findRevised, storeRevision } from './revision.ts'
import { type RunSummary, summariseRun } from './summarise-run.ts'
import { decidingOutputs, ruleSetOf } from './rule-set.ts'
import { storeOutputs } from './run-columns.ts'
import { takeSnapshot, type Snapshot } from './snapshot.ts'

export type Progress = (done: number, total: number, step: RunStep) => Promise<void> | void
export type RunStep = 'reading' | 'deciding' | 'storing' | 'comparing'

export type RunResult = { readonly run: string; readonly unchanged: boolean; readonly summary: RunSummary }

type Asked = {
  readonly database: Database
  readonly benefits: readonly Benefit[]
  readonly month: Month
  readonly actor: string
  readonly onProgress?: Progress
}

const ROWS_AT_A_TIME = 8192

/**
 * Decides one month for everybody: facts → snapshot → decisions → difference from the month before.
 *
 * Can be killed at any moment and started again: what is already stored is taken as it is, the rest is
 * done. With the same facts and rules a second run finds the first and changes nothing. Either leaves an audit entry, and so
 * does one that fails; one that is killed leaves it when it is started again.
 */
export async function runMonth(asked: Asked): Promise<RunResult> {
  const { database, month, actor } = asked
  try {
    return await decideMonth(asked)
  } catch (error) {
    await withContext(database.batch, { actor, read: [], write: [] }, (tx) =>
      recordBulkWork(tx, {
        ...workOf(asked),
        people: 0,
        outcome: failureOf(error),
        detail: { month: formatMonth(month) },
      }),
    )
    throw error
  }
}

function workOf({ actor }: Asked): Pick<BulkEntry, 'actor' | 'operation' | 'purpose' | 'kind'> {
  return { actor, operation: 'month.run', purpose: 'determination', kind: 'write' }
}

async function decideMonth(asked: Asked): Promise<RunResult> {
  const { database, benefits, month, actor, onProgress = () => {} } = asked
  const { batch } = database
  const due = benefits.filter(({ pays }) => isDue(pays, month))
  const ruleSet = ruleSetOf(due)
  const ruleHash = await transaction(batch, (tx) => publishRules(tx, ruleSet, actor))
  const { previousRun, comparisons } = await transaction(batch, async (tx) => ({
    previousRun: await findStandingRun(tx, month - 1),
    comparisons: await findComparisons(tx, due, month),
  }))

  await onProgress(0, 0, 'reading')
  const snapshot = await takeSnapshot(batch, { month, ruleSet, previousRun })
  const { run, steps } = await transaction(batch, (tx) =>
    openRun(tx, { month, ruleHash, snapshot, comparisons, actor }),
  )
  failPoint('run-opened')

  if (!steps.has('decided')) {
    const kernel = compileKernel(decidingOutputs(ruleSet))
    const outputs = Object.fromEntries(
      due
        .flatMap(({ id }) => [outputId(id, 'granted'), outputId(id, 'payable')])
        .map((id) => [id, new Int32Array(snapshot.people.length)]),
    )
    const decideRows = kernel.prepare(parametersOf(ruleSet.parameters, month), snapshot.columns)
    for (let low = 0; low < snapshot.people.length; low += ROWS_AT_A_TIME) {
      const high = Math.min(low + ROWS_AT_A_TIME, snapshot.people.length)
      decideRows(outputs, low, high)
      await onProgress(high, snapshot.people.length, 'deciding')
    }
    await onProgress(0, snapshot.people.length, 'storing')
    await transaction(batch, (tx) => storeDecisions(tx, { run, due, month, snapshot, outputs }))
    failPoint('decisions-stored')
  }
  if (!steps.has('compared')) {
    await onProgress(0, due.length, 'comparing')
    await transaction(batch, (tx) => storeChanges(tx, run, comparisons, month))
    failPoint('changes-stored')
  }
  const unchanged = steps.has('finished')
  const summary = await withContext(batch, { actor, read: [], write: [] }, async (tx) => {
    const finished = await finish(tx, run, due)
    const detail = { month: formatMonth(month), run, unchanged, ...countsOf(finished) }
    await recordBulkWork(tx, { ...workOf(asked), people: snapshot.people.length, outcome: 'done', detail })
    return finished
  })
  await onProgress(due.length, due.length, 'comparing')
  return { run, unchanged, summary }
}

function countsOf({ benefits }: RunSummary): { granted: number; needs: number } {
  return {
    granted: benefits.reduce((sum, { granted }) => sum + granted, 0),
    needs: benefits.reduce((sum, { needs }) => sum + needs, 0),
  }
}

/** The run that counts for a month: the last one that was finished. */
async function findStandingRun(tx: Tx, month: Month): Promise<string | undefined> {
  const found = await tx.one<{ run_id: string }>(
    `select r.run_id from determination.run r join determination.run_step s using (run_id)
      where r.month = $1 and s.step = 'finished' order by r.started_at desc, r.run_id limit 1`,
    [`${formatMonth(month)}-01`],
  )
  return found?.run_id
}

/** Benefits that are compared with the same run; none where they have not been paid before. */
type Comparison = { readonly earlier: string | undefined; readonly benefits: readonly string[] }

/** Each benefit is compared with its own last payment: the month before, the quarter before, the year before. */
async function findComparisons(tx: Tx, due: readonly Benefit[], month: Month): Promise<Comparison[]> {
  const found: Comparison[] = []
  for (const [before, benefits] of Map.groupBy(due, ({ pays }) => monthBefore(pays, month)))
    found.push({ earlier: await findStandingRun(tx, before), benefits: benefits.map(({ id }) => id) })
  return found
}

type Opening = {
  month: Month
  ruleHash: string
  snapshot: Snapshot
  comparisons: readonly Comparison[]
  actor: string
}

/**
 * Goes on with the month's last run if it is of exactly these facts, rules and comparison, or opens a new one: when a
 * correction is taken back, the facts are those of an earlier run, but it is no longer the one that counts.
 */
async function openRun(
  tx: Tx,
  { month, ruleHash, snapshot, comparisons, actor }: Opening,
): Promise<{ run: string; steps: ReadonlySet<string> }> {
  const on = `${formatMonth(month)}-01`
  const comparedWith = comparisons.flatMap(({ earlier }) => earlier ?? []).toSorted()
  await tx.run('select pg_advisory_xact_lock(hashtext($1))', [`run ${on}`])
  const same = await tx.one<{ run_id: string }>(
    `select run_id from (
       select * from determination.run where month = $1 order by started_at desc, run_id limit 1) last
      where rule_hash = $2 and snapshot_id = $3 and compared_with = $4::uuid[]`,
    [on, ruleHash, snapshot.id, comparedWith],
  )
  if (same) {
    const steps = await tx.many<{ step: string }>(
      'select step from determination.run_step where run_id = $1',
      [same.run_id],
    )
    return { run: same.run_id, steps: new Set(steps.map(({ step }) => step)) }
  }
  const run = randomUUID()
  const revises = await findRevised(tx, { month, ruleHash, snapshot: snapshot.id })
  await tx.run(
    `insert into determination.run (run_id, month, rule_hash, snapshot_id, compared_with, revises, actor) values ($1, $2, $3, $4, $5, $6, $7)`,
    [run, on, ruleHash, snapshot.id, comparedWith, revises ?? null, actor],
  )
  return { run, steps: new Set() }
}

type Decided = {
  run: string
  due: readonly Benefit[]
  month: Month
  snapshot: Snapshot
  outputs: Readonly<Record<string, Int32Array>>
}

/** Takes a step inside the transaction that does it; a second process waits here and then learns that it is done. */
async function claim(tx: Tx, run: string, step: 'decided' | 'compared'): Promise<boolean> {
  const claimed = await tx.run(
    `insert into determination.run_step (run_id, step, detail) values ($1, $2, '{}') on conflict do nothing`,
    [run, step],
  )
  return claimed === 1
}

async function storeDecisions(tx: Tx, { run, due, month, snapshot, outputs }: Decided): Promise<void> {
  if (!(await claim(tx, run, 'decided'))) return
  const landing = `decision_${run.replaceAll('-', '')}`
  await tx.run(`create unlogged table staging.${landing} (person_id bigint, benefit int2, amount_fen int4)`)
  for (const [position, { id }] of due.entries()) {
    const lines = linesOf(snapshot, outputs[outputId(id, 'granted')], outputs[outputId(id, 'payable')])
    await copyIn(tx.client, `staging.${landing}`, lines.people.length, {
      person_id: { type: 'int8', values: lines.people },
      benefit: { type: 'int2', values: new Int16Array(lines.people.length).fill(position) },
      amount_fen: { type: 'int4', values: lines.amounts, null: UNKNOWN_32 },
    })
  }
  await tx.run(
    `insert into determination.decision (run_id, benefit, person_id, month, district, township, outcome, amount_fen)
     select $1, ($2::text[])[l.benefit + 1], l.person_id, $3, p.district, p.township,
       case when l.amount_fen is null then 'needs' else 'granted' end, l.amount_fen
     from staging.${landing} l join registry.person p using (person_id)`,
    [run, due.map(({ id }) => id), `${formatMonth(month)}-01`],
  )
  await storeOutputs(tx, run, outputs)
  await tx.run(`drop table staging.${landing}`)
  failPoint('decisions-staged')
}

/** The lines worth a row: granted with their amount, or unknown. */
function linesOf(
  { people, onRoll }: Snapshot,
  granted: Int32Array | undefined,
  payable: Int32Array | undefined,
): { people: Float64Array; amounts: Int32Array } {
  if (!granted || !payable) throw new Error('a benefit without outputs')
  const rows = Array.from(people.keys()).filter((row) => onRoll[row] === 1 && granted[row] !== 0)
  return {
    people: Float64Array.from(rows, (row) => people[row] ?? 0),
    amounts: Int32Array.from(rows, (row) =>
      granted[row] === UNKNOWN_32 ? UNKNOWN_32 : (payable[row] ?? UNKNOWN_32),
    ),
  }
}

async function storeChanges(
  tx: Tx,
  run: string,
  comparisons: readonly Comparison[],
  month: Month,
): Promise<void> {
  if (!(await claim(tx, run, 'compared'))) return
  for (const { earlier, benefits } of comparisons) {
    await tx.run(
      `insert into determination.change (run_id, benefit, person_id, month, district, township, kind, before_fen, after_fen, standing)
       select $2, benefit, person_id, $4, district, township, kind, before_fen, after_fen, standing from (${differenceSql}) d`,
      [earlier ?? null, run, benefits, `${formatMonth(month)}-01`],
    )
  }
  await storeRevision(
    tx,
    run,
    comparisons.flatMap(({ benefits }) => benefits),
    month,
  )
}

async function finish(tx: Tx, run: string, due: readonly Benefit[]): Promise<RunSummary> {
  const done = await tx.one<{ detail: RunSummary }>(
    `select detail from determination.run_step where run_id = $1 and step = 'finished'`,
    [run],
  )
  if (done) return done.detail
  const summary = await summariseRun(tx, run, due)
  // Another process that finished at the same moment counted the same.
  await tx.run(
    `insert into determination.run_step (run_id, step, detail) values ($1, 'finished', $2) on conflict do nothing`,
    [run, JSON.stringify(summary)],
  )
  return summary
}
