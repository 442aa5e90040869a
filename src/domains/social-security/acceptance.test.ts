import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Benefit } from '#core/benefits/benefit.ts'
import type { Cases } from '#core/benefits/cases.ts'
import { explainOne } from '#core/benefits/decision-queries.ts'
import { compareRuns } from '#core/benefits/difference.ts'
import { holder, recordExamples, recordSpell, type ExampleSpell } from '#core/benefits/example-registry.ts'
import { runMonth } from '#core/benefits/run-month.ts'
import { parseMonth, type Month } from '#kernel/month.ts'
import { localOperator } from '#platform/actor.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { transaction } from '#platform/db/transaction.ts'
import * as socialSecurity from './catalog.ts'
import { guaranteeAmount } from './standards.ts'
import { guaranteeStandard } from './sources.ts'

const LIVING = 'living-subsidy'
const NURSING = 'nursing-subsidy'

const guarantee: ExampleSpell = {
  table: 'assistance',
  from: '2025-01-01',
  values: { kind: 'minimum-living-guarantee', income_per_head_fen: 60_000 },
}
const destitute: ExampleSpell = {
  table: 'assistance',
  from: '2025-01-01',
  values: { kind: 'destitute-support' },
}
const orphan: ExampleSpell = { table: 'status', from: '2024-01-01', values: { kind: 'orphan-allowance' } }
const care = (tier: 'one' | 'two' | 'three'): ExampleSpell => ({
  table: 'care_need',
  from: '2025-01-01',
  values: { tier, need_months: 12 },
})

/** The worked cases of the two subsidies that need a registry and several months; the others stand beside the rules. */
let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await recordExamples(database.batch, [
    { personId: 3, spells: [...holder(3, ['mental']), guarantee, care('three')] },
    { personId: 4, spells: [...holder(3, ['visual']), care('three')] },
    { personId: 6, spells: [...holder(1, ['physical']), destitute, care('one')] },
    { personId: 7, birthOn: '2016-02-29', spells: [...holder(1, ['physical']), orphan, care('one')] },
    {
      personId: 8,
      spells: [
        ...holder(2, ['physical']),
        care('two'),
        { table: 'living_arrangement', from: '2026-07-10', values: { arrangement: 'residential-care' } },
      ],
    },
    { personId: 10, spells: [...holder(1, ['physical']), care('one')] },
    {
      personId: 11,
      spells: [
        ...holder(1, ['physical'], { from: '2016-05-01', until: '2026-05-01' }).filter(
          ({ from }) => from !== '2026-05-01',
        ),
        {
          table: 'certificate',
          from: '2026-05-01',
          until: '2026-06-10',
          values: { state: 'expired', category: 'physical', components: ['physical'], level: 1 },
        },
        {
          table: 'certificate',
          from: '2026-06-10',
          values: { state: 'valid', category: 'physical', components: ['physical'], level: 1 },
        },
        care('one'),
      ],
    },
    {
      personId: 15,
      spells: [
        ...holder(3, ['physical']),
        { ...guarantee, until: '2026-03-15' },
        {
          table: 'assistance',
          from: '2026-03-15',
          until: '2026-09-01',
          values: {
            kind: 'minimum-living-guarantee',
            income_per_head_fen: 241_200,
            income_exceeded_since: '2026-03-15',
          },
        },
        {
          table: 'assistance',
          from: '2026-09-01',
          values: {
            kind: 'minimum-living-guarantee',
            income_per_head_fen: 311_550,
            income_exceeded_since: '2026-03-15',
          },
        },
      ],
    },
  ])
})
afterAll(() => database.drop())

