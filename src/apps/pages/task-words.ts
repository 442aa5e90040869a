import { CONTESTED } from '#core/casework/contest-fact.ts'
import { FOLLOW_UP } from '#core/casework/follow-ups.ts'
import { PAYMENT_RETURNED, REQUEST } from '#core/casework/request.ts'
import type { TaskLine } from '#core/casework/task.ts'
import { getProfile } from '#core/payments/file-profile.ts'
import { vocabulary } from '#core/facts/person.ts'
import { type Text, text } from '#kernel/text.ts'

const otherwise = text('一件要办的事', 'Something to do')

const followUpWords: Readonly<Record<string, Text>> = {
  visit: text('消息没有送到，要上门告诉本人', 'No message arrived: to be told at home'),
  family: text('本人去世了，要和家里人说', 'Has died: to speak with the family'),
  objection: text('收到消息后回了 1：说不对', 'Answered 1 to a message: says it is wrong'),
  reply: text('回了消息，要问清楚', 'Answered a message: to be asked about'),
}

/** What a task is, so that a list can be read without opening it; says which fact, never its value. */
export function taskWords({ kind, about }: Pick<TaskLine, 'kind' | 'about'>): Text {
  const fact = vocabulary[String(about['fact'])]
  if (kind === CONTESTED && fact)
    return text(`本人说「${fact.label.zh}」记得不对`, `Says that “${fact.label.en}” is recorded wrongly`)
  if (kind === REQUEST) return text('提出一件事', 'Asked for something')
  if (kind === FOLLOW_UP) return followUpWords[String(about['why'])] ?? otherwise
  if (kind === PAYMENT_RETURNED) {
    const means = getProfile(String(about['profile']))?.codes[String(about['code'])]?.means
    return text(
      `银行退回了一笔钱${means ? `：${means.zh}` : ''}`,
      `The bank sent a payment back${means ? `: ${means.en}` : ''}`,
    )
  }
  return otherwise
}

export const stateWords = {
  waiting: text('等人接手', 'Waiting'),
  'in-hand': text('正在办', 'In hand'),
  closed: text('办结', 'Closed'),
} as const

export const stepWords = {
  opened: text('提出', 'Opened'),
  taken: text('接手', 'Taken'),
  'handed-on': text('交回', 'Handed on'),
  noted: text('记了一笔', 'Noted'),
  closed: text('答复', 'Answered'),
} as const

export const outcomeWords: Readonly<Record<string, Text>> = {
  accepted: text('说得对，已经更正', 'Right; corrected'),
  'not-accepted': text('没有改', 'Not changed'),
  done: text('办好了', 'Done'),
  'not-done': text('没有办成', 'Not done'),
}
