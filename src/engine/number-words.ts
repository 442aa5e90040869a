import type { Text } from '#kernel/text.ts'
import type { Node, ParameterValue } from './ast.ts'
import { evidenceOf, type ExplainContext, type FactSeen, declarationOf, seenIn } from './fact-seen.ts'
import { factRead } from './columns.ts'
import { childrenOf } from './children.ts'
import { formatNumber, formatPlainDate, formatValue, joinTexts, type Measure } from './format-value.ts'
import { measureOf } from './measure.ts'
import type { Trace } from './trace.ts'

/** A value of a decision: what it is called, what it came to, and what stands behind it. */
export type Quantity = {
  readonly name: Text
  readonly value: Text
  /** In brackets behind the value: source and date, or the calculation; may be empty. */
  readonly evidence: Text
}

const nothing: Text = { zh: '', en: '' }

/** A known value in words; `measure` is the unit where the value itself has none. */
export function quantityOf(
  traced: Trace,
  context: ExplainContext,
  member?: number,
  measure?: Measure,
): Quantity {
  const { node, parts } = traced
  const value = valueWords(traced, context, measure)
  const behind = () => parts.map((part) => quantityOf(part, context, member))
  switch (node.kind) {
    case 'fact':
    case 'applied': {
      const seen = seenIn(traced, node.kind === 'fact' ? node : node.fact, context, member)
      return { name: seen.label, value, evidence: evidenceOf(seen) }
    }
    case 'parameter': {
      const { label, note } = figureOf(traced, context)
      return { name: label, value, evidence: note }
    }
    case 'literal':
    case 'day':
      return { name: nothing, value, evidence: nothing }
    case 'month':
    case 'calendarMonth':
      return { name: { zh: '办理的月份', en: 'The month decided' }, value, evidence: nothing }
    case 'age':
      return { name: { zh: '年龄', en: 'Age' }, value, evidence: listed(behind()) }
    case 'monthsBetween': {
      const days = behind()
      const [from, to] = days.map(nameOrValue)
      const name = { zh: `从${from?.zh}到${to?.zh}`, en: `Months from ${from?.en} to ${to?.en}` }
      return { name, value, evidence: listed(days) }
    }
    case 'members':
      return { ...householdWords(traced, context), value }
    case 'previous':
      return { name: { zh: '上个月的金额', en: 'Last month’s amount' }, value, evidence: nothing }
    case 'named':
      return { name: node.label ?? nothing, value, evidence: formulaBehind(parts[0], context) }
  }
  const taken = parts.at(-1)
  if (isChoice(node) && node.label === undefined && taken) return quantityOf(taken, context, member, measure)
  return {
    name: node.label ?? unnamed(traced),
    value,
    evidence: isArithmetic(node) ? formulaOf(traced, context) : nothing,
  }
}

function unnamed({ value }: Trace): Text {
  return typeof value === 'boolean'
    ? { zh: '这一条件', en: 'this condition' }
    : { zh: '算得的数', en: 'the computed figure' }
}

/**
 * All facts a trace rests on, each once. Where one figure holds for all districts, the district decides
 * nothing; a named number speaks for the facts behind it.
 */
export function factsIn(traced: Trace, context: ExplainContext, member?: number): FactSeen[] {
  const own = factRead(traced.node)
  const isTold =
    (traced.node.kind === 'parameter' && entryOf(traced, context)?.key === undefined) ||
    (traced.node.kind === 'named' && typeof traced.value === 'number')
  const telling = isTold ? [] : traced.parts
  const below = telling.flatMap((part, i) =>
    factsIn(part, context, traced.node.kind === 'members' ? i : member),
  )
  const all = own ? [seenIn(traced, own, context, member), ...below] : below
  const keyOf = ({ fact, at, member: who }: FactSeen) => `${fact} ${at} ${who}`
  return all.filter((seen, i) => all.findIndex((each) => keyOf(each) === keyOf(seen)) === i)
}

/** `待核实` stands behind every figure nobody has compared with the official text. */
function figureOf(traced: Trace, context: ExplainContext): { label: Text; note: Text } {
  const { node, parts } = traced
  if (node.kind !== 'parameter') throw new Error(`"${node.kind}" is no figure`)
  const declaration = context.ruleSet.parameters[node.parameter]
  if (!declaration) throw new Error(`no parameter "${node.parameter}" is declared`)
  const entry = entryOf(traced, context)
  if (!entry) return { label: declaration.label, note: nothing }
  const whose = entry.key === undefined || !parts[0] ? nothing : valueWords(parts[0], context)
  const label = bracketed(declaration.label, whose)
  const from = formatPlainDate(entry.from)
  const since = { zh: `${from.zh}起`, en: `since ${from.en}` }
  return {
    label,
    note: entry.checked ? since : joinTexts([since, { zh: '待核实', en: 'not yet verified' }], '，', ', '),
  }
}

