import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Dice } from '#engine/random-vocabulary.ts'
import { plainDateOf, epochDayOf } from '#kernel/plain-date.ts'
import type { Actor } from '#platform/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { transaction, withContext } from '#platform/db/transaction.ts'
import { execute, type ExecuteOptions } from '#platform/execute.ts'
import { preferContact } from './contact-preference.ts'
import {
  certified,
  type ExampleStatement,
  livesAt,
  reaching,
  recordFiles,
  yinzhou,
  haishu,
} from './example-people.ts'
import { openIdentity } from './identity.ts'
import { mergePeople } from './merge.ts'
import { recordAccount } from './payment-accounts.ts'
import { type PersonFile, personTimeline, readPersonFile } from './person-file.ts'
import type { TimelineEvent } from './timeline.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.drop())

const staff = reaching('staff:a', 'r:haishu', 'c:by-number')
const at = (instant: string, actor: Actor = staff): ExecuteOptions => ({
  database,
  actor,
  clock: fixedClock(instant),
})
const noon = '2026-11-24T04:00:00Z'
const read = (personId = 1, options = at(noon)) => readPersonFile(options, { personId })
const onBatch = (sql: string, values: readonly unknown[] = []) =>
  transaction(database.batch, (tx) => tx.run(sql, values))

const relief = (from: string, until?: string): ExampleStatement => ({
  table: 'assistance',
  from,
  ...(until && { until }),
  values: { kind: 'minimum-living-guarantee', income_per_head_fen: 80_000 },
})
const livesIn = (household: number): ExampleStatement => ({
  table: 'household_member',
  from: '2015-01-01',
  values: { household_id: household, relation: 'head' },
})

test('一份档案：事实分组，每条有来源、起止；没有记录的写空，不写没有', async () => {
  await recordFiles(database, [
    {
      personId: 1,
      name: '王秀英',
      sex: 'female',
      birthOn: '1950-03-04',
      spells: [livesAt(haishu), certified(2), relief('2020-01-01', '2021-01-01'), relief('2022-01-01')],
    },
  ])
  const file = await read()
  expect(file.identity).toMatchObject({
    personId: 1,
    name: '王秀英',
    birthOn: '1950-03-04',
    hasPhone: false,
    numbers: [],
  })
  const group = (id: string) => file.facts.find((each) => each.id === id)
  const values = (id: string, fact: string) => group(id)?.facts.find((each) => each.fact === fact)?.values
  expect(values('certificate', 'person.level')).toMatchObject([
    { value: { zh: '二级' }, from: '2020-01-01', until: null, source: 'dpf', file: 1 },
  ])
  expect(values('certificate', 'person.categories')).toMatchObject([{ value: { zh: '肢体' } }])
  expect(values('identity', 'person.district')).toMatchObject([
    { value: { zh: '海曙区' }, from: '2000-01-01' },
  ])
  expect(
    values('assistance', 'person.incomePerHead')?.map(({ value, from, until }) => [value.zh, from, until]),
  ).toEqual([
    ['800.00 元', '2022-01-01', null],
    ['800.00 元', '2020-01-01', '2021-01-01'],
  ])
  expect(values('care', 'person.careTier')).toEqual([])
  expect(file).toMatchObject({ benefits: undefined, contact: undefined, accounts: [], changes: undefined })
})

test('没有这个人和不归您管是同一个回答', async () => {
  await recordFiles(database, [{ personId: 1, ...yinzhou }])
  const told = await Promise.all([1, 99].map((personId) => read(personId).catch((error: Error) => error)))
  expect(told[0]).toMatchObject({ code: 'person-not-found' })
  expect(told[0]).toEqual(told[1])
})

