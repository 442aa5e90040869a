import type { Instant } from './ast.ts'

/** Marks a fact that does not apply to this person: not the same as one nobody knows. */
export const NOT_APPLICABLE: unique symbol = Symbol.for('yongzhu.not-applicable')

/** A known value: dates are epoch days, enums their code, sets the codes they hold. */
export type Value = boolean | number | string | readonly string[]

/** `null` is unknown. */
export type FactValue = Value | typeof NOT_APPLICABLE | null

/** One person as the language sees them. */
export type Subject = {
  readonly fact: (fact: string, at: Instant) => FactValue
  /** Everyone in the household, this person included; `null` where the household is unknown. */
  readonly household: readonly Subject[] | null
  /** What an output was last month; `null` where there was no run. */
  readonly previous: (output: string) => Value | null
}
