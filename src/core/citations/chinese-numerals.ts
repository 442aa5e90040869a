const DIGITS = '零一二三四五六七八九'
const NUMERAL = /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?十)?([一二三四五六七八九])?$/

/** The numeral of an article, 1 to 999: 10 is 十, 103 is 一百零三, 110 is 一百一十. */
export function formatChineseNumeral(number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > 999)
    throw new Error(`${number} is not from 1 to 999`)
  const hundreds = Math.floor(number / 100)
  const tens = Math.floor(number / 10) % 10
  const ones = number % 10
  const head = hundreds > 0 ? `${digit(hundreds)}百` : ''
  const middle = tens > 1 || (tens === 1 && hundreds > 0) ? `${digit(tens)}十` : tens === 1 ? '十' : ''
  const gap = hundreds > 0 && tens === 0 && ones > 0 ? '零' : ''
  return head + middle + gap + (ones > 0 ? digit(ones) : '')
}

/** Reads what `formatChineseNumeral` writes, with 〇 for 零; anything else is undefined. */
export function parseChineseNumeral(numeral: string): number | undefined {
  const match = NUMERAL.exec(numeral.replaceAll('〇', '零'))
  if (!match) return undefined
  const [all, hundreds = '', tens = '', ones = ''] = match
  const bareTen = tens === '' && all.includes('十') ? 1 : 0
  const number = value(hundreds) * 100 + (value(tens) + bareTen) * 10 + value(ones)
  return number > 0 ? number : undefined
}

function digit(number: number): string {
  return DIGITS.charAt(number)
}

function value(numeral: string): number {
  return numeral === '' ? 0 : DIGITS.indexOf(numeral)
}
