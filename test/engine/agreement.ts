import type { NodeKind, RuleSet } from '#engine/ast.ts'
import { type Columns, subjectsOf, UNKNOWN_32 } from '#engine/columns.ts'
import { evaluate, type Reading, valueOf } from '#engine/evaluate.ts'
import { compileKernel } from '#engine/kernel.ts'
import { parametersOf, type Parameters } from '#engine/parameters.ts'
import { randomPeople } from '#engine/random-people.ts'
import { randomRules } from '#engine/random-rules.ts'
import { Dice } from '#engine/random-vocabulary.ts'
import { sqlFor } from '#engine/sql.ts'
import { relationOf } from '#engine/sql-relation.ts'
import type { Subject } from '#engine/values.ts'
import type { Month } from '#kernel/month.ts'

/** Ten random rules and the people they are tried on; everything follows from the seed. */
export type Trial = {
  readonly seed: number
  readonly ruleSet: RuleSet
  readonly parameters: Parameters
  readonly columns: Columns
}

export type TrialSize = {
  readonly people: number
  /** False takes the people at random, to show how much is then no longer noticed. */
  readonly atThresholds?: boolean
}

/** A database to run generated SQL on. */
export type Sql = {
  readonly name: string
  readonly query: (text: string) => Promise<readonly Readonly<Record<string, unknown>>[]>
}

export type Difference = {
  readonly seed: number
  readonly output: string
  readonly person: number
  readonly reader: string
  readonly got: number | null
  readonly evaluated: number | null
}

export type Agreement = {
  readonly rules: number
  readonly cells: number
  readonly unknownCells: number
  /** How often `evaluate` decided a node of each kind; branches it did not take are not counted. */
  readonly evaluations: ReadonlyMap<NodeKind, number>
  readonly differences: readonly Difference[]
}

export const RULES_IN_A_TRIAL = 10

/** Below this a kind of node has hardly been tried. */
export const ENOUGH_DECISIONS = 1_000

/** Between these shares both what is unknown and what is known has been tried. */
export const ENOUGH_UNKNOWN = { least: 0.2, most: 0.7 } as const

/** A kind of node that is missing here, or is none, does not compile. */
const kinds = {
  add: true,
  age: true,
  and: true,
  applied: true,
  applies: true,
  calendarMonth: true,
  cap: true,
  choose: true,
  compare: true,
  day: true,
  divRound: true,
  established: true,
  exclusive: true,
  fact: true,
  hasAny: true,
  in: true,
  isKnown: true,
  literal: true,
  max: true,
  members: true,
  min: true,
  month: true,
  monthsBetween: true,
  multiply: true,
  named: true,
  not: true,
  or: true,
  parameter: true,
  previous: true,
  subtract: true,
  sum: true,
  table: true,
  whenApplies: true,
} satisfies Record<NodeKind, true>

export const everyKind: readonly string[] = Object.keys(kinds)

/** A leap February, months before and after figures begin, and a January. */
const MONTHS: readonly Month[] = [2024 * 12 + 1, 2025 * 12 + 1, 2025 * 12 + 2, 2025 * 12 + 11, 2026 * 12]

export function drawTrial(seed: number, { people, atThresholds = true }: TrialSize): Trial {
  const dice = new Dice(seed)
  const month = dice.pick(MONTHS)
  const rules = randomRules(dice, month, RULES_IN_A_TRIAL)
  return {
    seed,
    ruleSet: rules.ruleSet,
    parameters: parametersOf(rules.ruleSet.parameters, month),
    columns: randomPeople(dice, rules, month, people, { atThresholds }),
  }
}

/** Decides every trial with every reader and compares cell by cell with `evaluate`. */
export async function findAgreement(
  seeds: readonly number[],
  size: TrialSize,
  databases: readonly Sql[],
): Promise<Agreement> {
  const evaluations = new Map<NodeKind, number>()
  const differences: Difference[] = []
  let unknownCells = 0
  for (const seed of seeds) {
    const trial = drawTrial(seed, size)
    const expected = byEvaluation(trial)
    const others = [
      { reader: 'kernel', cells: byKernel(trial, Infinity) },
      { reader: 'kernel that looks for what is known', cells: byKernel(trial, 0) },
    ]
    for (const { name, query } of databases) others.push({ reader: name, cells: await bySql(trial, query) })
    for (const { reader, cells } of others) differences.push(...differencesOf(trial, expected, cells, reader))
    unknownCells += [...expected.values()].flat().filter((cell) => cell === null).length
    countDecisions(trial, evaluations)
  }
  const rules = seeds.length * RULES_IN_A_TRIAL
  return { rules, cells: rules * size.people, unknownCells, evaluations, differences }
}

