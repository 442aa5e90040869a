import { defineProblems } from '#platform/problem.ts'

/** What can stand in the way of keeping what people need in an emergency. */
export const emergencyProblem = defineProblems({
  'nobody-to-help': {
    status: 404,
    text: { zh: '没有找到这个人。', en: 'There is no such person.' },
    next: { zh: '请从名册里打开。', en: 'Open them from the roll.' },
  },
  'confirmed-in-future': {
    status: 422,
    text: { zh: '核对的日子还没有到。', en: 'That day has not come yet.' },
    next: { zh: '请写今天或以前的一天。', en: 'Give today or an earlier day.' },
  },
})
