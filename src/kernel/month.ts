import { civilOf, type EpochDay, epochDayOfCivil } from './plain-date.ts'

/** A calendar month as `year × 12 + month − 1`, so that months subtract; 2026-11 is 24322. */
export type Month = number

/** Strict: `2026-11`, years 0001 to 9999. */
export function parseMonth(text: string): Month | undefined {
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text)
  if (!found || found[1] === '0000') return undefined
  return Number(found[1]) * 12 + Number(found[2]) - 1
}

/** `2026-11`, as in URLs and files. */
export function formatMonth(month: Month): string {
  return `${String(yearOf(month)).padStart(4, '0')}-${String(calendarMonthOf(month)).padStart(2, '0')}`
}

/** `2026 年 11 月` */
export function formatMonthWords(month: Month): string {
  return `${yearOf(month)} 年 ${calendarMonthOf(month)} 月`
}

export function yearOf(month: Month): number {
  return Math.floor(month / 12)
}

/** 1 for January to 12 for December. */
export function calendarMonthOf(month: Month): number {
  return month - yearOf(month) * 12 + 1
}

export function monthOf(epochDay: EpochDay): Month {
  const { year, month } = civilOf(epochDay)
  return year * 12 + month - 1
}

export function firstDay(month: Month): EpochDay {
  return epochDayOfCivil(yearOf(month), calendarMonthOf(month), 1)
}

/** The last day still inside the month; the half-open end of the month is `firstDay(month + 1)`. */
export function lastDay(month: Month): EpochDay {
  return firstDay(month + 1) - 1
}
