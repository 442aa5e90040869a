import { defineProblems } from '#platform/problem.ts'

/** What can stand in the way of making, approving, putting up and taking down a notice. */
export const publicityProblem = defineProblems({
  'publicity-unknown': {
    status: 404,
    text: { zh: '没有这一种公示。', en: 'There is no such kind of public notice.' },
    next: { zh: '请从列出的里选一种。', en: 'Choose one of those listed.' },
  },
  'publicity-waits': {
    status: 409,
    text: {
      zh: '这一种公示还不能使用：它的依据条文待核实。',
      en: 'This kind of public notice cannot be used: the text it rests on is not yet verified.',
    },
    next: {
      zh: '请管理员附上文件正文，核对要公开什么、公开几天。',
      en: 'Ask the administrator to attach the document and check what it demands and for how long.',
    },
  },
  'field-not-allowed': {
    status: 400,
    text: {
      zh: '名单里有这项公示不公开的内容（第 {lines} 行）。',
      en: 'The list brings something this public notice does not show (line {lines}).',
    },
    next: {
      zh: '请只带这几项：{allowed}。',
      en: 'Bring these and nothing else: {allowed}.',
    },
  },
  'line-unusable': {
    status: 400,
    text: {
      zh: '名单第 {lines} 行不能用（{fields}）。',
      en: 'Line {lines} of the list cannot be used ({fields}).',
    },
    next: {
      zh: '姓名、村（社区）和单位只写名称，不带数字；结果从列出的里选。',
      en: 'Write names of people, villages and units without any number, and choose one of the outcomes listed.',
    },
  },
  'nobody-to-publish': {
    status: 409,
    text: {
      zh: '名单上没有可以公示的人：未满 18 周岁或出生日期不明的不公示。',
      en: 'Nobody on the list may be named in a public notice: people under 18, or whose birth date is unknown, are not.',
    },
    next: {
      zh: '请改用书面告知本人或监护人。',
      en: 'Tell the person or the guardian in writing instead.',
    },
  },
  'contact-not-office': {
    status: 400,
    text: {
      zh: '受理异议的电话要是单位的座机（带区号）或热线，不能是手机。',
      en: 'The phone for objections has to be the landline of an office with its area code, or a hotline; not a mobile.',
    },
    next: { zh: '例如 0574-87180000。', en: 'For example 0574-87180000.' },
  },
  'days-not-stated': {
    status: 409,
    text: {
      zh: '今天该公示几天，没有取得规定。',
      en: 'For today it is not stated how long this public notice stays up.',
    },
    next: { zh: '请管理员补上期限和依据。', en: 'Ask the administrator to add the days and their source.' },
  },
  'holidays-unknown': {
    status: 409,
    text: {
      zh: '这份公示会跨到 {year} 年，那一年的节假日还没有公布，算不出哪天到期。',
      en: 'The public notice would run into {year}, whose public holidays are not known: the day it comes down cannot be counted.',
    },
    next: {
      zh: '请等国务院办公厅的通知发布并补入节假日表后再公开。',
      en: 'Put it up once the yearly notice of holidays is published and entered.',
    },
  },
  'place-not-yours': {
    status: 403,
    text: {
      zh: '只能公示本地（本单位）的名单。',
      en: 'A public notice is put up by the office of the place itself.',
    },
    next: { zh: '请联系当地的同事。', en: 'Ask a colleague of that place.' },
  },
  'staff-only': {
    status: 403,
    text: {
      zh: '公示要由有账号的工作人员本人办理。',
      en: 'A public notice is made by a colleague with an account of their own.',
    },
    next: { zh: '请用自己的账号登录。', en: 'Sign in with your own account.' },
  },
  'notice-not-found': {
    status: 404,
    text: {
      zh: '没有这份公示，或者公示期已经结束。',
      en: 'There is no such public notice, or it is no longer up.',
    },
    next: { zh: '请看现在公开的名单。', en: 'See the notices that are up.' },
  },
  'own-work': {
    status: 403,
    text: {
      zh: '这份公示是您自己做的，要由另一个人核对。',
      en: 'You made this public notice yourself; somebody else has to check it.',
    },
    next: { zh: '请交给同事。', en: 'Hand it to a colleague.' },
  },
  'content-changed': {
    status: 409,
    text: {
      zh: '这份公示已经改过，不是您看到的那一份。',
      en: 'This public notice has been changed; it is not the one you looked at.',
    },
    next: { zh: '请重新打开，看过再核对。', en: 'Open it again and look before you approve it.' },
  },
  'approved-already': {
    status: 409,
    text: { zh: '这份公示已经有人核对过。', en: 'Somebody has approved this public notice already.' },
    next: { zh: '可以直接公开。', en: 'It can be put up.' },
  },
  'not-approved': {
    status: 409,
    text: {
      zh: '这份公示还没有经第二个人核对。',
      en: 'This public notice has not been approved by a second person.',
    },
    next: { zh: '请同事先核对。', en: 'Ask a colleague to check it first.' },
  },
  'leak-found': {
    status: 409,
    text: {
      zh: '没有公开：文件里有不该公开的内容（{leaks}）。',
      en: 'It was not put up: its files hold what must not become public ({leaksEn}).',
    },
    next: {
      zh: '请照每一处的说明改好，重新做一份。',
      en: 'Mend each place as it says and make the notice again.',
    },
  },
  'already-published': {
    status: 409,
    text: { zh: '这份公示已经公开过。', en: 'This public notice has been put up already.' },
    next: {
      zh: '要更正请先撤下，再重新做一份。',
      en: 'To correct it, take it down and make another.',
    },
  },
  'not-on-display': {
    status: 409,
    text: { zh: '这份公示现在没有公开。', en: 'This public notice is not up.' },
    next: { zh: '请核对它的状态。', en: 'Look at where it stands.' },
  },
})
