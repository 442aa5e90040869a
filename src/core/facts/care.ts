import { fact } from './fact.ts'
import { careAssessment, careHomes } from './systems.ts'

/** Ability to look after oneself, from an assessment of its own; never inferred from the certificate's level. */
export const careTier = fact.enum({
  id: 'person.careTier',
  label: { zh: '护理等级', en: 'Care level' },
  question: {
    zh: '自理能力评估是几档？',
    en: 'Which care level did the assessment find?',
    easy: '生活能自理吗？',
  },
  sensitivity: 'P4',
  actionable: true,
  values: {
    one: { zh: '一档（完全不能自理）', en: 'one (cannot care for oneself at all)' },
    two: { zh: '二档（基本不能自理）', en: 'two (mostly cannot care for oneself)' },
    three: { zh: '三档（部分不能自理）', en: 'three (partly cannot care for oneself)' },
    none: { zh: '能够自理', en: 'none (can care for oneself)' },
  },
  stored: { from: 'spell', table: 'care_need', column: 'tier', list: 'care', system: careAssessment },
})

export const careNeedMonths = fact.int({
  id: 'person.careNeedMonths',
  label: { zh: '需要长期照护的时间', en: 'Length of the need for care' },
  question: {
    zh: '需要别人照护多少个月了？',
    en: 'For how many months has care been needed?',
    easy: '要人照顾多久了？',
  },
  sensitivity: 'P4',
  range: [0, 1_200],
  unit: 'months',
  stored: { from: 'spell', table: 'care_need', column: 'need_months', list: 'care', system: careAssessment },
})

export const livingArrangement = fact.enum({
  id: 'person.livingArrangement',
  label: { zh: '居住方式', en: 'Living arrangement' },
  question: { zh: '住在家里还是托养机构？', en: 'At home or in residential care?', easy: '住在哪里？' },
  sensitivity: 'P3',
  values: {
    home: { zh: '住在家里', en: 'at home' },
    'residential-care': { zh: '寄宿托养', en: 'residential care' },
  },
  stored: {
    from: 'spell',
    table: 'living_arrangement',
    column: 'arrangement',
    absent: { is: 'home', when: 'list-complete' },
    list: 'arrangement',
    system: careHomes,
  },
})
