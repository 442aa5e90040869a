import { formatMonthWords } from '#kernel/month.ts'
import type { Text } from '#kernel/text.ts'
import { factRead } from './columns.ts'
import { type ExplainContext, unknownWords } from './fact-seen.ts'
import { formatNumber, joinTexts } from './format-value.ts'
import type { Trace } from './trace.ts'

/** Something a decision waits for: a fact to be asked, a figure to be set, or a record to be made. */
export type Missing = {
  readonly kind: 'fact' | 'figure' | 'record'
  readonly fact?: string
  readonly words: Text
}

/** What is missing below an undecided part, each once, in order of appearance. */
export function missingIn(traced: Trace, context: ExplainContext): Missing[] {
  if (traced.value !== null) return []
  const own = ownGap(traced, context)
  // What is asked of something that may not be there waits until it is known to be.
  const parts = traced.node.kind === 'whenApplies' && traced.seen === null ? [] : traced.parts
  const all = [...(own ? [own] : []), ...parts.flatMap((part) => missingIn(part, context))]
  return all.filter(({ words }, i) => all.findIndex((each) => each.words.zh === words.zh) === i)
}

/** `还不知道读者等级、出生日期` */
export function missingWords(traced: Trace, context: ExplainContext): Text {
  const missing = missingIn(traced, context)
  const unset = missing.filter(({ kind }) => kind === 'figure').map(({ words }) => words)
  const unknown = missing.filter(({ kind }) => kind !== 'figure').map(({ words }) => words)
  const notKnown = {
    zh: `还不知道${joinTexts(unknown, '、', '').zh}`,
    en: `not known yet: ${joinTexts(unknown, '', ', ').en}`,
  }
  const clauses = unknown.length > 0 ? [notKnown, ...unset] : unset
  if (clauses.length > 0) return joinTexts(clauses, '，', '; ')
  return { zh: '规则没有说到这种情况', en: 'the rule says nothing about this case' }
}

function ownGap(traced: Trace, context: ExplainContext): Missing | undefined {
  const { node, parts, seen } = traced
  const read = factRead(node)
  if (read && seen === null) return { kind: 'fact', fact: read.fact, words: unknownWords(read, context) }
  switch (node.kind) {
    case 'parameter': {
      const label = context.ruleSet.parameters[node.parameter]?.label
      if (!label || parts.some(({ value }) => value === null)) return undefined
      const { month } = context.parameters
      const english = formatNumber(month, 'month').en
      const words = {
        zh: `${formatMonthWords(month)}的${label.zh}还没有公布`,
        en: `no ${label.en} has been set for ${english}`,
      }
      return { kind: 'figure', words }
    }
    case 'members':
      if (parts.length > 0) return undefined
      return { kind: 'record', words: { zh: '家庭成员有哪些', en: 'who belongs to the household' } }
    case 'previous':
      return { kind: 'record', words: { zh: '上个月的决定', en: 'last month’s decision' } }
    default:
      return undefined
  }
}
