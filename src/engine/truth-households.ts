import { epochDayOf } from '#kernel/plain-date.ts'
import type { ExclusiveNode, Node } from './ast.ts'
import {
  age,
  all,
  exclusive,
  type Expr,
  household,
  intNode,
  minus,
  not,
  times,
  whenApplies,
  yes,
} from './language.ts'
import type { TruthRow } from './truth-row.ts'
import {
  a,
  b,
  x,
  small,
  amount1,
  amount2,
  amount3,
  from,
  elected,
  maybeNumber,
  truths,
  kleene,
  row,
  given,
  monthIndex,
  compare,
  letter,
  word,
} from './truth-words.ts'
import { type FactValue, NOT_APPLICABLE } from './values.ts'

/** What households and groups of amounts come to. */
export function groupRows(): TruthRow[] {
  return [...households(), ...exclusives()]
}

function households(): TruthRow[] {
  const perPair = truths.flatMap((own) =>
    truths.flatMap((other) => {
      const both = [own, other]
      const family = { others: [given({ a: other })] }
      const known = both.includes(null) ? null : both.filter((each) => each === true).length
      return [
        row(
          `any: ${word(own)}, ${word(other)}`,
          household.any(a),
          { a: own },
          letter(kleene.or[truths.indexOf(own)] ?? '', truths.indexOf(other)),
          family,
        ),
        row(`count: ${word(own)}, ${word(other)}`, household.count(a), { a: own }, known, family),
      ]
    }),
  )
  const three = { others: [given({ a: false, x: -2, small: 1 }), given({ a: true, x: 7, small: 2 })] }
  const oneUnknown = { others: [given({ a: false, x: -2 }), given({})] }
  const mixed = { others: [given({ maybeNumber: NOT_APPLICABLE }), given({ maybeNumber: 5 })] }
  const perMember = whenApplies(maybeNumber, (each) => each, intNode(0))
  const alone = { others: [] }
  const grown = {
    month: monthIndex(2024, 2),
    others: [given({ from: epochDayOf('2006-03-01') }), given({ from: epochDayOf('2006-02-28') })],
  }
  return [
    ...perPair,
    row('any: only another member', household.any(a), { a: false }, true, three),
    row('any: an unknown member, another true', household.any(a), { a: true }, true, oneUnknown),
    row('any: an unknown member, the others false', household.any(a), { a: false }, null, oneUnknown),
    row('count: three', household.count(a), { a: true }, 2, three),
    row('count: an unknown member', household.count(a), { a: true }, null, oneUnknown),
    row('count: people', household.count(yes), {}, 3, three),
    row('sum: three members', household.sum(x), { x: 10 }, 15, three),
    row('sum: an unknown member', household.sum(x), { x: 10 }, null, oneUnknown),
    row('sum: an expression', household.sum(times(x, small)), { x: 10, small: 3 }, 42, three),
    row('sum: optional, some without', household.sum(perMember), { maybeNumber: 3 }, 8, mixed),
    row('sum: optional, one unknown', household.sum(perMember), {}, null, mixed),
    row('count: grown-ups', household.count(isGrownUp()), { from: epochDayOf('1990-05-05') }, 2, grown),
    row('any: alone, true', household.any(a), { a: true }, true, alone),
    row('any: alone, unknown', household.any(a), {}, null, alone),
    row('count: alone, false', household.count(a), { a: false }, 0, alone),
    row('sum: alone', household.sum(x), { x: -4 }, -4, alone),
    row('any: household unknown', household.any(a), { a: true }, null, { others: null }),
    row('count: household unknown', household.count(yes), {}, null, { others: null }),
    row('sum: household unknown', household.sum(x), { x: 1 }, null, { others: null }),
    row('own share of the sum', minus(household.sum(x), x), { x: 10 }, 5, three),
    row(
      'any of two different things',
      all(household.any(a), household.any(not(a))),
      { a: true },
      true,
      three,
    ),
    row('household unknown, decided without it', all(a, household.any(b)), { a: false }, false, {
      others: null,
    }),
  ]
}

function exclusives(): TruthRow[] {
  const ids = ['first', 'second', 'third']
  const group = (mode: ExclusiveNode['mode'], own: string): Node =>
    exclusive(
      mode,
      { first: amount1, second: amount2, third: amount3 },
      own,
      mode === 'elect' ? elected : undefined,
    )
  const each = (
    mode: ExclusiveNode['mode'],
    amounts: readonly FactValue[],
    expected: readonly (number | null)[],
    choice: FactValue = null,
  ) =>
    ids.map((own, position) =>
      row(
        `${mode}: ${amounts.map(word).join(', ')}${mode === 'elect' ? `, elected ${word(choice)}` : ''}: ${own}`,
        group(mode, own),
        {
          amount1: amounts[0] ?? null,
          amount2: amounts[1] ?? null,
          amount3: amounts[2] ?? null,
          elected: choice,
        },
        expected[position] ?? null,
      ),
    )
  return [
    ...each('take-higher', [5, 9, 7], [0, 9, 0]),
    ...each('take-higher', [9, 9, 9], [9, 0, 0]),
    ...each('take-higher', [7, 9, 9], [0, 9, 0]),
    ...each('take-higher', [9, 7, 9], [9, 0, 0]),
    ...each('take-higher', [0, 0, 0], [0, 0, 0]),
    ...each('take-higher', [0, 0, 3], [0, 0, 3]),
    ...each('take-higher', [5, null, 7], [0, null, null]),
    ...each('take-higher', [0, null, 0], [0, null, 0]),
    ...each('take-higher', [null, 9, 9], [null, null, 0]),
    ...each('take-higher', [null, null, null], [null, null, null]),
    ...each('deny', [5, 0, 0], [5, 0, 0]),
    ...each('deny', [5, 9, 0], [0, 0, 0]),
    ...each('deny', [5, null, 0], [null, null, 0]),
    ...each('deny', [5, null, 7], [0, null, 0]),
    ...each('deny', [0, 0, 0], [0, 0, 0]),
    ...each('deny', [null, 4, 4], [null, 0, 0]),
    ...each('elect', [5, 0, 0], [5, 0, 0], null),
    ...each('elect', [5, 9, 7], [0, 9, 0], 'second'),
    ...each('elect', [5, 9, 7], [0, 0, 7], 'third'),
    ...each('elect', [5, 9, 7], [0, 0, 0], 'nobody'),
    ...each('elect', [5, 9, 0], [null, null, 0], null),
    ...each('elect', [5, 9, 0], [0, 0, 0], 'third'),
    ...each('elect', [5, 0, 0], [5, 0, 0], 'second'),
    ...each('elect', [5, null, 0], [null, null, 0], 'first'),
    ...each('elect', [5, null, 3], [5, null, 0], 'first'),
    ...each('elect', [5, null, 3], [0, null, 0], 'second'),
  ]
}

function isGrownUp(): Expr<'bool'> {
  return compare('ge', age(from), intNode(18))
}
