import { type EpochDay, plainDateOf } from '#kernel/plain-date.ts'
import { heardOf, type News, newsOf, spanNews } from './news.ts'
import type { Random } from './random.ts'
import { hasMindDisability, isSevere, lastsUntil, type Resident, type Telling } from './resident.ts'
import { monthsFrom } from './timeline.ts'

type Tier = 'one' | 'two' | 'three' | 'none'
type Weights = readonly (readonly [number, Tier])[]

/** Leans on the level and is not the level: some of the severe need little help and some of the others much. */
const tierWeights: Readonly<Record<1 | 2 | 'mind' | 'other', Weights>> = {
  1: weigh(46, 34, 16, 4),
  2: weigh(9, 34, 43, 14),
  mind: weigh(1, 12, 52, 35),
  other: weigh(0, 6, 30, 64),
}

const tierWords: Readonly<Record<Tier, readonly [string, string]>> = {
  one: ['一档', '完全不能自理'],
  two: ['二档', '基本不能自理'],
  three: ['三档', '部分不能自理'],
  none: ['无', '无'],
}

const VALID_MONTHS = 36

/** 自理能力评估 and what follows from it; one severe resident in ten was never assessed, a few let it run out. */
export function careNews(resident: Resident, telling: Telling): News[] {
  const { timeline, random } = telling
  const group =
    resident.level === 1 || resident.level === 2
      ? resident.level
      : hasMindDisability(resident) && resident.level === 3
        ? 'mind'
        : 'other'
  const assessed = { 1: 0.92, 2: 0.88, mind: 0.62, other: 0.04 }[group]
  if (!random.chance(assessed)) return []

  const limit = lastsUntil(resident, timeline)
  const issuedOn = resident.life.certificates.at(-1)?.issuedOn ?? timeline.windowFrom
  const hasLapsed = random.chance(0.03)
  const drawn = hasLapsed ? limit - random.between(1110, 1500) : limit - random.between(10, 1000)
  const assessedOn = Math.max(drawn, issuedOn + random.between(5, 60))
  if (assessedOn >= limit) return []
  const tier = random.among(tierWeights[group])
  const monthsNeeded = random.chance(0.05) ? random.between(1, 5) : random.between(6, 240)
  const first = resident.life.certificates[0].issuedOn
  const earlierOn = monthsFrom(assessedOn, -random.between(20, 34))
  const isRecent = assessedOn > monthsFrom(timeline.newsUntil, -12)
  const hasEarlier = !hasLapsed && earlierOn > first && random.chance(isRecent ? 0.9 : 0.1)
  const earlier = hasEarlier
    ? assessment(resident, earlierOn, random.among(tierWeights[group]), monthsNeeded, telling)
    : []
  return [
    ...earlier,
    ...assessment(resident, assessedOn, tier, monthsNeeded, telling),
    ...arrangementNews(resident, tier, limit, telling),
    ...serviceNews(resident, tier, limit, telling),
  ]
}

function assessment(
  resident: Resident,
  assessedOn: EpochDay,
  tier: Tier,
  monthsNeeded: number,
  { random }: Telling,
): News[] {
  const row = {
    tier: random.chance(0.7) ? tierWords[tier][0] : tierWords[tier][1],
    months: tier === 'none' ? '0' : String(monthsNeeded),
    assessedOn: plainDateOf(assessedOn),
    validTo: plainDateOf(monthsFrom(assessedOn, VALID_MONTHS) - 1),
  }
  return [newsOf('care', resident, heardOf(assessedOn, random), row)]
}

const institutions = ['望潮托养院', '听涛照护中心', '桂溪福利院', '竹岭安养园', '晴川托养中心']

function arrangementNews(
  resident: Resident,
  tier: Tier,
  limit: EpochDay,
  { timeline, random }: Telling,
): News[] {
  if (!isSevere(resident) || (tier !== 'one' && tier !== 'two') || !random.chance(0.05)) return []
  const drawn = timeline.windowFrom + random.between(-1500, 720)
  const enteredOn = Math.max(drawn, resident.birthOn + 3000)
  const leftOn = enteredOn + random.between(60, 1200)
  const knownOn = heardOf(enteredOn, random)
  if (enteredOn >= limit) return []
  const row = { institution: `${random.pick(institutions)}（示例）`, enteredOn: plainDateOf(enteredOn) }
  const entered = newsOf('arrangement', resident, knownOn, row)
  if (leftOn <= timeline.windowFrom || leftOn >= limit || !random.chance(0.4)) return [entered]
  const left = { ...row, leftOn: plainDateOf(leftOn) }
  return [entered, newsOf('arrangement', resident, Math.max(knownOn, heardOf(leftOn, random)), left)]
}

