import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { benefits } from '#apps/catalogue.ts'
import { replayRun } from '#core/benefits/replay.ts'
import { runMonth, type RunResult } from '#core/benefits/run-month.ts'
import { importFolder } from '#core/exchange/import-folder.ts'
import { localOperator } from '#platform/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { parseConfig } from '#platform/config.ts'
import { openDatabase, type Database } from '#platform/db/database.ts'
import { createTestDatabase } from '#platform/db/test-database.ts'
import { withContext } from '#platform/db/transaction.ts'
import { findPostgres15, startPostgres15, type Postgres15 } from './engine/postgres-15.ts'

const office = fileURLToPath(new URL('fixtures/office/', import.meta.url))
const NOVEMBER = 2026 * 12 + 10
const isInstalled = findPostgres15() !== undefined
process.stdout.write(`an office on PostgreSQL 15: ${isInstalled ? 'run' : 'NOT RUN'}\n`)

/** Migrations, roles, row-level security, an office's files and a month, on the oldest server we promise. */
describe.skipIf(!isInstalled)('an office on PostgreSQL 15', () => {
  let folder: string
  let older: Postgres15 | undefined
  let database: Database
  let decided: RunResult
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yongzhu-on-15-'))
    older = await startPostgres15()
    const { host, port, user } = older?.admin ?? {}
    const config = parseConfig(['--data', join(folder, 'data')], {
      DATABASE_URL: `postgres://${user}@/postgres?host=${host}&port=${port}`,
    })
    database = await openDatabase(config, 'real')
    decided = await decide(database)
  })
  afterAll(async () => {
    await database.close()
    await older?.stop()
    rmSync(folder, { recursive: true })
  })

  test('is opened by its address', async () => {
    const { rows } = await database.app.query<{ server_version: string }>('show server_version')
    expect(rows[0]?.server_version).toMatch(/^15\./)
  })

  test('comes to the same month as on the embedded server, and again when replayed', async () => {
    const embedded = await createTestDatabase()
    const expected = await decide(embedded)
    expect(decided.summary.people).toBeGreaterThan(0)
    expect(decided.summary).toEqual(expected.summary)
    expect(await listDecisions(database)).toEqual(await listDecisions(embedded))
    await embedded.drop()
    expect(await replayRun(database, decided.run, localOperator.id)).toMatchObject({ same: true })
  })

  test('shows a district its own people and nobody without a label', async () => {
    expect(await districtsSeen(['r:haishu'])).toEqual(['haishu'])
    expect(await districtsSeen([])).toEqual([])
    expect((await districtsSeen(['r:ningbo'])).length).toBeGreaterThan(1)
  })

  async function districtsSeen(read: readonly string[]): Promise<readonly string[]> {
    const context = { actor: 'staff:x', read, write: [] }
    const rows = await withContext(database.app, context, (tx) =>
      tx.many<{ district: string }>('select distinct district from registry.person order by 1'),
    )
    return rows.map(({ district }) => district)
  }

  async function decide(on: Database): Promise<RunResult> {
    await importFolder({
      database: on,
      folder: office,
      actor: localOperator,
      reportTo: join(folder, 'returned'),
      clock: fixedClock('2026-11-24T04:00:00Z'),
    })
    return runMonth({ database: on, benefits, month: NOVEMBER, actor: localOperator.id })
  }
})

/** Keys of persons are each database's own; names are not, in this office. */
async function listDecisions({ batch }: Database): Promise<readonly unknown[]> {
  const { rows } = await batch.query(
    `select p.name, d.benefit, d.outcome, d.amount_fen, d.district, d.township
       from determination.decision d join registry.person p using (person_id)
      order by p.name collate "C", p.birth_on, d.benefit collate "C", d.amount_fen`,
  )
  return rows
}
