import { expect, test } from 'vitest'
import { readAccountNumber } from './account-number.ts'

// The check digit makes the last of these ten valid.
const card = '6222020200112233445'
const valid = Array.from({ length: 10 }, (_, digit) => `${card.slice(0, 18)}${digit}`).filter(
  (number) => readAccountNumber(number).ok,
)

test('银行卡号的末位校验：十个里只有一个对', () => {
  expect(valid).toHaveLength(1)
  const [right = ''] = valid
  const wrong = `${right.slice(0, 10)}${(Number(right[10]) + 1) % 10}${right.slice(11)}`
  expect(readAccountNumber(wrong)).toMatchObject({ ok: false, code: 'check-digit' })
  const swapped = `${right.slice(0, 8)}${right[9]}${right[8]}${right.slice(10)}`
  expect(right[8] === right[9] || !readAccountNumber(swapped).ok).toBe(true)
  expect(readAccountNumber(wrong, { confirmed: true })).toMatchObject({ ok: true })
})

test.each([
  ['空格和短横', '3901 0100-0123 4567 8', '39010100012345678'],
  ['全角', '３９０１０１０００１２３４５６７８', '39010100012345678'],
  ['存折号不验末位', '39010100012345678', '39010100012345678'],
])('%s', (_, typed, value) => {
  expect(readAccountNumber(typed)).toEqual({ ok: true, value, lastFour: value.slice(-4) })
})

test.each([
  ['太短', '123456789', 'form'],
  ['有字母', '6222O20200112233', 'form'],
  ['被表格软件改成 0', '6222020200112230000', 'precision-loss'],
  ['科学记数', '6.22202E+18', 'precision-loss'],
  ['空', '', 'form'],
])('%s，不收', (_, typed, code) => {
  expect(readAccountNumber(typed)).toMatchObject({ ok: false, code })
})

test('真的以 0 结尾的，写明已核对就收', () => {
  expect(readAccountNumber('390101000123400000', { confirmed: true })).toMatchObject({
    ok: true,
    lastFour: '0000',
  })
})
