import type { CitationRef, Node, ParameterDeclaration } from '#engine/ast.ts'
import { atOpening } from '#engine/children.ts'
import {
  above,
  all,
  any,
  because,
  choose,
  dateLiteral,
  day,
  established,
  exclusive,
  intNode,
  not,
  onOrBefore,
  OPENING,
  type Bool,
  type Expr,
  type Int,
  type Ref,
} from '#engine/language.ts'
import type { Month } from '#kernel/month.ts'
import { calendarMonthOf } from '#kernel/month.ts'
import { epochDayOf, type PlainDate } from '#kernel/plain-date.ts'
import type { Text } from '#kernel/text.ts'
import { withArrears, type Arrears } from './arrears.ts'

/** In what form a benefit reaches people; `propose-only` and `proof-only` never move money. */
export type Mode = 'automatic' | 'tacit' | 'confirm' | 'assisted' | 'propose-only' | 'proof-only'

/** When it is paid; `in` holds calendar months, 1 to 12. */
export type Schedule =
  | { readonly every: 'month' }
  | { readonly every: 'quarter' | 'year'; readonly in: readonly number[] }

/**
 * A rule about amounts that exclude one another. `rivals` are what the person gets elsewhere, by id;
 * `election` is the recorded choice and goes with the mode `elect`.
 */
export type ExclusionGroup = {
  readonly id: string
  readonly name: Text
  readonly mode: 'take-higher' | 'deny' | 'elect'
  readonly rivals: Readonly<Record<string, Int>>
  readonly election?: Ref<'enum'>
  readonly cites: CitationRef
}

type Stated = {
  readonly id: string
  readonly name: Text
  /** What it is, in one plain sentence for the public rule page. */
  readonly summary: Text
  /** The clause of the plan it carries out. */
  readonly plan: `plan:${string}`
  /** `money` is paid; `status` only says how the person counts, its amount is never added up; a `right` has none. */
  readonly kind: 'money' | 'right' | 'status'
  readonly mode: Mode
  readonly decidedBy: Text
  readonly paidBy: Text
  /** Where a right is used by showing the certificate; of rights only. */
  readonly shownAt?: Text
  /** Who gets the money where it is not put into the person’s own hands: an insurer, an institution. */
  readonly paidTo?: Text
  readonly verifiedBy: Text
  readonly fundedBy: Text
  readonly pays: Schedule
  readonly inForce: { readonly from: PlainDate; readonly until?: PlainDate; readonly cites: CitationRef }
  /** Whether somebody who comes to meet the conditions during a month is paid for that month. */
  readonly starts: 'same-month' | 'next-month'
  /** Whether a change of amount during a month counts for that month. Ceasing always takes effect the month after. */
  readonly changes: 'same-month' | 'next-month'
  /** Every condition, each with its law, its reason code and its name: `because(…)`. */
  readonly conditions: readonly Bool[]
  /** What rules the benefit out from the month in which it begins. */
  readonly excludedBy?: readonly Bool[]
  /** What is paid for months in which a condition had lapsed; nothing unless it is stated. */
  readonly arrears?: readonly Arrears[]
  /** Fen for one payment. */
  readonly amount: Int
  readonly groups?: readonly ExclusionGroup[]
  readonly parameters: readonly ParameterDeclaration[]
}

export type Benefit = Stated & { readonly outputs: Readonly<Record<Output, Node>> }

/** Whether what is granted is money given. What is only proposed to another authority is not, whatever its amount. */
export function isPaid({ kind, mode }: Pick<Benefit, 'kind' | 'mode'>): boolean {
  return kind === 'money' && mode !== 'propose-only'
}

/** Whether it is paid into the person's own hands, so that they need an account: not to an insurer or an institution. */
export function isPaidInHand(benefit: Pick<Benefit, 'kind' | 'mode' | 'paidTo'>): boolean {
  return isPaid(benefit) && benefit.paidTo === undefined
}

/**
 * What is computed of each benefit. `granted` and `payable` decide; the other four show the reasons,
 * as of the first and the last day of the month.
 */
export type Output = 'granted' | 'payable' | 'opening' | 'closing' | 'opening-amount' | 'closing-amount'

