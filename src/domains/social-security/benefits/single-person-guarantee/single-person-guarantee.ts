import { throughCivilAffairs } from '#core/benefits/authority.ts'
import { benefit } from '#core/benefits/benefit.ts'
import { person } from '#core/facts/person.ts'
import { all, any, because, below, whenApplies, yes } from '#engine/language.ts'
import { holderHere, severeBy } from '../../holder.ts'
import { registered, standard } from '../../household-means.ts'
import { guaranteeHouseholds, guaranteeReview, severeInFull } from '../../sources.ts'
import { guaranteeAmount } from '../../standards.ts'

const thirdLevelInMargin = because(
  guaranteeReview,
  all(
    person.assistance.is('low-income-margin'),
    person.categories.hasAny('intellectual', 'mental'),
    person.level.is(3),
  ),
  {
    code: 'not-third-level-in-margin',
    label: {
      zh: '低边家庭中的三级智力、精神残疾人',
      en: 'Intellectual or mental disability of level 3 in a household in the low-income margin',
    },
  },
)

/**
 * 单人保: the whole minimum living guarantee for one member of a poor household, as if living alone.
 *
 * The income of the family plays no part, only what the person earns. Whether property is within the limits civil
 * affairs alone can check, so this proposes and never grants.
 */
export const singlePersonGuarantee = benefit({
  id: 'single-person-guarantee',
  name: { zh: '单人保', en: 'Single-person guarantee' },
  summary: {
    zh: '低保、低边家庭里的重度残疾人，低边家庭里的三级智力、精神残疾人，可以单独按一个人全额享受低保。',
    en: 'Severely disabled people in households on the minimum living guarantee or in the low-income margin, and in the latter those with intellectual or mental disability of level 3, may have the minimum living guarantee alone and in full, as a single-person guarantee.',
  },
  plan: 'plan:S1.1',
  kind: 'money',
  mode: 'propose-only',
  ...throughCivilAffairs,
  pays: { every: 'month' },
  inForce: { from: '2010-01-01', cites: severeInFull },
  starts: 'next-month',
  changes: 'next-month',
  conditions: [
    ...holderHere(severeInFull),
    because(severeInFull, registered, {
      code: 'not-registered',
      label: {
        zh: '登记为低保或低边家庭',
        en: 'Registered on the minimum living guarantee or in the low-income margin',
      },
    }),
    because(severeInFull, any(severeBy(severeInFull), thirdLevelInMargin), {
      code: 'level-not-covered',
      label: { zh: '残疾类别和等级在范围内', en: 'Category and level are covered' },
    }),
    because(
      guaranteeHouseholds,
      whenApplies(person.monthlyWage, (wage) => below(wage, standard), yes),
      {
        code: 'own-wage-reaches-standard',
        label: {
          zh: '本人工资低于低保标准',
          en: 'The person’s own wage is below the minimum living guarantee standard',
        },
      },
    ),
  ],
  excludedBy: [
    because(guaranteeReview, person.singlePersonGuarantee, {
      code: 'already-single-person-guarantee',
      label: {
        zh: '还没有按单人保享受低保',
        en: 'Not yet on the single-person guarantee (minimum living guarantee)',
      },
    }),
  ],
  amount: standard,
  parameters: [guaranteeAmount],
})
