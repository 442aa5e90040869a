import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RuleSet } from '#engine/ast.ts'
import { parametersOf } from '#engine/parameters.ts'
import { Dice } from '#engine/random-vocabulary.ts'
import { sqlFor } from '#engine/sql.ts'
import { fixedClock } from '#platform/clock.ts'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { transaction, withContext } from '#platform/db/transaction.ts'
import { execute, type ExecuteOptions } from '#platform/execute.ts'
import { factsRelation } from '#core/benefits/snapshot-query.ts'
import { listCoverage } from '#core/benefits/snapshot.ts'
import { person } from '#core/facts/person.ts'
import { anna, boris, openExampleDesk, roll } from '#core/exchange/example-desk.ts'
import { compareFiles, declareTwoPeople, listDuplicates } from './duplicates.ts'
import {
  certified,
  type ExampleFile,
  haishu,
  livesAt,
  reaching,
  recordFiles,
  yinzhou,
} from './example-people.ts'
import { openIdentity } from './identity.ts'
import { type Merged, mergePeople, undoMerge } from './merge.ts'
import { searchPeople } from './search-people.ts'
import { settlePlaces } from './settle-places.ts'
import { findWhole } from './whole-person.ts'

let database: TestDatabase
const clock = fixedClock('2026-11-24T04:00:00Z')
const options = (label = 'r:ningbo'): ExecuteOptions => ({
  database,
  clock,
  actor: reaching(`staff:${label.slice(2)}`, label),
})
const merge = (fromId: number, intoId: number, seen = 9, label?: string): Promise<Merged> =>
  mergePeople(options(label), { fromId, intoId, reason: '同一个人', differencesSeen: seen })
const undo = (mergeId: string, label?: string) => undoMerge(options(label), { mergeId, reason: '弄错了' })

beforeEach(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.drop())

