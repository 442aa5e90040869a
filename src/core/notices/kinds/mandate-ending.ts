import { formatPlainDate } from '#engine/format-value.ts'
import { text } from '#kernel/text.ts'
import { notice } from '../notice.ts'
import { sayDate, spaced } from '../said-words.ts'
import { shortDate } from '../short-words.ts'
import { date, oneOf } from '../value-kinds.ts'

const theirPart = {
  giver: { zh: '您请别人替您办事', en: 'Somebody acts for you' },
  holder: { zh: '您替别人办事', en: 'You act for somebody else' },
}

/** 授权到期: told to whoever gave a mandate and to whoever holds it, before it ends by itself. */
export const mandateEnding = notice({
  id: 'mandate-ending',
  name: { zh: '一份授权快到期', en: 'A mandate is ending' },
  plan: 'plan:S5.1',
  values: { part: oneOf('giver', 'holder'), endsOn: date },
  reach: 'delivered',
  sms: ({ endsOn }) =>
    text(
      `您在甬助的一份授权${shortDate(endsOn).zh}到期。要接着用，请在那天以前登录甬助续期，或拨12385请人帮忙。`,
      `A mandate in Yongzhu ends on ${shortDate(endsOn).en}. To keep it, sign in before that day and renew it, or call 12385.`,
    ),
  letter: ({ part, endsOn }) => ({
    title: text('一份授权快到期了', 'A mandate is about to end'),
    happened: [
      text(
        `${theirPart[part].zh}，用的是一份授权。这份授权到${formatPlainDate(endsOn).zh}为止。`,
        `${theirPart[part].en} under a mandate. The mandate ends on ${formatPlainDate(endsOn).en}.`,
      ),
    ],
    reason: [
      text(
        '授权都有期限，这样您随时知道是谁在办您的事。',
        'Every mandate ends on a day, so that it stays known who acts for whom.',
      ),
    ],
    next: [
      text(
        `要接着用，请在${formatPlainDate(endsOn).zh}以前登录甬助续期。`,
        `To keep it, sign in to Yongzhu and renew it before ${formatPlainDate(endsOn).en}.`,
      ),
      text('不用了，什么都不用做。到那天它自己停。', 'Otherwise do nothing: it ends by itself on that day.'),
    ],
    object: [
      text(
        '不想等到那天，可以现在就停：登录甬助，或者打 12385。',
        'To end it sooner, sign in to Yongzhu or call 12385.',
      ),
      text(
        '没有给过这份授权，也请打 12385，我们马上查。',
        'If you never gave this mandate, call 12385 and we look into it.',
      ),
    ],
    cites: [],
  }),
  spoken: ({ part, endsOn }) =>
    text(
      `您好，这里是甬助。${theirPart[part].zh}的一份授权，到${sayDate(endsOn).zh}为止。要接着用，请在那天以前续期。不会办，请拨 ${spaced('12385')}。`,
      `Hello, this is Yongzhu. ${theirPart[part].en} under a mandate that ends on ${sayDate(endsOn).en}. To keep it, renew it before that day. For help, call ${spaced('12385')}.`,
    ),
  easy: ({ part, endsOn }) => [
    text(`${theirPart[part].zh}。`, `${theirPart[part].en}.`),
    text(`这样办到${shortDate(endsOn).zh}为止。`, `This ends on ${shortDate(endsOn).en}.`),
    text('要接着办，请先续期。', 'To go on, renew it first.'),
    text('不要了，什么都不用做。', 'If not, do nothing.'),
    text('不会办，请打 12385。', 'For help, call 12385.'),
  ],
})
