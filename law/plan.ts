import { employment } from './ningbo-2021-2025/employment.ts'
import { friendlyEnvironment } from './ningbo-2021-2025/friendly-environment.ts'
import { implementation } from './ningbo-2021-2025/implementation.ts'
import { ningboPlan } from './ningbo-2021-2025/ningbo-plan.ts'
import { publicServices } from './ningbo-2021-2025/public-services.ts'
import { socialSecurity } from './ningbo-2021-2025/social-security.ts'
import { workSupport } from './ningbo-2021-2025/work-support.ts'
import type { Clause, PlanTarget } from './target.ts'

/** The version of the plan in force from 2021 to 2025: five systems with 31 tasks, 3 items of implementation. */
export const planVersion = { id: 'ningbo-2021-2025', document: ningboPlan.id, lastDay: '2025-12-31' } as const

/** In the order of the plan, each with the targets it promises. */
export const planClauses: readonly Clause[] = [
  socialSecurity,
  employment,
  publicServices,
  friendlyEnvironment,
  workSupport,
  implementation,
].flat()

export const planTargets: readonly PlanTarget[] = planClauses.flatMap(({ id, targets }) =>
  targets.map((target) => ({ ...target, clause: id, by: planVersion.lastDay })),
)
