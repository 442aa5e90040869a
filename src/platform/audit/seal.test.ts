import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type pg from 'pg'
import { connect, createPool } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { listHoles } from '#platform/db/lint.ts'
import { withContext } from '#platform/db/transaction.ts'
import { writeWhileSealing } from './busy-writers.ts'
import { entryColumnsSql } from './entry-encoding.ts'
import { insertEntry, randomFrom, writeEntries } from './example-entries.ts'
import { sealer, sealNext } from './seal.ts'
import { sealUpTo } from './seal-up-to.ts'
import { rechain } from './tampering.ts'
import { type Ask, parseCheckpoints, verifyLedger, type Verdict } from './verify.ts'

const key = Buffer.alloc(32, 7)
const noCheckpoints = parseCheckpoints([], key)

function askAs(client: pg.Client): Ask {
  return async (sql, params) => (await client.query<object>(sql, [...params])).rows
}

describe('sealing', () => {
  let database: TestDatabase
  let admin: pg.Client
  beforeAll(async () => {
    database = await createTestDatabase()
    admin = await connect(database.admin)
  })
  afterAll(async () => {
    await admin.end()
    await database.drop()
  })

  const verify = (): Promise<Verdict> => verifyLedger(askAs(admin), noCheckpoints)

  it('takes what was there before it was introduced, and everything since', async () => {
    await writeEntries(database.app, randomFrom(1), 5)
    await admin.query("update platform.audit set xid = '3'")
    await writeEntries(database.app, randomFrom(2), 5)
    await sealUpTo(database, 10)
    expect(await verify()).toMatchObject({ entries: 10, unsealed: 0, fault: undefined })
  })

  it('leaves an entry whose transaction is open, and one that began after it', async () => {
    const { n } = await sealNext(database)
    const inserted = Promise.withResolvers<void>()
    const commit = Promise.withResolvers<void>()
    const open = withContext(database.app, { actor: 'staff:one', read: [], write: [] }, async (tx) => {
      await insertEntry(tx, randomFrom(3), 'staff:one')
      inserted.resolve()
      await commit.promise
    })
    await inserted.promise
    await writeEntries(database.app, randomFrom(4), 1)
    expect(await sealNext(database)).toMatchObject({ n, sealed: 0 })
    commit.resolve()
    await open
    await sealUpTo(database, n + 2)
    expect(await verify()).toMatchObject({ entries: n + 2, unsealed: 0, fault: undefined })
  })

  it('goes on where the data was moved to another server, whose transactions count from the start', async () => {
    const { n } = await sealNext(database)
    // Sealed on the server it came from, and not sealed there yet; then written here.
    await admin.query("update platform.audit_seal set server = 'elsewhere'")
    await rechain(admin, { from: 1 })
    const brought = await writeEntries(database.app, randomFrom(4), 3)
    await admin.query("update platform.audit set xid = '9000000000000' where id = any($1)", [brought])
    await writeEntries(database.app, randomFrom(5), 3)
    await sealUpTo(database, n + 6)
    await writeEntries(database.app, randomFrom(6), 3)
    await sealUpTo(database, n + 9)
    expect(await verify()).toMatchObject({ entries: n + 9, unsealed: 0, fault: undefined })
  })

  it('seals nothing again that was sealed elsewhere in transactions this server comes to later', async () => {
    const { n } = await sealNext(database)
    await writeEntries(database.app, randomFrom(7), 5)
    await sealUpTo(database, n + 5)
    await admin.query("update platform.audit_seal set server = 'elsewhere' where n > $1", [n])
    await rechain(admin, { from: n + 1 })
    await writeEntries(database.app, randomFrom(8), 3)
    // Fewer at a time than lie between.
    let end = await sealNext(database, { limit: 2 })
    while (end.n < n + 8) end = await sealNext(database, { limit: 2 })
    expect(await verify()).toMatchObject({ entries: n + 8, unsealed: 0, fault: undefined })
  })

  it('names each person of a sealed entry that was done', async () => {
    const { rows } = await admin.query(`
      select (select count(*)::int from platform.audit_subject) as named, count(*)::int as subjects
      from (select distinct a.id, s from platform.audit a, unnest(a.subjects) s where a.outcome = 'done') t`)
    expect(rows[0].named).toBe(rows[0].subjects)
    expect(rows[0].named).toBeGreaterThan(5)
  })

  it('covers every column of an entry', async () => {
    const { rows } = await admin.query<{ column_name: string }>(
      "select column_name from information_schema.columns where table_schema = 'platform' and table_name = 'audit'",
    )
    expect(Object.keys(entryColumnsSql).toSorted()).toEqual(rows.map((row) => row.column_name).toSorted())
  })

  it('lets nobody choose the transaction of an entry, write a seal in another name, or take one back', async () => {
    const asApp = (sql: string) =>
      withContext(database.app, { ...sealer, actor: 'staff:one' }, (tx) => tx.run(sql))
    const asBatch = (actor: string, sql: string) =>
      withContext(database.batch, { ...sealer, actor }, (tx) => tx.run(sql))
    const entry = (xid: string) =>
      `insert into platform.audit (id, at, actor, operation, purpose, kind, subject_count, subjects, outcome, detail, xid)
       values (gen_random_uuid(), now(), 'staff:one', 'o', 'p', 'read', 0, '{}', 'done', '{}', ${xid})`
    const seal = "insert into platform.audit_seal values (999, gen_random_uuid(), 'x', now(), sha256('x'))"
    await expect(asApp(entry("'9000000000001'"))).rejects.toThrow('row-level security')
    await expect(asBatch('staff:one', entry("'5'"))).rejects.toThrow('row-level security')
    await expect(asApp(seal)).rejects.toThrow('permission denied')
    await expect(asBatch('staff:one', seal)).rejects.toThrow('row-level security')
    for (const table of ['audit_seal', 'audit_subject', 'audit_question', 'audit_answer', 'audit_review'])
      for (const sql of [`delete from platform.${table}`, `update platform.${table} set actor = 'x'`])
        await expect(
          asBatch(sealer.actor, sql.replace('audit_seal set actor', 'audit_seal set server')),
        ).rejects.toThrow('permission denied')
    expect(await listHoles(admin)).toEqual([])
  })

  it('reads the next entries by their index', async () => {
    const { rows } = await database.batch.query<{ 'QUERY PLAN': string }>(
      `explain select id from platform.audit a where (a.xid, a.id) > ('1'::xid8, gen_random_uuid())
       and a.xid < pg_snapshot_xmin(pg_current_snapshot()) order by a.xid, a.id limit 10`,
    )
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Cond: .*xid/)
  })
})

describe('sealing beside busy writers', () => {
  it('loses nothing, whatever commits late or is rolled back', async () => {
    const database = await createTestDatabase()
    const { password } = database.app.options
    const pool = createPool({ ...database.admin, user: 'yongzhu_app', password: String(password) }, 4)
    try {
      const written = await writeWhileSealing({ database, pool, writers: 4, entriesEach: 60, seed: 1 })
      expect(written).toMatchObject({ lost: 0, surplus: 0 })
      // The writers are busy enough to show a sealer that goes by ids.
      expect(written.lostByGoingByIds).toBeGreaterThan(0)
      const admin = await connect(database.admin)
      expect(await verifyLedger(askAs(admin), noCheckpoints)).toMatchObject({
        entries: written.committed,
        fault: undefined,
      })
      await admin.end()
    } finally {
      await pool.end()
      await database.drop()
    }
  })
})
