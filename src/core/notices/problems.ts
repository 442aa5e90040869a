import { defineProblems } from '#platform/problem.ts'

/** What can stand in the way of telling somebody something. The code of a failed attempt is one of these. */
export const noticeProblem = defineProblems({
  'channel-setting-invalid': {
    status: 500,
    text: {
      zh: '发送设置 {name} 不能用：{reason}。',
      en: 'The setting {name} for sending cannot be used: {reason}.',
    },
    next: { zh: '例如：{example}', en: 'For example: {example}' },
  },
  'channel-not-configured': {
    status: 409,
    text: { zh: '还没有接通“{channel}”这个渠道。', en: 'The channel {channel} is not set up.' },
    next: {
      zh: '请设置 {variables}；在这以前消息走文件和信。',
      en: 'Set {variables}; until then notices go out as files and letters.',
    },
  },
  'no-address': {
    status: 409,
    text: { zh: '没有这个人在“{channel}”上的号码。', en: 'No number of this person is known for {channel}.' },
    next: {
      zh: '请在联系方式里补上；先用别的渠道。',
      en: 'Add it to their contact; other channels are used.',
    },
  },
  'template-missing': {
    status: 409,
    text: {
      zh: '“{channel}”还没有“{notice}”的模板。',
      en: 'There is no template for {notice} on {channel}.',
    },
    next: {
      zh: '请在服务商处报备模板，写进 {variable}。',
      en: 'Register one with the provider and add it to {variable}.',
    },
  },
  'provider-refused': {
    status: 502,
    text: {
      zh: '“{channel}”的服务商没有接收（{status}）。',
      en: 'The provider of {channel} refused it ({status}).',
    },
    next: {
      zh: '请查看服务商后台的说明；先用别的渠道。',
      en: 'Look at the provider’s console; other channels are used.',
    },
  },
  'provider-unreachable': {
    status: 503,
    text: {
      zh: '“{channel}”的服务商没有回应（{reason}）。',
      en: 'The provider of {channel} did not answer ({reason}).',
    },
    next: { zh: '会自动再试，不会发两遍。', en: 'It is tried again by itself, and not sent twice.' },
  },
  'notice-not-found': {
    status: 404,
    text: { zh: '没有找到这条消息。', en: 'There is no such message.' },
    next: { zh: '请从消息列表里打开。', en: 'Open it from the list of messages.' },
  },
})
