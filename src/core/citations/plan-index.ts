import { planClauses, planTargets } from '#law/plan.ts'
import type { Clause, PlanTarget } from '#law/target.ts'

const clauseById = new Map<string, Clause>(planClauses.map((clause) => [clause.id, clause]))
const targetById = new Map<string, PlanTarget>(planTargets.map((target) => [target.id, target]))

/** The 34 clauses, in the order of the plan. */
export function listClauses(): readonly Clause[] {
  return planClauses
}

/** The 56 targets, in the order of the clauses that promise them. */
export function listTargets(): readonly PlanTarget[] {
  return planTargets
}

export function findClause(id: string): Clause | undefined {
  return clauseById.get(id)
}

export function findTarget(id: string): PlanTarget | undefined {
  return targetById.get(id)
}
