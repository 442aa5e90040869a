import { afterAll, beforeAll, expect, test } from 'vitest'
import { benefit, isPaidInHand } from '#core/benefits/benefit.ts'
import { lampAid } from '#core/benefits/example-benefit.ts'
import { holder, recordExamples } from '#core/benefits/example-registry.ts'
import { runMonth } from '#core/benefits/run-month.ts'
import { parseMonth } from '#kernel/month.ts'
import { localOperator } from '#platform/actor.ts'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { execute } from '#platform/execute.ts'
import { listPeople } from './list-people.ts'

const care = { table: 'care_need', from: '2024-01-01', values: { tier: 'one', need_months: 12 } } as const

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await recordExamples(database.batch, [{ personId: 1, spells: [...holder(1, ['physical']), care] }])
})
afterAll(() => database.drop())

test('somebody whose account nobody has confirmed is found until somebody has', async () => {
  const found = async () => {
    const { people } = await execute(
      listPeople,
      { lacking: 'confirmation', paidInHand: [] },
      { database, actor: localOperator },
    )
    return people.map(({ personId }) => personId)
  }
  expect(await found()).toEqual([])
  const client = await connect(database.admin)
  await client.query(
    `insert into registry.payment_account (account_id, person_id, district, township, digest, cipher, last_four, bank, holder,
       holder_name, name_check, valid_from, valid_until, source, recorded_by, recorded_at)
     select gen_random_uuid(), 1, district, township, '', '', '1234', '某银行', 'own', name, 'same', '2025-01-01', '2025-06-01',
       'dpf', 'staff:other', '2025-01-01' from registry.person where person_id = 1`,
  )
  expect(await found()).toEqual([])
  await client.query('update registry.payment_account set valid_until = null')
  expect(await found()).toEqual([1])
  await client.query('delete from registry.payment_account')
  await client.end()
})

test.each([
  ['needs an account for money of their own', lampAid(), [1]],
  [
    'needs none for what an insurer gets',
    benefit({ ...lampAid(), paidTo: { zh: '保险公司', en: 'the insurer' } }),
    [],
  ],
  ['needs none for what is only proposed', benefit({ ...lampAid(), mode: 'propose-only' }), []],
])('somebody %s', async (_, aid, listed) => {
  const month = parseMonth('2026-11') ?? Number.NaN
  await runMonth({ database, benefits: [aid], month, actor: localOperator.id })
  const paidInHand = [aid].filter(isPaidInHand).map(({ id }) => id)
  const { people } = await execute(
    listPeople,
    { lacking: 'account', paidInHand },
    { database, actor: localOperator },
  )
  expect(people.map(({ personId }) => personId)).toEqual(listed)
})
