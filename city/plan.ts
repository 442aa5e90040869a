import {
  type Category,
  categories,
  categoryShares,
  EXPIRING_PERCENT,
  levelPercents,
  SEVERE_AND_POOR_PERCENT,
} from './marginals.ts'
import { dealt, fitted, largestRemainder, shuffled } from './quota.ts'
import { itemAt, type Random } from './random.ts'

export type Level = 1 | 2 | 3 | 4
const levels = [1, 2, 3, 4] as const

/** How things stand with a resident's certificate at the end of the last month. */
const standings = ['holding', 'died', 'lapsed', 'frozen', 'cancelled'] as const
export type Standing = (typeof standings)[number]
const standingShares = [0.902, 0.067, 0.02, 0.006, 0.005]

/** What is decided by quota about one resident. */
export type Slot = {
  readonly standing: Standing
  readonly category: Category
  readonly level: Level
  /** Whole years from the end until the certificate runs out, for those who hold one. */
  readonly yearsLeft: number
}

export type Poverty = 'none' | 'minimum-living-guarantee' | 'low-income-margin'
const poverties = ['none', 'minimum-living-guarantee', 'low-income-margin'] as const

/** Moves of registration in the two years of the story: within the city, into it, out of it. */
export type Move = 'none' | 'within' | 'in' | 'out'
const moves = ['none', 'within', 'in', 'out'] as const
const moveShares = [0.97, 0.019, 0.004, 0.007]

export type HouseholdPlan = {
  readonly slots: readonly Slot[]
  readonly poverty: Poverty
  readonly move: Move
}

/** Severity leans on category: intellectual, mental and multiple disability are graded more severe. */
const severityAffinity: Readonly<Record<Category, readonly number[]>> = {
  visual: [30, 20, 15, 35],
  hearing: [25, 30, 22, 23],
  speech: [25, 20, 25, 30],
  physical: [6, 25, 33, 36],
  intellectual: [14, 40, 30, 16],
  mental: [12, 55, 24, 9],
  multiple: [45, 35, 14, 6],
}

/** Cards issued together run out together: the peak lies two to five years ahead. */
const yearsLeftShares = [EXPIRING_PERCENT, 9, 14, 14, 13, 11, 9, 8, 7, 7]

const TWO_HOLDERS = 0.07

/**
 * Decides by quota what must add up over the whole city, in a few bytes a resident; everything else is drawn household
 * by household. Each group by standing has the full mix of category and level, so that the dead do not skew the living.
 */
export function planOf(
  residents: number,
  random: Random,
): { readonly count: number; readonly at: (place: number) => HouseholdPlan } {
  const cells = fitted(
    categories.map((category) => severityAffinity[category]),
    categoryShares,
    levelPercents,
  ).flat()
  const cards = new Uint8Array(residents)
  let dealtTo = 0
  for (const [standing, count] of largestRemainder(standingShares, residents).entries()) {
    cards.set(
      dealt(cells, count, random).map((cell) => standing * cells.length + cell),
      dealtTo,
    )
    dealtTo += count
  }
  shuffled(cards, random)
  const years = dealtYears(cards, cells.length, random)
  const slotAt = (place: number): Slot => {
    const card = itemAt(cards, place)
    const cell = card % cells.length
    return {
      standing: itemAt(standings, Math.floor(card / cells.length)),
      category: itemAt(categories, Math.floor(cell / levels.length)),
      level: itemAt(levels, cell % levels.length),
      yearsLeft: itemAt(years, place),
    }
  }

  const starts = householdStarts(residents, random)
  const slotsOf = (place: number) => {
    const [first, next] = [itemAt(starts, place), starts[place + 1] ?? residents]
    return Array.from({ length: next - first }, (_, after) => slotAt(first + after))
  }
  const moving = dealt(moveShares, starts.length, random)
  const poverty = povertyOf(starts.length, slotsOf, moving, random)
  return {
    count: starts.length,
    at: (place) => ({
      slots: slotsOf(place),
      poverty: itemAt(poverties, itemAt(poverty, place)),
      move: itemAt(moves, itemAt(moving, place)),
    }),
  }
}

function dealtYears(cards: Uint8Array, cells: number, random: Random): Uint8Array {
  const holding = cards.reduce((sum, card) => sum + (card < cells ? 1 : 0), 0)
  const deck = dealt(yearsLeftShares, holding, random)
  let next = 0
  return cards.map((card) => (card < cells ? itemAt(deck, next++) : 0))
}

function householdStarts(residents: number, random: Random): Uint32Array {
  const starts: number[] = []
  for (let at = 0; at < residents; at += random.chance(TWO_HOLDERS) ? 2 : 1) starts.push(at)
  return Uint32Array.from(starts)
}

/**
 * Poor households: exactly the target share of severe holders lives in one. Who is drawn leans towards households with
 * two holders and towards categories that keep people from work.
 */
function povertyOf(
  count: number,
  slotsOf: (place: number) => readonly Slot[],
  moving: Uint8Array,
  random: Random,
): Uint8Array {
  const bySevere: { readonly place: number; readonly key: number }[][] = [[], [], []]
  let severe = 0
  for (let place = 0; place < count; place += 1) {
    const holding = slotsOf(place).filter(({ standing }) => standing === 'holding')
    const ofSevere = holding.filter(({ level }) => level <= 2).length
    severe += ofSevere
    if (holding.length === 0 || moves[itemAt(moving, place)] === 'out') continue
    const lean = holding.reduce((sum, { category }) => sum + povertyLean[category], 0)
    itemAt(bySevere, ofSevere).push({ place, key: random.next() / lean })
  }
  const wanted = Math.round((severe * SEVERE_AND_POOR_PERCENT) / 100)
  const [none = [], one = [], two = []] = bySevere
  const ofTwo = Math.round(two.length * 0.6)
  const taken = [
    ...firstOf(none, Math.round(none.length * 0.07)),
    ...firstOf(one, wanted - 2 * ofTwo),
    ...firstOf(two, ofTwo),
  ]
  const poverty = new Uint8Array(count)
  for (const place of taken) poverty[place] = random.chance(0.72) ? 1 : 2
  return poverty
}

const povertyLean: Readonly<Record<Category, number>> = {
  visual: 1,
  hearing: 0.9,
  speech: 1,
  physical: 1,
  intellectual: 2,
  mental: 2.2,
  multiple: 1.6,
}

function firstOf(
  drawn: readonly { readonly place: number; readonly key: number }[],
  count: number,
): number[] {
  return drawn
    .toSorted((one, other) => one.key - other.key)
    .slice(0, Math.max(0, count))
    .map(({ place }) => place)
}