test('号码只告诉本人的标签有哪几种，不露一位；账户只有末四位', async () => {
  await recordFiles(database, [{ personId: 1, name: '王秀英' }])
  const identity = openIdentity(database.keys)
  const number = '11010519491231002X'
  await onBatch(
    `insert into registry.identifier (kind, digest, cipher, person_id, batch_id) values ('citizen-id', $1, $2, 1, $3)`,
    [identity.digest('citizen-id', number), identity.seal('citizen-id', number), randomUUID()],
  )
  await execute(
    recordAccount(identity),
    { personId: 1, number: '39010100012345678', bank: '示例银行', holder: 'own', holderName: '王秀英' },
    at(noon),
  )
  await execute(preferContact, { personId: 1, channels: ['visit'] }, at(noon))
  const own = await read(1, at(noon, reaching('resident:1', 'p:1')))
  expect(own.identity.numbers).toEqual([{ kind: 'citizen-id', from: null }])
  expect(own.accounts).toMatchObject([{ lastFour: '5678', bank: '示例银行' }])
  expect(own.contact).toMatchObject({ channels: ['visit'] })
  expect((await read(1, at(noon, reaching('staff:b', 'r:haishu')))).identity.numbers).toEqual([])
  expect(JSON.stringify(own)).not.toMatch(/1949|3901010/)
})

test('一户人：看得见的列出来，分类按全户算，看不见的人不露', async () => {
  await recordFiles(database, [
    { personId: 1, name: '老人', birthOn: '1950-01-01', spells: [livesIn(7), certified(2)] },
    { personId: 2, name: '儿子', birthOn: '1985-01-01', ...yinzhou, spells: [livesIn(7), certified(1)] },
  ])
  await onBatch(
    `insert into exchange.coverage (kind, district, covered_from, as_of, source, batch_id)
     values ('certificates', 'ningbo', '2020-01-01', '2026-11-30', 'dpf', gen_random_uuid())`,
  )
  const { household } = await read(1, at(noon, reaching('resident:1', 'p:1')))
  expect(household.members.map(({ name }) => name)).toEqual(['老人'])
  expect(household.size).toBe(2)
  expect(household.types).toEqual({
    'several-disabled': true,
    'elderly-caring-for-disabled': true,
    'elderly-and-disabled': true,
    'only-child-lost': null,
  })
  expect(JSON.stringify(household)).not.toContain('儿子')
  const both = await read(1, at(noon, reaching('staff:city', 'r:ningbo')))
  expect(both.household.members.map(({ name }) => name)).toEqual(['老人', '儿子'])
})

/** A finished run of a month, with what it changed and granted for one person. */
async function decide(
  month: string,
  finishedAt: string,
  lines: readonly { personId: number; benefit: string }[],
) {
  const [run, snapshot] = [randomUUID(), randomUUID()]
  await onBatch(
    `insert into determination.rule_version (rule_hash, ast, semantics, published_by) values ('h', '{}', 1, 'system:x') on conflict do nothing`,
  )
  await onBatch(
    `insert into determination.snapshot (snapshot_id, month, known_at, row_count, content_hash) values ($1, $2, $3, 0, 'x')`,
    [snapshot, month, finishedAt],
  )
  await onBatch(
    `insert into determination.run (run_id, month, rule_hash, snapshot_id, compared_with, actor, started_at)
     values ($1, $2, 'h', $3, '{}', 'system:x', $4)`,
    [run, month, snapshot, finishedAt],
  )
  await onBatch(
    `insert into determination.run_step (run_id, step, detail, at) values ($1, 'finished', '{}', $2)`,
    [run, finishedAt],
  )
  for (const { personId, benefit } of lines) {
    await onBatch(
      `insert into determination.change (run_id, benefit, person_id, month, district, township, kind, after_fen, standing)
       values ($1, $2, $3, $4, 'haishu', 't-330203001', 'start', 30150, 'effective')`,
      [run, benefit, personId, month],
    )
    await onBatch(
      `insert into determination.decision (run_id, benefit, person_id, month, district, township, outcome, amount_fen)
       values ($1, $2, $3, $4, 'haishu', 't-330203001', 'granted', 30150)`,
      [run, benefit, personId, month],
    )
  }
}

