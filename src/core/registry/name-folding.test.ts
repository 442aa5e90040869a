import { expect, test } from 'vitest'
import { compareNames, foldName } from './name-folding.ts'

test.each([
  ['王秀英', '王秀英', 'same'],
  ['王 秀 英', '王秀英', 'same'],
  ['王秀英　', ' 王秀英', 'same'],
  ['买买提·艾力', '买买提•艾力', 'same'],
  ['买买提.艾力', '买买提艾力', 'same'],
  ['ＡＮＮＡ王', 'anna王', 'same'],
  ['陳國華', '陈国华', 'variant'],
  ['李昇', '李升', 'variant'],
  ['王喆', '王哲', 'variant'],
  ['仇䶮', '仇?', 'unreadable'],
  ['仇䶮', '仇YAN', 'unreadable'],
  ['仇䶮', '仇(yan)', 'unreadable'],
  ['陳䶮', '陈□', 'unreadable'],
  ['王?', '王＊', 'unreadable'],
  ['', '王秀英', 'unreadable'],
  ['王秀英', '王秀芳', 'different'],
  ['王秀英', '王秀', 'different'],
  ['王秀英', '英秀王', 'different'],
  ['王??', '李秀英', 'different'],
  ['?', '王', 'different'],
  ['余华', '佘华', 'different'],
])('户名 %s 与 %s：%s', (one, other, expected) => {
  expect(compareNames(one, other)).toBe(expected)
  expect(compareNames(other, one)).toBe(expected)
})

test('增补区的字是一个字', () => {
  expect(foldName('𠮷 田')).toBe('𠮷田')
  expect(compareNames('𠮷田', '?田')).toBe('unreadable')
})
