import { civilAffairs, finance, hospital, medicalSecurity } from '#core/benefits/authority.ts'
import { benefit } from '#core/benefits/benefit.ts'
import { person } from '#core/facts/person.ts'
import { above, because, choose, divRound, parameter, times } from '#engine/language.ts'
import { livesHere } from '../../holder.ts'
import { medicalAssistanceGroups, medicalAssistanceLocally, medicalAssistanceWays } from '../../sources.ts'
import { destituteShare, guaranteeShare, marginShare } from './amounts.ts'

/**
 * 医疗救助: part of the bills of a month that insurance has left.
 *
 * Only the three groups that have it without applying, by the register of civil affairs. Those ruined by bills alone have
 * to be recognised one by one and are not found here. No yearly limit is known; medical security settles and decides.
 */
export const medicalAssistance = benefit({
  id: 'medical-assistance',
  name: { zh: '医疗救助', en: 'Medical assistance' },
  summary: {
    zh: '低保、低边家庭的人和特困人员看病，医保报销以后自己负担的部分，医疗救助再补一部分。',
    en: 'Medical assistance pays part of the bills insurance leaves to people on the minimum living guarantee, in the low-income margin or on destitute support.',
  },
  plan: 'plan:S1.1',
  kind: 'money',
  mode: 'propose-only',
  decidedBy: medicalSecurity,
  paidBy: medicalSecurity,
  paidTo: hospital,
  verifiedBy: civilAffairs,
  fundedBy: finance,
  pays: { every: 'month' },
  inForce: { from: '2014-11-01', cites: medicalAssistanceGroups },
  starts: 'same-month',
  changes: 'same-month',
  conditions: [
    ...livesHere(medicalAssistanceLocally),
    because(
      medicalAssistanceGroups,
      person.assistance.in('minimum-living-guarantee', 'low-income-margin', 'destitute-support'),
      {
        code: 'in-none-of-the-groups',
        label: {
          zh: '属于低保、低边家庭或特困',
          en: 'On the minimum living guarantee, in the low-income margin or on destitute support',
        },
      },
    ),
    because(medicalAssistanceWays, above(person.medicalBills, 0), {
      code: 'no-medical-bills',
      label: { zh: '当月有自己负担的医疗费', en: 'Medical bills left to pay in the month' },
    }),
  ],
  amount: divRound(
    times(
      person.medicalBills,
      choose(
        [
          { when: person.assistance.is('destitute-support'), then: parameter(destituteShare) },
          { when: person.assistance.is('minimum-living-guarantee'), then: parameter(guaranteeShare) },
        ],
        parameter(marginShare),
      ),
    ),
    100,
    'half-up',
  ),
  parameters: [destituteShare, guaranteeShare, marginShare],
})
