import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Config } from '#platform/config.ts'
import { connect, type Connection } from '#platform/db/connection.ts'
import { bringUpToDate, openDatabase } from '#platform/db/database.ts'
import { openEmbedded, type Embedded } from '#platform/db/embedded.ts'
import { type InstallationKind, markInstallation } from '#platform/db/installation.ts'
import { listMigrations, migrate, type Migration } from '#platform/db/migrate.ts'
import { assertUsable, prepare } from '#platform/db/prepare.ts'
import { type Passwords, passwordsSchema } from '#platform/db/roles.ts'
import { openKeys } from '#platform/keys.ts'

let folder: string
let elsewhere: Embedded
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'database-test-'))
  chmodSync(folder, 0o711)
  elsewhere = await openEmbedded(join(folder, 'elsewhere'), { settings: { fsync: 'off' } })
  const admin = await connect(elsewhere.admin)
  const foreign = ['foreign_tables', 'foreign_queue', 'foreign_view', 'extended']
  for (const name of ['trial', 'office', 'begun', 'changed', ...foreign])
    await admin.query(`CREATE DATABASE ${name}`)
  await admin.query(
    "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'",
  )
  await admin.query("CREATE ROLE hosting LOGIN CREATEROLE PASSWORD 'of the host'")
  await admin.query('CREATE DATABASE hosted OWNER hosting')
  await admin.end()
})
afterAll(async () => {
  await elsewhere.stop()
  rmSync(folder, { recursive: true, force: true })
})

function configOf(dataDir: string, urls: Partial<Config> = {}): Config {
  return {
    dataDir: join(folder, dataDir),
    host: '127.0.0.1',
    signIn: {},
    port: 8630,
    people: 1,
    temporaryDir: tmpdir(),
    ...urls,
  }
}

function urlOf({ host, port, database, user, password }: Connection): string {
  return `postgres://${user}:${password}@/${database}?host=${host}&port=${port}`
}

const at = (database: string): Connection => ({ ...elsewhere.admin, database })
const trial = () => at('trial')

/** The passwords of the roles on the second server, made when its first database was opened. */
function rolePasswords(): Passwords {
  const file = readFileSync(join(folder, 'by-url', 'database.json'), 'utf8')
  return passwordsSchema.parse(JSON.parse(file))
}

async function run(connection: Connection, ...statements: readonly string[]): Promise<unknown[]> {
  const client = await connect(connection)
  try {
    let rows: unknown[] = []
    for (const statement of statements) ({ rows } = await client.query(statement))
    return rows
  } finally {
    await client.end()
  }
}

/** What opening a database could change: its tables, who may come in, and every password of the server. */
function traceOf(database: string): Promise<unknown> {
  const trace = `SELECT
    (SELECT array_agg(n.nspname || '.' || coalesce(c.relname, '') ORDER BY 1)
     FROM pg_namespace n LEFT JOIN pg_class c ON c.relnamespace = n.oid WHERE n.nspname !~ '^pg_') AS tables,
    (SELECT datacl::text FROM pg_database WHERE datname = current_database()) AS admitted,
    (SELECT array_agg(rolname || rolpassword ORDER BY 1) FROM pg_authid) AS passwords`
  return run(at(database), trace)
}

