import type { Landing } from './landing.ts'

/**
 * Writes down where a row was refused because its certificate bears the citizen number of somebody else we know: the two
 * may be one person whose number has changed.
 */
export async function recordDuplicateHints({ tx, batchId }: Pick<Landing, 'tx' | 'batchId'>): Promise<void> {
  await tx.run(
    `insert into registry.duplicate_hint (person_id, other_id, district, township, batch_id)
     select distinct on (k.person_id, i.person_id) k.person_id, i.person_id, k.home_district, k.home_township, $1::uuid
     from staging.import_known k
     join registry.identifier i on i.kind = 'citizen-id' and i.digest = k.holder_digest
     where k.person_id <> i.person_id
     on conflict do nothing`,
    [batchId],
  )
}
