import { heardOf, type News, spanNews } from './news.ts'
import { isSevere, lastsUntil, type Resident, type Telling } from './resident.ts'
import { monthsFrom } from './timeline.ts'

/** What further help turns on: pension insurance, a child in training, bills, sudden hardship, a household of one. */
export function reliefNews(resident: Resident, telling: Telling): News[] {
  const { age } = resident
  return [
    ...sometimes(age >= 16 && age < 60, 0.72, '居民养老保险参保', resident, telling),
    ...childNews(resident, telling),
    ...sometimes(isSevere(resident), 0.02, '单人保', resident, telling),
    ...sometimes(true, 0.06, '个人负担医疗费', resident, telling, [10, 1800]),
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
