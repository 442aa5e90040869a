import { expect, test } from 'vitest'
import { findSurname } from './surname.ts'

test.each([
  ['王小明', '王'],
  ['欧阳兰', '欧阳'],
  ['欧 阳 兰', '欧阳'],
  ['欧阳', '欧'],
  ['阿依古丽·买买提', undefined],
  ['王*明', undefined],
  ['Smith', undefined],
  ['王', undefined],
])('the surname of %s is %s', (name, surname) => {
  expect(findSurname(name)).toBe(surname)
})