async function tell(personId: number, instant: string) {
  await onBatch(
    `insert into notices.outbox (person_id, notice_id, notice, reference, district, township, channels, due_at, recorded_at, recorded_by)
     values ($1, gen_random_uuid(), 'grant-begun', gen_random_uuid()::text, 'haishu', 't-330203001', '{}', $2, $2, 'system:x')`,
    [personId, instant],
  )
}

async function openTask(personId: number, instant: string, closedAt?: string) {
  await onBatch(
    `insert into casework.task (person_id, task_id, kind, about, district, township, owner_role, owner_region, opened_at, opened_by,
       due_on, closed_at, outcome)
     values ($1, gen_random_uuid(), 'visit', '{}', 'haishu', 't-330203001', 'township', 't-330203001', $2, 'system:x',
       '2026-12-31', $3::timestamptz, case when $3::timestamptz is null then null else 'done' end)`,
    [personId, instant, closedAt ?? null],
  )
}

const briefly = (events: readonly TimelineEvent[]) => events.map(({ on, kind }) => `${on} ${kind}`)

test('经过按时间倒排：事实起止、认定变动、消息、任务合在一起，将来的不列，重算过的月份只列最后一次', async () => {
  await recordFiles(database, [
    { personId: 1, spells: [livesAt(haishu), relief('2020-01-01', '2021-01-01'), relief('2026-12-01')] },
  ])
  await decide('2026-10-01', '2026-10-20T02:00:00Z', [{ personId: 1, benefit: 'a-benefit' }])
  await decide('2026-10-01', '2026-10-21T02:00:00Z', [{ personId: 1, benefit: 'a-benefit' }])
  await tell(1, '2026-10-21T17:00:00Z') // already the 22nd in Ningbo
  await openTask(1, '2026-11-01T02:00:00Z', '2026-11-03T02:00:00Z')
  await openTask(2, '2026-11-01T02:00:00Z').catch(() => {})
  const { timeline, benefits } = await read()
  expect(briefly(timeline.events)).toEqual([
    '2026-11-03 task-closed',
    '2026-11-01 task-opened',
    '2026-10-22 notice',
    '2026-10-21 decision',
    '2021-01-01 ended',
    '2020-01-01 began',
    '2000-01-01 began',
  ])
  expect(timeline.next).toBeUndefined()
  expect(timeline.events.find(({ kind }) => kind === 'decision')).toMatchObject({
    benefit: 'a-benefit',
    month: '2026-10',
    change: 'start',
    afterFen: 30_150,
  })
  expect(benefits).toEqual({
    month: '2026-10',
    lines: [{ benefit: 'a-benefit', outcome: 'granted', amountFen: 30_150, file: 1 }],
  })
})

test.each([1, 2, 3])('一页一页翻到底，每件事恰好出现一次，顺序不乱（种子 %i）', async (seed) => {
  const dice = new Dice(seed)
  const day = () => plainDateOf(epochDayOf('2026-01-01') + dice.below(40))
  await recordFiles(database, [
    {
      personId: 1,
      spells: Array.from({ length: 25 }, (_, nth) => ({
        table: 'status' as const,
        from: day(),
        ...(dice.chance(0.5) && { until: '2026-06-01' }),
        values: { kind: `kind-${nth}` },
      })),
    },
  ])
  for (let nth = 0; nth < 30; nth++) await tell(1, `${day()}T0${dice.below(10)}:00:00Z`)
  for (let nth = 0; nth < 15; nth++)
    await openTask(1, `${day()}T03:00:00Z`, dice.chance(0.5) ? `2026-03-01T03:00:00Z` : undefined)
  const found = await transaction(database.batch, (tx) =>
    tx.one<{ events: number }>(`select (select count(*) + count(valid_until) from registry.status)
      + (select count(*) from notices.outbox) + (select count(*) + count(closed_at) from casework.task) as events`),
  )
  let page: PersonFile['timeline'] = (await read()).timeline
  const events = [...page.events]
  while (page.next) {
    page = await execute(personTimeline, { personId: 1, before: page.next }, at(noon))
    events.push(...page.events)
  }
  expect(events).toHaveLength(found?.events ?? 0)
  expect(new Set(events.map(({ key }) => key)).size).toBe(events.length)
  const order = events.map(({ on, key }) => `${on} ${key}`)
  expect(order).toEqual(order.toSorted().reverse())
})

