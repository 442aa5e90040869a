import type { ParameterValue } from '#engine/ast.ts'
import { factor } from '#core/benefits/amount.ts'
import { temporaryLimits } from '../../sources.ts'

const byLaw = {
  from: '2014-11-01',
  scope: 'zhejiang',
  source: temporaryLimits,
  checked: true,
} as const satisfies Partial<ParameterValue>

/** The most a person may get at once, in standards of the minimum living guarantee. */
export const ordinaryLimit = factor({
  id: 'temporary-assistance.ordinary-limit',
  label: { zh: '临时救助上限倍数', en: 'Limit of temporary assistance' },
  values: [{ value: 6, ...byLaw }],
})

export const exceptionalLimit = factor({
  id: 'temporary-assistance.exceptional-limit',
  label: { zh: '特别困难时的临时救助上限倍数', en: 'Limit of temporary assistance in exceptional hardship' },
  values: [{ value: 12, ...byLaw }],
})
