import { z } from 'zod'
import type { Sex } from '#kernel/citizen-id.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { command } from '#platform/command.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { query } from '#platform/query.ts'
import { differencesBetween, type Difference } from './differences.ts'
import { type ComparedFile, type DuplicateScore, POSSIBLE_FROM, scoreDuplicate } from './duplicate-score.ts'
import { registryProblem } from './problems.ts'
import { shownDifference } from './shown-file.ts'
import { listSpells } from './spells.ts'
import { findWhole, personKey, type WholePerson } from './whole-person.ts'

/** A file as it is shown beside one it may be the same as. */
export type FileShown = Pick<ComparedFile, 'name' | 'sex' | 'birthOn' | 'township' | 'village'> & {
  readonly personId: number
  readonly district: string
  readonly onRoll: boolean
}

type ReadFile = FileShown & ComparedFile

/** Two files that may be one person, and what speaks for it and against it. */
export type DuplicatePair = DuplicateScore & { readonly one: FileShown; readonly other: FileShown }

const PAIRS_A_PAGE = 50

/**
 * Pairs of files among those the actor sees that may be one person: born on one day and read alike, or with one telephone,
 * of one name in one village, or named by a list in one breath. Pairs found to be two people are left out. The next page
 * begins after the last pair looked at.
 */
export const listDuplicates = query({
  id: 'duplicate.list',
  kind: 'search',
  permission: 'duplicate.read',
  purpose: 'correction',
  input: z.object({
    district: z.string().optional(),
    township: z.string().optional(),
    after: z.object({ one: personKey, other: personKey }).optional(),
  }),
  problems: registryProblem.pick(),
  async run({ district, township, after }, { db, audit }) {
    const rows = await db.many<PairRow>(
      `select c.one, c.other, c.hinted from (${candidatesSql}) c
       join registry.person p on p.person_id = c.one join registry.person q on q.person_id = c.other
       where ($1::text is null or p.district = $1 or q.district = $1)
         and ($2::text is null or p.township = $2 or q.township = $2)
         and (c.one, c.other) > ($3, $4)
         and not exists (select from registry.not_duplicate n where n.person_id = c.one and n.other_id = c.other)
       order by c.one, c.other limit ${PAIRS_A_PAGE + 1}`,
      [district ?? null, township ?? null, after?.one ?? 0, after?.other ?? 0],
    )
    const page = rows.slice(0, PAIRS_A_PAGE)
    const files = await readFiles(
      db,
      page.flatMap(({ one, other }) => [one, other]),
    )
    const pairs = page
      .map(({ one, other, hinted }) => pairOf(files, one, other, hinted))
      .filter(({ score }) => score >= POSSIBLE_FROM)
      .toSorted((a, b) => b.score - a.score)
    audit.subjects(pairs.flatMap(({ one, other }) => [one.personId, other.personId]))
    audit.detail({ pairs: pairs.length })
    const last = page.at(-1)
    return { pairs, ...(last && rows.length > page.length && { next: { one: last.one, other: last.other } }) }
  },
})

type PairRow = { one: number; other: number; hinted: boolean }

/** Blocking: only pairs with one of these in common are compared at all. Merged files are no longer anybody's. */
const candidatesSql = `
  with free as (select person_id, name, birth_on, pinyin[1] as reading, phone_digest, township, village
    from registry.person where survivor_id is null),
  found as (
    select a.person_id as one, b.person_id as other, false as hinted from free a join free b
      on b.birth_on = a.birth_on and b.reading = a.reading and a.person_id < b.person_id
    union all
    select a.person_id, b.person_id, false from free a join free b
      on b.phone_digest = a.phone_digest and a.person_id < b.person_id
    union all
    select a.person_id, b.person_id, false from free a join free b
      on b.township = a.township and b.village = a.village and b.name = a.name and a.person_id < b.person_id
    union all
    select least(h.person_id, h.other_id), greatest(h.person_id, h.other_id), true from registry.duplicate_hint h
      join free a on a.person_id = h.person_id join free b on b.person_id = h.other_id
  )
  select one, other, bool_or(hinted) as hinted from found group by one, other`

/** Two files side by side: what speaks for their being one person, and where their records cannot both be true. */
export type Comparison = DuplicatePair & { readonly differences: readonly Difference[] }

