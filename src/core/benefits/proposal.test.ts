import { expect, test } from 'vitest'
import { parseMonth } from '#kernel/month.ts'
import { benefit, type Benefit } from './benefit.ts'
import { denied, granted, needs } from './cases.ts'
import type { Decision } from './decide.ts'
import type { ExplainedDecision } from './decision-queries.ts'
import { lampAid } from './example-benefit.ts'
import { proposalOf } from './proposal.ts'

const proposed = benefit({ ...lampAid(), mode: 'propose-only' })

test('says to whom, how much, and by what number it is known', () => {
  expect(proposalOf(proposed, told(granted(1_000)))).toMatchObject({
    to: proposed.decidedBy,
    amountFen: 1_000,
    number: '2026-11-abcdef-7',
  })
})

test('has no amount where only a status is proposed', () => {
  const status = benefit({ ...proposed, kind: 'status' })
  expect(proposalOf(status, told(granted(1_000))).amountFen).toBeUndefined()
})

test.each<[string, Benefit, Decision]>([
  ['somebody who is not entitled', proposed, denied('no-tier')],
  ['somebody of whom it is not known', proposed, needs('person.careTier')],
  ['what is granted without being proposed', lampAid(), granted(1_000)],
])('is refused of %s', (_, of, decision) => {
  expect(() => proposalOf(of, told(decision))).toThrow(
    expect.objectContaining({ code: 'nothing-to-propose' }),
  )
})

function told(decision: Decision): ExplainedDecision {
  return {
    decision,
    grounds: 'closing',
    reasons: [],
    arithmetic: [],
    needs: [],
    person: { personId: 7, name: '甲', district: 'haishu', township: 't-330203001' },
    month: parseMonth('2026-11') ?? Number.NaN,
    knownAt: '2026-11-24T00:00:00Z',
    ruleHash: 'abcdef0123456789',
    change: undefined,
  }
}
