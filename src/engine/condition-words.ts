import type { Text } from '#kernel/text.ts'
import type { CompareOp, Instant, WhenAppliesNode } from './ast.ts'
import { declarationOf, type ExplainContext, type FactSeen, seenIn } from './fact-seen.ts'
import { formatNumber, joinTexts } from './format-value.ts'
import { missingWords } from './missing.ts'
import { bracketed, factsIn, quantityOf, seenWords } from './number-words.ts'
import { type Demand, noneAllowed, oneAsked, type Requirement, requirementOf } from './requirement-words.ts'
import type { Trace } from './trace.ts'

/** A condition as part of a sentence: what is so, and what is asked for. No full stop. */
export type Clause = {
  readonly holds: boolean | null
  readonly text: Text
  readonly limit?: Text
  readonly facts: readonly FactSeen[]
  /** True where the text itself already says whether the condition is met. */
  readonly settled: boolean
  /** Where none of several alternatives is met, or known to be: each of them, so that one list can hold them all. */
  readonly alternatives?: readonly Text[]
}

const nothingElse: Text = { zh: '规则没有别的要求', en: 'the rule asks for nothing else' }

/**
 * Puts a condition into words. `wanted` is the answer the rule asks for: false below a `not`.
 *
 * Of alternatives that hold the first is told, of alternatives that fail all are; of joint requirements
 * that hold all are told, of those that fail the failing ones; where nobody knows, the unknown ones.
 */
export function clauseOf(traced: Trace, wanted: boolean, context: ExplainContext, member?: number): Clause {
  const { node, parts, value } = traced
  const [first] = parts
  const holds = value === null ? null : value === wanted
  const facts = factsIn(traced, context, member)
  if (node.kind === 'not' && first) return clauseOf(first, !wanted, context, member)
  if (node.kind === 'named' && first) {
    const inner = clauseOf(first, wanted, context, member)
    return node.label ? { ...inner, text: entitled(node.label, inner.text) } : inner
  }
  if (holds === null) return { ...openClause(traced, wanted, context, member), holds, facts, settled: true }

  const days = dayOrderWords(traced, context)
  if (days) return { holds, ...days, facts, settled: false }
  const requirement = requirementOf(traced, wanted, context, member)
  if (requirement) {
    const { asked, limit } = requirement
    const shown = shownWords(requirement, traced, context, member)
    return { holds, text: joinTexts([shown, asked], '，', '; '), limit, facts, settled: false }
  }
  switch (node.kind) {
    case 'and':
    case 'or': {
      const clauses = parts.map((part) => clauseOf(part, wanted, context, member))
      return (node.kind === 'and') === wanted ? jointly(clauses, holds) : alternatively(clauses, holds)
    }
    case 'members': {
      const clauses = parts.map((part, i) => clauseOf(part, wanted, context, i))
      const found = wanted ? alternatively(clauses, holds) : jointly(clauses, holds)
      return { ...found, text: joinTexts([householdIntro(parts.length), found.text], '：', ': ') }
    }
    case 'isKnown': {
      const { label } = declarationOf(node.fact.fact, context)
      const known = { zh: `${label.zh}已经掌握`, en: `${label.en} is known` }
      const unknown = { zh: `还没有掌握${label.zh}`, en: `${label.en} is not known yet` }
      return { holds, text: value ? known : unknown, facts, settled: false }
    }
    case 'established':
      if (!first || first.value === null) {
        return { holds, text: missingWords(first ?? traced, context), facts, settled: false }
      }
      return clauseOf(first, wanted, context, member)
    case 'whenApplies': {
      if (!first) break
      const inner = clauseOf(first, wanted, context, member)
      if (first.node === node.then) return inner
      const none = seenWords(seenIn(traced, node.fact, context, member))
      const demand = whereNone(node, wanted)
      if (demand) {
        const text = joinTexts([none, demand.asked], '，', '; ')
        return { holds, text, limit: demand.limit, facts, settled: false }
      }
      return { ...inner, text: joinTexts([none, inner.text], '，', '; '), facts }
    }
    case 'choose':
    case 'table': {
      const taken = parts.filter((part, i) => i === parts.length - 1 || part.value === true)
      const clauses = taken.map((part, i) => clauseOf(part, i < taken.length - 1 || wanted, context, member))
      return { ...jointly(clauses, true), holds, facts }
    }
    case 'literal':
      return value
        ? { holds, text: nothingElse, facts, settled: true }
        : {
            holds,
            text: { zh: '规则不包括这种情况', en: 'the rule does not cover this case' },
            facts,
            settled: true,
          }
  }
  throw new Error(`a condition of kind "${node.kind}" cannot be put into words`)
}

