import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Actor } from '#platform/actor.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { findErrorCode } from '#platform/db/connection.ts'
import { withContext } from '#platform/db/transaction.ts'
import { Problem } from '#platform/problem.ts'
import { platformProblem } from '#platform/problems.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { fileKinds } from './file-kinds.ts'
import { followMoves } from './follow-moves.ts'
import { importFile } from './import-file.ts'
import {
  type FileReport,
  type ImportProgress,
  type ImportReport,
  noRows,
  summarise,
} from './import-report.ts'
import { type Provenance, readManifest, stemOf } from './manifest.ts'
import { exchangeProblem } from './problems.ts'
import { type RecognisedFile, recogniseFile } from './recognise-file.ts'
import { looksLikeTable } from './source-table.ts'

export type ImportOptions = {
  readonly database: Database
  readonly folder: string
  readonly actor: Actor
  /** Where files with rows to correct are put. */
  readonly reportTo: string
  readonly clock?: Clock
  readonly onProgress?: (progress: ImportProgress) => void
}

/**
 * The one way data comes in: reads every table of a folder, people first, each file in a transaction of its own.
 *
 * Every row gets a verdict and one bad row blocks no other; a file that cannot be read blocks no other file. Bringing
 * the same folder again changes nothing.
 */
export async function importFolder(options: ImportOptions): Promise<ImportReport> {
  const { database, folder, actor, reportTo, clock = systemClock, onProgress } = options
  if (!actor.may('exchange.import')) throw platformProblem('not-allowed')
  const today = clock.today()
  const identity = openIdentity(database.keys)
  const { recognised, unreadable } = await recogniseFolder(folder)
  await mkdir(reportTo, { recursive: true, mode: 0o700 })

  const reports: FileReport[] = [...unreadable]
  const provenance = new Map<string, Provenance>()
  for (const file of recognised) {
    if (file.kind.id === 'manifest') {
      for (const { sheet, found } of file.heads)
        for (const [name, each] of await readManifest(file.table, sheet, found, today))
          provenance.set(name, each)
      reports.push({
        file: file.name,
        kind: file.kind.id,
        title: file.kind.title,
        ...noRows,
        notes: file.notes,
        verdicts: [],
      })
      continue
    }
    const from = provenance.get(stemOf(file.name))
    const fileOptions = { database, actor, clock, identity, from, reportTo, onProgress }
    reports.push(await reportedAs(file.name, importFile(file, fileOptions)))
  }
  await withContext(database.batch, { actor: actor.id, read: [], write: [] }, (tx) =>
    followMoves(tx, actor, clock),
  )
  return summarise(reports)
}

type Recognised = {
  readonly recognised: readonly RecognisedFile[]
  readonly unreadable: readonly FileReport[]
}

/** The files in the order they must be taken in: the hand-over list, then people, then what is known of them. */
async function recogniseFolder(folder: string): Promise<Recognised> {
  const recognised: RecognisedFile[] = []
  const unreadable: FileReport[] = []
  for (const name of await listTables(folder)) {
    const file = await reportedAs(name, recogniseFile(join(folder, name), name))
    if ('path' in file) recognised.push(file)
    else unreadable.push(file)
  }
  const place = ({ kind }: RecognisedFile) => fileKinds.findIndex(({ id }) => id === kind.id)
  return { recognised: recognised.toSorted((a, b) => place(a) - place(b)), unreadable }
}

/** What somebody can mend about one file is told in its report and stops no other file. */
async function reportedAs<T>(file: string, reading: Promise<T>): Promise<T | FileReport> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { file, problem: error, ...noRows, notes: [], verdicts: [] }
  }
}

async function listTables(folder: string): Promise<string[]> {
  try {
    const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile())
    const tables = names
      .map(({ name }) => name)
      .filter(looksLikeTable)
      .toSorted()
    if (tables.length === 0) throw exchangeProblem('folder-empty', { folder })
    return tables
  } catch (cause) {
    if (findErrorCode(cause) === 'ENOENT' || findErrorCode(cause) === 'ENOTDIR')
      throw exchangeProblem('folder-not-found', { folder }, { cause })
    throw cause
  }
}
