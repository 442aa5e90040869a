import { describe, expect, it } from 'vitest'
import type { FactNode, Node } from './ast.ts'
import { checkRuleSet, rangeOf, typeOf } from './check.ts'
import {
  all,
  byCase,
  cap,
  dateFact,
  day,
  divRound,
  enumFact,
  exclusive,
  household,
  intFact,
  intNode,
  lowest,
  minus,
  monthsBetween,
  named,
  OPENING,
  parameter,
  plus,
  previous,
  setFact,
  times,
  yes,
} from './language.ts'
import { ruleSetOfRow, truthFacts, truthParameters } from './truth-row.ts'
import { truthTable } from './truth-table.ts'

const x = intFact(truthFacts.x)
const large = intFact(truthFacts.large)
const amount1 = intFact(truthFacts.amount1)
const amount2 = intFact(truthFacts.amount2)
const from = dateFact(truthFacts.from)
const colour = enumFact<string>(truthFacts.colour)
const tags = setFact<string>(truthFacts.tags)
const colourNode: Node = colour.node
const number: Node = x.node
const condition: Node = yes
const maybe: FactNode = { kind: 'fact', fact: 'maybeNumber', at: OPENING }

describe('checkRuleSet', () => {
  it.each(truthTable)('accepts $title', ({ node }) => {
    expect(checkRuleSet(ruleSetOfRow({ node })).filter(({ text }) => !isAboutOpenTable(text))).toEqual([])
  })

  it.each<[string, Node, string]>([
    ['a set as an output', tags.node, 'an output is a number or a condition, not a set'],
    ['a number where a condition is needed', all(number), 'a condition is needed here, not a number'],
    ['a condition where a number is needed', plus(x, condition), 'a number is needed here, not a condition'],
    ['a date against a number', compare(from.node, x.node), 'compares a date with a number'],
    [
      'an order among codes',
      { kind: 'compare', op: 'lt', left: colourNode, right: colourNode },
      'a code has no order',
    ],
    ['a code nobody declared', colour.is('purple'), '"purple" is not a value of the fact'],
    ['a listed code nobody declared', colour.in('red', 'purple'), '"purple" is not a value that can come up'],
    ['a code no set holds', tags.hasAny('square'), '"square" is not a value that can come up'],
    [
      'two facts with different values',
      compare(colourNode, { kind: 'fact', fact: 'elected', at: OPENING }),
      'do not have the same values',
    ],
    ['a table that leaves a code out', byCase(colour, { red: 1, blue: 2 }), 'says nothing for "green"'],
    ['a table with a code too many', byCase(colour, { red: 1, purple: 2 }, 0), '"purple" is not a value'],
    ['an optional fact read as a value', maybe, 'may not apply, so it cannot be read as a value'],
    ['`applied` on its own', { kind: 'applied', fact: maybe }, 'outside the place where that is known'],
    [
      '`applied` for another day',
      whenMaybe({ ...maybe, at: { monthsBack: 1, day: 'last' } }),
      'outside the place where that is known',
    ],
    ['a fact nobody declared', { kind: 'fact', fact: 'weight', at: OPENING }, 'no fact "weight" is declared'],
    [
      'a parameter nobody declared',
      { kind: 'parameter', parameter: 'price' },
      'no parameter "price" is declared',
    ],
    [
      'a key that is no code',
      parameter(truthParameters.fee, { declaration: truthFacts.x, node: number }),
      'a code is needed here, not a number',
    ],
    ['a household inside a household', household.count(household.any(yes)), 'inside a household'],
    ['the lowest of nothing', lowest(), 'the min of nothing has no value'],
    ['too large an output', times(large, 2), 'does not fit an output'],
    ['too small an output', minus(-2_000_000_000, large), 'does not fit an output'],
    ['too large on the way', cap(times(times(large, large), 1), 5), 'too large to be computed exactly'],
    ['a numerator too large to round', divRound(times(large, 4_000_000), 1_000_000, 'down'), 'too large'],
    ['a division by nought', { kind: 'divRound', of: x.node, by: 0, rounding: 'up' }, 'cannot divide by 0'],
    ['a group with amounts below nought', exclusive('deny', { p: x, q: amount1 }, 'p'), 'never below nought'],
    [
      'last month of an output that is a condition',
      compare(previous('answer'), intNode(1)),
      'not an output that holds a number',
    ],
    [
      'an election nobody can hold',
      exclusive('elect', { red: amount1, purple: amount2 }, 'red', colour),
      'nobody can elect "purple"',
    ],
    ['two steps of one name', plus(step(1), step(2)), 'another step is called "step" too'],
  ])('refuses %s', (_, node, sentence) => {
    expect(checkRuleSet(ruleSetOfRow({ node })).map(({ text }) => text)).toContainEqual(
      expect.stringContaining(sentence),
    )
  })

  it('says where the fault is', () => {
    const faults = checkRuleSet(ruleSetOfRow({ node: all(yes, colour.is('purple'), colour.in('black')) }))
    expect(faults.map(({ path }) => path)).toEqual(['answer.of[1]', 'answer.of[2]'])
  })

  it('refuses a figure outside the range that amounts were proven with', () => {
    const fee = { ...truthParameters.fee, range: [0, 99] as const }
    const faults = checkRuleSet({ ...ruleSetOfRow({ node: yes }), parameters: { fee } })
    expect(faults.map(({ text }) => text)).toContain(
      'the figure 100 from 2024-03-01 is outside its range 0 to 99',
    )
  })
})

describe('rangeOf', () => {
  it.each<[string, Node, readonly [number, number]]>([
    ['a product of two signs', times(x, x), [-100_000_000, 100_000_000]],
    ['a rounded quotient', divRound(x, 3, 'half-up'), [-3333, 3333]],
    ['a capped amount', cap(large, 300), [0, 300]],
    ['a household', household.sum(amount1), [0, 1_000_000]],
    ['months up to a day', monthsBetween(from, from), [-2400, 2400]],
  ])('%s', (_, node, expected) => {
    expect(rangeOf(ruleSetOfRow({ node }), node)).toEqual(expected)
  })
})

describe('typeOf', () => {
  it('knows what a part of a rule is', () => {
    expect(typeOf(ruleSetOfRow({ node: yes }), day(OPENING))).toBe('date')
    expect(typeOf(ruleSetOfRow({ node: yes }), { kind: 'applied', fact: maybe })).toBe('int')
  })
})

function isAboutOpenTable(text: string): boolean {
  return text.startsWith('says nothing for') || text === 'a table over numbers needs an otherwise'
}

function compare(left: Node, right: Node): Node {
  return { kind: 'compare', op: 'eq', left, right }
}

function whenMaybe(fact: FactNode): Node {
  return {
    kind: 'whenApplies',
    fact: { ...fact, at: OPENING },
    then: { kind: 'applied', fact },
    otherwise: intNode(0),
  }
}

function step(value: number) {
  return named('step', { zh: '一步', en: 'a step' }, plus(x, value))
}
