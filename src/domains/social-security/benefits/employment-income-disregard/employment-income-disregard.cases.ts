import { cases, denied, granted, needs, notApplicable, type Given } from '#core/benefits/cases.ts'
import { employmentIncomeDisregard } from './employment-income-disregard.ts'

const newJob: Given = {
  'person.alive': true,
  'person.certificate': 'valid',
  'person.district': 'yuyao',
  'person.assistance': 'minimum-living-guarantee',
  'person.employedSince': '2026-05-10',
  'person.monthlyWage': 250_000,
}
const wellPaid: Given = { ...newJob, 'person.monthlyWage': 400_000 }

/** Figures are worked by hand: three times 1,005 元 is 3,015 元 a month. */
export default cases(employmentIncomeDisregard, [
  { name: '新就业，工资 2500 元全部不计', month: '2026-11', given: newJob, then: granted(250_000) },
  { name: '工资超过标准的 3 倍：只扣 3 倍', month: '2026-11', given: wellPaid, then: granted(301_500) },
  { name: '第十二个月', month: '2027-05', given: newJob, then: granted(250_000) },
  { name: '满十二个月之后', month: '2027-06', given: newJob, then: denied('no-new-job') },
  {
    name: '没有就业',
    month: '2026-11',
    given: { ...newJob, 'person.employedSince': notApplicable, 'person.monthlyWage': notApplicable },
    then: denied('no-new-job'),
  },
  {
    name: '低边家庭不适用',
    month: '2026-11',
    given: { ...newJob, 'person.assistance': 'low-income-margin' },
    then: denied('not-on-guarantee'),
  },
  {
    name: '不知道工资：只问这一项',
    month: '2026-11',
    given: { ...newJob, 'person.monthlyWage': null },
    then: needs('person.monthlyWage'),
  },
  {
    name: '条例施行前',
    month: '2014-10',
    given: { ...newJob, 'person.employedSince': '2014-08-01' },
    then: denied('not-in-force'),
  },
  {
    name: '条例施行后、低保标准未取得的第一个月',
    month: '2014-11',
    given: { ...newJob, 'person.employedSince': '2014-08-01' },
    then: needs(),
  },
  {
    name: '低保标准未取得的最后一个月',
    month: '2015-12',
    given: { ...wellPaid, 'person.employedSince': '2015-08-01' },
    then: needs(),
  },
  {
    name: '低保标准 744 元的第一个月：3 倍是 2232 元',
    month: '2016-01',
    given: { ...wellPaid, 'person.employedSince': '2015-08-01' },
    then: granted(223_200),
  },
  {
    name: '低保标准 744 元的最后一个月',
    month: '2017-12',
    given: { ...wellPaid, 'person.employedSince': '2017-08-01' },
    then: granted(223_200),
  },
  {
    name: '低保标准 804 元的第一个月：3 倍是 2412 元',
    month: '2018-01',
    given: { ...wellPaid, 'person.employedSince': '2017-08-01' },
    then: granted(241_200),
  },
  {
    name: '低保标准 804 元的最后一个月',
    month: '2019-12',
    given: { ...wellPaid, 'person.employedSince': '2019-08-01' },
    then: granted(241_200),
  },
  {
    name: '低保标准 1005 元的第一个月',
    month: '2020-01',
    given: { ...wellPaid, 'person.employedSince': '2019-08-01' },
    then: granted(301_500),
  },
  {
    name: '上月去世',
    month: '2026-11',
    given: { ...newJob, 'person.alive': false },
    then: denied('not-alive'),
  },
  {
    name: '证件已过期',
    month: '2026-11',
    given: { ...newJob, 'person.certificate': 'expired' },
    then: denied('certificate-not-valid'),
  },
  {
    name: '户口已迁出宁波',
    month: '2026-11',
    given: { ...newJob, 'person.district': 'outside' },
    then: denied('hukou-outside-ningbo'),
  },
])
