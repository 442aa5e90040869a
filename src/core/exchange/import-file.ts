import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { PlainDate } from '#kernel/plain-date.ts'
import { text } from '#kernel/text.ts'
import type { Actor } from '#platform/actor.ts'
import { type BulkEntry, recordBulkWork } from '#platform/audit/bulk-work.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { type Tx, withContext } from '#platform/db/transaction.ts'
import type { Identity } from '#core/registry/identity.ts'
import { spellKinds } from './file-kinds.ts'
import type { FileReport, ImportProgress, RowCounts } from './import-report.ts'
import { landHouseholdMembers } from './land-household-members.ts'
import { landPeople } from './land-people.ts'
import type { LeftOut } from './left-out.ts'
import { landSpells } from './land-spells.ts'
import { type Landing, RowLedger } from './landing.ts'
import type { Provenance } from './manifest.ts'
import type { RecognisedFile } from './recognise-file.ts'
import { placeInWords, returnedPath, rowKey, type RowVerdict, writeReturnedFile } from './returned-file.ts'
import { sources } from './sources.ts'
import { sheetAndRow, stagePeople, stageSpells } from './stage-rows.ts'

export type FileOptions = {
  readonly database: Database
  readonly actor: Actor
  readonly clock: Clock
  readonly identity: Identity
  readonly from: Provenance | undefined
  readonly reportTo: string
  readonly onProgress: ((progress: ImportProgress) => void) | undefined
}

