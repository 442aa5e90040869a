import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { benefit, type Benefit } from '#core/benefits/benefit.ts'
import {
  decideCase,
  denied,
  granted,
  notApplicable,
  type Given,
  type WorkedCase,
} from '#core/benefits/cases.ts'
import type { Decision } from '#core/benefits/decide.ts'
import type { ChangeKind } from '#core/benefits/difference.ts'
import { holder, recordExamples, recordSpell, type ExampleSpell } from '#core/benefits/example-registry.ts'
import { listLines, type Against, type Line } from '#core/benefits/month-queries.ts'
import { runMonth } from '#core/benefits/run-month.ts'
import { parseMonth } from '#kernel/month.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { localOperator } from '#platform/actor.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { execute } from '#platform/execute.ts'
import living from './benefits/living-subsidy/living-subsidy.cases.ts'
import nursing from './benefits/nursing-subsidy/nursing-subsidy.cases.ts'
import { nursingSubsidy } from './benefits/nursing-subsidy/nursing-subsidy.ts'
import { expiryArrearsMonths } from './standards.ts'

// What the two subsidies come to where a local rule is set otherwise than it is shipped.

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await recordExamples(database.batch, [
    { personId: 8, spells: [...holder(2, ['physical']), care('two'), residential] },
    { personId: 10, spells: [hukou, care('one'), ...untilRenewal] },
    { personId: 11, spells: [hukou, care('one'), ...untilRenewal] },
  ])
})
afterAll(() => database.drop())

describe('case:T11 四月三十日到期、六月十日换证', () => {
  test.each([
    { rule: '中断的月份不补发', months: 0, personId: 10, may: [] },
    { rule: '中断的月份补发', months: 1, personId: 11, may: [line('start', null, 50_000)] },
  ])('$rule', async ({ months, personId, may }) => {
    const benefits = [paying(nursingSubsidy, months)]
    await decide('2026-04', benefits)
    const stopped = await decide('2026-05', benefits)
    expect(await linesOf(stopped, 'payment-before', personId)).toEqual([
      line('stop', 50_000, null, 'proposed'),
    ])

    await renewed(personId)
    const resumed = await decide('2026-06', benefits)
    expect(await linesOf(resumed, 'payment-before', personId)).toEqual([line('start', null, 50_000)])
    expect(await linesOf(await decide('2026-05', benefits), 'decided-before', personId)).toEqual(may)
    expect(await linesOf(await decide('2026-04', benefits), 'decided-before', personId)).toEqual([])
  })

  describe.each([living, nursing])('$benefit.name.zh', ({ benefit: subsidy, cases }) => {
    const inGap: Given = {
      ...cases[0]?.given,
      'person.certificate': 'expired',
      'person.certificateRestoredOn': '2026-06-10',
    }
    test.each<[string, WorkedCase['month'], Given, boolean]>([
      ['到期、次月换证的月份补发', '2026-05', inGap, true],
      ['再往前的月份不补发', '2026-04', inGap, false],
      ['冻结、次月解冻的月份补发', '2026-05', { ...inGap, 'person.certificate': 'frozen' }, true],
      ['注销以后重新办证不补发', '2026-05', { ...inGap, 'person.certificate': 'cancelled' }, false],
      ['没有换证不补发', '2026-05', { ...inGap, 'person.certificateRestoredOn': notApplicable }, false],
    ])('%s', (name, month, given, isPaid) => {
      const then: Decision = isPaid ? (cases[0]?.then ?? granted(0)) : denied('certificate-not-valid')
      expect(decideCase(paying(subsidy, 1), { name, month, given, then })).toEqual(then)
    })
  })
})

test('case:T08 七月十日入住托养，变化当月生效：七月起上浮', async () => {
  const benefits = [benefit({ ...nursingSubsidy, changes: 'same-month' })]
  await decide('2026-06', benefits)
  const [july, august] = [await decide('2026-07', benefits), await decide('2026-08', benefits)]
  expect(await linesOf(july, 'payment-before', 8)).toEqual([line('change', 25_000, 37_500)])
  expect(await linesOf(august, 'payment-before', 8)).toEqual([])
})

/** The subsidy where a lapse of the certificate is made good for so many months. */
function paying(subsidy: Benefit, value: number): Benefit {
  const values = expiryArrearsMonths.values.map((each) => ({ ...each, value }))
  const parameters = subsidy.parameters.map((each) =>
    each.id === expiryArrearsMonths.id ? { ...each, values } : each,
  )
  return { ...subsidy, parameters }
}

const hukou: ExampleSpell = { table: 'hukou', from: '2000-01-01', values: { hukou_district: 'haishu' } }
const residential: ExampleSpell = {
  table: 'living_arrangement',
  from: '2026-07-10',
  values: { arrangement: 'residential-care' },
}
const untilRenewal = [certificate('valid', '2016-05-01', '2026-05-01'), certificate('expired', '2026-05-01')]

function care(tier: string): ExampleSpell {
  return { table: 'care_need', from: '2025-01-01', values: { tier, need_months: 12 } }
}

function certificate(state: string, from: PlainDate, until?: PlainDate): ExampleSpell {
  const values = { state, category: 'physical', components: ['physical'], level: 1 }
  return { table: 'certificate', from, ...(until && { until }), values }
}

async function renewed(personId: number): Promise<void> {
  await database.batch.query(
    `update registry.certificate set superseded_at = now() where person_id = $1 and state = 'expired'`,
    [personId],
  )
  await recordSpell(database.batch, personId, certificate('expired', '2026-05-01', '2026-06-10'))
  await recordSpell(database.batch, personId, certificate('valid', '2026-06-10'))
}

async function decide(text: string, benefits: readonly Benefit[]): Promise<string> {
  const month = parseMonth(text)
  if (month === undefined) throw new Error(`"${text}" is not a month`)
  return (await runMonth({ database, benefits, month, actor: localOperator.id })).run
}

type Told = Pick<Line, 'beforeFen' | 'afterFen' | 'standing'> & { readonly kind: ChangeKind }

/** The lines of one person: what changed from the month before, or from the same month as it was decided before. */
async function linesOf(run: string, against: Against, personId: number): Promise<Told[]> {
  const asked = { database, actor: localOperator }
  const kinds: readonly ChangeKind[] = ['start', 'change', 'stop', 'held', 'unknown']
  const lists = await Promise.all(
    kinds.map(async (kind) => {
      const { lines } = await execute(listLines, { run, benefit: nursingSubsidy.id, kind, against }, asked)
      return lines.map((each) => ({ ...each, kind }))
    }),
  )
  return lists
    .flat()
    .filter((each) => each.personId === personId)
    .map(({ kind, beforeFen, afterFen, standing }) => ({ kind, beforeFen, afterFen, standing }))
}

function line(
  kind: Told['kind'],
  beforeFen: number | null,
  afterFen: number | null,
  standing: Told['standing'] = 'effective',
): Told {
  return { kind, beforeFen, afterFen, standing }
}
