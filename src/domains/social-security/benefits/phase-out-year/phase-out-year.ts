import { throughCivilAffairs } from '#core/benefits/authority.ts'
import { benefit } from '#core/benefits/benefit.ts'
import { applies, because } from '#engine/language.ts'
import { person } from '#core/facts/person.ts'
import { holdsCertificateHere } from '../../holder.ts'
import { nothing, registered, withinPhaseOutIncome, withinPhaseOutTime } from '../../household-means.ts'
import { familyMeans } from '../../sources.ts'
import { standards } from '../../standards.ts'

/**
 * 渐退期, as a delay of leaving: a registered household whose income has gone above its line, but not
 * beyond three times of it, keeps its status for a year. The other meaning, income that is not counted
 * at all, is `employment-income-disregard`.
 */
export const phaseOutYear = benefit({
  id: 'phase-out-year',
  name: { zh: '渐退期', en: 'Phase-out year' },
  summary: {
    zh: '低保、低边家庭收入超过标准不多时，一年内保留原来的身份。',
    en: 'A household on the minimum living guarantee or in the low-income margin keeps its status for a year when its income has gone somewhat above the limit.',
  },
  plan: 'plan:S2.1',
  kind: 'status',
  mode: 'propose-only',
  ...throughCivilAffairs,
  pays: { every: 'month' },
  inForce: { from: '2022-01-01', cites: familyMeans },
  starts: 'same-month',
  changes: 'next-month',
  conditions: [
    ...holdsCertificateHere,
    because(familyMeans, registered, {
      code: 'not-registered',
      label: {
        zh: '登记为低保或低边家庭',
        en: 'Registered on the minimum living guarantee or in the low-income margin',
      },
    }),
    because(familyMeans, applies(person.incomeExceededSince), {
      code: 'income-not-exceeded',
      label: { zh: '家庭收入已超过标准', en: 'The income has gone above the limit' },
    }),
    because(familyMeans, withinPhaseOutTime, {
      code: 'phase-out-over',
      label: { zh: '超过标准未满一年', en: 'The income has been above the limit for less than a year' },
    }),
    because(familyMeans, withinPhaseOutIncome, {
      code: 'income-above-phase-out-limit',
      label: { zh: '家庭人均月收入不超过标准的 3 倍', en: 'Income per head is at most 3 times the limit' },
    }),
  ],
  amount: nothing,
  parameters: standards,
})
