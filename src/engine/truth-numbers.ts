import { epochDayOf } from '#kernel/plain-date.ts'
import type { Instant, Node, Rounding } from './ast.ts'
import {
  age,
  all,
  any,
  byCase,
  cap,
  choose,
  CLOSING,
  day,
  divRound,
  highest,
  intNode,
  isKnown,
  lowest,
  minus,
  monthsBetween,
  named,
  OPENING,
  plus,
  previous,
  sum,
  times,
} from './language.ts'
import type { TruthRow } from './truth-row.ts'
import { a, b, x, y, small, large, from, to, colour, row, monthIndex } from './truth-words.ts'

/** What arithmetic, choices, tables and dates come to. */
export function numberRows(): TruthRow[] {
  return [...arithmetic(), ...divisions(), ...choices(), ...tables(), ...dates(), ...steps()]
}

function arithmetic(): TruthRow[] {
  const operators: readonly (readonly [
    string,
    (l: typeof x, r: typeof x) => Node,
    readonly [number, number, number][],
  ])[] = [
    [
      'add',
      plus,
      [
        [2, 3, 5],
        [-2, 3, 1],
        [-10_000, -10_000, -20_000],
      ],
    ],
    [
      'subtract',
      minus,
      [
        [2, 3, -1],
        [3, 3, 0],
        [-10_000, 10_000, -20_000],
      ],
    ],
    [
      'multiply',
      times,
      [
        [2, 3, 6],
        [-2, 3, -6],
        [0, -3, 0],
        [-10_000, -10_000, 100_000_000],
      ],
    ],
    [
      'sum',
      sum,
      [
        [2, 3, 5],
        [-2, 2, 0],
      ],
    ],
    [
      'min',
      lowest,
      [
        [2, 3, 2],
        [3, 2, 2],
        [-5, 5, -5],
        [4, 4, 4],
      ],
    ],
    [
      'max',
      highest,
      [
        [2, 3, 3],
        [3, 2, 3],
        [-5, 5, 5],
        [4, 4, 4],
      ],
    ],
    [
      'cap',
      cap,
      [
        [2, 3, 2],
        [3, 3, 3],
        [4, 3, 3],
        [-1, -2, -2],
      ],
    ],
  ]
  return [
    ...operators.flatMap(([name, operator, examples]) => [
      ...examples.map(([left, right, expected]) =>
        row(`${name}: ${left}, ${right}`, operator(x, y), { x: left, y: right }, expected),
      ),
      row(`${name}: left unknown`, operator(x, y), { y: 1 }, null),
      row(`${name}: right unknown`, operator(x, y), { x: 1 }, null),
      row(`${name}: both unknown`, operator(x, y), {}, null),
    ]),
    row('multiply: nought by unknown', times(x, y), { x: 0 }, null),
    row('sum: of nothing', sum(), {}, 0),
    row('sum: of one', sum(x), { x: 4 }, 4),
    row('sum: three, last unknown', sum(x, y, small), { x: 1, y: 2 }, null),
    row('sum: three', sum(x, y, small), { x: 1, y: 2, small: 3 }, 6),
    row('min: three, the last', lowest(x, y, small), { x: 3, y: 2, small: 1 }, 1),
    row('max: three, one unknown', highest(x, y, small), { x: 3, small: 9 }, null),
    row('min: of one', lowest(x), { x: 4 }, 4),
    row('cap: the limit unknown, the amount below any', cap(0, x), {}, null),
    row(
      'subtract: beyond 32 bits and back',
      highest(0, lowest(minus(times(large, 3), times(large, 2)), 2_000_000_000)),
      { large: 2_000_000_000 },
      2_000_000_000,
    ),
  ]
}

