import { askFirst } from '#engine/ask.ts'
import { evaluate } from '#engine/evaluate.ts'
import { parametersOf } from '#engine/parameters.ts'
import type { FactValue, Subject } from '#engine/values.ts'
import type { Month } from '#kernel/month.ts'
import type { FactDefinition } from '#core/facts/fact.ts'
import { getFact } from '#core/facts/person.ts'
import { outputId, type Benefit } from './benefit.ts'
import type { DecidedRun } from './decided-run.ts'
import { explainDecision, type DecisionExplanation } from './explain-decision.ts'
import { ruleSetOf } from './rule-set.ts'

/** What somebody has answered, by fact; `null` where they do not know. */
export type Answers = ReadonlyMap<string, FactValue>

export type Inquiry = {
  /** The question whose answer settles most; `undefined` once no answer they can give changes anything. */
  readonly next: FactDefinition | undefined
  /** Where each benefit stands by the answers so far. */
  readonly outcomes: readonly { readonly benefit: Benefit; readonly explained: DecisionExplanation }[]
}

/**
 * Asks as little as possible about all benefits together, as of one month; nothing is stored. Whether somebody lives alone
 * or with whom is not asked: what depends on a household stays unknown and says so.
 */
export function inquire(benefits: readonly Benefit[], month: Month, answers: Answers): Inquiry {
  const ruleSet = ruleSetOf(benefits)
  const parameters = parametersOf(ruleSet.parameters, month)
  const subject: Subject = {
    fact: (fact) => answers.get(fact) ?? null,
    household: null,
    previous: () => null,
  }
  // How much is of no matter where it is settled that there is nothing.
  const granted = evaluate(
    ruleSet,
    parameters,
    subject,
    benefits.map(({ id }) => outputId(id, 'granted')),
  )
  const outputs = benefits
    .filter(({ id }) => granted[outputId(id, 'granted')] !== false)
    .flatMap(({ id }) => [outputId(id, 'granted'), outputId(id, 'payable')])
  const open = askFirst(ruleSet, parameters, subject, outputs, (fact) => answers.has(fact))
  const run: DecidedRun = { month, ruleSet, parameters, findSubject: () => subject }
  return {
    next: open === undefined ? undefined : getFact(open),
    outcomes: benefits.flatMap((benefit) => {
      const explained = explainDecision({ benefit, run, personId: 0 })
      return explained ? [{ benefit, explained }] : []
    }),
  }
}
