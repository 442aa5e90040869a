import { fact } from './fact.ts'
import { amountOf, held } from './shared-status.ts'
import { civilAffairsRuling } from './systems.ts'

export const longTermCareInsurance = held(
  'person.longTermCareInsurance',
  'long-term-care-insurance',
  { zh: '享受长期护理保险待遇', en: 'Receives long-term care insurance' },
  { zh: '是否在享受长期护理保险待遇？', en: 'Is long-term care insurance received?' },
)

/** Unknown where what is received is care itself and nobody has put a price on it. */
export const longTermCareAmount = amountOf(
  'person.longTermCareAmount',
  'long-term-care-insurance',
  { zh: '每月长期护理保险待遇', en: 'Monthly long-term care insurance' },
  {
    zh: '每月长期护理保险待遇折合多少钱？',
    en: 'How much does long-term care insurance come to a month?',
  },
)

/**
 * What civil affairs has ruled for one person who receives long-term care insurance. Unknown until it has: no text
 * known here says how the two go together, so nothing may be read out of its absence.
 */
export const longTermCareRuling = fact.enum({
  id: 'person.longTermCareRuling',
  label: { zh: '长期护理保险衔接的认定', en: 'Ruling on long-term care insurance' },
  question: {
    zh: '民政部门认定长期护理保险待遇和护理补贴怎样衔接？',
    en: 'How has civil affairs ruled that long-term care insurance and the nursing subsidy go together?',
  },
  sensitivity: 'P4',
  values: {
    both: { zh: '两样都发', en: 'both are paid' },
    difference: { zh: '只补差额', en: 'only the difference is paid' },
    'insurance-only': { zh: '只享受长期护理保险', en: 'long-term care insurance only' },
  },
  stored: {
    from: 'spell',
    table: 'election',
    where: { column: 'matter', is: 'long-term-care-insurance' },
    column: 'choice',
    list: 'elections',
    system: civilAffairsRuling,
  },
})
