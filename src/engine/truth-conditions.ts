import { epochDayOf } from '#kernel/plain-date.ts'
import type { Node } from './ast.ts'
import {
  all,
  any,
  type Bool,
  choose,
  established,
  type Expr,
  household,
  intNode,
  isKnown,
  no,
  not,
  oneOf,
  plus,
  times,
  whenApplies,
  yes,
} from './language.ts'
import type { TruthRow } from './truth-row.ts'
import {
  type Truth,
  a,
  b,
  c,
  x,
  y,
  large,
  from,
  to,
  colour,
  colour2,
  tags,
  maybeColour,
  truths,
  kleene,
  row,
  compare,
  eq,
  letter,
  word,
} from './truth-words.ts'

/** What comparisons, lists and connectives come to. */
export function conditionRows(): TruthRow[] {
  return [...comparisons(), ...memberships(), ...connectives()]
}

function comparisons(): TruthRow[] {
  const ops = [
    ['eq', 'FTF'],
    ['ne', 'TFT'],
    ['lt', 'TFF'],
    ['le', 'TTF'],
    ['gt', 'FFT'],
    ['ge', 'FTT'],
  ] as const
  const numbers = ops.flatMap(([op, expected]) =>
    [-1, 0, 1].flatMap((left, position) => {
      const answer = letter(expected, position)
      return [
        row(`${op}: ${left} and 0`, compare(op, x.node, y.node), { x: left, y: 0 }, answer),
        row(`${op}: ${left} and literal 0`, compare(op, x.node, intNode(0)), { x: left }, answer),
        row(`${op}: literal ${left} and 0`, compare(op, intNode(left), y.node), { y: 0 }, answer),
        row(`${op}: days ${left} and 0`, compare(op, from.node, to.node), { from: left, to: 0 }, answer),
      ]
    }),
  )
  const unknowns = ops.flatMap(([op]) => [
    row(`${op}: left unknown`, compare(op, x.node, y.node), { y: 0 }, null),
    row(`${op}: right unknown`, compare(op, x.node, y.node), { x: 0 }, null),
    row(`${op}: both unknown`, compare(op, x.node, y.node), {}, null),
    row(`${op}: itself unknown`, compare(op, x.node, x.node), {}, null),
    row(`${op}: date unknown`, compare(op, from.node, to.node), { from: 0 }, null),
  ])
  const colours = (['red', 'green', 'blue', null] as const).flatMap((left) =>
    (['red', 'blue', null] as const).flatMap((right) => {
      const same = left === null || right === null ? null : left === right
      const given = { colour: left, colour2: right }
      return [
        row(`eq: ${left} and ${right}`, eq(colour.node, colour2.node), given, same),
        row(
          `ne: ${left} and ${right}`,
          compare('ne', colour.node, colour2.node),
          given,
          same === null ? null : !same,
        ),
      ]
    }),
  )
  const flags = truths.flatMap((left) =>
    truths.map((right) => {
      const same = left === null || right === null ? null : left === right
      return row(`eq: ${word(left)} and ${word(right)}`, eq(a.node, b.node), { a: left, b: right }, same)
    }),
  )
  return [
    ...numbers,
    ...unknowns,
    ...colours,
    ...flags,
    row('eq: literal code', colour.is('blue'), { colour: 'blue' }, true),
    row('eq: another literal code', colour.is('blue'), { colour: 'red' }, false),
    row('eq: literal code, unknown', colour.is('blue'), {}, null),
    row(
      'le: beyond 32 bits',
      compare('le', times(large, 4), times(large, 3)),
      { large: 2_000_000_000 },
      false,
    ),
  ]
}

