import { cases, denied, granted, needs, type Given } from '#core/benefits/cases.ts'
import { temporaryAssistance } from './temporary-assistance.ts'

const inHardship: Given = {
  'person.alive': true,
  'person.district': 'ninghai',
  'person.suddenSpending': 450_000,
  'person.exceptionalHardship': false,
  'person.temporaryAssistance': false,
}
const dear: Given = { ...inHardship, 'person.suddenSpending': 2_000_000 }
const exceptional: Given = { ...dear, 'person.exceptionalHardship': true }

/** Figures are worked by hand: 6 × 1,005 = 6,030 元, in exceptional hardship 12 × 1,005 = 12,060 元. */
export default cases(temporaryAssistance, [
  { name: '必需支出 4500 元：全部', month: '2026-11', given: inHardship, then: granted(450_000) },
  { name: '必需支出 20000 元：到 6 倍为止', month: '2026-11', given: dear, then: granted(603_000) },
  { name: '特别困难：到 12 倍为止', month: '2026-11', given: exceptional, then: granted(1_206_000) },
  {
    name: '没有突发困难',
    month: '2026-11',
    given: { ...inHardship, 'person.suddenSpending': 0 },
    then: denied('no-sudden-hardship'),
  },
  {
    name: '发现了困难，支出还没算出来：只问这一项',
    month: '2026-11',
    given: { ...inHardship, 'person.suddenSpending': null },
    then: needs('person.suddenSpending'),
  },
  {
    name: '这次已经给过',
    month: '2026-11',
    given: { ...inHardship, 'person.temporaryAssistance': true },
    then: denied('temporary-assistance-given'),
  },
  {
    name: '本月刚给过：本月不再建议',
    month: '2026-11',
    given: { ...inHardship, 'person.temporaryAssistance': true },
    opening: { 'person.temporaryAssistance': false },
    then: denied('temporary-assistance-given'),
  },
  { name: '条例施行前一个月', month: '2014-10', given: inHardship, then: denied('not-in-force') },
  { name: '条例施行后、低保标准未取得的第一个月', month: '2014-11', given: inHardship, then: needs() },
  { name: '低保标准未取得的最后一个月', month: '2015-12', given: dear, then: needs() },
  { name: '低保标准 744 元的第一个月：4464 元', month: '2016-01', given: dear, then: granted(446_400) },
  {
    name: '低保标准 744 元的第一个月，特别困难：8928 元',
    month: '2016-01',
    given: exceptional,
    then: granted(892_800),
  },
  { name: '低保标准 744 元的最后一个月', month: '2017-12', given: dear, then: granted(446_400) },
  { name: '低保标准 804 元的第一个月：4824 元', month: '2018-01', given: dear, then: granted(482_400) },
  { name: '低保标准 804 元的最后一个月', month: '2019-12', given: dear, then: granted(482_400) },
  { name: '低保标准 1005 元的第一个月', month: '2020-01', given: dear, then: granted(603_000) },
  {
    name: '上月去世',
    month: '2026-11',
    given: { ...inHardship, 'person.alive': false },
    then: denied('not-alive'),
  },
  {
    name: '户口已迁出宁波',
    month: '2026-11',
    given: { ...inHardship, 'person.district': 'outside' },
    then: denied('hukou-outside-ningbo'),
  },
])
