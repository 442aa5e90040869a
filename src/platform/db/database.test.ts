import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Config } from '#platform/config.ts'
import { connect, type Connection } from '#platform/db/connection.ts'
import { openDatabase } from '#platform/db/database.ts'
import { openEmbedded, type Embedded } from '#platform/db/embedded.ts'
import { migrate, type Migration } from '#platform/db/migrate.ts'
import { passwordsSchema } from '#platform/db/roles.ts'

let folder: string
let elsewhere: Embedded
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'database-test-'))
  chmodSync(folder, 0o711)
  elsewhere = await openEmbedded(join(folder, 'elsewhere'), { settings: { fsync: 'off' } })
  const admin = await connect(elsewhere.admin)
  for (const name of ['trial', 'office', 'changed']) await admin.query(`CREATE DATABASE ${name}`)
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
    port: 8630,
    people: 1,
    temporaryDir: tmpdir(),
    ...urls,
  }
}

function urlOf({ host, port, database, user, password }: Connection): string {
  return `postgres://${user}:${password}@/${database}?host=${host}&port=${port}`
}

const trial = () => ({ ...elsewhere.admin, database: 'trial' })

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
    const file = readFileSync(join(folder, 'by-url', 'database.json'), 'utf8')
    const { app, batch } = passwordsSchema.parse(JSON.parse(file))
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
    await expect(openDatabase(configOf('stranger', { databaseUrl }), 'demo')).rejects.toMatchObject({
      code: 'keys-do-not-fit',
    })
    await (await openDatabase(configOf('by-url', { databaseUrl }), 'demo')).close()
    const file = readFileSync(join(folder, 'by-url', 'database.json'), 'utf8')
    const { app } = passwordsSchema.parse(JSON.parse(file))
    await (await connect({ ...trial(), user: 'yongzhu_app', password: app })).end()
  })

  it('says when the server cannot be reached', async () => {
    const databaseUrl = 'postgres://nobody@127.0.0.1:1/none'
    await expect(openDatabase(configOf('none', { databaseUrl }), 'real')).rejects.toMatchObject({
      code: 'database-unreachable',
    })
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
