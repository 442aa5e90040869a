import { defineProblems } from '#platform/problem.ts'

/** What can stand in the way of a task. */
export const caseworkProblem = defineProblems({
  'task-not-found': {
    status: 404,
    text: { zh: '没有找到这件事。', en: 'There is no such task.' },
    next: {
      zh: '请从待办里打开；它可能已经转给别人。',
      en: 'Open it from your list; it may have been handed on.',
    },
  },
  'task-step-not-now': {
    status: 409,
    text: { zh: '这件事现在不能这样办：{state}。', en: 'This cannot be done with the task now: {state}.' },
    next: { zh: '请刷新看它现在在谁手里。', en: 'Look again at who has it now.' },
  },
  'held-by-another': {
    status: 409,
    text: { zh: '这件事在另一位同事手里。', en: 'A colleague has this task in hand.' },
    next: {
      zh: '请和这位同事商量，或者请负责人转交。',
      en: 'Speak with the colleague, or have it handed on.',
    },
  },
  'due-in-the-past': {
    status: 422,
    text: { zh: '期限已经过了。', en: 'That day is past.' },
    next: { zh: '请写今天或以后的一天。', en: 'Give today or a later day.' },
  },
  'fact-unknown': {
    status: 422,
    text: { zh: '没有这项信息。', en: 'There is no such fact.' },
    next: { zh: '请从档案或说明里点“不对”。', en: 'Choose “this is wrong” beside the fact.' },
  },
  'correction-unreadable': {
    status: 422,
    text: {
      zh: '接受更正时要写明正确的内容和从哪天起。',
      en: 'An accepted correction needs what is right and from which day.',
    },
    next: {
      zh: '请填这两项；不接受的，写明理由。',
      en: 'Fill in both; where it is not accepted, give the reason.',
    },
  },
  'not-corrected-here': {
    status: 409,
    text: {
      zh: '这项信息随身份证号而定，不能在这里更正。',
      en: 'This follows from the citizen number and is not corrected here.',
    },
    next: {
      zh: '请公安更正后，随名册再导入一次。',
      en: 'Have it corrected by public security, then import the roll again.',
    },
  },
  'contested-already': {
    status: 409,
    text: {
      zh: '这项信息已经有人提出不对，还没有答复。',
      en: 'This fact has been contested already and is not answered yet.',
    },
    next: { zh: '请打开那一件看办到哪了。', en: 'Open that one to see where it is.' },
  },
})
