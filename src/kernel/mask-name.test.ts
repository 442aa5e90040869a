import { expect, test } from 'vitest'
import { maskName } from './mask-name.ts'

test.each([
  ['张三', '张*', '张某'],
  ['张小三', '张**', '张某某'],
  ['欧阳建国', '欧阳**', '欧阳某某'],
  ['欧阳', '欧*', '欧某'],
  ['张 三', '张*', '张某'],
  ['𬱖文明', '𬱖**', '𬱖某某'],
  ['买买提·吐尔逊', '买**', '买某某'],
  ['John Smith', 'J**', 'J某某'],
  ['单', '*', '某'],
  ['', '*', '某'],
])('of %s the surname stays: %s, %s', (name, star, someone) => {
  expect(maskName(name, 'star')).toBe(star)
  expect(maskName(name, 'someone')).toBe(someone)
})
