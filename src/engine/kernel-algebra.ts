import type { CompareOp, Rounding } from './ast.ts'
import type { Loop } from './kernel-loop.ts'

/** Two bounds: `surely` is set where it is true, `maybe` where it is not false. Equal names are never unknown. */
export type Truth = { readonly type: 'truth'; readonly surely: string; readonly maybe: string }

/**
 * A number and whether it is unknown; where it is, the number is rubbish and must not be looked at.
 * Enums are positions in `codes`. `low` and `high` bound the known values.
 */
export type Amount = {
  readonly type: 'amount'
  readonly value: string
  readonly unknown: string
  readonly low: number
  readonly high: number
  readonly codes?: readonly string[]
  /** What an unknown fact is stored as, where the number is just that fact; it lies below all known values. */
  readonly mark?: number
}

type Range = readonly [low: number, high: number]

export const INT_32: Range = [-2_147_483_647, 2_147_483_647]
export const MONTHS: Range = [-200_000, 200_000]
export const TRUE: Truth = { type: 'truth', surely: '1', maybe: '1' }
export const FALSE: Truth = { type: 'truth', surely: '0', maybe: '0' }

const signs: Record<CompareOp, string> = { eq: '===', ne: '!==', lt: '<', le: '<=', gt: '>', ge: '>=' }

export function certainly(value: string): Truth {
  return { type: 'truth', surely: value, maybe: value }
}

export function amountOf(
  value: string,
  unknown: string,
  [low, high]: Range,
  codes?: readonly string[],
): Amount {
  return { type: 'amount', value, unknown, low, high, ...(codes ? { codes } : {}) }
}

export function exactly(value: number): Amount {
  return amountOf(String(value), '0', [value, value])
}

export function isInt32([low, high]: Range): boolean {
  return low >= INT_32[0] && high <= INT_32[1]
}

/**
 * What can be done with truths and amounts, written into a loop: strong Kleene logic and exact whole
 * numbers. Sums that are proven to stay within 32 bits are computed in 32 bits, others as doubles.
 */
export class Algebra {
  readonly #loop: Loop

  constructor(loop: Loop) {
    this.#loop = loop
  }

  all(of: readonly Truth[]): Truth {
    return {
      type: 'truth',
      surely: this.#loop.and(...of.map(({ surely }) => surely)),
      maybe: this.#loop.and(...of.map(({ maybe }) => maybe)),
    }
  }

  any(of: readonly Truth[]): Truth {
    return {
      type: 'truth',
      surely: this.#loop.or(...of.map(({ surely }) => surely)),
      maybe: this.#loop.or(...of.map(({ maybe }) => maybe)),
    }
  }

