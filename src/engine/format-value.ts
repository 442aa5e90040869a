import { formatMoney } from '#kernel/money.ts'
import { formatMonthWords } from '#kernel/month.ts'
import {
  civilOf,
  type EpochDay,
  epochDayOf,
  formatDate,
  type PlainDate,
  plainDateOf,
} from '#kernel/plain-date.ts'
import type { Text } from '#kernel/text.ts'
import type { FactDeclaration, Unit, ValueType } from './ast.ts'
import { type FactValue, NOT_APPLICABLE, type Value } from './values.ts'

/** What a computed number is said in: the declared units, and the two that only calculations produce. */
export type Measure = Unit | 'month' | 'date'

/** A fact's value in words; unknown and not-applicable too. */
export function formatFact(declaration: FactDeclaration, value: FactValue): Text {
  if (value === null) return { zh: '还不知道', en: 'not known yet' }
  if (value === NOT_APPLICABLE) return { zh: '没有', en: 'none' }
  return formatValue(declaration, value)
}

export function formatValue(
  { type, values = [], unit }: Pick<FactDeclaration, 'type' | 'values' | 'unit'>,
  value: Value,
): Text {
  const labels = codesOf(value).map((code) => labelOf(code, values))
  if (type === 'set' && labels.length === 0) return { zh: '一项也没有', en: 'none of them' }
  if (labels.length > 0) return joinTexts(labels, '、', ' and ')
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  if (typeof value !== 'number') throw new Error(`a ${type} has no words for ${JSON.stringify(value)}`)
  return formatNumber(value, type === 'date' ? 'date' : unit)
}

/** A number with its unit: `5 个月`, `三级`, `301.50 元`. */
export function formatNumber(value: number, measure: Measure | undefined): Text {
  switch (measure) {
    case 'fen':
      return { zh: formatMoney(value), en: formatMoney(value).replace('元', 'yuan') }
    case 'months':
      return { zh: `${value} 个月`, en: counted(value, 'month') }
    case 'years':
      return { zh: `${value} 年`, en: counted(value, 'year') }
    case 'age':
      return { zh: `${value} 周岁`, en: counted(value, 'year') }
    case 'people':
      return { zh: `${value} 人`, en: value === 1 ? '1 person' : `${value} people` }
    case 'percent':
      return { zh: `${value}%`, en: `${value}%` }
    case 'times':
      return { zh: `${value} 倍`, en: counted(value, 'time') }
    case 'level':
      return { zh: `${levels[value] ?? value}级`, en: `level ${value}` }
    case 'month':
      return { zh: formatMonthWords(value), en: englishMonth(value) }
    case 'date':
      return formatDay(value)
    case 'count':
    case undefined:
      return { zh: String(value), en: String(value) }
  }
}

export function formatDay(day: EpochDay): Text {
  return formatPlainDate(plainDateOf(day))
}

export function formatPlainDate(date: PlainDate): Text {
  const { year, month, day } = civilOf(epochDayOf(date))
  return { zh: formatDate(date), en: `${day} ${monthNames[month - 1]} ${year}` }
}

/** The words of a code, or of a number where the list is one of numbers. */
export function formatCode(code: number | string, { type, values, unit }: FactDeclaration): Text {
  const valueType: ValueType = type === 'set' ? 'enum' : type
  return formatValue({ type: valueType, ...(values && { values }), ...(unit && { unit }) }, code)
}

export function joinTexts(texts: readonly Text[], zh: string, en: string): Text {
  return { zh: texts.map((each) => each.zh).join(zh), en: texts.map((each) => each.en).join(en) }
}

/** `一级、二级或三级`, `level 1, level 2 or level 3` */
export function anyOfTexts(texts: readonly Text[]): Text {
  const last = texts.at(-1)
  if (!last || texts.length === 1) return joinTexts(texts, '', '')
  const others = joinTexts(texts.slice(0, -1), '、', ', ')
  return joinTexts([others, last], '或', ' or ')
}

const levels = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function codesOf(value: Value): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' ? value : []
}

function labelOf(code: string, values: NonNullable<FactDeclaration['values']>): Text {
  const found = values.find((each) => each.code === code)
  if (!found) throw new Error(`"${code}" has no label`)
  return found.label
}

function counted(value: number, noun: string): string {
  return `${value} ${noun}${value === 1 ? '' : 's'}`
}

function englishMonth(month: number): string {
  return `${monthNames[month - Math.floor(month / 12) * 12]} ${Math.floor(month / 12)}`
}
