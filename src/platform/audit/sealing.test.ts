import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { withContext } from '#platform/db/transaction.ts'
import { type Log, silentLog } from '#platform/telemetry.ts'
import { randomFrom, writeEntries } from './example-entries.ts'
import { sealer, sealNext } from './seal.ts'
import { startSealing } from './sealing.ts'
import { readCheckpoints, verifyLedger } from './verify.ts'
import { fileWitness, type Witness } from './witness.ts'

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yongzhu-checkpoints-'))
  return () => rmSync(folder, { recursive: true })
})

const file = () => join(folder, 'checkpoints.jsonl')
const lines = () => (existsSync(file()) ? readFileSync(file(), 'utf8').trim().split('\n') : [])
const covered = async () => {
  const checkpoints = readCheckpoints(folder, database.keys.auditCheckpoint)
  return withContext(database.app, { ...sealer, actor: 'staff:auditor' }, (tx) =>
    verifyLedger((sql, params) => tx.many(sql, params), checkpoints),
  )
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let k = 0; k < 400 && !(await isSo()); k++) await sleep(25)
  expect(await isSo()).toBe(true)
}

function listeningLog(): Log & { readonly events: string[] } {
  const events: string[] = []
  return { ...silentLog, events, error: (event) => void events.push(event) }
}

const fast = { restMs: 5, checkpointAfterMs: 20 }
const slow = { restMs: 5, checkpointAfterMs: 600_000 }

describe('sealing in the background', () => {
  it('covers what was written by a checkpoint before long', async () => {
    const log = listeningLog()
    const sealing = startSealing({ database, witnesses: [fileWitness(folder)], log, ...fast })
    await writeEntries(database.app, randomFrom(1), 3)
    await until(async () => (await covered()).covered?.n === 3)
    await sealing.stop()
    expect(await covered()).toMatchObject({ entries: 3, fault: undefined })
    expect(log.events).toEqual([])
  })

  it('waits with a checkpoint for a while, or until there is enough to cover', async () => {
    const { n } = await sealNext(database)
    const witnesses = [fileWitness(folder)]
    const sealing = startSealing({
      database,
      witnesses,
      log: silentLog,
      ...slow,
      checkpointAfterEntries: n + 4,
    })
    await writeEntries(database.app, randomFrom(2), 2)
    await until(async () => (await covered()).entries === n + 2)
    expect(lines()).toEqual([])
    await writeEntries(database.app, randomFrom(3), 2)
    await until(() => lines().length === 1)
    await sealing.stop()
    expect(await covered()).toMatchObject({ entries: n + 4, covered: { n: n + 4 }, fault: undefined })
    expect(lines()).toHaveLength(1)
  })

  it('covers what is there when it is stopped', async () => {
    const { n } = await sealNext(database)
    const sealing = startSealing({ database, witnesses: [fileWitness(folder)], log: silentLog, ...slow })
    await writeEntries(database.app, randomFrom(4), 2)
    await until(async () => {
      await sealNext(database)
      return (await covered()).entries === n + 2
    })
    await sealing.stop()
    expect((await covered()).covered?.n).toBe(n + 2)
  })

  it('tells the other witnesses when one cannot be reached, and that one when it can', async () => {
    const log = listeningLog()
    const kept: number[] = []
    let isReachable = false
    const faraway: Witness = {
      append: async ({ n }) => {
        if (!isReachable) throw new Error('no route')
        kept.push(n)
      },
      findLast: async () => undefined,
    }
    const sealing = startSealing({ database, witnesses: [faraway, fileWitness(folder)], log, ...fast })
    await until(() => log.events.includes('checkpoint failed') && lines().length > 0)
    isReachable = true
    await until(() => kept.length > 0)
    await sealing.stop()
    expect(kept).toEqual([(await covered()).entries])
  })

  it('goes on after whoever reads the ledger has failed', async () => {
    const log = listeningLog()
    let rounds = 0
    const afterRound = async () => {
      rounds += 1
      throw new Error('a bug')
    }
    const sealing = startSealing({ database, witnesses: [], log, ...fast, afterRound })
    await until(() => rounds > 2)
    await sealing.stop()
    expect(new Set(log.events)).toEqual(new Set(['reading the audit ledger failed']))
  })

  it('says so when the ledger is not what the witness last saw', async () => {
    const first = startSealing({ database, witnesses: [fileWitness(folder)], log: silentLog, ...fast })
    await writeEntries(database.app, randomFrom(5), 1)
    await until(async () => (await covered()).covered !== undefined)
    await first.stop()
    const admin = await connect(database.admin)
    await admin.query('delete from platform.audit_seal where n = (select max(n) from platform.audit_seal)')
    await admin.end()
    const log = listeningLog()
    const second = startSealing({ database, witnesses: [fileWitness(folder)], log, ...fast })
    await second.stop()
    expect(log.events).toEqual(['the audit ledger does not fit its checkpoints'])
    expect((await covered()).fault?.code).toBe('checkpoint-differs')
  })
})

describe('the file of checkpoints', () => {
  const checkpoint = { n: 1, root: 'a'.repeat(64), at: '2026-11-24T00:00:00.000Z', mac: 'b'.repeat(64) }

  it('holds none at first, then the last that was added', async () => {
    const witness = fileWitness(join(folder, 'made', 'on the way'))
    expect(await witness.findLast()).toBeUndefined()
    await witness.append(checkpoint)
    await witness.append({ ...checkpoint, n: 2 })
    expect(await witness.findLast()).toEqual({ ...checkpoint, n: 2 })
  })

  it('loses no line to one that was torn', async () => {
    const witness = fileWitness(folder)
    await witness.append(checkpoint)
    appendFileSync(file(), '{"n":2,"roo')
    expect(await witness.findLast()).toEqual(checkpoint)
    await witness.append({ ...checkpoint, n: 3 })
    expect(lines()).toEqual([
      JSON.stringify(checkpoint),
      '{"n":2,"roo',
      JSON.stringify({ ...checkpoint, n: 3 }),
    ])
    expect(await witness.findLast()).toEqual({ ...checkpoint, n: 3 })
  })
})
