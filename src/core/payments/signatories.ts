import type { Actor } from '#platform/actor.ts'
import { staffIdOf } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** The office a colleague works for: a region id. */
export async function unitOf(db: Tx, actor: Actor): Promise<string> {
  const found = await db.one<{ unit: string }>('select unit from access.staff where staff_id = $1', [
    staffIdOf(actor),
  ])
  if (!found) throw new Error('a colleague without an account')
  return found.unit
}
