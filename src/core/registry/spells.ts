import type { PlainDate } from '#kernel/plain-date.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { SpellTable } from '#core/facts/spell-source.ts'

export type AnySpellTable = SpellTable | 'household_member'

/** Every table that says something about a person for a time. */
const tables: Readonly<Record<AnySpellTable, true>> = {
  certificate: true,
  hukou: true,
  household_member: true,
  assistance: true,
  care_need: true,
  living_arrangement: true,
  status: true,
  insurance: true,
  employment: true,
  death: true,
  election: true,
}
export const spellTables = Object.keys(tables) as readonly AnySpellTable[]

/** One statement about one person, as it was recorded; believed until `supersededAt`. */
export type StoredSpell = {
  readonly table: AnySpellTable
  readonly personId: number
  readonly from: PlainDate
  /** The first day it no longer holds. */
  readonly until: PlainDate | null
  readonly source: string
  readonly recordedAt: string
  readonly supersededAt: string | null
  readonly values: Readonly<Record<string, unknown>>
}

const meta = `array['person_id', 'district', 'township', 'valid_from', 'valid_until', 'source', 'batch_id', 'recorded_at', 'superseded_at']`

const spellsSql = spellTables
  .map(
    (
      table,
    ) => `select '${table}' as "table", person_id as "personId", valid_from as "from", valid_until as "until", source,
      recorded_at as "recordedAt", superseded_at as "supersededAt", to_jsonb(s) - ${meta} as values
    from registry.${table} s where person_id = any($1)`,
  )
  .join(' union all ')

/** All that was ever recorded about some people, as far as the reader may see it, what is no longer believed included. */
export function listSpells(db: Tx, people: readonly number[]): Promise<readonly StoredSpell[]> {
  return db.many<StoredSpell>(
    `select * from (${spellsSql}) spell order by "table", "from", "recordedAt", "personId"`,
    [people],
  )
}

/** Whether it is so on a day, as far as is believed now. */
export function holdsOn({ from, until, supersededAt }: StoredSpell, day: PlainDate): boolean {
  return supersededAt === null && from <= day && (until === null || day < until)
}

/** What lets a person have several of a kind at once: two statements with the same key cannot both hold on a day. */
export function keyOf({ table, values }: StoredSpell): string {
  const apart = table === 'status' ? values['kind'] : table === 'election' ? values['matter'] : ''
  return `${table}|${String(apart)}`
}
