import type { Sex } from '#kernel/citizen-id.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Operation } from '#platform/operation.ts'
import type { Actor } from '#platform/actor.ts'
import { query } from '#platform/query.ts'
import { shownName } from '#platform/showing.ts'
import type { Identity } from './identity.ts'
import { foldPhone } from './phone-number.ts'
import { registryProblem } from './problems.ts'
import { readName, readNumber, searchInput, type SearchInput, type SoughtName } from './search-input.ts'

/** Enough to tell people apart in a list: nothing of what is secret, no number, no day of birth. */
export type PersonFound = {
  readonly personId: number
  readonly name: string
  readonly sex: Sex | null
  readonly birthYear: number | null
  readonly district: string
  readonly township: string
  readonly village: string | null
  readonly onRoll: boolean
}

export type PeopleFound = {
  readonly people: readonly PersonFound[]
  /** Others fit as well; say more about whom is meant. */
  readonly more: boolean
}

const MOST_FOUND = 20
const MOST_SEARCHES_A_DAY = 400
/** Of a name that fits more files only so many are put in order: whoever looks has to say more anyway. */
const MOST_IN_ORDER = 10_000

/**
 * Looks for people among those the actor may see, by an exact number, or by name and what else is known. Whoever may see
 * more than one region says two things about a person or gives the number. Files that are one person are found once.
 *
 * Needs the actor's area and, for numbers, the compartment `c:by-number`. Somebody outside the area is nobody.
 */
export function searchPeople(identity: Identity): Operation<PeopleFound> {
  return query({
    id: 'person.search',
    kind: 'search',
    permission: 'person.search',
    purpose: 'service',
    input: searchInput,
    problems: registryProblem.pick('number-not-exact', 'search-too-wide', 'too-many-searches'),
    async run(input, { db, actor, today, audit, problem }) {
      if ((await countSearches(db, actor.id, today)) >= MOST_SEARCHES_A_DAY)
        throw problem('too-many-searches', { most: MOST_SEARCHES_A_DAY })
      const sought = seek(input, identity)
      if (sought.unusable) throw problem('number-not-exact', sought.unusable)
      if (!sought.sql || (!sought.exact && (await isWide(db)) && sought.attributes < 2))
        throw problem('search-too-wide')
      const rows = await db.many<FoundRow>(foundSql(sought.sql), sought.values)
      const people = rows.slice(0, MOST_FOUND).map((row) => personFound(actor, row))
      audit.subjects(people.map(({ personId }) => personId))
      audit.detail({ found: people.length, more: rows.length > MOST_FOUND, by: sought.by })
      return { people, more: rows.length > MOST_FOUND }
    },
  })
}

type Sought = {
  /** Selects the keys of the files that fit. */
  readonly sql?: string
  readonly values: readonly unknown[]
  /** Found by a number, which names one person. */
  readonly exact: boolean
  /** How many things are said about whom is meant. */
  readonly attributes: number
  readonly by: string
  readonly unusable?: { readonly remedy: string; readonly remedyEn: string }
}

