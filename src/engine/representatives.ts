import { addMonths, epochDayOf, plainDateOf } from '#kernel/plain-date.ts'
import type { FactDeclaration, FactNode, Node, RuleSet } from './ast.ts'
import { childrenOf } from './children.ts'
import { CLOSING } from './language.ts'
import { dayOf } from './evaluate.ts'
import { factRead } from './columns.ts'
import type { Parameters } from './parameters.ts'
import { type FactValue, NOT_APPLICABLE, type Subject } from './values.ts'

/** Values of one fact between which a rule set may change its mind: all that are worth trying. */
export type Representatives = (fact: string) => readonly FactValue[]

/**
 * Every code of an enum and both truths; of a number or a date its ends and, one to either side, what the
 * rules compare it with. A value the rules tell apart by longer arithmetic may be missing.
 */
export function representativesOf(
  ruleSet: RuleSet,
  parameters: Parameters,
  subject: Subject,
): Representatives {
  const limits = limitsByFact(ruleSet, parameters, subject)
  const known = new Map<string, readonly FactValue[]>()
  return (fact) => {
    const found = known.get(fact)
    if (found) return found
    const declaration = ruleSet.facts[fact]
    if (!declaration) throw new Error(`no fact "${fact}" is declared`)
    const plain = valuesOf(declaration, limits.get(fact) ?? new Set())
    const values: readonly FactValue[] = declaration.optional ? [...plain, NOT_APPLICABLE] : plain
    known.set(fact, values)
    return values
  }
}

function valuesOf({ type, values = [], range }: FactDeclaration, limits: ReadonlySet<number>): FactValue[] {
  const codes = values.map(({ code }) => code)
  switch (type) {
    case 'bool':
      return [true, false]
    case 'enum':
      return codes
    case 'set':
      return [[], ...codes.map((code) => [code]), codes]
    case 'int':
    case 'date': {
      const [low, high] = range ?? [epochDayOf('1900-01-01'), epochDayOf('2100-01-01')]
      const near = [...limits].flatMap((limit) => [limit - 1, limit, limit + 1])
      return [...new Set([low, high, ...near])].filter((each) => each >= low && each <= high)
    }
  }
}

/** For each fact the numbers it meets in comparisons and lists; for a date the days those amount to. */
function limitsByFact(ruleSet: RuleSet, parameters: Parameters, subject: Subject): Map<string, Set<number>> {
  const limits = new Map<string, Set<number>>()
  const visit = (node: Node): void => {
    if (node.kind === 'compare' || node.kind === 'in' || node.kind === 'table') {
      const facts = factsIn(node)
      const numbers = numbersIn(node, parameters, subject)
      for (const { fact } of facts) {
        const found = limits.get(fact) ?? new Set()
        limits.set(fact, found)
        const isDate = ruleSet.facts[fact]?.type === 'date'
        for (const each of numbers)
          (isDate ? daysFor(each, parameters) : [each]).forEach((limit) => found.add(limit))
      }
    }
    childrenOf(node).forEach(visit)
  }
  Object.values(ruleSet.outputs).forEach(visit)
  return limits
}

function factsIn(node: Node): FactNode[] {
  const own = factRead(node)
  const below = childrenOf(node).flatMap(factsIn)
  return own ? [own, ...below] : below
}

function numbersIn(node: Node, parameters: Parameters, subject: Subject): number[] {
  const below = childrenOf(node).flatMap((child) => numbersIn(child, parameters, subject))
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'number' ? [node.value] : []
    case 'fact': {
      const value = subject.fact(node.fact, node.at)
      return typeof value === 'number' ? [value] : []
    }
    case 'day':
      return [dayOf(node.at, parameters)]
    case 'month':
      return [parameters.month]
    case 'parameter': {
      const value = parameters.value(node.parameter)
      return value === null ? below : [value, ...below]
    }
    case 'in':
      return [...node.values.filter((each) => typeof each === 'number'), ...below]
    case 'table':
      return [...node.rows.map(([key]) => key).filter((each) => typeof each === 'number'), ...below]
    default:
      return below
  }
}

/** A number may stand for a day, or for as many months or years before or after the day of decision. */
function daysFor(value: number, parameters: Parameters): number[] {
  if (Math.abs(value) > 1_200) return [value]
  const today = plainDateOf(dayOf(CLOSING, parameters))
  return [-value * 12, -value, value].map((months) => epochDayOf(addMonths(today, months)))
}
