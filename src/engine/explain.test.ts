import { epochDayOf } from '#kernel/plain-date.ts'
import { describe, expect, it } from 'vitest'
import type { Instant, Node, RuleSet, Unit } from './ast.ts'
import { columnKey, subjectsOf } from './columns.ts'
import { explain, explainShort, type Reason } from './explain.ts'
import type { ExplainContext } from './fact-seen.ts'
import {
  all,
  any,
  atLeast,
  atMost,
  cap,
  choose,
  dateLiteral,
  day,
  equals,
  type Expr,
  intNode,
  named,
  no,
  not,
  onOrBefore,
  OPENING,
  parameter,
  times,
  whenApplies,
  yes,
} from './language.ts'
import { libraryCard, libraryParameters } from './library-card.example.ts'
import { parametersOf } from './parameters.ts'
import { randomPeople } from './random-people.ts'
import { randomRules } from './random-rules.ts'
import { Dice } from './random-vocabulary.ts'
import { representativesOf } from './representatives.ts'
import { trace } from './trace.ts'
import { type Given, ruleSetOfRow, subjectOfRow, truthFacts } from './truth-row.ts'
import { truthTable } from './truth-table.ts'
import { a, b, c, colour, compare, maybeNumber, x, y } from './truth-words.ts'
import { type FactValue, NOT_APPLICABLE, type Subject } from './values.ts'

const november2026 = 2026 * 12 + 10
const outcome = {
  holds: { zh: '可以办理', en: 'it is granted' },
  fails: { zh: '不能办理', en: 'it is refused' },
  unknown: { zh: '还不能确定能不能办理', en: 'it is open' },
}
const context: ExplainContext = {
  ruleSet: libraryCard,
  parameters: parametersOf(libraryCard.parameters, november2026),
  provenance: () => ({ source: { zh: '借阅系统', en: 'lending system' }, since: '2024-01-01' }),
  outcome,
}

const reader: Given = {
  'reader.birth': epochDayOf('1980-03-01'),
  'reader.cardState': 'valid',
  'reader.cardFrom': epochDayOf('2020-01-01'),
  'reader.branch': 'harbour',
  'reader.grade': 2,
  'reader.fines': 0,
  'reader.income': 100_000,
  'reader.guardianSigned': false,
  'reader.needs': [],
  'reader.schoolSince': NOT_APPLICABLE,
  'reader.prize': NOT_APPLICABLE,
  'reader.chosen': 'travel',
}

