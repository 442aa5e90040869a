import { amountOf, held } from './shared-status.ts'

// What further aid turns on: insured for a pension, a child in training, bills, sudden hardship. All of it is shared by the
// departments that keep it, in the one list of other allowances and states.

export const residentPension = held(
  'person.residentPension',
  'resident-pension',
  { zh: '参加城乡居民养老保险', en: 'In resident pension insurance' },
  { zh: '参加的是城乡居民养老保险吗？', en: 'Is the person in resident pension insurance?' },
)

/** A hospital's diagnosis counts for a child who has no certificate yet; nobody has to apply for one to be helped. */
export const childDiagnosis = held(
  'person.childDiagnosis',
  'child-diagnosis',
  { zh: '经医院诊断需要康复', en: 'Diagnosed by a hospital as needing rehabilitation' },
  {
    zh: '有没有医院诊断说孩子需要康复？',
    en: 'Has a hospital diagnosed that the child needs rehabilitation?',
  },
)

/** What a designated institution charges for training in a month; nothing for who is not in training there. */
export const trainingFee = amountOf(
  'person.trainingFee',
  'child-training',
  { zh: '当月定点机构康复训练费', en: 'Training fee of a designated institution in the month' },
  {
    zh: '孩子当月在定点机构的康复训练费是多少？',
    en: 'What does training in a designated institution cost in the month?',
  },
  10_000_000,
)
