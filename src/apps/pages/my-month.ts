import type { Benefit } from '#core/benefits/benefit.ts'
import { isPaidInHand } from '#core/benefits/benefit.ts'
import { explainPerson, type PersonMonth } from '#core/benefits/decision-queries.ts'
import { findLatestMonth } from '#core/benefits/month-queries.ts'
import { formatMonth } from '#kernel/month.ts'
import { benefits } from '../catalogue.ts'
import type { Here } from './site.tsx'

/** The latest month that is decided, as one person is told it; `undefined` where none is. */
export async function monthOf(here: Here, personId: number): Promise<PersonMonth | undefined> {
  const latest = await here.ask(findLatestMonth, {})
  if (latest === undefined) return undefined
  return explainPerson({ ...here.asked, benefits }, { personId, month: formatMonth(latest) })
}

export type OwnMoney = { readonly benefit: Benefit; readonly amountFen: number }

/** What by the rules goes into a person’s own hands in a month; what an insurer or an institution gets is not among it. */
export function ownMoneyIn(told: PersonMonth | undefined): readonly OwnMoney[] {
  return (told?.benefits ?? []).flatMap(({ benefit, explained: { decision } }) =>
    decision.outcome === 'granted' && decision.amountFen > 0 && isPaidInHand(benefit)
      ? [{ benefit, amountFen: decision.amountFen }]
      : [],
  )
}
