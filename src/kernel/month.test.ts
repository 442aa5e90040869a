import { describe, expect, it } from 'vitest'
import {
  calendarMonthOf,
  firstDay,
  formatMonth,
  formatMonthWords,
  lastDay,
  type Month,
  monthOf,
  parseMonth,
} from './month.ts'
import { epochDayOf, plainDateOf } from './plain-date.ts'

function monthNamed(text: string): Month {
  const month = parseMonth(text)
  if (month === undefined) throw new Error(`no month: ${text}`)
  return month
}

it('reads and writes the index y × 12 + m − 1', () => {
  expect(parseMonth('2026-11')).toBe(2026 * 12 + 10)
  expect(formatMonth(2026 * 12 + 10)).toBe('2026-11')
  expect(formatMonth(monthNamed('0099-01'))).toBe('0099-01')
  expect(formatMonthWords(monthNamed('2026-01'))).toBe('2026 年 1 月')
})

it.each(['2026-13', '2026-00', '2026-1', '202611', '2026-11-01', '0000-05', ''])('refuses "%s"', (text) => {
  expect(parseMonth(text)).toBeUndefined()
})

describe('the days of a month', () => {
  it.each([
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['2100-02', '2100-02-01', '2100-02-28'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['1969-12', '1969-12-01', '1969-12-31'],
  ])('%s', (text, first, last) => {
    const month = monthNamed(text)
    expect(plainDateOf(firstDay(month))).toBe(first)
    expect(plainDateOf(lastDay(month))).toBe(last)
    expect(monthOf(firstDay(month))).toBe(month)
    expect(monthOf(lastDay(month))).toBe(month)
  })

  it('follow one another without a gap across years', () => {
    expect(lastDay(monthNamed('2025-12')) + 1).toBe(firstDay(monthNamed('2026-01')))
    expect(monthOf(epochDayOf('2026-01-01')) - monthOf(epochDayOf('2025-12-31'))).toBe(1)
  })

  it('know which calendar month they are', () => {
    expect(calendarMonthOf(monthNamed('2026-01'))).toBe(1)
    expect(calendarMonthOf(monthNamed('2026-12'))).toBe(12)
  })
})