function entryOf({ node, parts }: Trace, { parameters }: ExplainContext): ParameterValue | undefined {
  const key = parts[0]?.value
  return node.kind === 'parameter'
    ? parameters.entry(node.parameter, typeof key === 'string' ? key : undefined)
    : undefined
}

function valueWords(traced: Trace, context: ExplainContext, measure?: Measure): Text {
  const { node, value, parts } = traced
  if (node.kind === 'calendarMonth' && typeof value === 'number') return calendarMonthWords(value)
  if (typeof value === 'number') return formatNumber(value, measureOf(node, context.ruleSet) ?? measure)
  if (typeof value === 'boolean') return formatValue({ type: 'bool' }, value)
  if (value !== null && (node.kind === 'fact' || node.kind === 'applied'))
    return formatValue(declarationOf(node.kind === 'fact' ? node.fact : node.fact.fact, context), value)
  const taken = parts.findLast((part) => part.value === value)
  if (!taken) throw new Error(`"${node.kind}" has no value that can be said`)
  return valueWords(taken, context, measure)
}

/** 1 to 12 as a month of the year. */
export function calendarMonthWords(value: number): Text {
  const [english = ''] = formatNumber(value - 1, 'month').en.split(' ')
  return { zh: `${value} 月`, en: english }
}

function isChoice({ kind }: Node): boolean {
  return kind === 'choose' || kind === 'table' || kind === 'whenApplies'
}

export function isArithmetic({ kind }: Node): boolean {
  return ['add', 'subtract', 'multiply', 'divRound', 'sum', 'min', 'max', 'cap'].includes(kind)
}

/** `年费标准 1,005.00 元 × 30%`, without what it comes to. */
function formulaOf(traced: Trace, context: ExplainContext): Text {
  const { node, parts } = traced
  const measure = node.kind === 'multiply' ? undefined : measureOf(node, context.ruleSet)
  const operands = parts.map((part) => operandWords(part, context, measure))
  switch (node.kind) {
    case 'add':
    case 'sum':
      return joinTexts(operands, ' + ', ' + ')
    case 'subtract':
      return joinTexts(operands, ' − ', ' − ')
    case 'multiply':
      return joinTexts(operands, ' × ', ' × ')
    case 'divRound':
      return dividedWords(traced, context)
    case 'min':
      return within(joinTexts(operands, '、', ', '), ['', ' 中最低的'], ['the lowest of ', ''])
    case 'max':
      return within(joinTexts(operands, '、', ', '), ['', ' 中最高的'], ['the highest of ', ''])
    case 'cap': {
      const [, limit] = parts
      const [amount = nothing, most = nothing] = operands
      const { zh, en } = limit && isArithmetic(limit.node) ? equation(limit, context) : most
      return { zh: `${amount.zh}，最高不超过${zh}`, en: `${amount.en}, at most ${en}` }
    }
    default:
      return operandWords(traced, context)
  }
}

/** A share in percent is said as one: `× 30%`, not `× 30 ÷ 100`. */
function dividedWords({ node, parts, value }: Trace, context: ExplainContext): Text {
  const [of] = parts
  if (node.kind !== 'divRound' || !of) throw new Error(`"${node.kind}" is no division`)
  const isExact = typeof of.value === 'number' && typeof value === 'number' && value * node.by === of.value
  const rounded = isExact ? nothing : roundingWords[node.rounding]
  const isShare = (part: Trace) =>
    part.node.kind === 'literal' || measureOf(part.node, context.ruleSet) === 'percent'
  const share = node.by === 100 && of.node.kind === 'multiply' ? of.parts.find(isShare) : undefined
  if (!share) {
    const words = operandWords(of, context)
    return { zh: `${words.zh} ÷ ${node.by}${rounded.zh}`, en: `${words.en} ÷ ${node.by}${rounded.en}` }
  }
  const factors = of.parts.map((part) => operandWords(part, context, part === share ? 'percent' : undefined))
  return joinTexts([joinTexts(factors, ' × ', ' × '), rounded], '', '')
}

const roundingWords = {
  'half-up': { zh: '（四舍五入）', en: ' (rounded half up)' },
  down: { zh: '（舍去尾数）', en: ' (rounded down)' },
  up: { zh: '（进一）', en: ' (rounded up)' },
} as const

