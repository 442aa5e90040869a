import { throughCivilAffairs } from '#core/benefits/authority.ts'
import { benefit } from '#core/benefits/benefit.ts'
import {
  because,
  below,
  cap,
  day,
  monthsBetween,
  no,
  CLOSING,
  parameter,
  times,
  whenApplies,
} from '#engine/language.ts'
import { person } from '#core/facts/person.ts'
import { holdsCertificateHere } from '../../holder.ts'
import { nothing, standard } from '../../household-means.ts'
import { changingAssistance } from '../../sources.ts'
import { guaranteeAmount } from '../../standards.ts'
import { disregardFactor, disregardMonths } from './amounts.ts'

/**
 * 渐退期, as income that is not counted: what a member of a household on the minimum living guarantee
 * newly earns by working does not count towards the income test. The amount is what is not counted,
 * fen a month; it is never paid.
 */
export const employmentIncomeDisregard = benefit({
  id: 'employment-income-disregard',
  name: { zh: '就业收入扣减', en: 'Employment income disregard' },
  summary: {
    zh: '低保家庭的残疾人新就业，一段时间内挣的钱不计入家庭收入。',
    en: 'What a disabled member of a household on the minimum living guarantee newly earns is not counted as income for a time.',
  },
  plan: 'plan:S2.1',
  kind: 'status',
  mode: 'propose-only',
  ...throughCivilAffairs,
  pays: { every: 'month' },
  inForce: { from: '2014-11-01', cites: changingAssistance },
  starts: 'same-month',
  changes: 'same-month',
  conditions: [
    ...holdsCertificateHere,
    because(changingAssistance, person.assistance.is('minimum-living-guarantee'), {
      code: 'not-on-guarantee',
      label: { zh: '属于低保家庭', en: 'In a household on the minimum living guarantee' },
    }),
    because(
      changingAssistance,
      whenApplies(
        person.employedSince,
        (since) => below(monthsBetween(since, day(CLOSING)), parameter(disregardMonths)),
        no,
      ),
      { code: 'no-new-job', label: { zh: '新就业未满期限', en: 'In a new job within the time' } },
    ),
  ],
  amount: whenApplies(
    person.monthlyWage,
    (wage) => cap(wage, times(standard, parameter(disregardFactor))),
    nothing,
  ),
  parameters: [guaranteeAmount, disregardFactor, disregardMonths],
})