describe('openDatabase', () => {
  it('makes an embedded database, marks it once and for all, and opens it again', async () => {
    const config = configOf('embedded')
    const made = await openDatabase(config, 'real')
    expect(made.kind).toBe('real')
    await made.close()
    await expect(openDatabase(config, 'demo')).rejects.toMatchObject({ code: 'not-demo-database' })
    const again = await openDatabase(config, 'real')
    expect((await again.app.query('SELECT session_user AS name')).rows).toEqual([{ name: 'yongzhu_app' }])
    await again.close()
  })

  it('leaves the roles of an embedded database of real work as they are, also where their passwords are lost', async () => {
    const { dataDir } = configOf('embedded')
    const [file, lost] = [join(dataDir, 'database.json'), join(dataDir, 'lost.json')]
    renameSync(file, lost)
    await expect(openDatabase(configOf('embedded'), 'demo')).rejects.toMatchObject({
      code: 'not-demo-database',
    })
    const { app } = passwordsSchema.parse(JSON.parse(readFileSync(lost, 'utf8')))
    const server = await openEmbedded(dataDir)
    await run({ ...server.admin, database: 'yongzhu', user: 'yongzhu_app', password: app }, 'SELECT')
    await server.stop()
    await (await openDatabase(configOf('embedded'), 'real')).close()
  })

  it('prepares a server when its address is an administrator, and works as the weak roles', async () => {
    const config = configOf('by-url', { databaseUrl: urlOf(trial()) })
    const first = await openDatabase(config, 'demo')
    const second = await openDatabase(config, 'real')
    expect(second.kind).toBe('demo')
    for (const [pool, name] of [
      [second.app, 'yongzhu_app'],
      [second.batch, 'yongzhu_batch'],
    ] as const) {
      expect((await pool.query('SELECT session_user AS name')).rows).toEqual([{ name }])
    }
    expect(statSync(join(config.dataDir, 'database.json')).mode & 0o077).toBe(0)
    await Promise.all([first.close(), second.close()])
  })

  it('uses the roles it is given, and says which address is missing', async () => {
    const { app, batch } = rolePasswords()
    const databaseUrl = urlOf({ ...trial(), user: 'yongzhu_app', password: app })
    const batchUrl = urlOf({ ...trial(), user: 'yongzhu_batch', password: batch })
    const missing = openDatabase(configOf('by-url', { databaseUrl }), 'demo')
    await expect(missing).rejects.toThrow('DATABASE_BATCH_URL')
    const database = await openDatabase(configOf('by-url', { databaseUrl, batchUrl }), 'demo')
    expect(database.kind).toBe('demo')
    await database.close()
  })

  it('refuses a database of another installation and leaves its roles as they are', async () => {
    const databaseUrl = urlOf(trial())
    const before = await traceOf('trial')
    await expect(openDatabase(configOf('stranger', { databaseUrl }), 'demo')).rejects.toMatchObject({
      code: 'keys-do-not-fit',
    })
    expect(await traceOf('trial')).toEqual(before)
  })

  it('puts no trial data into a database of real work, not even an older one, and leaves it as it is', async () => {
    const urls = { databaseUrl: urlOf(at('office')) }
    await makeEarlier('office', 'real')
    const before = await traceOf('office')
    await expect(openDatabase(configOf('by-url', urls), 'demo')).rejects.toMatchObject({
      code: 'not-demo-database',
    })
    const owner = { ...at('office'), user: 'yongzhu_owner', password: rolePasswords().owner }
    await expect(
      bringUpToDate(owner, { kind: 'demo', keysFingerprint: openKeys(join(folder, 'by-url')).fingerprint }),
    ).rejects.toMatchObject({ code: 'not-demo-database' })
    expect(await traceOf('office')).toEqual(before)
    const real = await openDatabase(configOf('by-url', urls), 'real')
    expect(real.kind).toBe('real')
    await real.close()
  })

  it('completes a database whose making was interrupted before it was marked', async () => {
    await makeEarlier('begun', undefined)
    const database = await openDatabase(configOf('by-url', { databaseUrl: urlOf(at('begun')) }), 'demo')
    expect(database.kind).toBe('demo')
    await database.close()
  })

  it.each([
    ['foreign_tables', 'CREATE SCHEMA shop; CREATE TABLE shop.sale (n int)', 'shop.sale'],
    ['foreign_queue', 'CREATE SCHEMA pgboss; CREATE TABLE pgboss.job (n int)', 'pgboss.job'],
    ['foreign_view', 'CREATE VIEW public.report AS SELECT 1 AS n', 'public.report'],
  ])('leaves a database of something else as it is: %s', async (name, sql, example) => {
    await run(at(name), sql)
    const before = await traceOf(name)
    for (const kind of ['demo', 'real'] as const) {
      const opened = openDatabase(configOf(`by-url-${name}`, { databaseUrl: urlOf(at(name)) }), kind)
      await expect(opened).rejects.toMatchObject({
        code: 'database-of-others',
        text: { en: expect.stringContaining(`(1, ${example} among them)`) },
      })
    }
    expect(await traceOf(name)).toEqual(before)
  })

  it('takes a database that holds only what came with an extension for an empty one', async () => {
    await run(at('extended'), 'CREATE EXTENSION pg_stat_statements')
    const config = configOf('by-url', { databaseUrl: urlOf(at('extended')) })
    await (await openDatabase(config, 'real')).close()
  })

  it('leaves the roles of a database as they are where an administrator may not see whose it is', async () => {
    const names = 'yongzhu_owner, yongzhu_app, yongzhu_batch'
    await run(elsewhere.admin, `GRANT ${names} TO hosting WITH ADMIN TRUE, INHERIT FALSE, SET FALSE`)
    const databaseUrl = urlOf({ ...at('hosted'), user: 'hosting', password: 'of the host' })
    await (await openDatabase(configOf('by-url', { databaseUrl }), 'real')).close()
    const before = await traceOf('hosted')
    const stranger = openDatabase(configOf('other-stranger', { databaseUrl }), 'demo')
    await expect(stranger).rejects.toMatchObject({
      code: 'database-not-prepared',
      text: { en: expect.stringContaining('hosting may not see whose it is') },
    })
    expect(await traceOf('hosted')).toEqual(before)
    await (await openDatabase(configOf('by-url', { databaseUrl }), 'real')).close()
  })

  it('says which encoding a database has that cannot hold every name, and leaves it as it is', async () => {
    const before = await traceOf('latin')
    const opened = openDatabase(configOf('latin', { databaseUrl: urlOf(at('latin')) }), 'real')
    await expect(opened).rejects.toMatchObject({
      code: 'database-not-utf8',
      text: { en: expect.stringMatching(/\/latin is encoded in LATIN1; UTF8 is needed\.$/) },
    })
    expect(await traceOf('latin')).toEqual(before)
  })

  it('says which server cannot be reached and why, without the password', async () => {
    const databaseUrl = 'postgres://somebody:topsecret@127.0.0.1:1/none'
    const refusal: unknown = await openDatabase(configOf('none', { databaseUrl }), 'real').catch(
      (problem: unknown) => problem,
    )
    expect(refusal).toMatchObject({
      code: 'database-unreachable',
      text: { en: 'The database somebody@127.0.0.1:1/none cannot be reached (ECONNREFUSED).' },
    })
    expect(JSON.stringify(refusal)).not.toContain('topsecret')
  })

  /** A database of an earlier program: prepared, with its first tables only. */
  async function makeEarlier(database: string, kind: InstallationKind | undefined): Promise<void> {
    const passwords = rolePasswords()
    const admin = await connect(at(database))
    await prepare(admin, passwords, database)
    await admin.end()
    const owner = await connect({ ...at(database), user: 'yongzhu_owner', password: passwords.owner })
    await migrate(owner, listMigrations().slice(0, 1))
    const { fingerprint } = openKeys(join(folder, 'by-url'))
    if (kind) await markInstallation(owner, { kind, keysFingerprint: fingerprint })
    await owner.end()
  }
})

