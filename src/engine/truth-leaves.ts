import { epochDayOf } from '#kernel/plain-date.ts'
import type { Instant, Node } from './ast.ts'
import {
  applies,
  calendarMonth,
  choose,
  CLOSING,
  dateLiteral,
  day,
  intNode,
  isKnown,
  minus,
  month,
  no,
  OPENING,
  parameter,
  plus,
  whenApplies,
  yes,
} from './language.ts'
import { type Given, type TruthRow, truthParameters } from './truth-row.ts'
import {
  type Answer,
  a,
  x,
  small,
  to,
  colour,
  maybeFlag,
  maybeNumber,
  maybeSmall,
  maybeDate,
  maybeColour,
  fee,
  row,
  monthIndex,
  eq,
  word,
  truths,
} from './truth-words.ts'
import { NOT_APPLICABLE } from './values.ts'

/** What the leaves of a tree come to: literals, facts, figures and the calendar. */
export function leafRows(): TruthRow[] {
  return [...literals(), ...facts(), ...optionalFacts(), ...months(), ...parameters()]
}

function literals(): TruthRow[] {
  return [
    row('literal true', yes, {}, true),
    row('literal false', no, {}, false),
    row('literal nought', intNode(0), {}, 0),
    row('literal below nought', intNode(-7), {}, -7),
    row('literal highest', intNode(2_147_483_646), {}, 2_147_483_646),
  ]
}

function facts(): TruthRow[] {
  return [
    ...truths.map((value) => row(`fact ${word(value)}`, a.node, { a: value }, value)),
    ...[0, -10_000, 10_000, null].map((value) => row(`number ${word(value)}`, x.node, { x: value }, value)),
    ...[0, -100, 100, null].map((value) => row(`narrow fact ${value}`, small.node, { small: value }, value)),
    row('fact of the first day', x.asOf(OPENING).node, { x: 1, 'x@0f': 2 }, 2),
    row('fact of two days', minus(x, x.asOf(OPENING)), { x: 1, 'x@0f': 5 }, -4),
    row('fact of a month back', x.asOf({ monthsBack: 1, day: 'last' }).node, { x: 1, 'x@1l': 3 }, 3),
    row('fact unknown on the other day', x.asOf(OPENING).node, { x: 1 }, null),
  ]
}

function optionalFacts(): TruthRow[] {
  const numbers = [
    ['a value', 5, true, true, 6],
    ['nought', 0, true, true, 1],
    ['not applicable', NOT_APPLICABLE, false, true, -1],
    ['unknown', null, null, false, null],
  ] as const
  const perNumber = numbers.flatMap(([name, value, doesApply, known, oneMore]) => [
    row(`applies: ${name}`, applies(maybeNumber), { maybeNumber: value }, doesApply),
    row(`isKnown: ${name}`, isKnown(maybeNumber), { maybeNumber: value }, known),
    row(
      `whenApplies: ${name}`,
      whenApplies(maybeNumber, (each) => plus(each, 1), intNode(-1)),
      { maybeNumber: value },
      oneMore,
    ),
    row(
      `whenApplies, narrow: ${name}`,
      whenApplies(maybeSmall, (each) => plus(each, 1), intNode(-1)),
      { maybeSmall: value },
      oneMore,
    ),
  ])
  const flagged = whenApplies(maybeFlag, (each) => each, yes)
  const beforeTo = whenApplies(maybeDate, (each) => to.after(each), no)
  const isGreen = whenApplies(maybeColour, (each) => eq(each, colour.node), no)
  const bothAgree = whenApplies(maybeFlag, () => yes, yes)
  const nested = whenApplies(
    maybeNumber,
    (outer) => whenApplies(maybeSmall, (inner) => minus(outer, inner), outer),
    intNode(0),
  )
  return [
    ...perNumber,
    ...truths.map((value) => row(`isKnown: plain ${word(value)}`, isKnown(a), { a: value }, value !== null)),
    row('whenApplies: flag true', flagged, { maybeFlag: true }, true),
    row('whenApplies: flag false', flagged, { maybeFlag: false }, false),
    row('whenApplies: flag not applicable', flagged, { maybeFlag: NOT_APPLICABLE }, true),
    row('whenApplies: flag unknown', flagged, { maybeFlag: null }, null),
    row('whenApplies: arms agree, still unknown', bothAgree, { maybeFlag: null }, null),
    row('whenApplies: arms agree, false applies', bothAgree, { maybeFlag: false }, true),
    row('whenApplies: date before', beforeTo, { maybeDate: 99, to: 100 }, true),
    row('whenApplies: date equal', beforeTo, { maybeDate: 100, to: 100 }, false),
    row('whenApplies: date, arm unknown', beforeTo, { maybeDate: 100, to: null }, null),
    row('whenApplies: date not applicable', beforeTo, { maybeDate: NOT_APPLICABLE, to: null }, false),
    row('whenApplies: enum equal', isGreen, { maybeColour: 'green', colour: 'green' }, true),
    row('whenApplies: enum differs', isGreen, { maybeColour: 'red', colour: 'green' }, false),
    row('whenApplies: enum not applicable', isGreen, { maybeColour: NOT_APPLICABLE, colour: 'red' }, false),
    row('whenApplies: nested, both apply', nested, { maybeNumber: 9, maybeSmall: 4 }, 5),
    row('whenApplies: nested, inner does not', nested, { maybeNumber: 9, maybeSmall: NOT_APPLICABLE }, 9),
    row('whenApplies: nested, inner unknown', nested, { maybeNumber: 9, maybeSmall: null }, null),
    row('whenApplies: nested, outer does not', nested, { maybeNumber: NOT_APPLICABLE, maybeSmall: null }, 0),
    row(
      'whenApplies: otherwise unknown',
      whenApplies(maybeFlag, () => intNode(1), x.node),
      { maybeFlag: NOT_APPLICABLE },
      null,
    ),
    row(
      'whenApplies: of the first day',
      whenApplies(maybeNumber.asOf(OPENING), (each) => each, intNode(-1)),
      { maybeNumber: 3, 'maybeNumber@0f': NOT_APPLICABLE },
      -1,
    ),
  ]
}

