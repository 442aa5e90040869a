/** Money in fen, always a whole number; 1 yuan is 100 fen. Negative amounts are recoveries. */
export type Fen = number

/** `half-up` rounds a half away from zero, `down` goes toward zero, `up` away from zero. */
export type Rounding = 'half-up' | 'down' | 'up'

/** The largest divisor `divRound` takes; readers of the same rule in other languages keep the same bound. */
export const LARGEST_DIVISOR = 1_000_000

/** Throws unless the amount is a whole number that arithmetic keeps exact. */
export function assertFen(amountFen: number): asserts amountFen is Fen {
  if (!Number.isSafeInteger(amountFen)) throw new Error(`not a whole number of fen: ${amountFen}`)
}

/**
 * `x / n` as a whole number, by the stated rounding.
 *
 * Works on quotient and remainder, so no intermediate value leaves the exact range.
 * Throws unless `x` is a safe integer and `n` an integer from 1 to `LARGEST_DIVISOR`.
 */
export function divRound(x: number, n: number, rounding: Rounding): number {
  if (!Number.isSafeInteger(x)) throw new RangeError(`divRound: ${x} is not a safe integer`)
  if (!Number.isInteger(n) || n < 1 || n > LARGEST_DIVISOR)
    throw new RangeError(`divRound: cannot divide by ${n}`)
  const size = Math.abs(x)
  const rest = size % n
  const whole = (size - rest) / n + (carries(rest, n, rounding) ? 1 : 0)
  return x < 0 && whole > 0 ? -whole : whole
}

function carries(rest: number, n: number, rounding: Rounding): boolean {
  switch (rounding) {
    case 'half-up':
      return 2 * rest >= n
    case 'up':
      return rest > 0
    case 'down':
      return false
  }
}

/** `301.50`: for files and fields that are read back; no grouping, no unit. */
export function formatYuan(amountFen: Fen): string {
  const { sign, yuan, fen } = splitYuan(amountFen)
  return `${sign}${yuan}.${fen}`
}

/** `1,234.00 元`: for people. */
export function formatMoney(amountFen: Fen): string {
  const { sign, yuan, fen } = splitYuan(amountFen)
  return `${sign}${yuan.replace(/\B(?=(?:\d{3})+$)/g, ',')}.${fen} 元`
}

function splitYuan(amountFen: Fen) {
  assertFen(amountFen)
  const size = Math.abs(amountFen)
  const fen = size % 100
  return {
    sign: amountFen < 0 ? '-' : '',
    yuan: String((size - fen) / 100),
    fen: String(fen).padStart(2, '0'),
  }
}

/**
 * Reads yuan as people write them: `301.5`, `1,005`, `￥500元`, full-width digits.
 *
 * Undefined for anything that is not exactly a whole number of fen; nothing is rounded here.
 */
export function parseYuan(text: string): Fen | undefined {
  const found = /^(-?)¥?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2})0*)?元?$/.exec(
    text.normalize('NFKC').replace(/\s/g, ''),
  )
  if (!found) return undefined
  const [, sign = '', yuan = '', fen = ''] = found
  const size = Number(yuan.replaceAll(',', '')) * 100 + Number(fen.padEnd(2, '0'))
  if (!Number.isSafeInteger(size)) return undefined
  return sign && size > 0 ? -size : size
}
