import { firstDay, lastDay, type Month } from '#kernel/month.ts'
import type { FactDeclaration } from './ast.ts'
import { type Columns, columnsNeeded, encode, newColumn, previousNeeded, UNKNOWN_32 } from './columns.ts'
import { boundaryDays, type RandomRules } from './random-rules.ts'
import type { Dice } from './random-vocabulary.ts'
import { type FactValue, NOT_APPLICABLE } from './values.ts'

type Options = {
  /** False draws values without regard to the rules, only to show that such people would miss mistakes. */
  readonly atThresholds?: boolean
}

const UNKNOWN_SHARE = 0.15
const NOT_APPLICABLE_SHARE = 0.2

/**
 * People for random rules: half of their values lie on a threshold of a rule or one beside it, some are
 * unknown or do not apply; households have one to five members, and some people's household is unknown.
 */
export function randomPeople(
  dice: Dice,
  { ruleSet, thresholds }: RandomRules,
  month: Month,
  size: number,
  { atThresholds = true }: Options = {},
): Columns {
  const columns = columnsNeeded(ruleSet).map(({ key, fact }) => {
    const declaration = ruleSet.facts[fact]
    if (!declaration) throw new Error(`no fact "${fact}"`)
    const tips = atThresholds ? (thresholds.get(fact) ?? []) : []
    const column = newColumn(declaration, size)
    for (let row = 0; row < size; row++)
      column[row] = encode(declaration, draw(dice, declaration, tips, month))
    return [key, column] as const
  })
  const previous = previousNeeded(ruleSet).map((output) => {
    const numbers = Array.from({ length: size }, () =>
      dice.chance(UNKNOWN_SHARE) ? UNKNOWN_32 : dice.pick([0, 1, -1, dice.between([-2_000_000, 2_000_000])]),
    )
    return [output, Int32Array.from(numbers)] as const
  })
  return {
    size,
    facts: Object.fromEntries(columns),
    household: households(dice, size),
    previous: Object.fromEntries(previous),
  }
}

function draw(dice: Dice, declaration: FactDeclaration, tips: readonly number[], month: Month): FactValue {
  if (dice.chance(UNKNOWN_SHARE)) return null
  if (declaration.optional && dice.chance(NOT_APPLICABLE_SHARE)) return NOT_APPLICABLE
  const codes = declaration.values?.map(({ code }) => code) ?? []
  switch (declaration.type) {
    case 'bool':
      return dice.chance(0.5)
    case 'enum':
      return dice.pick(codes)
    case 'set':
      return codes.filter(() => dice.chance(0.3))
    case 'int':
    case 'date': {
      const [low, high] = declaration.range ?? [0, 0]
      const beside = (tip: number): number => Math.min(high, Math.max(low, tip + dice.between([-1, 1])))
      if (tips.length > 0 && dice.chance(0.5)) return beside(dice.pick(tips))
      if (declaration.type === 'int')
        return dice.chance(0.2) ? dice.pick([low, high]) : dice.between([low, high])
      const days = [...boundaryDays, firstDay(month), lastDay(month), lastDay(month - 12)]
      return dice.chance(0.5) ? beside(dice.pick(days)) : lastDay(month) - dice.below(80 * 365)
    }
  }
}

function households(dice: Dice, size: number): Int32Array {
  const numbers = new Int32Array(size)
  let household = -1
  let left = 0
  for (let row = 0; row < size; row++) {
    if (left === 0) {
      household += 1
      left = dice.between([1, 5])
    }
    left -= 1
    numbers[row] = dice.chance(0.08) ? UNKNOWN_32 : household
  }
  return numbers
}
