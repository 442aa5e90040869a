import type { PlainDate } from '#kernel/plain-date.ts'

/** Where the present comes from; handed in, so that a test or a replay can choose it. */
export type Clock = {
  /** The instant, as ISO 8601 in UTC. */
  now(): string
  /** The calendar day in Ningbo. */
  today(): PlainDate
}

export const systemClock: Clock = clockAt(() => new Date())

/** A clock that stands still. */
export function fixedClock(instant: string): Clock {
  return clockAt(() => new Date(instant))
}

function clockAt(read: () => Date): Clock {
  return { now: () => read().toISOString(), today: () => shanghaiDate.format(read()) }
}

// Swedish writes dates as 2026-11-24.
const shanghaiDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
