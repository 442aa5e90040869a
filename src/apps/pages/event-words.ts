import type { Benefit } from '#core/benefits/benefit.ts'
import { sources } from '#core/exchange/sources.ts'
import type { Notice } from '#core/notices/notice.ts'
import type { AnySpellTable } from '#core/registry/spells.ts'
import type { TimelineEvent } from '#core/registry/timeline.ts'
import { formatPlainDate, joinTexts } from '#engine/format-value.ts'
import { formatMonthWords, parseMonth } from '#kernel/month.ts'
import { type Text, text } from '#kernel/text.ts'
import { grantWords } from './outcome-words.ts'

type Named = { readonly benefits: readonly Benefit[]; readonly notices: readonly Notice[] }

/** One thing that happened to a person, in a sentence for that person. */
export function eventWords(event: TimelineEvent, { benefits, notices }: Named): Text {
  switch (event.kind) {
    case 'began':
    case 'ended': {
      const stated = statedWords(event.stated) ?? tableWords[event.table]
      return event.kind === 'began' ? stated : text(`到此为止：${stated.zh}`, `Ended: ${stated.en}`)
    }
    case 'decision':
      return decisionWords(event, benefits)
    case 'notice': {
      const name = notices.find(({ id }) => id === event.notice)?.name ?? text('一条消息', 'a message')
      return text(`告诉了您：${name.zh}`, `You were told: ${name.en}`)
    }
    case 'task-opened':
      return text('提出了一件事', 'Something was raised')
    case 'task-closed':
      return text('提出的事有了答复', 'What was raised has been answered')
    case 'merged':
      return text('两份档案合成了一份', 'Two files became one')
    case 'unmerged':
      return text('合在一起的档案分开了', 'Files that had been one were parted')
  }
}

/** `残疾等级：二级；残疾类别：肢体`; nothing where nothing is stated or may be seen. */
export function statedWords(
  stated: readonly { readonly label: Text; readonly value: Text }[],
): Text | undefined {
  if (stated.length === 0) return undefined
  return joinTexts(
    stated.map(({ label, value }) => text(`${label.zh}：${value.zh}`, `${label.en}: ${value.en}`)),
    '；',
    '; ',
  )
}

/** Who said so, in the words a person knows them by. */
export function sourceWords(source: string): Text {
  return sources[source as keyof typeof sources] ?? text('本系统', 'this system')
}

export function eventDay({ on }: TimelineEvent): Text {
  return formatPlainDate(on)
}

const changeWords = {
  start: text('开始有', 'begins'),
  change: text('金额变了', 'changes'),
  stop: text('不再有', 'stops'),
  held: text('先停一停，等查清', 'is held until something is clear'),
  unknown: text('还算不出', 'cannot be worked out yet'),
} as const

function decisionWords(
  { benefit: id, month, change, afterFen, standing }: Extract<TimelineEvent, { kind: 'decision' }>,
  benefits: readonly Benefit[],
): Text {
  const benefit = benefits.find((each) => each.id === id)
  const name = benefit?.name ?? text('一项待遇', 'a benefit')
  const parsed = parseMonth(month)
  const when = parsed === undefined ? month : formatMonthWords(parsed)
  const amount = benefit && afterFen !== null ? `，${grantWords(benefit, afterFen)}` : ''
  const proposed =
    standing === 'proposed' ? text('（建议，还没有决定）', ' (proposed, not decided)') : text('', '')
  return text(
    `${when}${name.zh}：${changeWords[change].zh}${amount}${proposed.zh}`,
    `${month}, ${name.en}: ${changeWords[change].en}${proposed.en}`,
  )
}

/** What a statement is about, for those that state no fact of the vocabulary. */
export const tableWords: Readonly<Record<AnySpellTable, Text>> = {
  hukou: text('户口所在地', 'Household registration'),
  death: text('登记去世', 'Recorded as having died'),
  certificate: text('残疾人证', 'Disability certificate'),
  assistance: text('社会救助', 'Social assistance'),
  care_need: text('护理需要的评估', 'Assessment of the need for care'),
  living_arrangement: text('住在哪里、由谁照护', 'Where one lives and who gives care'),
  status: text('其他待遇或状态', 'Another allowance or state'),
  insurance: text('参保情况', 'Insurance'),
  employment: text('就业情况', 'Work'),
  election: text('本人的选择', 'A choice of one’s own'),
  household_member: text('户口本上的家人', 'Who is in the household'),
}
