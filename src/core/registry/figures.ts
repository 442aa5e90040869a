import type { ParameterDeclaration, ParameterValue } from '#engine/ast.ts'
import { parametersOf } from '#engine/parameters.ts'
import { monthOf } from '#kernel/month.ts'
import { epochDayOf, type PlainDate } from '#kernel/plain-date.ts'
import { text } from '#kernel/text.ts'
import { documentOf } from '#core/citations/citation.ts'

/** No text is held for any of these: each is 待核实 and changes here when one is. */
const assumed = {
  from: '2021-01-01',
  scope: 'ningbo',
  checked: false,
} as const satisfies Partial<ParameterValue>

/** For how many people one natural person may act. */
export const wardsPerPerson: ParameterDeclaration = {
  id: 'mandate.wards-per-person',
  label: text('一个人最多为几个人代办', 'People one natural person may act for'),
  unit: 'people',
  range: [1, 1_000],
  values: [{ ...assumed, value: 5, source: documentOf('mandates-ningbo') }],
}

/** 成年: at this age guardianship by birth is over. */
export const ageOfMajority: ParameterDeclaration = {
  id: 'mandate.age-of-majority',
  label: text('成年的年龄', 'Age of majority'),
  unit: 'years',
  range: [1, 100],
  values: [{ ...assumed, scope: 'national', value: 18, source: documentOf('civil-code') }],
}

/** How many people may be paid into one account before somebody looks at it. */
export const peoplePerAccount: ParameterDeclaration = {
  id: 'account.people-per-account',
  label: text('一个账户最多收几个人的钱', 'People paid into one account before it is looked at'),
  unit: 'people',
  range: [1, 1_000],
  values: [{ ...assumed, value: 2, source: documentOf('payment-accounts-ningbo') }],
}

/** 老年人: at least this old. */
export const elderlyFrom: ParameterDeclaration = {
  id: 'household.elderly-from',
  label: text('算作老年人的年龄', 'Age at which somebody counts as elderly'),
  unit: 'years',
  range: [1, 120],
  values: [{ ...assumed, scope: 'national', value: 60, source: documentOf('elderly-rights-law') }],
}

/** 一户多残: at least so many members with a certificate. */
export const severalDisabledFrom: ParameterDeclaration = {
  id: 'household.several-disabled-from',
  label: text('一户有几个持证人算一户多残', 'Certified members that make a household one with several'),
  unit: 'people',
  range: [1, 100],
  values: [{ ...assumed, value: 2, source: documentOf('special-households-ningbo') }],
}

export const registryFigures = [
  wardsPerPerson,
  ageOfMajority,
  peoplePerAccount,
  elderlyFrom,
  severalDisabledFrom,
]

/** A figure in force in the month of a day. Throws where nobody has set it: a limit that is not known is not no limit. */
export function figureOn(figure: ParameterDeclaration, day: PlainDate): number {
  const value = parametersOf({ [figure.id]: figure }, monthOf(epochDayOf(day))).value(figure.id)
  if (value === null) throw new Error(`no figure for ${figure.id} on ${day}`)
  return value
}