/** Why an agreement proves nothing, in words; empty where it is a proof. */
export function shortfallsOf({ cells, unknownCells, evaluations, differences }: Agreement): string[] {
  const decided = new Map<string, number>(evaluations)
  const rare = everyKind.filter((kind) => (decided.get(kind) ?? 0) < ENOUGH_DECISIONS)
  const share = unknownCells / cells
  return [
    ...(differences.length > 0 ? [`${differences.length} cells differ`] : []),
    ...rare.map((kind) => `"${kind}" was decided ${decided.get(kind) ?? 0} times`),
    ...(share >= ENOUGH_UNKNOWN.least && share <= ENOUGH_UNKNOWN.most
      ? []
      : [`${(100 * share).toFixed(1)} % of the cells are unknown`]),
  ]
}

/** What every output comes to for every person; truths are 0 and 1, `null` is unknown. */
type Cells = ReadonlyMap<string, readonly (number | null)[]>

function byEvaluation({ ruleSet, parameters, columns }: Trial): Cells {
  const subject = subjectsOf(ruleSet, columns)
  const people = Array.from({ length: columns.size }, (_, row) => evaluate(ruleSet, parameters, subject(row)))
  return cellsOf(ruleSet, (output) => people.map((answers) => numberOrNull(answers[output])))
}

function byKernel({ ruleSet, parameters, columns }: Trial, lookFromRows: number): Cells {
  const out = Object.fromEntries(Object.keys(ruleSet.outputs).map((id) => [id, new Int32Array(columns.size)]))
  const decide = compileKernel(ruleSet, { lookFromRows }).prepare(parameters, columns)
  const half = columns.size >> 1
  decide(out, 0, half)
  decide(out, half, columns.size)
  return cellsOf(ruleSet, (output) =>
    Array.from(out[output] ?? [], (cell) => (cell === UNKNOWN_32 ? null : cell)),
  )
}

async function bySql({ ruleSet, parameters, columns }: Trial, query: Sql['query']): Promise<Cells> {
  await query('DROP TABLE IF EXISTS trial')
  await query(`CREATE TEMPORARY TABLE trial AS ${relationOf(ruleSet, columns)}`)
  const rows = await query(
    `SELECT * FROM (${sqlFor(ruleSet, parameters, 'trial')}) AS "decided" ORDER BY person_id`,
  )
  if (rows.length !== columns.size)
    throw new Error(`${rows.length} rows came back for ${columns.size} people`)
  return cellsOf(ruleSet, (output) => rows.map((row) => numberOrNull(row[output])))
}

function cellsOf({ outputs }: RuleSet, of: (output: string) => readonly (number | null)[]): Cells {
  return new Map(Object.keys(outputs).map((output) => [output, of(output)]))
}

function numberOrNull(value: unknown): number | null {
  if (value === null || value === undefined) return null
  const number = Number(value)
  if (!Number.isInteger(number)) throw new Error(`${String(value)} is no whole number`)
  // minus nought is nought
  return number + 0
}

function differencesOf({ seed }: Trial, expected: Cells, found: Cells, reader: string): Difference[] {
  return [...expected].flatMap(([output, cells]) =>
    cells.flatMap((evaluated, person) => {
      const got = found.get(output)?.[person] ?? null
      return got === evaluated ? [] : [{ seed, output, person, reader, got, evaluated }]
    }),
  )
}

/**
 * Counts the nodes `evaluate` decides, by reading as it does: arms that are not taken and parts after a decisive one are
 * left alone, and the members of a household are decided one by one.
 */
export function countDecisions(
  { ruleSet, parameters, columns }: Trial,
  counts: Map<NodeKind, number>,
  subject: (row: number) => Subject = subjectsOf(ruleSet, columns),
): void {
  const reading: Reading = {
    parameters,
    thorough: false,
    read(node, person) {
      counts.set(node.kind, (counts.get(node.kind) ?? 0) + 1)
      return valueOf(node, person, reading)
    },
  }
  for (let row = 0; row < columns.size; row++) {
    const person = subject(row)
    for (const output of Object.values(ruleSet.outputs)) reading.read(output, person)
  }
}
