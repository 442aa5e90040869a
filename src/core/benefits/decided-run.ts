import type { RuleSet } from '#engine/ast.ts'
import { subjectsOf } from '#engine/columns.ts'
import { parametersOf, type Parameters } from '#engine/parameters.ts'
import type { Subject } from '#engine/values.ts'
import type { Month } from '#kernel/month.ts'
import type { Database } from '#platform/db/database.ts'
import { transaction } from '#platform/db/transaction.ts'
import { loadRun } from './replay.ts'

/** A run as it is explained: its rules, its figures and what it saw of each person. */
export type DecidedRun = {
  readonly month: Month
  readonly ruleSet: RuleSet
  readonly parameters: Parameters
  /** `undefined` for somebody who was not yet known when the run was made. */
  readonly findSubject: (personId: number) => Subject | undefined
}

/** Runs in memory; a run never changes, so it is kept as long as there is room. */
const KEPT = 3
const opened = new WeakMap<Database, Map<string, Promise<DecidedRun>>>()

/**
 * Reads a run for explaining. Its columns hold everybody's facts, so a caller asks here only for people
 * whom the reader has been found to be allowed to see.
 */
export function openRun(database: Database, run: string): Promise<DecidedRun> {
  const runs = opened.get(database) ?? new Map<string, Promise<DecidedRun>>()
  opened.set(database, runs)
  const known = runs.get(run)
  if (known) return known
  const reading = read(database, run)
  runs.set(run, reading)
  reading.catch(() => runs.delete(run)) // the caller sees the error; the next one tries again
  for (const oldest of [...runs.keys()].slice(0, Math.max(0, runs.size - KEPT))) runs.delete(oldest)
  return reading
}

async function read(database: Database, run: string): Promise<DecidedRun> {
  const { ruleSet, snapshot } = await transaction(database.batch, (tx) => loadRun(tx, run))
  const rowOf = new Map(Array.from(snapshot.people, (person, row) => [person, row]))
  const subject = subjectsOf(ruleSet, snapshot.columns)
  return {
    month: snapshot.month,
    ruleSet,
    parameters: parametersOf(ruleSet.parameters, snapshot.month),
    findSubject(personId) {
      const row = rowOf.get(personId)
      return row === undefined ? undefined : subject(row)
    },
  }
}
