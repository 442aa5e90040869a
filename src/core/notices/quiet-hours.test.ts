import { expect, test } from 'vitest'
import { ningboDate, outsideQuietHours } from './quiet-hours.ts'

const inNingbo = (time: string) => new Date(`2026-11-24T${time}:00+08:00`).toISOString()
const nextDay = (time: string) => new Date(`2026-11-25T${time}:00+08:00`).toISOString()

test.each([
  ['20:59', inNingbo('20:59')],
  ['21:00', nextDay('08:00')],
  ['23:30', nextDay('08:00')],
  ['03:00', inNingbo('08:00')],
  ['08:00', inNingbo('08:00')],
])('at %s a telephone rings at the next hour that is not quiet', (time, expected) => {
  expect(outsideQuietHours(inNingbo(time), undefined)).toBe(expected)
})

test('the hours a person names go before the usual ones, at noon as well as at night', () => {
  const nap = { from: '12:00', until: '14:30' }
  expect(outsideQuietHours(inNingbo('13:00'), nap)).toBe(inNingbo('14:30'))
  expect(outsideQuietHours(inNingbo('23:00'), nap)).toBe(inNingbo('23:00'))
})

test('the day is the day in Ningbo', () => {
  expect(ningboDate('2026-11-24T15:59:59Z')).toBe('2026-11-24')
  expect(ningboDate('2026-11-24T16:00:00Z')).toBe('2026-11-25')
})
