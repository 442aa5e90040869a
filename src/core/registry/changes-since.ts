import type { PlainDate } from '#kernel/plain-date.ts'
import type { Text } from '#kernel/text.ts'
import { statedIn } from './dated-facts.ts'
import { keyOf, type AnySpellTable, type StoredSpell } from './spells.ts'

type Stated = readonly { readonly label: Text; readonly value: Text }[]

/** A fact that is believed otherwise than it was: `from` and `until` are the days it is about, as believed now. */
export type FactChange = {
  readonly kind: 'new' | 'changed' | 'withdrawn'
  readonly table: AnySpellTable
  readonly from: PlainDate
  readonly until: PlainDate | null
  readonly stated: Stated
  readonly before?: { readonly until: PlainDate | null; readonly stated: Stated }
}

/**
 * What is believed now of a person and was not at an instant, or the other way round. The same statement recorded again says
 * nothing new.
 */
export function factChangesSince(spells: readonly StoredSpell[], since: string): readonly FactChange[] {
  const now = byPlace(spells.filter(({ supersededAt }) => supersededAt === null))
  const then = byPlace(
    spells.filter(
      ({ recordedAt, supersededAt }) =>
        recordedAt <= since && (supersededAt === null || supersededAt > since),
    ),
  )
  const changes = [...now].flatMap(([place, spell]): FactChange[] => {
    const before = then.get(place)
    const { table, from, until } = spell
    const told = { table, from, until, stated: statedIn(spell) }
    if (!before) return [{ kind: 'new', ...told }]
    if (isSame(before, spell)) return []
    return [{ kind: 'changed', ...told, before: { until: before.until, stated: statedIn(before) } }]
  })
  const withdrawn = [...then].flatMap(([place, spell]): FactChange[] => {
    const { table, from, until } = spell
    return now.has(place) ? [] : [{ kind: 'withdrawn', table, from, until, stated: statedIn(spell) }]
  })
  return [...changes, ...withdrawn].toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))
}

function byPlace(spells: readonly StoredSpell[]): ReadonlyMap<string, StoredSpell> {
  return new Map(spells.map((spell) => [`${keyOf(spell)}|${spell.from}|${spell.personId}`, spell]))
}

function isSame(one: StoredSpell, other: StoredSpell): boolean {
  return one.until === other.until && JSON.stringify(one.values) === JSON.stringify(other.values)
}
