import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkCharacter } from '#kernel/citizen-id.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Actor } from '#platform/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { transaction, withContext } from '#platform/db/transaction.ts'
import { execute } from '#platform/execute.ts'
import { haishu, livesAt, reaching, recordFiles, yinzhou } from './example-people.ts'
import { openIdentity } from './identity.ts'
import { endMandate, listPersonMandates, type RecordedMandate, recordMandate } from './mandates.ts'
import { mergePeople } from './merge.ts'
import { searchPeople } from './search-people.ts'
import { listWards } from './standing-mandates.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await createTestDatabase()
  await recordFiles(database, [
    { personId: 1, name: '甲童', birthOn: '2012-06-01', ...haishu, spells: [livesAt(haishu)] },
    { personId: 2, name: '乙成', birthOn: '1990-06-01', ...haishu, spells: [livesAt(haishu)] },
    { personId: 3, name: '丙远', birthOn: '1990-06-01', ...yinzhou, spells: [livesAt(yinzhou)] },
    ...[11, 12, 13, 14, 15, 16].map((personId) => ({ personId, name: `众${personId}`, ...haishu })),
  ])
  await knows(3, numberOf(3))
})
afterEach(() => database.drop())

const numberOf = (nth: number): string => {
  const seventeen = `3302031970010110${nth % 10}`
  return seventeen + checkCharacter(seventeen)
}
const staff = reaching('staff:00000000-0000-4000-8000-000000000001', 'r:haishu', 'c:by-number', 'c:staff')
let minute = 0
/** Each call a minute later, so that the order of what was recorded can be told. */
const options = (today: PlainDate = '2026-11-24', actor: Actor = staff) => ({
  database,
  actor,
  clock: fixedClock(new Date(Date.parse(`${today}T02:00:00Z`) + (minute += 1) * 60_000).toISOString()),
})
const record = (given: object, today?: PlainDate, actor?: Actor): Promise<RecordedMandate> =>
  execute(
    recordMandate(openIdentity(database.keys)),
    {
      wardId: 2,
      basis: 'written',
      relation: 'sibling',
      citizenId: numberOf(1),
      name: '代办人',
      scopes: ['view', 'apply'],
      evidence: '委托书 2026-11-20',
      from: '2026-11-24',
      ...given,
    },
    options(today, actor),
  )
const end = (given: object, today?: PlainDate) =>
  execute(
    endMandate,
    { wardId: 2, because: 'ward', toldBy: '本人来电', endsOn: '2026-12-01', ...given },
    options(today),
  )

/** As at sign-in: nobody yet, in the compartment in which mandates are looked up. */
const wardsOf = (personId: number | string, day: PlainDate) =>
  withContext(database.app, { actor: 'visitor:web', read: ['c:sign-in', 'c:by-number'], write: [] }, (tx) =>
    listWards(tx, typeof personId === 'number' ? { personId } : { institutionCode: personId }, day),
  )
const keysOf = async (personId: number | string, day: PlainDate) =>
  (await wardsOf(personId, day)).map((ward) => ward.personId)

async function knows(personId: number, number: string): Promise<void> {
  const identity = openIdentity(database.keys)
  await transaction(database.batch, (tx) =>
    tx.run(
      `insert into registry.identifier (kind, digest, cipher, person_id, batch_id) values ('citizen-id', $1, $2, $3, $4)`,
      [identity.digest('citizen-id', number), identity.seal('citizen-id', number), personId, randomUUID()],
    ),
  )
}

test('登记以后从起始日起能代办，到期、撤销当天起什么都不给', async () => {
  const { mandateId, delegateId = 0 } = await record({ until: '2027-06-01' })
  expect(await keysOf(delegateId, '2026-11-23')).toEqual([])
  expect(await wardsOf(delegateId, '2026-11-24')).toMatchObject([
    { mandateId, personId: 2, files: [2], name: '乙成', scopes: ['view', 'apply'], until: '2027-06-01' },
  ])
  expect(await keysOf(delegateId, '2027-06-01')).toEqual([])
  await end({ mandateId, endsOn: '2026-12-01' }, '2026-12-01')
  expect(await keysOf(delegateId, '2026-11-30')).toEqual([2])
  expect(await keysOf(delegateId, '2026-12-01')).toEqual([])
})

