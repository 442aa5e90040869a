import { defineProblems } from '#platform/problem.ts'

/** What can stand in the way of paying. */
export const paymentProblem = defineProblems({
  'nothing-to-pay': {
    status: 409,
    text: { zh: '这里没有要发的。', en: 'There is nothing to pay here.' },
    next: {
      zh: '已经在别的名册里，或者都在等人看；请看“要看一眼”的名单。',
      en: 'It stands in another roster or waits for somebody to look at it: see the list of what to look at.',
    },
  },
  'roster-not-found': {
    status: 404,
    text: { zh: '没有找到这份名册。', en: 'There is no such roster.' },
    next: { zh: '请从本月的名册列表里打开。', en: 'Open it from the list of rosters of the month.' },
  },
  'roster-is-another': {
    status: 409,
    text: { zh: '您看到的名册和现在的不一样。', en: 'The roster is not the one you have seen.' },
    next: { zh: '请重新打开，看过再签。', en: 'Open it again and look before you sign.' },
  },
  'roster-superseded': {
    status: 409,
    text: { zh: '这份名册已经重新做过。', en: 'This roster has been made again.' },
    next: { zh: '请签新做的那一份。', en: 'Sign the newer one.' },
  },
  'signed-already': {
    status: 409,
    text: { zh: '您已经在这份名册上签过一步。', en: 'You have signed one step of this roster already.' },
    next: {
      zh: '制作、复核、放行要三个人各签一步；请交给可以签的同事。',
      en: 'Making, checking and releasing take three people: leave it to a colleague who may sign.',
    },
  },
  'step-not-now': {
    status: 409,
    text: { zh: '现在不到这一步。', en: 'It is not the turn of this step.' },
    next: { zh: '请看名册走到哪一步。', en: 'See how far the roster has come.' },
  },
  'another-office-releases': {
    status: 409,
    text: { zh: '制作和放行要在两个单位。', en: 'Making and releasing take two offices.' },
    next: {
      zh: '请交给别的单位可以放行的同事。',
      en: 'Leave it to a colleague of another office who may release.',
    },
  },
  'paid-already': {
    status: 409,
    text: {
      zh: '名册里有人已经在别的名册里发了。',
      en: 'Somebody in this roster is paid by another one already.',
    },
    next: {
      zh: '请重新做一份名册，已经发的人不会再在里面。',
      en: 'Make the roster again: whoever is paid already will not be in it.',
    },
  },
  'profile-not-found': {
    status: 404,
    text: { zh: '没有这种银行文件样式。', en: 'There is no such form of bank file.' },
    next: { zh: '请从列表里选择银行要的样式。', en: 'Choose the form your bank asks for from the list.' },
  },
  'too-wide-for-bank': {
    status: 409,
    text: {
      zh: '银行文件的“{column}”一栏放不下明细 {reference} 的内容。',
      en: 'The column “{column}” of the bank’s file has no room for payment {reference}.',
    },
    next: {
      zh: '没有写出文件，也没有截短任何名字或号码。请换一种样式，或者请银行放宽这一栏。',
      en: 'No file was written and nothing was cut short. Choose another form, or ask the bank for a wider column.',
    },
  },
  'hold-not-found': {
    status: 404,
    text: { zh: '没有要看的这一条。', en: 'There is nothing of this to look at.' },
    next: {
      zh: '可能已经有人看过；请刷新名单。',
      en: 'Somebody may have looked at it: open the list again.',
    },
  },
})
