import { cases, denied, granted, needs, type Given } from '#core/benefits/cases.ts'
import { medicalAssistance } from './medical-assistance.ts'

const onGuarantee: Given = {
  'person.alive': true,
  'person.district': 'zhenhai',
  'person.assistance': 'minimum-living-guarantee',
  'person.medicalBills': 321_000,
}
const inMargin: Given = { ...onGuarantee, 'person.assistance': 'low-income-margin' }
const destitute: Given = { ...onGuarantee, 'person.assistance': 'destitute-support' }

/** Figures are worked by hand from bills of 3,210 元: 80 % is 2,568 元, 70 % is 2,247 元. */
export default cases(medicalAssistance, [
  { name: '低保家庭：八成', month: '2026-11', given: onGuarantee, then: granted(256_800) },
  { name: '低边家庭：七成', month: '2026-11', given: inMargin, then: granted(224_700) },
  { name: '特困：全部', month: '2026-11', given: destitute, then: granted(321_000) },
  {
    name: '不属于这三类家庭',
    month: '2026-11',
    given: { ...onGuarantee, 'person.assistance': 'none' },
    then: denied('in-none-of-the-groups'),
  },
  {
    name: '当月没有自己负担的医疗费',
    month: '2026-11',
    given: { ...onGuarantee, 'person.medicalBills': 0 },
    then: denied('no-medical-bills'),
  },
  {
    name: '看了病，账还没结：只问这一项',
    month: '2026-11',
    given: { ...onGuarantee, 'person.medicalBills': null },
    then: needs('person.medicalBills'),
  },
  { name: '条例施行前一个月', month: '2014-10', given: onGuarantee, then: denied('not-in-force') },
  { name: '条例施行后、救助比例未取得的第一个月', month: '2014-11', given: onGuarantee, then: needs() },
  { name: '救助比例未取得的最后一个月，低保', month: '2024-12', given: onGuarantee, then: needs() },
  { name: '救助比例未取得的最后一个月，低边', month: '2024-12', given: inMargin, then: needs() },
  { name: '救助比例未取得的最后一个月，特困', month: '2024-12', given: destitute, then: needs() },
  { name: '取得救助比例的第一个月，低保', month: '2025-01', given: onGuarantee, then: granted(256_800) },
  { name: '取得救助比例的第一个月，低边', month: '2025-01', given: inMargin, then: granted(224_700) },
  { name: '取得救助比例的第一个月，特困', month: '2025-01', given: destitute, then: granted(321_000) },
  {
    name: '上月去世',
    month: '2026-11',
    given: { ...onGuarantee, 'person.alive': false },
    then: denied('not-alive'),
  },
  {
    name: '户口已迁出宁波',
    month: '2026-11',
    given: { ...onGuarantee, 'person.district': 'outside' },
    then: denied('hukou-outside-ningbo'),
  },
])
