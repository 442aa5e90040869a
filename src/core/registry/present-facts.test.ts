import { afterEach, beforeEach, expect, test } from 'vitest'
import { holder, recordExamples } from '#core/benefits/example-registry.ts'
import { systemClock } from '#platform/clock.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { reaching } from './example-people.ts'
import { readPersonFile } from './person-file.ts'
import { type PresentFact, readPresentFacts } from './present-facts.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.drop())

// Examples are recorded at the instant they are written.
const clock = systemClock

async function read(): Promise<ReadonlyMap<string, PresentFact>> {
  const file = await readPersonFile(
    { database, clock, actor: reaching('resident:1', 'p:1') },
    { personId: 1 },
  )
  const facts = await readPresentFacts({ database, clock }, file)
  return new Map(facts.map((fact) => [fact.definition.id, fact]))
}

test('有记录的说从哪天起，名单上没有的说没有，没有人说过的是不知道', async () => {
  await recordExamples(
    database.batch,
    [{ personId: 1, spells: holder(2, ['physical'], { from: '2021-03-01' }) }],
    ['certificates', 'status'],
  )
  const facts = await read()
  expect(facts.get('person.level')).toMatchObject({
    standing: 'known',
    value: { zh: '二级' },
    provenance: { source: { zh: '全国残疾人证系统' }, since: '2021-03-01' },
  })
  expect(facts.get('person.imprisoned')).toMatchObject({
    standing: 'none',
    provenance: { asOf: '2026-11-30' },
  })
  expect(facts.get('person.careTier')).toMatchObject({ standing: 'unknown', provenance: undefined })
  expect(facts.get('person.insuranceScheme')?.standing).toBe('unknown')
})

test('名单没有收下的那一行说的人，不当作名单上没有', async () => {
  await recordExamples(database.batch, [{ personId: 1, spells: holder(2, ['physical']) }], ['status'])
  expect((await read()).get('person.imprisoned')?.standing).toBe('none')
  await database.batch.query(
    `insert into exchange.gap (kind, person_id, batch_id, row_no, about) values ('status', 1, gen_random_uuid(), 7, true)`,
  )
  expect((await read()).get('person.imprisoned')?.standing).toBe('unknown')
})

test('能自理是评出来的，不是没有', async () => {
  const spells = [
    ...holder(2, ['physical']),
    { table: 'care_need', from: '2024-01-01', values: { tier: 'none', need_months: 0 } } as const,
  ]
  await recordExamples(database.batch, [{ personId: 1, spells }])
  expect((await read()).get('person.careTier')).toMatchObject({
    standing: 'known',
    value: { zh: '能够自理' },
  })
})

test('看不到秘密信息的人，一条也不给', async () => {
  await recordExamples(database.batch, [{ personId: 1, spells: holder(2, ['physical']) }])
  const file = { identity: { personId: 1, mergedFiles: [] }, secrets: 'masked' } as unknown as Parameters<
    typeof readPresentFacts
  >[1]
  expect(await readPresentFacts({ database, clock }, file)).toEqual([])
})
