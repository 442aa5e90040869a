import { describe, expect, it } from 'vitest'
import { type Dated, faultsInDated, valueOn } from './dated.ts'

const source = 'invented-notice'
const fee: Dated<number> = [
  { from: '2020-01-01', value: 100, source },
  { from: '2022-07-01', until: '2023-01-01', value: 200, source },
  { from: '2024-01-01', value: 300, source, checked: true },
]

describe('valueOn', () => {
  it.each([
    ['2019-12-31', undefined],
    ['2020-01-01', 100],
    ['2022-06-30', 100],
    ['2022-07-01', 200],
    ['2022-12-31', 200],
    ['2023-01-01', undefined],
    ['2023-12-31', undefined],
    ['2024-01-01', 300],
    ['2099-01-01', 300],
  ])('on %s is %s', (date, value) => {
    expect(valueOn(fee, date)?.value).toBe(value)
  })

  it('carries its source, so that an amount never travels without it', () => {
    expect(valueOn(fee, '2024-05-01')).toEqual({ from: '2024-01-01', value: 300, source, checked: true })
  })
})

describe('faultsInDated', () => {
  it('finds none in a sound list, gaps and touching ends included', () => {
    expect(faultsInDated(fee)).toEqual([])
    expect(
      faultsInDated([
        { from: '2020-01-01', until: '2021-01-01', value: 1, source },
        { from: '2021-01-01', value: 2, source },
      ]),
    ).toEqual([])
  })

  it('names an entry that overlaps, repeats, runs backwards, is empty or has no date', () => {
    const value = 0
    expect(
      faultsInDated([
        { from: '2020-01-01', until: '2021-06-01', value, source },
        { from: '2021-05-31', value, source },
        { from: '2021-05-31', value, source },
        { from: '2020-12-31', value, source },
        { from: '2022-01-01', until: '2022-01-01', value, source },
        { from: '2023-02-29', value, source },
        { from: '2024-01-01', until: '2024-1-31', value, source },
      ]),
    ).toEqual([
      { from: '2021-05-31', fault: 'overlap' },
      { from: '2021-05-31', fault: 'not-ascending' },
      { from: '2020-12-31', fault: 'not-ascending' },
      { from: '2022-01-01', fault: 'empty' },
      { from: '2023-02-29', fault: 'not-a-date' },
      { from: '2024-01-01', fault: 'not-a-date' },
    ])
  })
})
