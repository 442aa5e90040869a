import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseMonth } from '#kernel/month.ts'
import { localOperator } from '#platform/actor.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { execute } from '#platform/execute.ts'
import { lampAid } from './example-benefit.ts'
import { holder, recordExamples, recordSpell } from './example-registry.ts'
import { reasonsOfLines } from './decision-queries.ts'
import { findDecidedMonth, listLines } from './month-queries.ts'
import { runMonth } from './run-month.ts'
import type { Revision } from './revision.ts'

const aid = lampAid()
const raised = lampAid([
  { from: '2020-01-01', value: 1_000 },
  { from: '2026-09-01', value: 1_200 },
])
const lowered = lampAid([
  { from: '2020-01-01', value: 1_000 },
  { from: '2026-10-01', value: 900 },
])
const care = { table: 'care_need', from: '2024-01-01', values: { tier: 'one', need_months: 12 } } as const

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await recordExamples(database.batch, [
    { personId: 1, spells: [...holder(1, ['physical']), care] },
    { personId: 2, spells: [...holder(1, ['physical']), care] },
    { personId: 3, spells: holder(1, ['physical']) },
    {
      personId: 4,
      spells: [...holder(1, ['physical']), { ...care, values: { tier: 'none', need_months: 0 } }],
    },
    { personId: 5, spells: holder(1, ['physical']) },
  ])
})
afterAll(() => database.drop())

describe('a month that is decided again', () => {
  test('revises nothing the first time, and nothing when nothing is new', async () => {
    expect(await revisionOf('2026-09')).toBeUndefined()
    expect(await revisionOf('2026-10')).toBeUndefined()
    expect(await revisionOf('2026-10')).toBeUndefined()
  })

  test('says what is owed by a raised amount, and why, line by line', async () => {
    expect(await revisionOf('2026-09', raised)).toMatchObject({
      benefits: [{ benefit: 'lamp-aid', changes: { change: 2 }, owedFen: 400, overpaidFen: 0 }],
    })
    expect(await linesOf('2026-09', 'change')).toEqual([
      { personId: 1, beforeFen: 1_000, afterFen: 1_200, standing: 'effective', reason: '灯油钱有变化' },
      { personId: 2, beforeFen: 1_000, afterFen: 1_200, standing: 'effective', reason: '灯油钱有变化' },
    ])
  })

  test('adds up late news for and against people, which is only proposed, and passes over whom neither run could know', async () => {
    await revisionOf('2026-10', raised)
    await recordSpell(database.batch, 1, { table: 'death', from: '2026-09-20' })
    await recordSpell(database.batch, 3, care)
    const counts = { start: 1, change: 0, stop: 1, held: 0, unknown: 0 }
    expect(await revisionOf('2026-10', raised)).toMatchObject({
      benefits: [{ benefit: 'lamp-aid', changes: counts, owedFen: 1_200, overpaidFen: 1_200 }],
    })
    expect(await linesOf('2026-10', 'stop')).toMatchObject([
      { personId: 1, beforeFen: 1_200, afterFen: null, standing: 'proposed' },
    ])
    expect(await linesOf('2026-10', 'start')).toMatchObject([
      { personId: 3, beforeFen: null, afterFen: 1_200, standing: 'effective' },
    ])
    expect(await linesOf('2026-10', 'unknown')).toEqual([])
  })

  test('proposes to take back what a lowered amount makes too much', async () => {
    expect(await revisionOf('2026-10', lowered)).toMatchObject({
      benefits: [{ changes: { change: 2 }, owedFen: 0, overpaidFen: 600 }],
    })
    expect(await linesOf('2026-10', 'change')).toMatchObject([
      { personId: 2, standing: 'proposed' },
      { personId: 3, standing: 'proposed' },
    ])
  })

  test('keeps saying so where only what it is compared with has been decided anew', async () => {
    const before = await revisionOf('2026-10', lowered)
    await recordSpell(database.batch, 5, { ...care, until: '2026-10-01' })
    await revisionOf('2026-09')
    expect(await revisionOf('2026-10', lowered)).toEqual(before)
  })

  test('says when the payment can no longer be known', async () => {
    await revisionOf('2026-11', raised)
    await database.batch.query('update registry.care_need set superseded_at = now() where person_id = 2')
    expect(await revisionOf('2026-11', raised)).toMatchObject({
      benefits: [{ changes: { held: 1 }, owedFen: 0, overpaidFen: 0 }],
    })
    expect(await linesOf('2026-11', 'held')).toMatchObject([
      { personId: 2, beforeFen: 1_200, afterFen: null, standing: 'proposed' },
    ])
  })
})

async function revisionOf(text: string, of = aid): Promise<Revision | undefined> {
  const month = parseMonth(text)
  if (month === undefined) throw new Error(`"${text}" is not a month`)
  const { summary } = await runMonth({ database, benefits: [of], month, actor: localOperator.id })
  return summary.revision
}

async function linesOf(month: string, kind: 'start' | 'change' | 'stop' | 'held' | 'unknown') {
  const asked = { database, actor: localOperator }
  const decided = await execute(findDecidedMonth, { month }, asked)
  const against = 'decided-before' as const
  const input = { run: decided.run, benefit: aid.id, kind, against }
  const { lines } = await execute(listLines, input, asked)
  const reasons = await reasonsOfLines(database, { benefit: aid, kind, decided, against, lines })
  return lines.map(({ personId, beforeFen, afterFen, standing }, at) => ({
    personId,
    beforeFen,
    afterFen,
    standing,
    reason: reasons[at]?.zh,
  }))
}
