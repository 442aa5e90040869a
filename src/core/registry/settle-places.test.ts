import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { transaction } from '#platform/db/transaction.ts'
import { certified, haishu, livesAt, recordFiles, yinzhou } from './example-people.ts'
import { settlePlaces } from './settle-places.ts'
import { spellTables } from './spells.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('登记里凡是写着人和辖区的表都跟着人走，认定和发放的留在原处', async () => {
  const { rows } = await database.batch.query<{ name: string; follows: boolean }>(
    `select c.oid::regclass::text as name, has_column_privilege(c.oid, d.attnum, 'UPDATE') as follows
     from pg_class c join pg_attribute d on d.attrelid = c.oid and d.attname = 'district'
     join pg_attribute p on p.attrelid = c.oid and p.attname = 'person_id'
     where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('registry', 'determination')`,
  )
  const names = (follows: boolean, schema: string) =>
    rows.filter((row) => row.follows === follows && row.name.startsWith(`${schema}.`)).map(({ name }) => name)
  expect(names(false, 'registry')).toEqual([])
  expect(names(true, 'registry').length).toBeGreaterThan(spellTables.length)
  expect(names(true, 'determination')).toEqual([])
  expect(names(false, 'determination')).toContain('determination.decision')
})

test('说一个人一段时间情况的表都在档案里', async () => {
  const { rows } = await database.batch.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'registry'::regnamespace
       and (select count(*) from pg_attribute a where a.attrelid = c.oid
         and a.attname in ('person_id', 'valid_from', 'superseded_at', 'batch_id')) = 4`,
  )
  expect(rows.map(({ name }) => name).sort()).toEqual([...spellTables].sort())
})

test('户口迁走，一个人的全部记录一起走；再算一遍没有人动', async () => {
  await recordFiles(database, [
    { personId: 1, ...haishu, spells: [livesAt(yinzhou), certified(2)] },
    { personId: 2, ...haishu, spells: [livesAt(haishu)] },
    {
      personId: 3,
      ...haishu,
      spells: [{ table: 'hukou', from: '2020-01-01', values: { hukou_district: 'outside' } }],
    },
  ])
  const settle = () => transaction(database.batch, (tx) => settlePlaces(tx, '2026-11-24'))
  expect([await settle(), await settle()]).toEqual([1, 0])
  const { rows } = await database.batch.query(
    `select person_id, district from registry.person
     union select person_id, district from registry.certificate union select person_id, district from registry.hukou
     union select person_id, district from registry.name_key order by 1, 2`,
  )
  expect(rows).toEqual([
    { person_id: 1, district: 'yinzhou' },
    { person_id: 2, district: 'haishu' },
    { person_id: 3, district: 'haishu' },
  ])
})
