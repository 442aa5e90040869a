import { expect, test } from 'vitest'
import { parseDistrict, parseTownship } from './region-words.ts'

test.each([
  ['海曙区', 'haishu'],
  ['海曙', 'haishu'],
  ['宁波市海曙区', 'haishu'],
  ['浙江省宁波市 余姚市', 'yuyao'],
  ['市外', 'outside'],
  ['宁波市外', 'outside'],
  ['江东区', undefined], // abolished in 2016
  ['南门街道', undefined],
])('区县“%s”', (words, id) => {
  expect(parseDistrict(words)).toBe(id)
})

test.each(['石碶街道', '石碶', '海曙区石碶街道'])('街镇“%s”', (words) => {
  expect(parseTownship(words, 'haishu')).toEqual({ ok: true, id: 't-330203009' })
})

test('写错一个字的街镇给出相近的名称', () => {
  expect(parseTownship('石契街道', 'haishu')).toEqual({ ok: false, near: ['石碶街道'] })
})

test('别的区县的街镇说出在哪里', () => {
  expect(parseTownship('姜山镇', 'haishu')).toMatchObject({ ok: false, liesIn: '鄞州区' })
})

test('统计用区不是户籍地', () => {
  expect(parseTownship('保税区', 'beilun')).toMatchObject({ ok: false })
})
