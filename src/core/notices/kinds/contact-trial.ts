import { formatPlainDate } from '#engine/format-value.ts'
import { text } from '#kernel/text.ts'
import { notice } from '../notice.ts'
import { sayDate, spaced } from '../said-words.ts'
import { shortDate } from '../short-words.ts'
import { date } from '../value-kinds.ts'

/** 试发: asked for by whoever has just said how they want to be reached, to see whether it arrives. */
export const contactTrial = notice({
  id: 'contact-trial',
  name: { zh: '试发的一条消息', en: 'A message to try it out' },
  plan: 'plan:S5.1',
  values: { askedOn: date },
  reach: 'sent',
  sms: ({ askedOn }) =>
    text(
      `这是您${shortDate(askedOn).zh}要求试发的消息。收到了，就说明联系得上您。不用回。没要求过请拨12385。`,
      `This is the message you asked for on ${shortDate(askedOn).en} to try it out. It reaches you; no reply is needed. Not you? Call 12385.`,
    ),
  letter: ({ askedOn }) => ({
    title: text('试发的一封信', 'A letter to try it out'),
    happened: [
      text(
        `您${formatPlainDate(askedOn).zh}要求试发一次。`,
        `On ${formatPlainDate(askedOn).en} you asked us to try it out.`,
      ),
    ],
    reason: [text('收到了，就说明地址没有错。', 'If you hold it in your hands, the address is right.')],
    next: [
      text(
        `${formatPlainDate(askedOn).zh}以后的消息，都照您说的方式来。`,
        `From ${formatPlainDate(askedOn).en} you hear from us in the way you chose.`,
      ),
    ],
    object: [
      text(
        '想换个方式，请登录甬助，或者打 12385。',
        'To choose another way sign in to Yongzhu or call 12385.',
      ),
    ],
    cites: [],
  }),
  spoken: ({ askedOn }) =>
    text(
      `您好，这里是甬助。这是您${sayDate(askedOn).zh}要求试打的电话。听到了，就说明联系得上您。没有要求过，请拨 ${spaced('12385')}。`,
      `Hello, this is Yongzhu. This is the call you asked for on ${sayDate(askedOn).en} to try it out. If you hear it, you can be reached. If you did not ask for it, call ${spaced('12385')}.`,
    ),
  easy: () => [
    text('这是试一试。', 'This is only a try.'),
    text('您收到了，就对了。', 'You have it, so it works.'),
    text('不用回。', 'You need not answer.'),
    text('有事请打 12385。', 'Call 12385 if there is anything.'),
  ],
})
