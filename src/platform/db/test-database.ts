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
  const { server, admin } = await openTestServer()
  await admin.end()
  return server
}

/** A new database copied from a migrated template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { server, passwords, keys, admin, template } = await enter()
  const name = `test_${process.pid}_${(count += 1)}`
  const own = { ...server.admin, database: name }
  const connections = roleConnections(own, passwords)
  const dropIt = `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`
  async function drop(): Promise<void> {
    await admin.query(dropIt)
    leave()
  }
  try {
    await admin.query(dropIt)
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`)
    await admin.query(`GRANT CREATE ON DATABASE ${name} TO ${roles.owner}`)
    const database = await openPools(connections, keys, name, drop)
    return { ...database, admin: own, owner: connections.owner, drop: database.close }
  } catch (error) {
    await drop()
    throw error
  }
}

/** Opens the database of another process's test by its name (`where`), for a child that is to be killed. */
export async function joinTestDatabase(name: string): Promise<Database> {
  const { server, passwords, keys } = await enter()
  return openPools(roleConnections({ ...server.admin, database: name }, passwords), keys, name, async () => {
    leave()
  })
}

let count = 0
let entered = 0
let opened: Promise<TestServer> | undefined
let leaving: NodeJS.Timeout | undefined

function enter(): Promise<TestServer> {
  clearTimeout(leaving)
  entered += 1
  opened ??= openTestServer()
  return opened
}

/** Not at once: the next test of the file drops one database and creates another. */
function leave(): void {
  entered -= 1
  if (entered > 0) return
  const last = opened
  leaving = setTimeout(async () => {
    opened = undefined
    const { admin, server } = (await last) ?? {}
    await admin?.end()
    await server?.stop()
  }, 500)
}

type TestServer = {
  readonly server: Embedded
  readonly passwords: Passwords
  readonly keys: Keys
  readonly admin: pg.Client
  readonly template: string
}

async function openTestServer(): Promise<TestServer> {
  const workingCopy = fileURLToPath(new URL('../../../', import.meta.url))
  const folder = join(tmpdir(), `yongzhu-test-${process.getuid?.() ?? ''}-${digest(workingCopy)}`)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  // Test data need not survive a power failure.
  const server = await openEmbedded(folder, {
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  })
  const passwords = readOrCreateSecret(join(folder, 'database.json'), passwordsSchema, generatePasswords)
  const keys = openKeys(folder)
  const admin = await connect(server.admin)
  const template = await getTemplate({ server, passwords, keys, admin })
  return { server, passwords, keys, admin, template }
}

/** Made once per set of migrations, under a lock, and named only when it is complete. */
async function getTemplate(testServer: Omit<TestServer, 'template'>): Promise<string> {
  const { admin } = testServer
  const name = `template_${digest(
    listMigrations()
      .map(({ sha256 }) => sha256)
      .join(),
  )}`
  await admin.query("SELECT pg_advisory_lock(hashtext('template'))")
  try {
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await createTemplate(testServer, name)
    return name
  } finally {
    await admin.query("SELECT pg_advisory_unlock(hashtext('template'))")
  }
}

async function createTemplate(
  { server, passwords, keys, admin }: Omit<TestServer, 'template'>,
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
