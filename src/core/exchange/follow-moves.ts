import type { Actor } from '#platform/actor.ts'
import { recordBulkWork } from '#platform/audit/bulk-work.ts'
import type { Clock } from '#platform/clock.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { settlePlaces } from '#core/registry/settle-places.ts'

/**
 * Lets people's files follow where they are registered today. Leaves an audit entry with how many have moved, also where
 * nobody has; `tx` is one in the actor's name.
 */
export async function followMoves(tx: Tx, actor: Actor, clock: Clock): Promise<void> {
  const people = await settlePlaces(tx, clock.today())
  const work = { operation: 'exchange.follow-moves', purpose: 'import', kind: 'write' } as const
  const entry = { actor: actor.id, ...work, people, outcome: 'done', detail: { moved: people } }
  await recordBulkWork(tx, entry, clock)
}
