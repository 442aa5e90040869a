import { formatPlainDate } from '#engine/format-value.ts'
import { text } from '#kernel/text.ts'
import { notice } from '../notice.ts'
import { sayDate, spaced } from '../said-words.ts'
import { shortDate } from '../short-words.ts'
import { date, oneOf } from '../value-kinds.ts'

const theirPart = {
  giver: {
    begun: text('有人可以替您办事了', 'Somebody may act for you'),
    wrong: text('您没有同意过', 'you never agreed to this'),
  },
  holder: {
    begun: text('您可以替别人办事了', 'You may act for somebody else'),
    wrong: text('您不想替他办', 'you do not want to act for them'),
  },
}

const money = {
  with: text('包括代为领款。', 'Receiving money is part of it.'),
  without: text('不包括代为领款。', 'Receiving money is not part of it.'),
}

/** 授权开始: told to whoever is acted for and to whoever acts, as soon as it is recorded; says neither’s name. */
export const mandateBegun = notice({
  id: 'mandate-begun',
  name: { zh: '一份授权开始了', en: 'A mandate has begun' },
  plan: 'plan:S5.1',
  values: { part: oneOf('giver', 'holder'), money: oneOf('with', 'without'), from: date },
  reach: 'delivered',
  takesReply: true,
  sms: ({ part, from }) =>
    text(
      `${shortDate(from).zh}起，${theirPart[part].begun.zh}。是谁、能办什么，登录甬助看。不对请回1或拨12385。`,
      `From ${shortDate(from).en}: ${theirPart[part].begun.en}. Who and in what: sign in to Yongzhu. Wrong? Reply 1 or call 12385.`,
    ),
  letter: ({ part, money: withMoney, from }) => ({
    title: text('一份授权开始了', 'A mandate has begun'),
    happened: [
      text(
        `${theirPart[part].begun.zh}，从${formatPlainDate(from).zh}起。`,
        `${theirPart[part].begun.en}, from ${formatPlainDate(from).en}.`,
      ),
      money[withMoney],
    ],
    reason: [
      text(
        '工作人员看过证明材料，登记了这份授权。',
        'A worker has seen the papers and recorded this mandate.',
      ),
      text('授权登记和结束，双方都会收到消息。', 'Both sides are told when a mandate begins and ends.'),
    ],
    next: [
      text(
        `${formatPlainDate(from).zh}起，是谁、能办什么，登录甬助就看得到。`,
        `From ${formatPlainDate(from).en}, sign in to Yongzhu to see who it is and in what.`,
      ),
      text('没有不对，什么都不用做。', 'If nothing is wrong, you need not do anything.'),
    ],
    object: [
      text(
        `${theirPart[part].wrong.zh}，请打 12385，当天就停。`,
        `If ${theirPart[part].wrong.en}, call 12385, and it ends the same day.`,
      ),
      text('也可以登录甬助自己结束。', 'You may also end it yourself in Yongzhu.'),
    ],
    cites: [],
  }),
  spoken: ({ part, from }) =>
    text(
      `您好，这里是甬助。${sayDate(from).zh}起，${theirPart[part].begun.zh}。是谁、能办什么，登录甬助看得到。不对，请拨 ${spaced('12385')}。`,
      `Hello, this is Yongzhu. From ${sayDate(from).en}: ${theirPart[part].begun.en}. Who it is and in what can be seen in Yongzhu. If it is wrong, call ${spaced('12385')}.`,
    ),
  easy: ({ part, from }) => [
    text(`${theirPart[part].begun.zh}。`, `${theirPart[part].begun.en}.`),
    text(`${shortDate(from).zh}开始。`, `It starts on ${shortDate(from).en}.`),
    text('是谁，登录甬助看。', 'To see who, open Yongzhu.'),
    text('不对，请打 12385。', 'If it is wrong, call 12385.'),
  ],
})
