import type { Text } from '#kernel/text.ts'
import type { CitationRef, ExclusiveNode, Node } from './ast.ts'
import { type Clause, clauseOf, entitled } from './condition-words.ts'
import { missingIn, missingWords } from './missing.ts'
import { declarationOf, type ExplainContext, type FactSeen } from './fact-seen.ts'
import { formatNumber, joinTexts } from './format-value.ts'
import { measureOf } from './measure.ts'
import { factsIn, seenWords } from './number-words.ts'
import { groupWords, rivalWords, type Step, stepsOf } from './steps.ts'
import type { Trace } from './trace.ts'

/** Why a decision came out as it did, in words that name every fact, its value, source and date, and the limit. */
export type Explanation = {
  /** Whether the condition is met, or the amount is above nought; `null` where it cannot be known yet. */
  readonly holds: boolean | null
  /** Granted: all that carries it. Refused: every condition that fails. Open: what is still to be known. */
  readonly reasons: readonly Reason[]
  readonly arithmetic: readonly Step[]
  readonly needs: readonly Question[]
}

export type Reason = {
  readonly code: string
  readonly holds: boolean | null
  /** One sentence. */
  readonly text: Text
  readonly facts: readonly FactSeen[]
  readonly limit?: Text
  readonly cites: readonly CitationRef[]
}

export type Question = { readonly fact: string; readonly question: Text }

export function explain(traced: Trace, context: ExplainContext): Explanation {
  const holds = outcomeOf(traced)
  const found = reasonsIn(traced, true, inherited(traced.node), context).filter(
    (reason) => reason.holds === holds,
  )
  const reasons = found.length > 0 ? found : [amountReason(traced, context)]
  return {
    holds,
    reasons: reasons.filter(({ text }, i) => reasons.findIndex((each) => each.text.zh === text.zh) === i),
    arithmetic: stepsOf(traced, context),
    needs: questionsIn(traced, context),
  }
}

function questionsIn(traced: Trace, context: ExplainContext): Question[] {
  const facts = new Set(missingIn(traced, context).flatMap(({ fact }) => fact ?? []))
  return [...facts].map((fact) => ({ fact, question: declarationOf(fact, context).question }))
}

/** The first reason alone: what a list has room for. */
export function explainShort(traced: Trace, context: ExplainContext): Text {
  const { reasons } = explain(traced, context)
  return reasons[0]?.text ?? context.outcome.unknown
}

/** What the nodes above a condition say of it. */
type Heading = { readonly code?: string; readonly label?: Text; readonly cites: readonly CitationRef[] }

function reasonsIn(traced: Trace, wanted: boolean, heading: Heading, context: ExplainContext): Reason[] {
  const { node, parts, value } = traced
  const under = (part: Trace): Heading => ({
    ...inherited(part.node),
    cites: part.node.cites ?? heading.cites,
  })
  const each = (of: readonly Trace[], asked = wanted) =>
    of.flatMap((part) => reasonsIn(part, asked, under(part), context))
  const isJoint = (node.kind === 'and' && wanted) || (node.kind === 'or' && !wanted)
  if (isJoint && heading.code === undefined) return each(parts)
  if (node.kind === 'not' && heading.code === undefined) return each(parts, !wanted)
  if (typeof value === 'boolean' || isCondition(node, context))
    return [conditionReason(traced, wanted, heading, context)]
  switch (node.kind) {
    case 'choose': {
      const arm = parts.at(-1)
      const when = parts.filter((part) => node.branches.some((branch) => branch.when === part.node))
      if (!arm || when.includes(arm)) return each(when.slice(-1))
      const decided =
        outcomeOf(arm) === true
          ? when.filter((part) => part.value === true)
          : when.filter((part) => part.value === false)
      return [...each(outcomeOf(arm) === null ? [] : decided), ...each([arm])]
    }
    case 'exclusive': {
      const own = parts[node.index]
      const isLost = own && outcomeOf(own) === true && value !== own.value
      return isLost ? [groupReason(node, traced, context)] : each(own ? [own] : [])
    }
    case 'members':
      return value === null ? [openReason(traced, heading, context)] : []
    default:
      if (value === null && parts.every((part) => part.value !== null))
        return [openReason(traced, heading, context)]
      return each(parts)
  }
}

function conditionReason(traced: Trace, wanted: boolean, heading: Heading, context: ExplainContext): Reason {
  const clause = clauseOf(traced, wanted, context)
  return {
    code: heading.code ?? codeOf(clause, traced),
    holds: clause.holds,
    text: sentence(clause, heading.label, context),
    facts: clause.facts,
    ...(clause.limit && { limit: clause.limit }),
    cites: heading.cites,
  }
}

