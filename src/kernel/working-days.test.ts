import { describe, expect, it } from 'vitest'
import { epochDayOf, plainDateOf } from './plain-date.ts'
import {
  addWorkingDays,
  HolidayTableMissing,
  holidayNotices,
  isWorkingDay,
  workingDaysBetween,
} from './working-days.ts'

describe('isWorkingDay', () => {
  it.each([
    ['2026-11-24', true],
    ['2026-11-21', false], // Saturday
    ['2026-11-22', false], // Sunday
    ['2026-02-14', true], // a Saturday worked for the Spring Festival
    ['2026-02-23', false], // the last day of it, a Monday
    ['2026-02-24', true],
    ['2026-01-02', false],
    ['2026-01-04', true], // a Sunday
    ['2025-10-08', false],
    ['2025-10-09', true],
  ])('%s: %s', (date, expected) => {
    expect(isWorkingDay(date)).toBe(expected)
  })

  it.each(['2024-12-31', '2027-01-04'])('says what to do instead of guessing at %s', (date) => {
    expect(() => isWorkingDay(date)).toThrow(HolidayTableMissing)
    expect(() => isWorkingDay(date)).toThrow(/no holiday table for \d{4}.*add/)
  })
})

describe.each(holidayNotices)('the table of $year', ({ year, off, madeUp }) => {
  const dayOfWeek = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay()

  it('takes exactly the 13 statutory days off the weekdays: swapped days cancel out', () => {
    let [weekdays, working] = [0, 0]
    for (let day = epochDayOf(`${year}-01-01`); day < epochDayOf(`${year + 1}-01-01`); day++) {
      const date = plainDateOf(day)
      if (dayOfWeek(date) % 6 !== 0) weekdays += 1
      if (isWorkingDay(date)) working += 1
    }
    expect(weekdays - working).toBe(13)
  })

  it('makes up on weekends only, never inside a holiday, and its spans run forward', () => {
    expect(madeUp.filter((date) => dayOfWeek(date) % 6 !== 0)).toEqual([])
    expect(madeUp.filter((date) => off.some(([from, until]) => from <= date && date < until))).toEqual([])
    const edges = off.flat()
    expect(edges).toEqual(edges.toSorted())
  })
})

describe('addWorkingDays', () => {
  it.each([
    ['2026-11-24', 0, '2026-11-24'],
    ['2026-11-22', 0, '2026-11-22'],
    ['2026-11-24', 1, '2026-11-25'],
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-02-13', 2, '2026-02-24'], // the made-up Saturday counts, then nine days off
    ['2025-12-31', 1, '2026-01-04'],
  ])('%s and %i', (from, count, expected) => {
    expect(addWorkingDays(from, count)).toBe(expected)
  })

  it('is undone by workingDaysBetween, wherever it starts', () => {
    for (const from of ['2025-01-25', '2025-09-27', '2026-02-12', '2026-09-30', '2026-10-03'])
      for (let count = 0; count <= 15; count++)
        expect(workingDaysBetween(from, addWorkingDays(from, count))).toBe(count)
  })

  it('stops where the tables stop, and takes no negative or broken count', () => {
    expect(() => addWorkingDays('2026-12-28', 10)).toThrow(HolidayTableMissing)
    expect(() => addWorkingDays('2026-11-24', -1)).toThrow(RangeError)
    expect(() => addWorkingDays('2026-11-24', 1.5)).toThrow(RangeError)
  })
})

it('counts nothing backwards', () => {
  expect(workingDaysBetween('2026-11-24', '2026-11-24')).toBe(0)
  expect(workingDaysBetween('2026-11-25', '2026-11-24')).toBe(0)
})
