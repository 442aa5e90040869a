import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { openKeys, type Keys } from '#platform/keys.ts'
import { readOrCreateSecret } from '#platform/secret-file.ts'
import { connect, type Connection } from '#platform/db/connection.ts'
import { bringUpToDate, openPools, type Database } from '#platform/db/database.ts'
import { openEmbedded, type Embedded } from '#platform/db/embedded.ts'
import { listMigrations } from '#platform/db/migrate.ts'
import { prepare, roleConnections } from '#platform/db/prepare.ts'
import { generatePasswords, passwordsSchema, type Passwords, roles } from '#platform/db/roles.ts'

/** A database of one test's own, all tables empty. `drop` removes it and leaves the server. */
export type TestDatabase = Database & {
  readonly admin: Connection
  readonly owner: Connection
  drop(): Promise<void>
}

/**
 * Joins the one server all tests of this working copy share, starting it when nobody runs it. Hold it for a whole run
 * and `stop` it at the end; the last to leave ends the server.
 */
export async function startTestServer(): Promise<Embedded> {
  const { server } = await openTestServer()
  return server
}

/** A new database copied from a migrated template (about 20 ms). */
export async function createTestDatabase(): Promise<TestDatabase> {
  const testServer = await openTestServer()
  const { server, passwords, keys } = testServer
  const name = `test_${process.pid}_${(count += 1)}`
  const own = { ...server.admin, database: name }
  const connections = roleConnections(own, passwords)
  async function drop(): Promise<void> {
    await runAsAdmin(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await server.stop()
  }
  try {
    const template = await getTemplate(testServer)
    await runAsAdmin(
      server,
      `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`,
      `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY wal_log`,
      `GRANT CREATE ON DATABASE ${name} TO ${roles.owner}`,
    )
    const database = await openPools(connections, keys, name, drop)
    return { ...database, admin: own, owner: connections.owner, drop: database.close }
  } catch (error) {
    await drop()
    throw error
  }
}

/** Opens the database of another process's test by its name (`where`), for a child that is to be killed. */
export async function joinTestDatabase(name: string): Promise<Database> {
  const { server, passwords, keys } = await openTestServer()
  return openPools(roleConnections({ ...server.admin, database: name }, passwords), keys, name, server.stop)
}

async function runAsAdmin(server: Embedded, ...statements: readonly string[]): Promise<void> {
  const client = await connect(server.admin)
  for (const statement of statements) await client.query(statement)
  await client.end()
}

let count = 0

type TestServer = { readonly server: Embedded; readonly passwords: Passwords; readonly keys: Keys }

async function openTestServer(): Promise<TestServer> {
  const workingCopy = fileURLToPath(new URL('../../../', import.meta.url))
  const folder = join(tmpdir(), `yongzhu-test-${process.getuid?.() ?? ''}-${digest(workingCopy)}`)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  // Test data need not survive a power failure.
  const server = await openEmbedded(folder, {
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  })
  const passwords = readOrCreateSecret(join(folder, 'database.json'), passwordsSchema, generatePasswords)
  return { server, passwords, keys: openKeys(folder) }
}

/** Made once per set of migrations, under a lock, and named only when it is complete. */
async function getTemplate(testServer: TestServer): Promise<string> {
  const name = `template_${digest(
    listMigrations()
      .map(({ sha256 }) => sha256)
      .join(),
  )}`
  const admin = await connect(testServer.server.admin)
  try {
    await admin.query("SELECT pg_advisory_lock(hashtext('template'))")
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await createTemplate(admin, testServer, name)
    return name
  } finally {
    await admin.end()
  }
}

async function createTemplate(
  admin: pg.Client,
  { server, passwords, keys }: TestServer,
  name: string,
): Promise<void> {
  await dropLeftovers(admin)
  const draft = `draft_${name}`
  await admin.query(`CREATE DATABASE ${draft}`)
  await prepare(admin, passwords, draft)
  const { owner } = roleConnections({ ...server.admin, database: draft }, passwords)
  await bringUpToDate(owner, { kind: 'demo', keysFingerprint: keys.fingerprint })
  await admin.query(`ALTER DATABASE ${draft} RENAME TO ${name}`)
}

/** Databases of test processes that are gone, unfinished templates, and all but the two newest finished ones. */
async function dropLeftovers(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname ~ '^(test|draft|template)_' ORDER BY oid DESC",
  )
  const names = rows.map(({ datname }) => datname)
  const oldTemplates = names.filter((name) => name.startsWith('template_')).slice(2)
  const drafts = names.filter((name) => name.startsWith('draft_'))
  const abandoned = names.filter((name) => name.startsWith('test_') && !isAlive(Number(name.split('_')[1])))
  for (const name of [...oldTemplates, ...drafts, ...abandoned])
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
