import type { LevelDigit } from '#kernel/certificate-number.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { type Category, categoryOfDigit, parseCategoryCell, parseLevelCell } from './disability-words.ts'
import type { Spell } from './file-kind.ts'
import { certificateStateWords } from './office-words.ts'
import type { CitizenId, RowReader } from './row-reader.ts'

type Field = 'name' | 'citizenId' | 'number' | 'category' | 'level' | 'from' | 'until' | 'state' | 'stateOn'

type Row = RowReader<Field>

/**
 * A certificate row as spells: valid from its issue to its last day, then expired, and from the stated day on frozen or
 * cancelled. What its number says of category and level must be what the columns say.
 */
export function readCertificate(row: Row, person: CitizenId): readonly Spell[] {
  const disability = readDisability(row, person)
  const issuedOn = row.happenedOn('from')
  if (row.text('from') === undefined) row.say('date-missing', 'from')
  const expiresOn = row.end('until')
  const state = row.text('state') === undefined ? 'valid' : row.choice('state', certificateStateWords)
  const stateOn = state === 'valid' ? undefined : row.happenedOn('stateOn')
  if (issuedOn === undefined || state === undefined || disability === undefined || row.isRefused) return []
  if (expiresOn !== undefined && expiresOn <= issuedOn) return row.say('dates-reversed', 'until') ?? []
  if (stateOn !== undefined && stateOn < issuedOn) return row.say('dates-reversed', 'stateOn') ?? []

  const endedOn = state === 'expired' ? earliest(stateOn, expiresOn) : stateOn
  if (state !== 'valid' && endedOn === undefined) return row.say('date-missing', 'stateOn') ?? []
  const spells: { state: string; from: PlainDate; until?: PlainDate | undefined }[] = [
    { state: 'valid', from: issuedOn, until: earliest(endedOn, expiresOn) },
  ]
  if (expiresOn !== undefined && (endedOn === undefined || expiresOn < endedOn))
    spells.push({ state: 'expired', from: expiresOn, until: endedOn })
  if (endedOn !== undefined) spells.push({ state, from: endedOn })
  return spells
    .filter(({ from, until }) => until === undefined || from < until)
    .map(({ state: is, from, until }) => ({ from, until, values: { state: is, ...disability } }))
}

type Disability = { category: Category; components: readonly Category[]; level: LevelDigit }

function readDisability(row: Row, { value }: CitizenId): Disability | undefined {
  const number = row.certificateNumber('number', value)
  const [categoryCell, levelCell] = [row.text('category'), row.text('level')]
  const said = categoryCell === undefined ? undefined : parseCategoryCell(categoryCell)
  if (categoryCell !== undefined && said === undefined) row.say('category-unknown', 'category')
  const saidLevel = levelCell === undefined ? said?.level : parseLevelCell(levelCell)
  if (levelCell !== undefined && saidLevel === undefined) row.say('level-unknown', 'level')
  if (row.isRefused) return undefined

  const category = said?.category ?? (number && categoryOfDigit(number.category))
  const level = saidLevel ?? number?.level
  if (category === undefined) return row.say('category-missing', 'category')
  if (level === undefined) return row.say('level-missing', 'level')
  if (number && category !== categoryOfDigit(number.category)) row.say('category-differs', 'category')
  if (number && level !== number.level)
    row.say('level-differs', levelCell === undefined ? 'category' : 'level')
  if (category !== 'multiple') return { category, components: [category], level }

  const components = said?.components ?? []
  if (components.length === 0) row.say('components-missing', 'category')
  return { category, components, level }
}

function earliest(a: PlainDate | undefined, b: PlainDate | undefined): PlainDate | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a < b ? a : b
}
