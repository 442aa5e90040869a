import { type Fen, formatYuan } from '#kernel/money.ts'
import { calendarMonthOf, type Month } from '#kernel/month.ts'
import { civilOf, epochDayOf, type PlainDate } from '#kernel/plain-date.ts'
import { type Text, text } from '#kernel/text.ts'
import { calendarMonthWords } from '#engine/number-words.ts'

/** Values as a voice says them: every number in words, so that no machine reads 4417 as four thousand. */

/** `五百元五角`, `five hundred yuan and fifty fen`; up to 99,999,999 yuan. */
export function sayMoney(amountFen: Fen): Text {
  const [yuan = '', cents = ''] = formatYuan(amountFen).split('.')
  const [jiao = 0, fen = 0] = [...cents].map(Number)
  const whole = sayNumber(Number(yuan))
  const parts = {
    yuan: text(`${whole.zh}元`, `${whole.en} yuan`),
    small: text(
      (jiao > 0 ? `${digits[jiao]}角` : '') + (fen > 0 ? `${digits[fen]}分` : ''),
      `${sayNumber(Number(cents)).en} fen`,
    ),
  }
  if (cents === '00') return parts.yuan
  if (Number(yuan) === 0) return parts.small
  const gap = jiao === 0 ? '零' : ''
  return text(`${parts.yuan.zh}${gap}${parts.small.zh}`, `${parts.yuan.en} and ${parts.small.en}`)
}

/** `十二月`, `December` */
export function sayMonth(month: Month): Text {
  const calendarMonth = calendarMonthOf(month)
  return text(`${sayNumber(calendarMonth).zh}月`, calendarMonthWords(calendarMonth).en)
}

/** `十二月十日`, `December ten` */
export function sayDate(date: PlainDate): Text {
  const { month, day } = civilOf(epochDayOf(date))
  const spoken = sayNumber(day)
  return text(`${sayNumber(month).zh}月${spoken.zh}日`, `${calendarMonthWords(month).en} ${spoken.en}`)
}

/** One digit after the other: `4 4 1 7`. For account tails, codes and telephone numbers, on paper and on a screen too. */
export function spaced(number: string): string {
  return [...number].join(' ')
}

/** A whole number from 0 to 99,999,999 in words. */
export function sayNumber(number: number): Text {
  if (!Number.isInteger(number) || number < 0 || number > 99_999_999)
    throw new RangeError(`cannot be said: ${number}`)
  return text(inChinese(number), inEnglish(number))
}

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

function inChinese(number: number): string {
  if (number === 0) return '零'
  const [high, low] = [Math.floor(number / 10_000), number % 10_000]
  const head = high > 0 ? `${underTenThousand(high)}万` : ''
  const gap = high > 0 && low > 0 && low < 1000 ? '零' : ''
  return (head + gap + underTenThousand(low)).replace(/^一十/, '十')
}

function underTenThousand(number: number): string {
  const places = [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const
  let said = ''
  for (const [size, name] of places) {
    const digit = Math.floor(number / size) % 10
    if (digit > 0) said += digits[digit] + name
    else if (said !== '' && !said.endsWith('零') && number % size > 0) said += '零'
  }
  return said
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

function inEnglish(number: number): string {
  if (number < 20) return small[number] ?? ''
  if (number < 100) return joined(tens[Math.floor(number / 10)] ?? '', number % 10, '-')
  if (number < 1000) return joined(`${inEnglish(Math.floor(number / 100))} hundred`, number % 100, ' and ')
  const [size, name] = number < 1_000_000 ? [1000, 'thousand'] : [1_000_000, 'million']
  const rest = number % size
  return joined(`${inEnglish(Math.floor(number / size))} ${name}`, rest, rest < 100 ? ' and ' : ' ')
}

function joined(head: string, rest: number, by: string): string {
  return rest === 0 ? head : `${head}${by}${inEnglish(rest)}`
}
