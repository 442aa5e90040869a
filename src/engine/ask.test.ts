import { epochDayOf } from '#kernel/plain-date.ts'
import { describe, expect, it } from 'vitest'
import { ask } from './ask.ts'
import type { Instant, Node, RuleSet } from './ast.ts'
import { columnKey, columnsNeeded } from './columns.ts'
import { evaluate } from './evaluate.ts'
import {
  all,
  any,
  boolFact,
  choose,
  enumFact,
  household,
  intFact,
  isKnown,
  not,
  OPENING,
  optionalFact,
  whenApplies,
  yes,
} from './language.ts'
import { libraryCard } from './library-card.example.ts'
import { type Parameters, parametersOf } from './parameters.ts'
import { randomFrom } from './random-vocabulary.ts'
import { representativesOf } from './representatives.ts'
import { type Given, ruleSetOfRow, truthFacts } from './truth-row.ts'
import { type FactValue, NOT_APPLICABLE, type Subject } from './values.ts'

const november2026 = 2026 * 12 + 10
const parameters = parametersOf(libraryCard.parameters, november2026)

const grownUp: Given = {
  'reader.birth': epochDayOf('1980-03-01'),
  'reader.cardState': 'valid',
  'reader.cardFrom': epochDayOf('2020-01-01'),
  'reader.branch': 'harbour',
  'reader.grade': 2,
  'reader.fines': 0,
  'reader.income': 100_000,
  'reader.guardianSigned': false,
  'reader.needs': [],
  'reader.schoolSince': NOT_APPLICABLE,
  'reader.prize': NOT_APPLICABLE,
  'reader.chosen': 'travel',
}

describe('ask', () => {
  it('asks nothing when everything is known', () => {
    expect(asked(grownUp)).toEqual([])
  })

  it('asks nothing more once a cancelled card settles the matter', () => {
    expect(asked({ 'reader.cardState': 'cancelled' }, ['may-borrow'])).toEqual([])
  })

  it('asks for the state of the card first, because one answer settles most', () => {
    expect(asked({}, ['may-borrow'])[0]).toBe('reader.cardState')
  })

  it('asks whether the guardian signed only of somebody young', () => {
    const { 'reader.guardianSigned': _, ...unsigned } = grownUp
    expect(asked(unsigned, ['may-borrow'])).toEqual([])
    expect(asked({ ...unsigned, 'reader.birth': epochDayOf('2015-01-01') }, ['may-borrow'])).toEqual([
      'reader.guardianSigned',
    ])
  })

  it('asks for a way of reading only where the grade is the third', () => {
    const { 'reader.needs': _, ...without } = grownUp
    expect(asked({ ...without, 'reader.grade': 3 }, ['remission'])).toEqual(['reader.needs'])
    expect(asked({ ...without, 'reader.grade': 4 }, ['remission'])).toEqual([])
  })

  it('asks no election where only one concession is due', () => {
    const { 'reader.chosen': _, ...undecided } = grownUp
    expect(asked(undecided, ['travel'])).toEqual(['reader.chosen'])
    expect(asked({ ...undecided, 'reader.grade': 4 }, ['travel'])).toEqual([])
  })

  it('names a fact of another member of the household too', () => {
    const node = household.any(boolFact(truthFacts.a))
    const others = [subjectOf({ a: false }), subjectOf({})]
    const subject = { ...subjectOf({ a: false }), household: [subjectOf({ a: false }), ...others] }
    expect(ask(ruleSetOfRow({ node }), noFigures, subject)).toEqual(['a'])
    const decided = { ...subject, household: [...subject.household, subjectOf({ a: true })] }
    expect(ask(ruleSetOfRow({ node }), noFigures, decided)).toEqual([])
  })

  it('asks nothing where only a figure is missing that no answer can supply', () => {
    const node: Node = { kind: 'parameter', parameter: 'fee' }
    expect(ask(ruleSetOfRow({ node }), noFigures, subjectOf({}))).toEqual([])
  })

  it('asks for a fact whose being known changes the outcome', () => {
    const node = choose([{ when: isKnown(intFact(truthFacts.x)), then: 1 }], 2)
    expect(ask(ruleSetOfRow({ node }), noFigures, subjectOf({}))).toEqual(['x'])
  })

  it('asks for a fact that counts only where another does not apply', () => {
    const node = whenApplies(
      optionalFact<'bool'>(truthFacts.maybeFlag),
      () => yes,
      boolFact(truthFacts.b).node,
    )
    expect(ask(ruleSetOfRow({ node }), noFigures, subjectOf({})).toSorted()).toEqual(['b', 'maybeFlag'])
  })

  it('finds what two unknown facts settle together', () => {
    const [a, b] = [boolFact(truthFacts.a), boolFact(truthFacts.b)]
    const node = any(a, not(a), b, not(b))
    expect(ask(ruleSetOfRow({ node }), noFigures, subjectOf({}))).toEqual(['a', 'b'])
  })

  it('asks exactly the facts that count, on 400 random rules (seed 20261124)', () => {
    const random = randomFrom(20_261_124)
    let questions = 0
    for (let i = 0; i < 400; i++) {
      const ruleSet = ruleSetOfRow({ node: randomRule(random, 3) })
      const given: Given = Object.fromEntries(
        columnsNeeded(ruleSet).flatMap(({ key, fact }) =>
          random() < 0.3 ? [[key, pick(random, smallDomain(fact))]] : [],
        ),
      )
      const expected = thatCount(ruleSet, given)
      const found = ask(ruleSet, noFigures, subjectOf(given))
      expect(found.toSorted(), JSON.stringify({ i, given, node: ruleSet.outputs['answer'] })).toEqual(
        expected,
      )
      questions += found.length
    }
    expect(questions).toBeGreaterThan(400)
  })

  it('needs few more questions than somebody who knows the answers (300 readers, seed 7)', () => {
    const random = randomFrom(7)
    const values = representativesOf(libraryCard, parameters, subjectOf({}))
    let needed = 0
    let asked = 0
    for (let i = 0; i < 300; i++) {
      const truth: Given = Object.fromEntries(
        Object.keys(libraryCard.facts).map((fact) => [fact, pick(random, values(fact))]),
      )
      asked += walk(truth, ['may-borrow', 'travel'])
      needed += fewestFacts(truth, ['may-borrow', 'travel'])
    }
    expect(asked / needed).toBeLessThan(1.2)
  })
})