function sentence(
  { holds, text, settled }: Clause,
  label: Text | undefined,
  { outcome }: ExplainContext,
): Text {
  const begun = label ? entitled(label, text) : text
  if (holds === null) return concluded(begun, outcome.unknown)
  const verdict = holds
    ? { zh: '，符合要求', en: '; this is met' }
    : { zh: '，不符合要求', en: '; this is not met' }
  const told = settled ? begun : joinTexts([begun, verdict], '', '')
  return holds ? { zh: `${told.zh}。`, en: `${capital(told.en)}.` } : concluded(told, outcome.fails)
}

function concluded(because: Text, outcome: Text): Text {
  return { zh: `${because.zh}，所以${outcome.zh}。`, en: `${capital(because.en)}, so ${outcome.en}.` }
}

function groupReason(node: ExclusiveNode, traced: Trace, context: ExplainContext): Reason {
  const code = node.code ?? `exclusive-${node.mode}`
  const cites = node.cites ?? []
  const limit = groupWords[node.mode]
  if (traced.value === null) {
    const open = openReason(traced, { code, cites }, context)
    const text = joinTexts([rivalWords(traced, context), missingWords(traced, context)], '，', '; ')
    return { ...open, text: concluded(text, context.outcome.unknown), limit }
  }
  const election = traced.parts.find(({ node: part }) => part === node.election)
  const chosen = election ? factsIn(election, context).map(seenWords) : []
  // An amount with a name of its own speaks for what it was worked out from.
  const told = traced.parts.filter((part) => part.node.label === undefined && part.value !== 0)
  return {
    code,
    holds: false,
    text: concluded(joinTexts([...chosen, rivalWords(traced, context)], '，', '; '), context.outcome.fails),
    facts: told.flatMap((part) => factsIn(part, context)),
    limit,
    cites,
  }
}

function openReason(traced: Trace, { code, cites }: Heading, context: ExplainContext): Reason {
  const unknown = missingIn(traced, context).flatMap(({ fact }) => fact ?? [])
  const facts = factsIn(traced, context).filter(({ fact }) => unknown.includes(fact))
  const clause: Clause = { holds: null, text: missingWords(traced, context), facts, settled: true }
  return {
    code: code ?? codeOf(clause, traced),
    holds: null,
    text: sentence(clause, undefined, context),
    facts,
    cites,
  }
}

/** For an amount no condition stands before: the calculation is the reason. */
function amountReason(traced: Trace, context: ExplainContext): Reason {
  if (outcomeOf(traced) === null) return openReason(traced, inherited(traced.node), context)
  const { outcome } = context
  const amount = formatNumber(Number(traced.value), measureOf(traced.node, context.ruleSet))
  const result = stepsOf(traced, context).at(-1)?.text ?? {
    zh: `算得 ${amount.zh}`,
    en: `the figure comes to ${amount.en}`,
  }
  const facts = factsIn(traced, context)
  const seen = facts
    .map(seenWords)
    .filter(({ zh }, at, all) => all.findIndex((each) => each.zh === zh) === at)
  return {
    code: 'amount',
    holds: outcomeOf(traced),
    text: concluded(
      joinTexts([...seen, result], '，', '; '),
      outcomeOf(traced) ? outcome.holds : outcome.fails,
    ),
    facts,
    cites: traced.node.cites ?? [],
  }
}

function outcomeOf({ value }: Trace): boolean | null {
  if (value === null || typeof value === 'boolean') return value
  return typeof value === 'number' && value > 0
}

function inherited({ code, label, cites, kind }: Node): Heading {
  return {
    ...(code !== undefined && { code }),
    ...(label && kind !== 'named' && { label }),
    cites: cites ?? [],
  }
}

/** A reason without a code of its own goes by the facts it rests on. */
function codeOf({ facts }: Clause, { node }: Trace): string {
  return facts.length > 0 ? [...new Set(facts.map(({ fact }) => fact))].join('+') : node.kind
}

const conditions = new Set<Node['kind']>(['compare', 'in', 'hasAny', 'and', 'or', 'not', 'applies'])

/** Whether a node is a condition though nobody knows how it comes out. */
function isCondition(node: Node, context: ExplainContext): boolean {
  switch (node.kind) {
    case 'fact':
      return declarationOf(node.fact, context).type === 'bool'
    case 'applied':
      return declarationOf(node.fact.fact, context).type === 'bool'
    case 'named':
      return isCondition(node.of, context)
    case 'whenApplies':
      return isCondition(node.then, context)
    case 'literal':
      return node.type === 'bool'
    default:
      return conditions.has(node.kind)
  }
}

function capital(english: string): string {
  return english.charAt(0).toUpperCase() + english.slice(1)
}
