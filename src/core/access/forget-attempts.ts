import { type Clock, systemClock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { transaction } from '#platform/db/transaction.ts'

/** Lets go of attempts that ended a day ago and of tries that no longer count; what came of them is in the audit. */
export function forgetAttempts({ batch }: Database, clock: Clock = systemClock): Promise<void> {
  return transaction(batch, async (tx) => {
    const now = clock.now()
    await tx.run(`delete from access.attempt where expires_at < $1::timestamptz - interval '1 day'`, [now])
    await tx.run(`delete from access.knock where at < $1::timestamptz - interval '1 day'`, [now])
  })
}
