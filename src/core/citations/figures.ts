import type { Unit } from '#engine/ast.ts'
import type { Goal } from '#law/target.ts'
import { formatChineseNumeral } from './chinese-numerals.ts'

const NUMERALS = '一二三四五六七八九十百千万零点'

/** The figures a sentence of ours states, as written: `40%`, `1.5`, `5‰`, `15`. */
export function figuresIn(sentence: string): readonly string[] {
  return [...new Set(sentence.match(/\d+(?:\.\d+)?[%‰]?/g))]
}

/** The figures of a goal the way a plan writes them: 10,000 as 1万, a length of 12 months as 1年. */
export function figuresOf(goal: Goal): readonly string[] {
  const numbers = goal.direction === 'range' ? [goal.figure, goal.upTo] : [goal.figure]
  const written = numbers.map((number) => {
    if (goal.unit === 'percent') return `${number}%`
    if (goal.unit === 'permille') return `${number}‰`
    if (goal.unit === 'months') return `${number / 12}年`
    return number % 10_000 === 0 ? `${number / 10_000}万` : `${number}`
  })
  return goal.per === 'four-years' ? [...written, '4年'] : written
}

/** Whether a passage states the value, in any of the ways laws write one of its unit. */
export function statesValue(passage: string, value: number, unit: Unit): boolean {
  const text = passage.replaceAll(/\s/g, '').replaceAll(/两(?=倍|年|个月|人|名)/g, '二')
  return writingsOf(value, unit).some((writing) =>
    /\d/.test(writing) ? standsIn(text, writing) : text.includes(writing),
  )
}

function writingsOf(value: number, unit: Unit): readonly string[] {
  switch (unit) {
    case 'fen':
      return [`${value / 100}元`, `${value / 1_000_000}万元`]
    case 'months':
      return [`${value}个月`, ...(value % 12 === 0 ? [`${value / 12}年`] : [])]
    case 'age':
      return [`${value}周岁`, `${value}岁`]
    case 'years':
      return [`${value}周岁`, `${value}岁`, `${value}年`]
    case 'percent':
      return [`${value}%`, `${value / 100}倍`, ...(value === 100 ? ['全额', '全部'] : [])]
    case 'times':
      return [`${value}倍`, `${value * 100}%`]
    case 'level':
      return [`${value}级`]
    case 'people':
      return [`${value}人`, `${value}名`]
    case 'count':
      return [`${value}`]
  }
}

/** Whether a passage holds the figure as a number of its own, in digits or in Chinese numerals. */
export function standsIn(passage: string, figure: string): boolean {
  const text = passage
    .normalize('NFKC')
    .replaceAll(/\s|(?<=\d),(?=\d{3})/g, '')
    .replaceAll('萬', '万')
  const digits = new RegExp(`(?<![\\d.])${figure.replace('.', '\\.')}(?![\\d.万%‰])`)
  const numeral = new RegExp(`(?<![之${NUMERALS}])${inNumerals(figure)}(?![${NUMERALS}])`)
  return digits.test(text) || numeral.test(text)
}

function inNumerals(figure: string): string {
  const [, whole = '', decimals = '', sign = ''] = /^(\d+)(?:\.(\d+))?(.*)$/.exec(figure) ?? []
  const fraction = [...decimals].map((digit) => spell(Number(digit))).join('')
  const number = fraction === '' ? spell(Number(whole)) : `${spell(Number(whole))}点${fraction}`
  if (sign === '%') return `百分之${number}`
  if (sign === '‰') return `千分之${number}`
  return number + sign
}

/** Laws write figures of a thousand and more in digits. */
function spell(number: number): string {
  if (number === 0) return '零'
  return number < 1000 ? formatChineseNumeral(number) : `${number}`
}