function divisions(): TruthRow[] {
  const numerators = [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6]
  const byFour: Record<Rounding, readonly number[]> = {
    'half-up': [-2, -1, -1, -1, -1, 0, 0, 0, 1, 1, 1, 1, 2],
    down: [-1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1],
    up: [-2, -2, -1, -1, -1, -1, 0, 1, 1, 1, 1, 2, 2],
  }
  const byThree: Record<Rounding, readonly number[]> = {
    'half-up': [-2, -2, -1, -1, -1, 0, 0, 0, 1, 1, 1, 2, 2],
    down: [-2, -1, -1, -1, 0, 0, 0, 0, 0, 1, 1, 1, 2],
    up: [-2, -2, -2, -1, -1, -1, 0, 1, 1, 1, 2, 2, 2],
  }
  const million = 1_000_000
  const perRounding = (['half-up', 'down', 'up'] as const).flatMap((rounding) => [
    ...numerators.flatMap((numerator, i) => [
      row(
        `divRound: ${numerator} / 4 ${rounding}`,
        divRound(x, 4, rounding),
        { x: numerator },
        byFour[rounding][i] ?? null,
      ),
      row(
        `divRound: ${numerator} / 3 ${rounding}`,
        divRound(x, 3, rounding),
        { x: numerator },
        byThree[rounding][i] ?? null,
      ),
    ]),
    row(`divRound: unknown, ${rounding}`, divRound(x, 4, rounding), {}, null),
    row(`divRound: by one, ${rounding}`, divRound(x, 1, rounding), { x: -7 }, -7),
    row(
      `divRound: beyond 32 bits, ${rounding}`,
      divRound(plus(times(large, million), million / 2), million, rounding),
      { large: 2_000_000_000 },
      rounding === 'down' ? 2_000_000_000 : 2_000_000_001,
    ),
    row(
      `divRound: beyond 32 bits below nought, ${rounding}`,
      divRound(minus(-million / 2, times(large, million)), million, rounding),
      { large: 2_000_000_000 },
      rounding === 'down' ? -2_000_000_000 : -2_000_000_001,
    ),
  ])
  return [
    ...perRounding,
    row('divRound: 30 % of 1005.05 yuan', divRound(times(x, 30), 100, 'half-up'), { x: 1005 }, 302),
    row('divRound: 50 % of an odd fen', divRound(times(x, 50), 100, 'half-up'), { x: 333 }, 167),
  ]
}

function choices(): TruthRow[] {
  const two = choose(
    [
      { when: a, then: x },
      { when: b, then: y },
    ],
    30,
  )
  const known = choose(
    [
      { when: isKnown(x), then: 1 },
      { when: a, then: 2 },
    ],
    3,
  )
  return [
    row('choose: first holds', two, { a: true, b: true, x: 10, y: 20 }, 10),
    row('choose: second holds', two, { a: false, b: true, x: 10, y: 20 }, 20),
    row('choose: none holds', two, { a: false, b: false, x: 10, y: 20 }, 30),
    row('choose: first unknown, second holds', two, { a: null, b: true, x: 10, y: 20 }, null),
    row('choose: first unknown, arms agree', two, { a: null, b: true, x: 20, y: 20 }, null),
    row('choose: first unknown, none else', two, { a: null, b: false, x: 10, y: 20 }, null),
    row('choose: second unknown', two, { a: false, b: null, x: 10, y: 20 }, null),
    row('choose: second unknown but not reached', two, { a: true, b: null, x: 10 }, 10),
    row('choose: arm unknown', two, { a: true, b: false, y: 20 }, null),
    row('choose: arm not taken unknown', two, { a: false, b: true, y: 20 }, 20),
    row('choose: otherwise unknown', choose([{ when: a, then: 1 }], x), { a: false }, null),
    row('choose: otherwise not taken, unknown', choose([{ when: a, then: 1 }], x), { a: true }, 1),
    row('choose: no branches', choose([], 5), {}, 5),
    row('choose: never unknown condition false', known, { a: true }, 2),
    row('choose: never unknown condition true', known, { a: null, x: 1 }, 1),
  ]
}

function tables(): TruthRow[] {
  const complete = byCase(colour, { red: 1, green: x, blue: 3 })
  const partial = byCase(colour, { blue: 3 }, y)
  const open = byCase(colour, { blue: 3 })
  const byNumber = (otherwise?: Node): Node => ({
    kind: 'table',
    of: x.node,
    rows: [
      [-1, intNode(11)],
      [4, intNode(44)],
    ],
    ...(otherwise ? { otherwise } : {}),
  })
  return [
    row('table: first row', complete, { colour: 'red' }, 1),
    row('table: row of a fact', complete, { colour: 'green', x: 2 }, 2),
    row('table: row unknown', complete, { colour: 'green' }, null),
    row('table: other rows unknown', complete, { colour: 'blue' }, 3),
    row('table: key unknown', complete, { x: 2 }, null),
    row('table: otherwise', partial, { colour: 'red', y: 9 }, 9),
    row('table: otherwise unknown', partial, { colour: 'red' }, null),
    row('table: otherwise not taken', partial, { colour: 'blue' }, 3),
    row('table: key unknown, with otherwise', partial, { y: 3 }, null),
    row('table: no row and no otherwise', open, { colour: 'red' }, null),
    row('table: by number', byNumber(), { x: -1 }, 11),
    row('table: by number, the last row', byNumber(), { x: 4 }, 44),
    row('table: by number, no row', byNumber(), { x: 5 }, null),
    row('table: by number, otherwise', byNumber(intNode(0)), { x: 5 }, 0),
    row('table: no rows', byCase(colour, {}, 8), { colour: 'red' }, 8),
    row('table: no rows, key unknown', byCase(colour, {}, 8), {}, null),
  ]
}

