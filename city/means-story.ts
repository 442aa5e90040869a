import { civilOf, type EpochDay, epochDayOfCivil, plainDateOf } from '#kernel/plain-date.ts'
import { heardOf, type Identity, type News, newsOf, type Span, spanNews } from './news.ts'
import type { Poverty } from './plan.ts'
import type { Random } from './random.ts'
import { isSevere, lastsUntil, type Resident, type Telling } from './resident.ts'
import { monthsFrom } from './timeline.ts'

const kindWords = {
  'minimum-living-guarantee': '低保',
  'low-income-margin': '低边',
  'destitute-support': '特困',
} as const

type AssistanceKind = keyof typeof kindWords

type AssistanceSpell = Span & {
  readonly kind: AssistanceKind
  readonly incomeYuan: number
  readonly exceededOn?: EpochDay
}

/** What civil affairs knows of a household, and the job that lifted its income where one did. */
export type Means = { readonly spells: readonly AssistanceSpell[]; readonly newJobFrom?: EpochDay }

/** What the invented incomes are drawn around, yuan a head and month; no rule reads it. */
const typicalLineYuan = { 'minimum-living-guarantee': 1005, 'low-income-margin': 1507 } as const

/** Some households entered or left within the story; in a few a new job carries the income above the line (渐退). */
export function meansOf(poverty: Poverty, canWork: boolean, { timeline, random }: Telling): Means {
  const { windowFrom, newsUntil } = timeline
  const inWindow = () => windowFrom + random.below(newsUntil - windowFrom)
  const longAgo = () => monthStart(windowFrom - random.between(30, 3200))
  if (poverty === 'none') {
    if (!random.chance(0.02)) return { spells: [] }
    const kind = random.pick(['minimum-living-guarantee', 'low-income-margin'] as const)
    const [from, until] = [longAgo(), monthStart(inWindow())]
    const ended = { until, knownOn: heardOf(until, random) }
    return { spells: [{ kind, from, knownOn: from, ended, incomeYuan: incomeFor(kind, random) }] }
  }
  const from = random.chance(0.16) ? monthStart(inWindow()) : longAgo()
  const knownOn = Math.min(heardOf(from, random), newsUntil - 1)
  const before = { kind: poverty, from, knownOn, incomeYuan: incomeFor(poverty, random) }
  const exceededOn = monthsFrom(newsUntil, -18) + random.below(530)
  if (!canWork || exceededOn < from + 90 || !random.chance(0.12)) return { spells: [before] }

  const heardOn = Math.min(heardOf(exceededOn, random), newsUntil - 1)
  const incomeYuan = Math.round((typicalLineYuan[poverty] * random.between(110, 340)) / 100)
  return {
    newJobFrom: exceededOn,
    spells: [
      { ...before, ended: { until: exceededOn, knownOn: heardOn } },
      { kind: poverty, from: exceededOn, knownOn: heardOn, incomeYuan, exceededOn },
    ],
  }
}

/** An old person alone without support may be a destitute one (特困). */
export function destituteMeans({ timeline, random }: Telling): Means {
  const from = monthStart(timeline.windowFrom - random.between(-400, 2500))
  return {
    spells: [{ kind: 'destitute-support', from, knownOn: from + 10, incomeYuan: random.between(0, 300) }],
  }
}

/** Everybody in the household is on the list, each from birth to death. */
export function assistanceNews(about: Identity & Pick<Resident, 'death'>, { spells }: Means): News[] {
  const gone = about.death && { until: about.death.diedOn + 1, knownOn: about.death.knownOn }
  return spells.flatMap(({ kind, incomeYuan, exceededOn, ...span }) => {
    const from = Math.max(span.from, about.birthOn)
    const ended = gone && (!span.ended || gone.until < span.ended.until) ? gone : span.ended
    const row = {
      kind: kindWords[kind],
      income: String(incomeYuan),
      exceededOn: exceededOn === undefined ? '' : plainDateOf(exceededOn),
    }
    const knownOn = Math.max(span.knownOn, about.birthOn)
    return spanNews('assistance', about, { from, knownOn, ended }, row)
  })
}

function incomeFor(kind: Exclude<AssistanceKind, 'destitute-support'>, random: Random): number {
  return kind === 'minimum-living-guarantee' ? random.between(260, 1000) : random.between(1010, 1500)
}

