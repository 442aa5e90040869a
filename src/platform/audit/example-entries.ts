import { withContext, type Tx } from '#platform/db/transaction.ts'
import { uuidV7 } from '#platform/uuid-v7.ts'
import type pg from 'pg'

/** A number from 0 up to but not including 1; the same seed gives the same numbers. */
export type Random = () => number

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function oneOf<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('nothing to choose from')
  return item
}

const readers = ['staff:one', 'staff:two', 'resident:7', 'system:month', 'operator:local']

/** Writes entries of made-up looks, each in its own transaction, as the app role does. */
export async function writeEntries(pool: pg.Pool, random: Random, count: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (let k = 0; k < count; k++) {
    const actor = oneOf(random, readers)
    ids.push(await withContext(pool, { actor, read: [], write: [] }, (tx) => insertEntry(tx, random, actor)))
  }
  return ids
}

/** One entry of the open transaction, which must be the actor's. */
export async function insertEntry(tx: Tx, random: Random, actor: string): Promise<string> {
  const nowMs = Date.now()
  const id = uuidV7(nowMs)
  const subjects = Array.from({ length: Math.floor(random() * 4) }, () => 1 + Math.floor(random() * 9))
  await tx.run(
    `insert into platform.audit (id, at, actor, operation, purpose, kind, subject_count, subjects, query_digest, outcome, detail)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      new Date(nowMs).toISOString(),
      actor,
      oneOf(random, ['lend-book', 'list-loans', 'show-card']),
      oneOf(random, ['lending', 'review']),
      oneOf(random, ['read', 'search', 'write']),
      subjects.length,
      subjects,
      oneOf(random, [null, 'digest']),
      oneOf(random, ['done', 'done', 'done', 'book-lent']),
      JSON.stringify({ role: oneOf(random, ['librarian', '馆员']), found: subjects.length }),
    ],
  )
  return id
}
