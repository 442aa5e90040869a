import { conditionRows } from './truth-conditions.ts'
import { groupRows } from './truth-households.ts'
import { leafRows } from './truth-leaves.ts'
import { numberRows } from './truth-numbers.ts'
import type { TruthRow } from './truth-row.ts'

/**
 * What every node comes to, unknowns included: the one statement of the language's meaning.
 *
 * Every reader is tested against each row; expected values are written down or come from the small
 * tables in `truth-words.ts`, never from a reader.
 */
export const truthTable: readonly TruthRow[] = [
  ...leafRows(),
  ...conditionRows(),
  ...numberRows(),
  ...groupRows(),
]
