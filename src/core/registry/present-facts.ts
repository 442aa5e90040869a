import type { Node, RuleSet } from '#engine/ast.ts'
import { columnKey, decode } from '#engine/columns.ts'
import { formatFact } from '#engine/format-value.ts'
import type { Provenance } from '#engine/fact-seen.ts'
import { NOT_APPLICABLE, type FactValue } from '#engine/values.ts'
import { lastDay, monthOf } from '#kernel/month.ts'
import { epochDayOf, plainDateOf } from '#kernel/plain-date.ts'
import type { Text } from '#kernel/text.ts'
import { systemClock } from '#platform/clock.ts'
import { transaction } from '#platform/db/transaction.ts'
import type { ExecuteOptions } from '#platform/execute.ts'
import { readProvenanceOfMany } from '#core/benefits/provenance.ts'
import { snapshotSelect } from '#core/benefits/snapshot-query.ts'
import { listCoverage } from '#core/benefits/snapshot.ts'
import type { FactDefinition } from '#core/facts/fact.ts'
import { vocabulary } from '#core/facts/person.ts'
import type { PersonFile } from './person-file.ts'

/**
 * What is held to be so of one person. `none` is as good as known: the list is complete and does not name them, or it says
 * that there is no such thing. `unknown` is not: nobody has said anything.
 */
export type PresentFact = {
  readonly definition: FactDefinition
  readonly standing: 'known' | 'none' | 'unknown'
  readonly recorded: FactValue
  readonly value: Text
  /** Who says so, since when, or as of when; absent where it is unknown. */
  readonly provenance: Provenance | undefined
}

const end = { monthsBack: 0, day: 'last' } as const

/**
 * Every fact of the vocabulary about the person of a file, read as the decisions of this month read it: on its last day, with
 * what a complete list says by leaving somebody out. Which rows of lists were refused only the batch role reads, so it is given
 * the file, which only those get who may see the person; nothing for whoever is not shown what is secret.
 */
export async function readPresentFacts(
  { database, clock = systemClock }: Pick<ExecuteOptions, 'database' | 'clock'>,
  { identity: { personId, mergedFiles }, secrets }: Pick<PersonFile, 'identity' | 'secrets'>,
): Promise<readonly PresentFact[]> {
  if (secrets !== 'full') return []
  const month = monthOf(epochDayOf(clock.today()))
  const day = plainDateOf(lastDay(month))
  const files = [personId, ...mergedFiles.map((merged) => merged.personId)]
  return transaction(database.batch, async (tx) => {
    const row = await tx.one<Readonly<Record<string, number | null>>>(
      `select * from (${snapshotSelect(everyFact, { month, coverage: await listCoverage(tx) })}) facts where person_id = $1`,
      [personId],
    )
    if (!row) throw new Error('a person whose facts were not read')
    const vouching = await readProvenanceOfMany(tx, {
      ruleSet: everyFact,
      month,
      people: files,
      knownAt: clock.now(),
    })
    return Object.values(vocabulary).map((definition): PresentFact => {
      const stored = row[columnKey(definition.id, end)] ?? null
      const value = stored === null ? null : decode(definition, stored)
      const vouched = files.map((file) => vouching(file)(definition.id, day))
      return {
        definition,
        standing: standingOf(definition, value),
        recorded: value,
        value: formatFact(definition, value),
        provenance:
          value === null ? undefined : (vouched.find((each) => each?.since) ?? vouched.find(Boolean)),
      }
    })
  })
}

/** To be able to care for oneself is the `none` of a scale and is said of somebody; to be on no list is not. */
function standingOf({ stored }: FactDefinition, value: FactValue): PresentFact['standing'] {
  if (value === null) return 'unknown'
  if (value === false || value === 0 || value === NOT_APPLICABLE) return 'none'
  return value === 'none' && stored.from === 'spell' && stored.absent?.is === 'none' ? 'none' : 'known'
}

/** Reads every fact once; what they come to is nothing anybody asks. */
const everyFact: RuleSet = {
  facts: vocabulary,
  parameters: {},
  outputs: Object.fromEntries(
    Object.keys(vocabulary).map((id): [string, Node] => [
      id,
      { kind: 'isKnown', fact: { kind: 'fact', fact: id, at: end } },
    ]),
  ),
}
