import type { FactDeclaration, FactNode, Instant, Node, RuleSet } from './ast.ts'
import { childrenOf } from './children.ts'
import { NOT_APPLICABLE, type FactValue, type Subject, type Value } from './values.ts'

/**
 * Facts of many people as typed arrays, one column for each fact and day it is read on.
 *
 * Booleans are 0 and 1, enums the position of their code in `values`, sets a bit for each position,
 * dates epoch days. Unknown and not-applicable are the two lowest values of the array's type.
 */
export type Columns = {
  readonly size: number
  readonly facts: Readonly<Record<string, Column>>
  /** Which household each row belongs to, counted from 0; `UNKNOWN_32` where nobody knows. */
  readonly household: Int32Array
  /** Last month's outputs, by output id; `UNKNOWN_32` where there was no run. */
  readonly previous: Readonly<Record<string, Int32Array>>
}

export type Column = Int8Array | Int32Array

export const UNKNOWN_8 = -128
export const NOT_APPLICABLE_8 = -127
export const UNKNOWN_32 = -2_147_483_648
export const NOT_APPLICABLE_32 = -2_147_483_647

export type ColumnNeed = { readonly key: string; readonly fact: string; readonly at: Instant }

/** `person.level@0l`: the fact, the months back, first or last day. Also its name in generated SQL. */
export function columnKey(fact: string, at: Instant): string {
  return `${fact}@${at.monthsBack}${at.day === 'first' ? 'f' : 'l'}`
}

/** Which columns a rule set reads, in order of their key. */
export function columnsNeeded(ruleSet: RuleSet): ColumnNeed[] {
  const needs = new Map<string, ColumnNeed>()
  const visit = (node: Node): void => {
    const fact = factRead(node)
    if (fact) {
      const key = columnKey(fact.fact, fact.at)
      needs.set(key, { key, fact: fact.fact, at: fact.at })
    }
    childrenOf(node).forEach(visit)
  }
  Object.values(ruleSet.outputs).forEach(visit)
  return [...needs.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** The outputs of last month that a rule set reads. */
export function previousNeeded(ruleSet: RuleSet): string[] {
  const found = new Set<string>()
  const visit = (node: Node): void => {
    if (node.kind === 'previous') found.add(node.output)
    childrenOf(node).forEach(visit)
  }
  Object.values(ruleSet.outputs).forEach(visit)
  return [...found].sort()
}

/** Small domains take a byte a person, everything else four. */
export function newColumn(declaration: FactDeclaration, size: number): Column {
  return isNarrow(declaration) ? new Int8Array(size).fill(UNKNOWN_8) : new Int32Array(size).fill(UNKNOWN_32)
}

export function unknownOf(column: Column): number {
  return column instanceof Int8Array ? UNKNOWN_8 : UNKNOWN_32
}

/** The number that stands for a value in a column of this fact. */
export function encode(declaration: FactDeclaration, value: FactValue): number {
  const narrow = isNarrow(declaration)
  if (value === null) return narrow ? UNKNOWN_8 : UNKNOWN_32
  if (value === NOT_APPLICABLE) return narrow ? NOT_APPLICABLE_8 : NOT_APPLICABLE_32
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'number') return value
  if (typeof value === 'string') return positionOf(declaration, value)
  return value.reduce((bits, code) => bits | (1 << positionOf(declaration, code)), 0)
}

export function decode(declaration: FactDeclaration, stored: number): FactValue {
  const narrow = isNarrow(declaration)
  if (stored === (narrow ? UNKNOWN_8 : UNKNOWN_32)) return null
  if (stored === (narrow ? NOT_APPLICABLE_8 : NOT_APPLICABLE_32)) return NOT_APPLICABLE
  const { type, values = [] } = declaration
  switch (type) {
    case 'bool':
      return stored === 1
    case 'enum':
      return values[stored]?.code ?? null
    case 'set':
      return values.filter((_, position) => (stored & (1 << position)) !== 0).map(({ code }) => code)
    case 'int':
    case 'date':
      return stored
  }
}

/** Reads rows of a table of columns as subjects; members of a household are found by its number. */
export function subjectsOf(ruleSet: RuleSet, columns: Columns): (row: number) => Subject {
  const rowsOf = Map.groupBy(
    Array.from(columns.household.keys()).filter((row) => columns.household[row] !== UNKNOWN_32),
    (row) => columns.household[row],
  )
  const found = new Map<string, (Column | undefined)[]>()
  // A key is a string to be put together and found again: too much for every reading of every fact.
  const columnOf = (id: string, at: Instant): Column | undefined => {
    const onDays = found.get(id) ?? []
    if (onDays.length === 0) found.set(id, onDays)
    return (onDays[at.monthsBack * 2 + Number(at.day === 'first')] ??= columns.facts[columnKey(id, at)])
  }
  const subject = (row: number): Subject => ({
    fact(id, at) {
      const declaration = ruleSet.facts[id]
      const stored = columnOf(id, at)?.[row]
      if (!declaration || stored === undefined) throw new Error(`no column for ${columnKey(id, at)}`)
      return decode(declaration, stored)
    },
    get household() {
      return rowsOf.get(columns.household[row])?.map(subject) ?? null
    },
    previous(output): Value | null {
      const stored = columns.previous[output]?.[row]
      return stored === undefined || stored === UNKNOWN_32 ? null : stored
    },
  })
  return subject
}

/** The fact a node reads by itself, if it is one of the four kinds that do. */
export function factRead(node: Node): FactNode | undefined {
  switch (node.kind) {
    case 'fact':
      return node
    case 'applies':
    case 'applied':
    case 'whenApplies':
    case 'isKnown':
      return node.fact
    default:
      return undefined
  }
}

export function isNarrow({ type, range }: FactDeclaration): boolean {
  if (type === 'bool' || type === 'enum') return true
  return type === 'int' && range !== undefined && range[0] >= -100 && range[1] <= 100
}

function positionOf({ id, values }: FactDeclaration, code: string): number {
  const position = values?.findIndex((each) => each.code === code) ?? -1
  if (position < 0) throw new Error(`"${code}" is not a value of ${id}`)
  return position
}