function months(): TruthRow[] {
  const january = { month: monthIndex(2024, 1) }
  const february = { month: monthIndex(2024, 2) }
  const march = { month: monthIndex(2024, 3) }
  const december = { month: monthIndex(2023, 12) }
  const isDay = (at: Instant, date: string): Node => eq(day(at), dateLiteral(epochDayOf(date)))
  return [
    row('month', month, {}, 24_288, january),
    row('month in December', month, {}, 24_287, december),
    row('calendarMonth in January', calendarMonth, {}, 1, january),
    row('calendarMonth in December', calendarMonth, {}, 12, december),
    row('day: first', isDay(OPENING, '2024-02-01'), {}, true, february),
    row('day: last of a leap February', isDay(CLOSING, '2024-02-29'), {}, true, february),
    row('day: last of a February', isDay(CLOSING, '2023-02-28'), {}, true, { month: monthIndex(2023, 2) }),
    row('day: last, a month back', isDay({ monthsBack: 1, day: 'last' }, '2024-02-29'), {}, true, march),
    row('day: first, over the year', isDay({ monthsBack: 1, day: 'first' }, '2023-12-01'), {}, true, january),
    row('day: last, 13 months back', isDay({ monthsBack: 13, day: 'last' }, '2023-02-28'), {}, true, march),
  ]
}

function parameters(): TruthRow[] {
  const byColour = parameter(truthParameters.fee, colour)
  const localOnly = parameter(truthParameters.localFee, colour)
  const figure = (
    title: string,
    node: Node,
    given: Given,
    expected: Answer,
    [year, inMonth]: [number, number],
  ) => row(`parameter: ${title}`, node, given, expected, { month: monthIndex(year, inMonth) })
  return [
    figure('the month before it starts', fee, {}, null, [2024, 2]),
    figure('the month it starts', fee, {}, 100, [2024, 3]),
    figure('the last month', fee, {}, 100, [2024, 12]),
    figure('the month after it ended', fee, {}, null, [2025, 1]),
    figure('own figure of the key', byColour, { colour: 'green' }, 70, [2024, 7]),
    figure('own figure not yet in force', byColour, { colour: 'green' }, 100, [2024, 6]),
    figure('no own figure', byColour, { colour: 'red' }, 100, [2024, 7]),
    figure('key unknown', byColour, { colour: null }, null, [2024, 7]),
    figure('only one key has a figure', localOnly, { colour: 'blue' }, 5, [2024, 7]),
    figure('a key without a figure', localOnly, { colour: 'red' }, null, [2024, 7]),
    figure('used in arithmetic', plus(fee, x), { x: 1 }, 101, [2024, 3]),
    figure('undefined in arithmetic', plus(fee, x), { x: 1 }, null, [2024, 2]),
    figure('undefined in an arm not taken', choose([{ when: a, then: fee }], 3), { a: false }, 3, [2024, 2]),
  ]
}
