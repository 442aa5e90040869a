import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import {
  asUser,
  assertSameVersion,
  chownTo,
  openCluster,
  serverEnvironment,
  type Cluster,
} from '#platform/db/cluster.ts'
import { createClient, findErrorCode, type Connection } from '#platform/db/connection.ts'
import { platformProblem } from '#platform/problems.ts'

/** Membership in a running embedded server. */
export type Embedded = {
  /** The superuser, for preparing roles and databases only. */
  readonly admin: Connection
  /** The folder that holds the data; outside `dataDir` when the server's user cannot reach `dataDir`. */
  readonly where: string
  /** The server was already running: another process of ours uses it, or one that was killed left it behind. */
  readonly adopted: boolean
  /** Leaves; the last member to leave stops the server. */
  stop(): Promise<'stopped' | 'left-running'>
}

export type EmbeddedOptions = {
  /** For the socket; a path under 60 bytes. */
  readonly temporaryDir?: string
  /** Where root keeps binaries and data that `nobody` must reach when the working copy is in a private home. */
  readonly sharedDir?: string
  /** How long a server that holds the folder may take to answer or to end. */
  readonly patienceMs?: number
  readonly settings?: Settings
}

/**
 * Joins the PostgreSQL server of a data folder, making and starting it when needed.
 *
 * PostgreSQL's own `postmaster.pid` is the lock and the address: whoever cannot start joins. Members hold a shared
 * advisory lock; who can take it alone is the last one, so a server is never stopped under another process, and a
 * server orphaned by `kill -9` is simply joined.
 */
export async function openEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const {
    temporaryDir = tmpdir(),
    sharedDir = '/var/lib/yongzhu',
    patienceMs = 60_000,
    settings = {},
  } = options
  const cluster = openCluster(resolve(dataDir), sharedDir)
  const deadline = Date.now() + patienceMs
  const running = await tryJoin(cluster)
  if (running) return membershipOf(cluster, running, true)
  for (;;) {
    const leftBehind = readPostmaster(cluster)
    const server = startServer(cluster, temporaryDir, settings)
    const client = await joinWhenReady(cluster, server)
    const isOurs = server.process.exitCode === null
    const unused = isOurs ? leftBehind?.socketDir : server.socketDir
    if (unused) removeSocketFolder(unused)
    if (client) return membershipOf(cluster, client, !isOurs)

    const log = server.readLog()
    if (!isHeldByAnother(log)) {
      const reason = log.split('\n').findLast((line) => line.includes('FATAL')) ?? log.trim()
      throw platformProblem('embedded-database-failed', { reason, log: cluster.logFile })
    }
    if (Date.now() > deadline) {
      throw platformProblem('data-folder-locked', {
        folder: dataDir,
        pid: readPostmaster(cluster)?.pid ?? '?',
      })
    }
    await sleep(100)
  }
}

type Server = { readonly process: ChildProcess; readonly socketDir: string; readonly readLog: () => string }

type Settings = Readonly<Record<string, string>>

const membershipLock = [0x595a, 1]

