import { formatFact } from '#engine/format-value.ts'
import { type FactValue, NOT_APPLICABLE } from '#engine/values.ts'
import { epochDayOf, type PlainDate } from '#kernel/plain-date.ts'
import { type Text, text } from '#kernel/text.ts'
import type { FactDefinition, Sensitivity } from '#core/facts/fact.ts'
import { vocabulary } from '#core/facts/person.ts'
import type { SpellSource } from '#core/facts/spell-source.ts'
import { type AnySpellTable, type StoredSpell } from './spells.ts'

export type FactGroupId = 'identity' | 'certificate' | 'assistance' | 'care' | 'status' | 'work'

const groupNames: Readonly<Record<FactGroupId, Text>> = {
  identity: text('身份和户籍', 'Identity and residence'),
  certificate: text('残疾人证', 'Disability certificate'),
  assistance: text('社会救助', 'Social assistance'),
  care: text('照护', 'Care'),
  status: text('其他待遇和状态', 'Other allowances and states'),
  work: text('就业和参保', 'Work and insurance'),
}

const groupOf: Readonly<Record<Exclude<AnySpellTable, 'household_member'>, FactGroupId>> = {
  hukou: 'identity',
  death: 'identity',
  certificate: 'certificate',
  assistance: 'assistance',
  care_need: 'care',
  living_arrangement: 'care',
  status: 'status',
  insurance: 'work',
  employment: 'work',
  election: 'work',
}

/** One value of one fact, for as long as it held. `file` names the file it stands in, which may have been merged. */
export type DatedFact = {
  readonly value: Text
  readonly from: PlainDate
  readonly until: PlainDate | null
  readonly source: string
  readonly recordedAt: string
  readonly file: number
}

export type FactHistory = {
  readonly fact: string
  readonly label: Text
  readonly sensitivity: Sensitivity
  /** Latest first; empty where nothing is recorded, which alone does not say that there is nothing. */
  readonly values: readonly DatedFact[]
}

export type FactGroup = {
  readonly id: FactGroupId
  readonly name: Text
  readonly facts: readonly FactHistory[]
}

type StoredFact = FactDefinition & { readonly stored: SpellSource }

/** The facts that stand in a spell themselves; what merely follows from a later one does not. */
const storedFacts: readonly StoredFact[] = Object.values(vocabulary).filter(isStoredFact)

function isStoredFact(fact: FactDefinition): fact is StoredFact {
  return fact.stored.from === 'spell' && fact.stored.next === undefined
}

/** What is believed now of a person, fact by fact, each with who says so and for how long. */
export function datedFacts(spells: readonly StoredSpell[]): readonly FactGroup[] {
  const believed = spells.filter(({ supersededAt }) => supersededAt === null)
  return Object.entries(groupNames).map(([id, name]) => ({
    id: id as FactGroupId, // the keys of a Record of it
    name,
    facts: storedFacts
      .filter(({ stored }) => groupOf[stored.table] === id)
      .map((fact) => ({
        fact: fact.id,
        label: fact.label,
        sensitivity: fact.sensitivity,
        values: believed
          .filter((spell) => isAbout(spell, fact))
          .map((spell) => datedFact(spell, fact))
          .toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0)),
      })),
  }))
}

function datedFact(spell: StoredSpell, fact: StoredFact): DatedFact {
  const { from, until, source, recordedAt, personId } = spell
  return { value: formatFact(fact, valueIn(spell, fact)), from, until, source, recordedAt, file: personId }
}

/** The facts a spell states, in words. */
export function statedIn(spell: StoredSpell): readonly { readonly label: Text; readonly value: Text }[] {
  return storedFacts
    .filter((fact) => isAbout(spell, fact))
    .map((fact) => ({ label: fact.label, value: formatFact(fact, valueIn(spell, fact)) }))
}

function isAbout({ table, values }: StoredSpell, { stored }: StoredFact): boolean {
  return (
    stored.table === table && (stored.where === undefined || values[stored.where.column] === stored.where.is)
  )
}

function valueIn(spell: StoredSpell, { type, stored }: StoredFact): FactValue {
  if (stored.column === undefined) return stored.present ?? true
  const cell = stored.column === 'valid_from' ? spell.from : spell.values[stored.column]
  if (cell === null || cell === undefined) return stored.blank === 'not-applicable' ? NOT_APPLICABLE : null
  switch (type) {
    case 'date':
      return epochDayOf(String(cell))
    case 'set':
      return Array.isArray(cell) && cell.length > 0 ? cell.map(String) : null
    case 'bool':
      return cell === true
    case 'enum':
      return String(cell)
    case 'int':
      return Number(cell)
  }
}
