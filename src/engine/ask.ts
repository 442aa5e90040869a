import type { Instant, Node, RuleSet } from './ast.ts'
import { childrenOf } from './children.ts'
import { type Answer, evaluate } from './evaluate.ts'
import type { Parameters } from './parameters.ts'
import { type Representatives, representativesOf } from './representatives.ts'
import { type Trace, traceOf } from './trace.ts'
import type { FactValue, Subject } from './values.ts'

/**
 * The unknown facts whose answer can still change one of the outputs, most decisive first; empty once
 * nothing matters any more.
 *
 * A fact is left out where no possible answers to the other questions would make it count, so a cancelled
 * card ends the questions. Ask the first, then call again: an answer often makes other questions idle.
 */
export function ask(
  ruleSet: RuleSet,
  parameters: Parameters,
  subject: Subject,
  outputs: readonly string[] = Object.keys(ruleSet.outputs),
): string[] {
  return [...new Set(questions(ruleSet, parameters, subject, outputs))]
}

/** The first question `ask` would give that is not `declined`, found without looking at the others. */
export function askFirst(
  ruleSet: RuleSet,
  parameters: Parameters,
  subject: Subject,
  outputs: readonly string[],
  declined: (fact: string) => boolean,
): string | undefined {
  for (const fact of questions(ruleSet, parameters, subject, outputs, declined)) return fact
  return undefined
}

/** Looks at one question after the other, most decisive first, only as far as the caller asks. */
function* questions(
  ruleSet: RuleSet,
  parameters: Parameters,
  subject: Subject,
  outputs: readonly string[],
  declined: (fact: string) => boolean = () => false,
): Generator<string> {
  const values = representativesOf(ruleSet, parameters, subject)
  const open = outputs.map((output) => {
    const inquiry = newInquiry(ruleSet, parameters, output, values)
    const gaps = inquiry.openGaps(subject, noAnswers).filter(({ fact }) => !declined(fact))
    return { inquiry, gaps: new Map(gaps.map((gap) => [gap.key, gap])), hasCounting: false }
  })
  const gaps = [...new Map(open.flatMap((each) => [...each.gaps])).values()]
  const decided = new Map(
    gaps.map((gap) => [gap, decisiveness(gap, subject, ruleSet, parameters, outputs, values)]),
  )
  const inOrder = gaps.toSorted((a, b) => (decided.get(b) ?? 0) - (decided.get(a) ?? 0))
  for (const gap of inOrder) {
    const counting = open.filter((each) => each.gaps.has(gap.key) && counts(gap, subject, each.inquiry))
    for (const each of counting) each.hasCounting = true
    if (counting.length > 0) yield gap.fact
  }
  // Where no single answer can be the last one needed, one that changes anything is better than none.
  for (const gap of inOrder) {
    const stuck = open.filter((each) => !each.hasCounting && each.gaps.has(gap.key))
    if (stuck.some(({ inquiry }) => inquiry.helps(gap, subject, noAnswers))) yield gap.fact
  }
}

function counts(gap: Gap, subject: Subject, inquiry: Inquiry): boolean {
  return canCount(gap, subject, noAnswers, inquiry, newBudget())
}

/** A fact nobody knows, of the person or of a member of the household; one answer fills every day it is unknown on. */
type Gap = { readonly key: string; readonly fact: string }

type Answers = ReadonlyMap<string, FactValue>

const noAnswers: Answers = new Map()

/** One output, looked at under supposed answers. */
type Inquiry = {
  readonly values: Representatives
  readonly openGaps: (subject: Subject, answers: Answers) => Gap[]
  readonly answer: (subject: Subject, answers: Answers) => Answer
  readonly helps: (gap: Gap, subject: Subject, answers: Answers) => boolean
}

function newInquiry(
  ruleSet: RuleSet,
  parameters: Parameters,
  output: string,
  values: Representatives,
): Inquiry {
  const node = ruleSet.outputs[output]
  if (!node) throw new Error(`the rule set has no output "${output}"`)
  const answer = (subject: Subject, answers: Answers) =>
    evaluate(ruleSet, parameters, supposing(subject, answers), [output])[output] ?? null
  return {
    values,
    answer,
    openGaps: (subject, answers) => gapsIn(node, parameters, supposing(subject, answers)),
    helps(gap, subject, answers) {
      const before = answer(subject, answers)
      return values(gap.fact).some(
        (value) => answer(subject, new Map(answers).set(gap.key, value)) !== before,
      )
    },
  }
}

