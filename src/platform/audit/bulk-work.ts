import { type Clock, systemClock } from '#platform/clock.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Problem } from '#platform/problem.ts'
import { uuidV7 } from '#platform/uuid-v7.ts'

/** What bulk work leaves in the audit: too many persons to be named, so they are counted. */
export type BulkEntry = {
  /** The id of an actor; also the one the transaction was opened for. */
  readonly actor: string
  readonly operation: string
  readonly purpose: string
  readonly kind: 'write' | 'read'
  /** How many persons it was about. */
  readonly people: number
  readonly outcome: string
  /** Counts and codes only; never a name, number or text somebody wrote. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
}

/**
 * The entry of work the batch role does over everybody, which `execute` cannot run. Belongs in the transaction that ends
 * the work, opened by `withContext` in the actor's name: row security refuses an entry in anybody else's.
 */
export async function recordBulkWork(
  tx: Tx,
  { actor, operation, purpose, kind, people, outcome, detail }: BulkEntry,
  clock: Clock = systemClock,
): Promise<void> {
  const at = clock.now()
  await tx.run(
    `insert into platform.audit
       (id, at, actor, operation, purpose, kind, subject_count, subjects, outcome, detail)
     values ($1, $2, $3, $4, $5, $6, $7, '{}', $8, $9)`,
    [uuidV7(Date.parse(at)), at, actor, operation, purpose, kind, people, outcome, JSON.stringify(detail)],
  )
}

/** How work that threw is recorded: by the code of a Problem, and no bug by its message. */
export function failureOf(error: unknown): string {
  return error instanceof Problem ? error.code : 'failed'
}
