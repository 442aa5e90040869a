import { expect, it } from 'vitest'
import { parseCreditCode } from './credit-code.ts'

it.each(['11100000000013338W', '11430000006122244L', '53330200MJ8959573D'])('reads %s', (value) => {
  expect(parseCreditCode(value)).toEqual({ ok: true, value })
})

it('reads full-width, lower case and spaces', () => {
  expect(parseCreditCode(' 53330200 mj8959573Ｄ')).toEqual({ ok: true, value: '53330200MJ8959573D' })
})

it.each([
  ['11100000000013338X', 'checksum'],
  ['53330200MJ8959537D', 'checksum'],
  ['53330200MJ895957D', 'length'],
  ['', 'length'],
  ['5333O200MJ8959573D', 'characters'],
  ['53330200-MJ8959573', 'characters'],
  ['913302031440000000', 'precision-loss'],
  ['9.13302E+17', 'precision-loss'],
])('refuses "%s": %s', (raw, code) => {
  expect(parseCreditCode(raw)).toMatchObject({ ok: false, code })
})
