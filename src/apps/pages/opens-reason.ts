import { reachOf } from '#core/access/standing.ts'
import type { Here } from './site.tsx'

/** Whether the reader may open why somebody on a list of theirs is there; above a district only with work in hand. */
export function opensReason({ visit }: Pick<Here, 'visit'>, personId: number): boolean {
  if (!visit) return false
  const { role, cases } = visit.standing
  const reach = reachOf(role, 'decision.explain')
  return reach !== undefined && (reach !== 'case' || cases.includes(personId))
}