/**
 * An operand with its name and value, and who says so where it is read rather than worked out; a calculation
 * inside a calculation goes in brackets.
 */
export function operandWords(traced: Trace, context: ExplainContext, measure?: Measure): Text {
  const { node, parts } = traced
  const taken = parts.at(-1)
  if (isArithmetic(node)) return within(formulaOf(traced, context), ['（', '）'], ['(', ')'])
  if (isChoice(node) && node.label === undefined && taken) return operandWords(taken, context, measure)
  const { name, value, evidence } = quantityOf(traced, context, undefined, measure)
  const isRead = node.kind === 'parameter' || node.kind === 'fact' || node.kind === 'applied'
  const note = isRead ? evidence : nothing
  const words = {
    zh: name.zh ? `${name.zh} ${value.zh}` : value.zh,
    en: name.en ? `${name.en} ${value.en}` : value.en,
  }
  return bracketed(words, note)
}

/** The whole line, with what it comes to. */
export function equation(traced: Trace, context: ExplainContext): Text {
  const result = valueWords(traced, context)
  const [zh, en] = traced.node.kind === 'cap' ? ['，取 ', ': '] : [' = ', ' = ']
  return joinTexts([formulaOf(traced, context), result], zh, en)
}

/** What stands in brackets behind a computed figure. */
function formulaBehind(traced: Trace | undefined, context: ExplainContext): Text {
  if (!traced || typeof traced.value !== 'number') return nothing
  return isArithmetic(traced.node) ? formulaOf(traced, context) : quantityOf(traced, context).evidence
}

function householdWords(
  { node, parts }: Trace,
  context: ExplainContext,
): Pick<Quantity, 'name' | 'evidence'> {
  if (node.kind !== 'members') throw new Error(`"${node.kind}" is not about a household`)
  const people = formatNumber(parts.length, 'people')
  if (node.of.kind === 'literal')
    return { name: { zh: '家庭人数', en: 'size of the household' }, evidence: nothing }
  const about = node.of.label ?? aboutWords(node.of, context)
  const each = parts.flatMap((part, i) => factsIn(part, context, i))
  const values = each.map((seen) =>
    joinTexts(
      [seen.value, evidenceOf(seen)].filter(({ zh }) => zh),
      '，',
      ', ',
    ),
  )
  const name =
    node.op === 'sum'
      ? {
          zh: `家庭成员 ${people.zh}的${about.zh}合计`,
          en: `${about.en} of the whole household (${people.en})`,
        }
      : {
          zh: `家庭成员 ${people.zh}中符合“${about.zh}”要求的人数`,
          en: `Members of the household (${people.en}) who meet the requirement on “${about.en}”`,
        }
  return { name, evidence: joinTexts(values, '；', '; ') }
}

/** The labels of what a node reads, for a node that has no label of its own. */
function aboutWords(node: Node, context: ExplainContext): Text {
  const labels = new Map<string, Text>()
  const visit = (each: Node): void => {
    const fact = factRead(each)
    if (fact) labels.set(fact.fact, declarationOf(fact.fact, context).label)
    childrenOf(each).forEach(visit)
  }
  visit(node)
  return labels.size > 0 ? joinTexts([...labels.values()], '、', ' and ') : { zh: '人数', en: 'people' }
}

function listed(quantities: readonly Quantity[]): Text {
  const told = quantities.filter(({ name }) => name.zh)
  return joinTexts(
    told.map(({ name, value, evidence }) =>
      joinTexts(
        [joinTexts([name, value], ' ', ' '), evidence].filter(({ zh }) => zh),
        '，',
        ', ',
      ),
    ),
    '；',
    '; ',
  )
}

/** `残疾等级：三级（全国系统，2019年5月1日起）` */
export function seenWords(seen: FactSeen): Text {
  return bracketed(joinTexts([seen.label, seen.value], '：', ': '), evidenceOf(seen))
}

/** With what stands behind it in brackets, if anything does. */
export function bracketed(words: Text, behind: Text): Text {
  return behind.zh ? { zh: `${words.zh}（${behind.zh}）`, en: `${words.en} (${behind.en})` } : words
}

function nameOrValue({ name, value }: Quantity): Text {
  return name.zh ? name : value
}

function within(
  { zh, en }: Text,
  [zhBefore, zhAfter]: [string, string],
  [enBefore, enAfter]: [string, string],
): Text {
  return { zh: `${zhBefore}${zh}${zhAfter}`, en: `${enBefore}${en}${enAfter}` }
}
