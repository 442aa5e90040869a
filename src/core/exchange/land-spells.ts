import type { PlainDate } from '#kernel/plain-date.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { recordDuplicateHints } from './duplicate-hints.ts'
import type { SpellKind } from './file-kind.ts'
import { recordGaps } from './gaps.ts'
import { isSame, type Landing } from './landing.ts'
import { endWhatIsLeftOut, type LeftOut } from './left-out.ts'
import { rankOf, sourceCodes, sources } from './sources.ts'
import type { StageType } from './staging.ts'

export function stagedSpell(kind: SpellKind): Readonly<Record<string, StageType>> {
  return {
    row_no: 'int4',
    refused: 'bool',
    digest: 'bytea',
    name: 'text',
    valid_from: 'date',
    valid_until: 'date',
    ...kind.columns,
    ...(kind.introduces && { cipher: 'bytea', pinyin: 'text[]', sex: 'text', birth_on: 'date' }),
    ...(kind.numbered && { number_digest: 'bytea', number_cipher: 'bytea', holder_digest: 'bytea' }),
  }
}

/**
 * Takes the staged rows of one kind into its spell table. What already stands changes nothing; what differs supersedes
 * what it overlaps, of which the part before it stays on. Returns the rows that changed something.
 */
export async function landSpells(
  kind: SpellKind,
  landing: Landing,
): Promise<{ readonly changed: readonly number[]; readonly leftOut: LeftOut | undefined }> {
  const { tx, rows } = landing
  await findPeople(kind, landing)
  if (kind.numbered) await recordDuplicateHints(landing)
  await tx.run(spellsSql(kind))
  await tx.run('create index on staging.import_spell (person_id)')
  await tx.run('analyze staging.import_spell')
  await sayRepeatedRows(kind, landing)
  await sayOverlappingRows(kind, landing)
  await keepNews(kind, landing)
  await replaceWhatStands(kind, landing)
  const changed = await tx.many<{ row_no: number }>('select distinct row_no from staging.import_spell')
  await recordGaps(kind, landing)
  const leftOut = await endWhatIsLeftOut(kind, landing)
  await tx.run('drop table staging.import_known, staging.import_spell')
  return { changed: changed.map((row) => row.row_no).filter((row) => !rows.isRefused(row)), leftOut }
}

async function findPeople(kind: SpellKind, { tx, rows }: Landing): Promise<void> {
  await tx.run(`create unlogged table staging.import_known as
    select r.*, p.person_id, p.district as home_district, p.township as home_township, p.name as known_name
    from staging.import_row r
    left join registry.identifier i on i.kind = 'citizen-id' and i.digest = r.digest
    left join registry.person p on p.person_id = i.person_id`)
  await tx.run('analyze staging.import_known')
  const unusual = await tx.many<{ row_no: number; is_unknown: boolean }>(
    `select distinct row_no, person_id is null as is_unknown from staging.import_known
     where not refused and (person_id is null or
       (normalize(known_name, nfkc) <> normalize(name, nfkc) and known_name !~ '[?？□〓]'))`,
  )
  for (const { row_no: row, is_unknown: isUnknown } of unusual) {
    if (!isUnknown) {
      if (!rows.has(row, 'name-damaged')) rows.say(row, 'name-differs', 'name')
    } else if (kind.introduces) rows.say(row, 'household-unknown', 'household')
    else rows.say(row, 'person-unknown', 'citizenId')
  }
}

