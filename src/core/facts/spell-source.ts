import type { Text } from '#kernel/text.ts'

export type SpellTable =
  | 'certificate'
  | 'hukou'
  | 'assistance'
  | 'care_need'
  | 'living_arrangement'
  | 'status'
  | 'insurance'
  | 'employment'
  | 'death'
  | 'election'

/**
 * Where a fact stands in the spell tables of the registry, and what it means not to stand there.
 *
 * `absent` holds only for the days and districts for which somebody has handed in a complete list
 * (`exchange.coverage`); everywhere else absence is unknown. `always` is for what the registry itself
 * would be told: nobody hands in a list of the living.
 */
export type SpellSource = {
  readonly from: 'spell'
  readonly table: SpellTable
  readonly where?: { readonly column: 'kind' | 'matter'; readonly is: string }
  /** The column that holds the value; without it the fact is whether there is a spell at all. */
  readonly column?: string
  /** Reads the first spell that begins after the day and holds this: the value is the day it begins. */
  readonly next?: { readonly column: 'state'; readonly is: string }
  /** For facts without a column: what a spell means. */
  readonly present?: boolean
  readonly absent?: {
    readonly is: string | number | boolean | 'not-applicable'
    readonly when: 'list-complete' | 'always'
  }
  /** What a blank cell of an existing spell means; unknown unless said otherwise. */
  readonly blank?: 'not-applicable'
  /** The list whose completeness is meant; the kind of file it comes in. */
  readonly list: string
  /** The system the fact comes from, in the words of an explanation. */
  readonly system: Text
}
