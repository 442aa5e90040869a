/** A stream of seeded numbers; the same seed gives the same stream on every machine. */
export type Random = {
  /** At least 0, below 1. */
  readonly next: () => number
  /** A whole number from 0 up to, not including, `count`. */
  readonly below: (count: number) => number
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <T>(items: readonly T[]) => T
  /** One of the values, each as likely as its weight. */
  readonly among: <T>(weighted: readonly (readonly [weight: number, value: T])[]) => T
}

/**
 * Streams with different salts are independent, so one household never shifts the numbers of the next.
 *
 * Only integer steps (sfc32): nothing here may use logarithms or powers, whose last bits differ between machines.
 */
export function randomOf(seed: number, ...salt: readonly number[]): Random {
  const [a, b, c] = [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35].map((start) =>
    [seed, Math.floor(seed / 2 ** 32), ...salt].reduce(mixed, start),
  )
  const state = Uint32Array.of(a ?? 0, b ?? 0, c ?? 0, 1)
  for (let round = 0; round < 12; round += 1) step(state)

  const next = () => step(state) / 2 ** 32
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (share) => next() < share,
    pick: (items) => itemAt(items, below(items.length)),
    among: (weighted) => {
      let left = next() * weighted.reduce((sum, [weight]) => sum + weight, 0)
      const found = weighted.find(([weight]) => {
        left -= weight
        return left < 0
      })
      return (found ?? itemAt(weighted, weighted.length - 1))[1]
    },
  }
}

/** The item at a place that must exist; throws otherwise. */
export function itemAt<T>(items: ArrayLike<T>, place: number): T {
  const item = items[place]
  if (item === undefined) throw new RangeError(`nothing at place ${place} of ${items.length}`)
  return item
}

function mixed(state: number, word: number): number {
  const turned = Math.imul(state ^ word, 0x01000193) ^ (state >>> 15)
  return Math.imul(turned ^ (turned >>> 13), 0x5bd1e995) >>> 0
}

function step(state: Uint32Array): number {
  const [a = 0, b = 0, c = 0, count = 0] = state
  const drawn = (a + b + count) >>> 0
  state[0] = b ^ (b >>> 9)
  state[1] = c + (c << 3)
  state[2] = ((c << 21) | (c >>> 11)) + drawn
  state[3] = count + 1
  return drawn
}
