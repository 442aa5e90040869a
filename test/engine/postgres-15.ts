import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { getServerUser } from '#platform/db/postgres-binaries.ts'

const BINARIES = '/usr/lib/postgresql/15/bin'

export type Postgres15 = { readonly client: pg.Client; readonly stop: () => Promise<void> }

/** The oldest PostgreSQL we run on, in a folder of its own; `undefined` where it is not installed. */
export async function startPostgres15(): Promise<Postgres15 | undefined> {
  if (!existsSync(join(BINARIES, 'postgres'))) return undefined
  const { uid, gid } = getServerUser()
  const folder = mkdtempSync(join(tmpdir(), 'yongzhu-15-'))
  chownSync(folder, uid, gid)
  const data = join(folder, 'data')
  const made = spawnSync(
    join(BINARIES, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync'],
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
    join(BINARIES, 'postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { uid, gid, cwd: folder, stdio: 'ignore' },
  )
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const client = await connectPatiently(folder)
  return {
    client,
    async stop() {
      await client.end()
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true })
    },
  }
}

async function connectPatiently(host: string): Promise<pg.Client> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client({ host, user: 'postgres', database: 'postgres' })
    try {
      await client.connect()
      return client
    } catch (cause) {
      if (attempt === 100) throw new Error('PostgreSQL 15 does not answer', { cause })
      await sleep(100)
    }
  }
}
