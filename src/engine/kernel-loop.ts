import type { Instant } from './ast.ts'

/** An array the loop reads: its row is the person, for `figures` the position of an enum value. */
export type ArraySource =
  | { readonly from: 'fact'; readonly key: string }
  | { readonly from: 'previous'; readonly output: string }
  | { readonly from: 'members'; readonly pass: number }
  | { readonly from: 'figures'; readonly parameter: string; readonly codes: readonly string[] }

/** A number that is the same for everybody in a run. */
export type ScalarSource =
  | { readonly from: 'month' | 'calendarMonth' }
  | { readonly from: 'day'; readonly at: Instant }
  | { readonly from: 'figure'; readonly parameter: string }

/**
 * Source text of one loop over the rows, in which no expression is ever written twice.
 *
 * Every expression is bound to a name of our own (`t7` in the loop, `k7` before it); asking for the same
 * text again gives the same name. Nothing a rule says reaches the text but whole numbers.
 * Truth values are the texts '0' and '1' where they are certain, so that what can never be unknown
 * costs nothing.
 */
export class Loop {
  readonly arrays: ArraySource[] = []
  readonly scalars: ScalarSource[] = []
  readonly #names = new Map<string, string>()
  readonly #opposites = new Map<string, string>()
  readonly #before: string[] = []
  readonly #inside: string[] = []
  readonly #stores: string[] = []

  get length(): number {
    return this.#inside.length
  }

  array(source: ArraySource): string {
    return `a${placeIn(this.arrays, source)}`
  }

  scalar(source: ScalarSource): string {
    return `s${placeIn(this.scalars, source)}`
  }

  bind(expression: string): string {
    if (/^(-?\d+|\w+)$/.test(expression)) return expression
    const known = this.#names.get(expression)
    if (known) return known
    const ofRow = /\b(i|t\d+)\b/.test(expression)
    const lines = ofRow ? this.#inside : this.#before
    const name = `${ofRow ? 't' : 'k'}${lines.length}`
    lines.push(`const ${name}=${expression}`)
    this.#names.set(expression, name)
    return name
  }

  not(a: string): string {
    if (a === '0') return '1'
    if (a === '1') return '0'
    const known = this.#opposites.get(a)
    if (known) return known
    const opposite = this.bind(`${a}^1`)
    this.#opposites.set(a, opposite).set(opposite, a)
    return opposite
  }

  and(...of: readonly string[]): string {
    return this.#chain(of, '&', '0', '1')
  }

  or(...of: readonly string[]): string {
    return this.#chain(of, '|', '1', '0')
  }

  differ(a: string, b: string): string {
    if (a === b) return '0'
    if (a === '0' || b === '0') return this.or(a, b)
    if (a === '1' || b === '1') return this.not(a === '1' ? b : a)
    return this.bind(`${a}^${b}`)
  }

  pick(when: string, then: string, otherwise: string): string {
    if (when === '1' || then === otherwise) return then
    if (when === '0') return otherwise
    return this.bind(`${when}?${then}:${otherwise}`)
  }

  /** A 32-bit number where the condition holds, else 0: without a jump, for the processor cannot foresee people. */
  orNought(when: string, then: string): string {
    if (when === '1' || then === '0') return then
    if (when === '0') return '0'
    return this.bind(`-(${when}|0)&${then}`)
  }

  /** Writes a number, or the mark for unknown, into the next output. */
  store(value: string, unknown: string, mark: string): void {
    this.#stores.push(`o${this.#stores.length}[i]=${this.pick(unknown, mark, value)}`)
  }

  /** A function of arrays, scalars and outputs in the order they were asked for, and the rows from `low` to `high`. */
  source(): string {
    return [
      '"use strict"',
      'return (arrays, scalars, outputs, low, high) => {',
      ...this.arrays.map((_, place) => `const a${place}=arrays[${place}]`),
      ...this.scalars.map((_, place) => `const s${place}=scalars[${place}]`),
      ...this.#stores.map((_, place) => `const o${place}=outputs[${place}]`),
      ...this.#before,
      'for (let i=low;i<high;i=i+1|0) {',
      ...this.#inside,
      ...this.#stores,
      '}',
      '}',
    ].join('\n')
  }

  #chain(of: readonly string[], operator: string, decides: string, drops: string): string {
    const operands = [...new Set(of)].filter((each) => each !== drops).sort()
    const meetsItsOpposite = operands.some((each) =>
      operands.includes(this.#opposites.get(each) ?? each + '!'),
    )
    if (operands.includes(decides) || meetsItsOpposite) return decides
    return operands.length === 0 ? drops : operands.reduce((a, b) => this.bind(`${a}${operator}${b}`))
  }
}

function placeIn<T>(list: T[], wanted: T): number {
  const text = JSON.stringify(wanted)
  const place = list.findIndex((each) => JSON.stringify(each) === text)
  return place >= 0 ? place : list.push(wanted) - 1
}
