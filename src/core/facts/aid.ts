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
    zh: '未满 18 周岁的话，有没有医院诊断说需要康复？',
    en: 'If under 18: has a hospital diagnosed a need of rehabilitation?',
  },
)

/** What a designated institution charges for training in a month; nothing for who is not in training there. */
export const trainingFee = amountOf(
  'person.trainingFee',
  'child-training',
  { zh: '当月定点机构康复训练费', en: 'Training fee of a designated institution in the month' },
  {
    zh: '未满 18 周岁的话，当月在定点机构做康复训练要多少钱（没有做就是 0）？',
    en: 'If under 18: what does training in a designated institution cost in the month (0 if there is none)?',
  },
  10_000_000,
)

/** What is left of the bills of a month after insurance has paid, in fen; as medical security has settled it. */
export const medicalBills = amountOf(
  'person.medicalBills',
  'medical-bills',
  { zh: '当月医保报销后自己负担的医疗费', en: 'Medical bills of the month left after insurance' },
  {
    zh: '当月医保报销以后，自己还要负担多少医疗费（没有就是 0）？',
    en: 'How much of the medical bills of the month is left after insurance (0 if nothing)?',
  },
  100_000_000,
)

/** Spending forced on a household by an accident, an illness or the like, as the township has found and counted it. */
export const suddenSpending = amountOf(
  'person.suddenSpending',
  'sudden-hardship',
  { zh: '突发困难的必需支出', en: 'Necessary spending in sudden hardship' },
  {
    zh: '最近家里突然遇到困难的话，必须花的钱有多少（没有就是 0）？',
    en: 'If sudden hardship has come of late: how much has to be spent (0 if nothing)?',
  },
  100_000_000,
)

/** The township has found the hardship to be exceptional. */
export const exceptionalHardship = held(
  'person.exceptionalHardship',
  'exceptional-hardship',
  { zh: '被镇街认定为特别困难', en: 'Found by the township to be in exceptional hardship' },
  { zh: '镇街是否认定为特别困难？', en: 'Has the township found exceptional hardship?' },
)

/** Given for the hardship that is going on; another one begins anew. */
export const temporaryAssistance = held(
  'person.temporaryAssistance',
  'temporary-assistance-given',
  { zh: '已为这次困难给过临时救助', en: 'Temporary assistance was given for this hardship' },
  {
    zh: '最近家里遇到突发困难、已经领过临时救助了吗？',
    en: 'Was temporary assistance already received for a sudden hardship of late?',
  },
)
