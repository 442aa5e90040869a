import { type EpochDay, plainDateOf } from '#kernel/plain-date.ts'
import { heardOf, type Identity, type News, newsOf } from './news.ts'
import { type Category, categories } from './marginals.ts'
import type { Level, Slot } from './plan.ts'
import type { Random } from './random.ts'
import { monthsFrom, type Timeline } from './timeline.ts'

/** One certificate from its issue; `to` is the last valid day unless a state ends it earlier. */
type Certificate = {
  readonly level: Level
  readonly issuedOn: EpochDay
  readonly to: EpochDay
  readonly knownOn: EpochDay
}

/** The certificates of one resident and how the last of them ended, before anything else about the person is drawn. */
export type CertificateLife = {
  readonly certificates: readonly [Certificate, ...Certificate[]]
  readonly diedOn?: EpochDay
  readonly ended?: { readonly state: '冻结' | '注销'; readonly on: EpochDay; readonly knownOn: EpochDay }
}

const VALID_MONTHS = 120

/** Of the states that ended a certificate, those without their day. */
const UNDATED_SHARE = 0.1

export function certificateLifeOf(slot: Slot, timeline: Timeline, random: Random): CertificateLife {
  const { windowFrom, newsUntil, end } = timeline
  const inWindow = () => windowFrom + random.below(newsUntil - windowFrom)
  const between = (from: EpochDay, until: EpochDay) => from + random.below(Math.max(1, until - from))
  const only = (issuedOn: EpochDay) => [issuedCertificate(slot.level, issuedOn, issuedOn)] as const
  switch (slot.standing) {
    case 'holding': {
      const earliest = monthsFrom(end, 12 * slot.yearsLeft - VALID_MONTHS) + 1
      const issuedOn = between(earliest, Math.min(monthsFrom(earliest, 12), newsUntil))
      return { certificates: withHistory(slot.level, issuedOn, timeline, random) }
    }
    case 'lapsed': {
      const issuedOn = monthsFrom(inWindow(), -VALID_MONTHS)
      return { certificates: only(issuedOn) }
    }
    case 'died': {
      const diedOn = inWindow()
      const ended = random.chance(0.7)
        ? { ended: { state: '注销' as const, on: diedOn + 25, knownOn: diedOn + 25 + random.below(40) } }
        : {}
      return { certificates: only(between(monthsFrom(diedOn, -110), diedOn - 200)), diedOn, ...ended }
    }
    case 'frozen':
    case 'cancelled': {
      const on = inWindow()
      const state = slot.standing === 'frozen' ? '冻结' : '注销'
      const certificates = only(between(monthsFrom(on, -90), on - 60))
      return { certificates, ended: { state, on, knownOn: Math.min(heardOf(on, random), newsUntil - 1) } }
    }
  }
}

/** A certificate issued inside the story is a new case, a renewal (one in four late), or a change of level. */
function withHistory(
  level: Level,
  issuedOn: EpochDay,
  { windowFrom, newsUntil }: Timeline,
  random: Random,
): CertificateLife['certificates'] {
  const last = issuedCertificate(level, issuedOn, Math.min(issuedOn + random.below(12), newsUntil - 1))
  if (issuedOn < windowFrom) return [last]
  const earlier = (of: Level, on: EpochDay): CertificateLife['certificates'] => [
    issuedCertificate(of, on, on),
    last,
  ]
  return random.among<() => CertificateLife['certificates']>([
    [38, () => [last]],
    [34, () => earlier(level, monthsFrom(issuedOn, -VALID_MONTHS))],
    [14, () => earlier(level, monthsFrom(issuedOn - random.between(8, 90), -VALID_MONTHS))],
    [14, () => earlier(changedFrom(level, random), monthsFrom(issuedOn, -random.between(14, 100)))],
  ])()
}

/** Three changes in four are for the worse. */
function changedFrom(level: Level, random: Random): Level {
  const worsened = { 1: 2, 2: 3, 3: 4, 4: 3 } as const
  const improved = { 1: 2, 2: 1, 3: 2, 4: 3 } as const
  return random.chance(0.75) ? worsened[level] : improved[level]
}

function issuedCertificate(level: Level, issuedOn: EpochDay, knownOn: EpochDay): Certificate {
  return { level, issuedOn, to: monthsFrom(issuedOn, VALID_MONTHS) - 1, knownOn }
}

const categoryNames: Readonly<Record<Category, string>> = {
  visual: '视力',
  hearing: '听力',
  speech: '言语',
  physical: '肢体',
  intellectual: '智力',
  mental: '精神',
  multiple: '多重',
}

/** The categories inside: of a multiple disability two, otherwise the category itself. */
export function componentsOf(category: Category, random: Random): readonly Category[] {
  if (category !== 'multiple') return [category]
  const first = random.pick(['physical', 'intellectual', 'visual'] as const)
  const second = random.pick(
    (['speech', 'mental', 'hearing', 'intellectual'] as const).filter((other) => other !== first),
  )
  return [first, second]
}

/** The rows a life makes: an earlier certificate loses its last years to the next once that one is known. */
export function certificateNews(
  about: Identity,
  life: CertificateLife,
  category: Category,
  components: readonly Category[],
  random: Random,
): News[] {
  const names = components.map((component) => categoryNames[component])
  const plain = random.chance(0.3) ? `${names[0] ?? ''}残疾` : (names[0] ?? '')
  const words = category === 'multiple' ? `多重（${names.join('、')}）` : plain
  const reissue = random.chance(0.03) ? 'B1' : ''
  return life.certificates.flatMap((certificate, place) => {
    const { level, issuedOn, to, knownOn } = certificate
    const row = {
      number: `${about.citizenId}${categories.indexOf(category) + 1}${level}${reissue}`,
      category: words,
      level: `${'一二三四'.charAt(level - 1)}级`,
      issuedOn: plainDateOf(issuedOn),
      validTo: plainDateOf(to),
      state: '有效',
    }
    const told = newsOf('certificates', about, knownOn, row)
    const next = life.certificates[place + 1]
    if (next) {
      const last = Math.min(to, next.issuedOn - 1)
      const closed = { ...row, validTo: plainDateOf(last), state: '过期', stateOn: plainDateOf(last + 1) }
      return [told, newsOf('certificates', about, next.knownOn, closed)]
    }
    if (!life.ended) return [told]
    const { state, on, knownOn: endKnownOn } = life.ended
    // The day is left out now and then: such a row goes back to the office, and what is so of the person is not known.
    const stateOn = random.chance(UNDATED_SHARE) ? '' : plainDateOf(on)
    return [told, newsOf('certificates', about, endKnownOn, { ...row, state, stateOn })]
  })
}
