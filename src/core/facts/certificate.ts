import type { Text } from '#kernel/text.ts'
import { fact } from './fact.ts'
import type { SpellSource } from './spell-source.ts'
import { certificateSystem } from './systems.ts'

const stored = (column: string): SpellSource => ({
  from: 'spell',
  table: 'certificate',
  column,
  list: 'certificates',
  system: certificateSystem,
})

export const certificate = fact.enum({
  id: 'person.certificate',
  label: { zh: '残疾人证', en: 'Disability certificate' },
  question: {
    zh: '有没有有效的残疾人证？',
    en: 'Is there a valid disability certificate?',
    easy: '有残疾人证吗？',
  },
  sensitivity: 'P4',
  actionable: true,
  values: {
    none: { zh: '没有', en: 'none' },
    valid: { zh: '有效', en: 'valid' },
    expired: { zh: '已过期', en: 'expired' },
    frozen: { zh: '已冻结', en: 'frozen' },
    cancelled: { zh: '已注销', en: 'cancelled' },
  },
  stored: { ...stored('state'), absent: { is: 'none', when: 'list-complete' } },
})

/** Does not apply while nobody has recorded that a certificate becomes valid after the day. */
export const certificateRestoredOn = fact.optionalDate({
  id: 'person.certificateRestoredOn',
  label: { zh: '残疾人证以后恢复有效的日期', en: 'Day the disability certificate is valid again' },
  question: {
    zh: '残疾人证从哪天起重新有效？',
    en: 'From which day is the disability certificate valid again?',
  },
  sensitivity: 'P4',
  stored: {
    from: 'spell',
    table: 'certificate',
    next: { column: 'state', is: 'valid' },
    absent: { is: 'not-applicable', when: 'always' },
    list: 'certificates',
    system: certificateSystem,
  },
})

const singleCategories = {
  visual: { zh: '视力', en: 'visual' },
  hearing: { zh: '听力', en: 'hearing' },
  speech: { zh: '言语', en: 'speech' },
  physical: { zh: '肢体', en: 'physical' },
  intellectual: { zh: '智力', en: 'intellectual' },
  mental: { zh: '精神', en: 'mental' },
} satisfies Record<string, Text>

export const category = fact.enum({
  id: 'person.category',
  label: { zh: '残疾类别', en: 'Disability category' },
  question: { zh: '残疾人证上是哪一类？', en: 'Which category does the disability certificate state?' },
  sensitivity: 'P4',
  values: { ...singleCategories, multiple: { zh: '多重', en: 'multiple' } },
  stored: stored('category'),
})

/** Looks inside a multiple disability: a rule for one category means this, never `category`. */
export const categories = fact.set({
  id: 'person.categories',
  label: { zh: '残疾类别', en: 'Disability categories' },
  question: { zh: '残疾人证上有哪几类？', en: 'Which categories does the disability certificate state?' },
  sensitivity: 'P4',
  values: singleCategories,
  stored: stored('components'),
})

export const level = fact.int({
  id: 'person.level',
  label: { zh: '残疾等级', en: 'Disability level' },
  question: {
    zh: '残疾人证上是几级？',
    en: 'Which level does the disability certificate state?',
    easy: '残疾几级？',
  },
  sensitivity: 'P4',
  range: [1, 4],
  unit: 'level',
  stored: stored('level'),
})
