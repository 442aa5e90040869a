import { formatDate } from '#kernel/plain-date.ts'

/** `2026年11月24日 12:30`, as clocks in Ningbo show it. */
export function formatInstant(instant: string): string {
  const [date = '', time = ''] = shanghaiClock.format(new Date(instant)).split(' ')
  return `${formatDate(date)} ${time}`
}

// Swedish writes 2026-11-24 12:30.
const shanghaiClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})
