import { civilOf, epochDayOfCivil } from '#kernel/plain-date.ts'
import { heardOf, type News, spanNews } from './news.ts'
import { isSevere, lastsUntil, type Resident, type Telling } from './resident.ts'
import { monthsFrom } from './timeline.ts'

const MONTHS_OF_BILLS = 6

/** What further help turns on: pension insurance, a child in training, bills, sudden hardship, a household of one. */
export function reliefNews(resident: Resident, telling: Telling): News[] {
  const { age } = resident
  return [
    ...sometimes(age >= 16 && age < 60, 0.72, '居民养老保险参保', resident, telling),
    ...childNews(resident, telling),
    ...sometimes(isSevere(resident), 0.02, '单人保', resident, telling),
    ...billNews(resident, telling),
    ...hardshipNews(resident, telling),
  ]
}

/** Half the children are in training; for one in ten of these the institution has not settled its bill yet. */
function childNews(resident: Resident, telling: Telling): News[] {
  const isChild = resident.age < 18
  return [
    ...sometimes(isChild, 0.15, '残疾儿童诊断', resident, telling),
    ...sometimes(isChild, 0.5, '儿童康复训练', resident, telling, [60, 280]),
  ]
}

/** What insurance left of one month in thirty, settled within that month; one bill in ten is still open. */
function billNews(resident: Resident, { timeline, random }: Telling): News[] {
  return Array.from({ length: MONTHS_OF_BILLS }, (_, back) => back).flatMap((back) => {
    const { year, month } = civilOf(monthsFrom(timeline.newsUntil, -back))
    const from = epochDayOfCivil(year, month, 1)
    if (!random.chance(0.03) || from < resident.birthOn || from >= lastsUntil(resident, timeline)) return []
    const knownOn = from + random.below(19)
    const ended = { until: monthsFrom(from, 1), knownOn }
    const amount = random.chance(0.1) ? {} : { amount: String(random.between(1, 180) * 100) }
    return spanNews('status', resident, { from, knownOn, ended }, { kind: '个人负担医疗费', ...amount })
  })
}

/** Sudden hardship; in one case of six exceptional, and one of three has been helped already. */
function hardshipNews(resident: Resident, telling: Telling): News[] {
  const hardship = sometimes(true, 0.012, '突发困难', resident, telling, [40, 2400])
  if (hardship.length === 0) return []
  return [
    ...hardship,
    ...sometimes(true, 0.17, '特别困难', resident, telling),
    ...sometimes(true, 0.33, '已给临时救助', resident, telling),
  ]
}

/** Begun within two years and still so; of one amount in ten, drawn in tens of yuan, nobody has told the figure. */
function sometimes(
  fits: boolean,
  share: number,
  kind: string,
  resident: Resident,
  { timeline, random }: Telling,
  tensOfYuan?: readonly [number, number],
): News[] {
  if (!fits || !random.chance(share)) return []
  const from = Math.max(monthsFrom(timeline.newsUntil, -24) + random.below(700), resident.birthOn + 30)
  if (from >= lastsUntil(resident, timeline)) return []
  const isTold = tensOfYuan !== undefined && !random.chance(0.1)
  const row = { kind, ...(isTold && { amount: String(random.between(...tensOfYuan) * 10) }) }
  return spanNews('status', resident, { from, knownOn: heardOf(from, random) }, row)
}
