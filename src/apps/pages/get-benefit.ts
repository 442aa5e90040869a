import type { Benefit } from '#core/benefits/benefit.ts'
import { benefitProblem } from '#core/benefits/problems.ts'
import { benefits } from '../catalogue.ts'

/** The benefit an address or a stored run names; a Problem where there is none. */
export function getBenefit(id: string | undefined): Benefit {
  const found = benefits.find((each) => each.id === id)
  if (!found) throw benefitProblem('benefit-not-found')
  return found
}
