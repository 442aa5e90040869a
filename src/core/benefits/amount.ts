import type { ParameterDeclaration, ParameterValue } from '#engine/ast.ts'
import type { Text } from '#kernel/text.ts'

type Stated = { readonly id: string; readonly label: Text; readonly values: readonly ParameterValue[] }

/** An amount of money an authority sets, in fen; at most 100,000 yuan. */
export function amount(stated: Stated): ParameterDeclaration {
  return { ...stated, unit: 'fen', range: [0, 10_000_000] }
}

/** A share in per cent of a whole; at most 1,000. */
export function percentage(stated: Stated): ParameterDeclaration {
  return { ...stated, unit: 'percent', range: [0, 1_000] }
}

/** A number of months; at most 1,200. */
export function months(stated: Stated): ParameterDeclaration {
  return { ...stated, unit: 'months', range: [0, 1_200] }
}

/** An age in whole years; at most 120. */
export function ageLimit(stated: Stated): ParameterDeclaration {
  return { ...stated, unit: 'age', range: [0, 120] }
}

/** A factor a figure is multiplied by; at most 100. */
export function factor(stated: Stated): ParameterDeclaration {
  return { ...stated, unit: 'times', range: [0, 100] }
}

/** A level of the certificate, 1 to 4. */
export function levelLimit(stated: Stated): ParameterDeclaration {
  return { ...stated, unit: 'level', range: [1, 4] }
}
