import { cases, denied, granted, needs, type Given } from '#core/benefits/cases.ts'
import { accidentInsurance } from './accident-insurance.ts'

const holder: Given = {
  'person.alive': true,
  'person.certificate': 'valid',
  'person.district': 'jiangbei',
}

/** Figures are worked by hand: 50 元 a head and year. */
export default cases(accidentInsurance, [
  { name: '持证：统一投保', month: '2026-11', given: holder, then: granted(5_000) },
  {
    name: '投保月里才领到证：当年就投保',
    month: '2026-11',
    given: holder,
    opening: { 'person.certificate': 'none' },
    then: granted(5_000),
  },
  { name: '第一个投保年', month: '2025-11', given: holder, then: granted(5_000) },
  { name: '取得标准以前的投保年', month: '2024-11', given: holder, then: denied('not-in-force') },
  {
    name: '不知道有没有证：只问这一项',
    month: '2026-11',
    given: { ...holder, 'person.certificate': null },
    then: needs('person.certificate'),
  },
  {
    name: '上月去世',
    month: '2026-11',
    given: { ...holder, 'person.alive': false },
    then: denied('not-alive'),
  },
  {
    name: '证件已冻结',
    month: '2026-11',
    given: { ...holder, 'person.certificate': 'frozen' },
    then: denied('certificate-not-valid'),
  },
  {
    name: '户口已迁出宁波',
    month: '2026-11',
    given: { ...holder, 'person.district': 'outside' },
    then: denied('hukou-outside-ningbo'),
  },
])
