import type { Instant, RuleSet } from '#engine/ast.ts'
import { columnsNeeded } from '#engine/columns.ts'
import type { Provenance } from '#engine/fact-seen.ts'
import { getFact } from '#core/facts/person.ts'
import type { SpellSource } from '#core/facts/spell-source.ts'
import { populationRegister } from '#core/facts/systems.ts'
import { firstDay, lastDay, type Month } from '#kernel/month.ts'
import { plainDateOf, type PlainDate } from '#kernel/plain-date.ts'
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
  const found = new Map<string, Provenance>()
  for (const { fact, at } of columnsNeeded(ruleSet)) {
    const { stored } = getFact(fact)
    const on = dayOf(at, month)
    if (stored.from === 'person') found.set(`${fact}@${on}`, { source: populationRegister })
    else {
      const since = await findSince(tx, stored, personId, on, knownAt)
      const listed = lists.find(({ kind }) => kind === stored.list)?.as_of
      if (since !== undefined) found.set(`${fact}@${on}`, { source: stored.system, since })
      else if (stored.absent?.when === 'always') found.set(`${fact}@${on}`, { source: stored.system })
      else if (listed !== undefined) found.set(`${fact}@${on}`, { source: asOf(stored, listed) })
    }
  }
  return (fact, at) => found.get(`${fact}@${at}`)
}

async function findSince(
  tx: Tx,
  { table, where }: SpellSource,
  personId: number,
  on: PlainDate,
  knownAt: string,
): Promise<PlainDate | undefined> {
  const spell = await tx.one<{ valid_from: PlainDate }>(
    `select valid_from from registry.${table}
      where person_id = $1 and valid_from <= $2 and (valid_until is null or valid_until > $2)
        and recorded_at <= $3 and (superseded_at is null or superseded_at > $3)
        ${where ? `and ${where.column} = $4` : ''} order by recorded_at desc limit 1`,
    [personId, on, knownAt, ...(where ? [where.is] : [])],
  )
  return spell?.valid_from
}

function asOf({ system }: SpellSource, day: PlainDate): Provenance['source'] {
  return { zh: `${system.zh}，名单截至 ${day}`, en: `${system.en}, list as of ${day}` }
}

function dayOf({ monthsBack, day }: Instant, month: Month): PlainDate {
  const target = month - monthsBack
  return plainDateOf(day === 'first' ? firstDay(target) : lastDay(target))
}
