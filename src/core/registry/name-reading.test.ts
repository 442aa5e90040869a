import { expect, test } from 'vitest'
import { foldReading, readingsOf } from './name-reading.ts'

test.each([
  ['单小明', 'shan xiao ming'],
  ['仇英', 'qiu ying'],
  ['区海', 'ou hai'],
  ['曾国', 'zeng guo'],
  ['解放', 'xie fang'],
  ['尉迟恭', 'yu chi gong'],
  ['万俟卨', 'mo qi xie'],
  ['查良镛', 'zha liang yong'],
  ['吕布', 'lv bu'],
  ['一不', 'yi bu'],
])('姓氏按姓的读音：%s 读 %s', (name, reading) => {
  expect(readingsOf(name)[0]).toBe(reading)
})

test('多音字的别的读音也收，最常用的在前，总数有限', () => {
  expect(readingsOf('王重阳')).toEqual(['wang zhong yang', 'wang chong yang'])
  expect(readingsOf('单小明')).toContain('dan xiao ming')
  expect(readingsOf('乐乐乐乐乐').length).toBe(12)
  expect(new Set(readingsOf('乐乐乐乐乐')).size).toBe(12)
})

test('间隔号、问号和字母不算音节，没有汉字就没有读音', () => {
  expect(readingsOf('买买提·艾力')[0]).toBe('mai mai ti ai li')
  expect(readingsOf('王?')).toContain('wang')
  expect(readingsOf('ANNA')).toEqual([])
})

test.each([
  ['Lǚ Bù', 'lvbu'],
  ['lyu bu', 'lvbu'],
  ['LvBu', 'lvbu'],
  ["xi'an", 'xian'],
  ['zhāng sān', 'zhangsan'],
  ['lin yu', 'linyu'],
  ['LINYU', 'linyu'],
  ['nyu ying', 'nvying'],
  ['zhanglyu', 'zhanglv'],
])('输入 %s 按 %s 找', (typed, folded) => {
  expect(foldReading(typed)).toBe(folded)
})
