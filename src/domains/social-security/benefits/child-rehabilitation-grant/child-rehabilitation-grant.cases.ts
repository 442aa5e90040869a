import { cases, denied, granted, needs, type Given } from '#core/benefits/cases.ts'
import { childRehabilitationGrant } from './child-rehabilitation-grant.ts'

const young: Given = {
  'person.alive': true,
  'person.district': 'fenghua',
  'person.birthDate': '2022-03-08',
  'person.certificate': 'valid',
  'person.childDiagnosis': false,
  'person.trainingFee': 150_000,
}
const dear: Given = { ...young, 'person.trainingFee': 260_000 }
const older: Given = { ...dear, 'person.birthDate': '2014-03-08' }

/** Figures are worked by hand: at most 2,000 元 a month before the seventh birthday and 1,000 元 after it. */
export default cases(childRehabilitationGrant, [
  { name: '四岁，训练费 1500 元：全额', month: '2026-11', given: young, then: granted(150_000) },
  { name: '四岁，训练费 2600 元：到上限', month: '2026-11', given: dear, then: granted(200_000) },
  { name: '十二岁，训练费 2600 元：到上限', month: '2026-11', given: older, then: granted(100_000) },
  {
    name: '没有残疾人证，有医院诊断',
    month: '2026-11',
    given: { ...young, 'person.certificate': 'none', 'person.childDiagnosis': true },
    then: granted(150_000),
  },
  {
    name: '没有残疾人证，也没有诊断',
    month: '2026-11',
    given: { ...young, 'person.certificate': 'none' },
    then: denied('neither-certificate-nor-diagnosis'),
  },
  {
    name: '当月没有训练',
    month: '2026-11',
    given: { ...young, 'person.trainingFee': 0 },
    then: denied('no-training-fee'),
  },
  {
    name: '在训练，不知道费用：只问这一项',
    month: '2026-11',
    given: { ...young, 'person.trainingFee': null },
    then: needs('person.trainingFee'),
  },
  {
    name: '本月满 7 周岁：本月仍按学龄前',
    month: '2026-11',
    given: { ...dear, 'person.birthDate': '2019-11-15' },
    then: granted(200_000),
  },
  {
    name: '上月满 7 周岁：按学龄',
    month: '2026-12',
    given: { ...dear, 'person.birthDate': '2019-11-15' },
    then: granted(100_000),
  },
  {
    name: '本月满 18 周岁：发到当月',
    month: '2026-11',
    given: { ...older, 'person.birthDate': '2008-11-15' },
    then: granted(100_000),
  },
  {
    name: '上月满 18 周岁',
    month: '2026-12',
    given: { ...older, 'person.birthDate': '2008-11-15' },
    then: denied('of-age'),
  },
  {
    name: '条例施行前一个月',
    month: '2009-12',
    given: { ...young, 'person.birthDate': '2005-03-08' },
    then: denied('not-in-force'),
  },
  {
    name: '条例施行后、补助标准未取得的第一个月',
    month: '2010-01',
    given: { ...young, 'person.birthDate': '2005-03-08' },
    then: needs(),
  },
  { name: '补助标准未取得的最后一个月，学龄前', month: '2024-12', given: dear, then: needs() },
  { name: '补助标准未取得的最后一个月，学龄', month: '2024-12', given: older, then: needs() },
  { name: '取得补助标准的第一个月，学龄前', month: '2025-01', given: dear, then: granted(200_000) },
  { name: '取得补助标准的第一个月，学龄', month: '2025-01', given: older, then: granted(100_000) },
  {
    name: '上月去世',
    month: '2026-11',
    given: { ...young, 'person.alive': false },
    then: denied('not-alive'),
  },
  {
    name: '户口已迁出宁波',
    month: '2026-11',
    given: { ...young, 'person.district': 'outside' },
    then: denied('hukou-outside-ningbo'),
  },
])
