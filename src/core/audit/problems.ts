import { defineProblems } from '#platform/problem.ts'

/** What can stand in the way of answering and reviewing a question about a look. */
export const auditProblem = defineProblems({
  'question-not-found': {
    status: 404,
    text: { zh: '没有这个问题。', en: 'There is no such question.' },
    next: { zh: '请从列表里打开。', en: 'Open it from your list.' },
  },
  'question-answered': {
    status: 409,
    text: {
      zh: '这个问题已经回答过，回答不能修改。',
      en: 'This question has been answered; an answer stays.',
    },
    next: { zh: '要补充说明，请联系审计人员。', en: 'To add something, speak with the auditor.' },
  },
  'question-reviewed': {
    status: 409,
    text: { zh: '这个问题已经有结论。', en: 'This question has been reviewed.' },
    next: { zh: '请看列表里的下一个。', en: 'Go on with the next of the list.' },
  },
  'own-question': {
    status: 403,
    text: { zh: '不能给自己下结论。', en: 'Nobody reviews a question they were asked.' },
    next: { zh: '请另一位审计人员处理。', en: 'Leave it to another auditor.' },
  },
})
