import { expect, test } from 'vitest'
import { formatChineseNumeral, parseChineseNumeral } from './chinese-numerals.ts'

test.each([
  [1, '一'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [100, '一百'],
  [103, '一百零三'],
  [110, '一百一十'],
  [115, '一百一十五'],
])('%i is written %s', (number, numeral) => {
  expect(formatChineseNumeral(number)).toBe(numeral)
})

test('every number from 1 to 200 is read back as it was written', () => {
  const numbers = Array.from({ length: 200 }, (_, index) => index + 1)
  expect(numbers.map((number) => parseChineseNumeral(formatChineseNumeral(number)))).toEqual(numbers)
})

test.each(['', '零', '条', '十十', '五三'])('"%s" is no number', (numeral) => {
  expect(parseChineseNumeral(numeral)).toBeUndefined()
})
