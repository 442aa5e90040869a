import { documentOf } from '#core/citations/citation.ts'
import { person } from '#core/facts/person.ts'
import { byCase, parameter } from '#engine/language.ts'
import { describe, expect, test } from 'vitest'
import { months } from './amount.ts'
import { benefit, isPaid, type Benefit } from './benefit.ts'
import { decideCase, denied, granted, needs, notApplicable, type Given, type WorkedCase } from './cases.ts'
import type { Decision } from './decide.ts'
import { lampAid } from './example-benefit.ts'
import { right } from './right.ts'

const holder: Given = {
  'person.alive': true,
  'person.certificate': 'valid',
  'person.careTier': 'one',
}

describe('somebody who comes to meet the conditions during the month', () => {
  const assessedInNovember = { given: holder, opening: { 'person.careTier': 'none' } }

  test('is paid for that month where it starts in the same month', () => {
    expect(decided(lampAid(), assessedInNovember)).toEqual(granted(1_000))
  })
  test('is paid from the next month on where it starts then', () => {
    const aid = benefit({ ...lampAid(), starts: 'next-month' })
    expect(decided(aid, assessedInNovember)).toEqual(denied('no-tier'))
    expect(decided(aid, { given: holder, month: '2026-12' })).toEqual(granted(1_000))
  })
  test('is not paid in the next month for what has ceased by then, wherever it starts', () => {
    for (const starts of ['same-month', 'next-month'] as const)
      expect(
        decided(benefit({ ...lampAid(), starts }), { given: { ...holder, 'person.alive': false } }),
      ).toEqual(denied('not-alive'))
  })
})

describe('an amount that changes during the month', () => {
  const byTier = byCase(person.careTier, { one: 1_000, two: 600 }, 0)
  const raised = { given: holder, opening: { 'person.careTier': 'two' } }

  test('counts from the next month where changes do', () => {
    expect(decided(benefit({ ...lampAid(), amount: byTier }), raised)).toEqual(granted(600))
  })
  test('counts from the next month where everything does', () => {
    const aid = benefit({ ...lampAid(), amount: byTier, starts: 'next-month' })
    expect(decided(aid, raised)).toEqual(granted(600))
  })
  test('counts for the same month where changes do', () => {
    const aid = benefit({ ...lampAid(), amount: byTier, changes: 'same-month' })
    expect(decided(aid, raised)).toEqual(granted(1_000))
  })
  test('stays as it was in the last month of somebody who ceases to meet the conditions', () => {
    const aid = benefit({ ...lampAid(), amount: byTier, changes: 'same-month' })
    const ceased = { given: { ...holder, 'person.careTier': 'none' }, opening: { 'person.careTier': 'two' } }
    expect(decided(aid, ceased)).toEqual(granted(600))
  })
})

describe('a right', () => {
  const { id, name, summary, plan, inForce, conditions } = lampAid()
  const stated = { id, name, summary, plan, inForce, conditions }
  const place = { zh: '门口', en: 'at the door' }
  const lampRight = right({ ...stated, honouredBy: place, verifiedBy: place, shownAt: place })

  test('is there, is not, or is not known, and never has an amount', () => {
    expect(decided(lampRight, { given: holder })).toEqual(granted(0))
    expect(decided(lampRight, { given: { ...holder, 'person.certificate': 'expired' } })).toEqual(
      denied('no-certificate'),
    )
    expect(decided(lampRight, { given: { ...holder, 'person.certificate': null } })).toEqual(
      needs('person.certificate'),
    )
    expect(isPaid(lampRight)).toBe(false)
  })

  test('is by proof only and says where it is shown; nothing else does', () => {
    expect(() => benefit({ ...lampRight, mode: 'automatic' })).toThrow(/lamp-aid/)
    expect(() => benefit({ ...lampAid(), shownAt: place })).toThrow(/lamp-aid/)
    expect(() => benefit({ ...lampAid(), kind: 'right', mode: 'proof-only' })).toThrow(/lamp-aid/)
  })
})

describe('months in which a certificate had lapsed', () => {
  const lapsedInMay = { ...holder, 'person.certificate': 'expired' }
  const renewedInJune = { ...lapsedInMay, 'person.certificateRestoredOn': '2026-06-10' }

  test.each<[string, number, WorkedCase['month'], Given, Decision]>([
    ['are not paid where arrears are none', 0, '2026-05', renewedInJune, denied('no-certificate')],
    ['are paid after the renewal', 1, '2026-05', renewedInJune, granted(1_000)],
    ['are paid as far back as is stated', 2, '2026-04', renewedInJune, granted(1_000)],
    ['are not paid further back', 1, '2026-04', renewedInJune, denied('no-certificate')],
    [
      'are not paid before a renewal',
      1,
      '2026-05',
      { ...lapsedInMay, 'person.certificateRestoredOn': notApplicable },
      denied('no-certificate'),
    ],
    [
      'cannot be known while it is not known whether there was a renewal',
      1,
      '2026-05',
      lapsedInMay,
      needs('person.certificateRestoredOn'),
    ],
    ['need no such knowledge where arrears are none', 0, '2026-05', lapsedInMay, denied('no-certificate')],
    [
      'are not paid for what has ended and begun anew',
      1,
      '2026-05',
      { ...renewedInJune, 'person.certificate': 'cancelled' },
      denied('no-certificate'),
    ],
    [
      'are not paid where another condition is not met',
      1,
      '2026-05',
      { ...renewedInJune, 'person.careTier': 'none' },
      denied('no-tier'),
    ],
  ])('%s', (_, most, month, given, outcome) => {
    expect(decided(withArrears(most), { month, given })).toEqual(outcome)
  })

  test('are refused of something that is no condition', () => {
    const [lapse] = withArrears(1).arrears ?? []
    expect(() => benefit({ ...lampAid(), arrears: lapse ? [{ ...lapse, of: 'no-lamp' }] : [] })).toThrow(
      /no-lamp/,
    )
  })
})

function withArrears(most: number): Benefit {
  const lapse = months({
    id: 'lamp-aid.arrears',
    label: { zh: '补发月数', en: 'Months in arrears' },
    values: [
      {
        from: '2020-01-01',
        value: most,
        scope: 'ningbo',
        source: documentOf('two-subsidies-county'),
        checked: false,
      },
    ],
  })
  const aid = lampAid()
  return benefit({
    ...aid,
    arrears: [
      {
        of: 'no-certificate',
        lapsed: person.certificate.is('expired'),
        restoredOn: person.certificateRestoredOn,
        months: parameter(lapse),
      },
    ],
    parameters: [...aid.parameters, lapse],
  })
}

function decided(
  aid: Benefit,
  {
    month = '2026-11',
    ...worked
  }: Pick<WorkedCase, 'given' | 'opening'> & Partial<Pick<WorkedCase, 'month'>>,
): Decision {
  const found = decideCase(aid, { name: '', month, ...worked, then: granted(0) })
  return found.outcome === 'needs' ? needs(...found.facts) : found
}
