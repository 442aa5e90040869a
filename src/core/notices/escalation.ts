import { type Dated, valueOn } from '#kernel/dated.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { ChannelName } from './channel.ts'
import type { Reach } from './notice.ts'

/** By what somebody may be told: the channels, a visit, or the page of messages they open themselves. */
export type Way = ChannelName | 'visit' | 'portal'

/** One thing that happened to a notice. */
export type Tried = {
  readonly way: Way
  readonly try: number
  readonly state: Reach | 'failed'
  /** Whether the same may succeed later: nobody answered, and nobody said no. */
  readonly mayFollow?: boolean
  readonly at: string
}

export type Plan = {
  /** Message ways in order; the first that takes it is enough. */
  readonly ways: readonly Way[]
  readonly isOnPaper: boolean
  readonly reach: Reach
  readonly mayCall: boolean
  /** Whether somebody is called and visited when no message shows that it arrived. */
  readonly escalates: boolean
  readonly expiresAt?: string
}

export type Step =
  | { readonly kind: 'try'; readonly way: Way; readonly try: number }
  | { readonly kind: 'wait'; readonly until: string }
  | { readonly kind: 'done' }

/** Days without a sign after which somebody is called, and after which somebody goes there. No document sets them: 待核实. */
export const daysUntilVoice: Dated<number> = [
  { from: '2021-01-01', value: 7, source: 'own-practice', checked: false },
]
export const daysUntilVisit: Dated<number> = [
  { from: '2021-01-01', value: 14, source: 'own-practice', checked: false },
]

const MINUTE = 60_000
/** How long a channel that did not answer is left alone before it is asked again; then the next one has its turn. */
const again = [5 * MINUTE, 30 * MINUTE]

const done: Step = { kind: 'done' }

/**
 * What is to be done next about a notice, from what has happened to it: a message, the letter where one is owed, then a
 * voice and a visit as long as nothing shows that it reached the person. The same past always gives the same step.
 */
export function nextStep(plan: Plan, all: readonly Tried[], now: string, today: PlainDate): Step {
  const past = standing(all)
  if (plan.expiresAt !== undefined && plan.expiresAt <= now) return done
  const isRead = past.some(({ state }) => state === 'read')
  const message = isRead ? done : firstOf(plan.ways, past, now)
  if (message.kind !== 'done') return message
  const paper = plan.isOnPaper ? firstOf(['print'], past, now) : done
  if (paper.kind !== 'done') return paper
  if (!plan.escalates || hasReached(plan.reach, past)) return done

  const sentAt = past.filter(({ state }) => state === 'sent').map(({ at }) => at)
  const since = sentAt.toSorted()[0]
  const voice = plan.mayCall ? stepAfter('voice', daysUntilVoice, since) : done
  if (voice.kind !== 'done') return voice
  return stepAfter('visit', daysUntilVisit, since)

  /** Where nothing could be sent there is nothing to wait for. */
  function stepAfter(way: Way, days: Dated<number>, from: string | undefined): Step {
    const step = firstOf([way], past, now)
    if (step.kind !== 'try' || step.try > 1 || from === undefined) return step
    const until = new Date(Date.parse(from) + daysOn(days, today) * 24 * 60 * MINUTE).toISOString()
    return until <= now ? step : { kind: 'wait', until }
  }
}

/** What a provider first took and then could not deliver counts as failed. */
function standing(past: readonly Tried[]): readonly Tried[] {
  const failed = new Set(
    past.filter(({ state }) => state === 'failed').map((each) => `${each.way} ${each.try}`),
  )
  return past.filter((each) => each.state !== 'sent' || !failed.has(`${each.way} ${each.try}`))
}

function hasReached(reach: Reach, past: readonly Tried[]): boolean {
  const order = { failed: 0, sent: 1, delivered: 2, read: 3 }
  return past.some(({ state }) => order[state] >= order[reach])
}

/** `done` once one of the ways has taken it, or all have given up. */
function firstOf(ways: readonly Way[], past: readonly Tried[], now: string): Step {
  for (const way of ways) {
    const tries = past.filter((each) => each.way === way)
    if (tries.some(({ state }) => state !== 'failed')) return done
    const last = tries.toSorted((one, other) => one.try - other.try).at(-1)
    if (!last) return { kind: 'try', way, try: 1 }
    const pause = again[last.try - 1]
    if (!last.mayFollow || pause === undefined) continue
    const until = new Date(Date.parse(last.at) + pause).toISOString()
    return until <= now ? { kind: 'try', way, try: last.try + 1 } : { kind: 'wait', until }
  }
  return done
}

function daysOn(days: Dated<number>, date: PlainDate): number {
  const found = valueOn(days, date)
  if (!found) throw new Error(`no number of days is known for ${date}`)
  return found.value
}