function startServer(cluster: Cluster, temporaryDir: string, settings: Settings): Server {
  assertSameVersion(cluster)
  const socketDir = mkdtempSync(join(temporaryDir.length < 60 ? temporaryDir : '/tmp', socketFolderPrefix))
  chownTo(socketDir, cluster.user)
  const log = openSync(cluster.logFile, 'a', 0o600)
  const logStart = statSync(cluster.logFile).size
  const all = Object.entries({ ...serverSettings, unix_socket_directories: socketDir, ...settings })
  const server = spawn(
    join(cluster.bin, 'postgres'),
    ['-D', cluster.data, ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Detached: Ctrl-C in the terminal must not reach a server that others have joined.
    {
      ...asUser(cluster.user),
      env: serverEnvironment,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
    },
  )
  server.unref()
  closeSync(log)
  return {
    process: server,
    socketDir,
    readLog: () => readFileSync(cluster.logFile).subarray(logStart).toString(),
  }
}

const socketFolderPrefix = 'yongzhu-'
/**
 * Errors are answered to the client and kept out of the log, because their texts quote values. System V shared
 * memory, because /dev/shm of a container is too small for parallel queries.
 */
const serverSettings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  shared_buffers: '256MB',
  max_wal_size: '1GB',
  max_connections: '200',
  dynamic_shared_memory_type: 'sysv',
  jit: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/** `undefined` when our server has ended and no other answers. */
async function joinWhenReady(cluster: Cluster, server: Server): Promise<pg.Client | undefined> {
  let failure: Error | undefined
  server.process.once('error', (error) => {
    failure = error
  })
  for (;;) {
    const hasEnded = server.process.exitCode !== null || server.process.signalCode !== null
    const client = await tryJoin(cluster)
    if (client || hasEnded) return client
    if (failure)
      throw platformProblem('embedded-database-failed', { reason: failure.message, log: cluster.logFile })
    await sleep(10)
  }
}

/** A connection that holds the shared membership lock; `undefined` while no server of this folder answers. */
async function tryJoin(cluster: Cluster): Promise<pg.Client | undefined> {
  const running = readPostmaster(cluster)
  if (!running) return undefined
  const client = createClient(adminOf(cluster, running))
  try {
    await client.connect()
    // Blocks while the last member is stopping the server, and is then cut off with it.
    await client.query('SELECT pg_advisory_lock_shared($1, $2)', membershipLock)
    return client
  } catch (error) {
    await client.end().catch(() => {})
    if (isServerAway(error)) return undefined
    throw error
  }
}

function membershipOf(cluster: Cluster, client: pg.Client, adopted: boolean): Embedded {
  const running = readPostmaster(cluster)
  if (!running) throw new Error('the server ended while being joined')
  async function stop(): Promise<'stopped' | 'left-running'> {
    const isLast = await leave(client)
    if (isLast && running) {
      process.kill(running.pid, 'SIGINT')
      const deadline = Date.now() + 60_000
      while (readPostmaster(cluster)?.pid === running.pid) {
        if (Date.now() > deadline) throw new Error(`database server ${running.pid} does not end`)
        await sleep(10)
      }
      removeSocketFolder(running.socketDir)
    }
    await client.end().catch(() => {})
    return isLast ? 'stopped' : 'left-running'
  }
  return { admin: adminOf(cluster, running), where: dirname(cluster.data), adopted, stop }
}

/** Whether nobody else is a member. The lock stays held then, so nobody can become one while the server stops. */
async function leave(client: pg.Client): Promise<boolean> {
  try {
    await client.query('SELECT pg_advisory_unlock_shared($1, $2)', membershipLock)
    const { rows } = await client.query<{ alone: boolean }>(
      'SELECT pg_try_advisory_lock($1, $2) AS alone',
      membershipLock,
    )
    return rows[0]?.alone === true
  } catch (error) {
    if (isServerAway(error)) return false
    throw error
  }
}

type Postmaster = { readonly pid: number; readonly port: number; readonly socketDir: string }

/** The file a running server keeps: pid, data folder, start time, port, socket folder, one a line. */
function readPostmaster(cluster: Cluster): Postmaster | undefined {
  try {
    const [pid, , , port, socketDir] = readFileSync(join(cluster.data, 'postmaster.pid'), 'utf8').split('\n')
    return pid && port && socketDir ? { pid: Number(pid), port: Number(port), socketDir } : undefined
  } catch (error) {
    if (findErrorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

function adminOf(cluster: Cluster, { socketDir, port }: Postmaster): Connection {
  return { host: socketDir, port, database: 'postgres', user: 'postgres', password: cluster.password }
}

function isHeldByAnother(log: string): boolean {
  return /lock file "postmaster.pid" (already exists|is empty)|pre-existing shared memory block/.test(log)
}

/** Not there, starting up, or shutting down. */
function isServerAway(error: unknown): boolean {
  const code = findErrorCode(error)
  if (code !== undefined)
    return ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'].includes(code)
  return error instanceof Error && /Connection terminated|not queryable|timeout/.test(error.message)
}

function removeSocketFolder(folder: string): void {
  if (basename(folder).startsWith(socketFolderPrefix)) rmSync(folder, { recursive: true, force: true })
}
