import type pg from 'pg'
import { Problem } from '#platform/problem.ts'
import { platformProblem } from '#platform/problems.ts'
import { connect, findErrorCode, type Connection } from '#platform/db/connection.ts'
import { type Passwords, prepareSql, roles } from '#platform/db/roles.ts'

/** How each role reaches the database. Without `owner` the database must have been migrated elsewhere. */
export type RoleConnections = {
  readonly app: Connection
  readonly batch: Connection
  readonly owner?: Connection
}

/** Runs `prepareSql` in one transaction; `admin` needs CREATEROLE and the database. */
export async function prepare(admin: pg.Client, passwords: Passwords, database: string): Promise<void> {
  await admin.query('BEGIN')
  await admin.query("SELECT pg_advisory_xact_lock(hashtext('yongzhu prepare'))")
  await admin.query(prepareSql(passwords, database))
  await admin.query('COMMIT')
}

/**
 * Whether the roles can come in with these passwords and the owner may create schemas; then nothing needs preparing,
 * and a second process does not disturb the first.
 */
export async function isPrepared(connections: Required<RoleConnections>): Promise<boolean> {
  try {
    for (const connection of Object.values(connections)) await (await connect(connection)).end()
    const owner = await connect(connections.owner)
    const { rows } = await owner.query<{ may: boolean }>(
      "SELECT has_database_privilege(current_database(), 'CREATE') AS may",
    )
    await owner.end()
    return rows[0]?.may === true
  } catch (error) {
    // Wrong password, no such role, no such database, no CONNECT.
    const isShutOut = ['28P01', '28000', '3D000', '42501'].includes(findErrorCode(error) ?? '')
    if (error instanceof Problem && isShutOut) return false
    throw error
  }
}

/** The three roles on the server and database of `admin`. */
export function roleConnections(admin: Connection, passwords: Passwords): Required<RoleConnections> {
  const at = (role: keyof Passwords): Connection => ({
    ...admin,
    user: roles[role],
    password: passwords[role],
  })
  return { app: at('app'), batch: at('batch'), owner: at('owner') }
}

/** Refuses servers below PostgreSQL 15 and databases that cannot hold every name. */
export async function assertUsableServer(client: pg.Client, where: string): Promise<void> {
  const { rows } = await client.query<ServerFacts>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
            current_setting('server_encoding') AS encoding`,
  )
  const [server] = rows
  if (!server) throw new Error('the server did not say its version')
  assertUsable(server, where)
}

/** What a server says of itself; `number` is main version × 10,000 + minor, as PostgreSQL counts since 10. */
export type ServerFacts = { readonly number: number; readonly version: string; readonly encoding: string }

export function assertUsable({ number, version, encoding }: ServerFacts, where: string): void {
  if (number < 150_000) throw platformProblem('database-too-old', { where, version })
  if (encoding !== 'UTF8') throw platformProblem('database-not-utf8', { where, encoding })
}