  opposite({ surely, maybe }: Truth): Truth {
    return { type: 'truth', surely: this.#loop.not(maybe), maybe: this.#loop.not(surely) }
  }

  isUnknown({ surely, maybe }: Truth): string {
    return this.#loop.differ(surely, maybe)
  }

  /** The same, but unknown where `unknown` is set. */
  unless<T extends Truth | Amount>(unknown: string, of: T): T
  unless(unknown: string, of: Truth | Amount): Truth | Amount {
    if (of.type === 'amount')
      return amountOf(of.value, this.#loop.or(of.unknown, unknown), [of.low, of.high], of.codes)
    return {
      type: 'truth',
      surely: this.#loop.and(of.surely, this.#loop.not(unknown)),
      maybe: this.#loop.or(of.maybe, unknown),
    }
  }

  /** `then` where the condition holds, `otherwise` where it does not, unknown where nobody knows. */
  either(when: Truth, then: Truth | Amount, otherwise: Truth | Amount): Truth | Amount {
    if (then.type === 'truth' && otherwise.type === 'truth') return this.eitherTruth(when, then, otherwise)
    if (then.type === 'truth' || otherwise.type === 'truth')
      throw new Error('a condition and a number are arms of one choice')
    return amountOf(
      this.pick(when.surely, then, otherwise),
      this.#eitherBit(when, then.unknown, otherwise.unknown, this.isUnknown(when)),
      [Math.min(then.low, otherwise.low), Math.max(then.high, otherwise.high)],
      then.codes,
    )
  }

  /** The number alone, whatever is unknown about it. */
  pick(when: string, then: Amount, otherwise: Amount): string {
    return otherwise.value === '0' && isInt32([then.low, then.high])
      ? this.#loop.orNought(when, then.value)
      : this.#loop.pick(when, then.value, otherwise.value)
  }

  eitherTruth(when: Truth, then: Truth, otherwise: Truth): Truth {
    return {
      type: 'truth',
      surely: this.#eitherBit(when, then.surely, otherwise.surely, '0'),
      maybe: this.#eitherBit(when, then.maybe, otherwise.maybe, this.isUnknown(when)),
    }
  }

  compareTruths(op: CompareOp, a: Truth, b: Truth): Truth {
    const differ = this.#loop.differ(a.surely, b.surely)
    const unknown = this.#loop.or(this.isUnknown(a), this.isUnknown(b))
    return this.unless(unknown, certainly(op === 'ne' ? differ : this.#loop.not(differ)))
  }

  compare(op: CompareOp, a: Amount, b: Amount): Truth {
    if (a.codes?.join() !== b.codes?.join()) throw new Error('two enums with different values are compared')
    const holds = this.#loop.bind(`${a.value}${signs[op]}${b.value}`)
    if (b.unknown === '0' && a.mark !== undefined && a.mark < b.low)
      return this.#orUnknown(holds, a.unknown, op === 'lt' || op === 'le' || op === 'ne')
    return this.unless(this.#loop.or(a.unknown, b.unknown), certainly(holds))
  }

  /** Whether the number is one of these; a set of enum positions is looked up as bits. */
  oneOf(of: Amount, wanted: readonly number[]): Truth {
    const { value, unknown, codes } = of
    if (wanted.length === 0) return this.unless(unknown, FALSE)
    if (!codes || codes.length > 31)
      return this.any(
        wanted.map((each) => this.compare('eq', of, { ...exactly(each), ...(codes ? { codes } : {}) })),
      )
    const found = this.#loop.bind(`${bitsOf(wanted)}>>>${value}&1`)
    // only the last five bits of a position count, and those of the mark for unknown are nought
    return of.mark === undefined
      ? this.unless(unknown, certainly(found))
      : this.#orUnknown(found, unknown, wanted.includes(0))
  }

  arithmetic(kind: 'add' | 'subtract' | 'multiply', a: Amount, b: Amount): Amount {
    const unknown = this.#loop.or(a.unknown, b.unknown)
    const range = rangeOf(kind, a, b)
    const narrow = isInt32(range)
    if (kind === 'multiply') {
      const product = narrow ? `Math.imul(${a.value},${b.value})` : `${a.value} * ${b.value}`
      return amountOf(this.#loop.bind(product), unknown, range)
    }
    const total = `${a.value} ${kind === 'add' ? '+' : '-'} ${b.value}`
    return amountOf(this.#loop.bind(narrow ? `${total}|0` : total), unknown, range)
  }

  /** A shift away from zero, as large as the rounding asks for, turns each rounding into cutting off. */
  divRound({ value, unknown, low, high }: Amount, by: number, rounding: Rounding): Amount {
    const shift = { 'half-up': by >> 1, down: 0, up: by - 1 }[rounding]
    const shifted = (x: string): string =>
      low >= 0 ? `(${x} + ${shift})` : `(${x} + (${x}<0?${-shift}:${shift}))`
    const range: Range = [Math.floor(low / by), Math.ceil(high / by)]
    if (isInt32([low - by, high + by]))
      return amountOf(this.#loop.bind(`${shifted(value)} / ${by}|0`), unknown, range)
    const rest = this.#loop.bind(`${value} % ${by}`)
    return amountOf(
      this.#loop.bind(`(${value} - ${rest}) / ${by} + (${shifted(rest)} / ${by}|0)`),
      unknown,
      range,
    )
  }

  extreme(kind: 'min' | 'max', a: Amount, b: Amount): Amount {
    const pick = Math[kind]
    return amountOf(
      this.#loop.bind(`Math.${kind}(${a.value},${b.value})`),
      this.#loop.or(a.unknown, b.unknown),
      [pick(a.low, b.low), pick(a.high, b.high)],
    )
  }

  /** Whole months between two epoch days: one less while the day of the month has not been reached. */
  monthsBetween(from: Amount, to: Amount): Amount {
    const start = this.#civil(from.value)
    const end = this.#civil(to.value)
    const next = this.#civil(this.#loop.bind(`${to.value} + 1|0`))
    const early = this.#loop.bind(`(${end}&31)<(${start}&31)`)
    const isMonthEnd = this.#loop.bind(`(${next}&31)===1`)
    const incomplete = this.#loop.and(early, this.#loop.not(isMonthEnd))
    return amountOf(
      this.#loop.bind(`(${end}>>5) - (${start}>>5) - ${incomplete}|0`),
      this.#loop.or(from.unknown, to.unknown),
      MONTHS,
    )
  }

  wholeYears({ value, unknown }: Amount): Amount {
    return amountOf(this.#loop.bind(`(${value} - (${value}<0?11:0)) / 12|0`), unknown, MONTHS)
  }

  /** (year × 12 + month − 1) × 32 + day of an epoch day, in the 32-bit steps of Neri and Schneider. */
  #civil(day: string): string {
    const loop = this.#loop
    const quarters = loop.bind(`Math.imul(${day} + 719468|0,4) + 3|0`)
    const century = loop.bind(`${quarters} / 146097|0`)
    const inCentury = loop.bind(`${quarters} - Math.imul(${century},146097)|3`)
    const year = loop.bind(`${inCentury} / 1461|0`)
    const inYear = loop.bind(`Math.imul(${inCentury} - Math.imul(${year},1461)>>2,2141) + 197913|0`)
    const month = loop.bind(`Math.imul(Math.imul(${century},100) + ${year},12) + (${inYear}>>16) - 1|0`)
    return loop.bind(`${month}<<5|((${inYear}&65535) / 2141|0) + 1`)
  }

  /** A test whose result for the mark of an unknown fact is foreseen: one of the bounds then needs no correction. */
  #orUnknown(holds: string, unknown: string, holdsForMark: boolean): Truth {
    return holdsForMark
      ? { type: 'truth', surely: this.#loop.and(holds, this.#loop.not(unknown)), maybe: holds }
      : { type: 'truth', surely: holds, maybe: this.#loop.or(holds, unknown) }
  }

  #eitherBit({ surely, maybe }: Truth, then: string, otherwise: string, undecided: string): string {
    const loop = this.#loop
    return loop.or(loop.and(surely, then), loop.and(loop.not(maybe), otherwise), undecided)
  }
}

export function bitsOf(positions: readonly number[]): number {
  return positions.reduce((bits, position) => bits | (1 << position), 0)
}

function rangeOf(kind: 'add' | 'subtract' | 'multiply', a: Amount, b: Amount): Range {
  if (kind === 'add') return [a.low + b.low, a.high + b.high]
  if (kind === 'subtract') return [a.low - b.high, a.high - b.low]
  const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
  return [Math.min(...corners), Math.max(...corners)]
}
