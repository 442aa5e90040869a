import { fact } from './fact.ts'
import type { SpellSource } from './spell-source.ts'
import { socialAssistance } from './systems.ts'

const register: Pick<SpellSource, 'from' | 'table' | 'list' | 'system'> = {
  from: 'spell',
  table: 'assistance',
  list: 'assistance',
  system: socialAssistance,
}

/** What civil affairs has registered the household as; theirs is the word that counts. */
export const assistance = fact.enum({
  id: 'person.assistance',
  label: { zh: '社会救助身份', en: 'Social assistance status' },
  question: {
    zh: '家里是低保、低边还是特困？',
    en: 'Is the household on the minimum living guarantee, in the low-income margin or on destitute support?',
    easy: '家里有低保吗？',
  },
  sensitivity: 'P4',
  values: {
    none: { zh: '未纳入救助', en: 'none' },
    'minimum-living-guarantee': { zh: '低保', en: 'minimum living guarantee' },
    'low-income-margin': { zh: '低边', en: 'low-income margin' },
    'destitute-support': { zh: '特困', en: 'destitute support' },
  },
  stored: { ...register, column: 'kind', absent: { is: 'none', when: 'list-complete' } },
})

/** As civil affairs has worked it out for its own register; the two subsidies are no part of it. */
export const incomePerHead = fact.int({
  id: 'person.incomePerHead',
  label: { zh: '家庭人均月收入', en: 'Monthly household income per head' },
  question: { zh: '家里平均每人每月收入多少？', en: 'What is the monthly income per head of the household?' },
  sensitivity: 'P4',
  range: [0, 100_000_000],
  unit: 'fen',
  stored: { ...register, column: 'income_per_head_fen' },
})

/** Since when a registered household has been above its standard; does not apply to one that is not. */
export const incomeExceededSince = fact.optionalDate({
  id: 'person.incomeExceededSince',
  label: { zh: '家庭收入超过标准的起始日期', en: 'Day the household income went above the standard' },
  question: { zh: '家里收入从哪天起超过标准？', en: 'Since when is the income above the standard?' },
  sensitivity: 'P4',
  stored: {
    ...register,
    column: 'income_exceeded_since',
    blank: 'not-applicable',
    absent: { is: 'not-applicable', when: 'list-complete' },
  },
})
