import { formatPlainDate } from '#engine/format-value.ts'
import { text } from '#kernel/text.ts'
import { notice, waysToObject } from '../notice.ts'
import { sayDate, spaced } from '../said-words.ts'
import { date, office, oneOf, sentence, topic } from '../value-kinds.ts'

const outcomes = {
  corrected: {
    zh: '核对过了，记录已经改正',
    en: 'It has been checked and the record is corrected',
    next: text(
      '和它有关的补贴，下个月重新算。有变化再告诉您。',
      'Next month what depends on it is worked out again. You are told of any change.',
    ),
  },
  kept: {
    zh: '核对过了，记录没有改',
    en: 'It has been checked and the record stays as it is',
    next: text(
      '下个月也照这份记录算，现在的补贴不变。',
      'Next month is worked out from the same record, and nothing changes in what you receive.',
    ),
  },
  'passed-on': {
    zh: '这一条归别的部门管，已经转过去',
    en: 'Another office keeps this record, and we have passed it on',
    next: text(
      '那个部门答复以后，我们再告诉您。下个月还没有消息，请打 12385。',
      'We tell you when that office has answered. If you hear nothing next month, call 12385.',
    ),
  },
}

/** 异议答复: what became of something a person said is wrong, by whom, and why. */
export const contestAnswered = notice({
  id: 'contest-answered',
  name: { zh: '您说的不对，有结果了', en: 'What you said is wrong has an answer' },
  plan: 'plan:S4.3',
  values: {
    about: topic,
    outcome: oneOf('corrected', 'kept', 'passed-on'),
    answer: sentence,
    by: office,
    answeredOn: date,
  },
  reach: 'delivered',
  isOnPaper: true,
  takesReply: true,
  sms: ({ outcome }) =>
    text(
      `您说不对的那一条，${outcomes[outcome].zh}。原因见信，或登录甬助看。不同意请回1或拨12385。`,
      `${outcomes[outcome].en}. The reason is in a letter and in Yongzhu. If you disagree, reply 1 or call 12385.`,
    ),
  letter: ({ about, outcome, answer, by, answeredOn }) => ({
    title: text('您说的不对，有结果了', 'What you said is wrong has an answer'),
    happened: [
      text(`您说这一条不对：${about.zh}。`, `You said this is wrong: ${about.en}.`),
      text(
        `${outcomes[outcome].zh}。${formatPlainDate(answeredOn).zh}由${by.zh}答复。`,
        `${outcomes[outcome].en}. Answered on ${formatPlainDate(answeredOn).en} by ${by.en}.`,
      ),
    ],
    reason: [answer],
    next: [outcomes[outcome].next],
    object: [
      text(
        '不同意这个结果，可以请另一个人再看一次。',
        'If you disagree, another person can look at it again.',
      ),
      ...waysToObject,
    ],
    cites: [],
  }),
  spoken: ({ outcome, by, answeredOn }) =>
    text(
      `您好，这里是甬助。您说不对的那一条，${outcomes[outcome].zh}。${sayDate(answeredOn).zh}由${by.zh}答复，原因写在给您的信里。不同意，请拨 ${spaced('12385')}。`,
      `Hello, this is Yongzhu. About what you said is wrong: ${outcomes[outcome].en}. It was answered on ${sayDate(answeredOn).en} by ${by.en}, and the reason is in your letter. If you disagree, call ${spaced('12385')}.`,
    ),
  easy: ({ outcome }) => [
    text('您说有一条不对。', 'You said something is wrong.'),
    text(`${easyOutcomes[outcome].zh}。`, `${easyOutcomes[outcome].en}.`),
    text('原因在信里。', 'The reason is in the letter.'),
    text('不同意可以再说。', 'You may disagree.'),
    text('请打 12385。', 'Call 12385.'),
  ],
})

const easyOutcomes = {
  corrected: text('现在改好了', 'It is put right now'),
  kept: text('看过了，没有改', 'We looked, and it stays'),
  'passed-on': text('已经交给管的人', 'Those in charge have it now'),
}
