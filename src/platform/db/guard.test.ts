import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type pg from 'pg'
import { connect, createPool, type Connection } from '#platform/db/connection.ts'
import { guard } from '#platform/db/guard.ts'
import { listHoles } from '#platform/db/lint.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'

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

/** Runs the guard with a role of its own made by `sql` in the place of the app role. */
async function guardAs(role: string, sql: string): Promise<unknown> {
  await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'x'; ${sql}`)
  const app = createPool({ ...database.admin, user: role, password: 'x' } satisfies Connection, 1)
  try {
    return await guard({ app, batch: database.batch }).then(
      () => 'accepted',
      (problem: Error) => problem.message,
    )
  } finally {
    await app.end()
    await admin.query(`DROP OWNED BY ${role} CASCADE; DROP ROLE ${role}`)
  }
}

describe('the boot guard', () => {
  it('accepts the roles that prepare makes', () => guard(database))

  it.each([
    ['superuser', 'ALTER ROLE bad SUPERUSER', 'superuser'],
    ['bypassrls', 'ALTER ROLE bad BYPASSRLS', 'bypasses'],
    ['createrole', 'ALTER ROLE bad CREATEROLE', 'make roles'],
    [
      'owner of a table',
      'CREATE SCHEMA own AUTHORIZATION bad; CREATE TABLE own.t (); ALTER TABLE own.t OWNER TO bad',
      'owns tables',
    ],
    ['member of the owner', 'GRANT yongzhu_owner TO bad', 'member of another role'],
    ['weak but unknown', '', 'expected yongzhu_app'],
  ])('refuses a role that is %s', async (_, sql, reason) => {
    const role = `guard_${process.pid}`
    expect(await guardAs(role, sql.replaceAll('bad', role))).toContain(reason)
  })

  it('refuses the batch role in the place of the app role', async () => {
    await expect(guard({ app: database.batch, batch: database.batch })).rejects.toMatchObject({
      code: 'privileged-role',
    })
  })

  it('refuses to start with a hole in the database', async () => {
    await admin.query('ALTER TABLE platform.audit NO FORCE ROW LEVEL SECURITY')
    await expect(guard(database)).rejects.toMatchObject({ code: 'rls-hole' })
    await admin.query('ALTER TABLE platform.audit FORCE ROW LEVEL SECURITY')
  })
})

describe('the row-security lint', () => {
  it('finds nothing in the migrated database', async () => {
    expect(await listHoles(admin)).toEqual([])
  })

  it.each([
    [
      'no row security',
      'CREATE TABLE platform.hole (n int); ALTER TABLE platform.hole OWNER TO yongzhu_owner',
    ],
    ['no row security', 'CREATE TABLE public.hole (n int); GRANT SELECT ON public.hole TO yongzhu_app'],
    [
      'row security not forced',
      'CREATE TABLE platform.hole (n int); ALTER TABLE platform.hole ENABLE ROW LEVEL SECURITY',
    ],
    ['view runs as its owner', 'CREATE VIEW platform.hole AS SELECT id FROM platform.audit'],
    [
      'materialized view within reach',
      'CREATE MATERIALIZED VIEW platform.hole AS SELECT 1; GRANT SELECT ON platform.hole TO yongzhu_app',
    ],
    [
      'function runs as its definer',
      "CREATE FUNCTION platform.hole() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
    ],
    [
      'policy with a sub-query',
      'CREATE POLICY hole ON platform.audit USING (EXISTS (SELECT FROM platform.installation))',
    ],
    [
      'policy reads a setting directly',
      "CREATE POLICY hole ON platform.audit USING (actor = current_setting('app.actor'))",
    ],
    [
      'policy shows people whatever the labels',
      'CREATE POLICY hole ON notices.content FOR SELECT TO yongzhu_app USING (true)',
    ],
    [
      'policy shows people whatever the labels',
      'CREATE POLICY hole ON registry.person FOR SELECT USING (true)',
    ],
    [
      'policy lets write without a label to write',
      "CREATE POLICY hole ON casework.task FOR INSERT TO yongzhu_app WITH CHECK ('c:staff' = ANY (platform.tags('read')))",
    ],
    ['app role reaches staging', 'GRANT USAGE ON SCHEMA staging TO yongzhu_app'],
    ['history can be altered', 'GRANT DELETE ON platform.audit TO yongzhu_batch'],
    ['history can be altered', 'GRANT UPDATE ON platform.audit_seal TO yongzhu_app'],
  ])('finds: %s', async (trap, sql) => {
    await admin.query(`BEGIN; ${sql}`)
    const holes = await listHoles(admin)
    await admin.query('ROLLBACK')
    expect(holes.map((hole) => hole.trap)).toEqual([trap])
  })
})