/** Two days of one kind compared, nothing of the person's and no limit among them: `2022年1月1日晚于2021年12月1日`. */
function dayOrderWords(
  { node, parts, value }: Trace,
  context: ExplainContext,
): Pick<Clause, 'text' | 'limit'> | undefined {
  const [left, right] = parts
  if (node.kind !== 'compare' || !left || !right || !isDay(left) || left.node.kind !== right.node.kind)
    return undefined
  const order = dayOrders[node.op][value === true ? 0 : 1]
  const [before, after] = [quantityOf(left, context).value, quantityOf(right, context).value]
  const text = { zh: `${before.zh}${order.zh}${after.zh}`, en: `${before.en} is ${order.en} ${after.en}` }
  return { text, limit: after }
}

const notLater: Text = { zh: '不晚于', en: 'not after' }
const later: Text = { zh: '晚于', en: 'after' }
const earlier: Text = { zh: '早于', en: 'before' }
const notEarlier: Text = { zh: '不早于', en: 'not before' }
const sameDay: Text = { zh: '就是', en: 'the same day as' }
const otherDay: Text = { zh: '不是', en: 'not the same day as' }

/** How two days stand to each other where the comparison is true, and where it is false. */
const dayOrders: Record<CompareOp, readonly [Text, Text]> = {
  le: [notLater, later],
  gt: [later, notLater],
  lt: [earlier, notEarlier],
  ge: [notEarlier, earlier],
  eq: [sameDay, otherDay],
  ne: [otherDay, sameDay],
}

function isDay({ node }: Trace): boolean {
  return node.kind === 'day' || (node.kind === 'literal' && node.type === 'date')
}

/** Under the name of the condition it spells out: `「成年或有监护人」年龄：…` */
export function entitled(label: Text, { zh, en }: Text): Text {
  return { zh: `「${label.zh}」${zh}`, en: `${label.en} – ${en}` }
}

function shownWords(
  { shown }: Requirement,
  traced: Trace,
  context: ExplainContext,
  member: number | undefined,
): Text {
  if (traced.node.kind === 'applies') return seenWords(seenIn(traced, traced.node.fact, context, member))
  const { name, value, evidence } = quantityOf(shown, context, member)
  const called = shown.node.kind === 'day' ? dayName(shown.node.at) : name
  return bracketed(joinTexts([called, value], '：', ': '), evidence)
}

function dayName({ monthsBack, day }: Instant): Text {
  const [zh, en] = day === 'first' ? ['第一天', 'First day'] : ['最后一天', 'Last day']
  return monthsBack === 0
    ? { zh: `本月${zh}`, en: `${en} of the month` }
    : { zh: `${monthsBack} 个月前的${zh}`, en: `${en} of the month ${monthsBack} before` }
}

/** What is asked of somebody to whom the fact does not apply, where that alone settles it. */
function whereNone({ otherwise }: WhenAppliesNode, wanted: boolean): Demand | undefined {
  if (otherwise.kind !== 'literal') return undefined
  return otherwise.value === wanted ? noneAllowed : oneAsked
}

