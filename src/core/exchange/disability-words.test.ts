import { expect, test } from 'vitest'
import { parseCategoryCell, parseLevelCell } from './disability-words.ts'

test.each([
  ['肢体', { category: 'physical', components: ['physical'] }],
  ['肢体残疾', { category: 'physical', components: ['physical'] }],
  ['4', { category: 'physical', components: ['physical'] }],
  ['智力残疾人', undefined],
  ['肢体二级', { category: 'physical', components: ['physical'], level: 2 }],
  ['精神残疾叁级', { category: 'mental', components: ['mental'], level: 3 }],
  ['肢体、视力', { category: 'multiple', components: ['physical', 'visual'] }],
  ['多重（智力，言语）', { category: 'multiple', components: ['intellectual', 'speech'] }],
  ['多重', { category: 'multiple', components: [] }],
  ['8', undefined],
  ['肢残加', undefined],
])('类别“%s”', (words, expected) => {
  expect(parseCategoryCell(words)).toEqual(expected)
})

test.each([
  ['一级', 1],
  ['壹级', 1],
  ['Ⅰ', 1],
  [' ２ 级', 2],
  ['III', 3],
  ['4', 4],
  ['五级', undefined],
  ['重度', undefined],
])('等级“%s”', (words, expected) => {
  expect(parseLevelCell(words)).toBe(expected)
})
