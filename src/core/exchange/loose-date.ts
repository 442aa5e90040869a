import { epochDayOf, existsInCalendar, daysInMonth, type PlainDate, plainDateOf } from '#kernel/plain-date.ts'

/** Which day a spreadsheet counts from: 1900 unless the workbook says 1904 (older Macs). */
export type DateSystem = 1900 | 1904

/** What an office meant by a date cell. A month has two days because a start means its first and an end its last. */
export type LooseDate =
  | { readonly kind: 'day'; readonly on: PlainDate }
  | { readonly kind: 'month'; readonly first: PlainDate; readonly last: PlainDate }
  | { readonly kind: 'open' }
  | { readonly kind: 'unreadable' | 'impossible' | 'ambiguous' | 'year-only' }

const openWords = /^(?:长期|长期有效|永久|无|无期限|至今|现在|今|[-—–―/\\~]+|9999.*)$/

/**
 * Reads dates as they are typed: `2021.9.1`, `20210901`, `2021年9月`, `2021/9/1 00:00`, a spreadsheet's day count.
 *
 * `2021.1` is ambiguous: it is what a spreadsheet leaves of `2021.10`. Two-digit years and day-first forms are not guessed.
 */
export function parseLooseDate(words: string, system: DateSystem = 1900): LooseDate {
  const said = words
    .normalize('NFKC')
    .trim()
    .replace(/[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, '')
    .replace(/\s/g, '')
    .replaceAll('。', '.')
  if (openWords.test(said)) return { kind: 'open' }

  const day =
    /^(\d{4})([-./年])(\d{1,2})[-./月](\d{1,2})[日号]?$/.exec(said) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(said)
  if (day) return dayOf(Number(day[1]), Number(day[3]), Number(day[4]))

  if (/^\d{4}\.1$/.test(said)) return { kind: 'ambiguous' }
  const month = /^(\d{4})[-./年](\d{1,2})月?份?$/.exec(said) ?? /^(\d{4})(\d{2})$/.exec(said)
  if (month) return monthOf(Number(month[1]), Number(month[2]))

  if (/^\d{4}年?$/.test(said)) return { kind: 'year-only' }
  return /^\d{5}(?:\.\d+)?$/.test(said)
    ? dayCounted(Math.floor(Number(said)), system)
    : { kind: 'unreadable' }
}

function dayOf(year: number, month: number, day: number): LooseDate {
  if (!isPlausible(year) || !existsInCalendar(year, month, day)) return { kind: 'impossible' }
  return { kind: 'day', on: iso(year, month, day) }
}

function monthOf(year: number, month: number): LooseDate {
  if (!isPlausible(year) || month < 1 || month > 12) return { kind: 'impossible' }
  return { kind: 'month', first: iso(year, month, 1), last: iso(year, month, daysInMonth(year, month)) }
}

/** Day 60 of the 1900 count is a 29 February that never was; five-digit counts all lie behind it. */
function dayCounted(count: number, system: DateSystem): LooseDate {
  const on = plainDateOf(epochDayOf(system === 1904 ? '1904-01-01' : '1899-12-30') + count)
  return isPlausible(Number(on.slice(0, 4))) ? { kind: 'day', on } : { kind: 'impossible' }
}

function isPlausible(year: number): boolean {
  return year >= 1900 && year <= 2100
}

function iso(year: number, month: number, day: number): PlainDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
