import { getRegion, townshipsOf } from '#kernel/region.ts'
import { DISTRICT_IDS, type DistrictId } from '#kernel/region-table.ts'
import { itemAt, type Random } from './random.ts'

/** Where a household is registered, in the words of a file; outside the city only the district is said. */
export type Place = {
  readonly district: string
  readonly township: string
  readonly village: string
  readonly code: string
}

export const OUTSIDE: Place = { district: '市外', township: '', village: '', code: '' }

/** Residents in 10,000, census of 2020: to be checked. */
const residents: Readonly<Record<DistrictId, number>> = {
  haishu: 104,
  jiangbei: 49,
  beilun: 83,
  zhenhai: 51,
  yinzhou: 161,
  fenghua: 58,
  xiangshan: 57,
  ninghai: 70,
  yuyao: 125,
  cixi: 183,
}

/** Prefixes of divisions that are gone or were recoded, where the old of the city were first registered. */
const historicPrefixes = ['330204', '330283', '330227', '330219', '330222', '330224', '330221', '330200']

/** Prefixes of other places, for people who married or moved here. */
const otherPrefixes = [
  '330722',
  '331022',
  '331081',
  '341125',
  '362330',
  '422802',
  '430621',
  '510823',
  '522126',
  '411528',
]

const villageStems = `
  望潮 听涛 稻香 竹岭 桂溪 青枫 云渡 石桥头 梅坞 柳汀 东篱 半塘 杨梅坑 蓼花
  芦浦 采菱 鹭湾 松下 橘园 白沙湾 银杏 落霞 星光 晴川 春晖 秋实 前塘 后港
`
  .trim()
  .split(/\s+/)

/** Draws places: districts by their residents, townships by a weight of their own drawn once from the seed. */
export function placesOf(random: Random): (random: Random) => Place {
  const weighted = DISTRICT_IDS.map((id) => {
    const { name, code = '' } = getRegion(id)
    const townships = townshipsOf(id).map(
      (township) => [0.4 + 1.6 * random.next(), township.name.zh] as const,
    )
    return [residents[id], { district: name.zh, code, townships }] as const
  })
  return (draw) => {
    const { district, code, townships } = draw.among(weighted)
    const township = draw.among(townships)
    return { district, code, township, village: villageIn(township, draw) }
  }
}

/** Every township has a dozen invented villages or communities of its own. */
function villageIn(township: string, random: Random): string {
  const start = [...township].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0)
  const stem = itemAt(villageStems, (start + random.below(12)) % villageStems.length)
  return stem + (township.endsWith('街道') ? '社区' : '村')
}

/**
 * The first six digits of a citizen number: never those of a division the person is or was registered in, so that a
 * reader who derives the paying district from them is wrong every time.
 */
export function prefixFor(places: readonly Place[], random: Random): string {
  const others = DISTRICT_IDS.map((id) => getRegion(id).code ?? '')
  const pool = random.among([
    [70, historicPrefixes],
    [18, others],
    [12, otherPrefixes],
  ] as const)
  const allowed = pool.filter((prefix) => places.every(({ code }) => code !== prefix))
  return random.pick(allowed)
}
