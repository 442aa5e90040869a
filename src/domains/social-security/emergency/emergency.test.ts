import { afterAll, beforeAll, expect, test } from 'vitest'
import { holder, recordExamples } from '#core/benefits/example-registry.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { fixedClock } from '#platform/clock.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { execute } from '#platform/execute.ts'
import type { Actor } from '#platform/actor.ts'
import { listEmergency } from './list.ts'
import { confirmEmergencyNeeds, type EmergencyNeeds } from './needs.ts'

let seconds = 0
/** Every command happens a second after the one before. */
const next = () =>
  fixedClock(new Date(Date.parse('2026-11-25T02:00:00Z') + (seconds += 1) * 1000).toISOString())
const acting = (...labels: string[]): Actor => ({
  id: 'staff:example',
  may: () => ({ read: labels, write: labels }),
  shows: () => 'full',
})
const township = acting('r:t-330203001')

const needs: EmergencyNeeds = {
  moves: 'wheelchair',
  needsPower: true,
  suppliesDays: 3,
  communicates: ['speech'],
  helpers: ['甲 13800000000'],
  shelter: '社区活动室',
  confirmedOn: '2026-11-20',
}

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await recordExamples(database.batch, [
    { personId: 1, spells: holder(1, ['physical']) },
    { personId: 2, spells: holder(2, ['visual']) },
    { personId: 3, spells: holder(4, ['hearing']) },
    { personId: 4, spells: holder(1, ['physical'], { until: '2026-10-01' }) },
    {
      personId: 5,
      spells: [
        {
          table: 'certificate',
          from: '2020-01-01',
          values: { category: 'physical', components: ['physical'], level: 1, state: 'cancelled' },
        },
      ],
    },
  ])
})
afterAll(() => database.drop())

const list = (actor = township) =>
  execute(listEmergency(openIdentity(database.keys)), {}, { database, clock: next(), actor })
const confirm = (personId: number, changed: Partial<EmergencyNeeds> = {}, actor = township) =>
  execute(confirmEmergencyNeeds, { personId, ...needs, ...changed }, { database, clock: next(), actor })
const askedAbout = async () => (await list()).asked.map(({ personId }) => personId)

test('重度而没有问过的人列出来，不说为什么；证到期的还在，注销的不在', async () => {
  const { asked, notAsked } = await list()
  expect(asked).toEqual([])
  expect(notAsked.map(({ personId }) => personId)).toEqual([1, 2, 4])
  expect(JSON.stringify(notAsked)).not.toMatch(/level|category|physical|visual/)
})

test('核对过的按需要列出，自己走得了、什么都不缺的不占位置，也不再列为没有问过', async () => {
  await confirm(1)
  await confirm(2, { moves: 'alone', needsPower: false, suppliesDays: null })
  await confirm(3, { moves: 'alone', needsPower: false, suppliesDays: null, communicates: ['sign'] })
  const { asked, notAsked } = await list()
  expect(asked).toMatchObject([{ personId: 1, ...needs, isStale: false }, { personId: 3 }])
  expect(notAsked.map(({ personId }) => personId)).toEqual([4])
})

test.each([
  { on: '2026-08-27', isStale: false },
  { on: '2026-08-26', isStale: true },
])('$on 核对的，过期：$isStale', async ({ on, isStale }) => {
  await confirm(1, { confirmedOn: on })
  expect((await list()).asked.find(({ personId }) => personId === 1)).toMatchObject({
    confirmedOn: on,
    isStale,
  })
})

test('再核对一次，以前的留着而不再算数', async () => {
  await confirm(1, { moves: 'lying' })
  const { rows } = await database.batch.query(
    'select count(*)::int as n, count(*) filter (where superseded_at is null)::int as now from registry.emergency_need where person_id = 1',
  )
  expect(rows[0].now).toBe(1)
  expect(rows[0].n).toBeGreaterThan(1)
})

test('别的镇街看不到，也写不进；将来的日子不收', async () => {
  const elsewhere = acting('r:t-330203002')
  expect(await list(elsewhere)).toEqual({ asked: [], notAsked: [] })
  await expect(confirm(1, {}, elsewhere)).rejects.toMatchObject({ code: 'nobody-to-help' })
  await expect(confirm(1, { confirmedOn: '2026-11-26' })).rejects.toMatchObject({
    code: 'confirmed-in-future',
  })
  expect(await askedAbout()).toContain(1)
})
