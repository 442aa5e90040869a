import { askFirst } from '#engine/ask.ts'
import type { RuleSet } from '#engine/ast.ts'
import { columnsNeeded } from '#engine/columns.ts'
import { evaluate } from '#engine/evaluate.ts'
import type { Parameters } from '#engine/parameters.ts'
import type { Subject } from '#engine/values.ts'

/** A rule of its own: whether something is granted, and how much. */
export type Rule = {
  readonly ruleSet: RuleSet
  readonly parameters: Parameters
  readonly granted: string
  readonly payable: string
}

type Known = ReadonlySet<string>

/**
 * Asks somebody of whom nothing is known one question after the other, as `ask` chooses them, until no answer can change
 * anything. Gives the facts in the order they were asked.
 */
export function questionsAsked(rule: Rule, person: Subject): readonly string[] {
  const known = new Set<string>()
  for (;;) {
    const next = nextQuestion(rule, person, known)
    if (next === undefined) return [...known]
    known.add(next)
  }
}

/** What is granted, and how much, by the answers to these questions alone. */
export function outcomeOf(rule: Rule, person: Subject, known: Known): readonly unknown[] {
  const { [rule.granted]: granted, [rule.payable]: payable } = answersOf(rule, person, known)
  return granted === false ? [false] : [granted, payable]
}

/** Every fact the rule reads. */
export function factsOf({ ruleSet, granted, payable }: Rule): readonly string[] {
  const outputs = Object.fromEntries([granted, payable].flatMap((id) => nodeOf(ruleSet, id)))
  return [...new Set(columnsNeeded({ ...ruleSet, outputs }).map(({ fact }) => fact))]
}

function nodeOf({ outputs }: RuleSet, id: string) {
  const node = outputs[id]
  return node ? [[id, node] as const] : []
}

function answersOf({ ruleSet, parameters, granted, payable }: Rule, person: Subject, known: Known) {
  return evaluate(ruleSet, parameters, told(person, known), [granted, payable])
}

function nextQuestion(rule: Rule, person: Subject, known: Known): string | undefined {
  const { ruleSet, parameters, granted, payable } = rule
  if (answersOf(rule, person, known)[granted] === false) return undefined
  return askFirst(ruleSet, parameters, told(person, known), [granted, payable], (fact) => known.has(fact))
}

/** The person with everything hidden that was not asked. */
function told(person: Subject, known: Known): Subject {
  return {
    fact: (fact, at) => (known.has(fact) ? person.fact(fact, at) : null),
    household: null,
    previous: person.previous,
  }
}

/** Whether everything the rule reads, once told, settles the outcome: not where a fact is missing that nobody can tell. */
export function canBeSettled(rule: Rule, person: Subject): boolean {
  return isSettled(rule, person, new Set(factsOf(rule)))
}

/**
 * The fewest questions these people can be asked by one way of asking, all together: by exhaustive search over which question
 * comes first and, depending on each answer, which comes next. It knows beforehand how these people answer, which nobody who asks
 * does; so no way of asking does better. Of everybody the outcome can be settled.
 */
export function fewestQuestions(rule: Rule, people: readonly Subject[]): number {
  const facts = factsOf(rule)
  const reads = Map.groupBy(columnsNeeded(rule.ruleSet), ({ fact }) => fact)
  const answerOf = new Map(
    people.map((person) => [
      person,
      new Map(
        facts.map((fact) => [
          fact,
          JSON.stringify((reads.get(fact) ?? []).map(({ at }) => person.fact(fact, at))),
        ]),
      ),
    ]),
  )
  const answer = (person: Subject, fact: string) => answerOf.get(person)?.get(fact) ?? ''
  const neverSpared = new Map(
    people.map((person) => [person, facts.filter((fact) => !isSettled(rule, person, without(facts, fact)))]),
  )
  const found = new Map<string, number>()
  return fewest(people, new Set())

  function fewest(group: readonly Subject[], known: Known): number {
    const [first] = group
    if (!first || isSettled(rule, first, known)) return 0
    const asked = facts.filter((fact) => known.has(fact))
    const key = JSON.stringify([asked, asked.map((fact) => answer(first, fact))])
    const before = found.get(key)
    if (before !== undefined) return before
    const open = without(facts, ...known)
    // What each of them is asked sooner or later loses nothing by coming first, and may spare something.
    const sure = [...open].find((fact) => group.every((person) => neverSpared.get(person)?.includes(fact)))
    const costs = (sure === undefined ? [...open] : [sure]).map((fact) => {
      const next = new Set(known).add(fact)
      const groups = [...Map.groupBy(group, (person) => answer(person, fact)).values()]
      return groups.reduce((sum, each) => sum + fewest(each, next), group.length)
    })
    const best = Math.min(...costs)
    found.set(key, best)
    return best
  }
}

/** Whether nothing that is still hidden can change the outcome. */
function isSettled(rule: Rule, person: Subject, known: Known): boolean {
  const { [rule.granted]: granted, [rule.payable]: payable } = answersOf(rule, person, known)
  if (granted === false) return true
  return granted !== null && payable !== null && nextQuestion(rule, person, known) === undefined
}

function without(facts: readonly string[], ...left: readonly string[]): Known {
  return new Set(facts.filter((fact) => !left.includes(fact)))
}
