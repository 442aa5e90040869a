import { amount, percentage } from '#core/benefits/amount.ts'
import { premiumAid, severeMentalDisorder } from '../../sources.ts'

/** 居民医保个人缴费, fen a year. The figure of the yearly notice is not held: 待核实. */
export const residentPremium = amount({
  id: 'resident-medical-premium-aid.premium',
  label: { zh: '居民医保个人缴费', en: 'Resident medical insurance premium' },
  values: [{ from: '2025-01-01', value: 40_000, scope: 'ningbo', source: premiumAid, checked: false }],
})

export const marginShare = percentage({
  id: 'resident-medical-premium-aid.margin-share',
  label: { zh: '低边家庭补贴比例', en: 'Share paid for the low-income margin' },
  values: [{ from: '2025-01-01', value: 50, scope: 'ningbo', source: premiumAid, checked: false }],
})

/** People registered with a severe mental disorder have the whole premium paid by law. */
export const fullShare = percentage({
  id: 'resident-medical-premium-aid.full-share',
  label: { zh: '全额补贴比例', en: 'Full share' },
  values: [
    { from: '2025-01-01', value: 100, scope: 'zhejiang', source: severeMentalDisorder, checked: true },
  ],
})
