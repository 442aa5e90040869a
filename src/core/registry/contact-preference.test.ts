import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { transaction } from '#platform/db/transaction.ts'
import { execute } from '#platform/execute.ts'
import { findContactPreference, preferContact } from './contact-preference.ts'
import { reaching, recordFiles, yinzhou } from './example-people.ts'
import { mergePeople, undoMerge } from './merge.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await createTestDatabase()
  await recordFiles(database, [{ personId: 1 }, { personId: 2 }, { personId: 3, ...yinzhou }])
})
afterEach(() => database.drop())

const themself = reaching('resident:1', 'p:1')
let minute = 0
const options = (actor: Actor) => ({
  database,
  actor,
  clock: fixedClock(new Date(Date.UTC(2026, 10, 24, 2, (minute += 1))).toISOString()),
})
const prefer = (given: object, actor = themself) =>
  execute(preferContact, { personId: 1, channels: ['sms'], ...given }, options(actor))
const read = async (personId = 1, actor = themself) =>
  (await execute(findContactPreference, { personId }, options(actor))).preference

test('没有问过和说过的分得清；说过的按顺序原样读出', async () => {
  expect(await read()).toBeUndefined()
  await prefer({
    channels: ['visit', 'letter', 'sms'],
    largeType: true,
    quietFrom: '21:30',
    quietUntil: '08:00',
  })
  expect(await read()).toEqual({
    channels: ['visit', 'letter', 'sms'],
    largeType: true,
    signLanguage: false,
    textOnly: false,
    quietFrom: '21:30',
    quietUntil: '08:00',
    source: 'self',
    recordedAt: expect.any(String),
  })
})

test('改了以后按新的，旧的留着；工作人员代填的记为不是本人填的', async () => {
  await prefer({})
  await prefer({ channels: ['wechat'], textOnly: true }, reaching('staff:a', 'r:haishu'))
  expect(await read()).toMatchObject({
    channels: ['wechat'],
    textOnly: true,
    source: 'dpf',
    quietFrom: undefined,
  })
  const rows = await transaction(database.batch, (tx) =>
    tx.many(
      'select channels, superseded_at is null as counts from registry.contact_preference order by recorded_at',
    ),
  )
  expect(rows).toEqual([
    { channels: ['sms'], counts: false },
    { channels: ['wechat'], counts: true },
  ])
})

test.each([
  ['一样也没有选', { channels: [] }],
  ['同一样选两次', { channels: ['sms', 'sms'] }],
  ['没有这种方式', { channels: ['fax'] }],
  ['只收文字又要电话', { channels: ['voice'], textOnly: true }],
  ['只有开始没有结束', { quietFrom: '21:00' }],
  ['开始就是结束', { quietFrom: '21:00', quietUntil: '21:00' }],
  ['没有这个钟点', { quietFrom: '24:00', quietUntil: '08:00' }],
])('%s，不收', async (_, given) => {
  await expect(prefer(given)).rejects.toMatchObject({ code: 'invalid-input' })
})

test('只能改看得见的人的；看不见的和没有的是同一个回答', async () => {
  await expect(prefer({ personId: 2 })).rejects.toMatchObject({ code: 'person-not-found' })
  await expect(prefer({ personId: 99 })).rejects.toMatchObject({ code: 'person-not-found' })
  await expect(prefer({ personId: 3 }, reaching('staff:a', 'r:haishu'))).rejects.toMatchObject({
    code: 'person-not-found',
  })
  const reader: Actor = { id: 'staff:r', shows: () => 'full', may: () => ({ read: ['r:haishu'], write: [] }) }
  await expect(prefer({}, reader)).rejects.toThrow()
})

test('合并以后按最后说的；撤销以后各归各', async () => {
  await prefer({ personId: 2, channels: ['letter'] }, reaching('resident:2', 'p:2'))
  await prefer({ channels: ['visit'] })
  const city = reaching('staff:city', 'r:ningbo')
  const { mergeId } = await mergePeople(options(city), {
    fromId: 2,
    intoId: 1,
    reason: '同一个人',
    differencesSeen: 9,
  })
  expect(await read(2, city)).toMatchObject({ channels: ['visit'] })
  await prefer({ personId: 2, channels: ['wechat'] }, city)
  expect(await read(1, city)).toMatchObject({ channels: ['wechat'] })
  await undoMerge(options(city), { mergeId, reason: '弄错了' })
  expect(await read(2, city)).toMatchObject({ channels: ['letter'] })
  expect(await read(1, city)).toMatchObject({ channels: ['wechat'] })
})