/**
 * Whether some answers to the other open questions leave the output hanging on this one alone.
 *
 * Goes through possible answers and turns back where the gap stops mattering. When the budget is spent it
 * says yes: a question too many does less harm than one too few.
 */
function canCount(gap: Gap, subject: Subject, answers: Answers, inquiry: Inquiry, budget: Budget): boolean {
  budget.left -= 1
  if (budget.left < 0) return true
  const open = inquiry.openGaps(subject, answers)
  if (!open.some(({ key }) => key === gap.key)) return false
  const other = open.find(({ key }) => key !== gap.key)
  if (!other) return inquiry.helps(gap, subject, answers)
  return inquiry
    .values(other.fact)
    .some((value) => canCount(gap, subject, new Map(answers).set(other.key, value), inquiry, budget))
}

type Budget = { left: number }

function newBudget(): Budget {
  return { left: 400 }
}

/** How many outputs one answer settles, on average over the possible answers. */
function decisiveness(
  { key, fact }: Gap,
  subject: Subject,
  ruleSet: RuleSet,
  parameters: Parameters,
  outputs: readonly string[],
  values: Representatives,
): number {
  const tried = values(fact)
  const settled = tried.map((value) => {
    const answers = evaluate(ruleSet, parameters, supposing(subject, new Map([[key, value]])), outputs)
    return Object.values(answers).filter((answer) => answer !== null).length
  })
  return settled.reduce((total, each) => total + each, 0) / tried.length
}

/** The unknown facts that are read where a node is not decided yet, in order of appearance. */
function gapsIn(root: Node, parameters: Parameters, subject: Subject): Gap[] {
  const gaps = new Map<string, Gap>()
  const visit = (traced: Trace, person: Subject, place: string): void => {
    const { node, value, parts, seen } = traced
    if (value !== null && !asksWhatIsKnown(node)) return
    if (seen === null) {
      const gap = gapOf(traced, place)
      if (gap) gaps.set(gap.key, gap)
    }
    if (node.kind === 'members') {
      parts.forEach((part, member) => {
        const of = person.household?.[member]
        if (of) visit(part, of, `${member}/`)
      })
      return
    }
    const traceOfPart = (part: Node) =>
      parts.find((each) => each.node === part) ?? traceOf(part, parameters, person)
    for (const part of openParts(traced)) visit(traceOfPart(part), person, place)
  }
  visit(traceOf(root, parameters, subject), subject, '')
  return [...gaps.values()]
}

function gapOf({ node }: Trace, place: string): Gap | undefined {
  const read = node.kind === 'fact' ? node : 'fact' in node ? node.fact : undefined
  return read && { key: place + read.fact, fact: read.fact }
}

/** The parts that may still be taken: an arm whose condition failed is none of them. */
function openParts({ node, parts, seen }: Trace): readonly Node[] {
  const valueOfPart = (part: Node) => parts.find((each) => each.node === part)?.value
  switch (node.kind) {
    case 'whenApplies':
      return seen === null ? childrenOf(node) : parts.map((part) => part.node)
    case 'table':
      return valueOfPart(node.of) === null ? childrenOf(node) : parts.map((part) => part.node)
    case 'choose': {
      const taken = node.branches.findIndex(({ when }) => valueOfPart(when) === true)
      const upTo = taken < 0 ? node.branches : node.branches.slice(0, taken + 1)
      const arms = upTo.flatMap(({ when, then }) => (valueOfPart(when) === false ? [when] : [when, then]))
      return taken < 0 ? [...arms, node.otherwise] : arms
    }
    default:
      return childrenOf(node)
  }
}

/** Below these kinds an unknown fact may count although the value is settled: learning it is what changes it. */
function asksWhatIsKnown(node: Node): boolean {
  const found = knowledgeTests.get(node)
  if (found !== undefined) return found
  const asks =
    node.kind === 'isKnown' || node.kind === 'established' || childrenOf(node).some(asksWhatIsKnown)
  knowledgeTests.set(node, asks)
  return asks
}

const knowledgeTests = new WeakMap<Node, boolean>()

function supposing(subject: Subject, answers: Answers): Subject {
  const personWith = (person: Subject, place: string): Subject => ({
    fact(fact: string, at: Instant) {
      return person.fact(fact, at) ?? answers.get(place + fact) ?? null
    },
    get household() {
      return person.household?.map((member, i) => personWith(member, `${i}/`)) ?? null
    },
    previous: person.previous,
  })
  return personWith(subject, '')
}
