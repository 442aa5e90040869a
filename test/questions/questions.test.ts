import { expect, it } from 'vitest'
import { all, any, type Bool, boolFact, choose, not } from '#engine/language.ts'
import { truthFacts } from '#engine/truth-row.ts'
import type { FactValue, Subject } from '#engine/values.ts'
import { canBeSettled, fewestQuestions, outcomeOf, questionsAsked, type Rule } from './questions.ts'

const [a, b, c] = [boolFact(truthFacts.a), boolFact(truthFacts.b), boolFact(truthFacts.c)]

function ruleOf(granted: Bool): Rule {
  const node = 'node' in granted ? granted.node : granted
  return {
    ruleSet: {
      facts: truthFacts,
      parameters: {},
      outputs: { granted: node, payable: choose([{ when: node, then: 100 }], 0) },
    },
    parameters: { month: 2026 * 12 + 10, value: () => null, entry: () => undefined },
    granted: 'granted',
    payable: 'payable',
  }
}

/** Answers to `a`, `b` and `c`, one letter each; `-` is unknown to everybody. */
function somebody(answers: string): Subject {
  const known: Record<string, FactValue> = {}
  for (const [at, fact] of ['a', 'b', 'c'].entries()) {
    const said = answers[at]
    if (said !== '-') known[fact] = said === 'y'
  }
  return { fact: (fact) => known[fact] ?? null, household: null, previous: () => null }
}

const needsAAndOne = ruleOf(all(a, any(b, c)))

it('finds the best order: first what settles most people, and no question too many', () => {
  // a of all three: the last is done; b of two: the first is done; c of one.
  expect(fewestQuestions(needsAAndOne, ['yyn', 'yny', 'nyy'].map(somebody))).toBe(6)
  expect(fewestQuestions(needsAAndOne, [somebody('yny')])).toBe(2)
})

it('lets the answer to one question choose the next', () => {
  const bOrC = ruleOf(any(all(a, b), all(not(a), c)))
  expect(fewestQuestions(bOrC, ['yyn', 'nny', 'yny', 'nyn'].map(somebody))).toBe(8)
})

it('is never beaten by the questions that are asked, which come to the same outcome', () => {
  const people = ['yyy', 'yyn', 'yny', 'ynn', 'nyy', 'nnn'].map(somebody)
  for (const rule of [needsAAndOne, ruleOf(any(all(a, b), c)), ruleOf(all(any(a, b), any(b, c)))]) {
    const walks = people.map((person) => questionsAsked(rule, person))
    expect(walks.flat().length).toBeGreaterThanOrEqual(fewestQuestions(rule, people))
    expect(walks.map((walk, at) => outcomeOf(rule, people[at] ?? somebody('---'), new Set(walk)))).toEqual(
      people.map((person) => outcomeOf(rule, person, new Set(['a', 'b', 'c']))),
    )
  }
})

it('knows of whom the outcome cannot be settled', () => {
  expect(canBeSettled(needsAAndOne, somebody('y--'))).toBe(false)
  expect(canBeSettled(needsAAndOne, somebody('n--'))).toBe(true)
  expect(questionsAsked(needsAAndOne, somebody('y--'))).toHaveLength(3)
})
