import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { transaction, withContext } from '#platform/db/transaction.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  const owner = await connect(database.owner)
  await owner.query(`
    CREATE SCHEMA sample;
    GRANT USAGE ON SCHEMA sample TO yongzhu_app, yongzhu_batch;
    CREATE TABLE sample.card (n int PRIMARY KEY, acl text[] NOT NULL);
    GRANT SELECT, INSERT, UPDATE ON sample.card TO yongzhu_app, yongzhu_batch;
    ALTER TABLE sample.card ENABLE ROW LEVEL SECURITY;
    ALTER TABLE sample.card FORCE ROW LEVEL SECURITY;
    CREATE POLICY look ON sample.card FOR SELECT TO yongzhu_app USING (acl && platform.tags('read'));
    CREATE POLICY add ON sample.card FOR INSERT TO yongzhu_app WITH CHECK (acl && platform.tags('write'));
    CREATE POLICY change ON sample.card FOR UPDATE TO yongzhu_app
      USING (acl && platform.tags('write')) WITH CHECK (acl && platform.tags('write'));
    CREATE POLICY bulk ON sample.card TO yongzhu_batch USING (true) WITH CHECK (true)`)
  await owner.end()
  await transaction(database.batch, (tx) =>
    tx.run("INSERT INTO sample.card VALUES (1, '{r:haishu}'), (2, '{r:yinzhou}')"),
  )
})
afterAll(() => database.drop())

const haishu = { actor: 'operator:test', read: ['r:haishu'], write: ['r:haishu'] }

describe('withContext', () => {
  it('shows and changes what the labels allow, and nothing without labels', async () => {
    const visible = () => withContext(database.app, haishu, (tx) => tx.many('SELECT n FROM sample.card'))
    expect(await visible()).toEqual([{ n: 1 }])
    // The same pooled connection keeps no label.
    expect(await transaction(database.app, (tx) => tx.many('SELECT n FROM sample.card'))).toEqual([])
    expect(
      await withContext(database.app, haishu, (tx) =>
        tx.run("UPDATE sample.card SET acl = '{r:haishu}' WHERE n = 2"),
      ),
    ).toBe(0)
    const moveOut = withContext(database.app, haishu, (tx) =>
      tx.run("UPDATE sample.card SET acl = '{r:yinzhou}' WHERE n = 1"),
    )
    await expect(moveOut).rejects.toThrow('row-level security')
    expect(await visible()).toEqual([{ n: 1 }])
  })

  it('refuses labels and actors that are not ones, before any statement', () => {
    const withLabel = (label: string) => () =>
      withContext(database.app, { ...haishu, read: [label] }, async () => {})
    for (const label of ['r:haishu,r:yinzhou', "r:'", 'r:', 'p:x', 'r:HAISHU', 'x:1'])
      expect(withLabel(label)).toThrow('not a label')
    expect(() => withContext(database.app, { ...haishu, actor: 'a,b' }, async () => {})).toThrow(
      'not an actor',
    )
  })

  it.each([
    "SELECT set_config('app.read', 'r:yinzhou', true)",
    "SET LOCAL app.read = 'r:yinzhou'",
    ' reset role',
    'commit',
  ])('refuses to widen or leave the context: %s', async (sql) => {
    await expect(withContext(database.app, haishu, (tx) => tx.run(sql))).rejects.toThrow(
      'not inside a transaction',
    )
  })

  it('refuses a second transaction inside the first', async () => {
    const nested = withContext(database.app, haishu, () => withContext(database.app, haishu, async () => {}))
    await expect(nested).rejects.toThrow('do not nest')
  })

  it('rolls back what a failing body wrote', async () => {
    const failing = withContext(database.app, haishu, async (tx) => {
      await tx.run("INSERT INTO sample.card VALUES (3, '{r:haishu}')")
      throw new Error('stop')
    })
    await expect(failing).rejects.toThrow('stop')
    expect(
      await withContext(database.app, haishu, (tx) => tx.one('SELECT n FROM sample.card WHERE n = 3')),
    ).toBeUndefined()
  })

  it('refuses several rows where one is asked for', async () => {
    const several = transaction(database.batch, (tx) => tx.one('SELECT n FROM sample.card'))
    await expect(several).rejects.toThrow('one row at most')
  })
})

describe('column values', () => {
  it('arrive exact, and a bigint beyond 2^53 is refused', async () => {
    const sql = `SELECT 9007199254740991::int8 AS big, date '2026-02-28' AS day, 0.10::numeric AS exact,
      timestamptz '2026-11-24 08:00+08' AS at, ARRAY[1, NULL]::int8[] AS some, '{}'::date[] AS none`
    expect(await transaction(database.app, (tx) => tx.one(sql))).toEqual({
      big: 9007199254740991,
      day: '2026-02-28',
      exact: '0.10',
      at: '2026-11-24T00:00:00.000Z',
      some: [1, null],
      none: [],
    })
    await expect(transaction(database.app, (tx) => tx.one('SELECT 9007199254740992::int8'))).rejects.toThrow(
      '2^53',
    )
  })
})
