import type { PlainDate } from '#kernel/plain-date.ts'
import type { Text } from '#kernel/text.ts'

export type TargetUnit =
  | 'percent'
  | 'permille'
  | 'persons'
  | 'person-times'
  | 'households'
  | 'places'
  | 'organisations'
  | 'teams'
  | 'events'
  | 'months'
  | 'times'

/** Where or how often a figure is owed: `each: 'county'` is owed by every county, `per: 'year'` anew every year. */
type Share = {
  readonly each?: 'county' | 'township' | 'member-unit' | 'zero-employment-household'
  readonly per?: 'year' | 'four-years'
}

/** A promised figure. A range includes both ends. */
export type Goal = Share &
  (
    | {
        readonly direction: 'at-least' | 'more-than' | 'exactly' | 'at-most'
        readonly figure: number
        readonly unit: TargetUnit
      }
    | {
        readonly direction: 'range'
        readonly figure: number
        readonly upTo: number
        readonly unit: TargetUnit
      }
  )

/** `stock` is counted on a day, `flow` within a period, `cumulative` over the plan, `milestone` happens once. */
export type TargetKind = 'stock' | 'flow' | 'cumulative' | 'milestone'

/** One numeric target as its clause states it. */
export type Target = {
  readonly id: `ind:I${string}`
  readonly name: Text
  readonly kind: TargetKind
  /** More than one only where the plan ties figures together. */
  readonly goals: readonly [Goal, ...Goal[]]
  /** The plan promises it in words (全覆盖, 配齐); the number is our reading. */
  readonly implied?: true
  /** Taken from the national and provincial tables: the plan's own table was not legible. */
  readonly reconstructed?: true
}

/** One task of the plan, or one item of its implementation, with the targets it promises. */
export type Clause = {
  readonly id: `plan:${'S' | 'O'}${string}`
  readonly title: Text
  /** In our own words. */
  readonly summary: Text
  readonly targets: readonly Target[]
}

/** A target together with the clause that promises it and the last day it may be reached. */
export type PlanTarget = Target & { readonly clause: Clause['id']; readonly by: PlainDate }

export function atLeast(figure: number, unit: TargetUnit, share: Share = {}): Goal {
  return { direction: 'at-least', figure, unit, ...share }
}

export function moreThan(figure: number, unit: TargetUnit): Goal {
  return { direction: 'more-than', figure, unit }
}

export function exactly(figure: number, unit: TargetUnit): Goal {
  return { direction: 'exactly', figure, unit }
}

export function between(figure: number, upTo: number, unit: TargetUnit): Goal {
  return { direction: 'range', figure, upTo, unit }
}
