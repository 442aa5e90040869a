import { documentOf } from '#core/citations/citation.ts'
import { person } from '#core/facts/person.ts'
import { because, not } from '#engine/language.ts'
import { parametersOf } from '#engine/parameters.ts'
import { describe, expect, test } from 'vitest'
import { benefit, type Benefit } from './benefit.ts'
import { decideCase, denied, granted, needs, subjectGiven, type Given, type WorkedCase } from './cases.ts'
import { lampAid } from './example-benefit.ts'
import { explainDecision, type DecisionExplanation } from './explain-decision.ts'
import { ruleSetOf } from './rule-set.ts'

const NOVEMBER = 2026 * 12 + 10
const source = documentOf('two-subsidies-county')
const holder: Given = {
  'person.alive': true,
  'person.certificate': 'valid',
  'person.careTier': 'one',
  'person.imprisoned': false,
  'person.district': 'haishu',
}

describe('somebody who is ruled out', () => {
  const aid = benefit({
    ...lampAid(),
    conditions: [
      ...lampAid().conditions,
      because(source, not(person.district.is('outside')), {
        code: 'lives-elsewhere',
        label: { zh: '住在本地', en: 'Lives here' },
      }),
    ],
    excludedBy: [
      because(source, person.imprisoned, { code: 'held', label: { zh: '不在押', en: 'Not held' } }),
    ],
  })

  test('is denied for that, and told so first, whatever else is not met', () => {
    const ruledOut = { ...holder, 'person.imprisoned': true, 'person.careTier': 'three' }
    expect(decideCase(aid, worked(ruledOut))).toEqual(denied('held'))
    expect(codesOf(aid, worked(ruledOut))).toEqual(['held', 'no-tier'])
  })

  test('is not whoever fails a condition that is stated as a negation', () => {
    const elsewhere = { ...holder, 'person.district': 'outside', 'person.careTier': 'three' }
    expect(decideCase(aid, worked(elsewhere))).toEqual(denied('no-tier'))
    expect(codesOf(aid, worked(elsewhere))).toEqual(['no-tier', 'lives-elsewhere'])
  })

  test('is ruled out from the month in which it begins, though it began after the first', () => {
    const began = worked({ ...holder, 'person.imprisoned': true }, { 'person.imprisoned': false })
    expect(decideCase(aid, began)).toEqual(denied('held'))
  })
})

describe('the day the reasons are taken from', () => {
  const later = benefit({ ...lampAid(), starts: 'next-month' })
  const gained = worked(holder, { 'person.careTier': 'three' })
  const lost = worked({ ...holder, 'person.careTier': 'three' }, { 'person.careTier': 'one' })
  const firstUnknown = worked({ ...holder, 'person.careTier': 'three' }, { 'person.careTier': null })

  test('is the last, where what is met during the month counts for it', () => {
    expect(decideCase(lampAid(), gained)).toEqual(granted(1_000))
    expect(told(lampAid(), gained)).toMatchObject({ grounds: 'closing' })
  })
  test('is the first, where it counts from the month after', () => {
    expect(decideCase(later, gained)).toEqual(denied('no-tier'))
    expect(told(later, gained)).toMatchObject({ grounds: 'opening', reasons: [{ code: 'no-tier' }] })
  })
  test('is the first, where the month was begun with everything met', () => {
    expect(decideCase(lampAid(), lost)).toEqual(granted(1_000))
    expect(told(lampAid(), lost)).toMatchObject({ grounds: 'opening' })
  })
  test('is the first, where that is the one nobody knows', () => {
    expect(decideCase(lampAid(), firstUnknown)).toEqual(needs('person.careTier'))
    expect(told(lampAid(), firstUnknown)).toMatchObject({
      grounds: 'opening',
      reasons: [{ code: 'no-tier', holds: null }],
      needs: [{ fact: 'person.careTier' }],
    })
  })
})

function worked(given: Given, opening: Given = {}): WorkedCase {
  return { name: '', month: '2026-11', given, opening, then: denied('') }
}

function told(of: Benefit, given: WorkedCase): DecisionExplanation | undefined {
  const ruleSet = ruleSetOf([of])
  const parameters = parametersOf(ruleSet.parameters, NOVEMBER)
  const run = { month: NOVEMBER, ruleSet, parameters, findSubject: () => subjectGiven(given) }
  return explainDecision({ benefit: of, run, personId: 0 })
}

function codesOf(of: Benefit, given: WorkedCase): string[] | undefined {
  return told(of, given)?.reasons.map(({ code }) => code)
}
