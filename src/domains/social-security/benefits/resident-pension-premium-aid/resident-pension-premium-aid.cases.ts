import { cases, denied, granted, needs, type Given } from '#core/benefits/cases.ts'
import { residentPensionPremiumAid } from './resident-pension-premium-aid.ts'

const severe: Given = {
  'person.alive': true,
  'person.certificate': 'valid',
  'person.district': 'beilun',
  'person.level': 1,
  'person.residentPension': true,
  'person.birthDate': '1980-05-20',
}

/** Figures are worked by hand: the lowest step of 100 元 a year, paid in full. */
export default cases(residentPensionPremiumAid, [
  { name: '一级，参加居民养老保险：全额代缴', month: '2026-11', given: severe, then: granted(10_000) },
  {
    name: '二级',
    month: '2026-11',
    given: { ...severe, 'person.level': 2 },
    then: granted(10_000),
  },
  {
    name: '三级：不属于重度',
    month: '2026-11',
    given: { ...severe, 'person.level': 3 },
    then: denied('not-severe'),
  },
  {
    name: '没有参加居民养老保险',
    month: '2026-11',
    given: { ...severe, 'person.residentPension': false },
    then: denied('not-in-resident-pension'),
  },
  {
    name: '不知道参加没参加：只问这一项',
    month: '2026-11',
    given: { ...severe, 'person.residentPension': null },
    then: needs('person.residentPension'),
  },
  {
    name: '缴费月最后一天满 16 周岁',
    month: '2026-11',
    given: { ...severe, 'person.birthDate': '2010-11-30' },
    then: granted(10_000),
  },
  {
    name: '缴费月过后才满 16 周岁',
    month: '2026-11',
    given: { ...severe, 'person.birthDate': '2010-12-01' },
    then: denied('too-young-for-pension-premium'),
  },
  {
    name: '缴费月第二天满 60 周岁：当月第一天仍在缴费年龄',
    month: '2026-11',
    given: { ...severe, 'person.birthDate': '1966-11-02' },
    then: granted(10_000),
  },
  {
    name: '缴费月第一天满 60 周岁',
    month: '2026-11',
    given: { ...severe, 'person.birthDate': '1966-11-01' },
    then: denied('draws-the-pension'),
  },
  { name: '第一个缴费年', month: '2025-11', given: severe, then: granted(10_000) },
  {
    name: '第一个缴费年，刚满 16 周岁',
    month: '2025-11',
    given: { ...severe, 'person.birthDate': '2009-11-30' },
    then: granted(10_000),
  },
  { name: '取得标准以前的缴费年', month: '2024-11', given: severe, then: denied('not-in-force') },
  {
    name: '上月去世',
    month: '2026-11',
    given: { ...severe, 'person.alive': false },
    then: denied('not-alive'),
  },
  {
    name: '证件已过期',
    month: '2026-11',
    given: { ...severe, 'person.certificate': 'expired' },
    then: denied('certificate-not-valid'),
  },
  {
    name: '户口已迁出宁波',
    month: '2026-11',
    given: { ...severe, 'person.district': 'outside' },
    then: denied('hukou-outside-ningbo'),
  },
])
