import type { Actor } from '#platform/actor.ts'
import { recordBulkWork } from '#platform/audit/bulk-work.ts'
import type { Clock } from '#platform/clock.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { spellKinds } from './file-kinds.ts'

/**
 * Makes the district and township of people, and the labels of everything stored about them, those of where they are
 * registered today. Who has left the city keeps the last ones: somebody here stays responsible for the file.
 *
 * One statement, so that nobody sees a file half moved. Leaves an audit entry with how many have moved, also where nobody
 * has; `tx` is one in the actor's name.
 */
export async function followMoves(tx: Tx, actor: Actor, clock: Clock): Promise<void> {
  const following = spellKinds.map(
    ({
      table,
    }) => `${table}_moved as (update registry.${table} s set district = m.district, township = m.township
      from moved m where s.person_id = m.person_id)`,
  )
  const people = await tx.run(
    `with moved as (
       update registry.person p set district = h.hukou_district, township = h.hukou_township from registry.hukou h
       where h.person_id = p.person_id and h.superseded_at is null and h.valid_from <= $1
         and (h.valid_until is null or h.valid_until > $1) and h.hukou_district <> 'outside'
         and (p.district, p.township) <> (h.hukou_district, h.hukou_township)
       returning p.person_id, p.district, p.township
     ), ${following.join(', ')}
     select person_id from moved`,
    [clock.today()],
  )
  const work = { operation: 'exchange.follow-moves', purpose: 'import', kind: 'write' } as const
  const entry = { actor: actor.id, ...work, people, outcome: 'done', detail: { moved: people } }
  await recordBulkWork(tx, entry, clock)
}
