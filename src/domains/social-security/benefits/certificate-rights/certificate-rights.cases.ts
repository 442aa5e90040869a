import {
  cases,
  denied,
  granted,
  needs,
  type Cases,
  type Given,
  type WorkedCase,
} from '#core/benefits/cases.ts'
import { certificateRights } from './certificate-rights.ts'

const holder: Given = { 'person.alive': true, 'person.certificate': 'valid' }
const severe: Given = { ...holder, 'person.level': 2 }
const physical: Given = { ...holder, 'person.categories': ['physical'] }
const severePhysical: Given = { ...severe, ...physical }

type Month = WorkedCase['month']

/** What is the same for every right, of somebody who has it. */
function forAll(given: Given, [before, first]: readonly [Month, Month]): WorkedCase[] {
  return [
    { name: '有有效的残疾人证', month: '2026-11', given, then: granted(0) },
    { name: '规定施行的第一个月', month: first, given, then: granted(0) },
    { name: '规定施行前一个月', month: before, given, then: denied('not-in-force') },
    {
      name: '本月领到残疾人证：本月起',
      month: '2026-11',
      given,
      opening: { 'person.certificate': 'none' },
      then: granted(0),
    },
    {
      name: '残疾人证已过期',
      month: '2026-11',
      given: { ...given, 'person.certificate': 'expired' },
      then: denied('certificate-not-valid'),
    },
    {
      name: '没有残疾人证',
      month: '2026-11',
      given: { ...given, 'person.certificate': 'none' },
      then: denied('certificate-not-valid'),
    },
    {
      name: '不知道有没有残疾人证：只问这一项',
      month: '2026-11',
      given: { ...given, 'person.certificate': null },
      then: needs('person.certificate'),
    },
    {
      name: '已去世',
      month: '2026-11',
      given: { ...given, 'person.alive': false },
      then: denied('not-alive'),
    },
  ]
}

const byLevel = (given: Given): WorkedCase[] => [
  { name: '一级', month: '2026-11', given: { ...given, 'person.level': 1 }, then: granted(0) },
  { name: '二级', month: '2026-11', given: { ...given, 'person.level': 2 }, then: granted(0) },
  { name: '三级', month: '2026-11', given: { ...given, 'person.level': 3 }, then: denied('not-severe') },
  {
    name: '不知道等级：只问这一项',
    month: '2026-11',
    given: { ...given, 'person.level': null },
    then: needs('person.level'),
  },
]

const byCategory = (given: Given): WorkedCase[] => [
  {
    name: '多重残疾中含肢体',
    month: '2026-11',
    given: { ...given, 'person.categories': ['visual', 'physical'] },
    then: granted(0),
  },
  {
    name: '听力残疾',
    month: '2026-11',
    given: { ...given, 'person.categories': ['hearing'] },
    then: denied('not-physical'),
  },
  {
    name: '多重残疾没有写明包含哪几类：只问这一项',
    month: '2026-11',
    given: { ...given, 'person.categories': null },
    then: needs('person.categories'),
  },
]

const worked: Readonly<Record<string, readonly WorkedCase[]>> = {
  'free-city-transit': [...forAll(severe, ['2009-12', '2010-01']), ...byLevel(holder)],
  'free-entry-to-parks-and-halls': forAll(holder, ['2009-12', '2010-01']),
  'scenic-area-reduction': forAll(holder, ['2011-04', '2011-05']),
  'sports-fee-reduction': forAll(holder, ['2021-09', '2021-10']),
  'accessible-parking': [...forAll(physical, ['2023-08', '2023-09']), ...byCategory(holder)],
  'wheelchair-attendant': [
    ...forAll(severePhysical, ['2019-06', '2019-07']),
    ...byLevel(physical),
    ...byCategory(severe),
  ],
}

/** Worked with the text of each right at hand; a right without cases has none to show, and a test says so. */
const all: readonly Cases[] = certificateRights.map((each) => cases(each, worked[each.id] ?? []))

export default all
