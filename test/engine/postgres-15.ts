import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Connection } from '#platform/db/connection.ts'
import { getServerUser } from '#platform/db/postgres-binaries.ts'

/** Where Debian, Red Hat and Homebrew put the server. */
const PLACES = [
  '/usr/lib/postgresql/15/bin',
  '/usr/pgsql-15/bin',
  '/opt/homebrew/opt/postgresql@15/bin',
  '/usr/local/opt/postgresql@15/bin',
]

export type Postgres15 = {
  readonly admin: Connection
  readonly client: pg.Client
  readonly stop: () => Promise<void>
}

/** The programs of its server; `undefined` where it is not installed, as with `psql` alone. */
export function findPostgres15(): string | undefined {
  return PLACES.find((place) => existsSync(join(place, 'postgres')))
}

/** The oldest PostgreSQL we run on, in a folder of its own; `undefined` where it is not installed. */
export async function startPostgres15(): Promise<Postgres15 | undefined> {
  const binaries = findPostgres15()
  if (binaries === undefined) return undefined
  const { uid, gid } = getServerUser()
  const folder = mkdtempSync(join(tmpdir(), 'yongzhu-15-'))
  chownSync(folder, uid, gid)
  const data = join(folder, 'data')
  const made = spawnSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    {
      uid,
      gid,
      cwd: folder,
      encoding: 'utf8',
    },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)
  const settings = { listen_addresses: '', unix_socket_directories: folder, fsync: 'off', jit: 'off' }
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { uid, gid, cwd: folder, stdio: 'ignore' },
  )
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const admin = { host: folder, port: 5432, database: 'postgres', user: 'postgres' }
  const client = await connectPatiently(admin)
  return {
    admin,
    client,
    async stop() {
      await client.end()
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true })
    },
  }
}

async function connectPatiently(admin: Connection): Promise<pg.Client> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client(admin)
    try {
      await client.connect()
      return client
    } catch (cause) {
      if (attempt === 100) throw new Error('PostgreSQL 15 does not answer', { cause })
      await sleep(100)
    }
  }
}