/** Where a later row replaces an earlier one, each row's spells end where the next one, staged or stored, begins. */
function spellsSql({ table, columns, apart, replaces }: SpellKind): string {
  const kept = ['row_no', 'person_id', 'home_district', 'home_township', ...Object.keys(columns)].join(', ')
  const usable = 'not refused and person_id is not null'
  if (!replaces)
    return `create unlogged table staging.import_spell as
      select ${kept}, valid_from, valid_until from staging.import_known where ${usable}`
  const key = apart ? `person_id, ${apart}` : 'person_id'
  return `create unlogged table staging.import_spell as
    with starts as (
      select row_no, ${key}, min(valid_from) as start from staging.import_known where ${usable} group by row_no, ${key}
    ), ends as (
      select row_no, least(
        min(start) over (partition by ${key} order by start groups between 1 following and 1 following),
        (select min(s.valid_from) from registry.${table} s where s.person_id = starts.person_id and s.superseded_at is null
          and s.valid_from > starts.start and ${replaces.begins} ${apart ? `and s.${apart} = starts.${apart}` : ''})
      ) as next
      from starts
    )
    select ${kept}, valid_from, least(valid_until, next) as valid_until
    from staging.import_known join ends using (row_no)
    where ${usable} and (next is null or valid_from < next)`
}

async function sayRepeatedRows({ columns }: SpellKind, { tx, rows }: Landing): Promise<void> {
  const stated = ['valid_from', 'valid_until', ...Object.keys(columns)].join(', ')
  const repeated = await tx.many<{ row_no: number; first: number }>(
    `select row_no, first from (
       select row_no, min(row_no) over (partition by person_id, stated) as first from (
         select row_no, person_id, array_agg(row(${stated})::text order by valid_from) as stated from staging.import_spell
         where person_id in (select person_id from staging.import_spell group by person_id having min(row_no) < max(row_no))
         group by row_no, person_id
       ) each_row
     ) matched where row_no <> first`,
  )
  for (const { row_no: row, first } of repeated) rows.sayOther(row, 'row-repeated', first)
  const repeats = repeated.map((row) => row.row_no)
  await tx.run('delete from staging.import_spell where row_no = any($1)', [repeats])
}

/** Of rows that cannot all be true the first in the file is taken; a row refused stands in nobody's way. */
async function sayOverlappingRows({ apart }: SpellKind, { tx, rows }: Landing): Promise<void> {
  const pairs = await tx.many<{ earlier: number; later: number }>(
    `select distinct a.row_no as earlier, b.row_no as later
     from staging.import_spell a join staging.import_spell b on b.person_id = a.person_id and b.row_no > a.row_no
       ${apart ? `and b.${apart} = a.${apart}` : ''} and ${range('a')} && ${range('b')}
     order by later, earlier`,
  )
  for (const { earlier, later } of pairs) {
    if (!rows.isRefused(earlier) && !rows.isRefused(later)) rows.sayOther(later, 'rows-overlap', earlier)
  }
  await dropRefused({ tx, rows })
}

/** Leaves in staging only what the registry does not hold yet and this source may say. */
async function keepNews(kind: SpellKind, landing: Landing): Promise<void> {
  const { tx, rows, source, asOf } = landing
  const { table, columns } = kind
  const same = isSame(Object.keys(columns), 's', 'n')
  await tx.run(`delete from staging.import_spell n using registry.${table} s
    where s.person_id = n.person_id and s.superseded_at is null and s.valid_from = n.valid_from
      and s.valid_until is not distinct from n.valid_until and ${same}`)
  await keepWhatLaterListsSay(kind, tx, asOf)
  const rank = `case s.source ${sourceCodes.map((code) => `when '${code}' then ${rankOf(code, kind.keptBy)}`).join(' ')} else 0 end`
  const outranking = `from registry.${table} s where ${overlaps(kind)} and ${rank} > ${rankOf(source, kind.keptBy)}`
  const outranked = await tx.many<{ row_no: number; source: string }>(
    `select n.row_no, min(known.source) as source from staging.import_spell n
     cross join lateral (select s.source ${outranking} and not (${same})) known group by n.row_no`,
  )
  for (const { row_no: row, source: stated } of outranked) {
    const by = sourceCodes.find((code) => code === stated)
    if (by) rows.say(row, 'source-outranked', undefined, { source: sources[by].zh, sourceEn: sources[by].en })
  }
  await dropRefused({ tx, rows })
  // What is left of these says the same as the better source, whose dates stand.
  await tx.run(`delete from staging.import_spell n where exists (select ${outranking})`)
  await tx.run('analyze staging.import_spell')
}