test('上次看过以后变了什么：改的、新的、收回的；头一次看没有，刚看过再开还是同一次', async () => {
  await recordFiles(database, [
    {
      personId: 1,
      spells: [relief('2020-01-01'), certified(3)].map((spell) => ({ ...spell, recordedAt: '2026-01-01' })),
    },
  ])
  expect((await read(1, at('2027-01-10T01:00:00Z'))).changes).toBeUndefined()
  expect((await read(1, at('2027-01-10T01:20:00Z'))).changes).toBeUndefined()
  expect((await read(1, at('2027-01-10T02:00:00Z'))).changes).toMatchObject({ facts: [], events: [] })

  const later = '2027-01-11T01:00:00Z'
  await onBatch(`update registry.assistance set superseded_at = $1`, [later])
  await onBatch(
    `insert into registry.assistance (person_id, district, township, valid_from, valid_until, source, batch_id, recorded_at, kind, income_per_head_fen)
     values (1, 'haishu', 't-330203001', '2020-01-01', '2027-01-01', 'dpf', gen_random_uuid(), $1, 'minimum-living-guarantee', 80000),
       (1, 'haishu', 't-330203001', '2027-01-01', null, 'dpf', gen_random_uuid(), $1, 'low-income-margin', 130000)`,
    [later],
  )
  await onBatch(`update registry.certificate set superseded_at = $1`, [later])
  await tell(1, later)
  const { changes } = await read(1, at('2027-01-12T01:00:00Z'))
  expect(changes?.since).toBe('2027-01-10T02:00:00.000Z')
  expect(changes?.facts).toMatchObject([
    { kind: 'new', table: 'assistance', from: '2027-01-01' },
    {
      kind: 'changed',
      table: 'assistance',
      from: '2020-01-01',
      until: '2027-01-01',
      before: { until: null },
    },
    { kind: 'withdrawn', table: 'certificate' },
  ])
  expect(changes?.events).toMatchObject([{ kind: 'notice' }])
  expect((await read(1, at('2027-01-12T01:10:00Z'))).changes?.since).toBe('2027-01-10T02:00:00.000Z')
  expect((await read(1, at('2027-01-12T03:00:00Z'))).changes).toMatchObject({ facts: [], events: [] })
  expect((await read(1, at('2027-01-12T03:00:00Z', reaching('staff:b', 'r:haishu')))).changes).toBeUndefined()
})

test('合并过的人打开哪一份都是同一份档案，两份的事实和经过都在，写明记在哪一份', async () => {
  await recordFiles(database, [
    { personId: 1, name: '王秀英', spells: [certified(2)] },
    { personId: 2, name: '王秀瑛', spells: [relief('2020-01-01')] },
  ])
  await mergePeople(at('2026-11-24T03:00:00Z'), {
    fromId: 2,
    intoId: 1,
    reason: '同一个人',
    differencesSeen: 0,
  })
  const [one, other] = [await read(1), await read(2)]
  expect(one.identity).toMatchObject({
    personId: 1,
    name: '王秀英',
    mergedFiles: [{ personId: 2, name: '王秀瑛' }],
  })
  expect(other.identity).toEqual(one.identity)
  expect(briefly(one.timeline.events)).toEqual(['2026-11-24 merged', '2020-01-01 began', '2020-01-01 began'])
  const income = one.facts.flatMap(({ facts }) => facts).find(({ fact }) => fact === 'person.incomePerHead')
  expect(income?.values).toMatchObject([{ file: 2 }])
  const looks = await withContext(database.batch, { actor: staff.id, read: [], write: [] }, (tx) =>
    tx.many(`select subjects from platform.audit where operation = 'person.file'`),
  )
  expect(looks).toEqual([{ subjects: [1, 2] }, { subjects: [1, 2] }])
})
