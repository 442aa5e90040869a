import { factor, months } from '#core/benefits/amount.ts'
import { changingAssistance } from '../../sources.ts'

/** New earnings are not counted up to this many times the standard a month, for this many months. */
export const disregardFactor = factor({
  id: 'employment-income-disregard.factor',
  label: { zh: '不计入收入的上限倍数', en: 'Disregard multiple' },
  values: [{ from: '2014-11-01', value: 3, scope: 'zhejiang', source: changingAssistance, checked: true }],
})

/** The law leaves 6 to 12 months; which of them holds in Ningbo is not known, so the longest stands as 待核实. */
export const disregardMonths = months({
  id: 'employment-income-disregard.months',
  label: { zh: '不计入收入的期限', en: 'Length of the disregard' },
  values: [{ from: '2014-11-01', value: 12, scope: 'zhejiang', source: changingAssistance, checked: false }],
})
