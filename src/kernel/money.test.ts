import { describe, expect, it } from 'vitest'
import { assertFen, divRound, formatMoney, formatYuan, LARGEST_DIVISOR, parseYuan } from './money.ts'

describe('divRound', () => {
  it.each([
    [5, 10, 'half-up', 1],
    [4, 10, 'half-up', 0],
    [-5, 10, 'half-up', -1],
    [-4, 10, 'half-up', 0],
    [1, 3, 'half-up', 0],
    [5, 3, 'half-up', 2],
    [19, 10, 'down', 1],
    [-19, 10, 'down', -1],
    [11, 10, 'up', 2],
    [-11, 10, 'up', -2],
    [20, 10, 'up', 2],
    [0, 7, 'up', 0],
  ] as const)('%i / %i %s is %i', (x, n, rounding, expected) => {
    expect(divRound(x, n, rounding)).toBe(expected)
  })

  it('agrees with sign(x) × floor((2|x| + n) / 2n) for half-up', () => {
    for (let x = -60; x <= 60; x++)
      for (let n = 1; n <= 13; n++)
        expect(divRound(x, n, 'half-up') + 0).toBe(
          Math.sign(x) * Math.floor((2 * Math.abs(x) + n) / (2 * n)) + 0,
        )
  })

  it('stays exact at the edge of the safe range', () => {
    expect(divRound(Number.MAX_SAFE_INTEGER, 2, 'half-up')).toBe(4_503_599_627_370_496)
    expect(divRound(Number.MIN_SAFE_INTEGER, 1, 'half-up')).toBe(Number.MIN_SAFE_INTEGER)
  })

  it.each([0, -1, 1.5, LARGEST_DIVISOR + 1, Number.NaN])('refuses to divide by %d', (n) => {
    expect(() => divRound(1, n, 'down')).toThrow(RangeError)
  })

  it('refuses a fraction of a fen', () => {
    expect(() => divRound(0.5, 2, 'down')).toThrow(RangeError)
    expect(() => assertFen(30_150.5)).toThrow()
  })
})

describe('yuan in words', () => {
  it.each([
    [30_150, '301.50', '301.50 元'],
    [123_400, '1234.00', '1,234.00 元'],
    [5, '0.05', '0.05 元'],
    [-100_000_005, '-1000000.05', '-1,000,000.05 元'],
    [0, '0.00', '0.00 元'],
    [Number.MAX_SAFE_INTEGER, '90071992547409.91', '90,071,992,547,409.91 元'],
  ])('%i fen', (amountFen, yuan, money) => {
    expect(formatYuan(amountFen)).toBe(yuan)
    expect(formatMoney(amountFen)).toBe(money)
    expect(parseYuan(yuan)).toBe(amountFen)
    expect(parseYuan(money)).toBe(amountFen)
  })

  it.each([
    ['301.5', 30_150],
    ['1,005', 100_500],
    ['￥500元', 50_000],
    ['１，００５．５０ 元', 100_550],
    ['0.29', 29], // 0.29 × 100 is 28.999… in floating point
    ['301.500', 30_150],
    ['-0', 0],
  ])('reads %s', (text, amountFen) => {
    expect(parseYuan(text)).toBe(amountFen)
  })

  it.each(['', '元', '1,00', '10,05', '1.005', '0.3万', '1e3', '五百', '.5', '--5', '99999999999999999'])(
    'does not guess at "%s"',
    (text) => {
      expect(parseYuan(text)).toBeUndefined()
    },
  )
})