/** Takes one file in, whole or not at all, and writes down who brought it and what became of its rows. */
export async function importFile(file: RecognisedFile, options: FileOptions): Promise<FileReport> {
  const { database, actor, clock, from, reportTo } = options
  const { name, kind, table, heads } = file
  const source = from?.source ?? kind.keptBy
  const batchId = randomUUID()
  const sha256 = await sha256Of(file.path)
  const rows = ledgerOf(file)
  const notes = from?.source === undefined ? [...file.notes, notListed(kind.keptBy)] : [...file.notes]
  const counts = await withContext(database.batch, { actor: actor.id, read: [], write: [] }, async (tx) => {
    // The staging tables have one name each, and two files about one person must not pass each other.
    await tx.run("select pg_advisory_xact_lock(hashtext('exchange.import'))")
    const today = clock.today()
    const asOf = from?.asOf ?? (await findFirstBrought(tx, kind.id, sha256)) ?? today
    const completeFrom = from?.completeFrom
    const residentFrom = completeFrom ?? asOf
    const landing: Landing = { tx, batchId, source, today, residentFrom, asOf, completeFrom, rows }
    const { leftOut, ...landed } = await land(file, landing, options)
    await tx.run(
      `insert into exchange.batch (batch_id, kind, file_name, sha256, source, actor, taken, warned, refused, unchanged, as_of)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        batchId,
        kind.id,
        name,
        sha256,
        source,
        actor.id,
        landed.taken,
        landed.warned,
        landed.refused,
        landed.unchanged,
        asOf,
      ],
    )
    if (leftOut) notes.push(leftOut.said)
    if (completeFrom !== undefined && leftOut?.doubted !== true)
      await recordCoverage(tx, file, { batchId, source, completeFrom, asOf })
    await audit(tx, { actor, clock, kind: kind.id, batchId, counts: landed })
    return landed
  })
  const verdicts = listVerdicts(file, rows)
  const path = returnedPath(reportTo, name)
  await rm(path, { force: true }) // what an earlier attempt left to correct may be corrected now
  const said = Map.groupBy(verdicts, ({ sheet, row }) => rowKey(sheet, row))
  if (verdicts.length > 0) await writeReturnedFile(path, table, heads, said)
  return {
    file: name,
    kind: kind.id,
    title: kind.title,
    source,
    ...counts,
    notes,
    verdicts,
    ...(verdicts.length > 0 && { returned: path }),
  }
}

type Landed = RowCounts & { readonly leftOut: LeftOut | undefined }

async function land(file: RecognisedFile, landing: Landing, options: FileOptions): Promise<Landed> {
  const { tx, rows, today } = landing
  let done = 0
  const report = () => options.onProgress?.({ file: file.name, done, total: file.table.rowCount })
  const onRow = () => {
    done += 1
    if (done % 1000 === 0) report()
  }
  const staging = { tx, today, identity: options.identity, rows, onRow }
  const spellKind = spellKinds.find(({ id }) => id === file.kind.id)
  const count = spellKind ? await stageSpells(spellKind, file, staging) : await stagePeople(file, staging)
  if (spellKind?.introduces) await landHouseholdMembers(landing)
  const { changed, leftOut } = spellKind
    ? await landSpells(spellKind, landing)
    : { ...(await landPeople(landing)), leftOut: undefined }
  await tx.run('drop table staging.import_row')
  done = file.table.rowCount
  report()
  const warnedRows = new Set(rows.listWarned())
  const warned = changed.filter((row) => warnedRows.has(row)).length
  const refused = rows.listRefused().length
  return {
    taken: changed.length - warned,
    warned,
    refused,
    unchanged: count - changed.length - refused,
    leftOut,
  }
}

function ledgerOf({ heads }: RecognisedFile): RowLedger {
  const headers = Object.entries(heads[0]?.found.places ?? {}).map(([field, place]) => [
    field,
    place?.header ?? '',
  ])
  return new RowLedger(Object.fromEntries(headers), (rowNo) => {
    const { sheetIndex, row } = sheetAndRow(rowNo)
    return placeInWords(heads.length > 1 ? heads[sheetIndex]?.sheet : undefined, row)
  })
}

function listVerdicts({ heads }: RecognisedFile, rows: RowLedger): RowVerdict[] {
  return [...rows.verdicts]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([rowNo, said]) => {
      const { sheetIndex, row } = sheetAndRow(rowNo)
      return said.map((each) => ({ ...each, sheet: heads[sheetIndex]?.sheet ?? '', row }))
    })
}

type Coverage = Pick<Landing, 'batchId' | 'source' | 'asOf'> & { completeFrom: PlainDate }

/** The same bytes speak of the same day whenever they are brought in. */
async function findFirstBrought(tx: Tx, kind: string, sha256: string): Promise<PlainDate | undefined> {
  const first = await tx.one<{ as_of: PlainDate | null }>(
    'select min(as_of) as as_of from exchange.batch where kind = $1 and sha256 = $2',
    [kind, sha256],
  )
  return first?.as_of ?? undefined
}

/** Absence from the list means something from now on, for the whole city. */
async function recordCoverage(
  tx: Tx,
  { kind }: RecognisedFile,
  { batchId, source, completeFrom, asOf }: Coverage,
): Promise<void> {
  await tx.run(
    `insert into exchange.coverage (kind, district, covered_from, as_of, source, batch_id)
     values ($1, 'ningbo', $2, $3, $4, $5)`,
    [kind.id, completeFrom, asOf, source, batchId],
  )
}

type Entry = { actor: Actor; clock: Clock; kind: string; batchId: string; counts: RowCounts }

function audit(tx: Tx, { actor, clock, kind, batchId, counts }: Entry): Promise<void> {
  const entry: BulkEntry = {
    actor: actor.id,
    operation: 'exchange.import',
    purpose: 'import',
    kind: 'write',
    people: counts.taken + counts.warned,
    outcome: 'done',
    detail: { kind, batchId, ...counts },
  }
  return recordBulkWork(tx, entry, clock)
}

function notListed(keptBy: RecognisedFile['kind']['keptBy']) {
  const by = sources[keptBy]
  return text(
    `交接清单里没有写明来源，按${by.zh}的资料收下；没有写明全量，名单上没有的人一律作“不清楚”。`,
    `The hand-over list does not name its source; it was taken as from ${by.en}. Absence from it stays unknown.`,
  )
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) if (Buffer.isBuffer(chunk)) hash.update(chunk)
  return hash.digest('hex')
}