/** Every row of the registry but the merges themselves, as text. */
async function everything(): Promise<string> {
  return transaction(database.batch, async (tx) => {
    const tables = await tx.many<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'registry' and tablename <> 'person_merge' order by 1`,
    )
    const parts: string[] = []
    for (const { name } of tables) {
      const rows = await tx.many<{ row: string }>(
        `select to_jsonb(t)::text as row from registry.${name} t order by to_jsonb(t)::text`,
      )
      parts.push(`${name}\n${rows.map(({ row }) => row).join('\n')}`)
    }
    return parts.join('\n')
  })
}

const seen = (personId: number, label: string) =>
  withContext(database.app, { actor: 'staff:x', read: [label], write: [] }, (tx) => findWhole(tx, personId))

const files: readonly ExampleFile[] = [
  { personId: 1, name: '王秀英', ...haishu, spells: [livesAt(haishu), certified(2)] },
  { personId: 2, name: '王秀瑛', ...yinzhou, spells: [livesAt(yinzhou)] },
  { personId: 3, name: '王秀英', ...haishu, spells: [certified(3)] },
  { personId: 4, name: '王英', ...yinzhou },
  { personId: 5, name: '李四', ...haishu, spells: [livesAt(yinzhou, '2026-11-01')] },
  { personId: 6, name: '赵六', ...yinzhou, spells: [livesAt(haishu)] },
]

test.each(Array.from({ length: 6 }, (_, seed) => seed))(
  '随意合并、撤销之后，每份档案属于谁、归哪里管都对；全部撤销就和原来一模一样（种子 %i）',
  async (seed) => {
    const dice = new Dice(seed)
    await recordFiles(database, files)
    await transaction(database.batch, (tx) => settlePlaces(tx, clock.today()))
    const before = await everything()
    const placeOf = new Map<number, string>([
      [1, 'haishu'],
      [2, 'yinzhou'],
      [3, 'haishu'],
      [4, 'yinzhou'],
      [5, 'yinzhou'],
      [6, 'haishu'],
    ])
    const edges = new Map<string, readonly [from: number, into: number]>()
    const rootOf = (file: number): number => {
      const edge = [...edges.values()].find(([from]) => from === file)
      return edge ? rootOf(edge[1]) : file
    }

    for (let step = 0; step < 14; step++) {
      if (edges.size > 0 && dice.chance(0.4)) {
        const mergeId = dice.pick([...edges.keys()])
        await undo(mergeId)
        edges.delete(mergeId)
      } else {
        const [from, into] = [1 + dice.below(6), 1 + dice.below(6)]
        const [a, b] = [rootOf(from), rootOf(into)]
        if (a === b) await expect(merge(from, into)).rejects.toMatchObject({ code: 'same-file' })
        else {
          const { mergeId, personId } = await merge(from, into)
          expect(personId).toBe(b)
          edges.set(mergeId, [a, b])
        }
      }
      const rows = await transaction(database.batch, (tx) =>
        tx.many<{ person_id: number; survivor_id: number | null; district: string; followers: string[] }>(
          `select p.person_id, p.survivor_id, p.district, array(
             select district from registry.certificate c where c.person_id = p.person_id
             union select district from registry.hukou h where h.person_id = p.person_id
             union select district from registry.name_key k where k.person_id = p.person_id) as followers
           from registry.person p order by 1`,
        ),
      )
      for (const row of rows) {
        const root = rootOf(row.person_id)
        const district = placeOf.get(root)
        expect(row).toMatchObject({ survivor_id: root === row.person_id ? null : root, district })
        expect(row.followers).toEqual([district])
        const whole = await seen(row.person_id, `r:${district}`)
        const own = rows.filter(({ person_id: each }) => rootOf(each) === root).map((each) => each.person_id)
        expect(whole?.personId).toBe(root)
        expect(whole?.files.toSorted()).toEqual(own)
      }
    }
    while (edges.size > 0) {
      const mergeId = dice.pick([...edges.keys()])
      await undo(mergeId)
      edges.delete(mergeId)
    }
    expect(await everything()).toBe(before)
  },
)

test('合并不搬动任何一行：每条记录仍记在原来的档案上', async () => {
  await recordFiles(database, files)
  await merge(3, 1)
  const rows = await transaction(database.batch, (tx) =>
    tx.many('select person_id, level from registry.certificate order by 1'),
  )
  expect(rows).toEqual([
    { person_id: 1, level: 2 },
    { person_id: 3, level: 3 },
  ])
})

test('合并以后按哪份档案的姓名都只找到留下的那一份', async () => {
  await recordFiles(database, files)
  await merge(2, 1)
  const search = searchPeople(openIdentity(database.keys))
  for (const name of ['王秀瑛', '王秀英'])
    expect(
      (await execute(search, { name }, options('r:haishu'))).people.map(({ personId }) => personId),
    ).toContain(1)
  const found = await execute(search, { name: '王秀瑛' }, options('r:haishu'))
  expect(found.people).toMatchObject([{ personId: 1, name: '王秀英' }])
})

test('谁的辖区里都看不全的两份档案，谁也合并不了；有一份看不见就像没有', async () => {
  await recordFiles(database, files)
  await expect(merge(2, 1, 9, 'r:haishu')).rejects.toMatchObject({ code: 'person-not-found' })
  await expect(merge(99, 1, 9, 'r:haishu')).rejects.toMatchObject({ code: 'person-not-found' })
  const { mergeId } = await merge(2, 1)
  await expect(undo(mergeId, 'r:yinzhou')).rejects.toMatchObject({ code: 'merge-not-standing' })
  await undo(mergeId, 'r:haishu')
  await expect(undo(mergeId)).rejects.toMatchObject({ code: 'merge-not-standing' })
})

test('记录互相矛盾的地方要先看过才能合并', async () => {
  await recordFiles(database, files)
  const compared = await execute(compareFiles, { one: 1, other: 3 }, options())
  expect(compared).toMatchObject({ score: 64, likelihood: 'likely' })
  expect(compared.differences).toMatchObject([{ table: 'certificate', from: '2020-01-01', until: null }])
  const level = compared.differences[0]?.one.find(({ label }) => label.zh === '残疾等级')
  expect(level?.value.zh).toBe('二级')
  await expect(merge(3, 1, 0)).rejects.toMatchObject({ code: 'differences-not-seen' })
  await merge(3, 1, 1)
})

test('可能重复的成对列出，合并过的、认定是两个人的不再列出', async () => {
  await recordFiles(database, files)
  const pairs = async (label?: string) =>
    (await execute(listDuplicates, {}, options(label))).pairs.map(({ one, other }) => [
      one.personId,
      other.personId,
    ])
  expect(await pairs()).toEqual([
    [1, 3],
    [1, 2],
    [2, 3],
  ])
  expect(await pairs('r:haishu')).toEqual([[1, 3]])
  await execute(declareTwoPeople, { one: 2, other: 1, reason: '姐妹' }, options())
  expect(await pairs()).toEqual([
    [1, 3],
    [2, 3],
  ])
  await merge(3, 1)
  expect(await pairs()).toEqual([])
})

test('两个人同时互相合并，只成一次', async () => {
  await recordFiles(database, files)
  const admin = await connect(database.admin)
  const [held, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const holding = transaction(database.batch, async (tx) => {
    await tx.many('select from registry.person for update')
    held.resolve()
    await free.promise
  })
  await held.promise
  const both = Promise.allSettled([merge(1, 3), merge(3, 1)])
  for (;;) {
    const { rows } = await admin.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows.length === 2) break
  }
  free.resolve()
  await holding
  await admin.end()
  expect((await both).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('合并期间户口迁走，跟着留下的那一份走；撤销后回到自己的地方', async () => {
  await recordFiles(database, files)
  const { mergeId } = await merge(3, 2)
  expect((await seen(3, 'r:yinzhou'))?.personId).toBe(2)
  expect(await seen(3, 'r:haishu')).toBeUndefined()
  await transaction(database.batch, async (tx) => {
    await tx.run(`update registry.hukou set superseded_at = now() where person_id = 2`)
    await tx.run(`insert into registry.hukou (person_id, district, township, hukou_district, hukou_township, valid_from, source, batch_id)
      values (2, 'yinzhou', 't-330212110', 'cixi', 't-330282001', '2026-11-10', 'dpf', gen_random_uuid())`)
    await settlePlaces(tx, clock.today())
  })
  expect((await seen(3, 'r:cixi'))?.files).toEqual([2, 3])
  await undo(mergeId)
  expect((await seen(3, 'r:haishu'))?.files).toEqual([3])
  expect((await seen(2, 'r:cixi'))?.files).toEqual([2])
})

test('残疾人证上是另一个人的号码：这一行退回，两份档案列为可能重复', async () => {
  const desk = await openExampleDesk()
  try {
    const [report] = await desk.bring({
      people: [...roll],
      certificates: [
        '姓名,身份证号,残疾人证号,发证日期,有效期至',
        `甲一,${anna},${boris}41,2016-05-01,2026-04-30`,
        `乙二,${boris},${boris}41,2016-05-01,2026-04-30`,
      ],
    })
    expect(report?.verdicts).toMatchObject([{ code: 'certificate-of-another' }])
    const actor = reaching('staff:city', 'r:ningbo')
    const compared = await desk.rowsOf('select person_id, other_id from registry.duplicate_hint')
    const [[one, other] = []] = compared as readonly number[][]
    const told = await execute(compareFiles, { one, other }, { database: desk.database, clock, actor })
    expect(told.parts.map(({ code }) => code)).toContain('certificate-of-other')
    expect(compared).toHaveLength(1)
  } finally {
    await desk.close()
  }
})

test('认定一个月时合并过的人只算一个：留下的那份没有说的，看另一份；两份都说的，以留下的为准', async () => {
  const relief = {
    table: 'assistance',
    from: '2020-01-01',
    values: { kind: 'minimum-living-guarantee' },
  } as const
  await recordFiles(database, [
    { personId: 1, spells: [certified(2)] },
    { personId: 2, spells: [certified(4), relief] },
    { personId: 3, spells: [certified(1), relief] },
  ])
  const rules: RuleSet = {
    facts: Object.fromEntries(
      [person.level, person.assistance].map(({ definition }) => [definition.id, definition]),
    ),
    parameters: {},
    outputs: { severe: person.level.in(1, 2), assisted: person.assistance.is('minimum-living-guarantee') },
  }
  const month = 2026 * 12 + 10
  const decided = () =>
    transaction(database.batch, async (tx) => {
      const relation = `(${factsRelation(rules, { month, coverage: await listCoverage(tx) })})`
      const sql = sqlFor(rules, parametersOf({}, month), relation, { keep: ['on_roll'] })
      return tx.many(`select * from (${sql}) decided order by person_id`)
    })
  const before = [
    { person_id: 1, on_roll: true, severe: true, assisted: null },
    { person_id: 2, on_roll: true, severe: false, assisted: true },
    { person_id: 3, on_roll: true, severe: true, assisted: true },
  ]
  expect(await decided()).toEqual(before)
  const { mergeId } = await merge(2, 1)
  expect(await decided()).toEqual([{ ...before[0], assisted: true }, before[2]])
  await undo(mergeId)
  expect(await decided()).toEqual(before)
})

test('名册上的并入名册外的：不行，要对调', async () => {
  await recordFiles(database, [{ personId: 1 }, { personId: 2, onRoll: false }])
  await expect(merge(1, 2)).rejects.toMatchObject({ code: 'survivor-off-roll' })
  await merge(2, 1)
})
