import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openIdentity } from './identity.ts'

const keys = { blindIndex: randomBytes(32), encryption: randomBytes(32) }
const identity = openIdentity(keys)
const number = '11010519491231002X'

test('封存的号码用同一把钥匙读得回来，不含原文', () => {
  const sealed = identity.seal('citizen-id', number)
  expect(identity.open('citizen-id', sealed)).toBe(number)
  expect(sealed.includes(number)).toBe(false)
})

test('同一个号码每次封存相同，不同的人的同一个电话不同', () => {
  expect(identity.seal('citizen-id', number)).toEqual(identity.seal('citizen-id', number))
  const ofOne = identity.seal('phone', '19900001001', 'a')
  expect(identity.seal('phone', '19900001001', 'b')).not.toEqual(ofOne)
})

test('改动一位、换一栏、换一把钥匙都读不出来', () => {
  const sealed = identity.seal('citizen-id', number)
  const altered = Buffer.from(sealed)
  altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1
  expect(() => identity.open('citizen-id', altered)).toThrow()
  expect(() => identity.open('phone', sealed)).toThrow()
  const other = openIdentity({ ...keys, encryption: randomBytes(32) })
  expect(() => other.open('citizen-id', sealed)).toThrow()
})

test('摘要分种类，换一把钥匙就对不上', () => {
  const digest = identity.digest('citizen-id', number)
  expect(identity.digest('certificate-number', number)).not.toEqual(digest)
  expect(openIdentity({ ...keys, blindIndex: randomBytes(32) }).digest('citizen-id', number)).not.toEqual(
    digest,
  )
})

test('户号里的空格和全角不改变是哪一户', () => {
  expect(identity.householdId('ＨＳ 0001')).toBe(identity.householdId('HS0001'))
  expect(identity.householdId('HS0001')).not.toBe(identity.householdId('HS0002'))
})
