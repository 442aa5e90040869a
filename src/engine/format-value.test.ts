import { epochDayOf } from '#kernel/plain-date.ts'
import { describe, expect, it } from 'vitest'
import { anyOfTexts, formatFact, formatNumber, type Measure } from './format-value.ts'
import { libraryFacts } from './library-card.example.ts'
import { type FactValue, NOT_APPLICABLE } from './values.ts'

describe('formatFact', () => {
  it.each<[keyof typeof libraryFacts, FactValue, string, string]>([
    ['birth', epochDayOf('2019-05-01'), '2019年5月1日', '1 May 2019'],
    ['cardState', 'suspended', '暂停', 'suspended'],
    ['grade', 3, '三级', 'level 3'],
    ['fines', 100_500, '1,005.00 元', '1,005.00 yuan'],
    ['guardianSigned', false, '否', 'no'],
    ['needs', ['braille', 'large-print'], '盲文、大字本', 'braille and large print'],
    ['needs', [], '一项也没有', 'none of them'],
    ['prize', NOT_APPLICABLE, '没有', 'none'],
    ['prize', null, '还不知道', 'not known yet'],
  ])('says what %s is: %s', (fact, value, zh, en) => {
    expect(formatFact(libraryFacts[fact], value)).toEqual({ zh, en })
  })

  it('refuses a code without a label rather than show it', () => {
    expect(() => formatFact(libraryFacts.cardState, 'lost')).toThrow('has no label')
  })
})

describe('formatNumber', () => {
  it.each<[number, Measure | undefined, string, string]>([
    [1, 'months', '1 个月', '1 month'],
    [6, 'months', '6 个月', '6 months'],
    [18, 'age', '18 周岁', '18 years'],
    [1, 'people', '1 人', '1 person'],
    [3, 'people', '3 人', '3 people'],
    [30, 'percent', '30%', '30%'],
    [2, 'times', '2 倍', '2 times'],
    [2026 * 12 + 10, 'month', '2026 年 11 月', 'November 2026'],
    [2026 * 12, 'month', '2026 年 1 月', 'January 2026'],
    [-301, 'fen', '-3.01 元', '-3.01 yuan'],
    [7, undefined, '7', '7'],
  ])('%d %s', (value, measure, zh, en) => {
    expect(formatNumber(value, measure)).toEqual({ zh, en })
  })
})

describe('anyOfTexts', () => {
  it('puts “or” before the last one only', () => {
    const texts = ['一', '二', '三'].map((each) => ({ zh: each, en: each }))
    expect(anyOfTexts(texts)).toEqual({ zh: '一、二或三', en: '一, 二 or 三' })
    expect(anyOfTexts(texts.slice(0, 1)).zh).toBe('一')
  })
})