function dates(): TruthRow[] {
  const spans: readonly (readonly [string, string, number])[] = [
    ['2024-01-15', '2024-01-15', 0],
    ['2024-01-15', '2024-02-14', 0],
    ['2024-01-15', '2024-02-15', 1],
    ['2024-01-31', '2024-02-28', 0],
    ['2024-01-31', '2024-02-29', 1],
    ['2023-01-31', '2023-02-28', 1],
    ['2024-01-31', '2024-04-30', 3],
    ['2024-02-29', '2024-03-28', 0],
    ['2024-02-29', '2024-03-29', 1],
    ['2008-02-29', '2009-02-28', 12],
    ['2008-02-29', '2009-02-27', 11],
    ['2008-02-29', '2012-02-28', 47],
    ['2008-02-29', '2012-02-29', 48],
    ['2023-12-31', '2024-01-01', 0],
    ['2024-01-15', '2024-01-14', -1],
    ['2024-03-31', '2024-02-29', -1],
    ['2024-03-31', '2024-02-28', -2],
    ['2024-03-15', '2024-01-15', -2],
    ['1900-02-28', '1900-03-01', 0],
    ['1969-12-31', '1970-01-31', 1],
    ['2000-02-29', '2100-01-01', 1198],
  ]
  const ages: readonly (readonly [string, Instant, readonly [number, number], number])[] = [
    ['2006-02-28', CLOSING, [2024, 2], 18],
    ['2006-02-28', OPENING, [2024, 2], 17],
    ['2006-02-01', OPENING, [2024, 2], 18],
    ['2006-02-02', OPENING, [2024, 2], 17],
    ['2008-02-29', CLOSING, [2026, 2], 18],
    ['2008-02-29', OPENING, [2026, 2], 17],
    ['2008-03-01', CLOSING, [2026, 2], 17],
    ['2006-01-31', { monthsBack: 1, day: 'last' }, [2024, 2], 18],
    ['2006-02-01', { monthsBack: 1, day: 'last' }, [2024, 2], 17],
    ['2024-02-29', CLOSING, [2024, 2], 0],
    ['2024-03-01', CLOSING, [2024, 2], -1],
    ['2025-03-01', CLOSING, [2024, 2], -2],
    ['1924-02-29', CLOSING, [2024, 2], 100],
  ]
  return [
    ...spans.map(([start, end, expected]) =>
      row(
        `monthsBetween: ${start}, ${end}`,
        monthsBetween(from, to),
        { from: epochDayOf(start), to: epochDayOf(end) },
        expected,
      ),
    ),
    row('monthsBetween: from unknown', monthsBetween(from, to), { to: 0 }, null),
    row('monthsBetween: to unknown', monthsBetween(from, to), { from: 0 }, null),
    row(
      'monthsBetween: to the last day',
      monthsBetween(from, day(CLOSING)),
      { from: epochDayOf('2024-01-31') },
      1,
      {
        month: monthIndex(2024, 2),
      },
    ),
    ...ages.map(([birth, at, [year, inMonth], expected]) =>
      row(
        `age: ${birth}, ${at.day} of ${year}-${inMonth}, ${at.monthsBack} back`,
        age(from, at),
        { from: epochDayOf(birth) },
        expected,
        {
          month: monthIndex(year, inMonth),
        },
      ),
    ),
    row('age: birth unknown', age(from), {}, null),
  ]
}

function steps(): TruthRow[] {
  const step = named('step', { zh: '一步', en: 'a step' }, plus(x, y))
  const flag = named('flag', { zh: '条件', en: 'a condition' }, any(a, b))
  return [
    row('named: a number', step, { x: 1, y: 2 }, 3),
    row('named: unknown', step, { x: 1 }, null),
    row('named: used twice', times(step, step), { x: 1, y: 2 }, 9),
    row('named: a condition', flag, { a: null, b: true }, true),
    row('named: a condition unknown', all(flag, flag), { a: null, b: false }, null),
    row('previous: a run', previous('answer'), {}, 700, { previous: 700 }),
    row('previous: nought', previous('answer'), {}, 0, { previous: 0 }),
    row('previous: no run', previous('answer'), {}, null),
    row('previous: against today', lowest(x, previous('answer')), { x: 900 }, 700, { previous: 700 }),
  ]
}
