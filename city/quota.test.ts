import { describe, expect, it } from 'vitest'
import { dealt, fitted, largestRemainder } from './quota.ts'
import { randomOf } from './random.ts'

it('splits a number so that the parts add up and none is off by one', () => {
  expect(largestRemainder([1, 1, 1], 100)).toEqual([34, 33, 33])
  expect(largestRemainder([11, 9, 80], 7)).toEqual([1, 1, 5])
})

it('deals exact shares in a random order', () => {
  const cards = dealt([30, 70], 1000, randomOf(1))
  expect(cards.filter((card) => card === 0)).toHaveLength(300)
  expect(cards.slice(0, 500).filter((card) => card === 0).length).toBeLessThan(200)
})

it('fits a table to both margins and keeps what leans together', () => {
  const table = fitted(
    [
      [4, 1],
      [1, 1],
    ],
    [30, 70],
    [40, 60],
  )
  const [[severeOld = 0, mildOld = 0] = [], [severeYoung = 0, mildYoung = 0] = []] = table
  expect(severeOld + mildOld).toBeCloseTo(30, 6)
  expect(severeOld + severeYoung).toBeCloseTo(40, 6)
  expect((severeOld * mildYoung) / (mildOld * severeYoung)).toBeCloseTo(4, 6)
})

describe('streams of random numbers', () => {
  it('differ by salt and repeat by seed', () => {
    const draw = (...salt: number[]) => Array.from({ length: 4 }, randomOf(9, ...salt).next)
    expect(draw(1, 2)).toEqual(draw(1, 2))
    expect(draw(1, 2)).not.toEqual(draw(2, 1))
    expect(draw(1)).not.toEqual(draw(1, 0))
  })

  it('are even over their range', () => {
    const random = randomOf(3, 5)
    const drawn = Array.from({ length: 20_000 }, () => random.below(10))
    for (let digit = 0; digit < 10; digit += 1) {
      const share = drawn.filter((value) => value === digit).length / drawn.length
      expect(Math.abs(share - 0.1)).toBeLessThan(0.01)
    }
  })
})