test('电话撤销记下谁打来的、几点；原来的登记还在', async () => {
  const { mandateId } = await record({})
  await end({ mandateId, toldBy: '本人来电，报出出生日期核对', toldAt: '2026-11-30T09:15:00+08:00' })
  const rows = await transaction(database.batch, (tx) =>
    tx.many(`select valid_until, ended_because, ended_told_by, ended_told_at, recorded_by, superseded_at is null as counts
      from registry.mandate order by recorded_at`),
  )
  expect(rows).toMatchObject([
    { valid_until: null, ended_because: null, counts: false },
    {
      valid_until: '2026-12-01',
      ended_because: 'ward',
      ended_told_by: '本人来电，报出出生日期核对',
      ended_told_at: '2026-11-30T01:15:00.000Z',
      recorded_by: staff.id,
      counts: true,
    },
  ])
  await expect(end({ mandateId })).rejects.toMatchObject({ code: 'mandate-not-standing' })
  await expect(end({ mandateId: randomUUID() })).rejects.toMatchObject({ code: 'mandate-not-standing' })
})

test('登记错的从来不算数，法院那一条也不再影响别人', async () => {
  const parent = await record({ wardId: 1, basis: 'birth', relation: 'parent' })
  const court = await record({ wardId: 1, basis: 'court', citizenId: numberOf(3), from: '2026-11-25' })
  expect(await keysOf(parent.delegateId ?? 0, '2026-11-25')).toEqual([])
  await end({ wardId: 1, mandateId: court.mandateId, because: 'entered-wrongly', endsOn: '2026-11-25' })
  expect(await keysOf(parent.delegateId ?? 0, '2026-11-25')).toEqual([1])
  expect(await keysOf(3, '2026-11-25')).toEqual([])
})

test('父母代办到十八岁；成年人、不知道年龄的人不能按父母登记', async () => {
  const { delegateId = 0 } = await record({ wardId: 1, basis: 'birth', relation: 'parent' })
  expect(await wardsOf(delegateId, '2030-05-31')).toMatchObject([{ until: '2030-06-01' }])
  expect(await keysOf(delegateId, '2030-06-01')).toEqual([])
  await recordFiles(database, [{ personId: 4, name: '无生日', birthOn: null }])
  for (const wardId of [2, 4])
    await expect(record({ wardId, basis: 'birth', relation: 'parent' })).rejects.toMatchObject({
      code: 'not-a-minor',
    })
})

test('本人或代办人去世，第二天起结束', async () => {
  const { delegateId = 0 } = await record({})
  await record({ citizenId: numberOf(3), name: '丙远' })
  const died = (personId: number) =>
    transaction(database.batch, (tx) =>
      tx.run(
        `insert into registry.death (person_id, district, township, valid_from, source, batch_id)
         values ($1, 'haishu', 't-330203001', '2026-12-06', 'public-security', gen_random_uuid())`,
        [personId],
      ),
    )
  await died(delegateId)
  expect([await keysOf(delegateId, '2026-12-05'), await keysOf(delegateId, '2026-12-06')]).toEqual([[2], []])
  expect(await keysOf(3, '2026-12-06')).toEqual([2])
  await died(2)
  expect(await keysOf(3, '2026-12-06')).toEqual([])
})