describe('explain, where it is refused', () => {
  it('names the fact, its value, source and date, the limit and what follows', () => {
    expect(reasonsOf('may-borrow', { 'reader.fines': 8_000 })).toEqual([
      '未缴逾期费：80.00 元（借阅系统，2024年1月1日起），要求不超过欠费上限 50.00 元（2020年1月1日起），不符合要求，所以不能办理。',
    ])
    expect(explanation('may-borrow', { 'reader.fines': 8_000 }).reasons[0]).toMatchObject({
      code: 'owes-too-much',
      holds: false,
      facts: [{ fact: 'reader.fines', value: { zh: '80.00 元' }, at: '2026-11-30' }],
      limit: { zh: '欠费上限 50.00 元（2020年1月1日起）' },
      cites: [{ document: 'library-rules', article: 2 }],
      text: {
        en: 'Unpaid overdue charges: 80.00 yuan (lending system, since 1 January 2024); at most 50.00 yuan (most a reader may owe, since 1 January 2020) is allowed; this is not met, so it is refused.',
      },
    })
  })

  it('tells every failing condition, and none that is met or unknown', () => {
    const codes = explanation('may-borrow', {
      'reader.cardState': 'cancelled',
      'reader.fines': 8_000,
      'reader.birth': null,
    }).reasons
    expect(codes.map(({ code }) => code)).toEqual(['card-not-valid', 'owes-too-much'])
  })

  it('tells all alternatives that were tried, each with its value and limit', () => {
    expect(reasonsOf('may-borrow', { 'reader.birth': epochDayOf('2015-01-01') })).toEqual([
      '「成年或监护人同意」以下 2 种情况一种也不符合：（1）年龄：11 周岁（出生日期 2015年1月1日，借阅系统，2024年1月1日起），要求不低于 14 周岁；（2）监护人已签字：否（借阅系统，2024年1月1日起），要求为是，所以不能办理。',
    ])
  })

  it('tells of a joint requirement only the part that fails', () => {
    const [only] = reasonsOf('remission', { 'reader.grade': 3 })
    expect(only).toContain('（2）阅读方式：一项也没有（借阅系统，2024年1月1日起），要求有盲文或有声书，所以')
  })

  it.each([
    ['lt', '要求不低于 5'],
    ['le', '要求高于 5'],
    ['gt', '要求不超过 5'],
    ['ge', '要求低于 5'],
    ['eq', '要求不是 5'],
    ['ne', '要求是 5'],
  ] as const)('turns the limit round below a not: %s', (op, asked) => {
    const ruleSet = ruleSetOfRow({ node: not(compare(op, x.node, intNode(5))) })
    const value = op === 'gt' ? 6 : op === 'lt' || op === 'ne' ? 4 : 5
    const subject = subjectOf({ x: value })
    const { reasons } = explain(trace(ruleSet, context.parameters, subject, 'answer'), {
      ...context,
      ruleSet,
    })
    expect(reasons.map(({ text }) => text.zh)).toEqual([
      `x：${value}（借阅系统，2024年1月1日起），${asked}，不符合要求，所以不能办理。`,
    ])
  })

  it('says which day a fact was read on where that is not the last of the month', () => {
    expect(reasonsOf('remission', { 'reader.cardState': 'suspended' })[0]).toMatch(
      /^2026年11月1日的借书证状态：暂停/,
    )
  })

  it('speaks of a household, and of a limit that is worked out', () => {
    const [only] = reasonsOf('remission', { 'reader.income': 900_000 }, [{ 'reader.income': 0 }])
    expect(only).toContain(
      '家庭成员 2 人的月收入合计：9,000.00 元（9,000.00 元，借阅系统，2024年1月1日起；0.00 元',
    )
    expect(only).toContain(
      '要求不超过人均收入标准 1,500.00 元（2020年1月1日起） × 家庭人数 2 人 = 3,000.00 元',
    )
    expect(only).toContain('（2）入学日期：没有（借阅系统，2024年1月1日起）')
  })

  it('asks for what must not be there', () => {
    expect(reasonsOf('travel', { 'reader.prize': 30_000 })).toEqual([
      '读书奖金：300.00 元（借阅系统，2024年1月1日起），要求没有，不符合要求，所以不能办理。',
    ])
  })

  it('says which of two concessions is paid instead', () => {
    expect(explanation('travel', { 'reader.chosen': 'remission' }).reasons).toMatchObject([
      {
        code: 'exclusive-elect',
        text: {
          zh: '选择的优惠：减免（借阅系统，2024年1月1日起），年费减免 301.50 元、交通补助 200.00 元，只发本人选择的一项，所以不能办理。',
        },
      },
    ])
  })

  it('names the month where only the month is wrong', () => {
    expect(reasonsOf('january-gift', {})).toEqual([
      '办理的月份：11 月，要求是 1 月，不符合要求，所以不能办理。',
    ])
  })
})

describe('explain, where it is granted', () => {
  it('tells all that carries it, and of alternatives the one that holds', () => {
    const { holds, reasons } = explanation('may-borrow', {})
    expect(holds).toBe(true)
    expect(reasons.map(({ text }) => text.zh)).toEqual([
      '借书证状态：有效（借阅系统，2024年1月1日起），要求是有效，符合要求。',
      '未缴逾期费：0.00 元（借阅系统，2024年1月1日起），要求不超过欠费上限 50.00 元（2020年1月1日起），符合要求。',
      '「成年或监护人同意」年龄：46 周岁（出生日期 1980年3月1日，借阅系统，2024年1月1日起），要求不低于 14 周岁，符合要求。',
    ])
  })

  it('shows the calculation line by line, with rounding, key and what is not yet verified', () => {
    expect(
      explanation('remission', { 'reader.branch': 'hill' }).arithmetic.map(({ text }) => text.zh),
    ).toEqual([
      '年费减免：年费标准（山丘馆） 900.01 元（2026年7月1日起） × 30%（四舍五入） = 270.00 元',
      '交通补助：交通补助标准 200.00 元（2026年1月1日起，待核实）',
      '年费减免 270.00 元、交通补助 200.00 元，只发较高的一项：270.00 元',
    ])
  })
})

