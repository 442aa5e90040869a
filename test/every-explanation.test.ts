import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { benefits } from '#apps/catalogue.ts'
import { writeCity } from '#city/write-city.ts'
import { outputId } from '#core/benefits/benefit.ts'
import { decideInSql } from '#core/benefits/month-in-sql.ts'
import { loadRun, replayRun } from '#core/benefits/replay.ts'
import { runMonth } from '#core/benefits/run-month.ts'
import { importFolder } from '#core/exchange/import-folder.ts'
import { UNKNOWN_32 } from '#engine/columns.ts'
import { localOperator } from '#platform/actor.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { transaction } from '#platform/db/transaction.ts'
import { explanationFaults } from './explanation-faults.ts'

const NOVEMBER = 2026 * 12 + 10

/** A small synthetic city, brought in and decided as the real one is. */
let database: TestDatabase
let folder: string
let run: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yongzhu-city-'))
  database = await createTestDatabase()
  const { deliveries } = await writeCity({
    people: 1_000,
    seed: 7,
    folder: join(folder, 'city'),
    months: { from: NOVEMBER, to: NOVEMBER },
  })
  for (const each of deliveries)
    await importFolder({
      database,
      folder: join(folder, 'city', each),
      actor: localOperator,
      reportTo: join(folder, 'returned'),
    })
  run = (await runMonth({ database, benefits, month: NOVEMBER, actor: 'operator:local' })).run
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

describe('a decided month of a synthetic city', () => {
  test('has an explanation for everybody that a resident can read', async () => {
    const { faults, sentences } = await explanationFaults({ database, benefits, month: '2026-11' })
    expect(faults).toEqual([])
    expect(sentences).toBeGreaterThan(3_000)
  })

  test('comes out the same in SQL, cell for cell', async () => {
    const { ruleSet, snapshot, stored } = await transaction(database.batch, (tx) => loadRun(tx, run))
    const rows = await transaction(database.batch, (tx) => decideInSql(tx, ruleSet, NOVEMBER))
    expect(rows.length).toBe(snapshot.people.length)
    for (const id of benefits.flatMap((each) => [
      outputId(each.id, 'granted'),
      outputId(each.id, 'payable'),
    ])) {
      const inSql = rows.map((row) => (row[id] === null ? UNKNOWN_32 : Number(row[id])))
      expect(inSql, id).toEqual(Array.from(stored.outputs[id] ?? []))
    }
  })

  test('replays bit for bit', async () => {
    expect(await replayRun(database, run, 'operator:local')).toMatchObject({ same: true })
  })
})
