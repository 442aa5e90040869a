/** A calendar date as `2026-11-24`; no time, no zone. Text order is date order. */
export type PlainDate = string

/** Days since 1970-01-01, negative before; the form dates take inside calculations. */
export type EpochDay = number

export type CivilDate = { readonly year: number; readonly month: number; readonly day: number }

/** Strict: `2026-11-24` naming a day that exists, years 0001 to 9999. Loose office writing is read elsewhere. */
export function parsePlainDate(text: string): PlainDate | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!found) return undefined
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  return existsInCalendar(year, month, day) ? text : undefined
}

/** Whether the Gregorian calendar has this day; false for year 0 and before. */
export function existsInCalendar(year: number, month: number, day: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

const DAYS_IN_400_YEARS = 146_097
/** 0000-03-01 to 1970-01-01. */
const DAYS_BEFORE_EPOCH = 719_468

/**
 * The epoch day of a calendar day, in integers only.
 *
 * Counts years from 1 March, so that the leap day is the last of its year (days-from-civil, H. Hinnant).
 */
export function epochDayOfCivil(year: number, month: number, day: number): EpochDay {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_IN_400_YEARS + dayOfEra - DAYS_BEFORE_EPOCH
}

/** The calendar day of an epoch day; the inverse of `epochDayOfCivil`. */
export function civilOf(epochDay: EpochDay): CivilDate {
  const shifted = epochDay + DAYS_BEFORE_EPOCH
  const era = Math.floor(shifted / DAYS_IN_400_YEARS)
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  }
}

/** Throws on text that is not a date: such text should have met `parsePlainDate` first. */
export function epochDayOf(date: PlainDate): EpochDay {
  const { year, month, day } = civilOfDate(date)
  return epochDayOfCivil(year, month, day)
}

/** Throws outside the years 0001 to 9999. */
export function plainDateOf(epochDay: EpochDay): PlainDate {
  const { year, month, day } = civilOf(epochDay)
  return dateText(year, month, day)
}

/** Nights from one date to the other; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return epochDayOf(to) - epochDayOf(from)
}

/** The same day `months` later, or the month's last day where it has no such day: 31 January + 1 is 28 or 29 February. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = civilOfDate(date)
  const index = year * 12 + month - 1 + months
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  return dateText(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
}

/**
 * Whole months completed from one day to another.
 *
 * A month completes on the same day of the month, or on the last day of a shorter one: 29 February to the next
 * 28 February is 12. With `to` before `from` the same formula gives the floor, so one day back is −1.
 */
export function monthsBetween(from: EpochDay, to: EpochDay): number {
  const start = civilOf(from)
  const end = civilOf(to)
  const completesOn = Math.min(start.day, daysInMonth(end.year, end.month))
  return (end.year - start.year) * 12 + (end.month - start.month) - (end.day < completesOn ? 1 : 0)
}

/** 周岁: whole years lived; someone born on 29 February turns a year older on 28 February of a common year. */
export function ageOn(birth: EpochDay, on: EpochDay): number {
  return Math.floor(monthsBetween(birth, on) / 12)
}

/** `2026年11月24日` */
export function formatDate(date: PlainDate): string {
  const { year, month, day } = civilOfDate(date)
  return `${year}年${month}月${day}日`
}

function civilOfDate(date: PlainDate): CivilDate {
  if (parsePlainDate(date) === undefined) throw new Error(`not a calendar date: "${date}"`)
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

function dateText(year: number, month: number, day: number): PlainDate {
  if (!(year >= 1 && year <= 9999)) throw new RangeError(`no calendar date has the year ${year}`)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