describe('explain, where it cannot be known yet', () => {
  it('names what is missing and asks for it', () => {
    const { holds, reasons, needs } = explanation('may-borrow', { 'reader.birth': null })
    expect(holds).toBeNull()
    expect(reasons.map(({ text }) => text.zh)).toEqual([
      '「成年或监护人同意」还不知道出生日期，要求不低于 14 周岁，所以还不能确定能不能办理。',
    ])
    expect(needs).toEqual([
      { fact: 'reader.birth', question: { zh: '读者哪一天出生？', en: 'When was the reader born?' } },
    ])
  })

  it('names a figure nobody has set, which no answer can supply', () => {
    const before = { ...context, parameters: parametersOf(libraryCard.parameters, 2025 * 12) }
    const { reasons, needs } = explain(
      trace(libraryCard, before.parameters, subjectOf(reader), 'travel'),
      before,
    )
    expect(reasons[0]?.text.zh).toBe('2025 年 1 月的交通补助标准还没有公布，所以还不能确定能不能办理。')
    expect(needs).toEqual([])
  })

  it('says so where nobody knows the household', () => {
    const alone = { ...subjectOf(reader), household: null }
    const { reasons } = explain(trace(libraryCard, context.parameters, alone, 'remission'), context)
    expect(reasons[0]?.text.zh).toBe(
      '「低收入家庭」还不知道家庭成员有哪些，要求的标准也还算不出，所以还不能确定能不能办理。',
    )
  })

  it('asks whether, where the answer is yes or no', () => {
    expect(reasonOf(not(a.node), {})).toMatchObject({
      text: { zh: '还不知道是否a，要求为否，所以还不能确定能不能办理。' },
      limit: { zh: '否' },
    })
    const opening = { ...a.node, at: OPENING }
    expect(reasonOf(opening, {}).text.zh).toMatch(/^还不知道2026年11月1日是否a，要求为是/)
  })

  it('says of alternatives that one is enough, and counts those within one of them apart', () => {
    expect(reasonOf(any(a, b), {})).toMatchObject({
      text: {
        zh: '以下 2 种情况符合一种即可：（1）还不知道是否a，要求为是；（2）还不知道是否b，要求为是，所以还不能确定能不能办理。',
        en: 'One of these 2 is enough: (1) not known yet: a; yes is required; (2) not known yet: b; yes is required, so it is open.',
      },
    })
    const nested = any(a, all(any(b, c), atLeast(x, 5)))
    expect(reasonOf(nested, {}).text).toEqual({
      zh: '以下 2 种情况符合一种即可：（1）还不知道是否a，要求为是；（2）以下 2 种情况符合一种即可：①还不知道是否b，要求为是；②还不知道是否c，要求为是，并且还不知道x，要求不低于 5，所以还不能确定能不能办理。',
      en: 'One of these 2 is enough: (1) not known yet: a; yes is required; (2) one of these 2 is enough: (a) not known yet: b; yes is required; (b) not known yet: c; yes is required, and not known yet: x; at least 5 is required, so it is open.',
    })
    expect(reasonOf(nested, { a: false, b: false, c: false, x: 1 }).text.zh).toMatch(
      /（1）a：否.*；（2）以下 2 种情况一种也不符合：①b：否.*；②c：否.*，并且x：1/,
    )
  })

  it('names the amounts a choice has to be made between', () => {
    expect(explanation('travel', { 'reader.chosen': null }).reasons).toMatchObject([
      {
        code: 'exclusive-elect',
        text: {
          zh: '年费减免 301.50 元、交通补助 200.00 元，只发本人选择的一项，还不知道选择的优惠，所以还不能确定能不能办理。',
        },
        limit: { zh: '只发本人选择的一项' },
      },
    ])
  })
})

