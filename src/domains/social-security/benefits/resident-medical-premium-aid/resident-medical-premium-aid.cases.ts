import { cases, denied, granted, needs, type Given } from '#core/benefits/cases.ts'
import { residentMedicalPremiumAid } from './resident-medical-premium-aid.ts'

const onGuarantee: Given = {
  'person.alive': true,
  'person.certificate': 'valid',
  'person.district': 'ninghai',
  'person.insuranceScheme': 'resident',
  'person.assistance': 'minimum-living-guarantee',
  'person.labourCapacityLost': false,
  'person.severeMentalDisorder': false,
}
const notPoor: Given = { ...onGuarantee, 'person.assistance': 'none' }

/** Figures are worked by hand from a premium of 400 元 a year. */
export default cases(residentMedicalPremiumAid, [
  { name: '低保家庭：全额', month: '2026-11', given: onGuarantee, then: granted(40_000) },
  {
    name: '特困：全额',
    month: '2026-11',
    given: { ...onGuarantee, 'person.assistance': 'destitute-support' },
    then: granted(40_000),
  },
  {
    name: '低边家庭：一半',
    month: '2026-11',
    given: { ...onGuarantee, 'person.assistance': 'low-income-margin' },
    then: granted(20_000),
  },
  {
    name: '丧失劳动能力：全额',
    month: '2026-11',
    given: { ...notPoor, 'person.labourCapacityLost': true },
    then: granted(40_000),
  },
  {
    name: '严重精神障碍患者：全额',
    month: '2026-11',
    given: { ...notPoor, 'person.severeMentalDisorder': true },
    then: granted(40_000),
  },
  { name: '不属于补贴对象', month: '2026-11', given: notPoor, then: denied('no-ground-for-premium-aid') },
  {
    name: '参加职工医保',
    month: '2026-11',
    given: { ...onGuarantee, 'person.insuranceScheme': 'employee' },
    then: denied('not-resident-scheme'),
  },
  {
    name: '不知道参加哪种医保：只问这一项',
    month: '2026-11',
    given: { ...onGuarantee, 'person.insuranceScheme': null },
    then: needs('person.insuranceScheme'),
  },
  { name: '制度实施前的缴费季', month: '2020-11', given: onGuarantee, then: denied('not-in-force') },
  { name: '制度实施后、缴费标准尚未公布的年份', month: '2024-11', given: onGuarantee, then: needs() },
  { name: '制度实施后的第一个缴费季，缴费标准未取得', month: '2021-11', given: onGuarantee, then: needs() },
  { name: '取得缴费标准的第一个缴费季：全额', month: '2025-11', given: onGuarantee, then: granted(40_000) },
  {
    name: '取得缴费标准的第一个缴费季，低边家庭：一半',
    month: '2025-11',
    given: { ...onGuarantee, 'person.assistance': 'low-income-margin' },
    then: granted(20_000),
  },
  {
    name: '上月去世',
    month: '2026-11',
    given: { ...onGuarantee, 'person.alive': false },
    then: denied('not-alive'),
  },
  {
    name: '证件已过期',
    month: '2026-11',
    given: { ...onGuarantee, 'person.certificate': 'expired' },
    then: denied('certificate-not-valid'),
  },
  {
    name: '户口已迁出宁波',
    month: '2026-11',
    given: { ...onGuarantee, 'person.district': 'outside' },
    then: denied('hukou-outside-ningbo'),
  },
])
