import type { Instant, RuleSet } from '#engine/ast.ts'
import { columnsNeeded } from '#engine/columns.ts'
import type { Provenance } from '#engine/fact-seen.ts'
import type { FactSource } from '#core/facts/fact.ts'
import { getFact } from '#core/facts/person.ts'
import type { SpellSource } from '#core/facts/spell-source.ts'
import { populationRegister } from '#core/facts/systems.ts'
import { firstDay, lastDay, type Month } from '#kernel/month.ts'
import { formatDate, plainDateOf, type PlainDate } from '#kernel/plain-date.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** Who vouches for a fact of one person on a day, and since when. */
export type ProvenanceOf = (fact: string, at: PlainDate) => Provenance | undefined

/**
 * Looks up, for every fact a rule set reads of one person, which system it comes from and since when it
 * has held; for a fact that is not on any list, as of when the list was complete. As known at `knownAt`.
 */
export async function readProvenance(
  tx: Tx,
  {
    ruleSet,
    month,
    personId,
    knownAt,
  }: { ruleSet: RuleSet; month: Month; personId: number; knownAt: string },
): Promise<ProvenanceOf> {
  const lists = await tx.many<{ kind: string; as_of: PlainDate }>(
    'select kind, max(as_of) as as_of from exchange.coverage where recorded_at <= $1 group by kind',
    [knownAt],
  )
  const needs = columnsNeeded(ruleSet).map(({ fact, at }) => ({
    fact,
    stored: getFact(fact).stored,
    on: dayOf(at, month),
  }))
  const spells = await listSpells(
    tx,
    needs.map(({ stored }) => stored),
    personId,
    knownAt,
  )
  const found = new Map<string, Provenance>()
  for (const { fact, stored, on } of needs) {
    const provenance =
      stored.from === 'person' ? { source: populationRegister } : whoVouches(stored, spells, lists, on)
    if (provenance) found.set(`${fact}@${on}`, provenance)
  }
  return (fact, at) => found.get(`${fact}@${at}`)
}

type Spell = {
  readonly table: string
  readonly apart: string | null
  readonly from: PlainDate
  readonly until: PlainDate | null
}

function whoVouches(
  stored: SpellSource,
  spells: readonly Spell[],
  lists: readonly { kind: string; as_of: PlainDate }[],
  on: PlainDate,
): Provenance | undefined {
  const { table, where, system, absent } = stored
  const spell = spells.find(
    (each) =>
      each.table === table &&
      (where === undefined || each.apart === where.is) &&
      each.from <= on &&
      (each.until === null || on < each.until),
  )
  if (spell) return { source: system, since: spell.from }
  if (absent?.when === 'always') return { source: system }
  const listed = lists.find(({ kind }) => kind === stored.list)?.as_of
  return listed === undefined ? undefined : { source: asOf(stored, listed) }
}

/** Everything believed of one person at that time in the tables that are asked about, in one statement. */
async function listSpells(
  tx: Tx,
  sources: readonly FactSource[],
  personId: number,
  knownAt: string,
): Promise<readonly Spell[]> {
  const tables = new Map<string, string>()
  for (const source of sources)
    if (source.from === 'spell') tables.set(source.table, source.where?.column ?? 'null::text')
  const parts = [...tables].map(
    ([
      table,
      apart,
    ]) => `select '${table}' as "table", ${apart} as apart, valid_from as "from", valid_until as until
      from registry.${table} where person_id = $1 and recorded_at <= $2 and (superseded_at is null or superseded_at > $2)`,
  )
  return parts.length === 0 ? [] : tx.many<Spell>(parts.join(' union all '), [personId, knownAt])
}

function asOf({ system }: SpellSource, day: PlainDate): Provenance['source'] {
  return { zh: `${system.zh}，名单截至${formatDate(day)}`, en: `${system.en}, list as of ${day}` }
}

function dayOf({ monthsBack, day }: Instant, month: Month): PlainDate {
  const target = month - monthsBack
  return plainDateOf(day === 'first' ? firstDay(target) : lastDay(target))
}
