import { describe, expect, it } from 'vitest'
import {
  addMonths,
  ageOn,
  civilOf,
  daysBetween,
  daysInMonth,
  epochDayOf,
  formatDate,
  monthsBetween,
  parsePlainDate,
  plainDateOf,
} from './plain-date.ts'

describe('parsePlainDate', () => {
  it.each(['2026-11-24', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('accepts %s', (text) => {
    expect(parsePlainDate(text)).toBe(text)
  })

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '2026-11-24T00:00',
    ' 2026-11-24',
    '2026-11-24\n',
    '２０２６-11-24',
  ])('refuses "%s"', (text) => {
    expect(parsePlainDate(text)).toBeUndefined()
  })
})

describe('epoch days', () => {
  it('agree with the runtime calendar on every day from 1900 to 2100, both ways', () => {
    const wrong: string[] = []
    const last = epochDayOf('2100-12-31')
    for (let day = epochDayOf('1900-01-01'); day <= last; day++) {
      const iso = new Date(day * 86_400_000).toISOString().slice(0, 10)
      if (plainDateOf(day) !== iso || epochDayOf(iso) !== day) wrong.push(iso)
    }
    expect(wrong).toEqual([])
    expect(last - epochDayOf('1900-01-01')).toBe(73_413)
  })

  it('start at 1970-01-01 and go back before it', () => {
    expect(epochDayOf('1970-01-01')).toBe(0)
    expect(civilOf(-1)).toEqual({ year: 1969, month: 12, day: 31 })
    expect(plainDateOf(epochDayOf('0001-01-01'))).toBe('0001-01-01')
  })

  it('do not leave the four-digit years', () => {
    expect(() => plainDateOf(epochDayOf('0001-01-01') - 1)).toThrow(RangeError)
    expect(() => addMonths('9999-12-01', 1)).toThrow(RangeError)
  })

  it('are not made of text that is no date', () => {
    expect(() => epochDayOf('2023-02-29')).toThrow()
  })
})

describe('addMonths', () => {
  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-11-24', 0, '2026-11-24'],
    ['1900-01-31', 1, '1900-02-28'],
  ])('%s and %i', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected)
  })
})

describe('monthsBetween', () => {
  it.each([
    ['2008-02-29', '2009-02-27', 11],
    ['2008-02-29', '2009-02-28', 12],
    ['2008-02-29', '2012-02-28', 47],
    ['2008-02-29', '2012-02-29', 48],
    ['2024-01-31', '2024-02-28', 0],
    ['2024-01-31', '2024-02-29', 1],
    ['2024-01-31', '2024-04-30', 3],
    ['2026-05-15', '2026-06-14', 0],
    ['2026-05-15', '2026-06-15', 1],
    ['2026-05-15', '2026-05-14', -1],
    ['2026-05-15', '2026-04-15', -1],
    ['2026-05-15', '2026-04-14', -2],
    ['2024-03-31', '2024-02-29', -1],
    ['2024-03-31', '2024-02-28', -2],
    ['1899-12-31', '2100-02-28', 2402],
  ])('%s to %s is %i', (from, to, months) => {
    expect(monthsBetween(epochDayOf(from), epochDayOf(to))).toBe(months)
  })

  it('completes the n-th month exactly on addMonths(date, n)', () => {
    for (const date of ['2024-01-29', '2024-01-30', '2024-01-31', '2024-02-29', '2023-08-31'])
      for (let n = -30; n <= 30; n++) {
        const on = epochDayOf(addMonths(date, n))
        expect(monthsBetween(epochDayOf(date), on)).toBe(n)
        expect(monthsBetween(epochDayOf(date), on - 1)).toBe(n - 1)
      }
  })
})

describe('ageOn', () => {
  it.each([
    ['2010-11-24', '2026-11-23', 15],
    ['2010-11-24', '2026-11-24', 16],
    ['2008-02-29', '2026-02-27', 17],
    ['2008-02-29', '2026-02-28', 18],
    ['2026-11-24', '2026-11-24', 0],
    ['2026-11-24', '2026-11-23', -1],
  ])('born %s, on %s', (birth, on, age) => {
    expect(ageOn(epochDayOf(birth), epochDayOf(on))).toBe(age)
  })
})

it('counts days across a leap day', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2023-03-01', '2023-02-28')).toBe(-1)
})

it('knows the length of each month', () => {
  const lengths = Array.from({ length: 12 }, (_, index) => daysInMonth(2026, index + 1))
  expect(lengths).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
})

it('writes a date as people do', () => {
  expect(formatDate('2026-01-05')).toBe('2026年1月5日')
})
