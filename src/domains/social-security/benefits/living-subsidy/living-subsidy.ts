import { throughCivilAffairs } from '#core/benefits/authority.ts'
import { benefit } from '#core/benefits/benefit.ts'
import { person } from '#core/facts/person.ts'
import { divRound, parameter, times } from '#engine/language.ts'
import {
  childrenAllowances,
  holdsCertificateHere,
  lapsedCertificate,
  neverTogetherWith,
} from '../../holder.ts'
import { inHardship, standard } from '../../household-means.ts'
import { twoSubsidies, twoSubsidiesState } from '../../sources.ts'
import { expiryArrearsMonths, standards } from '../../standards.ts'
import { livingRate } from './amounts.ts'

/**
 * 困难残疾人生活补贴: monthly cash for what a disability adds to the cost of living in a poor household.
 *
 * Care plays no part here, so never add a condition about it; that is `nursing-subsidy`. Both may be had together.
 */
export const livingSubsidy = benefit({
  id: 'living-subsidy',
  name: { zh: '困难残疾人生活补贴', en: 'Living subsidy', easy: '生活补贴' },
  summary: {
    zh: '困难家庭的残疾人每月领取，用来补贴残疾带来的额外生活支出。',
    en: 'A monthly payment to disabled people in hardship towards the extra cost of living with a disability.',
  },
  plan: 'plan:S1.3',
  kind: 'money',
  mode: 'automatic',
  ...throughCivilAffairs,
  pays: { every: 'month' },
  inForce: { from: '2022-01-01', cites: twoSubsidies },
  starts: 'same-month',
  changes: 'next-month',
  conditions: [...holdsCertificateHere, inHardship],
  excludedBy: [...neverTogetherWith, ...childrenAllowances],
  arrears: [lapsedCertificate],
  amount: divRound(times(standard, parameter(livingRate)), 100, 'half-up'),
  groups: [
    {
      id: 'takes-another-living-allowance',
      name: {
        zh: '与老年、因公致残、离休的生活类补贴择高领取',
        en: 'The higher of this and the living allowances for the elderly, for disability on duty and for veteran cadres',
      },
      mode: 'take-higher',
      rivals: {
        'elderly-living-allowance': person.elderlyLivingAllowance,
        'duty-disability-living-allowance': person.dutyDisabilityLivingAllowance,
        'veteran-cadre-living-allowance': person.veteranCadreLivingAllowance,
      },
      cites: twoSubsidiesState,
    },
  ],
  parameters: [...standards, livingRate, expiryArrearsMonths],
})
