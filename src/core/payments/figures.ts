import type { ParameterDeclaration } from '#engine/ast.ts'
import { documentOf } from '#core/citations/citation.ts'
import { text } from '#kernel/text.ts'

/** No text is held for any of these: each is 待核实 and changes here when one is. */
const assumed = {
  from: '2021-01-01',
  scope: 'ningbo',
  checked: false,
  source: documentOf('payment-accounts-ningbo'),
} as const

export const jumpPercent: ParameterDeclaration = {
  id: 'payment.jump-percent',
  label: text('比上次多多少要看', 'Rise against the last payment that is looked at'),
  unit: 'percent',
  range: [1, 1_000],
  values: [{ ...assumed, value: 100 }],
}

export const ageToConfirm: ParameterDeclaration = {
  id: 'payment.age-to-confirm',
  label: text('多大年龄要确认健在', 'Age from which being alive is confirmed'),
  unit: 'age',
  range: [1, 120],
  values: [{ ...assumed, value: 100 }],
}

export const daysToMend: ParameterDeclaration = {
  id: 'payment.days-to-mend',
  label: text('退回的款几天内办好', 'Days in which a returned payment is put right'),
  unit: 'count',
  range: [1, 365],
  values: [{ ...assumed, value: 5 }],
}
