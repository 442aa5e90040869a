import { expect, test } from 'vitest'
import { parseLooseDate } from './loose-date.ts'

test.each([
  ['2021-09-01', '2021-09-01'],
  ['2021.9.1', '2021-09-01'],
  ['2021/9/1 00:00:00', '2021-09-01'],
  ['２０２１．９．１', '2021-09-01'],
  [' 2021 年 9 月 1 日 ', '2021-09-01'],
  ['20210901', '2021-09-01'],
  ['2024-2-29', '2024-02-29'],
  ['44440', '2021-09-01'],
  ['44440.5', '2021-09-01'],
])('“%s”读作 %s', (words, on) => {
  expect(parseLooseDate(words)).toEqual({ kind: 'day', on })
})

test('从 1904 年起算的天数差 1462 天', () => {
  expect(parseLooseDate('42978', 1904)).toEqual({ kind: 'day', on: '2021-09-01' })
})

test.each(['2021年9月', '2021-9', '2021.09', '2021/9', '202109'])('“%s”是整月', (words) => {
  expect(parseLooseDate(words)).toEqual({ kind: 'month', first: '2021-09-01', last: '2021-09-30' })
})

test.each(['长期', '无', '—', '至今', '9999-12-31'])('“%s”是没有期限', (words) => {
  expect(parseLooseDate(words)).toEqual({ kind: 'open' })
})

test.each([
  ['2021.1', 'ambiguous'], // what a spreadsheet leaves of 2021.10
  ['2021', 'year-only'],
  ['2023-2-29', 'impossible'],
  ['2021-13-01', 'impossible'],
  ['1821-01-01', 'impossible'],
  ['21.9.1', 'unreadable'],
  ['9/1/2021', 'unreadable'],
  ['去年九月', 'unreadable'],
])('“%s”不猜：%s', (words, kind) => {
  expect(parseLooseDate(words)).toEqual({ kind })
})
