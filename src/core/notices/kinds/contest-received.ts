import { formatPlainDate } from '#engine/format-value.ts'
import { text } from '#kernel/text.ts'
import { notice } from '../notice.ts'
import { sayDate, spaced } from '../said-words.ts'
import { shortDate } from '../short-words.ts'
import { date, office, topic } from '../value-kinds.ts'

/** 异议收到: somebody said that something is wrong; who looks into it, and by when they hear. */
export const contestReceived = notice({
  id: 'contest-received',
  name: { zh: '您说的不对，收到了', en: 'We have what you said is wrong' },
  plan: 'plan:S4.3',
  values: { about: topic, by: office, answerBy: date },
  reach: 'sent',
  sms: ({ by, answerBy }) =>
    text(
      `您说不对的那一条，我们收到了，交给${by.zh}核对。${shortDate(answerBy).zh}以前答复您。查进度请登录甬助或拨12385。`,
      `We have what you said is wrong; ${by.en} checks it. Answer by ${shortDate(answerBy).en}. Progress: sign in to Yongzhu or call 12385.`,
    ),
  letter: ({ about, by, answerBy }) => ({
    title: text('您说的不对，我们收到了', 'We have received what you said is wrong'),
    happened: [
      text(
        `您说这一条不对：${about.zh}。我们收到了。`,
        `You said this is wrong: ${about.en}. We have received it.`,
      ),
    ],
    reason: [
      text(
        '您的情况您最清楚。记录和实际不一样，就要改记录。',
        'You know your own situation best. Where a record differs from it, the record has to change.',
      ),
    ],
    next: [
      text(
        `${by.zh}来核对，${formatPlainDate(answerBy).zh}以前答复您。`,
        `${capital(by.en)} checks it and answers you by ${formatPlainDate(answerBy).en}.`,
      ),
      text(
        '改了记录，和它有关的补贴会重新算。',
        'If the record is changed, what depends on it is worked out again.',
      ),
    ],
    object: [
      text(
        '还有要说的，或者想撤回，请登录甬助，或者打 12385。',
        'To add something or to take it back, sign in to Yongzhu or call 12385.',
      ),
      text('到期没有答复，也请打 12385。', 'If no answer comes by then, call 12385 too.'),
    ],
    cites: [],
  }),
  spoken: ({ by, answerBy }) =>
    text(
      `您好，这里是甬助。您说不对的那一条，我们收到了，交给${by.zh}核对。${sayDate(answerBy).zh}以前答复您。有事请拨 ${spaced('12385')}。`,
      `Hello, this is Yongzhu. We have received what you said is wrong, and ${by.en} checks it. You have an answer by ${sayDate(answerBy).en}. If there is anything, call ${spaced('12385')}.`,
    ),
  easy: ({ by, answerBy }) => [
    text('您说有一条不对。', 'You said something is wrong.'),
    text('我们收到了。', 'We have it.'),
    text(`${by.zh}在核对。`, `${capital(by.en)} is checking it.`),
    text(`${shortDate(answerBy).zh}以前告诉您。`, `You hear from us by ${shortDate(answerBy).en}.`),
    text('您现在不用做什么。', 'You need not do anything now.'),
    text('有事请打 12385。', 'Call 12385 if there is anything.'),
  ],
})

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
