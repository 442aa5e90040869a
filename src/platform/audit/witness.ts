import { mkdirSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findErrorCode } from '#platform/db/connection.ts'
import { type Checkpoint, checkpointSchema } from './checkpoint.ts'

/** A place outside the database that keeps checkpoints: whoever can change the ledger should not be able to change this. */
export type Witness = {
  /** Resolves when the checkpoint would survive a power cut. */
  append(checkpoint: Checkpoint): Promise<void>
  /** The last checkpoint that can be read; `undefined` where there is none. */
  findLast(): Promise<Checkpoint | undefined>
}

/** A file that is only ever added to, one JSON object a line. */
export function fileWitness(folder: string): Witness {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'checkpoints.jsonl')
  return {
    async append(checkpoint) {
      const handle = await open(file, 'a+', 0o600)
      try {
        const { size } = await handle.stat()
        const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1))
        // A line torn by a power cut is left as it is, and must not swallow the next one.
        const lineEnd = size > 0 && buffer.toString() !== '\n' ? '\n' : ''
        await handle.appendFile(`${lineEnd}${JSON.stringify(checkpoint)}\n`)
        await handle.sync()
      } finally {
        await handle.close()
      }
    },
    async findLast() {
      try {
        const lines = (await readFile(file, 'utf8')).split('\n')
        return lines.map(parseLine).findLast((checkpoint) => checkpoint !== undefined)
      } catch (error) {
        if (findErrorCode(error) === 'ENOENT') return undefined
        throw error
      }
    },
  }
}

function parseLine(line: string): Checkpoint | undefined {
  try {
    return checkpointSchema.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}
