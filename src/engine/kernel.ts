import type { Month } from '#kernel/month.ts'
import type { Instant, RuleSet } from './ast.ts'
import { UNKNOWN_32, unknownOf, type Column, type Columns } from './columns.ts'
import { tableSize, type Surroundings } from './kernel-inputs.ts'
import { Loop, type ArraySource, type ScalarSource } from './kernel-loop.ts'
import { NodeWriter } from './kernel-nodes.ts'
import type { Parameters } from './parameters.ts'

/** The reader for many people: every output of a rule set, by columns, in one fused loop. */
export type Kernel = {
  /**
   * Looks up figures and gathers households once for all rows; the function it gives then decides rows
   * `low` to `high` (excluded). Use it where people are decided piece by piece.
   */
  readonly prepare: (parameters: Parameters, columns: Columns) => DecideRows
  readonly run: (parameters: Parameters, columns: Columns, out: Outputs, low: number, high: number) => void
}

/** One array for each output: numbers, truths as 0 and 1, unknown as `UNKNOWN_32`. */
export type Outputs = Readonly<Record<string, Int32Array>>

export type DecideRows = (out: Outputs, low: number, high: number) => void

type Options = {
  /** 'all' leaves out every test for unknown facts: only to measure what the third truth value costs. */
  readonly knownFacts?: 'all'
  /** From how many rows on it pays to look for columns in which nothing is unknown, and to compile for that. */
  readonly lookFromRows?: number
}

type Rows = Int8Array | Int32Array | Float64Array

type Pass = {
  readonly outputs: readonly string[]
  readonly gather?: 'any' | 'sum'
  readonly arrays: readonly ArraySource[]
  readonly scalars: readonly ScalarSource[]
  readonly run: (arrays: Rows[], scalars: number[], outputs: Rows[], low: number, high: number) => void
}

/** Something found out about figures or columns when compiling; where it is otherwise, other loops are needed. */
type Finding = { readonly holds: boolean; readonly test: Test }

type Test = (parameters: Parameters, columns: Columns) => boolean

type Program = {
  readonly findings: readonly Finding[]
  readonly households: readonly Pass[]
  readonly passes: readonly Pass[]
}

/**
 * Outputs are spread over loops of about so many lines: with 400 outputs, loops of 2,500 lines took twice the time,
 * and longer ones V8 no longer optimises.
 */
const LONGEST_LOOP = 500

/**
 * Compiles a rule set to loops over typed arrays. What can be unknown is settled when compiling, missing
 * figures included, so that a month in which something else can be unknown compiles once more.
 */
export function compileKernel(ruleSet: RuleSet, options: Options = {}): Kernel {
  const programs: Program[] = []
  const programFor = (parameters: Parameters, columns: Columns): Program => {
    const fits = ({ findings }: Program): boolean =>
      findings.every(({ test, holds }) => test(parameters, columns) === holds)
    const known = programs.find(fits)
    if (known) return known
    const compiled = compile(ruleSet, parameters, columns, options)
    programs.push(compiled)
    return compiled
  }
  const prepare = (parameters: Parameters, columns: Columns): DecideRows =>
    prepareRows(programFor(parameters, columns), parameters, columns)
  return {
    prepare,
    run: (parameters, columns, out, low, high) => prepare(parameters, columns)(out, low, high),
  }
}

function compile(ruleSet: RuleSet, parameters: Parameters, columns: Columns, options: Options): Program {
  const { knownFacts, lookFromRows = 50_000 } = options
  const findings = new Map<string, Finding>()
  const households: Pass[] = []
  const placeOfPass = new Map<string, number>()
  const find = (about: string, test: Test): boolean => {
    const finding = findings.get(about) ?? { holds: test(parameters, columns), test }
    findings.set(about, finding)
    return finding.holds
  }
  const around: Surroundings = {
    ruleSet,
    isMissing: (parameter, codes) =>
      find(`figure ${parameter} ${codes}`, (each) => lacks(each, parameter, codes)),
    mayBeUnknown(source) {
      if (knownFacts === 'all') return false
      if (source.from !== 'fact') return true
      const { key } = source
      return find(`column ${key}`, (_, { size, facts }) => size < lookFromRows || hasUnknown(get(facts, key)))
    },
    addPass(op, inner) {
      const gather = op === 'any' ? 'any' : 'sum'
      const text = [gather, JSON.stringify([inner.arrays, inner.scalars]), inner.source()].join('\n')
      const place = placeOfPass.get(text) ?? households.push({ ...passOf(inner, []), gather }) - 1
      placeOfPass.set(text, place)
      return place
    },
  }
  return { passes: outputPasses(ruleSet, around), households, findings: [...findings.values()] }
}

