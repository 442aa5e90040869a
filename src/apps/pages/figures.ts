import type { Benefit } from '#core/benefits/benefit.ts'
import type { ParameterDeclaration, ParameterValue } from '#engine/ast.ts'
import { formatNumber } from '#engine/format-value.ts'

/** One figure from one date on, as an authority sets it. */
export type Figure = ParameterValue & {
  readonly id: string
  readonly label: ParameterDeclaration['label']
  readonly shown: string
}

/** The figures of these benefits, each once; of one figure the newest first. */
export function listFigures(benefits: readonly Pick<Benefit, 'parameters'>[]): readonly Figure[] {
  const declared = new Map(benefits.flatMap(({ parameters }) => parameters).map((each) => [each.id, each]))
  return [...declared.values()].flatMap(({ id, label, unit, values }) =>
    values
      .toSorted((one, other) => (one.from < other.from ? 1 : -1))
      .map((value) => ({ ...value, id, label, shown: formatNumber(value.value, unit).zh })),
  )
}

/** How many of them nobody has compared with an official text. */
export function countUnchecked(figures: readonly Figure[]): number {
  return figures.filter(({ checked }) => !checked).length
}
