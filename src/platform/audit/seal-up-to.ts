import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#platform/db/database.ts'
import { withContext } from '#platform/db/transaction.ts'
import { type LedgerEnd, sealer, sealNext } from './seal.ts'

/** Seals until the ledger has so many entries. Whatever else the server writes may hold the horizon back for a while. */
export async function sealUpTo(database: Pick<Database, 'batch'>, n: number): Promise<LedgerEnd> {
  for (let attempts = 0; attempts < 5_000; attempts++) {
    const end = await sealNext(database)
    if (end.n >= n) return end
    await sleep(10)
  }
  throw new Error(`the ledger does not come to ${n} entries`)
}

/** Seals all that is committed. */
export async function sealEverything(database: Pick<Database, 'batch'>): Promise<LedgerEnd> {
  const row = await withContext(database.batch, sealer, (tx) =>
    tx.one<{ n: number }>('select count(*)::int as n from platform.audit'),
  )
  return sealUpTo(database, row?.n ?? 0)
}
