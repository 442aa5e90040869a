import { heardOf, type News, spanNews } from './news.ts'
import { isSevere, lastsUntil, type Resident, type Telling } from './resident.ts'
import { monthsFrom } from './timeline.ts'

/** What further help turns on: pension insurance, a child in training, a household of one on the guarantee. */
export function reliefNews(resident: Resident, telling: Telling): News[] {
  const { age } = resident
  return [
    ...sometimes(age >= 16 && age < 60, 0.72, '居民养老保险参保', resident, telling),
    ...childNews(resident, telling),
    ...sometimes(isSevere(resident), 0.02, '单人保', resident, telling),
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
