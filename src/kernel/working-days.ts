import { type EpochDay, epochDayOf, type PlainDate, plainDateOf } from './plain-date.ts'
import { type Text, text } from './text.ts'

/**
 * One year's public holidays and make-up working days (调休), as the State Council's General Office announces them.
 *
 * `off` lists the days off as half-open spans, weekends inside them included; `madeUp` the weekend days worked instead.
 * `checked` is false while the notice itself has not been read against the table.
 */
type HolidayNotice = {
  readonly year: number
  readonly source: string
  readonly checked: boolean
  readonly off: readonly (readonly [from: PlainDate, until: PlainDate])[]
  readonly madeUp: readonly PlainDate[]
}

/** A new year is one more entry, once its notice is published (usually in November). */
export const holidayNotices: readonly HolidayNotice[] = [
  {
    year: 2025,
    source: '国务院办公厅关于2025年部分节假日安排的通知',
    checked: false,
    off: [
      ['2025-01-01', '2025-01-02'],
      ['2025-01-28', '2025-02-05'],
      ['2025-04-04', '2025-04-07'],
      ['2025-05-01', '2025-05-06'],
      ['2025-05-31', '2025-06-03'],
      ['2025-10-01', '2025-10-09'],
    ],
    madeUp: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    source: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
    checked: false,
    off: [
      ['2026-01-01', '2026-01-04'],
      ['2026-02-15', '2026-02-24'],
      ['2026-04-04', '2026-04-07'],
      ['2026-05-01', '2026-05-06'],
      ['2026-06-19', '2026-06-22'],
      ['2026-09-25', '2026-09-28'],
      ['2026-10-01', '2026-10-08'],
    ],
    madeUp: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
]

/** Thrown for a year without a table: a deadline computed on a guess would be a promise nobody made. */
export class HolidayTableMissing extends Error {
  override readonly name = 'HolidayTableMissing'
  readonly code = 'holiday-table-missing'
  readonly year: number
  readonly text: Text

  constructor(year: number) {
    const words = text(
      `没有 ${year} 年的节假日安排，无法计算工作日。请在国务院办公厅公布当年通知后，把放假和调休日期补入节假日表。`,
      `There is no holiday table for ${year}, so working days cannot be counted. Once the yearly notice is published, add its days off and make-up working days to the holiday table.`,
    )
    super(words.en)
    this.year = year
    this.text = words
  }
}

const yearsHeld = new Set(holidayNotices.map(({ year }) => year))
const daysOff = new Set(
  holidayNotices.flatMap(({ off }) => off.flatMap(([from, until]) => daysIn(from, until))),
)
const daysMadeUp = new Set(holidayNotices.flatMap(({ madeUp }) => madeUp.map(epochDayOf)))

/** Whether offices work that day: 工作日. Throws `HolidayTableMissing` for a year without a table. */
export function isWorkingDay(date: PlainDate): boolean {
  const year = Number(date.slice(0, 4))
  if (!yearsHeld.has(year)) throw new HolidayTableMissing(year)
  const day = epochDayOf(date)
  return daysMadeUp.has(day) || (!isWeekend(day) && !daysOff.has(day))
}

/**
 * The date by which `count` working days have passed; the starting day itself is not counted.
 *
 * No working days leave the date where it is. Throws `HolidayTableMissing` where the count leaves the tables held.
 */
export function addWorkingDays(from: PlainDate, count: number): PlainDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of working days: ${count}`)
  let date = from
  for (let left = count; left > 0; left -= isWorkingDay(date) ? 1 : 0) date = nextDay(date)
  return date
}

/** Working days after `from`, up to and including `to`; 0 when `to` is not later. Undoes `addWorkingDays`. */
export function workingDaysBetween(from: PlainDate, to: PlainDate): number {
  let count = 0
  for (let date = from; date < to; ) {
    date = nextDay(date)
    if (isWorkingDay(date)) count += 1
  }
  return count
}

function nextDay(date: PlainDate): PlainDate {
  return plainDateOf(epochDayOf(date) + 1)
}

function daysIn(from: PlainDate, until: PlainDate): EpochDay[] {
  const first = epochDayOf(from)
  return Array.from({ length: epochDayOf(until) - first }, (_, index) => first + index)
}

/** 1970-01-01 was a Thursday, so day 2 after it and every seventh from there is a Saturday. */
function isWeekend(day: EpochDay): boolean {
  return (((day - 2) % 7) + 7) % 7 < 2
}
