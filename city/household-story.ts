import { type EpochDay, plainDateOf } from '#kernel/plain-date.ts'
import { careNews, statusNews } from './care-story.ts'
import { type CertificateLife, certificateLifeOf, certificateNews } from './certificate-life.ts'
import type { CitizenNumbers } from './citizen-numbers.ts'
import { type Member, membersOf, type Moved } from './household-members.ts'
import {
  assistanceNews,
  deathNews,
  destituteMeans,
  hardshipNews,
  insuranceNews,
  type Job,
  jobNews,
  jobOf,
  type Means,
  meansOf,
} from './means-story.ts'
import { heardOf, type News, newsOf, spanNews } from './news.ts'
import { OUTSIDE, type Place } from './places.ts'
import type { HouseholdPlan } from './plan.ts'
import { itemAt, type Random } from './random.ts'
import { reliefNews } from './relief-story.ts'
import { isSevere, type Resident, type Telling } from './resident.ts'

/** What all households of a city share. */
export type CitySetting = {
  readonly numbers: CitizenNumbers
  readonly drawPlace: (random: Random) => Place
}

export type Household = {
  readonly members: readonly Member[]
  readonly residents: readonly Resident[]
  readonly moved?: Moved
  readonly isPoor: boolean
  readonly news: readonly News[]
}

/** Tells two years of one household; `number` is its 户号. */
export function householdStory(
  plan: HouseholdPlan,
  number: string,
  setting: CitySetting,
  telling: Telling,
): Household {
  const { timeline, random } = telling
  const lives = plan.slots.map((slot) => certificateLifeOf(slot, timeline, random))
  const moved = moveOf(plan, lives, setting, telling)
  const home = moved?.after ?? setting.drawPlace(random)
  const members = membersOf(plan.slots, lives, { home, moved }, setting.numbers, telling)
  const residents = members.flatMap(({ resident }) => resident ?? [])
  const knownOn = Math.min(...residents.map((resident) => resident.knownOn))

  const worker = members.find(
    ({ age, resident }) => age >= 20 && age <= 57 && (!resident || !(isSevere(resident) || resident.death)),
  )
  const isDestitute =
    plan.poverty === 'none' && itemAt(residents, 0).age >= 60 && members.length === 1 && random.chance(0.1)
  const means = isDestitute ? destituteMeans(telling) : meansOf(plan.poverty, worker !== undefined, telling)
  const formedOn = timeline.windowFrom - random.between(400, 9000)
  const shared = members.flatMap((member) => [
    ...membershipNews(member, number, formedOn),
    ...assistanceNews({ ...member, ...(member.resident?.death && { death: member.resident.death }) }, means),
    ...(member === worker && means.newJobFrom !== undefined && !member.resident
      ? jobNews(member, { from: means.newJobFrom, knownOn: heardOf(means.newJobFrom, random) }, false, random)
      : []),
  ])
  const own = residents.flatMap((resident) => {
    const newJobFrom = worker?.resident === resident ? means.newJobFrom : undefined
    return notBefore(resident.knownOn, residentNews(resident, { moved, home, means, newJobFrom }, telling))
  })
  return {
    members,
    residents,
    ...(moved && { moved }),
    isPoor: plan.poverty !== 'none',
    news: notBefore(knownOn, [...own, ...shared]),
  }
}

type Circumstances = {
  readonly moved: Moved | undefined
  readonly home: Place
  readonly means: Means
  readonly newJobFrom: EpochDay | undefined
}

function residentNews(
  resident: Resident,
  { moved, home, means, newJobFrom }: Circumstances,
  telling: Telling,
): News[] {
  const { timeline, random } = telling
  const job: Job | undefined =
    newJobFrom === undefined
      ? jobOf(resident, telling)
      : { from: newJobFrom, knownOn: heardOf(newJobFrom, random) }
  const livedIn =
    moved && (moved.after === OUTSIDE || moved.knownOn >= timeline.deliveries[0].until) ? moved.before : home
  const registeredIn = livedIn === OUTSIDE ? home : livedIn
  return [
    newsOf('people', resident, resident.knownOn, {
      sex: resident.sex === 'male' ? '男' : '女',
      birthOn: plainDateOf(resident.birthOn),
      phone: random.chance(0.12) ? '' : `1990000${String(random.below(10_000)).padStart(4, '0')}`,
      district: registeredIn.district,
      township: registeredIn.township,
      village: registeredIn.village,
    }),
    ...(moved ? moveNews(resident, moved, timeline.windowFrom - random.between(900, 6000)) : []),
    ...certificateNews(resident, resident.life, resident.category, resident.components, random),
    ...careNews(resident, telling),
    ...statusNews(resident, telling),
    ...hardshipNews(resident, means.spells.length > 0, job, telling),
    ...(job ? jobNews(resident, job, isSevere(resident), random) : []),
    ...insuranceNews(resident, job, telling),
    ...deathNews(resident),
    ...reliefNews(resident, telling),
  ]
}

/** Nothing is told of somebody before there is a file about them. */
function notBefore(knownOn: EpochDay, news: readonly News[]): News[] {
  return news.map((item) => (item.knownOn >= knownOn ? item : { ...item, knownOn }))
}

function moveOf(
  { slots, move }: HouseholdPlan,
  lives: readonly CertificateLife[],
  { drawPlace }: CitySetting,
  { timeline, random }: Telling,
): Moved | undefined {
  if (move === 'none' || slots.some(({ standing }) => standing === 'died')) return undefined
  const { windowFrom, newsUntil } = timeline
  const first = Math.max(windowFrom, ...lives.map(({ certificates }) => certificates[0].issuedOn + 60))
  if (first >= newsUntil) return undefined
  const on = first + random.below(newsUntil - first)
  const heardOn = heardOf(on, random)
  const [one, other] = [drawPlace(random), drawPlace(random)]
  switch (move) {
    case 'in':
      return { on, knownOn: Math.min(heardOn, newsUntil - 1), before: OUTSIDE, after: one }
    case 'out':
      return { on, knownOn: heardOn, before: one, after: OUTSIDE }
    case 'within':
      return { on, knownOn: heardOn, before: one, after: other }
  }
}

function moveNews(resident: Resident, { on, knownOn, before, after }: Moved, longAgo: EpochDay): News[] {
  const from = Math.max(resident.birthOn, longAgo)
  if (from >= on) return []
  const at = ({ district, township }: Place) => ({ district, township })
  const earlier = { from, knownOn: resident.knownOn, ended: { until: on, knownOn } }
  return [
    ...spanNews('hukou', resident, earlier, at(before)),
    ...spanNews('hukou', resident, { from: on, knownOn }, at(after)),
  ]
}

function membershipNews(member: Member, household: string, formedOn: EpochDay): News[] {
  const from = Math.max(formedOn, member.birthOn)
  const death = member.resident?.death
  const ended = death && { until: death.diedOn + 1, knownOn: death.knownOn }
  return spanNews(
    'households',
    member,
    { from, knownOn: from, ended },
    { household, relation: member.relation },
  )
}