/** What is missing and what it would have to be; only the undecided parts count. */
function openClause(
  traced: Trace,
  wanted: boolean,
  context: ExplainContext,
  member: number | undefined,
): Pick<Clause, 'text' | 'limit' | 'alternatives'> {
  const { node, parts } = traced
  const open = parts.filter(({ value }) => value === null)
  if (node.kind === 'and' || node.kind === 'or') {
    const clauses = open.map((part) => clauseOf(part, wanted, context, member))
    if ((node.kind === 'and') === wanted)
      return { text: joinTexts(distinct(clauses), '，并且', ', and '), ...limitsOf(clauses) }
    const texts = alternativesIn(clauses)
    return { text: openAlternatives(texts), ...limitsOf(clauses), alternatives: texts }
  }
  const [arm] = open
  if (node.kind === 'whenApplies' && arm && (traced.seen !== null || asksOneThing(arm))) {
    const { text, limit } = clauseOf(arm, wanted, context, member)
    const mayBeNone = traced.seen === null && whereNone(node, wanted) === noneAllowed
    return {
      text: mayBeNone ? joinTexts([text, noneAllowed.asked], '，', '; ') : text,
      ...(limit && { limit }),
    }
  }
  const missing = missingWords(traced, context)
  const requirement =
    node.kind === 'whenApplies' ? whereNone(node, wanted) : requirementOf(traced, wanted, context, member)
  return requirement
    ? { text: joinTexts([missing, requirement.asked], '，', '; '), limit: requirement.limit }
    : { text: missing }
}

function asksOneThing({ node }: Trace): boolean {
  return node.kind === 'compare' || node.kind === 'in' || node.kind === 'applied'
}

function openAlternatives(texts: readonly Text[]): Text {
  if (texts.length < 2) return joinTexts(texts, '', '')
  const { zh, en } = numbered(texts)
  return {
    zh: `以下 ${texts.length} 种情况符合一种即可：${zh}`,
    en: `one of these ${texts.length} is enough: ${en}`,
  }
}

function jointly(clauses: readonly Clause[], holds: boolean): Clause {
  const told = holds ? clauses : clauses.filter((clause) => clause.holds === false)
  const [first] = told
  if (!first) return { holds, text: nothingElse, facts: [], settled: true }
  return {
    holds,
    text: joinTexts(distinct(told), '，并且', ', and '),
    ...limitsOf(told),
    facts: told.flatMap(({ facts }) => facts),
    settled: told.length === 1 && first.settled,
  }
}

function alternatively(clauses: readonly Clause[], holds: boolean): Clause {
  const carrying = clauses.find((clause) => clause.holds === true)
  if (holds && carrying) return carrying
  const texts = alternativesIn(clauses)
  if (texts.length < 2) return jointly(clauses, holds)
  const list = numbered(texts)
  return {
    holds,
    text: {
      zh: `以下 ${texts.length} 种情况一种也不符合：${list.zh}`,
      en: `none of these ${texts.length} is met: ${list.en}`,
    },
    ...limitsOf(clauses),
    facts: clauses.flatMap(({ facts }) => facts),
    settled: true,
    alternatives: texts,
  }
}

/** Alternatives among the alternatives stand in one list with them. */
function alternativesIn(clauses: readonly Clause[]): Text[] {
  return distinctTexts(clauses.flatMap((clause) => clause.alternatives ?? [clause.text]))
}

/** `（1）…；（2）…`; a list within a list counts `①…；②…`, so that nobody takes it for the rest of the outer one. */
function numbered(texts: readonly Text[]): Text {
  const each = texts.map(({ zh, en }, i) => ({
    zh: `（${i + 1}）${zh.replaceAll(/（(\d)）/g, (_, at: string) => circled[Number(at)] ?? at)}`,
    en: `(${i + 1}) ${en.replaceAll(/\((\d)\)/g, (_, at: string) => `(${letters[Number(at)] ?? at})`)}`,
  }))
  return joinTexts(each, '；', '; ')
}

const circled = [...'⓪①②③④⑤⑥⑦⑧⑨']
const letters = [...'zabcdefghi']

function limitsOf(clauses: readonly Clause[]): Pick<Clause, 'limit'> {
  const limits = clauses.flatMap(({ limit }) => limit ?? [])
  return limits.length > 0 ? { limit: joinTexts(limits, '；', '; ') } : {}
}

function distinct(clauses: readonly Clause[]): Text[] {
  return distinctTexts(clauses.map(({ text }) => text))
}

function distinctTexts(texts: readonly Text[]): Text[] {
  return texts.filter(({ zh }, i) => texts.findIndex((each) => each.zh === zh) === i)
}

function householdIntro(size: number): Text {
  const people = formatNumber(size, 'people')
  return { zh: `家庭成员 ${people.zh}`, en: `Household of ${people.en}` }
}
