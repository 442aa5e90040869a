import { columnsNeeded } from '#engine/columns.ts'
import { getFact } from '#core/facts/person.ts'
import type { Text } from '#kernel/text.ts'
import { outputId, type Benefit } from './benefit.ts'
import { decide, type Decision } from './decide.ts'
import type { DecidedRun } from './decided-run.ts'
import { parametersNamed } from './rule-set.ts'

/**
 * Why an amount is not what it was: the facts and the standards that changed and without whose change it would
 * be the same. A list names them; what somebody's facts are is told on the page about them.
 */
export function whatMoved(
  { id }: Pick<Benefit, 'id'>,
  now: DecidedRun,
  then: DecidedRun,
  personId: number,
): Text {
  const [today, before] = [now.findSubject(personId), then.findSubject(personId)]
  const payable = now.ruleSet.outputs[outputId(id, 'payable')]
  if (!payable || !today || !before) throw new Error('a line of somebody no run knows')
  const needs = columnsNeeded({ facts: {}, parameters: {}, outputs: { payable } })
  if (!needs.every(({ fact }) => fact in then.ruleSet.facts))
    return { zh: '规则有调整', en: 'The rule has been changed' }

  const withFactsThen = decide(id, { ruleSet: now.ruleSet, parameters: now.parameters, subject: before })
  const asNow = decide(id, { ruleSet: now.ruleSet, parameters: now.parameters, subject: today })
  const byFacts = isSame(withFactsThen, asNow)
    ? []
    : needs.filter(({ fact, at }) => String(today.fact(fact, at)) !== String(before.fact(fact, at)))
  const asThen = decide(id, { ruleSet: then.ruleSet, parameters: then.parameters, subject: before })
  const byStandards = isSame(withFactsThen, asThen)
    ? []
    : [...parametersNamed({ payable })].filter(
        (parameter) => figures(now, parameter) !== figures(then, parameter),
      )
  const labels = [
    ...new Set([
      ...byFacts.map(({ fact }) => getFact(fact).label),
      ...byStandards.flatMap((parameter) => now.ruleSet.parameters[parameter]?.label ?? []),
    ]),
  ]
  return labels.length === 0
    ? { zh: '按本月的日期算，到了另一档', en: 'As of this month another step applies' }
    : {
        zh: `${labels.map(({ zh }) => zh).join('、')}有变化`,
        en: `Changed: ${labels.map(({ en }) => en).join(', ')}`,
      }
}

function isSame(a: Decision, b: Decision): boolean {
  return a.outcome === 'granted' && b.outcome === 'granted'
    ? a.amountFen === b.amountFen
    : a.outcome === b.outcome
}

/** A standard in force in the month of a run, for every district and group it is set for. */
function figures({ ruleSet, parameters }: DecidedRun, id: string): string {
  const declared = ruleSet.parameters[id]
  const keys = [undefined, ...new Set(declared?.values.map(({ key }) => key))]
  return JSON.stringify(declared && keys.map((key) => [key, parameters.value(id, key)]))
}