function monthStart(day: EpochDay): EpochDay {
  const { year, month } = civilOf(day)
  return epochDayOfCivil(year, month, 1)
}

export type Job = Span

/** Of the jobs in the employment list, those whose wage nobody has handed in. */
const UNTOLD_WAGES = 0.03

/** Work leans on age, level and category. */
export function jobOf(resident: Resident, { timeline, random }: Telling): Job | undefined {
  const { windowFrom, newsUntil } = timeline
  if (resident.age < 18 || resident.age > 59 || resident.death) return undefined
  const byLevel = [0.06, 0.2, 0.42, 0.62][resident.level - 1] ?? 0
  const mind = { intellectual: 0.6, mental: 0.45, multiple: 0.35 }
  const factor = Object.entries(mind).find(([category]) => category === resident.category)?.[1] ?? 1
  if (!random.chance(byLevel * factor)) return undefined
  const grown = monthsFrom(resident.birthOn, 12 * 18)
  const isNew = random.chance(0.15)
  const drawn = isNew
    ? windowFrom + random.below(newsUntil - windowFrom)
    : windowFrom - random.between(20, 3000)
  const from = Math.max(drawn, grown)
  const knownOn = heardOf(from, random)
  const until = from + random.between(120, 900)
  if (from >= newsUntil) return undefined
  if (!random.chance(0.12) || until >= newsUntil || until < windowFrom) return { from, knownOn }
  return { from, knownOn, ended: { until, knownOn: heardOf(until, random) } }
}

const employers = [
  '望潮电子',
  '听涛服饰',
  '竹岭文具',
  '桂溪食品',
  '青枫物业',
  '云渡包装',
  '梅坞精密',
  '芦浦园艺',
  '星光工疗',
] as const

/** Invented employers; severe disability earns less. */
export function jobNews(about: Identity, job: Job, isLowPaid: boolean, random: Random): News[] {
  const wage = isLowPaid ? random.between(22, 38) * 100 : random.between(26, 78) * 100
  const employer = `宁波示例${random.pick(employers)}有限公司`
  return spanNews('employment', about, job, {
    employer,
    wage: random.chance(UNTOLD_WAGES) ? '' : String(wage),
  })
}

/** Nearly everybody is insured: through a job or an earlier one, else as a resident. */
export function insuranceNews(
  resident: Resident,
  job: Job | undefined,
  { timeline, random }: Telling,
): News[] {
  if (random.chance(0.015)) return []
  const registered = Math.max(resident.birthOn + 30, epochDayOfCivil(random.between(2010, 2023), 1, 1))
  const isPensioner = resident.age >= 60 && random.chance(0.38)
  if (!job || job.ended || isPensioner || job.from <= registered) {
    const scheme = isPensioner || (job && !job.ended) ? '职工' : '居民'
    return [...spanNews('insurance', resident, { from: registered, knownOn: registered }, { scheme })]
  }
  if (job.knownOn >= timeline.newsUntil)
    return spanNews('insurance', resident, { from: registered, knownOn: registered }, { scheme: '居民' })
  const ended = { until: job.from, knownOn: job.knownOn }
  return [
    ...spanNews('insurance', resident, { from: registered, knownOn: registered, ended }, { scheme: '居民' }),
    ...spanNews('insurance', resident, { from: job.from, knownOn: job.knownOn }, { scheme: '职工' }),
  ]
}

/** Recognised hardship outside the two lists: severe, of working age, without work. */
export function hardshipNews(
  resident: Resident,
  isPoor: boolean,
  job: Job | undefined,
  { timeline, random }: Telling,
): News[] {
  if (isPoor || job || !isSevere(resident) || resident.age < 18 || resident.age > 59 || !random.chance(0.06))
    return []
  const from = timeline.windowFrom + random.between(-900, 640)
  if (from >= lastsUntil(resident, timeline)) return []
  return spanNews('status', resident, { from, knownOn: heardOf(from, random) }, { kind: '其他困难残疾人' })
}

export function deathNews({ death, ...about }: Resident): News[] {
  return death ? [newsOf('deaths', about, death.knownOn, { diedOn: plainDateOf(death.diedOn) })] : []
}