function outputPasses({ outputs }: RuleSet, around: Surroundings): Pass[] {
  const passes: Pass[] = []
  let loop = new Loop()
  let ids: string[] = []
  let writer = new NodeWriter(loop, around)
  for (const [id, node] of Object.entries(outputs)) {
    if (loop.length > LONGEST_LOOP) {
      passes.push(passOf(loop, ids))
      loop = new Loop()
      ids = []
      writer = new NodeWriter(loop, around)
    }
    writer.store(node)
    ids.push(id)
  }
  return [...passes, passOf(loop, ids)]
}

function passOf(loop: Loop, outputs: readonly string[]): Pass {
  // The text holds names of our own and whole numbers only: see Loop.
  const run = new Function(loop.source())()
  return { outputs, arrays: loop.arrays, scalars: loop.scalars, run }
}

function prepareRows({ households, passes }: Program, parameters: Parameters, columns: Columns): DecideRows {
  const gathered: Float64Array[] = []
  const arraysOf = ({ arrays }: Pass): Rows[] =>
    arrays.map((source) =>
      source.from === 'members'
        ? (gathered[source.pass] ?? absent(`household pass ${source.pass}`))
        : rowsOf(source, parameters, columns),
    )
  const scalarsOf = ({ scalars }: Pass): number[] => scalars.map((source) => scalarOf(source, parameters))

  for (const pass of households) {
    const values = new Float64Array(columns.size)
    pass.run(arraysOf(pass), scalarsOf(pass), [values], 0, columns.size)
    if (pass.gather === 'any') highestByHousehold(columns.household, values)
    else sumByHousehold(columns.household, values)
    gathered.push(values)
  }
  const ready = passes.map((pass) => ({ pass, arrays: arraysOf(pass), scalars: scalarsOf(pass) }))
  return (out, low, high) => {
    for (const { pass, arrays, scalars } of ready)
      pass.run(
        arrays,
        scalars,
        pass.outputs.map((id) => get(out, id)),
        low,
        high,
      )
  }
}

/** Kleene "or" over 0 (false), 1 (unknown) and 2 (true); unknown where the household is. */
function highestByHousehold(household: Int32Array, values: Float64Array): void {
  const highest = new Float64Array(householdCount(household))
  household.forEach((number, row) => {
    if (number !== UNKNOWN_32) highest[number] = Math.max(highest[number] ?? 0, values[row] ?? 0)
  })
  household.forEach((number, row) => {
    values[row] = number === UNKNOWN_32 ? 1 : (highest[number] ?? 0)
  })
}

/** NaN is unknown: one unknown member makes the sum unknown. */
function sumByHousehold(household: Int32Array, values: Float64Array): void {
  const sums = new Float64Array(householdCount(household))
  household.forEach((number, row) => {
    if (number !== UNKNOWN_32) sums[number] = (sums[number] ?? 0) + (values[row] ?? 0)
  })
  household.forEach((number, row) => {
    values[row] = number === UNKNOWN_32 ? Number.NaN : (sums[number] ?? 0)
  })
}

function householdCount(household: Int32Array): number {
  return household.reduce((highest, number) => Math.max(highest, number), -1) + 1
}

function rowsOf(
  source: Exclude<ArraySource, { from: 'members' }>,
  parameters: Parameters,
  columns: Columns,
): Rows {
  switch (source.from) {
    case 'fact':
      return get(columns.facts, source.key)
    case 'previous':
      return columns.previous[source.output] ?? new Int32Array(columns.size).fill(UNKNOWN_32)
    case 'figures': {
      const figures = new Float64Array(tableSize(source.codes))
      source.codes.forEach((code, position) => {
        figures[position] = parameters.value(source.parameter, code) ?? Number.NaN
      })
      return figures
    }
  }
}

function scalarOf(source: ScalarSource, parameters: Parameters): number {
  switch (source.from) {
    case 'month':
      return parameters.month
    case 'calendarMonth':
      return (parameters.month % 12) + 1
    case 'day':
      return dayOf(parameters.month, source.at)
    case 'figure':
      return parameters.value(source.parameter) ?? Number.NaN
  }
}

function dayOf(month: Month, { monthsBack, day }: Instant): number {
  const first = month - monthsBack + (day === 'last' ? 1 : 0)
  const firstDay = Date.UTC(Math.floor(first / 12), first % 12, 1) / 86_400_000
  return day === 'last' ? firstDay - 1 : firstDay
}

function hasUnknown(column: Column): boolean {
  return column.includes(unknownOf(column))
}

function lacks(parameters: Parameters, parameter: string, codes?: readonly string[]): boolean {
  if (!codes) return parameters.value(parameter) === null
  return codes.some((code) => parameters.value(parameter, code) === null)
}

function get<T>(of: Readonly<Record<string, T>>, key: string): T {
  return of[key] ?? absent(`column "${key}"`)
}

function absent(what: string): never {
  throw new Error(`there is no ${what}`)
}
