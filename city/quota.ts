import { itemAt, type Random } from './random.ts'

/** Splits `count` by shares so that the parts add up and none is off by one or more (largest remainder). */
export function largestRemainder(shares: readonly number[], count: number): number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const exact = shares.map((share) => (share / whole) * count)
  const parts = exact.map(Math.floor)
  const missing = count - parts.reduce((sum, part) => sum + part, 0)
  const byRemainder = exact
    .map((value, place) => ({ place, remainder: value - Math.floor(value) }))
    .toSorted((one, other) => other.remainder - one.remainder || one.place - other.place)
  for (const { place } of byRemainder.slice(0, missing)) parts[place] = itemAt(parts, place) + 1
  return parts
}

/** `count` cards numbered by place in `shares`, in quota and in random order: sampling without luck. */
export function dealt(shares: readonly number[], count: number, random: Random): Uint8Array {
  const cards = new Uint8Array(count)
  let at = 0
  for (const [place, part] of largestRemainder(shares, count).entries()) {
    cards.fill(place, at, at + part)
    at += part
  }
  return shuffled(cards, random)
}

/** Shuffles in place. */
export function shuffled(cards: Uint8Array, random: Random): Uint8Array {
  for (let last = cards.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1)
    const kept = itemAt(cards, last)
    cards[last] = itemAt(cards, other)
    cards[other] = kept
  }
  return cards
}

/**
 * A table near `affinity` whose rows and columns add up to the given shares (iterative proportional fitting).
 *
 * It keeps what belongs together, as severity with category, while every margin stays exact.
 */
export function fitted(
  affinity: readonly (readonly number[])[],
  rowShares: readonly number[],
  columnShares: readonly number[],
): readonly (readonly number[])[] {
  let table = affinity
  for (let round = 0; round < 60; round += 1) {
    table = table.map((row, at) => scaled(row, itemAt(rowShares, at) / sum(row)))
    const columnFactors = columnShares.map((share, at) => share / sum(table.map((row) => itemAt(row, at))))
    table = table.map((row) => row.map((value, at) => value * itemAt(columnFactors, at)))
  }
  return table
}

function scaled(row: readonly number[], factor: number): number[] {
  return row.map((value) => value * factor)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
