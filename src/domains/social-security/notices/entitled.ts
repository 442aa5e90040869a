import { scheduleWords } from '#core/benefits/outcome-words.ts'
import { article } from '#core/citations/citation.ts'
import { notice, waysToObject } from '#core/notices/notice.ts'
import { sayMoney, sayMonth, spaced } from '#core/notices/said-words.ts'
import { shortMoney, shortMonth } from '#core/notices/short-words.ts'
import {
  accountTail,
  citations,
  money,
  month,
  named,
  office,
  oneOf,
  sentence,
} from '#core/notices/value-kinds.ts'
import { formatNumber } from '#engine/format-value.ts'
import { text } from '#kernel/text.ts'

/**
 * 免申即享: somebody is newly entitled, and nobody had to ask. As long as the authority has not spoken, `standing` is
 * `found` and every form says so.
 */
export const entitled = notice({
  id: 'entitled',
  name: { zh: '有一笔补贴', en: 'A payment for you' },
  plan: 'plan:S5.1',
  values: {
    benefit: named,
    standing: oneOf('decided', 'found'),
    every: oneOf('month', 'quarter', 'year'),
    amountFen: money,
    from: month,
    account: accountTail,
    decidedBy: office,
    reason: sentence,
    cites: citations,
  },
  reach: 'sent',
  takesReply: true,
  sms({ benefit, standing, every: span, amountFen, from, account, decidedBy }) {
    const paid = {
      decided: text('打到尾号', ''),
      found: text(`${decidedBy.zh}定后打到尾号`, ` if ${decidedBy.en} agrees`),
    }[standing]
    const [start, amount] = [shortMonth(from), shortMoney(amountFen)]
    return text(
      `${start.zh}起${scheduleWords[span].zh}${amount.zh}${benefit.plain.zh}，${paid.zh}${spaced(account)}。不对或不要请回1或拨12385。`,
      `${benefit.plain.en}: ${amount.en} ${scheduleWords[span].en} from ${start.en}, card ${spaced(account)}${paid.en}. Wrong? Reply 1 or call 12385.`,
    )
  },
  letter({ benefit, standing, every: span, amountFen, from, account, decidedBy, reason, cites }) {
    const [start, amount] = [formatNumber(from, 'month'), formatNumber(amountFen, 'fen')]
    const next = {
      decided: text(
        `钱从${start.zh}起打到您尾号 ${spaced(account)} 的账户，您什么都不用做。`,
        `From ${start.en} the money goes to your account ending ${spaced(account)}. You need not do anything.`,
      ),
      found: text(
        `现在还等${decidedBy.zh}决定。定了以后从${start.zh}起算，打到您尾号 ${spaced(account)} 的账户。`,
        `It waits for the decision of ${decidedBy.en}. Then it counts from ${start.en} and goes to your account ending ${spaced(account)}.`,
      ),
    }[standing]
    return {
      title: text('有一笔补贴要给您', 'There is a payment for you'),
      happened: [
        text(
          `您可以领${benefit.full.zh}，${scheduleWords[span].zh} ${amount.zh}，从${start.zh}起。`,
          `You are entitled to: ${benefit.full.en}, ${amount.en} ${scheduleWords[span].en}, from ${start.en}.`,
        ),
      ],
      reason: [
        reason,
        text(
          '这是按已有的记录自动算出来的，您不用申请。',
          'It was worked out from records that exist already; you need not apply.',
        ),
      ],
      next: [next],
      object: [
        text(
          '不想要，或者想请人来看、不只由机器算，都可以说。',
          'You may refuse it, or ask that a person looks at it and not the machine alone.',
        ),
        ...waysToObject,
      ],
      cites: [...cites, article('pipl', 24)],
    }
  },
  spoken({ benefit, standing, every: span, amountFen, from, account, decidedBy }) {
    const [start, amount] = [sayMonth(from), sayMoney(amountFen)]
    const paid = {
      decided: text('钱打到您', 'It goes to your account'),
      found: text(
        `${decidedBy.zh}决定以后，钱打到您`,
        `Once ${decidedBy.en} has decided, it goes to your account`,
      ),
    }[standing]
    return text(
      `您好，这里是甬助。您有一笔补贴，叫${benefit.plain.zh}。从${start.zh}起，${scheduleWords[span].zh}${amount.zh}。${paid.zh}尾号 ${spaced(account)} 的账户。您什么都不用做。不对或者不要，请拨 ${spaced('12385')}。`,
      `Hello, this is Yongzhu. There is a payment for you: ${benefit.plain.en}. It is ${amount.en} ${scheduleWords[span].en} from ${start.en}. ${paid.en} ending ${spaced(account)}. You need not do anything. If it is wrong or you do not want it, call ${spaced('12385')}.`,
    )
  },
  easy: ({ benefit, standing, every: span, amountFen, from, account, decidedBy }) => [
    text('有一笔钱要给您。', 'There is money for you.'),
    text(`它叫：${benefit.plain.zh}。`, `It is called: ${benefit.plain.en}.`),
    text(
      `${scheduleWords[span].zh}${shortMoney(amountFen).zh}。`,
      `It is ${shortMoney(amountFen).en} ${scheduleWords[span].en}.`,
    ),
    text(`${shortMonth(from).zh}起给。`, `It starts in ${shortMonth(from).en}.`),
    ...(standing === 'found' ? [text(`还要${decidedBy.zh}同意。`, `Still to agree: ${decidedBy.en}.`)] : []),
    text(`钱到尾号 ${spaced(account)} 的卡上。`, `It goes to the card ending ${spaced(account)}.`),
    text('您什么都不用做。', 'You need not do anything.'),
    text('不对或不要，请打 12385。', 'Wrong or unwanted? Call 12385.'),
  ],
})
