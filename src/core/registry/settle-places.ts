import type { PlainDate } from '#kernel/plain-date.ts'
import type { Tx } from '#platform/db/transaction.ts'

/**
 * Makes the place of people, and of everything stored about them that follows them, that of where they are registered
 * today; of a merged file that of the file it belongs to. Who has left the city keeps the last place: somebody here stays
 * responsible. A file that was merged and no longer is goes back to where it was before.
 *
 * One statement, so that nobody sees a file half moved. All people, or those named; gives how many have moved.
 */
export async function settlePlaces(tx: Tx, today: PlainDate, people?: readonly number[]): Promise<number> {
  const following = (await listFollowingTables(tx)).map(
    (table, at) => `followed_${at} as (update ${table} s set district = m.district, township = m.township
      from moved m where s.person_id = m.person_id)`,
  )
  return tx.run(
    `with restored as (
       select distinct on (m.person_id) m.person_id, m.district_before, m.township_before from registry.person_merge m
       where m.undone_at is not null and not exists
         (select from registry.hukou h where h.person_id = m.person_id and h.recorded_at > m.undone_at)
       order by m.person_id, m.undone_at desc
     ), moved as (
       update registry.person p set district = t.district, township = t.township
       from (
         select f.person_id,
           case when h.person_id is null then coalesce(b.district_before, s.district) else h.hukou_district end as district,
           case when h.person_id is null then coalesce(b.township_before, s.township) else h.hukou_township end as township
         from registry.person f
         join registry.person s on s.person_id = coalesce(f.survivor_id, f.person_id)
         left join registry.hukou h on h.person_id = s.person_id and h.superseded_at is null and h.valid_from <= $1
           and (h.valid_until is null or h.valid_until > $1) and h.hukou_district <> 'outside'
         left join restored b on b.person_id = s.person_id
       ) t
       where t.person_id = p.person_id and (p.district, p.township) <> (t.district, t.township)
         and ($2::bigint[] is null or p.person_id = any($2))
       returning p.person_id, p.district, p.township
     ), ${following.join(', ')}
     select person_id from moved`,
    [today, people ?? null],
  )
}

/**
 * Tables whose rows follow the person they are about: those whose place the batch role may change. What was decided or
 * paid somewhere stays there.
 */
async function listFollowingTables(tx: Tx): Promise<readonly string[]> {
  const tables = await tx.many<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute d on d.attrelid = c.oid and d.attname = 'district'
     join pg_attribute p on p.attrelid = c.oid and p.attname = 'person_id'
     where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$|staging$)'
       and c.oid <> 'registry.person'::regclass and has_column_privilege(c.oid, d.attnum, 'UPDATE')
     order by name`,
  )
  return tables.map(({ name }) => name)
}
