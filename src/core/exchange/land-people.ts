import { refreshNameKeys } from '#core/registry/name-keys.ts'
import { claimGaps } from './gaps.ts'
import { type Landing, randomPersonId } from './landing.ts'
import type { StageType } from './staging.ts'

export const stagedPerson = {
  row_no: 'int4',
  refused: 'bool',
  digest: 'bytea',
  cipher: 'bytea',
  name: 'text',
  name_damaged: 'bool',
  sex: 'text',
  birth_on: 'date',
  phone_cipher: 'bytea',
  district: 'text',
  township: 'text',
  village: 'text',
  grid: 'text',
  pinyin: 'text[]',
  phone_digest: 'bytea',
} as const satisfies Record<string, StageType>

/**
 * Takes the staged rows of the roll into the registry: new people get a key and a number, known ones what is new about
 * them. A blank cell takes nothing away. Where somebody lives is told here only as long as no record of moves says it.
 */
export async function landPeople(landing: Landing): Promise<{ readonly changed: readonly number[] }> {
  const { tx, rows, source, batchId, residentFrom } = landing
  await sayRepeatedPeople(landing)
  await tx.run('delete from staging.import_row where refused or row_no = any($1)', [rows.listRefused()])
  await tx.run(`create unlogged table staging.import_person as
    select distinct on (r.digest) r.*, i.person_id is null as is_new, p.name as known_name,
      coalesce(i.person_id, ${randomPersonId}) as person_id,
      p.person_id is not null and (
        (not r.name_damaged and p.name <> r.name) or p.sex is distinct from r.sex or p.birth_on is distinct from r.birth_on
        or not p.on_roll or p.phone_cipher is distinct from coalesce(r.phone_cipher, p.phone_cipher)
        or p.phone_digest is distinct from coalesce(r.phone_digest, p.phone_digest)
        or (not r.name_damaged and p.pinyin <> r.pinyin)
        or p.village is distinct from coalesce(r.village, p.village)
        or p.grid is distinct from coalesce(r.grid, p.grid)) as is_changed
    from staging.import_row r
    left join registry.identifier i on i.kind = 'citizen-id' and i.digest = r.digest
    left join registry.person p on p.person_id = i.person_id
    order by r.digest, r.row_no`)
  await tx.run('analyze staging.import_person')
  await tx.run(
    `insert into registry.person
       (person_id, name, pinyin, sex, birth_on, phone_cipher, phone_digest, on_roll, district, township, village, grid,
        source, batch_id)
     select person_id, name, pinyin, sex, birth_on, phone_cipher, phone_digest, true, district, township, village, grid, $1, $2
     from staging.import_person where is_new`,
    [source, batchId],
  )
  await tx.run(
    `insert into registry.identifier (kind, digest, cipher, person_id, batch_id)
     select 'citizen-id', digest, cipher, person_id, $1 from staging.import_person where is_new`,
    [batchId],
  )
  await tx.run(`update registry.person p
     set name = case when n.name_damaged then p.name else n.name end,
       pinyin = case when n.name_damaged then p.pinyin else n.pinyin end, sex = n.sex, birth_on = n.birth_on, on_roll = true,
       phone_cipher = coalesce(n.phone_cipher, p.phone_cipher), phone_digest = coalesce(n.phone_digest, p.phone_digest),
       village = coalesce(n.village, p.village), grid = coalesce(n.grid, p.grid)
     from staging.import_person n where n.person_id = p.person_id and n.is_changed`)
  await refreshNameKeys(tx, 'select person_id from staging.import_person where is_new or is_changed')
  await claimGaps(landing)
  await sayDifferences(landing)
  await tx.run(
    `insert into registry.hukou
       (person_id, district, township, hukou_district, hukou_township, valid_from, source, batch_id)
     select n.person_id, n.district, n.township, n.district, n.township, $1, $2, $3 from staging.import_person n
     where not exists (select from registry.hukou h where h.person_id = n.person_id and h.superseded_at is null)`,
    [residentFrom, source, batchId],
  )
  const changed = await tx.many<{ row_no: number }>(
    'select row_no from staging.import_person where is_new or is_changed',
  )
  await tx.run('drop table staging.import_person')
  return { changed: changed.map((row) => row.row_no) }
}

async function sayRepeatedPeople({ tx, rows }: Landing): Promise<void> {
  const repeated = await tx.many<{ row_no: number; first: number; same: boolean }>(
    `select b.row_no, a.row_no as first, row(a.name, a.phone_cipher, a.district, a.township, a.village, a.grid)
       is not distinct from row(b.name, b.phone_cipher, b.district, b.township, b.village, b.grid) as same
     from (select digest, min(row_no) as row_no from staging.import_row where not refused
       group by digest having count(*) > 1) firsts
     join staging.import_row a on a.row_no = firsts.row_no
     join staging.import_row b on b.digest = a.digest and b.row_no > a.row_no and not b.refused
     order by b.row_no`,
  )
  for (const { row_no: row, first, same } of repeated)
    rows.sayOther(row, same ? 'row-repeated' : 'person-twice', first)
}

async function sayDifferences({ tx, rows, today }: Landing): Promise<void> {
  const differing = await tx.many<{ row_no: number; name: boolean; residence: boolean }>(
    `select n.row_no, coalesce(n.known_name <> n.name, false) as name,
       coalesce((h.hukou_district, h.hukou_township) is distinct from (n.district, n.township), false)
         and h.person_id is not null as residence
     from staging.import_person n
     left join registry.hukou h on h.person_id = n.person_id and h.superseded_at is null and h.hukou_district <> 'outside'
       and h.valid_from <= $1 and (h.valid_until is null or h.valid_until > $1)
     where not n.is_new and (n.known_name <> n.name or h.person_id is not null)`,
    [today],
  )
  for (const { row_no: row, name, residence } of differing) {
    if (name && !rows.has(row, 'name-damaged')) rows.say(row, 'name-differs', 'name')
    if (residence) rows.say(row, 'residence-differs', 'township')
  }
}