describe('explain, where a fact may not apply', () => {
  const within = (otherwise: Expr<'bool'>) =>
    whenApplies(maybeNumber, (number) => atMost(number, 5), otherwise)

  it.each<[string, Expr<'bool'>, FactValue, string]>([
    [
      'there has to be one',
      within(no),
      NOT_APPLICABLE,
      '没有（借阅系统，2024年1月1日起），要求有，不符合要求，所以',
    ],
    [
      'there need not be one',
      within(yes),
      NOT_APPLICABLE,
      '没有（借阅系统，2024年1月1日起），可以没有，符合要求。',
    ],
    [
      'there must be none',
      not(within(yes)),
      NOT_APPLICABLE,
      '没有（借阅系统，2024年1月1日起），要求有，不符合要求，所以',
    ],
    ['nobody knows, and one is needed', within(no), null, '，要求不超过 5，所以还不能确定'],
    ['nobody knows, and none will do', within(yes), null, '，要求不超过 5，可以没有，所以还不能确定'],
    [
      'nobody knows, and any will do',
      whenApplies(maybeNumber, () => yes, no),
      null,
      '，要求有，所以还不能确定',
    ],
  ])('says what is required: %s', (_, node, value, words) => {
    const reason = reasonOf(node, { maybeNumber: value })
    expect(reason.text.zh).toContain(words)
    expect(reason.limit).toBeDefined()
  })
})

describe('what is required', () => {
  it.each<[Unit | undefined, string, string]>([
    ['months', '要求不少于 5 个月', '要求少于 5 个月'],
    ['level', '要求不低于五级', '要求低于五级'],
    [undefined, '要求不低于 5', '要求低于 5'],
  ])('is counted or measured, as its unit is: %s', (unit, least, below) => {
    const facts = { x: { ...truthFacts.x, ...(unit && { unit }) } }
    expect(reasonOf(compare('ge', x.node, intNode(5)), { x: 4 }, facts).text.zh).toContain(least)
    expect(reasonOf(compare('lt', x.node, intNode(5)), { x: 6 }, facts).text.zh).toContain(below)
  })

  it('is a day of the calendar, where a rule is not in force yet', () => {
    const begun = onOrBefore(dateLiteral(epochDayOf('2027-01-01')), day(OPENING))
    expect(reasonOf(begun, {})).toMatchObject({
      text: {
        zh: '本月第一天：2026年11月1日，要求不早于 2027年1月1日，不符合要求，所以不能办理。',
        en: 'First day of the month: 1 November 2026; 1 January 2027 or later is required; this is not met, so it is refused.',
      },
      limit: { zh: '2027年1月1日' },
    })
  })

  it('is followed by how the steps it names were worked out', () => {
    const line = named('line', { zh: '收入线', en: 'Line' }, times(y, 2))
    expect(reasonOf(atMost(x, times(line, 3)), { x: 61, y: 10 }).text.zh).toMatch(
      /要求不超过收入线 20 × 3 = 60（收入线：y 10（借阅系统，2024年1月1日起） × 2 = 20），不符合要求/,
    )
  })
})

describe('the arithmetic', () => {
  const linesOf = (node: Node, given: Given) => {
    const { ruleSet, traced } = tracedOf(node, given)
    return explain(traced, { ...context, ruleSet }).arithmetic.map(({ text }) => text.zh)
  }

  it('says what an amount goes up to, and what it comes to', () => {
    const limited = cap(x, times(y, 3))
    expect(linesOf(limited, { x: 50, y: 10 })).toEqual([
      'x 50（借阅系统，2024年1月1日起），最高不超过y 10（借阅系统，2024年1月1日起） × 3 = 30，取 30',
    ])
    expect(linesOf(limited, { x: 20, y: 10 })[0]).toMatch(/ × 3 = 30，取 20$/)
  })

  it('says which fact makes another amount than the usual one apply', () => {
    const more = choose([{ when: colour.is('red'), then: times(x, 2) }], x)
    expect(linesOf(more, { colour: 'red', x: 10 })).toEqual([
      'x 10（借阅系统，2024年1月1日起） × 2 = 20，因为colour：red（借阅系统，2024年1月1日起）',
    ])
    expect(linesOf(more, { colour: 'green', x: 10 })).toEqual(['x 10（借阅系统，2024年1月1日起）'])
  })

  it('dates a figure that was chosen among several', () => {
    const { fee, travel } = libraryParameters
    const node = times(choose([{ when: equals(x, 1), then: parameter(fee) }], parameter(travel)), 2)
    expect(linesOf(node, { x: 2 })).toEqual([
      '交通补助标准 200.00 元（2026年1月1日起，待核实） × 2 = 400.00 元',
    ])
  })
})

