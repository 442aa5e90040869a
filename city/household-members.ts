import { civilOf, type EpochDay } from '#kernel/plain-date.ts'
import { type CertificateLife, componentsOf } from './certificate-life.ts'
import type { CitizenNumbers } from './citizen-numbers.ts'
import { birthFor, familyAround, type HolderDraft, type MemberDraft } from './family.ts'
import { givenNameFor, surnameFor } from './names.ts'
import type { Identity } from './news.ts'
import { OUTSIDE, type Place, prefixFor } from './places.ts'
import type { Slot } from './plan.ts'
import { itemAt, type Random } from './random.ts'
import { ageFor, livesSingle, type Resident, type Telling } from './resident.ts'

/** Somebody in a household; on the roll where there is a resident. */
export type Member = Identity & {
  readonly relation: string
  readonly age: number
  readonly resident?: Resident
}

export type Moved = {
  readonly on: EpochDay
  readonly knownOn: EpochDay
  readonly before: Place
  readonly after: Place
}

/** Where a household is registered in the end, and where it came from if it moved. */
type Registration = { readonly home: Place; readonly moved: Moved | undefined }

/** Gives everybody around the holders of a household a birthday, a name and a number. */
export function membersOf(
  slots: readonly Slot[],
  lives: readonly CertificateLife[],
  { home, moved }: Registration,
  numbers: CitizenNumbers,
  { timeline, random }: Telling,
): readonly Member[] {
  const holders = slots.map((slot, place) =>
    holderOf(slot, itemAt(lives, place), slots.length, timeline.end, random),
  )
  const [first, ...more] = holders
  if (!first) throw new Error('a household without a holder')
  const drafts = familyAround([first, ...more], random)
  const surnames = surnamesOf(drafts, random)
  const places = moved ? [home, moved.before] : [home]
  return drafts.map((draft) => {
    const birthOn = birthFor(draft.age, timeline.end, random)
    const name = surnames[draft.line] + givenNameFor(draft.sex, civilOf(birthOn).year, random)
    const citizenId = numbers.issue(prefixFor(places, random), birthOn, draft.sex, random.below(1000))
    const identity = { name, citizenId, sex: draft.sex, birthOn }
    const member = { ...identity, relation: draft.relation, age: draft.age }
    if (draft.holder === undefined) return member
    const [slot, life] = [itemAt(slots, draft.holder), itemAt(lives, draft.holder)]
    const { isOrphan } = itemAt(holders, draft.holder)
    const firstKnown = life.certificates[0].knownOn
    const knownOn = moved?.before === OUTSIDE ? Math.max(firstKnown, moved.knownOn) : firstKnown
    const { category, level } = slot
    const components = componentsOf(category, random)
    const { diedOn } = life
    const death = diedOn === undefined ? {} : { death: { diedOn, knownOn: deathHeardOf(diedOn, random) } }
    const { age } = draft
    return {
      ...member,
      resident: { ...identity, age, category, components, level, life, isOrphan, knownOn, ...death },
    }
  })
}

function holderOf(
  slot: Slot,
  life: CertificateLife,
  holders: number,
  end: EpochDay,
  random: Random,
): HolderDraft {
  const age = ageFor(slot, life, end, random)
  const isOrphan = holders === 1 && age < 17 && random.chance(0.03)
  return {
    sex: random.chance(0.55) ? 'male' : 'female',
    age,
    livesSingle: livesSingle(slot, random),
    isOrphan,
  }
}

/** One death in six is reported late. */
function deathHeardOf(diedOn: EpochDay, random: Random): EpochDay {
  return diedOn + (random.chance(0.16) ? random.between(32, 100) : random.between(2, 20))
}

/** Children bear their father's name: the head's, or the husband's where the head is their mother. */
function surnamesOf(
  drafts: readonly MemberDraft[],
  random: Random,
): Readonly<Record<MemberDraft['line'], string>> {
  const [head, other] = [surnameFor(random), surnameFor(random)]
  const first = drafts.find(({ relation }) => relation === '户主')
  const hasHusband = first?.sex === 'female' && drafts.some(({ relation }) => relation === '配偶')
  return { head, other, child: hasHusband ? other : head }
}
