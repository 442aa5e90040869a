import { epochDayOf } from '#kernel/plain-date.ts'
import type { CitationRef, FactDeclaration, ParameterDeclaration, RuleSet } from './ast.ts'
import {
  age,
  all,
  any,
  applies,
  atLeast,
  atMost,
  because,
  boolFact,
  byCase,
  calendarMonth,
  cap,
  choose,
  CLOSING,
  dateFact,
  day,
  divRound,
  enumFact,
  equals,
  exclusive,
  household,
  intFact,
  intNode,
  monthsBetween,
  named,
  not,
  OPENING,
  optionalFact,
  parameter,
  setFact,
  sum,
  times,
  whenApplies,
  yes,
} from './language.ts'

/** A library that never was: the rules the engine is tried on, so that no test of it knows a real benefit. */
export const libraryFacts = {
  birth: {
    id: 'reader.birth',
    label: { zh: '出生日期', en: 'Date of birth' },
    question: { zh: '读者哪一天出生？', en: 'When was the reader born?' },
    type: 'date',
    optional: false,
    range: [epochDayOf('1900-01-01'), epochDayOf('2099-12-31')],
  },
  cardState: {
    id: 'reader.cardState',
    label: { zh: '借书证状态', en: 'State of the library card' },
    question: { zh: '借书证现在是什么状态？', en: 'What state is the library card in?' },
    type: 'enum',
    optional: false,
    values: [
      { code: 'valid', label: { zh: '有效', en: 'valid' } },
      { code: 'suspended', label: { zh: '暂停', en: 'suspended' } },
      { code: 'cancelled', label: { zh: '注销', en: 'cancelled' } },
    ],
  },
  cardFrom: {
    id: 'reader.cardFrom',
    label: { zh: '办证日期', en: 'Date the card was issued' },
    question: { zh: '哪一天办的借书证？', en: 'When was the card issued?' },
    type: 'date',
    optional: false,
    range: [epochDayOf('1950-01-01'), epochDayOf('2099-12-31')],
  },
  branch: {
    id: 'reader.branch',
    label: { zh: '所属分馆', en: 'Branch library' },
    question: { zh: '属于哪个分馆？', en: 'Which branch does the reader belong to?' },
    type: 'enum',
    optional: false,
    values: [
      { code: 'harbour', label: { zh: '港口馆', en: 'Harbour' } },
      { code: 'hill', label: { zh: '山丘馆', en: 'Hill' } },
    ],
  },
  grade: {
    id: 'reader.grade',
    label: { zh: '读者等级', en: 'Reader grade' },
    question: { zh: '读者等级是几级？', en: 'Which grade is the reader?' },
    type: 'int',
    optional: false,
    range: [1, 4],
    unit: 'level',
  },
  fines: {
    id: 'reader.fines',
    label: { zh: '未缴逾期费', en: 'Unpaid overdue charges' },
    question: { zh: '还有多少逾期费没有缴？', en: 'How much is still owed in overdue charges?' },
    type: 'int',
    optional: false,
    range: [0, 10_000_000],
    unit: 'fen',
  },
  income: {
    id: 'reader.income',
    label: { zh: '月收入', en: 'Monthly income' },
    question: { zh: '每月收入多少？', en: 'What is the monthly income?' },
    type: 'int',
    optional: false,
    range: [0, 10_000_000],
    unit: 'fen',
  },
  guardianSigned: {
    id: 'reader.guardianSigned',
    label: { zh: '监护人已签字', en: 'Guardian has signed' },
    question: { zh: '监护人签字了吗？', en: 'Has the guardian signed?' },
    type: 'bool',
    optional: false,
  },
  needs: {
    id: 'reader.needs',
    label: { zh: '阅读方式', en: 'Ways of reading' },
    question: { zh: '需要哪些阅读方式？', en: 'Which ways of reading are needed?' },
    type: 'set',
    optional: false,
    values: [
      { code: 'braille', label: { zh: '盲文', en: 'braille' } },
      { code: 'audio', label: { zh: '有声书', en: 'audio books' } },
      { code: 'large-print', label: { zh: '大字本', en: 'large print' } },
    ],
  },
  schoolSince: {
    id: 'reader.schoolSince',
    label: { zh: '入学日期', en: 'Date of starting school' },
    question: { zh: '哪一天入学？', en: 'When did the reader start school?' },
    type: 'date',
    optional: true,
    range: [epochDayOf('1950-01-01'), epochDayOf('2099-12-31')],
  },
  prize: {
    id: 'reader.prize',
    label: { zh: '读书奖金', en: 'Reading prize' },
    question: { zh: '读书奖金是多少？', en: 'How much is the reading prize?' },
    type: 'int',
    optional: true,
    range: [0, 1_000_000],
    unit: 'fen',
  },
  chosen: {
    id: 'reader.chosen',
    label: { zh: '选择的优惠', en: 'Concession chosen' },
    question: { zh: '选择哪一项优惠？', en: 'Which concession does the reader choose?' },
    type: 'enum',
    optional: false,
    values: [
      { code: 'remission', label: { zh: '减免', en: 'remission' } },
      { code: 'travel', label: { zh: '交通补助', en: 'travel grant' } },
    ],
  },
} as const satisfies Record<string, FactDeclaration>

const source = { document: 'library-tariff' }

