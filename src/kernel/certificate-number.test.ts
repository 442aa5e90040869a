import { describe, expect, it } from 'vitest'
import { parseCertificateNumber } from './certificate-number.ts'

const citizenId = '11010519491231002X'

describe('a number that can be read', () => {
  it('gives the citizen number, category and level', () => {
    expect(parseCertificateNumber(`${citizenId}41`)).toEqual({
      ok: true,
      value: `${citizenId}41`,
      citizenId,
      birthOn: '1949-12-31',
      sex: 'female',
      category: 4,
      level: 1,
      reissue: 0,
    })
  })

  it.each([
    ['11010519491231002X44B2', 4, 4, 2, '11010519491231002X44B2'],
    ['11010519491231002x44b12', 4, 4, 12, '11010519491231002X44B12'],
    ['11010519491231002X44B02', 4, 4, 2, '11010519491231002X44B2'],
    [' 110105 19491231 002× 71', 7, 1, 0, '11010519491231002X71'],
    ['１１０１０５１９４９１２３１００２Ｘ５３Ｂ１', 5, 3, 1, '11010519491231002X53B1'],
  ])('%s', (raw, category, level, reissue, value) => {
    expect(parseCertificateNumber(raw)).toMatchObject({
      ok: true,
      citizenId,
      category,
      level,
      reissue,
      value,
    })
  })
})

describe('a number that cannot', () => {
  it.each([
    ['11010519491231002X81', 'category'],
    ['11010519491231002X01', 'category'],
    ['11010519491231002X45', 'level'],
    ['11010519491231002X40', 'level'],
    ['11010519491231002X48', 'level'],
    ['11010519491231002X05', 'category'],
    ['11010519491231002X', 'form'],
    ['11010519491231002X4', 'form'],
    ['11010519491231002X411', 'form'],
    ['11010519491231002X41B', 'form'],
    ['11010519491231002X41B0', 'form'],
    ['11010519491231002X41B100', 'form'],
    ['11010519491231002X41C1', 'form'],
    ['', 'form'],
    ['11010519491231002141', 'checksum'],
    ['11010519491331002X41', 'birth-date'],
    ['33020319900101000000', 'precision-loss'],
    ['3.30203E+19', 'precision-loss'],
    ['33020319900101000041', 'precision-loss'],
  ])('%s: %s', (raw, code) => {
    expect(parseCertificateNumber(raw)).toMatchObject({ ok: false, code })
  })
})