describe('a server', () => {
  it.each([
    [90_624, '9.6.24', 'database-too-old'],
    [140_018, '14.18 (Debian 14.18-1)', 'database-too-old'],
    [150_000, '15.0', undefined],
    [180_004, '18.4', undefined],
  ])('of version number %i is refused below 15: %s', (number, version, code) => {
    const where = 'postgres@db:5432/yongzhu'
    const use = () => assertUsable({ number, version, encoding: 'UTF8' }, where)
    if (code === undefined) expect(use).not.toThrow()
    else
      expect(use).toThrow(`${code}: The database ${where} is PostgreSQL ${version}; at least 15 is needed.`)
  })
})

describe('migrate', () => {
  const first = {
    name: '0001-first.sql',
    sha256: 'a',
    sql: readFileSync(new URL('./migrations/0001-platform.sql', import.meta.url), 'utf8'),
  }
  const failing = {
    name: '0002-second.sql',
    sha256: 'b',
    sql: 'CREATE TABLE platform.half (n int); SELECT 1 / 0',
  }
  const mended = { ...failing, sha256: 'c', sql: 'CREATE TABLE platform.whole (n int)' }

  it('applies a change wholly or not at all, once, and refuses a changed or unknown history', async () => {
    const owner = await connect({ ...elsewhere.admin, database: 'changed' })
    const up = (...migrations: readonly Migration[]) => migrate(owner, migrations)
    await expect(up(first, failing)).rejects.toThrow('0002-second.sql failed')
    await up(first, mended)
    await up(first, mended)
    const { rows } = await owner.query("SELECT relname FROM pg_class WHERE relname IN ('half', 'whole')")
    expect(rows).toEqual([{ relname: 'whole' }])
    await expect(up({ ...first, sha256: 'other' }, mended)).rejects.toMatchObject({
      code: 'migration-changed',
    })
    await expect(up(first)).rejects.toMatchObject({ code: 'migration-unknown' })
    await owner.end()
  })
})