function memberships(): TruthRow[] {
  const listed = x.in(-3, 0, 8)
  const onDays: Node = { kind: 'in', of: from.node, values: [epochDayOf('2024-02-29'), 0] }
  return [
    ...[-3, 0, 8].map((value) => row(`in: ${value} listed`, listed, { x: value }, true)),
    ...[-4, 3, 9].map((value) => row(`in: ${value} not listed`, listed, { x: value }, false)),
    row('in: unknown', listed, {}, null),
    row('in: none listed', x.in(), { x: 1 }, false),
    row('in: none listed, unknown', x.in(), {}, null),
    row('in: of a sum', oneOf(plus(x, 1), 5), { x: 4 }, true),
    row('in: a listed day', onDays, { from: epochDayOf('2024-02-29') }, true),
    row('in: another day', onDays, { from: epochDayOf('2024-03-01') }, false),
    row('in: listed code', colour.in('red', 'blue'), { colour: 'blue' }, true),
    row('in: code not listed', colour.in('red', 'blue'), { colour: 'green' }, false),
    row('in: code unknown', colour.in('red', 'blue'), {}, null),
    row('in: optional code', whenApplies(maybeColour, inRed, yes), { maybeColour: 'green' }, false),
    row('hasAny: one of them', tags.hasAny('round', 'tall'), { tags: ['flat', 'tall'] }, true),
    row('hasAny: all of them', tags.hasAny('round', 'tall'), { tags: ['round', 'tall'] }, true),
    row('hasAny: the last one', tags.hasAny('tall'), { tags: ['tall'] }, true),
    row('hasAny: none of them', tags.hasAny('round', 'tall'), { tags: ['flat'] }, false),
    row('hasAny: known to hold nothing', tags.hasAny('round', 'flat', 'tall'), { tags: [] }, false),
    row('hasAny: unknown', tags.hasAny('round', 'flat', 'tall'), {}, null),
    row('hasAny: nothing asked for', tags.hasAny(), { tags: ['flat'] }, false),
    row('hasAny: nothing asked for, unknown', tags.hasAny(), {}, null),
  ]
}

function connectives(): TruthRow[] {
  const joined = (['and', 'or'] as const).flatMap((kind) => {
    const pairs = kleene[kind]
    const join = (left: Truth, right: Truth): Truth =>
      letter(pairs[truths.indexOf(left)] ?? '', truths.indexOf(right))
    const of = (...operands: Bool[]): Node => (kind === 'and' ? all(...operands) : any(...operands))
    const two = truths.flatMap((p) =>
      truths.flatMap((q) => [
        row(`${kind}: ${word(p)}, ${word(q)}`, of(a, b), { a: p, b: q }, join(p, q)),
        ...truths.map((r) =>
          row(
            `${kind}: ${word(p)}, ${word(q)}, ${word(r)}`,
            of(a, b, c),
            { a: p, b: q, c: r },
            join(join(p, q), r),
          ),
        ),
      ]),
    )
    const withLiteral = truths.flatMap((p) =>
      ([true, false] as const).flatMap((q) => [
        row(`${kind}: ${word(p)}, literal ${q}`, of(a, q ? yes : no), { a: p }, join(p, q)),
        row(`${kind}: literal ${q}, ${word(p)}`, of(q ? yes : no, a), { a: p }, join(p, q)),
        row(
          `${kind}: ${word(p)}, never unknown ${q}`,
          of(a, isKnown(x)),
          { a: p, x: q ? 1 : null },
          join(p, q),
        ),
      ]),
    )
    return [
      ...two,
      ...withLiteral,
      row(`${kind}: of nothing`, of(), {}, kind === 'and'),
      ...truths.map((p) => row(`${kind}: of one, ${word(p)}`, of(a), { a: p }, p)),
      row(`${kind}: never unknown`, of(isKnown(x), isKnown(y)), { x: 1 }, kind === 'or'),
    ]
  })
  return [
    ...joined,
    row('not: true', not(a), { a: true }, false),
    row('not: false', not(a), { a: false }, true),
    row('not: unknown', not(a), {}, null),
    row('not: twice', not(not(a)), { a: true }, true),
    row('not: never unknown', not(isKnown(x)), {}, true),
    row('established: true', established(a), { a: true }, true),
    row('established: false', established(a), { a: false }, false),
    row('established: unknown', established(a), {}, false),
    row('established: undecided', established(all(a, b)), { a: true }, false),
    row('established: decided without it', established(any(a, b)), { a: true }, true),
    row('established: never unknown', established(isKnown(x)), { x: 1 }, true),
    row('not established', not(established(a)), {}, true),
    row('established in and', all(established(a), b), { b: true }, false),
    row('established as a way to choose', choose([{ when: established(a), then: 1 }], 2), {}, 2),
    row('established in a household', household.count(established(a)), { a: true }, 1, { others: [{}] }),
    row('or of a fact and its opposite, unknown', any(a, not(a)), {}, null),
    row('and in or', any(all(a, b), c), { a: true, b: null, c: false }, null),
    row('or in and', all(any(a, b), c), { a: true, b: null, c: true }, true),
  ]
}

function inRed(of: Expr<'enum'>): Expr<'bool'> {
  return { kind: 'in', of, values: ['red'] }
}
