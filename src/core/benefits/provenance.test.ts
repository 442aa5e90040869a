import { documentOf } from '#core/citations/citation.ts'
import { person } from '#core/facts/person.ts'
import type { Provenance } from '#engine/fact-seen.ts'
import { age, applies, atLeast, because, type Expr } from '#engine/language.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { transaction, type Tx } from '#platform/db/transaction.ts'
import { benefit } from './benefit.ts'
import { lampAid } from './example-benefit.ts'
import { holder, recordExamples } from './example-registry.ts'
import { readProvenance, readProvenanceOfMany } from './provenance.ts'
import { ruleSetOf } from './rule-set.ts'

const month = 2026 * 12 + 10
const lastDay = '2026-11-30'
/** Later than anything a test records; in Ningbo it is already the next day. */
const knownAt = '2100-01-01T17:00:00Z'
const asked = (code: string, condition: Expr<'bool'>) =>
  because(documentOf('two-subsidies-county'), condition, { code, label: { zh: code, en: code } })
const ruleSet = ruleSetOf([
  benefit({
    ...lampAid(),
    conditions: [
      asked('not-alive', person.alive.is(true)),
      asked('no-certificate', person.certificate.is('valid')),
      asked('free', person.imprisoned.is(true)),
      asked('too-young', atLeast(age(person.birthDate), 18)),
      asked('not-exceeded', applies(person.incomeExceededSince)),
    ],
  }),
])

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await recordExamples(
    database.batch,
    [
      {
        personId: 1,
        spells: [
          ...holder(1, ['physical']),
          {
            table: 'assistance',
            from: '2016-01-01',
            values: { kind: 'low-income-margin', income_exceeded_since: '2026-03-01' },
          },
        ],
      },
      {
        personId: 2,
        spells: [
          ...holder(1, ['physical'], { from: '2024-05-01' }),
          { table: 'status', from: '2026-02-01', values: { kind: 'imprisoned' } },
          { table: 'death', from: '2026-09-04' },
        ],
      },
    ],
    [],
  )
})
afterAll(() => database.drop())

describe('what is on record', () => {
  test('is dated by the day since which it has been so', async () => {
    expect(await provenance('person.certificate')).toEqual({
      source: { zh: '全国残疾人证系统', en: 'the national certificate system' },
      since: '2020-01-01',
    })
    expect(await provenance('person.alive', { of: 2 })).toMatchObject({ since: '2026-09-04' })
  })

  test('is dated by its list where it is a day itself: a day is not so since another day', async () => {
    const found = await provenance('person.incomeExceededSince', { lists: [{ kind: 'assistance' }] })
    expect(found).toMatchObject({ asOf: '2026-11-20' })
    expect(found).not.toHaveProperty('since')
  })
})

describe('what no record says', () => {
  test.each([
    ['person.imprisoned', 'status'],
    ['person.alive', 'deaths'],
    ['person.birthDate', 'people'],
  ])('is dated by the latest list that was complete: %s, %s', async (fact, kind) => {
    const lists = [{ kind }, { kind, asOf: '2026-10-20' }]
    expect(await provenance(fact, { lists })).toMatchObject({ asOf: '2026-11-20' })
  })

  test('has nobody to vouch for it without a list, where absence means nothing', async () => {
    expect(await provenance('person.imprisoned')).toBeUndefined()
  })

  test('is dated by the day the facts were read, in Ningbo, where it needs no list', async () => {
    const source = { zh: '公安人口信息', en: 'the population register' }
    expect(await provenance('person.alive')).toEqual({ source, asOf: '2100-01-02' })
    expect(await provenance('person.birthDate')).toEqual({ source, asOf: '2100-01-02' })
  })

  test.each([
    ['of another district', { district: 'yinzhou' }],
    ['that was complete only later', { from: '2026-12-01' }],
    ['that came after the facts were read', { recordedAt: '2100-01-02T00:00:00Z' }],
  ])('is not dated by a list %s', async (_, other) => {
    const lists = [{ kind: 'status', ...other }]
    expect(await provenance('person.imprisoned', { lists })).toBeUndefined()
  })

  test('is dated by a list of the person’s own district', async () => {
    const lists = [{ kind: 'status', district: 'haishu' }]
    expect(await provenance('person.imprisoned', { lists })).toMatchObject({ asOf: '2026-11-20' })
  })
})

test('many people at once are told as each of them alone', async () => {
  const lists = [{ kind: 'status' }]
  const of = await withLists(lists, (tx) =>
    readProvenanceOfMany(tx, { ruleSet, month, people: [1, 2], knownAt }),
  )
  for (const one of [1, 2])
    for (const fact of Object.keys(ruleSet.facts))
      expect(of(one)(fact, lastDay), fact).toEqual(await provenance(fact, { of: one, lists }))
  expect(of(1)('person.imprisoned', lastDay)).toMatchObject({ asOf: '2026-11-20' })
  expect(of(2)('person.imprisoned', lastDay)).toMatchObject({ since: '2026-02-01' })
})

type List = { kind: string; district?: string; from?: string; asOf?: string; recordedAt?: string }

async function provenance(
  fact: string,
  { of: personId = 1, lists = [] }: { of?: number; lists?: readonly List[] } = {},
): Promise<Provenance | undefined> {
  const read = await withLists(lists, (tx) => readProvenance(tx, { ruleSet, month, personId, knownAt }))
  return read(fact, lastDay)
}

/** With these lists and no others: whatever a test writes is taken back. */
async function withLists<Read>(lists: readonly List[], read: (tx: Tx) => Promise<Read>): Promise<Read> {
  const found: Read[] = []
  const takenBack = new Error('taken back')
  const reading = transaction(database.batch, async (tx) => {
    for (const { kind, district = 'ningbo', from = '2020-01-01', asOf, recordedAt } of lists)
      await tx.run(
        `insert into exchange.coverage (kind, district, covered_from, as_of, source, batch_id, recorded_at)
         values ($1, $2, $3, $4, 'dpf', gen_random_uuid(), $5)`,
        [kind, district, from, asOf ?? '2026-11-20', recordedAt ?? '2026-11-24T00:00:00Z'],
      )
    found.push(await read(tx))
    throw takenBack
  })
  await expect(reading).rejects.toBe(takenBack)
  return found[0] as Read
}