describe('every explanation', () => {
  it('is a full sentence without identifiers, for 2,000 readers (seed 11)', () => {
    const dice = new Dice(11)
    const codeOf = new Map<string, string>()
    const values = representativesOf(libraryCard, context.parameters, subjectOf({}))
    for (let i = 0; i < 2_000; i++) {
      const someone = (): Given =>
        Object.fromEntries(
          Object.keys(libraryCard.facts).map((fact) => [
            fact,
            dice.chance(0.1) ? null : dice.pick(values(fact)),
          ]),
        )
      const subject = subjectOf(someone(), dice.chance(0.1) ? null : [someone()])
      for (const output of Object.keys(libraryCard.outputs)) {
        const told = explain(trace(libraryCard, context.parameters, subject, output), context)
        expect(told.reasons.length).toBeGreaterThan(0)
        for (const { text, code } of told.reasons) {
          expect(text.zh).toMatch(/^[^。]+。$/)
          expect(text.en).toMatch(/^[A-Z0-9].*\.$/)
          expect(codeOf.get(`${output} ${text.zh}`) ?? code, text.zh).toBe(code)
          codeOf.set(`${output} ${text.zh}`, code)
        }
        for (const { zh, en } of [...told.reasons, ...told.arithmetic].map(({ text }) => text)) {
          expect(`${zh} ${en}`).not.toMatch(
            /reader\.|library\.|null|undefined|NaN|Infinity|\[object|条件不满足|condition not met/,
          )
          expect(zh).not.toMatch(/[a-z]/i)
          expect(zh).not.toMatch(/[,;:()]\D/)
        }
      }
    }
    expect(codeOf.size).toBeGreaterThan(150)
  })

  it.each(truthTable)('finds words for $title', (row) => {
    const ruleSet = ruleSetOfRow(row)
    const parameters = parametersOf(ruleSet.parameters, row.month)
    const traced = trace(ruleSet, parameters, subjectOfRow(row), 'answer')
    if (Array.isArray(traced.value)) return
    const short = explainShort(traced, { ...context, ruleSet, parameters })
    expect(short.zh).toMatch(/。$/)
    expect(`${short.zh} ${short.en}`).not.toMatch(/null|undefined|NaN|Infinity|\[object/)
  })
})

it.each(Array.from({ length: 60 }, (_, seed) => seed))('finds words for random rules (seed %i)', (seed) => {
  const dice = new Dice(seed)
  const rules = randomRules(dice, november2026, 3)
  const { ruleSet } = rules
  const parameters = parametersOf(ruleSet.parameters, november2026)
  const subject = subjectsOf(ruleSet, randomPeople(dice, rules, november2026, 12))
  for (const output of Object.keys(ruleSet.outputs)) {
    for (let row = 0; row < 12; row++) {
      const { reasons, arithmetic } = explain(trace(ruleSet, parameters, subject(row), output), {
        ...context,
        ruleSet,
        parameters,
      })
      const words = [...reasons, ...arithmetic].map(({ text }) => `${text.zh} ${text.en}`)
      expect(words.join(' ')).not.toMatch(/null|undefined|NaN|Infinity|\[object/)
      expect(reasons.length).toBeGreaterThan(0)
    }
  }
})

function tracedOf(node: Node, facts: Given, declared: RuleSet['facts'] = {}) {
  const row = ruleSetOfRow({ node })
  const ruleSet = {
    ...row,
    facts: { ...row.facts, ...declared },
    parameters: { ...row.parameters, ...libraryCard.parameters },
  }
  return { ruleSet, traced: trace(ruleSet, context.parameters, subjectOf(facts), 'answer') }
}

function reasonOf(node: Node, facts: Given, declared: RuleSet['facts'] = {}): Reason {
  const { ruleSet, traced } = tracedOf(node, facts, declared)
  const [only, ...others] = explain(traced, { ...context, ruleSet }).reasons
  if (!only || others.length > 0) throw new Error('expected one reason')
  return only
}

function explanation(output: string, changed: Given, others: readonly Given[] = []) {
  return explain(
    trace(libraryCard, context.parameters, subjectOf({ ...reader, ...changed }, others), output),
    context,
  )
}

function reasonsOf(output: string, changed: Given, others: readonly Given[] = []): string[] {
  return explanation(output, changed, others).reasons.map(({ text }) => text.zh)
}

function subjectOf(given: Given, others: readonly Given[] | null = []): Subject {
  const one = (facts: Given): Subject => ({
    fact: (fact: string, at: Instant) => facts[columnKey(fact, at)] ?? facts[fact] ?? null,
    household: null,
    previous: () => null,
  })
  return { ...one(given), household: others && [one(given), ...others.map(one)] }
}