async function replaceWhatStands(kind: SpellKind, { tx, source, batchId }: Landing): Promise<void> {
  const { table, columns, apart, replaces, once } = kind
  const values = Object.keys(columns)
  const list = values.map((column) => `, ${column}`).join('')
  const stored = ['person_id', 'valid_from', 'valid_until', 'source', 'district', 'township', ...values]
  await tx.run(`create unlogged table staging.import_touched as
    select ${stored.map((column) => `s.${column}`).join(', ')},
      bool_or(n.valid_from = s.valid_from or (${isSame(values, 's', 'n')})) as is_corrected,
      datemultirange(${range('s')}) - range_agg(${range('n')}) as rest
    from registry.${table} s join staging.import_spell n on ${overlaps(kind)}
    group by ${stored.map((column) => `s.${column}`).join(', ')}`)
  await tx.run(`update registry.${table} s set superseded_at = now() from staging.import_touched t
    where s.person_id = t.person_id and s.valid_from = t.valid_from and s.superseded_at is null
      ${apart ? `and s.${apart} = t.${apart}` : ''}`)
  // A row about the same fact says all there is about its end; a row about another one leaves what comes after it.
  const stays = once ? 'false' : `lower(piece) = valid_from ${replaces ? '' : 'or not is_corrected'}`
  await tx.run(
    `insert into registry.${table} (person_id, district, township, valid_from, valid_until, source, batch_id${list})
     select person_id, district, township, lower(piece), upper(piece), source, $1${list}
     from staging.import_touched, unnest(rest) as piece
     where ${stays}`,
    [batchId],
  )
  await tx.run(
    `insert into registry.${table} (person_id, district, township, valid_from, valid_until, source, batch_id${list})
     select person_id, home_district, home_township, valid_from, valid_until, $1, $2${list} from staging.import_spell`,
    [source, batchId],
  )
  if (kind.numbered) await recordCertificateNumbers({ tx, batchId })
  await tx.run('drop table staging.import_touched')
}

async function recordCertificateNumbers({ tx, batchId }: Pick<Landing, 'tx' | 'batchId'>): Promise<void> {
  await tx.run(
    `insert into registry.identifier (kind, digest, cipher, person_id, valid_from, batch_id)
     select distinct on (k.number_digest) 'certificate-number', k.number_digest, k.number_cipher, k.person_id, k.valid_from, $1
     from staging.import_known k join staging.import_spell n using (row_no)
     where k.number_digest is not null order by k.number_digest, k.valid_from
     on conflict do nothing`,
    [batchId],
  )
}

/** What a list of a later day said stands; of an older statement only the part before it is news. */
async function keepWhatLaterListsSay(kind: SpellKind, tx: Tx, asOf: PlainDate): Promise<void> {
  await tx.run(
    `update staging.import_spell n set valid_until = later.begins
     from (
       select n.ctid as row, greatest(min(s.valid_from), min(n.valid_from)) as begins
       from staging.import_spell n join registry.${kind.table} s on ${overlaps(kind)}
       join exchange.batch b on b.batch_id = s.batch_id
       where b.as_of > $1 group by n.ctid
     ) later
     where later.row = n.ctid`,
    [asOf],
  )
  await tx.run('delete from staging.import_spell where valid_until <= valid_from')
}

async function dropRefused({ tx, rows }: Pick<Landing, 'tx' | 'rows'>): Promise<void> {
  await tx.run('delete from staging.import_spell where row_no = any($1)', [rows.listRefused()])
}

/** Stored spells `s` that cannot stand beside the staged spell `n`. */
function overlaps({ apart }: SpellKind): string {
  const sameThing = apart ? `and s.${apart} = n.${apart}` : ''
  return `s.person_id = n.person_id and s.superseded_at is null ${sameThing} and ${range('s')} && ${range('n')}`
}

function range(alias: string): string {
  return `daterange(${alias}.valid_from, ${alias}.valid_until)`
}
