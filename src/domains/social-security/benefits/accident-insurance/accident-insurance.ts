import { federation, finance, insurer } from '#core/benefits/authority.ts'
import { benefit } from '#core/benefits/benefit.ts'
import { parameter } from '#engine/language.ts'
import { holderHere } from '../../holder.ts'
import { accidentCover } from '../../sources.ts'
import { premium } from './amounts.ts'

/**
 * 残疾人意外伤害保险: one policy a year for every holder of a certificate, bought and paid for by the federation.
 *
 * It asks nothing else, neither age nor level nor means: that is what makes the whole population insurable at one price.
 */
export const accidentInsurance = benefit({
  id: 'accident-insurance',
  name: { zh: '残疾人意外伤害保险', en: 'Accident insurance' },
  summary: {
    zh: '持证残疾人都由残联统一买意外险，本人不用出钱、不用申请。',
    en: 'The federation buys accident insurance for everybody who holds a disability certificate; nobody pays or applies.',
  },
  plan: 'plan:S1.2',
  kind: 'money',
  mode: 'automatic',
  decidedBy: federation,
  paidBy: federation,
  paidTo: insurer,
  verifiedBy: federation,
  fundedBy: finance,
  pays: { every: 'year', in: [11] },
  inForce: { from: '2025-01-01', cites: accidentCover },
  starts: 'same-month',
  changes: 'same-month',
  conditions: holderHere(accidentCover),
  amount: parameter(premium),
  parameters: [premium],
})
