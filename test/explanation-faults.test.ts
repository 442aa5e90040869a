import { describe, expect, test } from 'vitest'
import { benefits } from '#apps/catalogue.ts'
import type { DecisionExplanation } from '#core/benefits/explain-decision.ts'
import { ruleSetOf } from '#core/benefits/rule-set.ts'
import type { Reason } from '#engine/explain.ts'
import { faultsIn, namesOf, readAlike } from './explanation-faults.ts'

const names = namesOf(ruleSetOf(benefits))

const level = {
  fact: 'person.level',
  label: { zh: '残疾等级', en: 'Disability level' },
  value: { zh: '三级', en: 'level 3' },
  source: { zh: '全国残疾人证系统', en: 'the national certificate system' },
  since: { zh: '2020年1月1日', en: '1 January 2020' },
  at: '2026-11-30',
}
const reason: Reason = {
  code: 'level-not-covered',
  holds: false,
  text: {
    zh: '残疾等级：三级（全国残疾人证系统，2020年1月1日起），要求是一级或二级，不符合要求，所以本月没有护理补贴。',
    en: 'Disability level: level 3 (the national certificate system, since 1 January 2020); level 1 or level 2 is required; this is not met, so there is no nursing subsidy this month.',
  },
  facts: [level],
  limit: { zh: '一级或二级', en: 'level 1 or level 2' },
  cites: [{ document: 'two-subsidies-zj-2021' }],
}
const denied: DecisionExplanation = {
  decision: { outcome: 'denied', reason: 'level-not-covered' },
  grounds: 'closing',
  reasons: [reason],
  arithmetic: [],
  needs: [],
}

describe('an explanation as read by a program', () => {
  test('is without a fault where every part is there', () => {
    expect(kindsIn({})).toEqual([])
  })

  test.each([
    ['不能建议民政部门给予护理补贴', 'the nursing subsidy cannot be proposed to civil affairs'],
    ['不能享受护理补贴', 'the nursing subsidy cannot be used'],
    ['不适用护理补贴', 'the nursing subsidy does not apply'],
  ])('may end as a proposal, a right or a status: %s', (zh, en) => {
    const text = {
      zh: reason.text.zh.replace('没有护理补贴', zh),
      en: reason.text.en.replace('there is no nursing subsidy', en),
    }
    expect(text).not.toEqual(reason.text)
    expect(kindsIn({ reasons: [{ ...reason, text }] })).toEqual([])
  })

  test.each<[string, Partial<Reason>]>([
    ['no source', { facts: [{ ...level, source: undefined } as never] }],
    ['source not named', { facts: [{ ...level, source: { zh: '别的系统', en: 'another system' } }] }],
    ['no date', { facts: [{ ...level, since: undefined } as never] }],
    ['date not named', { facts: [{ ...level, since: { zh: '2021年1月1日', en: '1 January 2021' } }] }],
    ['value not named', { facts: [{ ...level, value: { zh: '四级', en: 'level 4' } }] }],
    ['fact not named', { facts: [{ ...level, label: { zh: '残疾类别', en: 'Disability categories' } }] }],
    ['no limit', { limit: undefined } as never],
    ['limit not named', { limit: { zh: '一级', en: 'only level 1' } }],
    ['no law', { cites: [] }],
    ['consequence not named', { holds: true }],
    ['not a sentence', { text: { ...reason.text, en: reason.text.en.slice(0, -1) } }],
  ])('has the fault “%s”', (kind, wrong) => {
    expect(kindsIn({ reasons: [{ ...reason, ...wrong }] })).toContain(kind)
  })

  test.each([
    ['a name of the program', '补贴（in-destitute-support）', 'Ruled out by in-destitute-support'],
    ['a name of the program', '等级', 'On residential-care'],
    ['a name of the program', '标准', 'living-subsidy.rate 30%'],
    ['program language', '等级', 'read person.careTier'],
    ['program language', '金额 null', 'Amount'],
    ['program language', '截至', 'As of 2026-11-20'],
    ['a number of a person', '证号 11010519491231002X', 'Number'],
    ['a number of a person', '证号', 'Number 110105194912310021'],
    ['empty words', '条件不满足', 'Condition'],
    ['English in a Chinese sentence', '等级 level', 'Level'],
    ['Chinese in an English sentence', '等级', 'Level 等级'],
    ['nothing said', '等级', ''],
  ])('has the fault “%s” in a calculation and in a question: %s, %s', (kind, zh, en) => {
    expect(kindsIn({ arithmetic: [{ text: { zh, en }, value: 1 }] })).toContain(kind)
    expect(kindsIn({ needs: [{ fact: 'person.level', question: { zh, en } }] })).toContain(kind)
  })

  test('may say the words an id is made of', () => {
    const text = { zh: '低边', en: 'low-income margin, destitute support, nursing subsidy, long-term' }
    expect(kindsIn({ arithmetic: [{ text, value: 1 }] })).toEqual([])
  })

  test('has to work out what it grants and to ask for what it needs', () => {
    expect(kindsIn({ decision: { outcome: 'granted', amountFen: 1 } })).toContain('amount not worked out')
    expect(kindsIn({ decision: { outcome: 'needs', facts: [] } })).toContain('nothing asked')
    expect(kindsIn({ reasons: [] })).toEqual(['no reason'])
  })
})

test.each(['zh', 'en'] as const)('two reasons that read the same in %s are found', (language) => {
  const other = { code: 'other', text: { zh: '别的。', en: 'Other.', [language]: reason.text[language] } }
  const read = { zh: new Map<string, string>(), en: new Map<string, string>() }
  expect([...readAlike([reason], read)]).toEqual([])
  expect([...readAlike([reason], read)]).toEqual([])
  expect([...readAlike([other], read)].map(({ kind }) => kind)).toEqual([
    `two reasons in the same words (${language})`,
  ])
})

function kindsIn(wrong: Partial<DecisionExplanation>): string[] {
  return [...faultsIn({ ...denied, ...wrong }, names)].map(({ kind }) => kind)
}