const noFigures: Parameters = { month: november2026, value: () => null, entry: () => undefined }

function asked(given: Given, outputs?: string[]): string[] {
  return ask(libraryCard, parameters, reader(given), outputs)
}

function reader(given: Given): Subject {
  return { ...subjectOf(given), household: [subjectOf(given)] }
}

/** Facts by id hold on every day; by column key only on that one. */
function subjectOf(given: Given): Subject {
  return {
    fact: (fact: string, at: Instant) => given[columnKey(fact, at)] ?? given[fact] ?? null,
    household: null,
    previous: () => null,
  }
}

/** Asks one question after another until nothing matters; how many that took. */
function walk(truth: Given, outputs: string[]): number {
  const given: Record<string, FactValue> = {}
  for (let questions = 0; ; questions++) {
    const next = ask(libraryCard, parameters, reader(given), outputs)[0]
    if (next === undefined) return questions
    given[next] = truth[next] ?? null
  }
}

/** The smallest number of true answers that settles the outputs, by trying all selections. */
function fewestFacts(truth: Given, outputs: string[]): number {
  const wanted = evaluate(libraryCard, parameters, reader(truth), outputs)
  const facts = [
    'cardState',
    'fines',
    'birth',
    'guardianSigned',
    'cardFrom',
    'prize',
    'grade',
    'needs',
    'income',
    'schoolSince',
    'chosen',
    'branch',
  ]
  let fewest = facts.length
  for (let selection = 0; selection < 2 ** facts.length; selection++) {
    const chosen = facts.filter((_, position) => selection & (1 << position)).map((each) => `reader.${each}`)
    if (chosen.length >= fewest) continue
    const given: Given = Object.fromEntries(chosen.map((fact) => [fact, truth[fact] ?? null]))
    const answers = evaluate(libraryCard, parameters, reader(given), outputs)
    if (outputs.every((output) => answers[output] === wanted[output])) fewest = chosen.length
  }
  return fewest
}

/** By definition: facts that change the output under some answers to all the others; an answer holds on every open day. */
function thatCount(ruleSet: RuleSet, given: Given): string[] {
  const open = columnsNeeded(ruleSet).filter(({ key }) => given[key] === undefined)
  const facts = [...new Set(open.map(({ fact }) => fact))]
  const answer = (answers: Given) =>
    evaluate(ruleSet, noFigures, subjectOf({ ...given, ...answers }))['answer']
  const counts = facts.filter((fact) =>
    combinations(facts.filter((each) => each !== fact)).some((others) =>
      smallDomain(fact).some((value) => answer({ ...others, [fact]: value }) !== answer(others)),
    ),
  )
  return counts.toSorted()
}

function combinations(facts: readonly string[]): Record<string, FactValue>[] {
  return facts.reduce<Record<string, FactValue>[]>(
    (found, fact) => found.flatMap((each) => smallDomain(fact).map((value) => ({ ...each, [fact]: value }))),
    [{}],
  )
}

function smallDomain(fact: string): readonly FactValue[] {
  if (fact === 'colour') return ['red', 'green', 'blue']
  return fact === 'small' ? [-1, 0, 1, 2] : [true, false]
}

function randomRule(random: () => number, depth: number): Node {
  const leaf = () =>
    pick<Node>(random, [
      boolFact(truthFacts.a).node,
      boolFact(truthFacts.b).node,
      boolFact(truthFacts.c, pick(random, [OPENING, { monthsBack: 0, day: 'last' }])).node,
      enumFact<string>(truthFacts.colour).in(pick(random, ['red', 'green']), 'blue'),
      intFact(truthFacts.small).atLeast(pick(random, [0, 1])),
    ])
  if (depth === 0 || random() < 0.15) return leaf()
  const part = () => randomRule(random, depth - 1)
  return pick<() => Node>(random, [
    () => all(part(), part()),
    () => any(part(), part()),
    () => all(part(), any(part(), part())),
    () => not(part()),
    () => ({ kind: 'choose', branches: [{ when: part(), then: part() }], otherwise: part() }),
  ])()
}

function pick<T>(random: () => number, from: readonly T[]): T {
  const found = from[Math.floor(random() * from.length)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}
