import { formatPlainDate } from '#engine/format-value.ts'
import { type Text, text } from '#kernel/text.ts'

/** `2026年11月24日 12:30`, as clocks in Ningbo show it. */
export function formatInstant(instant: string): string {
  return instantWords(instant).zh
}

export function instantWords(instant: string): Text {
  const [date = '', time = ''] = shanghaiClock.format(new Date(instant)).split(' ')
  const { zh, en } = formatPlainDate(date)
  return text(`${zh} ${time}`, `${en}, ${time}`)
}

// Swedish writes 2026-11-24 12:30.
const shanghaiClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})
