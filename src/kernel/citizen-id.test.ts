import { describe, expect, it } from 'vitest'
import { checkCharacter, parseCitizenId } from './citizen-id.ts'

describe('a number that can be read', () => {
  it.each([
    ['11010519491231002X', '11010519491231002X', '1949-12-31', 'female'],
    ['440524188001010014', '440524188001010014', '1880-01-01', 'male'],
    ["'11010519491231002x", '11010519491231002X', '1949-12-31', 'female'],
    [' 110105 19491231 002× ', '11010519491231002X', '1949-12-31', 'female'],
    ['１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X', '1949-12-31', 'female'],
    ['11010519491231002х', '11010519491231002X', '1949-12-31', 'female'], // Cyrillic х
    ['\u200b11010519491231002X\u00a0', '11010519491231002X', '1949-12-31', 'female'],
  ])('%j', (raw, value, birthOn, sex) => {
    expect(parseCitizenId(raw)).toEqual({ ok: true, value, birthOn, sex })
  })

  it('may begin with a place long abolished or in no table: the prefix is not read', () => {
    for (const prefix of ['330204', '330227', '330283', '000000']) {
      const digits = `${prefix}19900307123`
      expect(parseCitizenId(digits + checkCharacter(digits))).toMatchObject({
        ok: true,
        birthOn: '1990-03-07',
      })
    }
  })

  it('may be born on a leap day', () => {
    const born = (on: string) => parseCitizenId(`330203${on}123${checkCharacter(`330203${on}123`)}`)
    expect(born('20000229')).toMatchObject({ ok: true, birthOn: '2000-02-29' })
    expect(born('19000229')).toMatchObject({ ok: false, code: 'birth-date' })
  })
})

describe('a number that cannot', () => {
  it.each([
    ['110105194912310021', 'checksum'],
    ['110105194912310012X', 'length'],
    ['1101051949123100', 'length'],
    ['', 'length'],
    ['1101051949123X002X', 'characters'],
    ['11010519491231002A', 'characters'],
    ['身份证', 'characters'],
    ['11010519491331002X', 'birth-date'],
    ['330203199001010000', 'precision-loss'],
    ['3.30203E+17', 'precision-loss'],
    ['3.30203199001010E17', 'precision-loss'],
    ['110105491231002', 'fifteen-digit'],
  ])('%j: %s', (raw, code) => {
    expect(parseCitizenId(raw)).toMatchObject({ ok: false, code })
  })

  it('proposes the present form of an old number, and none when its date does not exist', () => {
    expect(parseCitizenId('110105491231002')).toMatchObject({ suggestion: '11010519491231002X' })
    expect(parseCitizenId('110105491331002')).not.toHaveProperty('suggestion')
  })
})

describe('a true number ending in 000', () => {
  const seventeen = Array.from(
    { length: 28 },
    (_, day) => `330203199001${String(day + 1).padStart(2, '0')}100`,
  )
  const number = `${seventeen.find((digits) => checkCharacter(digits) === '0')}0`

  it('is held back until a person has compared it with the card, and then taken', () => {
    expect(parseCitizenId(number)).toMatchObject({ ok: false, code: 'precision-loss' })
    expect(parseCitizenId(number, { confirmed: true })).toMatchObject({ ok: true, value: number })
  })

  it('still has to pass its check character', () => {
    expect(parseCitizenId('330203199001010000', { confirmed: true })).toMatchObject({
      ok: false,
      code: 'checksum',
    })
  })
})

it('notices any one digit changed and any two neighbours swapped', () => {
  const number = '440524188001010014'
  for (let at = 0; at < 17; at++) {
    const [digit, next] = [number.charAt(at), number.charAt(at + 1)]
    for (const other of '0123456789')
      if (other !== digit)
        expect(parseCitizenId(number.slice(0, at) + other + number.slice(at + 1)).ok).toBe(false)
    if (digit !== next)
      expect(parseCitizenId(number.slice(0, at) + next + digit + number.slice(at + 2)).ok).toBe(false)
  }
})

it('makes a check character of 17 digits only', () => {
  expect(() => checkCharacter('1101051949123100')).toThrow()
  expect(() => checkCharacter('1101051949123100X')).toThrow()
})
