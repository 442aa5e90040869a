import { refreshNameKeys } from '#core/registry/name-keys.ts'
import { claimGaps } from './gaps.ts'
import { type Landing, randomPersonId } from './landing.ts'

/**
 * Gives people a household file is the first to name a key and a number. They are not on the roll; the district
 * responsible is that of the head of the household, or of whoever of it is known.
 */
export async function landHouseholdMembers({ tx, source, batchId }: Landing): Promise<void> {
  await tx.run(`create unlogged table staging.import_home as
    select distinct on (household_id) household_id, district, township from (
      select r.household_id, p.district, p.township, r.relation = 'head' as is_head, r.row_no::bigint as place
      from staging.import_row r
      join registry.identifier i on i.kind = 'citizen-id' and i.digest = r.digest
      join registry.person p on p.person_id = i.person_id
      where not r.refused
      union all
      select m.household_id, m.district, m.township, m.relation = 'head', m.person_id
      from registry.household_member m
      where m.superseded_at is null and m.household_id in (select household_id from staging.import_row)
    ) known
    order by household_id, is_head desc nulls last, place`)
  await tx.run(`create unlogged table staging.import_member as
    select distinct on (r.digest) r.digest, r.cipher, r.name, r.pinyin, r.sex, r.birth_on, home.district, home.township,
      ${randomPersonId} as person_id
    from staging.import_row r join staging.import_home home using (household_id)
    where not r.refused
      and not exists (select from registry.identifier i where i.kind = 'citizen-id' and i.digest = r.digest)
    order by r.digest, r.row_no`)
  await tx.run(
    `insert into registry.person (person_id, name, pinyin, sex, birth_on, on_roll, district, township, source, batch_id)
     select person_id, name, pinyin, sex, birth_on, false, district, township, $1, $2 from staging.import_member`,
    [source, batchId],
  )
  await tx.run(
    `insert into registry.identifier (kind, digest, cipher, person_id, batch_id)
     select 'citizen-id', digest, cipher, person_id, $1 from staging.import_member`,
    [batchId],
  )
  await refreshNameKeys(tx, 'select person_id from staging.import_member')
  await claimGaps({ tx })
  await tx.run('drop table staging.import_home, staging.import_member')
}
