import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { benefits } from '#apps/catalogue.ts'
import { replayRun } from '#core/benefits/replay.ts'
import { runMonth, type Progress } from '#core/benefits/run-month.ts'
import { importFolder } from '#core/exchange/import-folder.ts'
import { localOperator } from '#platform/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { withContext } from '#platform/db/transaction.ts'

/** Bulk work passes by `command` and `query`; this is what it leaves in the audit instead. */
const NOVEMBER = 2026 * 12 + 10
const actor = localOperator.id
const reportTo = mkdtempSync(join(tmpdir(), 'yongzhu-bulk-work-'))
let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await bring()
})
afterAll(async () => {
  await database.drop()
  rmSync(reportTo, { recursive: true })
})

test('an import leaves an entry for each file, and one for how many have moved', async () => {
  const files = await listEntries('exchange.import')
  const batches = await database.batch.query<{ taken: number }>(
    'select taken + warned as taken from exchange.batch',
  )
  expect(files.map(({ subject_count }) => subject_count).toSorted()).toEqual(
    batches.rows.map(({ taken }) => taken).toSorted(),
  )
  expect(files[0]).toMatchObject({ actor, purpose: 'import', kind: 'write', outcome: 'done' })

  const moving = await database.batch.query(
    `update registry.person set township = 'elsewhere' where person_id in (
       select person_id from registry.hukou where superseded_at is null and valid_until is null
         and hukou_district <> 'outside' and hukou_township is not null order by person_id limit 3)`,
  )
  expect(moving.rowCount).toBe(3)
  await bring()
  const work = { actor, purpose: 'import', kind: 'write', subjects: [], outcome: 'done' }
  expect(await listEntries('exchange.follow-moves')).toContainEqual({
    ...work,
    subject_count: 3,
    detail: { moved: 3 },
  })
})

test('a month run leaves an entry with its counts, a second one too, and so does one that fails', async () => {
  const { run, summary } = await decide()
  await decide()
  const failing = decide(() => {
    throw new Error('the disk is full of secrets')
  })
  await expect(failing).rejects.toThrow('the disk')

  const people = await countIn('registry.person')
  const granted = summary.benefits.reduce((sum, each) => sum + each.granted, 0)
  const needs = summary.benefits.reduce((sum, each) => sum + each.needs, 0)
  const work = { actor, purpose: 'determination', kind: 'write', subjects: [] }
  const detail = { month: '2026-11', run, granted, needs }
  expect(granted).toBeGreaterThan(0)
  expect(await listEntries('month.run')).toEqual([
    { ...work, subject_count: people, outcome: 'done', detail: { ...detail, unchanged: false } },
    { ...work, subject_count: people, outcome: 'done', detail: { ...detail, unchanged: true } },
    { ...work, subject_count: 0, outcome: 'failed', detail: { month: '2026-11' } },
  ])
})

test('a replay leaves an entry with what it compared, also where nothing could be', async () => {
  const { run } = await decide()
  const replay = await replayRun(database, run, actor)
  if (!replay.same) throw new Error(replay.difference)
  const missing = '00000000-0000-4000-8000-000000000000'
  expect(await replayRun(database, missing, actor)).toMatchObject({ same: false })
  const work = { actor, purpose: 'review', kind: 'read', subjects: [], outcome: 'done' }
  expect(await listEntries('month.replay')).toEqual([
    { ...work, subject_count: replay.people, detail: { run, same: true, cells: replay.cells } },
    { ...work, subject_count: 0, detail: { run: missing, same: false, cells: 0 } },
  ])
})

function bring() {
  const folder = fileURLToPath(new URL('fixtures/office/', import.meta.url))
  const clock = fixedClock('2026-11-24T04:00:00Z')
  return importFolder({ database, folder, actor: localOperator, reportTo, clock })
}

function decide(onProgress: Progress = () => {}) {
  return runMonth({ database, benefits, month: NOVEMBER, actor, onProgress })
}

async function countIn(table: string): Promise<number> {
  const { rows } = await database.batch.query<{ n: number }>(`select count(*)::int as n from ${table}`)
  return rows[0]?.n ?? 0
}

type Entry = { readonly subject_count: number; readonly detail: Readonly<Record<string, unknown>> }

async function listEntries(operation: string): Promise<readonly Entry[]> {
  return withContext(database.batch, { actor, read: [], write: [] }, (tx) =>
    tx.many<Entry>(
      `select actor, purpose, kind, subject_count, subjects, outcome, detail from platform.audit
        where operation = $1 order by at, id`,
      [operation],
    ),
  )
}