test('没见过的代办人记在名册之外，随本人的辖区；别处认识的人不另建', async () => {
  const { delegateId = 0 } = await record({ name: '单新人' })
  const row = await transaction(database.batch, (tx) =>
    tx.one(
      'select name, on_roll, district, sex, birth_on, pinyin[1] as reading from registry.person where person_id = $1',
      [delegateId],
    ),
  )
  expect(row).toEqual({
    name: '单新人',
    on_roll: false,
    district: 'haishu',
    sex: 'male',
    birth_on: '1970-01-01',
    reading: 'shan xin ren',
  })
  expect((await record({ wardId: 1, basis: 'court' })).delegateId).toBe(delegateId)
  expect((await record({ citizenId: numberOf(3) })).delegateId).toBe(3)
  const found = searchPeople(openIdentity(database.keys))
  for (const sought of [{ name: 'shanxinren' }, { name: '新人' }, { number: numberOf(1) }])
    expect((await execute(found, sought, options())).people.map(({ personId }) => personId)).toEqual([
      delegateId,
    ])
})

test('自己不能给自己登记；代办人在这里工作的要提示', async () => {
  const identity = openIdentity(database.keys)
  await transaction(database.batch, (tx) =>
    tx.run(
      `insert into access.staff (staff_id, name, natural_person, unit, added_at, added_by)
       values ('00000000-0000-4000-8000-000000000001', '我', $1, 'haishu', now(), 'system:x'),
         ('00000000-0000-4000-8000-000000000002', '同事', $2, 'haishu', now(), 'system:x')`,
      [identity.digest('citizen-id', numberOf(1)), identity.digest('citizen-id', numberOf(5))],
    ),
  )
  await expect(record({})).rejects.toMatchObject({ code: 'own-mandate' })
  expect(await record({ citizenId: numberOf(5) })).toMatchObject({ delegateIsStaff: true })
  expect(await record({ citizenId: numberOf(7) })).toMatchObject({ delegateIsStaff: false })
})

test.each([
  [
    '未成年人不能代办',
    { citizenId: `33020320150101002${checkCharacter('33020320150101002')}` },
    'delegate-minor',
  ],
  ['号码不对', { citizenId: '330203' }, 'number-unusable'],
  ['代领钱要第二份证明', { scopes: ['receive-money'] }, 'second-proof-needed'],
  ['结束不晚于开始', { until: '2026-11-24' }, 'dates-reversed'],
  ['别的区的人看不见', { wardId: 3 }, 'person-not-found'],
  ['没有这个人', { wardId: 999 }, 'person-not-found'],
])('%s', async (_, given, code) => {
  await expect(record(given)).rejects.toMatchObject({ code })
})

test('本人不能代办自己；互相代办、绕一圈的都不行，结束一个就可以', async () => {
  await knows(2, numberOf(2))
  await expect(record({ citizenId: numberOf(2) })).rejects.toMatchObject({ code: 'mandate-of-oneself' })
  await knows(11, numberOf(8))
  await knows(12, numberOf(9))
  const first = await record({ wardId: 2, citizenId: numberOf(8) })
  await expect(record({ wardId: 11, citizenId: numberOf(2) })).rejects.toMatchObject({
    code: 'mandate-cycle',
  })
  await record({ wardId: 11, citizenId: numberOf(9) })
  await expect(record({ wardId: 12, citizenId: numberOf(2) })).rejects.toMatchObject({
    code: 'mandate-cycle',
  })
  await end({ mandateId: first.mandateId, endsOn: '2026-11-25' }, '2026-11-25')
  await record({ wardId: 12, citizenId: numberOf(2), from: '2026-11-26' }, '2026-11-26')
})

test('一个人最多代办几个，自己的孩子不算；机构不受限', async () => {
  await record({ wardId: 1, basis: 'birth', relation: 'parent' })
  for (const wardId of [11, 12, 13, 14, 15]) await record({ wardId })
  await expect(record({ wardId: 16 })).rejects.toMatchObject({
    code: 'too-many-wards',
    text: { en: 'This delegate acts for 5 people already, of at most 5.' },
  })
  await record({ wardId: 15, scopes: ['object'] })
  const institution = { basis: 'institution', creditCode: '53330200MJ8959573D', name: '某托养中心' }
  for (const wardId of [11, 12, 13, 14, 15, 16]) await record({ wardId, ...institution })
  expect(await keysOf('53330200MJ8959573D', '2026-11-24')).toEqual([11, 12, 13, 14, 15, 16])
})

