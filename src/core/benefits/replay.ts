import { UNKNOWN_32 } from '#engine/columns.ts'
import { compileKernel } from '#engine/kernel.ts'
import { parametersOf } from '#engine/parameters.ts'
import { parseMonth } from '#kernel/month.ts'
import { recordBulkWork } from '#platform/audit/bulk-work.ts'
import type { Database } from '#platform/db/database.ts'
import { transaction, type Tx, withContext } from '#platform/db/transaction.ts'
import { outputId } from './benefit.ts'
import { loadRules } from './publication.ts'
import { decidingOutputs } from './rule-set.ts'
import { readOutputs, type RunOutputs } from './run-columns.ts'
import { loadSnapshot, type Snapshot } from './snapshot.ts'

/** How a replay ended: everything as it was, or the first thing that was not. */
export type Replay =
  | { readonly same: true; readonly people: number; readonly cells: number }
  | { readonly same: false; readonly difference: string }

/**
 * Decides a stored run once more, by its stored rules on its stored facts, and compares every outcome
 * bit for bit: with the columns the run stored and with the lines people see. Leaves an audit entry in the name of
 * `actor`, whatever came of it.
 */
export async function replayRun({ batch }: Database, run: string, actor: string): Promise<Replay> {
  const outcome = await attempt(batch, run)
  await withContext(batch, { actor, read: [], write: [] }, (tx) =>
    recordBulkWork(tx, {
      actor,
      operation: 'month.replay',
      purpose: 'review',
      kind: 'read',
      people: outcome.same ? outcome.people : 0,
      outcome: 'done',
      detail: { run, same: outcome.same, cells: outcome.same ? outcome.cells : 0 },
    }),
  )
  return outcome
}

async function attempt(batch: Database['batch'], run: string): Promise<Replay> {
  try {
    return await transaction(batch, (tx) => replay(tx, run))
  } catch (error) {
    // Whatever was altered since has to be told as the outcome of the replay: that is what it is for.
    if (error instanceof Error) return { same: false, difference: error.message }
    throw error
  }
}

async function replay(tx: Tx, run: string): Promise<Replay> {
  const { ruleSet, snapshot, stored } = await loadRun(tx, run)
  const again = Object.fromEntries(
    Object.keys(stored.outputs).map((id) => [id, new Int32Array(snapshot.people.length)]),
  )
  const kernel = compileKernel(decidingOutputs(ruleSet))
  kernel.run(
    parametersOf(ruleSet.parameters, snapshot.month),
    snapshot.columns,
    again,
    0,
    snapshot.people.length,
  )

  for (const [output, values] of Object.entries(again)) {
    const row = values.findIndex((value, at) => value !== stored.outputs[output]?.[at])
    if (row >= 0) return { same: false, difference: `${output} is different in row ${row}` }
  }
  const line = await findDifferentLine(tx, run, snapshot, again)
  if (line !== undefined) return { same: false, difference: line }
  return {
    same: true,
    people: snapshot.people.length,
    cells: snapshot.people.length * Object.keys(again).length,
  }
}

/** A run with the rules and facts it was decided by. */
export async function loadRun(
  tx: Tx,
  run: string,
): Promise<{ ruleSet: Awaited<ReturnType<typeof loadRules>>; snapshot: Snapshot; stored: RunOutputs }> {
  const head = await tx.one<{ month: string; rule_hash: string; snapshot_id: string }>(
    'select month, rule_hash, snapshot_id from determination.run where run_id = $1',
    [run],
  )
  const month = head && parseMonth(head.month.slice(0, 7))
  if (!head || month === undefined) throw new Error('there is no such run')
  const ruleSet = await loadRules(tx, head.rule_hash)
  return {
    ruleSet,
    snapshot: await loadSnapshot(tx, head.snapshot_id, month),
    stored: await readOutputs(tx, run),
  }
}

async function findDifferentLine(
  tx: Tx,
  run: string,
  { people }: Snapshot,
  outputs: Readonly<Record<string, Int32Array>>,
): Promise<string | undefined> {
  const rowOf = new Map(Array.from(people, (person, row) => [person, row]))
  const lines = await tx.many<{ benefit: string; person_id: number; amount_fen: number | null }>(
    'select benefit, person_id, amount_fen from determination.decision where run_id = $1',
    [run],
  )
  for (const { benefit, person_id, amount_fen } of lines) {
    const row = rowOf.get(person_id)
    const granted = row === undefined ? undefined : outputs[outputId(benefit, 'granted')]?.[row]
    const payable = row === undefined ? undefined : outputs[outputId(benefit, 'payable')]?.[row]
    const expected = granted === UNKNOWN_32 ? UNKNOWN_32 : payable
    if (expected !== (amount_fen ?? UNKNOWN_32))
      return `a stored line of ${benefit} is not what the rules give`
  }
  const finished = await tx.one<{ n: number }>(
    `select sum((b ->> 'granted')::int + (b ->> 'needs')::int) as n
       from determination.run_step, jsonb_array_elements(detail -> 'benefits') b where run_id = $1 and step = 'finished'`,
    [run],
  )
  return Number(finished?.n ?? 0) === lines.length ? undefined : 'lines are missing or have been added'
}
