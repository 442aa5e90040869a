import { amount } from '#core/benefits/amount.ts'
import { accidentCover } from '../../sources.ts'

/** What the policy bought for everybody costs a head, fen a year. No tender or notice is held: 待核实. */
export const premium = amount({
  id: 'accident-insurance.premium',
  label: { zh: '意外险每人每年保费', en: 'Accident insurance premium, a person and year' },
  values: [{ from: '2025-01-01', value: 5_000, scope: 'ningbo', source: accidentCover, checked: false }],
})
