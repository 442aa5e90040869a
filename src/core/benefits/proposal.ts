import { formatMonth } from '#kernel/month.ts'
import type { Text } from '#kernel/text.ts'
import type { Benefit } from './benefit.ts'
import type { ExplainedDecision } from './decision-queries.ts'
import { benefitProblem } from './problems.ts'

/** What is handed to the authority that decides, on paper: for whom, how much, why and by which law. */
export type Proposal = ExplainedDecision & {
  readonly to: Text
  /** Fen; nothing where only a status is proposed. */
  readonly amountFen: number | undefined
  /** The same for the same decision, so that a second copy is known for one; names nobody. */
  readonly number: string
}

/** Throws a Problem where the decision is not one to propose: another benefit decides here, or the person is not entitled. */
export function proposalOf(benefit: Benefit, told: ExplainedDecision): Proposal {
  const { decision, month, ruleHash, person } = told
  if (benefit.mode !== 'propose-only' || decision.outcome !== 'granted')
    throw benefitProblem('nothing-to-propose')
  return {
    ...told,
    to: benefit.decidedBy,
    amountFen: benefit.kind === 'money' ? decision.amountFen : undefined,
    number: `${formatMonth(month)}-${ruleHash.slice(0, 6)}-${person.personId}`,
  }
}
