import type { Instant, RuleSet } from '#engine/ast.ts'
import { columnsNeeded } from '#engine/columns.ts'
import type { Provenance } from '#engine/fact-seen.ts'
import type { FactDefinition, FactSource } from '#core/facts/fact.ts'
import { getFact } from '#core/facts/person.ts'
import { populationRegister } from '#core/facts/systems.ts'
import { firstDay, lastDay, type Month } from '#kernel/month.ts'
import { plainDateOf, type PlainDate } from '#kernel/plain-date.ts'
import { fixedClock } from '#platform/clock.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** Who vouches for a fact of one person on a day, and since when or as of when. */
export type ProvenanceOf = (fact: string, at: PlainDate) => Provenance | undefined

type Asked = { readonly ruleSet: RuleSet; readonly month: Month; readonly knownAt: string }

/**
 * Looks up, for every fact a rule set reads of one person, which system it comes from and since when it has
 * held; for what no record says, as of when its list was complete or, where no list is needed, the day the
 * facts were read. As known at `knownAt`.
 */
export async function readProvenance(
  tx: Tx,
  { personId, ...asked }: Asked & { readonly personId: number },
): Promise<ProvenanceOf> {
  return (await readProvenanceOfMany(tx, { ...asked, people: [personId] }))(personId)
}

/** The same for many people at once. */
export async function readProvenanceOfMany(
  tx: Tx,
  { ruleSet, month, people, knownAt }: Asked & { readonly people: readonly number[] },
): Promise<(personId: number) => ProvenanceOf> {
  const needs = new Map(
    columnsNeeded(ruleSet).map(({ fact, at }) => {
      const on = dayOf(at, month)
      return [`${fact}@${on}`, { fact: getFact(fact), on }]
    }),
  )
  const sources = [...needs.values()].map(({ fact }) => fact.stored)
  const spells = Map.groupBy(await listSpells(tx, sources, people, knownAt), ({ person }) => person)
  const lists = await listCompleteLists(tx, knownAt)
  const districts = await tx.many<{ person_id: number; district: string }>(
    'select person_id, district from registry.person where person_id = any($1)',
    [people],
  )
  const districtOf = new Map(districts.map(({ person_id, district }) => [person_id, district]))
  const readOn = fixedClock(knownAt).today()
  return (personId) => {
    const own = spells.get(personId) ?? []
    const here = lists.filter(
      ({ district }) => district === 'ningbo' || district === districtOf.get(personId),
    )
    return (fact, at) => {
      const need = needs.get(`${fact}@${at}`)
      return need && whoVouches(need.fact, { spells: own, lists: here, on: need.on, readOn })
    }
  }
}

type Spell = {
  readonly person: number
  readonly table: string
  readonly apart: string | null
  readonly from: PlainDate
  readonly until: PlainDate | null
}

/** A list that was complete from one day on, as it stood on another. */
type CompleteList = {
  readonly kind: string
  readonly district: string
  readonly from: PlainDate
  readonly asOf: PlainDate
}

/** What there is to say of one person on a day. */
type Records = {
  readonly spells: readonly Spell[]
  readonly lists: readonly CompleteList[]
  readonly on: PlainDate
  /** The day the facts were read. */
  readonly readOn: PlainDate
}

function whoVouches(
  { stored, type }: FactDefinition,
  { spells, lists, on, readOn }: Records,
): Provenance | undefined {
  const listedAsOf = (list: string) =>
    lists
      .filter(({ kind, from }) => kind === list && from <= on)
      .map(({ asOf }) => asOf)
      .toSorted()
      .at(-1)
  if (stored.from === 'person') return { source: populationRegister, asOf: listedAsOf('people') ?? readOn }
  const { table, where, system, absent, list } = stored
  // A day is not so since another day: a record may have been begun before it, or after.
  if (type === 'date') return { source: system, asOf: listedAsOf(list) ?? readOn }
  const spell = spells.find(
    (each) =>
      each.table === table &&
      (where === undefined || each.apart === where.is) &&
      each.from <= on &&
      (each.until === null || on < each.until),
  )
  if (spell) return { source: system, since: spell.from }
  const asOf = listedAsOf(list) ?? (absent?.when === 'always' ? readOn : undefined)
  return asOf === undefined ? undefined : { source: system, asOf }
}

/** Which lists were complete, for which districts and from which day, as recorded at that time. */
async function listCompleteLists(tx: Tx, knownAt: string): Promise<readonly CompleteList[]> {
  return tx.many<CompleteList>(
    `select kind, district, covered_from as "from", max(as_of) as "asOf" from exchange.coverage
      where recorded_at <= $1 group by kind, district, covered_from`,
    [knownAt],
  )
}

/** Everything believed of these people at that time in the tables that are asked about, in one statement. */
async function listSpells(
  tx: Tx,
  sources: readonly FactSource[],
  people: readonly number[],
  knownAt: string,
): Promise<readonly Spell[]> {
  const tables = new Map<string, string>()
  for (const source of sources)
    if (source.from === 'spell') tables.set(source.table, source.where?.column ?? 'null::text')
  const parts = [...tables].map(
    ([
      table,
      apart,
    ]) => `select person_id as person, '${table}' as "table", ${apart} as apart, valid_from as "from", valid_until as until
      from registry.${table} where person_id = any($1) and recorded_at <= $2 and (superseded_at is null or superseded_at > $2)`,
  )
  return parts.length === 0 ? [] : tx.many<Spell>(parts.join(' union all '), [people, knownAt])
}

function dayOf({ monthsBack, day }: Instant, month: Month): PlainDate {
  const target = month - monthsBack
  return plainDateOf(day === 'first' ? firstDay(target) : lastDay(target))
}
