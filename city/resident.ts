import type { EpochDay } from '#kernel/plain-date.ts'
import type { CertificateLife } from './certificate-life.ts'
import type { Identity } from './news.ts'
import type { Category } from './marginals.ts'
import type { Level, Slot } from './plan.ts'
import type { Random } from './random.ts'
import type { Timeline } from './timeline.ts'

/** Somebody on the roll, as the parts of the story see them. */
export type Resident = Identity & {
  /** On the last day; of the dead, the age they would have. */
  readonly age: number
  readonly category: Category
  readonly components: readonly Category[]
  readonly level: Level
  readonly life: CertificateLife
  readonly isOrphan: boolean
  /** When the roll first heard of the person. */
  readonly knownOn: EpochDay
  readonly death?: { readonly diedOn: EpochDay; readonly knownOn: EpochDay }
}

export type Telling = { readonly timeline: Timeline; readonly random: Random }

/** The first day nothing more happens to somebody: after death, or after the story. */
export function lastsUntil({ death }: Pick<Resident, 'death'>, { newsUntil }: Timeline): EpochDay {
  return death ? death.diedOn : newsUntil
}

export function isSevere({ level }: { readonly level: Level }): boolean {
  return level <= 2
}

export function hasMindDisability({ components }: { readonly components: readonly Category[] }): boolean {
  return components.includes('intellectual') || components.includes('mental')
}

/** By category: share aged 60 and over, then among the younger the weights of 2–9, 10–17, 18–39 and 40–59. */
const ages: Readonly<Record<Category, readonly [over60: number, younger: readonly number[]]>> = {
  visual: [0.72, [2, 4, 34, 60]],
  hearing: [0.75, [8, 9, 33, 50]],
  speech: [0.36, [14, 14, 32, 40]],
  physical: [0.67, [2, 3, 25, 70]],
  intellectual: [0.22, [6, 14, 46, 34]],
  mental: [0.38, [1, 3, 36, 60]],
  multiple: [0.5, [8, 14, 44, 34]],
}

const youngerBands = [
  [2, 9],
  [10, 17],
  [18, 39],
  [40, 59],
] as const

/** Old where the disability comes with age; nobody was given a certificate before the age of one. */
export function ageFor(slot: Slot, life: CertificateLife, end: EpochDay, random: Random): number {
  const [over60, younger] = ages[slot.category]
  const isOld = random.chance(slot.standing === 'died' ? Math.max(0.85, over60) : over60)
  const [low, high] = isOld
    ? random.among([
        [44, [60, 69]],
        [36, [70, 79]],
        [18, [80, 89]],
        [2, [90, 98]],
      ] as const)
    : random.among(youngerBands.map((band, place) => [younger[place] ?? 0, band] as const))
  const yearsHeld = Math.ceil((end - life.certificates[0].issuedOn) / 365.25)
  return Math.max(random.between(low, high), yearsHeld + 1)
}

const singleShare: Readonly<Record<Category, number>> = {
  visual: 0.2,
  hearing: 0.15,
  speech: 0.25,
  physical: 0.18,
  intellectual: 0.72,
  mental: 0.6,
  multiple: 0.65,
}

export function livesSingle({ category, level }: Slot, random: Random): boolean {
  return random.chance(singleShare[category] + (level === 1 ? 0.15 : 0))
}
