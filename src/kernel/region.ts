import type { PlainDate } from './plain-date.ts'
import {
  DISTRICT_IDS,
  type DistrictId,
  districtRows,
  movedFromJiangdong,
  movedFromYinzhou,
  REORGANISED_ON,
} from './region-table.ts'

export type RegionLevel = 'city' | 'district' | 'township' | 'statistical-unit'

/**
 * A region as it was over one span of time; a region that was renamed, recoded or moved has several spans under one id.
 *
 * The id never changes and is what access labels and stored rows hold; the code is only today's way of writing it.
 * Never derive a region from a citizen number: its first digits name a place of first registration, often abolished.
 */
export type Region = {
  readonly id: string
  readonly level: RegionLevel
  readonly name: { readonly zh: string; readonly en?: string }
  /** Absent where the code in use over this span is not held. */
  readonly code?: string
  /** The id of the region it lies within; absent for the city. */
  readonly within?: string
  /** Absent: before the tables begin. */
  readonly from?: PlainDate
  /** Absent: still in force. */
  readonly until?: PlainDate
  /** Ids of the regions that took over its area at `until`; its own id is among them where it lived on. */
  readonly successors: readonly string[]
}

/** 宁波市: the whole tree hangs below it. */
export const CITY_ID = 'ningbo'

const before2016: readonly Region[] = [
  { id: 'haishu', name: districtRows.haishu.name, code: '330203', successors: ['haishu'] },
  {
    id: 'jiangdong',
    name: { zh: '江东区', en: 'Jiangdong District' },
    code: '330204',
    successors: ['yinzhou'],
  },
  { id: 'yinzhou', name: districtRows.yinzhou.name, code: '330212', successors: ['yinzhou', 'haishu'] },
  { id: 'fenghua', name: { zh: '奉化市', en: 'Fenghua City' }, code: '330283', successors: ['fenghua'] },
].map((span) => ({ ...span, level: 'district', within: CITY_ID, until: REORGANISED_ON }))

/** Every span of every region; of one region, earlier spans before later ones. */
export const regions: readonly Region[] = [
  { id: CITY_ID, level: 'city', name: { zh: '宁波市', en: 'Ningbo' }, code: '330200', successors: [] },
  ...before2016,
  ...DISTRICT_IDS.flatMap(districtAndTownships),
]

function districtAndTownships(id: DistrictId): Region[] {
  const { code, name, townships } = districtRows[id]
  const from = before2016.some((span) => span.id === id) ? { from: REORGANISED_ON } : {}
  return [
    { id, level: 'district', name, code, within: CITY_ID, ...from, successors: [] },
    ...wordsIn(townships).flatMap((word) => townshipSpans(id, code + word.slice(0, 3), word.slice(3))),
  ]
}

function townshipSpans(within: string, code: string, zh: string): Region[] {
  const id = `t-${code}`
  const level = code[6] === '4' ? 'statistical-unit' : 'township'
  const today: Region = { id, level, name: { zh }, code, within, successors: [] }
  const cameFrom = wordsIn(movedFromYinzhou).includes(code)
    ? 'yinzhou'
    : wordsIn(movedFromJiangdong).includes(code)
      ? 'jiangdong'
      : undefined
  if (cameFrom === undefined) return [today]
  return [
    { id, level, name: { zh }, within: cameFrom, until: REORGANISED_ON, successors: [id] },
    { ...today, from: REORGANISED_ON },
  ]
}

function wordsIn(table: string): string[] {
  return table.trim().split(/\s+/)
}

/** Whether this span holds on the date; without a date, whether it is still in force. */
function holdsOn({ from, until }: Region, on: PlainDate | undefined): boolean {
  if (on === undefined) return until === undefined
  return (from === undefined || from <= on) && (until === undefined || on < until)
}

const spansOf = Map.groupBy(regions, ({ id }) => id)

/** A region by its id: as it was on the date, or its last span; undefined for an id never given or a date it did not live. */
export function findRegion(id: string, on?: PlainDate): Region | undefined {
  const spans = spansOf.get(id)
  return on === undefined ? spans?.at(-1) : spans?.find((span) => holdsOn(span, on))
}

/** As `findRegion`, but throws where there is none. */
export function getRegion(id: string, on?: PlainDate): Region {
  const found = findRegion(id, on)
  if (!found) throw new Error(`no region "${id}"${on === undefined ? '' : ` on ${on}`}`)
  return found
}

/** By statistical code, with or without its padding to twelve digits; an abolished code needs a date it was in use. */
export function findRegionByCode(code: string, on?: PlainDate): Region | undefined {
  const short = code.trim().replace(/(?:000)+$/, '')
  return regions.find((region) => region.code === short && holdsOn(region, on))
}

/**
 * By Chinese name, `海曙区` or `海曙`, `南门街道` or `南门`; `withinId` keeps the search below one region.
 *
 * A full name goes before a shortened one; undefined where the name fits several regions or none.
 */
export function findRegionByName(nameZh: string, withinId?: string, on?: PlainDate): Region | undefined {
  const name = nameZh.normalize('NFKC').replace(/\s/g, '')
  const bearing = (nameOf: (region: Region) => string | undefined) =>
    regions.filter(
      (region) => nameOf(region) === name && holdsOn(region, on) && liesWithin(region, withinId, on),
    )
  const exact = bearing((region) => region.name.zh)
  const fitting = exact.length > 0 ? exact : bearing(shortName)
  return fitting.length === 1 ? fitting[0] : undefined
}

function shortName({ level, name }: Region): string | undefined {
  switch (level) {
    case 'city':
    case 'district':
      return name.zh.replace(/[市区县]$/, '')
    case 'township':
      return name.zh.replace(/(?:街道|镇|乡)$/, '')
    case 'statistical-unit':
      return undefined
  }
}

function liesWithin(region: Region, withinId: string | undefined, on: PlainDate | undefined): boolean {
  return withinId === undefined || ancestorsOf(region.id, on).some(({ id }) => id === withinId)
}

/** The regions a region lies in, nearest first and the city last. Throws as `getRegion` does. */
export function ancestorsOf(id: string, on?: PlainDate): readonly Region[] {
  const { within } = getRegion(id, on)
  return within === undefined ? [] : [getRegion(within, on), ...ancestorsOf(within, on)]
}

/** The county-level divisions in force on a date, or today, in the order of their codes. */
export function districtsOn(on?: PlainDate): readonly Region[] {
  return regions.filter((region) => region.level === 'district' && holdsOn(region, on)).toSorted(byCode)
}

function byCode({ code: one = '' }: Region, { code: other = '' }: Region): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Streets, towns and townships of a division; units kept for statistics only are not among them. */
export function townshipsOf(districtId: string, on?: PlainDate): readonly Region[] {
  return regions.filter(
    (region) => region.level === 'township' && region.within === districtId && holdsOn(region, on),
  )
}
