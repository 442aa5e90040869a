import { cases, denied, granted, needs, notApplicable, type Given } from '#core/benefits/cases.ts'
import { phaseOutYear } from './phase-out-year.ts'

const workingSon: Given = {
  'person.alive': true,
  'person.certificate': 'valid',
  'person.district': 'cixi',
  'person.assistance': 'minimum-living-guarantee',
  'person.incomePerHead': 241_200,
  'person.incomeExceededSince': '2026-03-15',
}

/** Figures are worked by hand: three times 1,005 元 is 3,015 元; three times the margin of 1,507.50 元 is 4,522.50 元. */
export default cases(phaseOutYear, [
  { name: '收入升到标准的 2.4 倍：保留身份', month: '2026-11', given: workingSon, then: granted(0) },
  { name: '收入超过标准的当月', month: '2026-03', given: workingSon, then: granted(0) },
  { name: '最后一个月', month: '2027-03', given: workingSon, then: granted(0) },
  { name: '满一年之后', month: '2027-04', given: workingSon, then: denied('phase-out-over') },
  {
    name: '收入升到标准的 3.1 倍',
    month: '2026-11',
    given: { ...workingSon, 'person.incomePerHead': 311_550 },
    then: denied('income-above-phase-out-limit'),
  },
  {
    name: '低边家庭按低边线的 3 倍',
    month: '2026-11',
    given: { ...workingSon, 'person.assistance': 'low-income-margin', 'person.incomePerHead': 452_250 },
    then: granted(0),
  },
  {
    name: '收入没有超过标准：用不着渐退',
    month: '2026-11',
    given: { ...workingSon, 'person.incomeExceededSince': notApplicable },
    then: denied('income-not-exceeded'),
  },
  {
    name: '不在低保低边名册',
    month: '2026-11',
    given: { ...workingSon, 'person.assistance': 'none' },
    then: denied('not-registered'),
  },
  {
    name: '不知道现在的收入：只问这一项',
    month: '2026-11',
    given: { ...workingSon, 'person.incomePerHead': null },
    then: needs('person.incomePerHead'),
  },
  {
    name: '制度实施前',
    month: '2021-12',
    given: { ...workingSon, 'person.incomeExceededSince': '2021-06-01' },
    then: denied('not-in-force'),
  },
  {
    name: '制度实施后',
    month: '2022-01',
    given: { ...workingSon, 'person.incomeExceededSince': '2021-06-01' },
    then: granted(0),
  },
  {
    name: '收入比标准的 3 倍多一分',
    month: '2026-11',
    given: { ...workingSon, 'person.incomePerHead': 301_501 },
    then: denied('income-above-phase-out-limit'),
  },
  {
    name: '低边家庭，收入比低边线的 3 倍多一分',
    month: '2026-11',
    given: { ...workingSon, 'person.assistance': 'low-income-margin', 'person.incomePerHead': 452_251 },
    then: denied('income-above-phase-out-limit'),
  },
  {
    name: '上月去世',
    month: '2026-11',
    given: { ...workingSon, 'person.alive': false },
    then: denied('not-alive'),
  },
  {
    name: '证件已过期',
    month: '2026-11',
    given: { ...workingSon, 'person.certificate': 'expired' },
    then: denied('certificate-not-valid'),
  },
  {
    name: '户口已迁出宁波',
    month: '2026-11',
    given: { ...workingSon, 'person.district': 'outside' },
    then: denied('hukou-outside-ningbo'),
  },
])
