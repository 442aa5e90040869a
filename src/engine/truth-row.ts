import type { Month } from '#kernel/month.ts'
import { epochDayOf } from '#kernel/plain-date.ts'
import type { FactDeclaration, Node, ParameterDeclaration, RuleSet } from './ast.ts'
import { type Columns, columnsNeeded, encode, newColumn, subjectsOf, UNKNOWN_32 } from './columns.ts'
import type { FactValue, Subject } from './values.ts'

/** One line of the truth table: what a node must come to for one person in one month. */
export type TruthRow = {
  readonly title: string
  readonly node: Node
  readonly month: Month
  readonly given: Given
  /** The other members of the household; `null` where the household is unknown. */
  readonly others: readonly Given[] | null
  /** What the output `answer` was last month. */
  readonly previous: number | null
  readonly expected: boolean | number | null
}

/** Values by column key (`x@0l`); a fact that is not listed is unknown. */
export type Given = Readonly<Record<string, FactValue>>

/** The vocabulary all rows are written in: meaningless on purpose, one fact for each type and storage. */
export const truthFacts = {
  a: fact('a', 'bool'),
  b: fact('b', 'bool'),
  c: fact('c', 'bool'),
  x: fact('x', 'int', { range: [-10_000, 10_000] }),
  y: fact('y', 'int', { range: [-10_000, 10_000] }),
  small: fact('small', 'int', { range: [-100, 100] }),
  large: fact('large', 'int', { range: [0, 2_000_000_000] }),
  amount1: fact('amount1', 'int', { range: [0, 10_000] }),
  amount2: fact('amount2', 'int', { range: [0, 10_000] }),
  amount3: fact('amount3', 'int', { range: [0, 100] }),
  from: fact('from', 'date', { range: [epochDayOf('1900-01-01'), epochDayOf('2100-01-01')] }),
  to: fact('to', 'date', { range: [epochDayOf('1900-01-01'), epochDayOf('2100-01-01')] }),
  colour: fact('colour', 'enum', { values: codes('red', 'green', 'blue') }),
  colour2: fact('colour2', 'enum', { values: codes('red', 'green', 'blue') }),
  elected: fact('elected', 'enum', { values: codes('nobody', 'third', 'second', 'first') }),
  tags: fact('tags', 'set', { values: codes('round', 'flat', 'tall') }),
  maybeFlag: fact('maybeFlag', 'bool', { optional: true }),
  maybeNumber: fact('maybeNumber', 'int', { optional: true, range: [-10_000, 10_000] }),
  maybeSmall: fact('maybeSmall', 'int', { optional: true, range: [0, 100] }),
  maybeDate: fact('maybeDate', 'date', { optional: true, range: [0, 50_000] }),
  maybeColour: fact('maybeColour', 'enum', { optional: true, values: codes('red', 'green', 'blue') }),
} satisfies Record<string, FactDeclaration>

const source = { document: 'invented' }

/** `fee` starts in March 2024 and ends with the year; green has its own figure from July, red none at all. */
export const truthParameters = {
  fee: {
    id: 'fee',
    label: { zh: '费用', en: 'fee' },
    unit: 'fen',
    range: [0, 1_000],
    values: [
      { from: '2024-03-01', until: '2025-01-01', scope: 'ningbo', value: 100, source, checked: true },
      {
        from: '2024-07-01',
        until: '2025-01-01',
        scope: 'ningbo',
        key: 'green',
        value: 70,
        source,
        checked: true,
      },
      { from: '2024-01-01', scope: 'zhejiang-except-ningbo', value: 999, source, checked: true },
    ],
  },
  localFee: {
    id: 'localFee',
    label: { zh: '本地费用', en: 'local fee' },
    unit: 'fen',
    range: [0, 1_000],
    values: [{ from: '2024-01-01', scope: 'ningbo', key: 'blue', value: 5, source, checked: true }],
  },
} satisfies Record<string, ParameterDeclaration>

/** The row's node as the one output, `answer`, of a rule set. */
export function ruleSetOfRow({ node }: Pick<TruthRow, 'node'>): RuleSet {
  return { facts: truthFacts, parameters: truthParameters, outputs: { answer: node } }
}

/** The person as row 0, the other members of the household below. */
export function columnsOfRow(row: TruthRow): Columns {
  const people = [row.given, ...(row.others ?? [])]
  const needs = columnsNeeded(ruleSetOfRow(row))
  const declarations: Readonly<Record<string, FactDeclaration>> = truthFacts
  const columns = needs.map(({ key, fact: id }) => {
    const declaration = declarations[id]
    if (!declaration) throw new Error(`the truth table has no fact "${id}"`)
    const column = newColumn(declaration, people.length)
    column.set(people.map((given) => encode(declaration, given[key] ?? null)))
    return [key, column] as const
  })
  return {
    size: people.length,
    facts: Object.fromEntries(columns),
    household: new Int32Array(people.length).fill(row.others ? 0 : UNKNOWN_32),
    previous: { answer: new Int32Array(people.length).fill(row.previous ?? UNKNOWN_32) },
  }
}

export function subjectOfRow(row: TruthRow): Subject {
  return subjectsOf(ruleSetOfRow(row), columnsOfRow(row))(0)
}

function fact(
  id: string,
  type: FactDeclaration['type'],
  more: Partial<FactDeclaration> = {},
): FactDeclaration {
  return {
    id,
    label: { zh: id, en: id },
    question: { zh: `${id}？`, en: `${id}?` },
    type,
    optional: false,
    ...more,
  }
}

function codes(...all: string[]) {
  return all.map((code) => ({ code, label: { zh: code, en: code } }))
}
