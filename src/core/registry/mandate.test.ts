import { describe, expect, test } from 'vitest'
import { competingMandates, type Mandate, type MandateCircumstances, mandateStandsOn } from './mandate.ts'

const mandate: Mandate = {
  mandateId: 'm',
  wardId: 1,
  delegateId: 2,
  institutionCode: undefined,
  basis: 'written',
  scopes: ['view', 'apply'],
  from: '2024-01-10',
  until: '2027-01-01',
}
const circumstances: MandateCircumstances = {
  wardBornOn: '2010-03-05',
  wardGoneFrom: undefined,
  delegateGoneFrom: undefined,
  courtSince: undefined,
}

test.each([
  ['开始前一天', '2024-01-09', {}, {}, 'not-begun'],
  ['开始当天', '2024-01-10', {}, {}, { until: '2027-01-01' }],
  ['到期前一天', '2026-12-31', {}, {}, { until: '2027-01-01' }],
  ['到期当天', '2027-01-01', {}, {}, 'ended'],
  ['没有写到期', '2099-01-01', { until: undefined }, {}, { until: undefined }],
  ['父母：十八岁前一天', '2028-03-04', { basis: 'birth', until: undefined }, {}, { until: '2028-03-05' }],
  ['父母：十八岁生日当天', '2028-03-05', { basis: 'birth', until: undefined }, {}, 'of-age'],
  [
    '父母：2 月 29 日生的，平年 2 月 28 日满',
    '2026-02-28',
    { basis: 'birth', until: undefined },
    { wardBornOn: '2008-02-29' },
    'of-age',
  ],
  [
    '父母：2 月 29 日生的，前一天还没有满',
    '2026-02-27',
    { basis: 'birth', until: undefined },
    { wardBornOn: '2008-02-29' },
    { until: '2026-02-28' },
  ],
  [
    '父母：不知道出生日期，谁也不能代办',
    '2025-01-01',
    { basis: 'birth' },
    { wardBornOn: undefined },
    'birth-unknown',
  ],
  ['书面委托不看年龄', '2025-01-01', {}, { wardBornOn: undefined }, { until: '2027-01-01' }],
  ['法院指定的不因成年结束', '2030-01-01', { basis: 'court', until: undefined }, {}, { until: undefined }],
  ['本人去世当天还在', '2025-05-01', {}, { wardGoneFrom: '2025-05-02' }, { until: '2025-05-02' }],
  ['本人去世第二天结束', '2025-05-02', {}, { wardGoneFrom: '2025-05-02' }, 'ward-died'],
  ['代办人去世第二天结束', '2025-05-02', {}, { delegateGoneFrom: '2025-05-02' }, 'delegate-died'],
  ['法院后来另有决定', '2025-06-01', {}, { courtSince: '2025-06-01' }, 'court-changed'],
  ['法院决定的前一天还在', '2025-05-31', {}, { courtSince: '2025-06-01' }, { until: '2025-06-01' }],
  [
    '法院决定本身不结束自己',
    '2025-06-01',
    { basis: 'court', from: '2025-06-01' },
    { courtSince: '2025-06-01' },
    { until: '2027-01-01' },
  ],
  [
    '几样都到了，说最早的一样',
    '2028-01-01',
    {},
    { wardGoneFrom: '2025-05-02', courtSince: '2025-06-01' },
    'ward-died',
  ],
] as const)('%s', (_, day, given, differing, expected) => {
  const told = mandateStandsOn({ ...mandate, ...given }, { ...circumstances, ...differing }, day)
  expect(told).toEqual(
    typeof expected === 'string' ? { stands: false, because: expected } : { stands: true, ...expected },
  )
})

describe('可能互相冲突的代办', () => {
  const other: Mandate = { ...mandate, mandateId: 'n', delegateId: 3 }
  const pairs = (...all: Mandate[]) =>
    competingMandates(all).map((pair) => pair.map(({ mandateId }) => mandateId))
  const money = { scopes: ['receive-money'] } as const

  test('两个人都代领钱、父母和法院指定的人，列出来给人看', () => {
    expect(pairs({ ...mandate, ...money }, { ...other, ...money })).toEqual([['m', 'n']])
    expect(pairs({ ...mandate, basis: 'birth' }, { ...other, basis: 'court' })).toEqual([['m', 'n']])
  })

  test('父母两人、各管一样、同一个人两份、两个不同的本人，都不冲突', () => {
    expect(pairs({ ...mandate, basis: 'birth' }, { ...other, basis: 'birth' })).toEqual([])
    expect(pairs({ ...mandate, ...money }, other)).toEqual([])
    expect(pairs({ ...mandate, ...money }, { ...other, ...money, delegateId: 2 })).toEqual([])
    expect(pairs({ ...mandate, ...money }, { ...other, ...money, wardId: 9 })).toEqual([])
    const institution = { ...money, delegateId: undefined, institutionCode: 'A' }
    expect(pairs({ ...mandate, ...institution }, { ...other, ...institution, institutionCode: 'B' })).toEqual(
      [['m', 'n']],
    )
  })
})
