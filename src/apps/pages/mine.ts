import { platformProblem } from '#platform/problems.ts'
import type { Here } from './site.tsx'

/** Whose pages these are: the reader, or the person they act for. */
export function mine({ visit }: Pick<Here, 'visit'>): number {
  const [personId] = visit?.personId === undefined ? [] : visit.standing.people
  if (personId === undefined) throw platformProblem('not-allowed')
  return personId
}
