import type { PlainDate } from '#kernel/plain-date.ts'
import type { Text } from '#kernel/text.ts'
import { statedIn } from './dated-facts.ts'
import { keyOf, type AnySpellTable, type StoredSpell } from './spells.ts'

/** What two files say differently of the same days. */
export type Difference = {
  readonly table: AnySpellTable
  readonly from: PlainDate
  readonly until: PlainDate | null
  readonly one: readonly { readonly label: Text; readonly value: Text }[]
  readonly other: readonly { readonly label: Text; readonly value: Text }[]
}

/** Where the records of two files cannot both be true of one person. */
export function differencesBetween(
  one: readonly StoredSpell[],
  other: readonly StoredSpell[],
): readonly Difference[] {
  return believed(one).flatMap((a) =>
    believed(other).flatMap((b): Difference[] => {
      const from = a.from > b.from ? a.from : b.from
      const until = earlier(a.until, b.until)
      const isApart = keyOf(a) !== keyOf(b) || (until !== null && until <= from)
      if (isApart || JSON.stringify(a.values) === JSON.stringify(b.values)) return []
      return [{ table: a.table, from, until, one: statedIn(a), other: statedIn(b) }]
    }),
  )
}

function believed(spells: readonly StoredSpell[]): readonly StoredSpell[] {
  return spells.filter(({ supersededAt }) => supersededAt === null)
}

function earlier(a: PlainDate | null, b: PlainDate | null): PlainDate | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