describe('worked cases of the two subsidies', () => {
  test('case:T03 低保、精神三级、护理三档：两项都发，共 426.50 元', async () => {
    const both = await paid(3, '2026-04')
    expect(both).toEqual({ [LIVING]: 30_150, [NURSING]: 12_500 })
    expect(Object.values(both).reduce((sum, fen) => sum + fen, 0)).toBe(42_650)
  })
  test('case:T04 视力三级：没有护理补贴，理由说明扩大范围只有智力和精神', async () => {
    expect(await paid(4, '2026-04')).toEqual({})
    const { decision, sentences } = await explained(4, NURSING, '2026-04')
    expect(decision).toEqual({ outcome: 'denied', reason: 'level-not-covered' })
    expect(sentences).toHaveLength(1)
    expect(sentences[0]).toContain('残疾等级：三级（全国残疾人证系统，2020年1月1日起），要求是一级或二级')
    expect(sentences[0]).toContain(
      '残疾类别：视力（全国残疾人证系统，2020年1月1日起），要求有智力或精神，所以本月没有重度残疾人护理补贴。',
    )
  })
  test.each([
    [LIVING, '困难残疾人生活补贴'],
    [NURSING, '重度残疾人护理补贴'],
  ])('case:T06 特困：%s 不发，理由是特困，不是家庭或残疾程度', async (benefit, name) => {
    expect(await paid(6, '2026-04')).toEqual({})
    const { decision, sentences } = await explained(6, benefit, '2026-04')
    expect(decision).toEqual({ outcome: 'denied', reason: 'in-destitute-support' })
    expect(sentences[0]).toBe(
      `「没有享受特困供养」社会救助身份：特困（民政社会救助系统，2025年1月1日起），要求不是特困，不符合要求，所以本月没有${name}。`,
    )
  })
  test('case:T07 孤儿：只有护理补贴，生活补贴的理由是孤儿基本生活费', async () => {
    expect(await paid(7, '2026-04')).toEqual({ [NURSING]: 50_000 })
    const { decision } = await explained(7, LIVING, '2026-04')
    expect(decision).toEqual({ outcome: 'denied', reason: 'orphan-allowance' })
  })

  test('case:T08 七月十日入住托养：八月起上浮', async () => {
    expect(await paid(8, '2026-07')).toEqual({ [NURSING]: 25_000 })
    expect(await paid(8, '2026-08')).toEqual({ [NURSING]: 37_500 })
    expect(await changeOf(8, '2026-08')).toEqual([
      { benefit: NURSING, kind: 'change', before_fen: 25_000, after_fen: 37_500, standing: 'effective' },
    ])
  })

  test('case:T10 六月十四日去世、八月才报来：七、八两个月变成建议停发', async () => {
    const before = [await run('2026-06'), await run('2026-07'), await run('2026-08')]
    await recordSpell(database.batch, 10, { table: 'death', from: '2026-06-15' })
    const after = [await run('2026-06'), await run('2026-07'), await run('2026-08')]
    const owed = await Promise.all(before.map((earlier, at) => between(earlier, after[at] ?? '', 10)))
    expect(
      owed.map((lines) => lines.map(({ kind, beforeFen, standing }) => ({ kind, beforeFen, standing }))),
    ).toEqual([
      [],
      [{ kind: 'stop', beforeFen: 50_000, standing: 'proposed' }],
      [{ kind: 'stop', beforeFen: 50_000, standing: 'proposed' }],
    ])
  })

  test('case:T11 四月三十日到期、六月十日换证：五月停，六月起恢复', async () => {
    expect(await paid(11, '2026-04')).toEqual({ [NURSING]: 50_000 })
    expect(await paid(11, '2026-05')).toEqual({})
    expect(await paid(11, '2026-06')).toEqual({ [NURSING]: 50_000 })
    expect(await changeOf(11, '2026-05')).toEqual([
      { benefit: NURSING, kind: 'stop', before_fen: 50_000, after_fen: null, standing: 'proposed' },
    ])
    expect(await changeOf(11, '2026-06')).toEqual([
      { benefit: NURSING, kind: 'start', before_fen: null, after_fen: 50_000, standing: 'effective' },
    ])
  })

  test('case:T13 三月才发通知、一月起提标：一、二月各补 24 元', async () => {
    const old = [await run('2026-01'), await run('2026-02')]
    const raised = withStandard([{ from: '2026-01-01', value: 108_500 }])
    const anew = [await run('2026-01', raised), await run('2026-02', raised)]
    const owed = (await Promise.all(old.map((earlier, at) => between(earlier, anew[at] ?? '', 3)))).flat()
    expect(owed.map(({ benefit, beforeFen, afterFen }) => [benefit, beforeFen, afterFen])).toEqual([
      [LIVING, 30_150, 32_550],
      [LIVING, 30_150, 32_550],
    ])
    expect(owed.reduce((sum, { beforeFen, afterFen }) => sum + (afterFen ?? 0) - (beforeFen ?? 0), 0)).toBe(
      4_800,
    )
  })

  test('case:T15 收入升到 2.4 倍：渐退期内照发；升到 3.1 倍：次月建议停发', async () => {
    expect(await paid(15, '2026-08')).toEqual({ [LIVING]: 30_150, 'phase-out-year': 0 })
    expect(await paid(15, '2026-09')).toEqual({})
    expect(await changeOf(15, '2026-09')).toContainEqual({
      benefit: LIVING,
      kind: 'stop',
      before_fen: 30_150,
      after_fen: null,
      standing: 'proposed',
    })
  })
})

