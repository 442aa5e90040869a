import { cases, denied, granted, needs, notApplicable, type Given } from '#core/benefits/cases.ts'
import { singlePersonGuarantee } from './single-person-guarantee.ts'

const severe: Given = {
  'person.alive': true,
  'person.certificate': 'valid',
  'person.district': 'xiangshan',
  'person.level': 2,
  'person.categories': ['physical'],
  'person.assistance': 'low-income-margin',
  'person.monthlyWage': notApplicable,
  'person.singlePersonGuarantee': false,
}
const thirdLevel: Given = { ...severe, 'person.level': 3, 'person.categories': ['mental'] }
const working = (fen: number): Given => ({ ...severe, 'person.monthlyWage': fen })

/** Figures are worked by hand: the whole standard, 1,005 元 a month since 2020. */
export default cases(singlePersonGuarantee, [
  { name: '低边家庭，二级：全额', month: '2026-11', given: severe, then: granted(100_500) },
  {
    name: '低边家庭，一级：全额',
    month: '2026-11',
    given: { ...severe, 'person.level': 1 },
    then: granted(100_500),
  },
  {
    name: '低保家庭，二级：单独按全额',
    month: '2026-11',
    given: { ...severe, 'person.assistance': 'minimum-living-guarantee' },
    then: granted(100_500),
  },
  { name: '低边家庭，精神三级', month: '2026-11', given: thirdLevel, then: granted(100_500) },
  {
    name: '低边家庭，智力三级',
    month: '2026-11',
    given: { ...thirdLevel, 'person.categories': ['intellectual'] },
    then: granted(100_500),
  },
  {
    name: '低保家庭，精神三级：仍按全家算',
    month: '2026-11',
    given: { ...thirdLevel, 'person.assistance': 'minimum-living-guarantee' },
    then: denied('level-not-covered'),
  },
  {
    name: '低边家庭，肢体三级',
    month: '2026-11',
    given: { ...thirdLevel, 'person.categories': ['physical'] },
    then: denied('level-not-covered'),
  },
  {
    name: '低边家庭，精神四级',
    month: '2026-11',
    given: { ...thirdLevel, 'person.level': 4 },
    then: denied('level-not-covered'),
  },
  {
    name: '不在低保低边名册',
    month: '2026-11',
    given: { ...severe, 'person.assistance': 'none' },
    then: denied('not-registered'),
  },
  { name: '本人工资比标准少一分', month: '2026-11', given: working(100_499), then: granted(100_500) },
  {
    name: '本人工资正好是标准',
    month: '2026-11',
    given: working(100_500),
    then: denied('own-wage-reaches-standard'),
  },
  {
    name: '有工作，不知道工资：只问这一项',
    month: '2026-11',
    given: { ...severe, 'person.monthlyWage': null },
    then: needs('person.monthlyWage'),
  },
  {
    name: '已经按单人保享受',
    month: '2026-11',
    given: { ...severe, 'person.singlePersonGuarantee': true },
    then: denied('already-single-person-guarantee'),
  },
  {
    name: '本月才登记为低边：从次月起',
    month: '2026-11',
    given: severe,
    opening: { 'person.assistance': 'none' },
    then: denied('not-registered'),
  },
  {
    name: '条例施行前一个月',
    month: '2009-12',
    given: severe,
    then: denied('not-in-force'),
  },
  { name: '条例施行后、低保标准未取得的第一个月', month: '2010-01', given: severe, then: needs() },
  { name: '低保标准未取得的最后一个月', month: '2015-12', given: severe, then: needs() },
  { name: '低保标准 744 元的第一个月', month: '2016-01', given: severe, then: granted(74_400) },
  { name: '低保标准 744 元的最后一个月', month: '2017-12', given: severe, then: granted(74_400) },
  { name: '低保标准 804 元的第一个月', month: '2018-01', given: severe, then: granted(80_400) },
  { name: '低保标准 804 元的最后一个月', month: '2019-12', given: severe, then: granted(80_400) },
  { name: '低保标准 1005 元的第一个月', month: '2020-01', given: severe, then: granted(100_500) },
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
