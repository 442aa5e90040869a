import { cases, denied, granted, needs, notApplicable, type Given } from '#core/benefits/cases.ts'
import { livingSubsidy } from './living-subsidy.ts'

const onGuarantee: Given = {
  'person.alive': true,
  'person.certificate': 'valid',
  'person.district': 'haishu',
  'person.level': 3,
  'person.categories': ['physical'],
  'person.assistance': 'minimum-living-guarantee',
  'person.incomePerHead': 60_000,
  'person.incomeExceededSince': notApplicable,
  'person.otherHardship': false,
  'person.workInjuryCare': false,
  'person.imprisoned': false,
  'person.orphanAllowance': false,
  'person.childHardshipAllowance': false,
  'person.elderlyLivingAllowance': 0,
}
const phasingOut: Given = {
  ...onGuarantee,
  'person.incomeExceededSince': '2026-03-15',
  'person.incomePerHead': 241_200,
}
const notPoor: Given = {
  ...onGuarantee,
  'person.assistance': 'none',
  'person.incomeExceededSince': notApplicable,
}

/** Written with, and readable by, the people who administer the subsidy. Figures are worked by hand: 1,005 × 30 % = 301.50 元. */
export default cases(livingSubsidy, [
  { name: '低保家庭', month: '2026-11', given: onGuarantee, then: granted(30_150) },
  {
    name: '低边家庭',
    month: '2026-11',
    given: { ...onGuarantee, 'person.assistance': 'low-income-margin' },
    then: granted(30_150),
  },
  { name: '制度实施的第一个月', month: '2022-01', given: onGuarantee, then: granted(30_150) },
  { name: '制度实施前一个月', month: '2021-12', given: onGuarantee, then: denied('not-in-force') },
  { name: '不属于困难家庭', month: '2026-11', given: notPoor, then: denied('not-in-hardship') },
  {
    name: '民政认定的其他困难残疾人',
    month: '2026-11',
    given: { ...notPoor, 'person.otherHardship': true },
    then: granted(30_150),
  },
  {
    name: '特困供养：不重复享受',
    month: '2026-11',
    given: { ...onGuarantee, 'person.assistance': 'destitute-support', 'person.otherHardship': true },
    then: denied('in-destitute-support'),
  },
  {
    name: '孤儿：生活补贴不发',
    month: '2026-11',
    given: { ...onGuarantee, 'person.orphanAllowance': true },
    then: denied('orphan-allowance'),
  },
  {
    name: '困境儿童：生活补贴不发',
    month: '2026-11',
    given: { ...onGuarantee, 'person.childHardshipAllowance': true },
    then: denied('child-hardship-allowance'),
  },
  {
    name: '服刑期间',
    month: '2026-11',
    given: { ...onGuarantee, 'person.imprisoned': true },
    then: denied('imprisoned'),
  },
  {
    name: '工伤生活护理费从本月起领取：本月不再发',
    month: '2026-11',
    given: { ...onGuarantee, 'person.workInjuryCare': true },
    opening: { 'person.workInjuryCare': false },
    then: denied('work-injury-care'),
  },
  {
    name: '户口已迁出宁波',
    month: '2026-11',
    given: { ...onGuarantee, 'person.district': 'outside' },
    then: denied('hukou-outside-ningbo'),
  },
  {
    name: '户口本月迁出：迁出当月仍由原地发',
    month: '2026-11',
    given: { ...onGuarantee, 'person.district': 'outside' },
    opening: { 'person.district': 'haishu' },
    then: granted(30_150),
  },
  {
    name: '本月进入低保：本月起发',
    month: '2026-11',
    given: onGuarantee,
    opening: { 'person.assistance': 'none' },
    then: granted(30_150),
  },
  {
    name: '证件月中过期：当月照发',
    month: '2026-11',
    given: { ...onGuarantee, 'person.certificate': 'expired' },
    opening: { 'person.certificate': 'valid' },
    then: granted(30_150),
  },
  {
    name: '证件已过期：下月停发',
    month: '2026-12',
    given: { ...onGuarantee, 'person.certificate': 'expired' },
    then: denied('certificate-not-valid'),
  },
  {
    name: '本月去世：发到当月',
    month: '2026-11',
    given: { ...onGuarantee, 'person.alive': false },
    opening: { 'person.alive': true },
    then: granted(30_150),
  },
  {
    name: '上月去世',
    month: '2026-11',
    given: { ...onGuarantee, 'person.alive': false },
    then: denied('not-alive'),
  },
  { name: '渐退期内，收入是标准的 2.4 倍', month: '2026-11', given: phasingOut, then: granted(30_150) },
  { name: '渐退期最后一个月', month: '2027-03', given: phasingOut, then: granted(30_150) },
  { name: '渐退期满后第一个月', month: '2027-04', given: phasingOut, then: denied('not-in-hardship') },
  {
    name: '渐退期内，收入正好是标准的 3 倍',
    month: '2026-11',
    given: { ...phasingOut, 'person.incomePerHead': 301_500 },
    then: granted(30_150),
  },
  {
    name: '渐退期内，收入是标准的 3.1 倍',
    month: '2026-11',
    given: { ...phasingOut, 'person.incomePerHead': 311_550 },
    then: denied('not-in-hardship'),
  },
  {
    name: '老年生活类补贴更高：择高领取',
    month: '2026-11',
    given: { ...onGuarantee, 'person.elderlyLivingAllowance': 40_000 },
    then: denied('takes-elderly-living-allowance'),
  },
  {
    name: '老年生活类补贴较低：领生活补贴',
    month: '2026-11',
    given: { ...onGuarantee, 'person.elderlyLivingAllowance': 20_000 },
    then: granted(30_150),
  },
  {
    name: '不知道是不是低保：只问这一项',
    month: '2026-11',
    given: { ...onGuarantee, 'person.assistance': null },
    then: needs('person.assistance'),
  },
  {
    name: '证件已注销：不再追问其他信息',
    month: '2026-11',
    given: { 'person.alive': true, 'person.certificate': 'cancelled' },
    then: denied('certificate-not-valid'),
  },
  {
    name: '渐退期内，收入比标准的 3 倍多一分',
    month: '2026-11',
    given: { ...phasingOut, 'person.incomePerHead': 301_501 },
    then: denied('not-in-hardship'),
  },
  {
    name: '制度实施的第一个月，已在渐退期内',
    month: '2022-01',
    given: { ...phasingOut, 'person.incomeExceededSince': '2021-06-01' },
    then: granted(30_150),
  },
  {
    name: '低边家庭渐退期内，收入正好是低边线的 3 倍',
    month: '2026-11',
    given: { ...phasingOut, 'person.assistance': 'low-income-margin', 'person.incomePerHead': 452_250 },
    then: granted(30_150),
  },
  {
    name: '低边家庭渐退期内，收入比低边线的 3 倍多一分',
    month: '2026-11',
    given: { ...phasingOut, 'person.assistance': 'low-income-margin', 'person.incomePerHead': 452_251 },
    then: denied('not-in-hardship'),
  },
])
