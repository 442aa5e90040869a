import type { SpellKind } from './file-kind.ts'
import type { Landing } from './landing.ts'

/**
 * Writes down whom a file speaks of in rows that could not be taken: what a complete list says by leaving somebody out,
 * it does not say of them. Where a row does not tell who it is about, that goes for everybody of the name; where rows
 * only together say something, for all who belong together.
 *
 * A gap is settled as a whole: by a row about the person it was about, or, where that was not known, by news of somebody
 * it may have been about.
 */
export async function recordGaps(kind: SpellKind, { tx, rows, batchId }: Landing): Promise<void> {
  const refused = rows.listRefused()
  const group = kind.together?.column
  await tx.run(
    `update exchange.gap g set closed_at = now()
     where g.kind = $1 and g.closed_at is null and (g.batch_id, g.row_no) in (
       select o.batch_id, o.row_no from exchange.gap o join staging.import_known k on k.person_id = o.person_id
       where o.kind = $1 and o.closed_at is null and o.about and not k.refused and k.row_no <> all($2)
       union
       select o.batch_id, o.row_no from exchange.gap o
       join staging.import_spell n on n.person_id = o.person_id ${group ? `or n.${group} = o.group_key` : ''}
       where o.kind = $1 and o.closed_at is null and not exists (
         select from exchange.gap a where a.batch_id = o.batch_id and a.row_no = o.row_no and a.about))`,
    [kind.id, refused],
  )
  const untaken = `(select * from staging.import_known where refused or row_no = any($3)) k`
  const told = `select k.row_no, k.person_id, case when k.person_id is null then k.digest end as digest, true as about, null::bigint as group_key
    from ${untaken} where k.digest is not null`
  const namesakes = `select k.row_no, p.person_id, null::bytea, false, null::bigint from ${untaken}
    join registry.person p on normalize(p.name, nfkc) = normalize(k.name, nfkc)
    where k.digest is null ${group ? `and k.${group} is null` : ''}`
  const together = group
    ? `union select k.row_no, m.person_id, null::bytea, false, k.${group} from ${untaken} join (
         select person_id, ${group} from staging.import_known
         union select person_id, ${group} from registry.${kind.table} where superseded_at is null
       ) m on m.${group} = k.${group} and m.person_id is distinct from k.person_id
       where m.person_id is not null`
    : ''
  await tx.run(
    `insert into exchange.gap (kind, batch_id, row_no, person_id, digest, about, group_key)
     select distinct $1, $2::uuid, * from (${told} union ${namesakes} ${together}) may`,
    [kind.id, batchId, rows.listUntold()],
  )
}

/** People who are known now and of whom a list spoke before. */
export async function claimGaps({ tx }: Pick<Landing, 'tx'>): Promise<void> {
  await tx.run(
    `update exchange.gap g set person_id = i.person_id from registry.identifier i
     where g.person_id is null and i.kind = 'citizen-id' and i.digest = g.digest`,
  )
}
