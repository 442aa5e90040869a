import { article } from '#core/citations/citation.ts'
import { notice, waysToObject } from '#core/notices/notice.ts'
import { sayDate, sayMonth, spaced } from '#core/notices/said-words.ts'
import { shortDate, shortMonth } from '#core/notices/short-words.ts'
import { citations, date, money, month, named, office, orNone, sentence } from '#core/notices/value-kinds.ts'
import { formatNumber, formatPlainDate } from '#engine/format-value.ts'
import { text } from '#kernel/text.ts'

/**
 * 只是提出: a stop or a reduction that nobody has decided yet. `afterFen` is what it would be reduced to, null where it
 * would stop; a named person decides after `answerBy`, and reads what was said until then.
 */
export const proposalAdverse = notice({
  id: 'proposal-adverse',
  name: { zh: '一笔补贴可能有变化', en: 'A payment may change' },
  plan: 'plan:S1.3',
  values: {
    benefit: named,
    beforeFen: money,
    afterFen: orNone(money),
    from: month,
    reason: sentence,
    answerBy: date,
    decidedBy: office,
    cites: citations,
  },
  reach: 'read',
  isOnPaper: true,
  sms: ({ benefit, answerBy }) =>
    text(
      `您的${benefit.plain.zh}可能有变化，只是提出，还没有决定。${shortDate(answerBy).zh}前可以说您的意见：登录甬助或拨12385。原因见信。`,
      `${benefit.plain.en} may change; nothing is decided. Have your say by ${shortDate(answerBy).en}: Yongzhu or 12385. A letter says why.`,
    ),
  letter({ benefit, beforeFen, afterFen, from, reason, answerBy, decidedBy, cites }) {
    const [before, start] = [formatNumber(beforeFen, 'fen'), formatNumber(from, 'month')]
    const after = afterFen === null ? undefined : formatNumber(afterFen, 'fen')
    return {
      title: text('一笔补贴可能有变化，想先听您说', 'A payment may change, and we would hear you first'),
      happened: [
        text(
          `您现在领${benefit.full.zh}，一次 ${before.zh}。`,
          `You receive: ${benefit.full.en}, ${before.en} each time.`,
        ),
        after
          ? text(
              `有人提出从${start.zh}起改为 ${after.zh}。`,
              `It is proposed to pay ${after.en} from ${start.en}.`,
            )
          : text(`有人提出从${start.zh}起不再发。`, `It is proposed to pay it no longer from ${start.en}.`),
        text('这只是提出，还没有决定。', 'This is a proposal. Nothing has been decided.'),
      ],
      reason: [reason],
      next: [
        text(
          `${formatPlainDate(answerBy).zh}以前，您可以说您的意见。`,
          `Until ${formatPlainDate(answerBy).en} you can say what you think of it.`,
        ),
        text(
          `那以后由${decidedBy.zh}的人来决定，不由机器决定。`,
          `After that a person at ${decidedBy.en} decides, not a machine.`,
        ),
        text('有了结果，再写信告诉您。', 'You get another letter with the result.'),
      ],
      object: [
        text('您说的话，决定的人一定先看。', 'Whoever decides reads what you say first.'),
        ...waysToObject,
      ],
      cites: [...cites, article('pipl', 24)],
    }
  },
  spoken: ({ benefit, from, answerBy }) =>
    text(
      `您好，这里是甬助。您的${benefit.plain.zh}，从${sayMonth(from).zh}起可能有变化。只是提出，还没有决定。${sayDate(answerBy).zh}以前，您可以说您的意见。原因写在给您的信里。有话请拨 ${spaced('12385')}。`,
      `Hello, this is Yongzhu. ${benefit.plain.en} may change from ${sayMonth(from).en}. It is a proposal, nothing has been decided. You can have your say until ${sayDate(answerBy).en}. The reason is in your letter. Please call ${spaced('12385')}.`,
    ),
  easy: ({ benefit, from, answerBy }) => [
    text('您有一笔钱可能要变。', 'A payment of yours may change.'),
    text(`它叫：${benefit.plain.zh}。`, `It is called: ${benefit.plain.en}.`),
    text(`可能从${shortMonth(from).zh}开始变。`, `It may change from ${shortMonth(from).en}.`),
    text('现在还没有决定。', 'Nothing is decided now.'),
    text('原因在信里。', 'The reason is in the letter.'),
    text('您可以说：我不同意。', 'You can say: I disagree.'),
    text(`请在${shortDate(answerBy).zh}前说。`, `Say it by ${shortDate(answerBy).en}.`),
    text('请打 12385。', 'Call 12385.'),
  ],
})
