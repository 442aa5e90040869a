import { parametersOf } from '#engine/parameters.ts'
import { NOT_APPLICABLE, type FactValue, type Subject } from '#engine/values.ts'
import { getFact } from '#core/facts/person.ts'
import { parseMonth } from '#kernel/month.ts'
import { epochDayOf, type PlainDate } from '#kernel/plain-date.ts'
import type { Benefit } from './benefit.ts'
import { decide, type Decision } from './decide.ts'
import { ruleSetOf } from './rule-set.ts'

/** Facts by id; dates as `2026-11-24`; what is left out or null is unknown; `notApplicable` is known not to apply. */
export type Given = Readonly<
  Record<string, boolean | number | string | readonly string[] | typeof NOT_APPLICABLE | null>
>

export const notApplicable: typeof NOT_APPLICABLE = NOT_APPLICABLE

/** One example worked by hand: read by officials, run as a test, shown on the public rule page. */
export type WorkedCase = {
  readonly name: string
  readonly month: `${number}-${number}`
  /** What is so all month long. */
  readonly given: Given
  /** What was different on the month's first day. */
  readonly opening?: Given
  /** The other members of the household. */
  readonly household?: readonly Given[]
  readonly then: Decision
}

export type Cases = { readonly benefit: Benefit; readonly cases: readonly WorkedCase[] }

export function cases(benefit: Benefit, worked: readonly WorkedCase[]): Cases {
  return { benefit, cases: worked }
}

export function granted(amountFen: number): Decision {
  return { outcome: 'granted', amountFen }
}

export function denied(reason: string): Decision {
  return { outcome: 'denied', reason }
}

export function needs(...facts: string[]): Decision {
  return { outcome: 'needs', facts }
}

/** Decides a worked case with the rules as they are written now. */
export function decideCase(benefit: Benefit, worked: WorkedCase): Decision {
  const month = parseMonth(worked.month)
  if (month === undefined) throw new Error(`"${worked.month}" is not a month`)
  const ruleSet = ruleSetOf([benefit])
  return decide(benefit.id, {
    ruleSet,
    parameters: parametersOf(ruleSet.parameters, month),
    subject: subjectGiven(worked),
  })
}

/** A person of whom only the given facts are known. */
export function subjectGiven({
  given,
  opening = {},
  household = [],
}: Omit<WorkedCase, 'name' | 'month' | 'then'>): Subject {
  const subject: Subject = {
    fact: (id, { day }) => valueGiven(id, day === 'first' ? { ...given, ...opening } : given),
    get household() {
      return [subject, ...household.map((member) => subjectGiven({ given: member }))]
    },
    previous: () => null,
  }
  return subject
}

function valueGiven(id: string, given: Given): FactValue {
  const value = given[id]
  if (value === undefined || value === null) return null
  return getFact(id).type === 'date' && typeof value === 'string' ? epochDayOf(value as PlainDate) : value
}
