import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkCharacter } from '#kernel/citizen-id.ts'
import { haishu, reaching, recordFiles, yinzhou } from '#core/registry/example-people.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { endMandate, recordMandate } from '#core/registry/mandates.ts'
import { type Clock, fixedClock } from '#platform/clock.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { transaction } from '#platform/db/transaction.ts'
import { execute } from '#platform/execute.ts'
import { tellOfMandates } from './tell-of-mandates.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await createTestDatabase()
  await recordFiles(database, [{ personId: 2, name: '乙成', birthOn: '1990-06-01', ...haishu }])
})
afterEach(() => database.drop())

const at = (instant: string): Clock => fixedClock(instant)
const morning = at('2026-11-24T01:00:00Z')
const staff = reaching('staff:00000000-0000-4000-8000-000000000001', 'r:haishu', 'c:by-number', 'c:staff')
const seventeen = '33020319700101101'

const record = (given: object = {}) =>
  execute(
    recordMandate(openIdentity(database.keys)),
    {
      wardId: 2,
      basis: 'written',
      relation: 'sibling',
      citizenId: seventeen + checkCharacter(seventeen),
      name: '代办人',
      scopes: ['view', 'receive-money'],
      evidence: '委托书',
      moneyEvidence: '本人当面确认',
      from: '2026-11-24',
      ...given,
    },
    { database, actor: staff, clock: morning },
  )
const told = () =>
  transaction(database.batch, (tx) =>
    tx.many<{ person_id: number; notice: string; body: string }>(
      `select person_id, notice, body from notices.outbox join notices.content using (person_id, notice_id)
       order by notice, person_id = 2 desc`,
    ),
  )

test('登记以后告诉双方，只告诉一次；消息里没有谁的名字', async () => {
  const { delegateId } = await record()
  expect(await tellOfMandates(database, morning)).toBe(2)
  expect(await tellOfMandates(database, morning)).toBe(0)
  const rows = await told()
  expect(rows.map(({ person_id, notice }) => [person_id, notice])).toEqual([
    [2, 'mandate-begun'],
    [delegateId, 'mandate-begun'],
  ])
  expect(JSON.parse(rows[0]?.body ?? '')).toEqual({ part: 'giver', money: 'with', from: '2026-11-24' })
  expect(JSON.stringify(rows)).not.toMatch(/乙成|代办人/)
})

test('住在别的区县的代办人也告诉', async () => {
  const { delegateId = 0 } = await record()
  await database.batch.query('update registry.person set district = $2, township = $3 where person_id = $1', [
    delegateId,
    yinzhou.district,
    yinzhou.township,
  ])
  expect(await tellOfMandates(database, morning)).toBe(2)
})

test('结束以后告诉双方，是谁要停的；登记错的也说', async () => {
  const { mandateId } = await record()
  await tellOfMandates(database, morning)
  const end = { wardId: 2, mandateId, endsOn: '2026-11-25', because: 'ward', toldBy: '本人来电' }
  const next = at('2026-11-25T01:00:00Z')
  await execute(endMandate, end, { database, actor: staff, clock: next })
  expect(await tellOfMandates(database, next)).toBe(2)
  const ended = (await told()).filter(({ notice }) => notice === 'mandate-ended')
  expect(ended.map(({ body }) => JSON.parse(body))).toEqual([
    { part: 'giver', because: 'asked', endsOn: '2026-11-25' },
    { part: 'holder', because: 'asked', endsOn: '2026-11-25' },
  ])
  const wrong = await record()
  await execute(
    endMandate,
    { ...end, mandateId: wrong.mandateId, because: 'entered-wrongly' },
    { database, actor: staff, clock: next },
  )
  expect(await tellOfMandates(database, next)).toBe(2)
  expect((await told()).filter(({ body }) => body.includes('mistake'))).toHaveLength(2)
})

test('快到期的提前说；一周以前登记的不再补说', async () => {
  await record({ until: '2027-01-01' })
  await tellOfMandates(database, morning)
  expect(await tellOfMandates(database, at('2026-12-01T01:00:00Z'))).toBe(0)
  expect(await tellOfMandates(database, at('2026-12-02T01:00:00Z'))).toBe(2)
  expect((await told()).map(({ notice }) => notice)).toContain('mandate-ending')
  await record({ until: '2028-01-01' })
  expect(await tellOfMandates(database, at('2026-12-20T01:00:00Z'))).toBe(0)
})
