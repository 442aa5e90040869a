import { findRegionByName, getRegion, townshipsOf } from '#kernel/region.ts'

/** A township found below the district that was said, or why not and which names come near. */
export type TownshipReading =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly liesIn?: string; readonly near: readonly string[] }

const readDistricts = new Map<string, string | undefined>()
const readTownships = new Map<string, TownshipReading>()

/** The stable id of a district by its name, `outside` for `市外` and the like; undefined for an unknown name. */
export function parseDistrict(words: string): string | undefined {
  return remembered(readDistricts, words, () => {
    const said = plain(words)
    if (/^(?:(?:宁波)?市外|外市|省外|外省|外地|非宁波.*)$/.test(said)) return 'outside'
    const region = findRegionByName(said.replace(/^(?:浙江省?)?(?:宁波市?)?(?=.)/, ''))
    return region?.level === 'district' ? region.id : undefined
  })
}

/** A street, town or township below one district. Units kept for statistics only are nobody's residence. */
export function parseTownship(words: string, districtId: string): TownshipReading {
  return remembered(readTownships, `${districtId} ${words}`, () => {
    const district = getRegion(districtId).name.zh
    const said = plain(words).replace(district, '') || plain(words)
    const region = findRegionByName(said, districtId)
    if (region?.level === 'township') return { ok: true, id: region.id }

    const elsewhere = findRegionByName(said)
    const near = townshipsOf(districtId)
      .map(({ name }) => name.zh)
      .filter((name) => isNear(name, said))
    if (elsewhere?.level !== 'township' || elsewhere.within === undefined)
      return { ok: false, near: near.slice(0, 3) }
    return { ok: false, liesIn: getRegion(elsewhere.within).name.zh, near: near.slice(0, 3) }
  })
}

/** A file names the same few regions on every row. */
function remembered<T>(known: Map<string, T>, key: string, read: () => T): T {
  const found = known.get(key)
  if (found !== undefined) return found
  const value = read()
  if (known.size < 10_000) known.set(key, value)
  return value
}

function plain(words: string): string {
  return words.normalize('NFKC').replace(/\s/g, '')
}

/** Same but for one character, missing, extra or wrong, the ending (街道, 镇, 乡) aside. */
function isNear(name: string, said: string): boolean {
  const [a, b] = [stem(name), stem(said)]
  if (a === b) return true
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 2) return false
  let head = 0
  while (head < a.length && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1
  return head + tail >= Math.max(a.length, b.length) - 1
}

function stem(name: string): string {
  return name.replace(/(?:街道|镇|乡)$/, '')
}
