import { expect, test } from 'vitest'
import { atLeast, between, exactly } from '#law/target.ts'
import { figuresIn, figuresOf, standsIn, statesValue } from './figures.ts'

test('the figures of a sentence keep their sign', () => {
  expect(figuresIn('比例为1.5%，每日加收5‰，7日内至多3倍。')).toEqual(['1.5%', '5‰', '7', '3'])
})

test.each([
  ['15', '自接到之日起十五个工作日内'],
  ['1.5', '最低标准一点五倍以下'],
  ['40%', '最低工资的百分之四十至百分之五十'],
  ['5‰', '按日加收千分之五'],
  ['1.5%', '不低于总数的 1.5％'],
  ['10万', '服务10萬人次以上'],
  ['2000', '培训2,000人次'],
])('%s stands in “%s”', (figure, passage) => {
  expect(standsIn(passage, figure)).toBe(true)
})

test.each([
  ['5', '十五日内'],
  ['15', '一百一十五日内'],
  ['5', '1.5倍'],
  ['4%', '百分之四十'],
  ['95', '1950册'],
  ['1', '1万人次'],
])('%s does not stand in “%s”', (figure, passage) => {
  expect(standsIn(passage, figure)).toBe(false)
})

test('a goal is looked for the way plans write figures', () => {
  expect(figuresOf(atLeast(95, 'percent'))).toEqual(['95%'])
  expect(figuresOf(atLeast(100_000, 'person-times', { per: 'year' }))).toEqual(['10万'])
  expect(figuresOf(between(60, 100, 'persons'))).toEqual(['60', '100'])
  expect(figuresOf(exactly(12, 'months'))).toEqual(['1年'])
  expect(figuresOf(atLeast(1, 'events', { per: 'four-years' }))).toEqual(['1', '4年'])
})

test.each([
  [150, 'percent', '借期一点五倍以下'],
  [150, 'percent', '押金的百分之一百五十'],
  [100, 'percent', '工本费全额减免'],
  [3, 'times', '以三倍为限'],
  [3, 'times', '以 3 倍为限'],
  [62_000, 'fen', '每年六百二十元'],
  [100_500, 'fen', '每月1,005元'],
  [20_000_000, 'fen', '不超过20万元'],
  [12, 'months', '十二个月内'],
  [24, 'months', '两年以内'],
  [2, 'times', '工本费的\n两倍'],
  [60, 'years', '年满六十周岁'],
  [2, 'level', '二级以上'],
] as const)('%i (%s) is stated by “%s”', (value, unit, passage) => {
  expect(statesValue(passage, value, unit)).toBe(true)
})

test.each([
  [150, 'percent', '借期十一点五倍'],
  [100, 'percent', '工本费百分之五十'],
  [3, 'times', '以十三倍为限，每次3册'],
  [3, 'times', '第三次'],
  [62_000, 'fen', '每年620册'],
  [6, 'months', '六天内'],
  [2, 'level', '两级'],
] as const)('%i (%s) is not stated by “%s”', (value, unit, passage) => {
  expect(statesValue(passage, value, unit)).toBe(false)
})