/** Id of one output in a rule set: `nursing-subsidy/payable`. */
export function outputId(benefitId: string, output: Output): string {
  return `${benefitId}/${output}`
}

/**
 * States a benefit. Everything else (decision, explanation, questions, month run, SQL, rule page)
 * follows from it.
 *
 * A month is decided on two days, its first and its last: whoever meets the conditions on the first
 * is entitled for the month, whoever comes to meet them during the month as `starts` says. What rules
 * the benefit out counts from the month it begins, so it is looked at on both days.
 */
export function benefit(stated: Stated): Benefit {
  const isRight = stated.kind === 'right'
  if (isRight !== (stated.mode === 'proof-only') || isRight !== (stated.shownAt !== undefined))
    throw new Error(
      `"${stated.id}": a right is used by proof only and says where it is shown, and nothing else is`,
    )
  const ruledOut = (stated.excludedBy ?? []).map((each) => negated(each))
  const conditions = withArrears(stated.conditions, stated.arrears ?? [])
  const closing = all(inForce(stated), ...conditions, ...ruledOut)
  const opening = all(...(atOpening(closing) as Expr<'bool'> & { of: Expr<'bool'>[] }).of, ...ruledOut)
  const closingAmount = intNode(stated.amount)
  const openingAmount = atOpening(closingAmount) as Expr<'int'>

  const entitled = stated.starts === 'same-month' ? any(opening, closing) : opening
  const amount =
    stated.starts === 'next-month'
      ? openingAmount
      : stated.changes === 'next-month'
        ? choose([{ when: established(opening), then: openingAmount }], closingAmount)
        : choose([{ when: established(closing), then: closingAmount }], openingAmount)

  const gross: Expr<'int'> = { ...choose([{ when: entitled, then: amount }], 0), label: stated.name }
  const payable = (stated.groups ?? []).reduce((own, group) => within(group, stated.id, own), gross)
  return {
    ...stated,
    outputs: {
      granted: stated.kind === 'money' ? all(entitled, above(payable, 0)) : entitled,
      payable,
      opening,
      closing,
      'opening-amount': openingAmount,
      'closing-amount': closingAmount,
    },
  }
}

/** Whether a payment falls in the month; nothing is decided in the others. */
export function isDue(pays: Schedule, month: Month): boolean {
  return pays.every === 'month' || pays.in.includes(calendarMonthOf(month))
}

/** The month a payment is compared with: the one before, the quarter before, the year before. */
export function monthBefore(pays: Schedule, month: Month): Month {
  for (let back = month - 1; back >= month - 12; back--) if (isDue(pays, back)) return back
  throw new Error('a schedule without months pays never')
}

function inForce({ inForce: { from, until, cites } }: Stated): Expr<'bool'> {
  const begun = onOrBefore(dateLiteral(epochDayOf(from)), day(OPENING))
  const over = until === undefined ? [] : [not(onOrBefore(dateLiteral(epochDayOf(until)), day(OPENING)))]
  return because(cites, all(begun, ...over), {
    code: 'not-in-force',
    label: { zh: '制度在本月施行', en: 'The scheme is in force this month' },
  })
}

/**
 * Whether a part of the conditions is there to rule the benefit out: a `not` that bears the note of what it negates.
 * Read off the tree itself, so that rules stored long ago tell it too.
 */
export function isExclusion(part: Node): boolean {
  return part.kind === 'not' && part.code !== undefined && part.code === part.of.code
}

/** Keeps the note of a condition, so that the reason is spoken of in the words it was written in. */
function negated(condition: Bool): Expr<'bool'> {
  const node = 'node' in condition ? condition.node : condition
  const { cites, code, label } = node
  return { ...not(condition), ...(cites && { cites }), ...(code && { code }), ...(label && { label }) }
}

function within(group: ExclusionGroup, own: string, amount: Expr<'int'>): Expr<'int'> {
  return because(
    group.cites,
    exclusive(group.mode, { [own]: amount, ...group.rivals }, own, group.election),
    {
      code: group.id,
      label: group.name,
    },
  )
}
