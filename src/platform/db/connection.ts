import pg from 'pg'
import { Problem } from '#platform/problem.ts'
import { platformProblem } from '#platform/problems.ts'
import { columnParsers } from '#platform/db/column-parsers.ts'

/** Where a server is and who we are there. `host` may be the folder of a unix socket. */
export type Connection = {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  readonly password?: string
  readonly ssl?: pg.ClientConfig['ssl']
}

/** Reads a `postgres://` address with everything libpq-like it may carry (socket host, sslmode). */
export function parseConnection(url: string): Connection {
  const {
    host,
    port,
    database = 'postgres',
    user = 'postgres',
    password,
    ssl,
  } = new pg.Client({ connectionString: url })
  return { host, port, database, user, ...(password ? { password } : {}), ...(ssl ? { ssl } : {}) }
}

/** The connection without its secrets, for a message. */
export function formatConnection({ host, port, database, user }: Connection): string {
  return `${user}@${host}:${port}/${database}`
}

/** Opens one connection; anything that prevents it is the Problem `database-unreachable` with the cause kept. */
export async function connect(connection: Connection): Promise<pg.Client> {
  const client = createClient(connection)
  try {
    await client.connect()
  } catch (cause) {
    throw unreachable(connection, cause)
  }
  return client
}

/** A client not yet connected. A lost connection surfaces in the next query, never as an unhandled event. */
export function createClient(connection: Connection): pg.Client {
  const client = new pg.Client({ ...connection, types: columnParsers, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  return client
}

/** A pool whose idle connections may be lost without ending the process; the next query tells. */
export function createPool(connection: Connection, max: number): pg.Pool {
  const pool = new pg.Pool({ ...connection, max, types: columnParsers, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => {})
  return pool
}

/** The SQLSTATE or system error code behind an error, through Problems and causes. */
export function findErrorCode(error: unknown): string | undefined {
  if (error instanceof Problem) return findErrorCode(error.cause)
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return undefined
}

function unreachable(connection: Connection, cause: unknown): Problem {
  // An AggregateError (IPv4 and IPv6 both refused) has no message of its own.
  const reason = findErrorCode(cause) ?? (cause instanceof Error ? cause.message : 'unknown')
  return platformProblem('database-unreachable', { where: formatConnection(connection), reason }, { cause })
}
