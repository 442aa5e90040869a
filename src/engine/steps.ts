import type { Text } from '#kernel/text.ts'
import type { Node } from './ast.ts'
import type { ExplainContext } from './fact-seen.ts'
import { formatNumber, joinTexts } from './format-value.ts'
import { measureOf } from './measure.ts'
import { equation, factsIn, isArithmetic, operandWords, seenWords } from './number-words.ts'
import type { Trace } from './trace.ts'

/** One line of the calculation, children first: `年费标准 1,005.00 元 × 30% = 301.50 元`. */
export type Step = { readonly text: Text; readonly value: number }

/** The lines of a calculation in the order they are worked out; none where the value is unknown. */
export function stepsOf(traced: Trace, context: ExplainContext): Step[] {
  const steps: Step[] = []
  const add = (text: Text, value: Trace['value']): void => {
    if (typeof value === 'number' && !steps.some((step) => step.text.zh === text.zh))
      steps.push({ text, value })
  }
  const visit = (each: Trace, name: Text | undefined, grounds: readonly Text[] = []): void => {
    const { node, parts, value } = each
    if (typeof value !== 'number') return
    const inner = parts.filter((part) => typeof part.value === 'number')
    switch (node.kind) {
      case 'literal':
        return
      case 'named':
        return inner.forEach((part) => visit(part, node.label, grounds))
      case 'choose':
      case 'table':
      case 'whenApplies':
        return parts.slice(-1).forEach((part) => visit(part, name, [...grounds, ...groundsOf(each, context)]))
      case 'exclusive':
        if (paidIn(each).length < 2)
          return parts.slice(node.index, node.index + 1).forEach((part) => visit(part, name))
        paidIn(each).forEach((part) => visit(part, undefined))
        return add(keptWords(each, context), value)
    }
    const namedParts = isArithmetic(node) ? inner.flatMap(stepsWithin) : []
    namedParts.forEach((part) => visit(part, undefined))
    const words = isArithmetic(node) ? equation(each, context) : operandWords(each, context)
    const result = grounds.length > 0 ? joinTexts([words, because(grounds)], '，', ', ') : words
    add(name && !isSame(name, result) ? joinTexts([name, result], '：', ': ') : result, value)
  }
  visit(traced, traced.node.label)
  return steps
}

/** What makes this amount and not the usual one apply, where one fact does: `居住方式：寄宿托养（…）`. */
function groundsOf({ node, parts }: Trace, context: ExplainContext): readonly Text[] {
  const when = parts.at(-2)
  if (node.kind !== 'choose' || when?.value !== true || !isOneFact(when.node)) return []
  return factsIn(when, context).map(seenWords)
}

function isOneFact({ kind }: Node): boolean {
  return kind === 'fact' || kind === 'applied' || kind === 'compare' || kind === 'in' || kind === 'hasAny'
}

function because(grounds: readonly Text[]): Text {
  return { zh: `因为${joinTexts(grounds, '，', '').zh}`, en: `because ${joinTexts(grounds, '', ', ').en}` }
}

/** The named steps and groups a formula mentions by name only; each has a line of its own above it. */
function stepsWithin(traced: Trace): Trace[] {
  if (traced.node.kind === 'named' || traced.node.kind === 'exclusive') return [traced]
  return isArithmetic(traced.node) ? traced.parts.flatMap(stepsWithin) : []
}

function keptWords(traced: Trace, context: ExplainContext): Text {
  const rivals = rivalWords(traced, context)
  if (traced.value === 0) return rivals
  const kept = formatNumber(Number(traced.value), measureOf(traced.node, context.ruleSet))
  return joinTexts([rivals, kept], '：', ': ')
}

/** `年费减免 301.50 元、交通补助 200.00 元，只发较高的一项`: what there is, and that not all of it is paid. */
export function rivalWords(traced: Trace, context: ExplainContext): Text {
  const { node } = traced
  if (node.kind !== 'exclusive') throw new Error(`"${node.kind}" is no group`)
  const amounts = joinTexts(
    paidIn(traced).map((part) => operandWords(part, context)),
    '、',
    ', ',
  )
  return joinTexts(
    [amounts, groupWords[node.mode]].filter(({ zh }) => zh),
    '，',
    '; ',
  )
}

function paidIn({ node, parts }: Trace): readonly Trace[] {
  const members = node.kind === 'exclusive' ? parts.slice(0, node.members.length) : []
  return members.filter(({ value }) => typeof value === 'number' && value > 0)
}

/** How a group of amounts that exclude one another is settled. */
export const groupWords = {
  'take-higher': { zh: '只发较高的一项', en: 'only the higher one is paid' },
  deny: { zh: '不能同时享受', en: 'they cannot be had together' },
  elect: { zh: '只发本人选择的一项', en: 'only the one the person chooses is paid' },
} as const satisfies Record<string, Text>

function isSame(name: Text, words: Text): boolean {
  return words.zh.startsWith(`${name.zh} `)
}
