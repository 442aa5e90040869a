import { join } from 'node:path'
import type pg from 'pg'
import type { Config } from '#platform/config.ts'
import { makeDataFolder } from '#platform/data-folder.ts'
import { openKeys, type Keys } from '#platform/keys.ts'
import { platformProblem } from '#platform/problems.ts'
import { readOrCreateSecret } from '#platform/secret-file.ts'
import {
  connect,
  createPool,
  findErrorCode,
  formatConnection,
  parseConnection,
  type Connection,
} from '#platform/db/connection.ts'
import { openEmbedded } from '#platform/db/embedded.ts'
import { guard } from '#platform/db/guard.ts'
import { installQueue } from '#platform/db/job-queue.ts'
import {
  assertOurs,
  findInstallation,
  hasHiddenMark,
  type Installation,
  type InstallationKind,
  markInstallation,
} from '#platform/db/installation.ts'
import { listPending, migrate } from '#platform/db/migrate.ts'
import {
  assertUsableServer,
  isPrepared,
  prepare,
  roleConnections,
  type RoleConnections,
} from '#platform/db/prepare.ts'
import { generatePasswords, passwordsSchema, roles } from '#platform/db/roles.ts'

/** The database as the program uses it: two pools of weak roles. */
export type Database = {
  /** For commands and queries, under the labels of their actor. */
  readonly app: pg.Pool
  /** For bulk work, under policies that name the batch role. */
  readonly batch: pg.Pool
  readonly kind: InstallationKind
  readonly keys: Keys
  /** Where the data is, to be shown: a folder, or a server address without secrets. */
  readonly where: string
  close(): Promise<void>
}

/**
 * Opens the database of a configuration: makes and starts the embedded one or connects to `DATABASE_URL`, prepares roles
 * where it may, brings the tables up to date and refuses anything that could see past row-level security.
 * A new database is marked `kind`. A database of something else, of other keys or, for trial data, of real work is left
 * as it is.
 */
export async function openDatabase(config: Config, kind: InstallationKind): Promise<Database> {
  makeDataFolder(config.dataDir)
  const keys = openKeys(config.dataDir)
  const installation = { kind, keysFingerprint: keys.fingerprint }
  const { databaseUrl } = config
  const { connections, where, leave } = await (databaseUrl
    ? openServer(config, databaseUrl, installation)
    : openEmbeddedServer(config, installation))
  try {
    if (connections.owner) await bringUpToDate(connections.owner, installation, where)
  } catch (error) {
    await leave()
    throw error
  }
  const database = await openPools(connections, keys, where, leave)
  if (kind === 'real' || database.kind === 'demo') return database
  // Another process made it at this moment, and for real.
  await database.close()
  throw platformProblem('not-demo-database')
}

/** Migrations, job queue and mark: everything that takes the owner role. */
export async function bringUpToDate(
  owner: Connection,
  installation: Installation,
  where = formatConnection(owner),
): Promise<void> {
  await withClient(owner, async (client) => {
    await assertOurs(client, installation, where)
    await migrate(client)
    await installQueue(client)
    await markInstallation(client, installation)
  })
}

/** The pools of a prepared and migrated database. `leave` runs after they are closed. */
export async function openPools(
  connections: RoleConnections,
  keys: Keys,
  where: string,
  leave: () => Promise<unknown>,
): Promise<Database> {
  const app = createPool(connections.app, 10)
  const batch = createPool(connections.batch, 4)
  async function close(): Promise<void> {
    await Promise.all([app.end(), batch.end()])
    await leave()
  }
  try {
    await assertCurrent(app, where)
    await guard({ app, batch })
    const installation = await findInstallation(app)
    if (!installation) throw new Error('the database carries no installation mark')
    if (installation.keysFingerprint !== keys.fingerprint) throw platformProblem('keys-do-not-fit', { where })
    return { app, batch, kind: installation.kind, keys, where, close }
  } catch (error) {
    await close()
    throw error
  }
}

type Server = { connections: RoleConnections; where: string; leave: () => Promise<unknown> }

const embeddedDatabase = 'yongzhu'

async function openEmbeddedServer(
  { dataDir, temporaryDir }: Config,
  installation: Installation,
): Promise<Server> {
  const embedded = await openEmbedded(dataDir, { temporaryDir })
  const admin = { ...embedded.admin, database: embeddedDatabase }
  const passwords = readOrCreateSecret(join(dataDir, 'database.json'), passwordsSchema, generatePasswords)
  const connections = roleConnections(admin, passwords)
  const { where, stop } = embedded
  try {
    if (!(await isPrepared(connections))) {
      await createDatabase(embedded.admin, embeddedDatabase)
      await withClient(admin, async (client) => {
        await assertOurs(client, installation, where)
        await prepare(client, passwords, embeddedDatabase)
      })
    }
  } catch (error) {
    await stop()
    throw error
  }
  return { connections, where, leave: stop }
}

async function createDatabase(admin: Connection, name: string): Promise<void> {
  try {
    await withClient(admin, (client) => client.query(`CREATE DATABASE ${name}`))
  } catch (error) {
    // Exists already, or another process of ours is making it at this moment.
    if (!['42P04', '23505'].includes(findErrorCode(error) ?? '')) throw error
  }
}

async function withClient<T>(connection: Connection, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(connection)
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

/** A server we did not start. Its administrator's rights are used for preparing and then given up. */
async function openServer(config: Config, url: string, installation: Installation): Promise<Server> {
  const given = parseConnection(url)
  const where = formatConnection(given)
  return withClient(given, async (client) => {
    await assertUsableServer(client, where)
    await assertOurs(client, installation, where)
    const connections = (await mayCreateRoles(client))
      ? await prepareServer(config.dataDir, client, given)
      : givenConnections(config, given)
    return { connections, where, leave: async () => {} }
  })
}

async function mayCreateRoles(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    'SELECT rolsuper OR rolcreaterole AS may FROM pg_roles WHERE rolname = session_user',
  )
  return rows[0]?.may === true
}

async function prepareServer(
  dataDir: string,
  client: pg.Client,
  given: Connection,
): Promise<RoleConnections> {
  const passwords = readOrCreateSecret(join(dataDir, 'database.json'), passwordsSchema, generatePasswords)
  const connections = roleConnections(given, passwords)
  const where = formatConnection(given)
  if (await isPrepared(connections)) return connections
  if (await hasHiddenMark(client)) {
    // New passwords would shut out whoever it belongs to.
    const reason = `${given.user} may not see whose it is, and the passwords in database.json do not fit`
    throw platformProblem('database-not-prepared', { where, reason })
  }
  await prepare(client, passwords, given.database)
  if (await isPrepared(connections)) return connections
  const reason = `${given.user} may not grant CREATE on this database to ${roles.owner}`
  throw platformProblem('database-not-prepared', { where, reason })
}

function givenConnections({ batchUrl, ownerUrl }: Config, app: Connection): RoleConnections {
  if (!batchUrl) {
    const reason = 'DATABASE_BATCH_URL is not set'
    throw platformProblem('database-not-prepared', { where: formatConnection(app), reason })
  }
  const connections = { app, batch: parseConnection(batchUrl) }
  return ownerUrl ? { ...connections, owner: parseConnection(ownerUrl) } : connections
}

async function assertCurrent(app: pg.Pool, where: string): Promise<void> {
  const pending = await listPending(app)
  if (pending.length > 0) {
    const reason = `${pending.length} migrations are missing and DATABASE_OWNER_URL is not set`
    throw platformProblem('database-not-prepared', { where, reason })
  }
}
