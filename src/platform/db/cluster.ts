import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { makeDataFolder } from '#platform/data-folder.ts'
import {
  getPostgresBinaries,
  getServerUser,
  isReachableBy,
  type ServerUser,
} from '#platform/db/postgres-binaries.ts'
import { platformProblem } from '#platform/problems.ts'
import { generateSecret, readOrCreateSecret, readSecret } from '#platform/secret-file.ts'

/** `<dataDir>/postgres`: the server's data, the superuser's password and the server's log. */
export type Cluster = {
  readonly data: string
  readonly logFile: string
  readonly bin: string
  readonly user: ServerUser
  readonly password: string
}

const superuserFile = z.object({ password: z.string() })

/** The environment of the server's programs: nothing of ours. */
export const serverEnvironment = { LC_ALL: 'C', PATH: process.env['PATH'] ?? '' }

/** Finds the server's data of a data folder, or makes it. */
export function openCluster(dataDir: string, sharedDir: string): Cluster {
  const home = join(dataDir, 'postgres')
  const newUser = getServerUser()
  makeDataFolder(dataDir)
  const bin = getPostgresBinaries(newUser, sharedDir)
  if (!existsSync(home)) createCluster(home, bin, newUser, sharedDir)

  const data = join(realpathSync(home), 'data')
  const { uid, gid } = statSync(data)
  if (process.getuid?.() !== 0 && uid !== newUser.uid)
    throw platformProblem('data-folder-not-ours', { path: data })
  const { password } = readSecret(join(home, 'superuser.json'), superuserFile)
  return { data, logFile: join(home, 'server.log'), bin, user: { uid, gid }, password }
}

/** Built under a temporary name and moved into place in one step: of two processes at once, one wins and both go on. */
function createCluster(home: string, bin: string, user: ServerUser, sharedDir: string): void {
  const dataDir = dirname(home)
  const isNear = isReachableBy(dataDir, user)
  if (!isNear) mkdirSync(sharedDir, { recursive: true, mode: 0o755 })
  const draft = mkdtempSync(join(isNear ? dataDir : sharedDir, 'postgres-'))
  chmodSync(draft, 0o711)
  const { password } = readOrCreateSecret(join(draft, 'superuser.json'), superuserFile, () => ({
    password: generateSecret(),
  }))
  initialise(draft, password, bin, user)
  try {
    if (isNear) renameSync(draft, home)
    else symlinkSync(draft, home)
  } catch (error) {
    rmSync(draft, { recursive: true })
    if (!existsSync(home)) throw error
  }
}

function initialise(draft: string, password: string, bin: string, user: ServerUser): void {
  const data = join(draft, 'data')
  const passwordFile = join(draft, 'password')
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  for (const path of [data, passwordFile]) chownTo(path, user)
  const access = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const options = { ...asUser(user), env: serverEnvironment, cwd: '/', encoding: 'utf8' } as const
  const { status, stderr, error } = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, ...access, ...locale],
    options,
  )
  rmSync(passwordFile)
  if (status !== 0) {
    rmSync(draft, { recursive: true })
    const reason = error?.message ?? stderr.trim().split('\n').at(-1) ?? 'initdb'
    throw platformProblem('embedded-database-failed', { reason, log: 'initdb' })
  }
}

/** Another main version of PostgreSQL could not read the data. */
export function assertSameVersion({ data, bin }: Cluster): void {
  const found = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  const { stdout } = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' })
  const needed = /(\d+)\./.exec(stdout)?.[1] ?? '?'
  if (found !== needed) throw platformProblem('data-folder-other-version', { folder: data, found, needed })
}

/** For `spawn`: only root may, and must, change the user. */
export function asUser(user: ServerUser): Partial<ServerUser> {
  return process.getuid?.() === 0 ? user : {}
}

export function chownTo(path: string, user: ServerUser): void {
  if (process.getuid?.() === 0) chownSync(path, user.uid, user.gid)
}