/** What the certificate gives by itself is no part of these cases. */
const benefits = Object.values(socialSecurity)
  .flatMap((line): readonly Cases[] => [line].flat())
  .flatMap(({ benefit }) => (benefit.kind === 'right' ? [] : benefit))

/** The same benefits after the yearly notice has come. */
function withStandard(values: readonly { from: string; value: number }[]): Benefit[] {
  const until = values[0]?.from ?? ''
  const entries = guaranteeAmount.values.map((each) => (each.until === undefined ? { ...each, until } : each))
  const added = values.map((each) => ({
    ...each,
    scope: 'ningbo' as const,
    source: guaranteeStandard,
    checked: false,
  }))
  const anew = { ...guaranteeAmount, values: [...entries, ...added] }
  return benefits.map((each) => ({
    ...each,
    parameters: each.parameters.map((parameter) => (parameter.id === anew.id ? anew : parameter)),
  }))
}

async function run(month: string, of = benefits): Promise<string> {
  return (await runMonth({ database, benefits: of, month: monthOf(month), actor: 'operator:local' })).run
}

async function paid(personId: number, month: string): Promise<Record<string, number>> {
  const id = await run(month)
  const rows = await transaction(database.batch, (tx) =>
    tx.many<{ benefit: string; amount_fen: number }>(
      `select benefit, amount_fen from determination.decision where run_id = $1 and person_id = $2 and outcome = 'granted'`,
      [id, personId],
    ),
  )
  return Object.fromEntries(rows.map(({ benefit, amount_fen }) => [benefit, amount_fen]))
}

/** Why, in the words of the month that stands. */
async function explained(personId: number, benefit: string, month: string) {
  const { decision, reasons } = await explainOne(
    { database, actor: localOperator, benefits },
    { personId, benefit, month },
  )
  return { decision, sentences: reasons.map(({ text }) => text.zh) }
}

async function changeOf(personId: number, month: string) {
  const before = await run(formatBefore(month))
  expect(before).toBeTruthy()
  const id = await run(month)
  return transaction(database.batch, (tx) =>
    tx.many(
      `select benefit, kind, before_fen, after_fen, standing from determination.change
        where run_id = $1 and person_id = $2 and kind <> 'unknown' order by benefit`,
      [id, personId],
    ),
  )
}

function between(earlier: string, later: string, personId: number) {
  return transaction(database.batch, async (tx) => {
    const lines = await compareRuns(
      tx,
      earlier,
      later,
      benefits.map(({ id }) => id),
    )
    return lines.filter((line) => line.personId === personId && line.kind !== 'unknown')
  })
}

function monthOf(text: string): Month {
  const month = parseMonth(text)
  if (month === undefined) throw new Error(text)
  return month
}

function formatBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}
