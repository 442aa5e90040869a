import type { Month } from '#kernel/month.ts'
import type { CompareOp, Node } from './ast.ts'
import {
  boolFact,
  dateFact,
  enumFact,
  type Expr,
  intFact,
  optionalFact,
  parameter,
  setFact,
} from './language.ts'
import { type Given, type TruthRow, truthFacts, truthParameters } from './truth-row.ts'
import type { FactValue } from './values.ts'

export const a = boolFact(truthFacts.a)
export const b = boolFact(truthFacts.b)
export const c = boolFact(truthFacts.c)
export const x = intFact(truthFacts.x)
export const y = intFact(truthFacts.y)
export const small = intFact(truthFacts.small)
export const large = intFact(truthFacts.large)
export const amount1 = intFact(truthFacts.amount1)
export const amount2 = intFact(truthFacts.amount2)
export const amount3 = intFact(truthFacts.amount3)
export const from = dateFact(truthFacts.from)
export const to = dateFact(truthFacts.to)
export const colour = enumFact<'red' | 'green' | 'blue'>(truthFacts.colour)
export const colour2 = enumFact<'red' | 'green' | 'blue'>(truthFacts.colour2)
export const elected = enumFact<'first' | 'second' | 'third' | 'nobody'>(truthFacts.elected)
export const tags = setFact<'round' | 'flat' | 'tall'>(truthFacts.tags)
export const maybeFlag = optionalFact<'bool'>(truthFacts.maybeFlag)
export const maybeNumber = optionalFact<'int'>(truthFacts.maybeNumber)
export const maybeSmall = optionalFact<'int'>(truthFacts.maybeSmall)
export const maybeDate = optionalFact<'date'>(truthFacts.maybeDate)
export const maybeColour = optionalFact<'enum'>(truthFacts.maybeColour)
export const fee = parameter(truthParameters.fee)

/** True, false, unknown, in the order the small tables below are written in. */
export const truths = [true, false, null] as const
export type Truth = (typeof truths)[number]
export type Answer = TruthRow['expected']

/** Strong Kleene: rows are the left operand, columns the right one, both in the order of `truths`. */
export const kleene = { and: ['TFU', 'FFF', 'UFU'], or: ['TTT', 'TFU', 'TUU'] } as const

type Circumstances = Partial<Pick<TruthRow, 'month' | 'others' | 'previous'>>

/** Facts are named without a day where they are read as of the month’s last one. */
export function row(
  title: string,
  node: Node,
  facts: Given,
  expected: Answer,
  circumstances: Circumstances = {},
): TruthRow {
  return {
    title,
    node,
    month: monthIndex(2024, 7),
    given: given(facts),
    others: null,
    previous: null,
    expected,
    ...circumstances,
  }
}

export function given(facts: Given): Given {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key.includes('@') ? key : `${key}@0l`, value]),
  )
}

export function monthIndex(year: number, inMonth: number): Month {
  return year * 12 + inMonth - 1
}

export function compare(op: CompareOp, left: Node, right: Node): Expr<'bool'> {
  return { kind: 'compare', op, left, right }
}

export function eq(left: Node, right: Node): Expr<'bool'> {
  return compare('eq', left, right)
}

export function letter(letters: string, position: number): Truth {
  return letters[position] === 'U' ? null : letters[position] === 'T'
}

export function word(value: FactValue): string {
  return value === null ? 'unknown' : String(value)
}
