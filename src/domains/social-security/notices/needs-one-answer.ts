import { article } from '#core/citations/citation.ts'
import { notice } from '#core/notices/notice.ts'
import { sayMonth, spaced } from '#core/notices/said-words.ts'
import { shortMonth } from '#core/notices/short-words.ts'
import { citations, month, named, oneOf, topic } from '#core/notices/value-kinds.ts'
import { formatNumber } from '#engine/format-value.ts'
import { text } from '#kernel/text.ts'

/** 还差一件事: one thing is not known, an account or a fact. The answer may be late; the month it counts from stays. */
export const needsOneAnswer = notice({
  id: 'needs-one-answer',
  name: { zh: '还差一个回答', en: 'One answer is missing' },
  plan: 'plan:S5.1',
  values: { benefit: named, missing: oneOf('account', 'fact'), about: topic, from: month, cites: citations },
  reach: 'read',
  sms: ({ benefit }) =>
    text(
      `您可能可以领${benefit.plain.zh}，还差一个回答。请登录甬助答一下，或拨12385请人帮忙。晚答不影响起算月份。`,
      `${benefit.plain.en}: one answer is missing. Sign in to Yongzhu, or call 12385 for help. A late answer loses you nothing.`,
    ),
  letter: ({ benefit, missing, about, from, cites }) => ({
    title: text('有一个问题想问您', 'There is a question for you'),
    happened: [
      text(
        `您可能可以领${benefit.full.zh}，只差一个回答。`,
        `You may be entitled to: ${benefit.full.en}. One answer is missing.`,
      ),
      missing === 'account'
        ? text('想问您：钱打到哪个账户？', 'The question: to which account should the money go?')
        : text(`想问您的是：${about.zh}。`, `The question is about: ${about.en}.`),
    ],
    reason: [
      text('这件事哪个部门都没有记录，只能问您。', 'No office has a record of this; only you can tell.'),
    ],
    next: [
      text('请登录甬助回答，两分钟就好。', 'Please sign in to Yongzhu and answer; it takes two minutes.'),
      text(
        `什么时候答都可以。符合条件的，从${formatNumber(from, 'month').zh}起算。`,
        `You may answer at any time. If you are entitled, it counts from ${formatNumber(from, 'month').en}.`,
      ),
      text(
        '一直没有回音，我们会换个您方便的方式再找您。',
        'If we do not hear from you, we ask again in the way that suits you.',
      ),
    ],
    object: [
      text(
        '不会用手机，请打 12385，有人帮您填。',
        'Without a phone, call 12385: somebody fills it in with you.',
      ),
      text('不知道怎么答，就说“不知道”，有人去查。', 'If you do not know, say so: somebody finds out.'),
      text('不想要这笔钱，也可以说。', 'You may also say that you do not want it.'),
    ],
    cites: [...cites, article('pipl', 17)],
  }),
  spoken: ({ benefit, from }) =>
    text(
      `您好，这里是甬助。您可能可以领${benefit.plain.zh}，还差一个回答。请登录甬助答一下。不方便，请拨 ${spaced('12385')}，有人帮您。什么时候答都可以，从${sayMonth(from).zh}起算。`,
      `Hello, this is Yongzhu. ${benefit.plain.en}: one answer is missing. Please sign in to Yongzhu. If that is hard, call ${spaced('12385')} and somebody helps you. You may answer at any time; it counts from ${sayMonth(from).en}.`,
    ),
  easy: ({ benefit, from }) => [
    text('您可能有一笔钱。', 'There may be money for you.'),
    text(`它叫：${benefit.plain.zh}。`, `It is called: ${benefit.plain.en}.`),
    text('我们还有一点不知道。', 'There is one thing we do not know.'),
    text('请您告诉我们。', 'Please tell us.'),
    text('请打开甬助回答。', 'Open Yongzhu and answer.'),
    text('不会用，请打 12385。', 'For help, call 12385.'),
    text('晚一点也没关系。', 'It may be late.'),
    text(`都从${shortMonth(from).zh}算起。`, `It counts from ${shortMonth(from).en}.`),
  ],
})
