import { divRound } from '#kernel/money.ts'
import type { Rounding } from './ast.ts'

/** Lowest and highest value a number can take, both included. */
export type Range = readonly [number, number]

/** What an output may come to: 32 bits, less the two values that mark unknown and not applicable. */
export const OUTPUT_RANGE: Range = [-2_147_483_646, 2_147_483_646]

/** What may come up on the way: whole numbers every reader computes exactly. */
export const EXACT_RANGE: Range = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]

/** Ranges over a household are proven for this many people; whoever stores households refuses more. */
export const LARGEST_HOUSEHOLD = 100

/** How many of a household, from none to everybody. */
export const HOUSEHOLD_COUNT: Range = [0, LARGEST_HOUSEHOLD]

/** The sum over a household of at least one. */
export function sumOverHousehold([low, high]: Range): Range {
  return [Math.min(low, LARGEST_HOUSEHOLD * low), Math.max(high, LARGEST_HOUSEHOLD * high)]
}

export function isWithin([low, high]: Range, [lowest, highest]: Range): boolean {
  return low >= lowest && high <= highest
}

/** The smallest range that holds all of them. */
export function hullOf(ranges: readonly Range[]): Range {
  return [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))]
}

export function addRanges(left: Range, right: Range): Range {
  return [left[0] + right[0], left[1] + right[1]]
}

export function subtractRanges(left: Range, right: Range): Range {
  return [left[0] - right[1], left[1] - right[0]]
}

export function multiplyRanges(left: Range, right: Range): Range {
  const corners = left.flatMap((l) => right.map((r) => l * r + 0))
  return [Math.min(...corners), Math.max(...corners)]
}

export function lowestRange(ranges: readonly Range[]): Range {
  return [Math.min(...ranges.map(([low]) => low)), Math.min(...ranges.map(([, high]) => high))]
}

export function highestRange(ranges: readonly Range[]): Range {
  return [Math.max(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))]
}

/** The numerator's range divided; readers double the numerator on the way, so half the exact range is the most. */
export function divideRange([low, high]: Range, by: number, rounding: Rounding): Range {
  return [divRound(low, by, rounding), divRound(high, by, rounding)]
}
