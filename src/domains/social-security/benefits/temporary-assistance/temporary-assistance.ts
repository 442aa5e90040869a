import { throughCivilAffairs } from '#core/benefits/authority.ts'
import { benefit } from '#core/benefits/benefit.ts'
import { person } from '#core/facts/person.ts'
import { above, because, cap, choose, parameter, times } from '#engine/language.ts'
import { livesHere } from '../../holder.ts'
import { standard } from '../../household-means.ts'
import { suddenHardship, temporaryLimits } from '../../sources.ts'
import { guaranteeAmount } from '../../standards.ts'
import { exceptionalLimit, ordinaryLimit } from './amounts.ts'

/**
 * 临时救助: a single sum for somebody thrown into hardship by an accident, an illness or spending that cannot wait.
 *
 * The township finds the hardship and counts the spending; nothing here reads it out of income, and it does not take a
 * certificate. How much within the limit is for civil affairs to say: what is proposed is the spending, up to the limit.
 */
export const temporaryAssistance = benefit({
  id: 'temporary-assistance',
  name: { zh: '临时救助', en: 'Temporary assistance' },
  summary: {
    zh: '因为意外、大病或者必须花的钱突然增加，生活一时非常困难的，可以得到一次性的临时救助。',
    en: 'Temporary assistance is a single sum for people thrown into hardship by an accident, an illness or a surge of necessary spending.',
  },
  plan: 'plan:S1.1',
  kind: 'money',
  mode: 'propose-only',
  ...throughCivilAffairs,
  pays: { every: 'month' },
  inForce: { from: '2014-11-01', cites: suddenHardship },
  starts: 'same-month',
  changes: 'same-month',
  conditions: [
    ...livesHere(suddenHardship),
    because(suddenHardship, above(person.suddenSpending, 0), {
      code: 'no-sudden-hardship',
      label: { zh: '镇街发现突发困难', en: 'The township has found sudden hardship' },
    }),
  ],
  excludedBy: [
    because(suddenHardship, person.temporaryAssistance, {
      code: 'temporary-assistance-given',
      label: { zh: '这次困难还没有给过临时救助', en: 'No temporary assistance yet for this hardship' },
    }),
  ],
  amount: because(
    temporaryLimits,
    cap(
      person.suddenSpending,
      times(
        standard,
        choose(
          [{ when: person.exceptionalHardship, then: parameter(exceptionalLimit) }],
          parameter(ordinaryLimit),
        ),
      ),
    ),
  ),
  parameters: [guaranteeAmount, ordinaryLimit, exceptionalLimit],
})