/** The yearly fee by branch, and the most a reader may owe; the travel figure is not yet checked. */
export const libraryParameters = {
  fee: {
    id: 'library.fee',
    label: { zh: '年费标准', en: 'yearly fee' },
    unit: 'fen',
    range: [0, 1_000_000],
    values: [
      { from: '2020-01-01', until: '2026-07-01', scope: 'ningbo', value: 100_000, source, checked: true },
      { from: '2026-07-01', scope: 'ningbo', value: 100_500, source, checked: true },
      { from: '2026-07-01', scope: 'ningbo', key: 'hill', value: 90_001, source, checked: true },
    ],
  },
  mostOwed: {
    id: 'library.mostOwed',
    label: { zh: '欠费上限', en: 'most a reader may owe' },
    unit: 'fen',
    range: [0, 100_000],
    values: [{ from: '2020-01-01', scope: 'ningbo', value: 5_000, source, checked: true }],
  },
  travel: {
    id: 'library.travel',
    label: { zh: '交通补助标准', en: 'travel grant' },
    unit: 'fen',
    range: [0, 100_000],
    values: [{ from: '2026-01-01', scope: 'ningbo', value: 20_000, source, checked: false }],
  },
  poorBelow: {
    id: 'library.poorBelow',
    label: { zh: '人均收入标准', en: 'income limit for each person' },
    unit: 'fen',
    range: [0, 1_000_000],
    values: [{ from: '2020-01-01', scope: 'ningbo', value: 150_000, source, checked: true }],
  },
} as const satisfies Record<string, ParameterDeclaration>

const birth = dateFact(libraryFacts.birth)
const cardState = enumFact<'valid' | 'suspended' | 'cancelled'>(libraryFacts.cardState)
const cardFrom = dateFact(libraryFacts.cardFrom)
const branch = enumFact<'harbour' | 'hill'>(libraryFacts.branch)
const grade = intFact(libraryFacts.grade)
const fines = intFact(libraryFacts.fines)
const income = intFact(libraryFacts.income)
const guardianSigned = boolFact(libraryFacts.guardianSigned)
const needs = setFact<'braille' | 'audio' | 'large-print'>(libraryFacts.needs)
const schoolSince = optionalFact<'date'>(libraryFacts.schoolSince)
const prize = optionalFact<'int'>(libraryFacts.prize)
const chosen = enumFact<'remission' | 'travel'>(libraryFacts.chosen)
const fee = parameter(libraryParameters.fee, branch)

const mayBorrow = all(
  because(rule(1), cardState.is('valid'), { code: 'card-not-valid' }),
  because(rule(2), fines.atMost(parameter(libraryParameters.mostOwed)), { code: 'owes-too-much' }),
  because(rule(3), any(atLeast(age(birth), 14), guardianSigned), {
    code: 'no-guardian',
    label: { zh: '成年或监护人同意', en: 'Old enough, or with a guardian' },
  }),
)

const poorHousehold = named(
  'poor-household',
  { zh: '低收入家庭', en: 'Low-income household' },
  atMost(household.sum(income), times(parameter(libraryParameters.poorBelow), household.count(yes))),
)

const remissionDue = all(
  because(rule(1), cardState.asOf(OPENING).is('valid'), { code: 'card-not-valid-at-opening' }),
  because(rule(5), any(grade.in(1, 2), all(grade.is(3), needs.hasAny('braille', 'audio'))), {
    code: 'grade-too-low',
  }),
  because(
    rule(6),
    any(
      poorHousehold,
      whenApplies(schoolSince, (since) => atMost(monthsBetween(since, day(CLOSING)), 36), equals(grade, 1)),
    ),
    {
      code: 'neither-poor-nor-at-school',
    },
  ),
)

const remission = named(
  'remission',
  { zh: '年费减免', en: 'Remission of the yearly fee' },
  choose(
    [
      {
        when: remissionDue,
        then: choose([{ when: grade.is(1), then: fee }], divRound(times(fee, 30), 100, 'half-up')),
      },
    ],
    0,
  ),
)

const travel = named(
  'travel',
  { zh: '交通补助', en: 'Travel grant' },
  choose(
    [
      {
        when: all(
          because(rule(7), monthsSinceIssueAtLeast(6), { code: 'card-too-new' }),
          because(rule(7), not(applies(prize)), { code: 'has-prize' }),
        ),
        then: parameter(libraryParameters.travel),
      },
    ],
    0,
  ),
)

/** A door, two concessions that exclude one another, places for a family and a January gift. */
export const libraryCard: RuleSet = {
  facts: Object.fromEntries(Object.values(libraryFacts).map((fact) => [fact.id, fact])),
  parameters: Object.fromEntries(Object.values(libraryParameters).map((figure) => [figure.id, figure])),
  outputs: {
    'may-borrow': mayBorrow,
    remission: exclusive('take-higher', { remission, travel }, 'remission'),
    travel: exclusive('elect', { remission, travel }, 'travel', chosen),
    'places-at-table': byCase(cardState, {
      valid: household.count(guardianSigned),
      suspended: 1,
      cancelled: 0,
    }),
    'january-gift': choose(
      [
        {
          when: all(because(rule(9), equals(calendarMonth, 1), { code: 'only-in-january' }), mayBorrow),
          then: cap(sum(fee, prizeAmount()), 120_000),
        },
      ],
      0,
    ),
  },
}

function monthsSinceIssueAtLeast(months: number) {
  return atLeast(monthsBetween(cardFrom, day(CLOSING)), months)
}

function prizeAmount() {
  return whenApplies(prize, (amount) => amount, intNode(0))
}

function rule(article: number): CitationRef {
  return { document: 'library-rules', article }
}
