import { explain, type Explanation, type Reason } from '#engine/explain.ts'
import type { ExplainContext } from '#engine/fact-seen.ts'
import { trace, type Trace } from '#engine/trace.ts'
import { outputId } from './benefit.ts'
import { conditionsOf, decide, groupAtWork, type Decision, type Grounds } from './decide.ts'
import type { DecidedRun } from './decided-run.ts'
import { outcomeWords, type Spoken } from './outcome-words.ts'
import type { ProvenanceOf } from './provenance.ts'

export type DecisionExplanation = {
  readonly decision: Decision
  /** Which day of the month the reasons speak of. */
  readonly grounds: Grounds
  /** The conditions that carry the decision: all of them for a grant, the failing ones for a denial. */
  readonly reasons: readonly Reason[]
  /** How the amount was worked out; empty where there is none. */
  readonly arithmetic: Explanation['arithmetic']
  /** What to find out, where it cannot be known yet. */
  readonly needs: Explanation['needs']
}

type Told = {
  readonly benefit: Spoken & { readonly id: string }
  readonly run: DecidedRun
  readonly personId: number
  readonly provenance?: ProvenanceOf
}

/** Explains one decision from the rules and facts its run stored; `undefined` for somebody the run did not know. */
export function explainDecision({
  benefit,
  run,
  personId,
  provenance = () => undefined,
}: Told): DecisionExplanation | undefined {
  const subject = run.findSubject(personId)
  if (!subject) return undefined
  const given = { ruleSet: run.ruleSet, parameters: run.parameters, subject }
  const context: ExplainContext = {
    ruleSet: run.ruleSet,
    parameters: run.parameters,
    provenance: (fact, at, member) => (member === undefined ? provenance(fact, at) : undefined),
    outcome: outcomeWords(benefit),
  }
  const decision = decide(benefit.id, given)
  const { conditions, grounds } = conditionsOf(benefit.id, given)
  const payable = trace(run.ruleSet, run.parameters, subject, outputId(benefit.id, 'payable'))
  const entitled = conditions.value === true
  const told = explain(entitled && decision.outcome !== 'granted' ? payable : conditions, context)
  const amount = trace(run.ruleSet, run.parameters, subject, outputId(benefit.id, `${grounds}-amount`))
  return {
    decision,
    grounds,
    reasons: decidingFirst(aboutThePerson(distinct(told.reasons)), decision),
    arithmetic: entitled ? arithmeticOf(amount, payable, context) : [],
    needs: decision.outcome === 'needs' ? told.needs : [],
  }
}

function arithmeticOf(amount: Trace, payable: Trace, context: ExplainContext): Explanation['arithmetic'] {
  const steps = explain(amount, context).arithmetic
  const group = groupAtWork(payable)
  return group ? [...steps, ...explain(group, context).arithmetic.slice(-1)] : steps
}

/** That the scheme exists at all is a reason only where nothing else can be said. */
function aboutThePerson(reasons: readonly Reason[]): readonly Reason[] {
  const theirs = reasons.filter(({ facts, holds }) => facts.length > 0 || holds === null)
  return theirs.length > 0 && reasons.every(({ holds }) => holds !== false) ? theirs : reasons
}

/** The reason a denial is known by stands before the others: a list and a short answer have room for one. */
function decidingFirst(reasons: readonly Reason[], decision: Decision): readonly Reason[] {
  if (decision.outcome !== 'denied') return reasons
  const isDeciding = ({ code }: Reason) => code === decision.reason
  return [...reasons.filter(isDeciding), ...reasons.filter((each) => !isDeciding(each))]
}

/** A condition looked at on two days is told once. */
function distinct(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.filter(({ code }, at) => reasons.findIndex((each) => each.code === code) === at)
}
