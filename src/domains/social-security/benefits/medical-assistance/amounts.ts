import type { ParameterValue } from '#engine/ast.ts'
import { percentage } from '#core/benefits/amount.ts'
import { medicalAssistanceShares } from '../../sources.ts'

const unconfirmed = {
  from: '2025-01-01',
  scope: 'zhejiang',
  source: medicalAssistanceShares,
  checked: false,
} as const satisfies Partial<ParameterValue>

/** Which part of what insurance leaves is paid, by the register the household is on. */
export const destituteShare = percentage({
  id: 'medical-assistance.destitute-share',
  label: { zh: '特困人员医疗救助比例', en: 'Share of medical assistance on destitute support' },
  values: [{ value: 100, ...unconfirmed }],
})

export const guaranteeShare = percentage({
  id: 'medical-assistance.guarantee-share',
  label: { zh: '低保家庭医疗救助比例', en: 'Share of medical assistance on the minimum living guarantee' },
  values: [{ value: 80, ...unconfirmed }],
})

export const marginShare = percentage({
  id: 'medical-assistance.margin-share',
  label: { zh: '低边家庭医疗救助比例', en: 'Share of medical assistance in the low-income margin' },
  values: [{ value: 70, ...unconfirmed }],
})