/** 养老服务补贴 for some of the old; two in three have chosen between it and the nursing subsidy. */
function serviceNews(resident: Resident, tier: Tier, limit: EpochDay, { timeline, random }: Telling): News[] {
  if (resident.age < 75 || tier === 'none' || !random.chance(0.05)) return []
  const from = timeline.windowFrom + random.between(-500, 700)
  if (from >= limit) return []
  const amount = String(random.between(20, 45) * 10)
  const service = spanNews(
    'status',
    resident,
    { from, knownOn: heardOf(from, random) },
    { kind: '养老服务补贴', amount },
  )
  const chosenOn = from + random.between(0, 60)
  if (chosenOn >= limit || !random.chance(0.66)) return service
  const choice = random.chance(0.6) ? '护理补贴' : '养老服务补贴'
  const row = { matter: '护理类待遇', choice, chosenOn: plainDateOf(chosenOn) }
  return [...service, newsOf('elections', resident, heardOf(chosenOn, random), row)]
}

/** The rare statuses other departments share. */
export function statusNews(resident: Resident, telling: Telling): News[] {
  const { age, category, isOrphan } = resident
  const isWorkingAge = age >= 18 && age <= 59
  const severe = isSevere(resident)
  return [
    ...rare(isOrphan, 1, '孤儿基本生活费', telling, resident, [150, 220]),
    ...rare(age < 17 && !isOrphan, 0.03, '困境儿童基本生活费', telling, resident, [120, 200]),
    ...rare(
      isWorkingAge && category === 'physical' && severe,
      0.02,
      '工伤生活护理费',
      telling,
      resident,
      [200, 400],
    ),
    ...rare(isWorkingAge && resident.sex === 'male', 0.002, '服刑', telling, resident),
    ...rare(isWorkingAge && severe, 0.12, '丧失劳动能力', telling, resident),
    ...rare(resident.components.includes('mental'), 0.45, '严重精神障碍在册', telling, resident),
    ...rare(age >= 80 && severe, 0.05, '老年护理类补贴', telling, resident, [10, 60]),
    ...rare(age >= 80, 0.05, '老年生活类补贴', telling, resident, [5, 40]),
    ...rare(isWorkingAge && severe, 0.004, '因公致残护理类补贴', telling, resident, [10, 60]),
    ...rare(isWorkingAge && severe, 0.004, '因公致残生活类补贴', telling, resident, [5, 40]),
    ...rare(age >= 88, 0.02, '离休护理类补贴', telling, resident, [20, 60]),
    ...rare(age >= 88, 0.02, '离休生活类补贴', telling, resident, [10, 40]),
    ...longTermCareNews(resident, telling),
  ]
}

/** 长期护理保险 for a few of the old and severe; for half of them civil affairs has ruled how the subsidy goes with it. */
function longTermCareNews(resident: Resident, telling: Telling): News[] {
  const { timeline, random } = telling
  const received = rare(
    resident.age >= 60 && isSevere(resident),
    0.01,
    '长期护理保险待遇',
    telling,
    resident,
    [10, 60],
  )
  if (received.length === 0) return []
  const ruledOn = timeline.windowFrom + random.between(0, 700)
  const isRuled = ruledOn < lastsUntil(resident, timeline) && random.chance(0.5)
  if (!isRuled) return received
  const choice = random.pick(['两样都发', '只补差额', '只享受长期护理保险'])
  const row = { matter: '长期护理保险衔接', choice, chosenOn: plainDateOf(ruledOn) }
  return [...received, newsOf('elections', resident, heardOf(ruledOn, random), row)]
}

/** Amounts are drawn in tens of yuan. */
function rare(
  fits: boolean,
  share: number,
  kind: string,
  { timeline, random }: Telling,
  resident: Resident,
  tensOfYuan?: readonly [number, number],
): News[] {
  if (!fits || !random.chance(share)) return []
  const from = Math.max(timeline.windowFrom + random.between(-1400, 700), resident.birthOn + 400)
  if (from >= lastsUntil(resident, timeline)) return []
  const amount = tensOfYuan ? { amount: String(random.between(...tensOfYuan) * 10) } : {}
  return spanNews(
    'status',
    resident,
    { from, knownOn: heardOf(from, random), ended: endOf(kind, from, timeline.newsUntil, random) },
    { kind, ...amount },
  )
}

/** A sentence ends; other statuses last. */
function endOf(kind: string, from: EpochDay, limit: EpochDay, random: Random) {
  const until = from + random.between(200, 900)
  return kind === '服刑' && until < limit ? { until, knownOn: heardOf(until, random) } : undefined
}

function weigh(one: number, two: number, three: number, none: number): Weights {
  return [
    [one, 'one'],
    [two, 'two'],
    [three, 'three'],
    [none, 'none'],
  ]
}
