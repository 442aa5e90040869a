import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { platformProblem } from '#platform/problems.ts'
import { findErrorCode } from '#platform/db/connection.ts'

/** Makes the folder that holds everything of one installation, and refuses one that cannot be written. */
export function makeDataFolder(folder: string): void {
  // Root's server runs as another user, who must pass through; secrets inside have modes of their own.
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700
  try {
    mkdirSync(folder, { recursive: true, mode })
    rmSync(mkdtempSync(join(folder, 'probe-')), { recursive: true })
  } catch (cause) {
    throw platformProblem(
      'data-folder-not-writable',
      { folder, reason: findErrorCode(cause) ?? 'unknown' },
      { cause },
    )
  }
}
