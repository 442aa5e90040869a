import { defineProblems } from '#platform/problem.ts'

/** What can stand in the way of deciding a month or of reading what was decided. */
export const benefitProblem = defineProblems({
  'month-not-decided': {
    status: 404,
    text: { zh: '{month} 还没有认定过。', en: '{month} has not been decided yet.' },
    next: { zh: '请先在“月度认定”页面认定这个月。', en: 'Decide it on the month page first.' },
  },
  'decision-not-found': {
    status: 404,
    text: { zh: '没有找到这条认定。', en: 'There is no such decision.' },
    next: { zh: '请从月度名单里打开。', en: 'Open it from the lists of the month.' },
  },
  'benefit-not-found': {
    status: 404,
    text: { zh: '没有这项待遇。', en: 'There is no such benefit.' },
    next: { zh: '请从政策列表里选择。', en: 'Choose it from the list of rules.' },
  },
  'nothing-to-propose': {
    status: 404,
    text: {
      zh: '这条认定没有可以提出的建议。',
      en: 'This decision is none that can be proposed to another authority.',
    },
    next: {
      zh: '请回到认定页面，看结果和理由。',
      en: 'Go back to the decision and read how it came out and why.',
    },
  },
  'nobody-imported': {
    status: 409,
    text: { zh: '系统里还没有人，无法认定。', en: 'There is nobody in the registry to decide about.' },
    next: {
      zh: '请先导入人员名单：npm run yongzhu -- import 文件夹',
      en: 'Import people first: npm run yongzhu -- import FOLDER',
    },
  },
})
