import type { Text } from '#kernel/text.ts'
import type { CompareOp, Node } from './ast.ts'
import { declarationOf, type ExplainContext } from './fact-seen.ts'
import { anyOfTexts, formatCode, formatNumber, joinTexts, type Measure } from './format-value.ts'
import { measureOf } from './measure.ts'
import { bracketed, calendarMonthWords, equation, isArithmetic, quantityOf } from './number-words.ts'
import { stepsOf } from './steps.ts'
import type { Trace } from './trace.ts'

/** What a condition asks of one value: the value's own trace, the words of the demand, and the limit in it. */
export type Requirement = { readonly shown: Trace; readonly asked: Text; readonly limit: Text }

/** Undefined for kinds that ask nothing of a single value. */
export function requirementOf(
  traced: Trace,
  wanted: boolean,
  context: ExplainContext,
  member?: number,
): Requirement | undefined {
  const { node, parts } = traced
  const [left, right] = parts
  switch (node.kind) {
    case 'fact':
    case 'applied':
      return { shown: traced, ...truthAsked(wanted) }
    case 'applies':
      return { shown: traced, ...(wanted ? oneAsked : noneAsked) }
    case 'in':
    case 'hasAny': {
      if (!left) return undefined
      const limit = anyOfTexts(node.values.map((each) => codeWords(each, left, context)))
      return { shown: left, asked: listAsked(node.kind, limit, wanted), limit }
    }
    case 'compare': {
      if (!left || !right) return undefined
      const isTurned = fixedness(left.node) > fixedness(right.node)
      const [shown, bound] = isTurned ? [right, left] : [left, right]
      if (bound.value === null) return { shown, ...limitOpen }
      const op = isTurned ? mirrored[node.op] : node.op
      const asked = wanted ? op : opposite[op]
      if (typeof bound.value === 'boolean') return { shown, ...truthAsked(bound.value === (asked === 'eq')) }
      const limit = limitWords(bound, shown, context, member)
      return { shown, asked: boundAsked(asked, limit, measureOf(shown.node, context.ruleSet)), limit }
    }
    default:
      return undefined
  }
}

export type Demand = Pick<Requirement, 'asked' | 'limit'>

/** What is asked of a fact that may not apply: that there is one, that there is none, or either. */
export const oneAsked: Demand = {
  asked: { zh: '要求有', en: 'there must be one' },
  limit: { zh: '有', en: 'one' },
}
const noneAsked: Demand = {
  asked: { zh: '要求没有', en: 'there must be none' },
  limit: { zh: '没有', en: 'none' },
}
export const noneAllowed: Demand = {
  asked: { zh: '可以没有', en: 'there may be none' },
  limit: { zh: '没有', en: 'none' },
}
/** The limit is worked out from something nobody knows yet. */
const limitOpen: Demand = {
  asked: { zh: '要求的标准也还算不出', en: 'what is required cannot be worked out yet either' },
  limit: { zh: '要求的标准也还算不出', en: 'what is required cannot be worked out yet either' },
}

const opposite: Record<CompareOp, CompareOp> = { eq: 'ne', ne: 'eq', lt: 'ge', ge: 'lt', gt: 'le', le: 'gt' }
const mirrored: Record<CompareOp, CompareOp> = { eq: 'eq', ne: 'ne', lt: 'gt', gt: 'lt', le: 'ge', ge: 'le' }

function truthAsked(wanted: boolean): Demand {
  return wanted
    ? { asked: { zh: '要求为是', en: 'yes is required' }, limit: { zh: '是', en: 'yes' } }
    : { asked: { zh: '要求为否', en: 'no is required' }, limit: { zh: '否', en: 'no' } }
}

function listAsked(kind: 'in' | 'hasAny', limit: Text, wanted: boolean): Text {
  const { zh, en } = spaced(limit)
  if (wanted) return { zh: kind === 'in' ? `要求是${zh}` : `要求有${zh}`, en: `${en} is required` }
  return { zh: kind === 'in' ? `要求不是${zh}` : `要求没有${zh}`, en: `anything but ${en} is required` }
}

function boundAsked(op: CompareOp, limit: Text, measure: Measure | undefined): Text {
  const { zh, en } = spaced(limit)
  const isDay = measure === 'date'
  const isCounted = measure === 'months' || measure === 'years' || measure === 'people' || measure === 'count'
  switch (op) {
    case 'eq':
      return { zh: `要求是${zh}`, en: `${en} is required` }
    case 'ne':
      return { zh: `要求不是${zh}`, en: `anything but ${en} is required` }
    case 'ge':
      return isDay
        ? { zh: `要求不早于${zh}`, en: `${en} or later is required` }
        : { zh: `${isCounted ? '要求不少于' : '要求不低于'}${zh}`, en: `at least ${en} is required` }
    case 'le':
      return isDay
        ? { zh: `要求不晚于${zh}`, en: `${en} or earlier is required` }
        : { zh: `要求不超过${zh}`, en: `at most ${en} is allowed` }
    case 'gt':
      return isDay
        ? { zh: `要求晚于${zh}`, en: `later than ${en} is required` }
        : { zh: `${isCounted ? '要求多于' : '要求高于'}${zh}`, en: `more than ${en} is required` }
    case 'lt':
      return isDay
        ? { zh: `要求早于${zh}`, en: `earlier than ${en} is required` }
        : { zh: `${isCounted ? '要求少于' : '要求低于'}${zh}`, en: `less than ${en} is required` }
  }
}

function limitWords(bound: Trace, shown: Trace, context: ExplainContext, member: number | undefined): Text {
  const { node, value } = bound
  if (node.kind === 'literal' && node.type === 'enum') return codeWords(node.value, shown, context)
  if (node.kind === 'literal' && shown.node.kind === 'calendarMonth') return calendarMonthWords(Number(value))
  if (isArithmetic(node))
    return bracketed(equation(bound, context), joinTexts(linesBefore(bound, context), '；', '; '))
  const quantity = quantityOf(bound, context, member, measureOf(shown.node, context.ruleSet))
  const { name, evidence } = quantity
  const behind = joinTexts(
    [name, evidence].filter(({ en }) => en),
    '',
    ', ',
  )
  return {
    zh: bracketed(name.zh ? joinTexts([name, quantity.value], ' ', '') : quantity.value, evidence).zh,
    en: behind.en ? `${quantity.value.en} (${behind.en})` : quantity.value.en,
  }
}

/** How the steps were worked out that a formula mentions by name only. */
function linesBefore(bound: Trace, context: ExplainContext): readonly Text[] {
  return stepsOf(bound, context)
    .slice(0, -1)
    .map(({ text }) => text)
}

function codeWords(code: number | string, of: Trace, context: ExplainContext): Text {
  const { node } = of
  const read = node.kind === 'fact' ? node.fact : node.kind === 'applied' ? node.fact.fact : undefined
  if (read !== undefined) return formatCode(code, declarationOf(read, context))
  if (typeof code === 'string') throw new Error(`"${code}" is no code of a fact`)
  return node.kind === 'calendarMonth'
    ? calendarMonthWords(code)
    : formatNumber(code, measureOf(node, context.ruleSet))
}

/** A figure keeps its distance from the word before it. */
function spaced({ zh, en }: Text): Text {
  return { zh: /^[\d-]/.test(zh) ? ` ${zh}` : zh, en }
}

/** The side of a comparison that is more fixed is the limit: a figure first, then the calendar, then what is read of a person. */
function fixedness({ kind }: Node): number {
  if (kind === 'literal' || kind === 'parameter') return 2
  return kind === 'day' || kind === 'month' || kind === 'calendarMonth' ? 1 : 0
}