test('两个人都代领钱：都记下，提示要看', async () => {
  const money = { scopes: ['receive-money'], moneyEvidence: '本人当面确认' }
  const one = await record(money)
  const two = await record({ ...money, citizenId: numberOf(3) })
  expect(one.competing).toEqual([])
  expect(two.competing).toEqual([one.mandateId])
  const listed = await execute(listPersonMandates, { personId: 2 }, options())
  expect(listed.competing).toEqual([[one.mandateId, two.mandateId]])
  expect(listed.mandates.map(({ standing }) => standing.stands)).toEqual([true, true])
})

test('本人搬到别的区，代办照旧，新的区看得到', async () => {
  const { delegateId = 0 } = await record({})
  await transaction(database.batch, (tx) =>
    tx.run(`update registry.mandate set district = 'yinzhou', township = 't-330212110' where person_id = 2`),
  )
  expect(await keysOf(delegateId, '2026-11-24')).toEqual([2])
})

test('合并以后，代办的是整个人：两份档案都在', async () => {
  const { delegateId = 0 } = await record({ wardId: 11 })
  const actor = reaching('staff:city', 'r:ningbo')
  const input = { fromId: 11, intoId: 2, reason: '同一个人', differencesSeen: 9 }
  await mergePeople({ ...options(), actor }, input)
  expect(await wardsOf(delegateId, '2026-11-24')).toMatchObject([
    { personId: 2, files: [2, 11], name: '乙成' },
  ])
  await mergePeople({ ...options(), actor }, { ...input, fromId: delegateId, intoId: 12 })
  expect(await keysOf(12, '2026-11-24')).toEqual([2])
})

test('没有代办权限的人看不到别人的代办', async () => {
  await record({})
  const count = (read: string[]) =>
    withContext(
      database.app,
      { actor: 'staff:x', read, write: [] },
      async (tx) => (await tx.many('select from registry.mandate')).length,
    )
  expect([
    await count(['r:haishu']),
    await count(['r:yinzhou']),
    await count(['p:2']),
    await count(['p:1']),
  ]).toEqual([1, 0, 1, 0])
})

const self = reaching('resident:2', 'p:2')
const endAs = (actor: Actor, given: object, today: PlainDate = '2026-11-25') =>
  execute(
    endMandate,
    { wardId: 2, because: 'ward', toldBy: '本人在网上', endsOn: today, ...given },
    options(today, actor),
  )

test('本人自己结束自己给的；登记当天就结束的，从来不算数', async () => {
  const later = await record({})
  await endAs(self, { mandateId: later.mandateId })
  expect(await keysOf(later.delegateId ?? 0, '2026-11-25')).toEqual([])
  const sameDay = await record({ from: '2026-11-25' }, '2026-11-25')
  expect(await keysOf(sameDay.delegateId ?? 0, '2026-11-25')).toEqual([2])
  await endAs(self, { mandateId: sameDay.mandateId })
  expect(await keysOf(sameDay.delegateId ?? 0, '2026-11-25')).toEqual([])
})

test('代办人不能替本人结束，本人也不能结束法院定的', async () => {
  const written = await record({})
  const delegate = reaching(`resident:${written.delegateId}`, 'p:2')
  const court = await record({ basis: 'court', citizenId: numberOf(3) })
  for (const [actor, { mandateId }] of [
    [delegate, written],
    [self, court],
  ] as const)
    await expect(endAs(actor, { mandateId })).rejects.toMatchObject({ code: 'mandate-not-given' })
  await expect(endAs(self, { mandateId: written.mandateId, because: 'court' })).rejects.toMatchObject({
    code: 'mandate-not-given',
  })
})
