import { formatPlainDate } from '#engine/format-value.ts'
import { text } from '#kernel/text.ts'
import { notice } from '../notice.ts'
import { sayDate, spaced } from '../said-words.ts'
import { shortDate } from '../short-words.ts'
import { date, oneOf } from '../value-kinds.ts'

const theirPart = {
  giver: text('替您办事的一份授权停了', 'A mandate to act for you has ended'),
  holder: text('您替别人办事的一份授权停了', 'Your mandate to act for somebody else has ended'),
}

const whose = {
  asked: text('是当事人要求停的。', 'It was ended because one of the two asked for it.'),
  office: text('是残联或法院停的。', 'It was ended by the federation or by a court.'),
  mistake: text('这份授权登记错了，从来不算数。', 'It was recorded by mistake and never counted.'),
}

/** 授权结束: told to whoever was acted for and to whoever acted, as soon as it is recorded; says neither’s name. */
export const mandateEnded = notice({
  id: 'mandate-ended',
  name: { zh: '一份授权结束了', en: 'A mandate has ended' },
  plan: 'plan:S5.1',
  values: { part: oneOf('giver', 'holder'), because: oneOf('asked', 'office', 'mistake'), endsOn: date },
  reach: 'delivered',
  takesReply: true,
  sms: ({ part, endsOn }) =>
    text(
      `${theirPart[part].zh}，${shortDate(endsOn).zh}起不能再办。您自己的事不受影响。不对请回1或拨12385。`,
      `${theirPart[part].en}, from ${shortDate(endsOn).en}. Your own matters go on. Wrong? Reply 1 or call 12385.`,
    ),
  letter: ({ part, because, endsOn }) => ({
    title: text('一份授权结束了', 'A mandate has ended'),
    happened: [
      text(
        `${theirPart[part].zh}，${formatPlainDate(endsOn).zh}起不能再用。`,
        `${theirPart[part].en}. It cannot be used from ${formatPlainDate(endsOn).en}.`,
      ),
    ],
    reason: [whose[because]],
    next: [
      text(
        `从${formatPlainDate(endsOn).zh}起，替人办事的页面什么都不显示。`,
        `From ${formatPlainDate(endsOn).en} the pages of the mandate show nothing.`,
      ),
      text(
        '已经提出的事照旧办，补贴不变。',
        'What was raised before goes on, and nothing that is received changes.',
      ),
    ],
    object: [
      text(
        '要重新登记，请带证明到镇街残联。',
        'To record one again, bring the papers to the township federation.',
      ),
      text('停得不对，请打 12385。', 'If it should not have ended, call 12385.'),
    ],
    cites: [],
  }),
  spoken: ({ part, endsOn }) =>
    text(
      `您好，这里是甬助。${theirPart[part].zh}，${sayDate(endsOn).zh}起不能再办。您自己的事不受影响。不对，请拨 ${spaced('12385')}。`,
      `Hello, this is Yongzhu. ${theirPart[part].en}, from ${sayDate(endsOn).en}. Your own matters go on. If it is wrong, call ${spaced('12385')}.`,
    ),
  easy: ({ part, endsOn }) => [
    text(`${theirPart[part].zh}。`, `${theirPart[part].en}.`),
    text(`${shortDate(endsOn).zh}起不能用。`, `It cannot be used from ${shortDate(endsOn).en}.`),
    text('您自己的事照旧。', 'Your own matters go on.'),
    text('不对，请打 12385。', 'If it is wrong, call 12385.'),
  ],
})
