import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Database } from '#platform/db/database.ts'
import { withContext } from '#platform/db/transaction.ts'
import { insertEntry, type Random, randomFrom } from './example-entries.ts'
import { sealer, sealNext } from './seal.ts'

type Writing = {
  readonly database: Pick<Database, 'batch'>
  /** As many connections as there are writers. */
  readonly pool: pg.Pool
  readonly writers: number
  readonly entriesEach: number
  readonly seed: number
}

export type Written = {
  readonly committed: number
  readonly rolledBack: number
  readonly slow: number
  /** Committed and not in the ledger. */
  readonly lost: number
  /** In the ledger and never committed, or twice. */
  readonly surplus: number
  /** What going by `id > the last one seen` would have passed over: whether the writers were busy enough to tell. */
  readonly lostByGoingByIds: number
}

const ROLLED_BACK = 0.1
const SLOW = 0.1
const actor = 'staff:one'
const undo = new Error('undo')

/** Writers who commit late and roll back, while two sealers take turns. */
export async function writeWhileSealing({
  database,
  pool,
  writers,
  entriesEach,
  seed,
}: Writing): Promise<Written> {
  const committed = new Set<string>()
  let rolledBack = 0
  let slow = 0
  const writing = new AbortController()
  const goingByIds = followIds(database, writing.signal)
  const sealing = [keepSealing(database, writing.signal), keepSealing(database, writing.signal)]
  const one = async (random: Random) => {
    for (let k = 0; k < entriesEach; k++) {
      try {
        const id = await withContext(pool, { actor, read: [], write: [] }, async (tx) => {
          const entry = await insertEntry(tx, random, actor)
          if (random() < SLOW) {
            slow += 1
            await sleep(20 + 180 * random())
          }
          if (random() < ROLLED_BACK) throw undo
          return entry
        })
        committed.add(id)
      } catch (error) {
        if (error !== undo) throw error
        rolledBack += 1
      }
    }
  }
  try {
    await Promise.all(Array.from({ length: writers }, (_, k) => one(randomFrom(seed + k))))
    await untilSealed(database, committed.size)
  } finally {
    writing.abort()
    await Promise.all(sealing)
  }
  const sealed = await listSealed(database)
  const inLedger = new Set(sealed)
  const seen = await goingByIds
  return {
    committed: committed.size,
    rolledBack,
    slow,
    lost: [...committed].filter((id) => !inLedger.has(id)).length,
    surplus: sealed.length - [...committed].filter((id) => inLedger.has(id)).length,
    lostByGoingByIds: [...committed].filter((id) => !seen.has(id)).length,
  }
}

async function keepSealing(database: Pick<Database, 'batch'>, ending: AbortSignal): Promise<void> {
  while (!ending.aborted) {
    await sealNext(database, { limit: 50 })
    await sleep(1)
  }
}

/** The way that looks right and is not. */
async function followIds(
  database: Pick<Database, 'batch'>,
  ending: AbortSignal,
): Promise<ReadonlySet<string>> {
  const seen = new Set<string>()
  let last = '00000000-0000-0000-0000-000000000000'
  for (let isLast = false; !isLast; ) {
    isLast = ending.aborted
    const rows = await withContext(database.batch, sealer, (tx) =>
      tx.many<{ id: string }>('select id from platform.audit where id > $1 order by id', [last]),
    )
    for (const { id } of rows) seen.add(id)
    last = rows.at(-1)?.id ?? last
    await sleep(1)
  }
  return seen
}

/** Other databases of the server hold the horizon back for as long as they write. */
async function untilSealed(database: Pick<Database, 'batch'>, count: number): Promise<void> {
  for (let k = 0; k < 200 && (await listSealed(database)).length < count; k++) await sleep(50)
}

async function listSealed({ batch }: Pick<Database, 'batch'>): Promise<readonly string[]> {
  const rows = await withContext(batch, sealer, (tx) =>
    tx.many<{ entry_id: string }>('select entry_id from platform.audit_seal order by n'),
  )
  return rows.map(({ entry_id: id }) => id)
}