export const compareFiles = query({
  id: 'duplicate.compare',
  kind: 'read',
  permission: 'duplicate.read',
  purpose: 'correction',
  input: z.object({ one: personKey, other: personKey }),
  problems: registryProblem.pick('person-not-found', 'same-file'),
  async run({ one, other }, { db, actor, audit, problem }): Promise<Comparison> {
    const [a, b] = [await findWhole(db, one), await findWhole(db, other)]
    if (!a || !b) throw problem('person-not-found')
    if (a.personId === b.personId) throw problem('same-file')
    audit.subjects([a.personId, b.personId])
    const compared = await compareWholes(db, a, b)
    const both = [a.personId, b.personId] as const
    return {
      ...compared,
      differences: compared.differences.map((each) => shownDifference(actor, both, each)),
    }
  },
})

export async function compareWholes(db: Tx, a: WholePerson, b: WholePerson): Promise<Comparison> {
  const hint = await db.one(
    `select from registry.duplicate_hint where (person_id = any($1) and other_id = any($2))
       or (person_id = any($2) and other_id = any($1)) limit 1`,
    [a.files, b.files],
  )
  const files = await readFiles(db, [a.personId, b.personId])
  const differences = differencesBetween(await listSpells(db, a.files), await listSpells(db, b.files))
  return { ...pairOf(files, a.personId, b.personId, hint !== undefined), differences }
}

/** Says that two files somebody looked at are two people; they are not proposed again. */
export const declareTwoPeople = command({
  id: 'duplicate.two-people',
  permission: 'person.merge',
  purpose: 'correction',
  input: z.object({ one: personKey, other: personKey, reason: z.string().trim().min(2).max(200) }),
  problems: registryProblem.pick('person-not-found'),
  async run({ one, other, reason }, { db, actor, now, audit, problem }) {
    const [first, second] = [Math.min(one, other), Math.max(one, other)]
    const recorded = await db.run(
      `insert into registry.not_duplicate (person_id, other_id, district, township, reason, decided_at, decided_by)
       select a.person_id, b.person_id, a.district, a.township, $3, $4, $5 from registry.person a, registry.person b
       where a.person_id = $1 and b.person_id = $2 on conflict do nothing`,
      [first, second, reason, now, actor.id],
    )
    const known =
      recorded > 0 ||
      (await db.one('select from registry.not_duplicate where person_id = $1 and other_id = $2', [
        first,
        second,
      ]))
    if (!known) throw problem('person-not-found')
    audit.subjects([first, second])
  },
})

type FileRow = {
  person_id: number
  name: string
  pinyin: string[]
  sex: Sex | null
  birth_on: PlainDate | null
  phone: string | null
  district: string
  township: string
  village: string | null
  household: number | null
  on_roll: boolean
}

async function readFiles(db: Tx, people: readonly number[]): Promise<ReadonlyMap<number, ReadFile>> {
  const rows = await db.many<FileRow>(
    `select p.person_id, p.name, p.pinyin, p.sex, p.birth_on, encode(p.phone_digest, 'hex') as phone, p.district, p.township,
       p.village, p.on_roll, (select max(m.household_id) from registry.household_member m
         where m.person_id = p.person_id and m.superseded_at is null and m.valid_until is null) as household
     from registry.person p where p.person_id = any($1)`,
    [people],
  )
  return new Map(
    rows.map((row) => [
      row.person_id,
      {
        personId: row.person_id,
        name: row.name,
        pinyin: row.pinyin,
        sex: row.sex,
        birthOn: row.birth_on,
        phone: row.phone,
        district: row.district,
        township: row.township,
        village: row.village,
        household: row.household,
        onRoll: row.on_roll,
      },
    ]),
  )
}

function pairOf(
  files: ReadonlyMap<number, ReadFile>,
  one: number,
  other: number,
  hinted: boolean,
): DuplicatePair {
  const [a, b] = [files.get(one), files.get(other)]
  if (!a || !b) throw new Error('a pair of files of which one is not there')
  return { ...scoreDuplicate(a, b, { certificateOfOther: hinted }), one: shown(a), other: shown(b) }
}

function shown({ personId, name, sex, birthOn, district, township, village, onRoll }: ReadFile): FileShown {
  return { personId, name, sex, birthOn, district, township, village, onRoll }
}
