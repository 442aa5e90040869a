import { describe, expect, it } from 'vitest'
import {
  ancestorsOf,
  districtsOn,
  findRegionByCode,
  findRegionByName,
  getRegion,
  regions,
  townshipsOf,
} from './region.ts'
import { DISTRICT_IDS } from './region-table.ts'

const today = regions.filter(({ until }) => until === undefined)
const listed = today.filter(({ level }) => level === 'township' || level === 'statistical-unit')

describe('the table', () => {
  it('lists 162 units: 73 streets, 73 towns, 10 townships and 6 kept for statistics only', () => {
    const townships = listed.filter(({ level }) => level === 'township')
    const ending = (suffix: string) => townships.filter(({ name }) => name.zh.endsWith(suffix)).length
    expect(listed).toHaveLength(162)
    expect(townships).toHaveLength(156)
    expect([ending('街道'), ending('镇'), ending('乡')]).toEqual([73, 73, 10])
    expect(listed.filter(({ level }) => level === 'statistical-unit').map(({ code }) => code)).toEqual([
      '330206401',
      '330282402',
      '330282403',
      '330282404',
      '330282405',
      '330282406',
    ])
  })

  it('has as many townships in each division as the code table', () => {
    expect(DISTRICT_IDS.map((id) => townshipsOf(id).length)).toEqual([17, 8, 11, 7, 25, 12, 18, 18, 21, 19])
  })

  it('gives every unit in force its own id and code, in the order of the codes', () => {
    expect(new Set(today.map(({ id }) => id)).size).toBe(173)
    const codes = today.map(({ code }) => code)
    expect(new Set(codes).size).toBe(173)
    expect(codes).toEqual(codes.toSorted())
    expect(DISTRICT_IDS).toEqual(districtsOn().map(({ id }) => id))
  })

  it('agrees between the kind of name and the kind of code', () => {
    const suffix: Record<string, string> = { '0': '街道', '1': '镇', '2': '乡' }
    const odd = listed.filter(
      ({ code = '', level, name }) => level === 'township' && !name.zh.endsWith(suffix[code[6] ?? ''] ?? '?'),
    )
    expect(odd).toEqual([])
  })

  it('places every region, on every date it lived, under regions that lived then', () => {
    for (const { id, from, until } of regions)
      for (const on of [from, until && '2016-09-13', until ? undefined : '2026-11-24'])
        if (on) expect(ancestorsOf(id, on).at(-1)?.id ?? id).toBe('ningbo')
  })

  it('has no gap and no overlap between the spans of one region, and names every successor', () => {
    for (const spans of Map.groupBy(regions, ({ id }) => id).values())
      spans.forEach((span, index) => expect(span.from).toBe(spans[index - 1]?.until))
    for (const id of regions.flatMap(({ successors }) => successors))
      expect(getRegion(id).until).toBeUndefined()
  })
})

describe('2016', () => {
  it('took 江东 into 鄞州, moved part of 鄞州 to 海曙 and made 奉化 a district', () => {
    const namesOn = (on: string) => districtsOn(on).map(({ name }) => name.zh)
    expect(namesOn('2016-09-13').join(' ')).toBe(
      '海曙区 江东区 江北区 北仑区 镇海区 鄞州区 象山县 宁海县 余姚市 慈溪市 奉化市',
    )
    expect(namesOn('2016-09-14')).toHaveLength(10)
    expect(namesOn('2016-09-14')).not.toContain('江东区')
    expect(getRegion('jiangdong').successors).toEqual(['yinzhou'])
    expect(getRegion('yinzhou', '2016-01-01').successors).toEqual(['yinzhou', 'haishu'])
  })

  it('keeps one id through a change of code and name', () => {
    expect(findRegionByCode('330283', '2016-01-01')).toMatchObject({ id: 'fenghua', name: { zh: '奉化市' } })
    expect(findRegionByCode('330213')).toMatchObject({ id: 'fenghua', name: { zh: '奉化区' } })
    expect(findRegionByName('奉化市', undefined, '2016-01-01')?.id).toBe('fenghua')
    expect(findRegionByName('奉化市')).toBeUndefined()
  })

  it('rolls a township up by the region of the date', () => {
    const districtOf = (name: string, on: string) => {
      const township = findRegionByName(name, undefined, on)
      return township && ancestorsOf(township.id, on)[0]?.id
    }
    expect(districtOf('石碶街道', '2016-09-13')).toBe('yinzhou')
    expect(districtOf('石碶街道', '2016-09-14')).toBe('haishu')
    expect(districtOf('百丈街道', '2016-09-13')).toBe('jiangdong')
    expect(districtOf('百丈街道', '2016-09-14')).toBe('yinzhou')
    expect(districtOf('下应街道', '2016-09-13')).toBe('yinzhou')
    expect(townshipsOf('haishu', '2016-01-01')).toHaveLength(8)
  })
})

describe('findRegionByCode', () => {
  it.each([
    ['330203', 'haishu'],
    ['330203000000', 'haishu'],
    ['330200', 'ningbo'],
    ['330203009', 't-330203009'],
    ['330282120000', 't-330282120'],
  ])('%s', (code, id) => {
    expect(findRegionByCode(code)?.id).toBe(id)
  })

  it.each(['330204', '330283', '330227', '33', '', '330203999', '330203199001010000'])(
    'finds nothing in force today under "%s"',
    (code) => {
      expect(findRegionByCode(code)).toBeUndefined()
    },
  )
})

describe('findRegionByName', () => {
  it.each([
    ['海曙', 'haishu'],
    ['海曙区', 'haishu'],
    [' 余姚 市', 'yuyao'],
    ['宁波', 'ningbo'],
    ['宁海', 'ninghai'],
    ['南门街道', 't-330203001'],
    ['南门', 't-330203001'],
    ['三七市', 't-330281110'],
    ['三七市镇', 't-330281110'],
    ['保税区', 't-330206401'],
  ])('%s', (name, id) => {
    expect(findRegionByName(name)?.id).toBe(id)
  })

  it('reaches every unit by its full name, and every township by its short one inside its division', () => {
    expect(listed.filter(({ id, name }) => findRegionByName(name.zh)?.id !== id)).toEqual([])
    for (const { id, name, within } of listed.filter(({ level }) => level === 'township'))
      expect(findRegionByName(name.zh.replace(/(街道|镇|乡)$/, ''), within)?.id).toBe(id)
  })

  it('does not choose a different kind of place, an empty name, or one in another division', () => {
    expect(findRegionByName('南门镇')).toBeUndefined()
    expect(findRegionByName('海曙县')).toBeUndefined()
    expect(findRegionByName('')).toBeUndefined()
    expect(findRegionByName('南门街道', 'yinzhou')).toBeUndefined()
    expect(findRegionByName('南门街道', 'ningbo')?.id).toBe('t-330203001')
  })
})

it('throws on an id never given and on a date before or after its life', () => {
  expect(() => getRegion('330203')).toThrow(/no region/)
  expect(() => getRegion('jiangdong', '2017-01-01')).toThrow(/on 2017-01-01/)
  expect(ancestorsOf('t-330203001').map(({ id }) => id)).toEqual(['haishu', 'ningbo'])
})
