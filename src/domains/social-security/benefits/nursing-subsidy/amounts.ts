import type { ParameterValue } from '#engine/ast.ts'
import { amount, levelLimit, months, percentage } from '#core/benefits/amount.ts'
import { twoSubsidies } from '../../sources.ts'

const unconfirmed = {
  from: '2022-01-01',
  scope: 'zhejiang',
  source: twoSubsidies,
  checked: false,
} as const satisfies Partial<ParameterValue>

/** 护理补贴标准, fen a month, by care level; 待核实. Raising a standard means adding one line here; nothing else changes. */
export const careLevelOne = amount({
  id: 'nursing-subsidy.level-one',
  label: { zh: '护理补贴一档标准', en: 'Nursing subsidy, care level one' },
  values: [{ value: 50_000, ...unconfirmed }],
})

export const careLevelTwo = amount({
  id: 'nursing-subsidy.level-two',
  label: { zh: '护理补贴二档标准', en: 'Nursing subsidy, care level two' },
  values: [{ value: 25_000, ...unconfirmed }],
})

export const careLevelThree = amount({
  id: 'nursing-subsidy.level-three',
  label: { zh: '护理补贴三档标准', en: 'Nursing subsidy, care level three' },
  values: [{ value: 12_500, ...unconfirmed }],
})

/** What is added for somebody in residential care. */
export const residentialUplift = percentage({
  id: 'nursing-subsidy.residential-uplift',
  label: { zh: '寄宿托养上浮比例', en: 'Uplift in residential care' },
  values: [{ value: 50, ...unconfirmed }],
})

/** Up to which level intellectual and mental disability is covered beyond levels one and two. */
export const extendedLevel = levelLimit({
  id: 'nursing-subsidy.extended-level',
  label: {
    zh: '智力、精神残疾人护理补贴放宽到的等级',
    en: 'Highest level number with a nursing subsidy for intellectual and mental disability',
  },
  values: [{ value: 3, ...unconfirmed }],
})

export const longTerm = months({
  id: 'nursing-subsidy.long-term',
  label: { zh: '长期照护的最短时间', en: 'Shortest need that counts as long-term' },
  values: [{ value: 6, ...unconfirmed }],
})

export const nursingAmounts = [
  careLevelOne,
  careLevelTwo,
  careLevelThree,
  residentialUplift,
  extendedLevel,
  longTerm,
]
