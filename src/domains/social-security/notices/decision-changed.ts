import { formatNumber, formatPlainDate } from '#engine/format-value.ts'
import { notice, waysToObject } from '#core/notices/notice.ts'
import { sayMoney, sayMonth, spaced } from '#core/notices/said-words.ts'
import { shortMoney, shortMonth } from '#core/notices/short-words.ts'
import { citations, date, money, month, named, office, orNone, sentence } from '#core/notices/value-kinds.ts'
import { text, type Text } from '#kernel/text.ts'

/** 有了决定: a payment goes up, down, ends (`afterFen` null) or begins again (`beforeFen` null), and who decided it. */
export const decisionChanged = notice({
  id: 'decision-changed',
  name: { zh: '一笔补贴有变化', en: 'A payment has changed' },
  plan: 'plan:S1.3',
  values: {
    benefit: named,
    beforeFen: orNone(money),
    afterFen: orNone(money),
    from: month,
    reason: sentence,
    decidedBy: office,
    decidedOn: date,
    cites: citations,
  },
  reach: 'delivered',
  isOnPaper: true,
  takesReply: true,
  sms({ benefit, beforeFen, afterFen, from }) {
    const [start, change] = [shortMonth(from), changed(beforeFen, afterFen, shortMoney)]
    return text(
      `您的${benefit.plain.zh}从${start.zh}起${change.zh}。原因见信。不对请回1或拨12385。`,
      `${benefit.plain.en}, from ${start.en}: ${change.en}. See letter. Wrong? Reply 1 or call 12385.`,
    )
  },
  letter({ benefit, beforeFen, afterFen, from, reason, decidedBy, decidedOn, cites }) {
    const start = formatNumber(from, 'month')
    const change = changed(beforeFen, afterFen, (fen) => formatNumber(fen, 'fen'))
    return {
      title: text('一笔补贴有变化', 'A payment has changed'),
      happened: [
        text(
          `您的${benefit.full.zh}，从${start.zh}起${change.zh}。`,
          `${benefit.full.en}, from ${start.en}: ${change.en}.`,
        ),
        text(
          `这是${decidedBy.zh}在${formatPlainDate(decidedOn).zh}决定的。`,
          `Decided by ${decidedBy.en} on ${formatPlainDate(decidedOn).en}.`,
        ),
      ],
      reason: [reason],
      next: [
        afterFen === null
          ? text(
              `从${start.zh}起没有这笔钱。以后又符合了，会自动再给您。`,
              `From ${start.en} it is not paid. If you are entitled again, it comes back by itself.`,
            )
          : text(
              `从${start.zh}起照新的数给您，您什么都不用做。`,
              `From ${start.en} you get the new amount. You need not do anything.`,
            ),
      ],
      object: [
        text('提出来，会请另一个人再看一次。', 'If you object, another person looks at it again.'),
        ...waysToObject,
      ],
      cites,
    }
  },
  spoken({ benefit, beforeFen, afterFen, from }) {
    const [before, after] = [beforeFen, afterFen].map((fen) => (fen === null ? undefined : sayMoney(fen)))
    const start = sayMonth(from)
    const now = after
      ? text(`从${start.zh}起，一次${after.zh}`, `From ${start.en} it is ${after.en} each time`)
      : text(`从${start.zh}起不再发`, `From ${start.en} it is no longer paid`)
    const until = before ? text(`以前一次${before.zh}。`, `Until then it is ${before.en}. `) : text('', '')
    return text(
      `您好，这里是甬助。您的${benefit.plain.zh}有变化。${now.zh}。${until.zh}原因写在给您的信里。不对，请拨 ${spaced('12385')}。`,
      `Hello, this is Yongzhu. There is a change: ${benefit.plain.en}. ${now.en}. ${until.en}The reason is in your letter. If it is wrong, call ${spaced('12385')}.`,
    )
  },
  easy({ benefit, beforeFen, afterFen, from }) {
    const change = changed(beforeFen, afterFen, shortMoney)
    return [
      text('您有一笔钱变了。', 'A payment of yours has changed.'),
      text(`它叫：${benefit.plain.zh}。`, `It is called: ${benefit.plain.en}.`),
      text(`从${shortMonth(from).zh}开始。`, `It starts in ${shortMonth(from).en}.`),
      text(`现在${change.zh}。`, `Now: ${change.en}.`),
      text('原因在信里。', 'The reason is in the letter.'),
      text('不对可以说。', 'You can say that it is wrong.'),
      text('请打 12385。', 'Call 12385.'),
    ]
  },
})

function changed(before: number | null, after: number | null, words: (fen: number) => Text): Text {
  if (after === null) return text('不再发', 'it is no longer paid')
  if (before === null)
    return text(`重新发，一次${words(after).zh}`, `it is paid again, ${words(after).en} each time`)
  return text(
    `由${words(before).zh}改为${words(after).zh}`,
    `${words(after).en} each time instead of ${words(before).en}`,
  )
}
