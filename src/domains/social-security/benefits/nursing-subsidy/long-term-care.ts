import { person } from '#core/facts/person.ts'
import {
  all,
  any,
  atLeast,
  because,
  choose,
  highest,
  minus,
  named,
  type Bool,
  type Expr,
} from '#engine/language.ts'
import { twoSubsidiesNingbo } from '../../sources.ts'

// 长期护理保险 and this subsidy pay for the same care. How they go together is for the locality to say and no text of
// it is known, so civil affairs rules for each person. Until it has, whether the subsidy is due stays unknown.

const insured = person.longTermCareInsurance
const { longTermCareRuling: ruling, longTermCareAmount: insurance } = person

const alone = (subsidy: Expr<'int'>): Expr<'int'> =>
  named(
    'nursing-subsidy-alone',
    { zh: '不计保险的护理补贴', en: 'Nursing subsidy without insurance' },
    subsidy,
  )

/** What rules the subsidy out: a ruling for the insurance alone, or for a difference that comes to nothing. */
export function longTermCareInsteadOf(subsidy: Expr<'int'>): Bool {
  const isRuled = ruling.in('insurance-only', 'difference')
  const leavesNothing = any(ruling.is('insurance-only'), atLeast(insurance, alone(subsidy)))
  return because(twoSubsidiesNingbo, all(insured, isRuled, leavesNothing), {
    code: 'long-term-care-insurance',
    label: {
      zh: '没有享受长期护理保险，或者民政部门认定护理补贴照发、有差额',
      en: 'No long-term care insurance, or a ruling of civil affairs that leaves something of the nursing subsidy',
    },
  })
}

/** The subsidy, or what it comes to above the insurance where that was ruled. */
export function besideLongTermCare(subsidy: Expr<'int'>): Expr<'int'> {
  const difference = highest(0, minus(alone(subsidy), insurance))
  return choose([{ when: all(insured, ruling.is('difference')), then: difference }], subsidy)
}
