import { mkdirSync, readdirSync } from 'node:fs'
import { formatMonth, type Month } from '#kernel/month.ts'
import { citizenNumbers } from './citizen-numbers.ts'
import { householdStory } from './household-story.ts'
import { compareMarginals, type MarginalLine } from './marginals.ts'
import { officeWriter, type WrittenFile } from './office-writer.ts'
import { personas } from './personas.ts'
import { placesOf } from './places.ts'
import { planOf } from './plan.ts'
import { randomOf } from './random.ts'
import { tallyOf } from './tally.ts'
import { timelineOf } from './timeline.ts'

export type CityOrder = {
  /** Residents on the roll, holders past and present; the rest of their households comes on top. At least 100. */
  readonly people: number
  readonly seed: number
  /** Must be empty or not exist, so that two cities never mix. */
  readonly folder: string
  /** Deliveries follow the first one for each of these months; life histories are the two years up to the last. */
  readonly months: { readonly from: Month; readonly to: Month }
  /** Residents written so far. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void
}

export type CitySummary = {
  readonly people: number
  readonly households: number
  /** Everybody in a household, residents included. */
  readonly members: number
  /** Folders in the order they are to be imported: `initial`, then one for each month. */
  readonly deliveries: readonly string[]
  readonly files: readonly WrittenFile[]
  readonly dirtyCells: number
  /** Counted over the drawn residents, personas left out. */
  readonly marginals: readonly MarginalLine[]
}

/** Streams of random numbers that must not depend on one another. */
const stream = { places: 1, plan: 2, writing: 3, household: 4 } as const

const FEWEST = 100
const REPORT_EVERY = 1000

/**
 * Writes a synthetic city as the files an office would bring; the same order gives the same bytes.
 *
 * Memory stays at a few bytes a resident, whatever the size: one household is told at a time.
 */
export async function writeCity({
  people,
  seed,
  folder,
  months,
  onProgress,
}: CityOrder): Promise<CitySummary> {
  if (people < FEWEST) throw new RangeError(`a synthetic city has at least ${FEWEST} people, not ${people}`)
  mkdirSync(folder, { recursive: true })
  if (readdirSync(folder).length > 0)
    throw new Error(
      `the folder ${folder} is not empty: name a new one for the city of ${formatMonth(months.to)}`,
    )

  const timeline = timelineOf(months)
  const writer = officeWriter(folder, timeline, randomOf(seed, stream.writing))
  const setting = { numbers: citizenNumbers(), drawPlace: placesOf(randomOf(seed, stream.places)) }
  const tally = tallyOf(timeline)
  let members = 0
  let done = 0

  for (const { household, news } of personas) {
    for (const { citizenId } of household) setting.numbers.reserve(citizenId)
    writer.take(news, true)
    members += household.length
    done += 1
  }
  const plan = planOf(people - personas.length, randomOf(seed, stream.plan))
  for (let place = 0; place < plan.count; place += 1) {
    const telling = { timeline, random: randomOf(seed, stream.household, place) }
    const household = householdStory(
      plan.at(place),
      `H${String(place + 1).padStart(7, '0')}`,
      setting,
      telling,
    )
    writer.take(household.news)
    tally.add(household)
    members += household.members.length
    done += household.residents.length
    if (place % REPORT_EVERY === 0) {
      onProgress?.({ done, total: people })
      await breath()
    }
  }
  const { files, dirtyCells } = await writer.finish()
  onProgress?.({ done, total: people })
  return {
    people: done,
    households: plan.count + personas.length,
    members,
    deliveries: timeline.deliveries.map(({ name }) => name),
    files,
    dirtyCells,
    marginals: compareMarginals(tally.shares()),
  }
}

/** Lets whoever shows the progress have a turn. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
