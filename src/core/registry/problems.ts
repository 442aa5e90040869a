import { defineProblems } from '#platform/problem.ts'

/** What can stand in the way of finding somebody, of saying something about them, and of making one file of two. */
export const registryProblem = defineProblems({
  'person-not-found': {
    status: 404,
    text: { zh: '没有找到这个人。', en: 'There is no such person.' },
    next: { zh: '请核对后再找，或请所在镇街协助。', en: 'Check and search again, or ask the township.' },
  },
  'number-not-exact': {
    status: 422,
    text: { zh: '号码要完整：{remedy}', en: 'The number has to be complete: {remedyEn}' },
    next: { zh: '不能只按号码的一部分查找。', en: 'Nobody is found by part of a number.' },
  },
  'search-too-wide': {
    status: 422,
    text: { zh: '这样找的范围太大。', en: 'This would find too many people.' },
    next: {
      zh: '请输入完整的身份证号或残疾人证号；或者姓名（至少两个字或两个字母）再加出生日期、电话、区县或镇街中的一项。',
      en: 'Enter a complete number; or a name of at least two characters with a date of birth, a phone, a district or a township.',
    },
  },
  'too-many-searches': {
    status: 429,
    text: { zh: '今天查找的次数已到上限 {most}。', en: 'Today’s limit of {most} searches is reached.' },
    next: {
      zh: '请从名单或任务里打开，或明天再查。',
      en: 'Open people from lists and tasks, or go on tomorrow.',
    },
  },
  'same-file': {
    status: 409,
    text: { zh: '这两份档案已经是同一个人的。', en: 'These two files are one person already.' },
    next: { zh: '不用再合并。', en: 'There is nothing to merge.' },
  },
  'merge-not-standing': {
    status: 409,
    text: { zh: '这次合并不存在，或者已经撤销。', en: 'There is no such merge, or it has been undone.' },
    next: { zh: '请重新打开这个人的档案核对。', en: 'Open the person’s file again and check.' },
  },
  'differences-not-seen': {
    status: 409,
    text: {
      zh: '两份档案有 {count} 处记录不一致，要先看过。',
      en: 'The two files disagree in {count} places, which have to be looked at first.',
    },
    next: { zh: '请在对照页上逐条确认后再合并。', en: 'Confirm each of them on the comparison, then merge.' },
  },
})
