import { describe, expect, it } from 'vitest'
import { nextStep, type Plan, type Step, type Tried, type Way } from './escalation.ts'

const plan: Plan = {
  ways: ['sms', 'print'],
  isOnPaper: false,
  reach: 'read',
  mayCall: true,
  escalates: true,
}
const start = '2026-11-01T02:00:00.000Z'
const after = (days: number, minutes = 0) =>
  new Date(Date.parse(start) + (days * 24 * 60 + minutes) * 60_000).toISOString()

function tried(way: Way, state: Tried['state'], at = start, more: Partial<Tried> = {}): Tried {
  return { way, state, at, try: 1, ...more }
}

const step = (past: readonly Tried[], now = start, changed: Partial<Plan> = {}): Step =>
  nextStep({ ...plan, ...changed }, past, now, '2026-11-01')

const trying = (way: Way, n = 1): Step => ({ kind: 'try', way, try: n })

describe('the next step of a notice', () => {
  it('is the first way the person prefers, then the next where it failed', () => {
    expect(step([])).toEqual(trying('sms'))
    expect(step([tried('sms', 'failed')])).toEqual(trying('print'))
  })

  it('waits for a provider that did not answer, asks again, and passes on after the third time', () => {
    const silent = (n: number, at: string) => tried('sms', 'failed', at, { try: n, mayFollow: true })
    expect(step([silent(1, start)])).toEqual({ kind: 'wait', until: after(0, 5) })
    expect(step([silent(1, start)], after(0, 5))).toEqual(trying('sms', 2))
    expect(step([silent(1, start), silent(2, after(0, 5))], after(0, 35))).toEqual(trying('sms', 3))
    const thrice = [silent(1, start), silent(2, after(0, 5)), silent(3, after(0, 35))]
    expect(step(thrice, after(0, 35))).toEqual(trying('print'))
  })

  it('is a voice after 7 days without a sign and a visit after 14, counted from the first message', () => {
    const sent = tried('sms', 'sent')
    expect(step([sent])).toEqual({ kind: 'wait', until: after(7) })
    expect(step([sent], after(7))).toEqual(trying('voice'))
    const called = tried('voice', 'sent', after(7))
    expect(step([sent, called], after(7))).toEqual({ kind: 'wait', until: after(14) })
    expect(step([sent, called], after(14))).toEqual(trying('visit'))
    expect(step([sent, called, tried('visit', 'sent', after(14))], after(14))).toEqual({ kind: 'done' })
  })

  it('never is a call for whoever is not to be called', () => {
    expect(step([tried('sms', 'sent')], after(7), { mayCall: false })).toEqual({
      kind: 'wait',
      until: after(14),
    })
  })

  it('is none about what was read before any message left', () => {
    expect(step([tried('portal', 'read')])).toEqual({ kind: 'done' })
  })

  it('is none once it was read, or reached the person as far as it has to', () => {
    expect(step([tried('sms', 'sent'), tried('portal', 'read')], after(20))).toEqual({ kind: 'done' })
    expect(step([tried('sms', 'sent'), tried('sms', 'delivered')], after(20))).toEqual(trying('voice'))
    const delivered = [tried('sms', 'sent'), tried('sms', 'delivered')]
    expect(step(delivered, after(20), { reach: 'delivered' })).toEqual({ kind: 'done' })
    expect(step([tried('sms', 'sent')], after(20), { reach: 'sent' })).toEqual({ kind: 'done' })
  })

  it('is a letter too where the law wants it in writing, even when the message was read', () => {
    const read = [tried('sms', 'sent'), tried('portal', 'read')]
    expect(step(read, start, { isOnPaper: true })).toEqual(trying('print'))
    expect(step([...read, tried('print', 'sent')], start, { isOnPaper: true })).toEqual({ kind: 'done' })
  })

  it('is the next way where a provider took a message and could not deliver it', () => {
    const undone = [tried('sms', 'sent'), tried('sms', 'failed', after(1))]
    expect(step(undone, after(1))).toEqual(trying('print'))
    const allUndone = [...undone, tried('print', 'failed', after(1))]
    expect(step(allUndone, after(1), { reach: 'sent' })).toEqual(trying('voice'))
  })

  it('is a call and a visit at once where nothing could be sent', () => {
    const none = [tried('sms', 'failed'), tried('print', 'failed')]
    expect(step(none)).toEqual(trying('voice'))
    expect(step([...none, tried('voice', 'failed')])).toEqual(trying('visit'))
  })

  it('is none for a code that is no longer valid, and no visit for one that is', () => {
    const code = { ways: ['sms'], escalates: false, expiresAt: after(0, 10) } as const
    expect(step([], after(0, 9), code)).toEqual(trying('sms'))
    expect(step([], after(0, 10), code)).toEqual({ kind: 'done' })
    expect(step([tried('sms', 'failed')], after(0, 1), code)).toEqual({ kind: 'done' })
  })
})
