import { addMonths, type PlainDate } from '#kernel/plain-date.ts'
import { type Text, text } from '#kernel/text.ts'
import { ageOfMajority, figureOn } from './figures.ts'

/** What somebody may do for another. */
export const mandateScopes = {
  view: text('查看档案', 'see the file'),
  apply: text('代为申请', 'apply'),
  'receive-money': text('代为领款', 'receive money'),
  object: text('代为提出异议', 'object to decisions'),
} as const satisfies Record<string, Text>

export type MandateScope = keyof typeof mandateScopes

/** The ground a mandate rests on. Which of them there are, and what ends them, is 待核实: the Civil Code is not held. */
export const mandateBases = {
  birth: text('父母对未成年子女', 'parent of a minor'),
  court: text('法院判决或指定', 'decision of a court'),
  written: text('书面委托或协议', 'written mandate or agreement'),
  institution: text('机构代办', 'mandate of an institution'),
} as const satisfies Record<string, Text>

export type MandateBasis = keyof typeof mandateBases

/** Who may act for whom, as recorded; `until` is the first day it no longer holds by its own words. */
export type Mandate = {
  readonly mandateId: string
  readonly wardId: number
  /** A natural person; absent where an institution acts. */
  readonly delegateId: number | undefined
  readonly institutionCode: string | undefined
  readonly basis: MandateBasis
  readonly scopes: readonly MandateScope[]
  readonly from: PlainDate
  readonly until: PlainDate | undefined
}

/** What ends a mandate besides its own words. */
export type MandateCircumstances = {
  readonly wardBornOn: PlainDate | undefined
  /** The first day the ward was no longer alive. */
  readonly wardGoneFrom: PlainDate | undefined
  readonly delegateGoneFrom: PlainDate | undefined
  /** The latest day on which a court began to have somebody act for the ward. */
  readonly courtSince: PlainDate | undefined
}

export type MandateStanding =
  | { readonly stands: true; readonly until: PlainDate | undefined }
  | { readonly stands: false; readonly because: NotStanding }

export const notStanding = {
  'not-begun': text('还没有开始', 'it has not begun'),
  ended: text('已经到期或撤销', 'it has ended or been revoked'),
  'of-age': text('本人已经成年', 'the person has come of age'),
  'birth-unknown': text('不知道本人的出生日期，无法确认未成年', 'the date of birth is not known'),
  'ward-died': text('本人已经去世', 'the person has died'),
  'delegate-died': text('代办人已经去世', 'the delegate has died'),
  'court-changed': text('法院后来另有决定', 'a court has decided otherwise since'),
} as const satisfies Record<string, Text>

export type NotStanding = keyof typeof notStanding

/**
 * Whether a mandate stands on a day, and until when as far as is known. What is not known never lets anybody act: parents
 * of somebody whose age nobody knows do not.
 */
export function mandateStandsOn(
  { basis, from, until }: Mandate,
  { wardBornOn, wardGoneFrom, delegateGoneFrom, courtSince }: MandateCircumstances,
  day: PlainDate,
): MandateStanding {
  if (day < from) return { stands: false, because: 'not-begun' }
  const ofAgeOn =
    wardBornOn === undefined ? undefined : addMonths(wardBornOn, figureOn(ageOfMajority, day) * 12)
  if (basis === 'birth' && ofAgeOn === undefined) return { stands: false, because: 'birth-unknown' }
  const ends = (
    [
      ['ended', until],
      ['ward-died', wardGoneFrom],
      ['delegate-died', delegateGoneFrom],
      ['of-age', basis === 'birth' ? ofAgeOn : undefined],
      // The decision itself, and another one of the same day, stand.
      ['court-changed', courtSince !== undefined && courtSince > from ? courtSince : undefined],
    ] as const
  ).flatMap(([because, on]) => (on === undefined ? [] : [{ because, on }]))
  const [first] = ends.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  if (first && first.on <= day) return { stands: false, because: first.because }
  return { stands: true, until: first?.on }
}

/**
 * Mandates that may not both be meant: two delegates who may both receive the money, or a parent beside somebody a court
 * has named. Both stand until somebody has looked.
 */
export function competingMandates(standing: readonly Mandate[]): readonly (readonly [Mandate, Mandate])[] {
  return standing.flatMap((one, at) =>
    standing
      .slice(at + 1)
      .filter((other) => one.wardId === other.wardId && !isSameDelegate(one, other) && compete(one, other))
      .map((other): readonly [Mandate, Mandate] => [one, other]),
  )
}

function compete(...both: readonly [Mandate, Mandate]): boolean {
  const bases = both.map(({ basis }) => basis)
  const bothTakeMoney = both.every(({ scopes }) => scopes.includes('receive-money'))
  return bothTakeMoney || (bases.includes('court') && bases.includes('birth'))
}

function isSameDelegate(one: Mandate, other: Mandate): boolean {
  return one.delegateId === other.delegateId && one.institutionCode === other.institutionCode
}
