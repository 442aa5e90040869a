import { formatPlainDate } from '#engine/format-value.ts'
import { text } from '#kernel/text.ts'
import { notice } from '../notice.ts'
import { sayDate, spaced } from '../said-words.ts'
import { shortDate } from '../short-words.ts'
import { date } from '../value-kinds.ts'

/** 现场代登录: told to whoever was signed in by a worker beside them, in case they were not there. */
export const onSiteNotice = notice({
  id: 'on-site',
  name: { zh: '工作人员帮您登录过', en: 'A worker signed you in' },
  plan: 'plan:S5.1',
  values: { on: date },
  reach: 'sent',
  sms: ({ on }) =>
    text(
      `${shortDate(on).zh}工作人员在您身边帮您登录了甬助。当时您不在，或者没有同意，请拨12385。`,
      `On ${shortDate(on).en} a worker beside you signed you in to Yongzhu. If you were not there or did not agree, call 12385.`,
    ),
  letter: ({ on }) => ({
    title: text('工作人员帮您登录过甬助', 'A worker signed you in to Yongzhu'),
    happened: [
      text(
        `${formatPlainDate(on).zh}，工作人员在您身边帮您登录了甬助。`,
        `On ${formatPlainDate(on).en} a worker beside you signed you in to Yongzhu.`,
      ),
    ],
    reason: [
      text(
        '自己登录不方便的人，可以请工作人员当面帮忙。每一次都告诉本人。',
        'Whoever cannot easily sign in may have a worker do it beside them. Every time the person is told.',
      ),
    ],
    next: [
      text(
        `${formatPlainDate(on).zh}您在场，也同意，就不用做什么。`,
        `If you were there on ${formatPlainDate(on).en} and agreed, do nothing.`,
      ),
      text(
        '谁帮您登录、看了什么、做了什么，登录后在“谁看过我的信息”里都看得到。',
        'Who signed you in and what was seen and done stands under “Who looked at my file”.',
      ),
    ],
    object: [
      text(
        '当时您不在，或者没有同意，请打 12385，说信上的编号。我们马上查。',
        'If you were not there or did not agree, call 12385 and give the number of this letter. We look into it.',
      ),
    ],
    cites: [],
  }),
  spoken: ({ on }) =>
    text(
      `您好，这里是甬助。${sayDate(on).zh}，工作人员在您身边帮您登录了甬助。当时您不在，或者没有同意，请拨 ${spaced('12385')}。`,
      `Hello, this is Yongzhu. On ${sayDate(on).en} a worker beside you signed you in to Yongzhu. If you were not there or did not agree, call ${spaced('12385')}.`,
    ),
  easy: ({ on }) => [
    text(`${shortDate(on).zh}有人帮您登录甬助。`, `Somebody signed you in on ${shortDate(on).en}.`),
    text('是工作人员在您身边帮的。', 'It was a worker beside you.'),
    text('您在，就不用做什么。', 'If you were there, do nothing.'),
    text('您不在，请打 12385。', 'If you were not, call 12385.'),
  ],
})
