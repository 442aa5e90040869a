import type { ParameterValue } from '#engine/ast.ts'
import { ageLimit, amount, percentage } from '#core/benefits/amount.ts'
import { residentPension } from '../../sources.ts'

const unconfirmed = {
  from: '2025-01-01',
  scope: 'ningbo',
  source: residentPension,
  checked: false,
} as const satisfies Partial<ParameterValue>

/** The lowest step people may choose, fen a year. */
export const lowestPremium = amount({
  id: 'resident-pension-premium-aid.lowest-premium',
  label: { zh: '居民养老保险最低缴费档次', en: 'Lowest step of the resident pension premium' },
  values: [{ value: 10_000, ...unconfirmed }],
})

export const share = percentage({
  id: 'resident-pension-premium-aid.share',
  label: { zh: '代缴比例', en: 'Share of the premium paid for the person' },
  values: [{ value: 100, ...unconfirmed }],
})

export const youngest = ageLimit({
  id: 'resident-pension-premium-aid.youngest',
  label: { zh: '开始缴费的年龄', en: 'Age from which premiums are paid' },
  values: [{ value: 16, ...unconfirmed }],
})

export const pensionAge = ageLimit({
  id: 'resident-pension-premium-aid.pension-age',
  label: { zh: '领取养老金的年龄', en: 'Age from which the pension is drawn' },
  values: [{ value: 60, ...unconfirmed }],
})
