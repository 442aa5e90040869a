import type { ParameterValue } from '#engine/ast.ts'
import { amount, factor, months, percentage } from '#core/benefits/amount.ts'
import { familyMeans, guaranteeStandard, marginHouseholds, twoSubsidiesNingbo } from './sources.ts'

const unconfirmed = {
  scope: 'ningbo',
  source: guaranteeStandard,
  checked: false,
} as const satisfies Partial<ParameterValue>

/** 低保标准, fen a head and month. No official yearly notice is held: every figure is 待核实 and a district may enter its own. */
export const guaranteeAmount = amount({
  id: 'minimum-living-guarantee.standard',
  label: { zh: '低保标准', en: 'Minimum living guarantee standard' },
  values: [
    { from: '2016-01-01', until: '2018-01-01', value: 74_400, ...unconfirmed },
    { from: '2018-01-01', until: '2020-01-01', value: 80_400, ...unconfirmed },
    { from: '2020-01-01', value: 100_500, ...unconfirmed },
  ],
})

/** 低边 is drawn at a multiple of 低保 that the county may change. */
export const marginRatio = percentage({
  id: 'low-income-margin.ratio',
  label: { zh: '低边线与低保标准之比', en: 'Low-income margin as a share of the minimum living guarantee' },
  values: [{ from: '2014-11-01', value: 150, scope: 'zhejiang', source: marginHouseholds, checked: true }],
})

/** 渐退期: how far above its own standard a registered household may go, and for how long. */
export const phaseOutFactor = factor({
  id: 'phase-out.factor',
  label: { zh: '渐退期收入上限倍数', en: 'Phase-out multiple' },
  values: [{ from: '2022-01-01', value: 3, scope: 'ningbo', source: familyMeans, checked: false }],
})

export const phaseOutMonths = months({
  id: 'phase-out.months',
  label: { zh: '渐退期', en: 'Phase-out year' },
  values: [{ from: '2022-01-01', value: 12, scope: 'ningbo', source: familyMeans, checked: false }],
})

/** Months before a renewal that both subsidies pay in arrears. No local text is held: nothing is promised until one is. */
export const expiryArrearsMonths = months({
  id: 'two-subsidies.expiry-arrears-months',
  label: {
    zh: '残疾人证中断后补发的月数',
    en: 'Months paid in arrears after the disability certificate lapsed',
  },
  values: [{ from: '2022-01-01', value: 0, scope: 'ningbo', source: twoSubsidiesNingbo, checked: false }],
})

export const standards = [guaranteeAmount, marginRatio, phaseOutFactor, phaseOutMonths]
