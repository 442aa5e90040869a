import type { Household } from './household-story.ts'
import type { Resident } from './resident.ts'
import { monthsFrom, type Timeline } from './timeline.ts'

/** Counts, from what the files tell and nothing else, the shares the marginals name. */
export type Tally = {
  readonly add: (household: Household) => void
  readonly shares: () => Readonly<Record<string, number>>
}

export function tallyOf({ newsUntil, end }: Timeline): Tally {
  const yearBegan = monthsFrom(end, -12)
  const inYear = (day: number) => day >= yearBegan && day < end
  const counts: Record<string, number> = {}
  const count = (id: string, isSo = true) => {
    counts[id] = (counts[id] ?? 0) + (isSo ? 1 : 0)
  }
  const isDead = ({ death }: Resident) => death !== undefined && death.knownOn < newsUntil
  const runsTo = ({ life }: Resident) => life.certificates.at(-1)?.to ?? 0
  const isHolder = (resident: Resident) =>
    !isDead(resident) &&
    runsTo(resident) >= end &&
    !(resident.life.ended && resident.life.ended.knownOn < newsUntil)

  const addResident = (resident: Resident, { moved, isPoor }: Household) => {
    const { death } = resident
    count('alive', !(death && isDead(resident) && death.diedOn < yearBegan))
    count('deaths', death !== undefined && isDead(resident) && inYear(death.diedOn))
    count('moves', moved !== undefined && moved.knownOn < newsUntil && inYear(moved.on))
    if (!isHolder(resident)) return
    count('holders')
    count(`category.${resident.category}`)
    count(`level.${resident.level}`)
    count('age-60', resident.age >= 60)
    count('expiring', runsTo(resident) < monthsFrom(end, 12))
    count('severe', resident.level <= 2)
    count('severe-and-poor', resident.level <= 2 && isPoor)
  }

  return {
    add: (household) => {
      for (const resident of household.residents) addResident(resident, household)
    },
    shares: () => {
      const { holders = 0, alive = 0, severe = 0, ...counted } = counts
      const over = (id: string) =>
        id === 'deaths' || id === 'moves' ? alive : id === 'severe-and-poor' ? severe : holders
      return Object.fromEntries(
        Object.entries(counted).map(([id, number]) => [id, number / Math.max(1, over(id))]),
      )
    },
  }
}
