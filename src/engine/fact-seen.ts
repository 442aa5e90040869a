import { type PlainDate, plainDateOf } from '#kernel/plain-date.ts'
import type { Text } from '#kernel/text.ts'
import type { FactDeclaration, FactNode, RuleSet } from './ast.ts'
import { dayOf } from './evaluate.ts'
import { formatDay, formatFact, formatPlainDate, joinTexts } from './format-value.ts'
import type { Parameters } from './parameters.ts'
import type { Trace } from './trace.ts'

/** What an explanation is told in besides the trace itself. */
export type ExplainContext = {
  readonly ruleSet: RuleSet
  readonly parameters: Parameters
  /** Who says so and since when; `member` counts the people of the household where it is about one of them. */
  readonly provenance: (fact: string, at: PlainDate, member?: number) => Provenance | undefined
  /** What the decision comes to, as clauses: 可以借书, 不能借书, 还不能确定能不能借书. */
  readonly outcome: { readonly holds: Text; readonly fails: Text; readonly unknown: Text }
}

/** `since` when it has been so; where no record says, `asOf` when the source would have known otherwise. */
export type Provenance = { readonly source: Text; readonly since?: PlainDate; readonly asOf?: PlainDate }

/** A fact as it entered a decision. */
export type FactSeen = {
  readonly fact: string
  readonly label: Text
  readonly value: Text
  readonly source?: Text
  readonly since?: Text
  readonly asOf?: Text
  /** The day the fact was read as of. */
  readonly at: PlainDate
  readonly member?: number
}

/** The fact a trace read, in words; a day other than the month's last one is named with it. */
export function seenIn(traced: Trace, node: FactNode, context: ExplainContext, member?: number): FactSeen {
  const declaration = declarationOf(node.fact, context)
  const day = dayOf(node.at, context.parameters)
  const at = plainDateOf(day)
  const provenance = traced.seen === null ? undefined : context.provenance(node.fact, at, member)
  return {
    fact: node.fact,
    label: isClosing(node) ? declaration.label : ofDay(declaration.label, formatDay(day)),
    value: formatFact(declaration, traced.seen ?? null),
    ...(provenance && { source: provenance.source }),
    ...(provenance?.since && { since: formatPlainDate(provenance.since) }),
    ...(provenance?.asOf && { asOf: formatPlainDate(provenance.asOf) }),
    at,
    ...(member !== undefined && { member }),
  }
}

/** What nobody knows, as it follows `还不知道`: `残疾等级`, `是否正在服刑`. */
export function unknownWords(node: FactNode, context: ExplainContext): Text {
  const { label, type } = declarationOf(node.fact, context)
  const asked = type === 'bool' ? { zh: `是否${label.zh}`, en: label.en } : label
  if (isClosing(node)) return asked
  const day = formatDay(dayOf(node.at, context.parameters))
  return type === 'bool' ? { zh: `${day.zh}${asked.zh}`, en: ofDay(label, day).en } : ofDay(label, day)
}

/** `全国系统，2019年5月1日起`, `全国系统，截至2026年11月20日`; empty where nobody vouches for the fact. */
export function evidenceOf({ source, since, asOf }: FactSeen): Text {
  if (!source) return { zh: '', en: '' }
  const dated = since
    ? [{ zh: `${since.zh}起`, en: `since ${since.en}` }]
    : asOf
      ? [{ zh: `截至${asOf.zh}`, en: `as of ${asOf.en}` }]
      : []
  return joinTexts([source, ...dated], '，', ', ')
}

export function declarationOf(fact: string, { ruleSet }: ExplainContext): FactDeclaration {
  const declaration = ruleSet.facts[fact]
  if (!declaration) throw new Error(`no fact "${fact}" is declared`)
  return declaration
}

function isClosing({ at }: FactNode): boolean {
  return at.monthsBack === 0 && at.day === 'last'
}

function ofDay(label: Text, day: Text): Text {
  return { zh: `${day.zh}的${label.zh}`, en: `${label.en} on ${day.en}` }
}
