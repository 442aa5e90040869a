import { percentage } from '#core/benefits/amount.ts'
import { twoSubsidies } from '../../sources.ts'

/** 生活补贴 as a share of 低保标准; it moves with the standard by itself. Raising it means adding one line. */
export const livingRate = percentage({
  id: 'living-subsidy.rate',
  label: { zh: '生活补贴占低保标准的比例', en: 'Living subsidy as a share of the minimum living guarantee' },
  values: [{ from: '2022-01-01', value: 30, scope: 'zhejiang', source: twoSubsidies, checked: false }],
})