/** Reads what is asked into SQL over files the actor sees; without `sql` too little is said. */
export function seek(input: SearchInput, identity: Identity): Sought {
  const values: unknown[] = []
  const value = (given: unknown): string => `$${values.push(given)}`
  if (input.number !== undefined) {
    const number = readNumber(input.number)
    const by = 'number'
    if (!number.ok)
      return {
        values,
        exact: true,
        attributes: 0,
        by,
        unusable: { remedy: number.remedy.zh, remedyEn: number.remedy.en },
      }
    const digests = number.kinds.map(
      ({ kind, value: written }) =>
        `(i.kind = '${kind}' and i.digest = ${value(identity.digest(kind, written))})`,
    )
    const sql = `select i.person_id from registry.identifier i where ${digests.join(' or ')}`
    return { sql, values, exact: true, attributes: 0, by }
  }
  const name = input.name === undefined ? undefined : readName(input.name)
  const phone = input.phone === undefined ? undefined : foldPhone(input.phone)
  const place = input.township ?? input.district
  const conditions = [
    ...(input.bornOn === undefined ? [] : [`p.birth_on = ${value(input.bornOn)}`]),
    ...(phone === undefined ? [] : [`p.phone_digest = ${value(identity.digest('phone', phone))}`]),
    ...(input.district === undefined ? [] : [`p.district = ${value(input.district)}`]),
    ...(input.township === undefined ? [] : [`p.township = ${value(input.township)}`]),
  ]
  const said = [name, phone, input.bornOn, place].filter((each) => each !== undefined)
  const by = name?.by ?? 'phone'
  const attributes = said.length
  // A name that is too short to look for leaves too little, whatever else is said.
  if ((input.name !== undefined && name === undefined) || (name === undefined && phone === undefined))
    return { values, exact: false, attributes, by }
  const named = name && namedSql(name, value)
  const from = named
    ? `(${named.keys} limit ${MOST_IN_ORDER}) k join registry.person p using (person_id)`
    : 'registry.person p'
  const where = [...(named?.conditions ?? []), ...conditions].join(' and ')
  return {
    sql: `select p.person_id from ${from} where ${where || 'true'}`,
    values,
    exact: false,
    attributes,
    by,
  }
}

/** The files a name is a key to: all its bigrams in a row, or a reading that begins so, or its initials. */
function namedSql(
  { by, text }: SoughtName,
  value: (given: unknown) => string,
): { readonly keys: string; readonly conditions: readonly string[] } {
  if (by === 'characters') {
    const characters = [...text]
    const bigrams = [...new Set(characters.slice(1).map((next, at) => `${characters[at]}${next}`))]
    const keys = `select person_id from registry.name_key where key = any(${value(bigrams)})
      group by person_id having count(*) = ${bigrams.length}`
    return { keys, conditions: [`position(${value(text)} in registry.folded_name(p.name)) > 0`] }
  }
  const [from, before, initials] = [value(text), value(`${text}{`), value(text.toUpperCase())]
  const keys = `select person_id from registry.name_key where key >= ${from} and key < ${before}
    union all select person_id from registry.name_key where key = ${initials}`
  return { keys, conditions: [] }
}

type FoundRow = {
  person_id: number
  name: string
  sex: Sex | null
  birth_year: number | null
  district: string
  township: string
  village: string | null
  on_roll: boolean
}

/** The people the files belong to, each once, and one more than is shown. */
export function foundSql(files: string): string {
  return `select s.person_id, s.name, s.sex, extract(year from s.birth_on)::int as birth_year, s.district, s.township,
      s.village, s.on_roll
    from (select distinct coalesce(f.survivor_id, f.person_id) as person_id
      from (${files}) sought join registry.person f using (person_id)) found
    join registry.person s using (person_id)
    order by length(s.name), s.name collate "C", s.person_id limit ${MOST_FOUND + 1}`
}

function personFound(actor: Actor, row: FoundRow): PersonFound {
  return {
    personId: row.person_id,
    name: shownName(actor, row.person_id, row.name),
    sex: row.sex,
    birthYear: row.birth_year,
    district: row.district,
    township: row.township,
    village: row.village,
    onRoll: row.on_roll,
  }
}

/** Whether the actor may see people of more than one region. */
async function isWide(db: Tx): Promise<boolean> {
  const regions = await db.one<{ regions: string[] }>(
    `select array(select label from unnest(platform.tags('read')) label where label like 'r:%') as regions`,
  )
  return (regions?.regions.length ?? 0) > 1 || regions?.regions[0] === 'r:ningbo'
}

async function countSearches(db: Tx, actor: string, today: string): Promise<number> {
  const counted = await db.one<{ searches: number }>(
    `select count(*) as searches from platform.audit
     where actor = $1 and operation = 'person.search' and at >= $2::date::timestamp at time zone 'Asia/Shanghai'`,
    [actor, today],
  )
  return counted?.searches ?? 0
}
