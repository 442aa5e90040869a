import { finance, medicalFund, medicalSecurity, federation } from '#core/benefits/authority.ts'
import { benefit } from '#core/benefits/benefit.ts'
import { person } from '#core/facts/person.ts'
import { any, because, choose, divRound, parameter, times } from '#engine/language.ts'
import { holdsCertificateHere } from '../../holder.ts'
import { premiumOfNextYear, premiumSubsidy, severeMentalDisorder } from '../../sources.ts'
import { fullShare, marginShare, residentPremium } from './amounts.ts'

const paidInFull = any(
  because(premiumSubsidy, person.assistance.in('minimum-living-guarantee', 'destitute-support'), {
    code: 'not-on-guarantee-or-destitute',
    label: { zh: '属于低保家庭或特困', en: 'On the minimum living guarantee or destitute support' },
  }),
  because(premiumSubsidy, person.labourCapacityLost, {
    code: 'labour-capacity-kept',
    label: { zh: '经认定丧失劳动能力', en: 'Recognised as unable to work' },
  }),
  because(severeMentalDisorder, person.severeMentalDisorder, {
    code: 'not-registered-mental-disorder',
    label: { zh: '严重精神障碍患者登记在册', en: 'Registered with a severe mental disorder' },
  }),
)

/**
 * 居民医保个人缴费补贴: the premium of next year, paid once in the enrolment season.
 *
 * Only for the resident scheme: whoever is insured through a job pays by wage and is not meant.
 */
export const residentMedicalPremiumAid = benefit({
  id: 'resident-medical-premium-aid',
  name: { zh: '居民医保个人缴费补贴', en: 'Resident medical insurance premium aid' },
  summary: {
    zh: '困难残疾人参加居民医保，个人该交的钱由政府全部或部分代交。',
    en: 'The government pays all or part of the resident medical insurance premium of disabled people in need.',
  },
  plan: 'plan:S1.1',
  kind: 'money',
  mode: 'automatic',
  decidedBy: medicalSecurity,
  paidBy: medicalSecurity,
  paidTo: medicalFund,
  verifiedBy: federation,
  fundedBy: finance,
  pays: { every: 'year', in: [11] },
  inForce: { from: '2021-07-01', cites: premiumOfNextYear },
  starts: 'same-month',
  changes: 'same-month',
  conditions: [
    ...holdsCertificateHere,
    because(premiumSubsidy, person.insuranceScheme.is('resident'), {
      code: 'not-resident-scheme',
      label: { zh: '参加城乡居民医保', en: 'In resident medical insurance' },
    }),
    because(premiumSubsidy, any(paidInFull, person.assistance.is('low-income-margin')), {
      code: 'no-ground-for-premium-aid',
      label: { zh: '属于补贴对象', en: 'In one of the groups that are helped' },
    }),
  ],
  amount: divRound(
    times(
      parameter(residentPremium),
      choose([{ when: paidInFull, then: parameter(fullShare) }], parameter(marginShare)),
    ),
    100,
    'half-up',
  ),
  parameters: [residentPremium, marginShare, fullShare],
})
