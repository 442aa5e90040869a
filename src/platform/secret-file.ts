import { linkSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { platformProblem } from '#platform/problems.ts'
import type { z } from 'zod'

/**
 * Reads a secret kept in a file of mode 0600, creating it on first use. When two processes create at once, both
 * get the winner's. Refuses a file another user owns or can read.
 */
export function readOrCreateSecret<T>(file: string, schema: z.ZodType<T>, create: () => T): T {
  try {
    return readSecret(file, schema)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, JSON.stringify(create(), null, 2), { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
  return readSecret(file, schema)
}

/** Throws the `ENOENT` of the file system when there is no such file. */
export function readSecret<T>(file: string, schema: z.ZodType<T>): T {
  const { uid, mode } = lstatSync(file)
  const ourUid = process.getuid?.()
  if (ourUid !== undefined && uid !== ourUid && ourUid !== 0)
    throw platformProblem('data-folder-not-ours', { path: file })
  if (ourUid !== undefined && (mode & 0o077) !== 0) throw platformProblem('secret-file-exposed', { file })
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw platformProblem('secret-file-damaged', { file }, { cause })
  }
}

/** A password or key of 256 random bits, safe in URLs and SQL literals. */
export function generateSecret(): string {
  return randomBytes(32).toString('base64url')
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
