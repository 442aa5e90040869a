import { describe, expect, it } from 'vitest'
import { sayDate, sayMoney, sayMonth, sayNumber, spaced } from './said-words.ts'

describe('numbers as a voice says them', () => {
  it.each([
    [0, '零', 'zero'],
    [10, '十', 'ten'],
    [12, '十二', 'twelve'],
    [40, '四十', 'forty'],
    [101, '一百零一', 'one hundred and one'],
    [110, '一百一十', 'one hundred and ten'],
    [1_005, '一千零五', 'one thousand and five'],
    [1_050, '一千零五十', 'one thousand and fifty'],
    [1_500, '一千五百', 'one thousand five hundred'],
    [10_005, '一万零五', 'ten thousand and five'],
    [10_500, '一万零五百', 'ten thousand five hundred'],
    [21_345, '二万一千三百四十五', 'twenty-one thousand three hundred and forty-five'],
    [100_000, '十万', 'one hundred thousand'],
    [1_200_300, '一百二十万零三百', 'one million two hundred thousand three hundred'],
  ])('%i', (number, zh, en) => {
    expect(sayNumber(number)).toEqual({ zh, en })
  })

  it.each([-1, 1.5, 100_000_000])('refuses %d', (number) => {
    expect(() => sayNumber(number)).toThrow(RangeError)
  })

  it.each([
    [50_000, '五百元', 'five hundred yuan'],
    [30_150, '三百零一元五角', 'three hundred and one yuan and fifty fen'],
    [30_105, '三百零一元零五分', 'three hundred and one yuan and five fen'],
    [12_345, '一百二十三元四角五分', 'one hundred and twenty-three yuan and forty-five fen'],
    [5, '五分', 'five fen'],
  ])('%i fen', (fen, zh, en) => {
    expect(sayMoney(fen)).toEqual({ zh, en })
  })

  it('says days and months in words and digits one by one', () => {
    expect(sayDate('2026-12-10')).toEqual({ zh: '十二月十日', en: 'December ten' })
    expect(sayMonth(2027 * 12)).toEqual({ zh: '一月', en: 'January' })
    expect(spaced('4417')).toBe('4 4 1 7')
  })
})
