import type { ParameterValue } from '#engine/ast.ts'
import { ageLimit, amount } from '#core/benefits/amount.ts'
import { childRehabilitationNingbo } from '../../sources.ts'

const unconfirmed = {
  from: '2025-01-01',
  scope: 'ningbo',
  source: childRehabilitationNingbo,
  checked: false,
} as const satisfies Partial<ParameterValue>

/** The most that is paid for a month's training, fen; a twelfth of what is said to be the limit of a year. */
export const limitOfYoung = amount({
  id: 'child-rehabilitation-grant.limit-of-young',
  label: { zh: '学龄前儿童每月训练补助上限', en: 'Monthly limit for children below school age' },
  values: [{ value: 200_000, ...unconfirmed }],
})

export const limitOfOlder = amount({
  id: 'child-rehabilitation-grant.limit-of-older',
  label: { zh: '学龄儿童少年每月训练补助上限', en: 'Monthly limit for children of school age' },
  values: [{ value: 100_000, ...unconfirmed }],
})

export const schoolAge = ageLimit({
  id: 'child-rehabilitation-grant.school-age',
  label: { zh: '学龄', en: 'School age' },
  values: [{ value: 7, ...unconfirmed }],
})

export const ofAge = ageLimit({
  id: 'child-rehabilitation-grant.of-age',
  label: { zh: '康复救助的年龄上限', en: 'Age at which the grant ends' },
  values: [{ value: 18, ...unconfirmed }],
})
