import { throughCivilAffairs } from '#core/benefits/authority.ts'
import { benefit } from '#core/benefits/benefit.ts'
import { person } from '#core/facts/person.ts'
import { all, any, because, byCase, choose, divRound, parameter, plus, times } from '#engine/language.ts'
import { holdsCertificateHere, lapsedCertificate, neverTogetherWith } from '../../holder.ts'
import { twoSubsidies, twoSubsidiesState } from '../../sources.ts'
import { expiryArrearsMonths } from '../../standards.ts'
import {
  careLevelOne,
  careLevelThree,
  careLevelTwo,
  extendedLevel,
  longTerm,
  nursingAmounts,
  residentialUplift,
} from './amounts.ts'
import { besideLongTermCare, longTermCareInsteadOf } from './long-term-care.ts'

const byCareLevel = byCase(person.careTier, {
  one: parameter(careLevelOne),
  two: parameter(careLevelTwo),
  three: parameter(careLevelThree),
  none: 0,
})

const ofLevelAndPlace = choose(
  [
    {
      when: person.livingArrangement.is('residential-care'),
      then: divRound(times(byCareLevel, plus(100, parameter(residentialUplift))), 100, 'half-up'),
    },
  ],
  byCareLevel,
)

/**
 * 重度残疾人护理补贴: monthly cash for a person who needs somebody else's care.
 *
 * It follows the person, not the household: income plays no part, so never add an income condition
 * here. The amount follows the assessed care level, never the level on the certificate.
 */
export const nursingSubsidy = benefit({
  id: 'nursing-subsidy',
  name: { zh: '重度残疾人护理补贴', en: 'Nursing subsidy', easy: '护理补贴' },
  summary: {
    zh: '需要别人长期照护的重度残疾人每月领取，金额按护理等级。',
    en: 'A monthly payment to severely disabled people who need long-term care; the amount follows the care level.',
  },
  plan: 'plan:S1.3',
  kind: 'money',
  mode: 'automatic',
  ...throughCivilAffairs,
  pays: { every: 'month' },
  inForce: { from: '2022-01-01', cites: twoSubsidies },
  starts: 'same-month',
  changes: 'next-month',
  conditions: [
    ...holdsCertificateHere,
    because(
      twoSubsidies,
      any(
        person.level.in(1, 2),
        all(
          person.categories.hasAny('intellectual', 'mental'),
          person.level.atMost(parameter(extendedLevel)),
        ),
      ),
      {
        code: 'level-not-covered',
        label: { zh: '残疾类别和等级在范围内', en: 'Category and level are covered' },
      },
    ),
    because(twoSubsidiesState, person.careNeedMonths.atLeast(parameter(longTerm)), {
      code: 'care-need-too-short',
      label: { zh: '需要长期照护', en: 'Care is needed for long' },
    }),
    because(twoSubsidies, person.careTier.in('one', 'two', 'three'), {
      code: 'can-care-for-oneself',
      label: { zh: '评估为需要护理', en: 'The assessment found a care level' },
    }),
  ],
  excludedBy: [...neverTogetherWith, longTermCareInsteadOf(ofLevelAndPlace)],
  arrears: [lapsedCertificate],
  amount: besideLongTermCare(ofLevelAndPlace),
  groups: [
    {
      id: 'takes-another-care-allowance',
      name: {
        zh: '与老年、因公致残、离休的护理类补贴择高领取',
        en: 'The higher of this and the care allowances for the elderly, for disability on duty and for veteran cadres',
      },
      mode: 'take-higher',
      rivals: {
        'elderly-care-allowance': person.elderlyCareAllowance,
        'duty-disability-care-allowance': person.dutyDisabilityCareAllowance,
        'veteran-cadre-care-allowance': person.veteranCadreCareAllowance,
      },
      cites: twoSubsidiesState,
    },
    {
      id: 'chose-another-care-benefit',
      name: {
        zh: '与养老服务补贴、失能护理类补贴由本人选择一项',
        en: 'The person chooses between this, the elderly-care service subsidy and the care allowance for incapacity',
      },
      mode: 'elect',
      rivals: {
        'elderly-care-service': person.elderlyCareService,
        'incapacity-care-allowance': person.incapacityCareAllowance,
      },
      election: person.careChoice,
      cites: twoSubsidiesState,
    },
  ],
  parameters: [...nursingAmounts, expiryArrearsMonths],
})
