import { federation, finance, humanResources, pensionFund } from '#core/benefits/authority.ts'
import { benefit } from '#core/benefits/benefit.ts'
import { person } from '#core/facts/person.ts'
import { age, atLeast, because, below, divRound, parameter, times } from '#engine/language.ts'
import { holderHere, severeBy } from '../../holder.ts'
import { residentPension } from '../../sources.ts'
import { lowestPremium, pensionAge, share, youngest } from './amounts.ts'

/**
 * 城乡居民养老保险代缴: the premium of the lowest step, paid for severely disabled people once a year.
 *
 * Only for the resident scheme, and only in the years in which premiums are paid: whoever draws the pension owes none.
 */
export const residentPensionPremiumAid = benefit({
  id: 'resident-pension-premium-aid',
  name: { zh: '城乡居民养老保险代缴', en: 'Resident pension premium aid' },
  summary: {
    zh: '重度残疾人参加城乡居民养老保险，最低档的保费由政府代交。',
    en: 'The government pays the lowest premium of resident pension insurance for severely disabled people.',
  },
  plan: 'plan:S1.2',
  kind: 'money',
  mode: 'automatic',
  decidedBy: humanResources,
  paidBy: humanResources,
  paidTo: pensionFund,
  verifiedBy: federation,
  fundedBy: finance,
  pays: { every: 'year', in: [11] },
  inForce: { from: '2025-01-01', cites: residentPension },
  starts: 'same-month',
  changes: 'same-month',
  conditions: [
    ...holderHere(residentPension),
    severeBy(residentPension),
    because(residentPension, person.residentPension, {
      code: 'not-in-resident-pension',
      label: { zh: '已参加城乡居民养老保险', en: 'In resident pension insurance' },
    }),
    because(residentPension, atLeast(age(person.birthDate), parameter(youngest)), {
      code: 'too-young-for-pension-premium',
      label: { zh: '到了缴费年龄', en: 'Old enough to pay premiums' },
    }),
    because(residentPension, below(age(person.birthDate), parameter(pensionAge)), {
      code: 'draws-the-pension',
      label: { zh: '还没到领取养老金的年龄', en: 'Not yet of the age at which the pension is drawn' },
    }),
  ],
  amount: divRound(times(parameter(lowestPremium), parameter(share)), 100, 'half-up'),
  parameters: [lowestPremium, share, youngest, pensionAge],
})
