import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCertificateNumber } from '#kernel/certificate-number.ts'
import { parseCitizenId } from '#kernel/citizen-id.ts'
import { epochDayOf, parsePlainDate } from '#kernel/plain-date.ts'
import { findRegionByName } from '#kernel/region.ts'
import { type FileKind, officeFiles } from './office-files.ts'
import { personas } from './personas.ts'
import { type CitySummary, writeCity } from './write-city.ts'

const months = { from: 2026 * 12 + 8, to: 2026 * 12 + 10 }
const deliveries = ['initial', '2026-09', '2026-10', '2026-11']
const root = mkdtempSync(join(tmpdir(), 'synthetic-city-'))
afterAll(() => rmSync(root, { recursive: true }))

function write(people: number, seed: number, name: string): Promise<CitySummary> {
  return writeCity({ people, seed, folder: join(root, name), months })
}

function hashOf(name: string): string {
  const hash = createHash('sha256')
  const files = readdirSync(join(root, name), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort())
    hash.update(path.slice(join(root, name).length)).update(readFileSync(path))
  return hash.digest('hex')
}

describe('the same order', () => {
  it('gives the same bytes, another seed gives others', async () => {
    await write(500, 1, 'one')
    await write(500, 1, 'same')
    await write(500, 2, 'other')
    expect(hashOf('same')).toBe(hashOf('one'))
    expect(hashOf('other')).not.toBe(hashOf('one'))
  })

  it('is refused in a folder that holds something', async () => {
    await expect(write(500, 1, 'one')).rejects.toThrow(/not empty/)
  })
})

it.each([5_000, 20_000])('looks like the city in all its marginals at %i people', async (people) => {
  const { marginals, people: written, dirtyCells, files } = await write(people, 11, `city-${people}`)
  expect(written).toBe(people)
  expect(marginals.filter(({ isMet }) => isMet === false)).toEqual([])
  expect(marginals.filter(({ isMet }) => isMet).length).toBe(16)
  const rows = files.reduce((sum, file) => sum + file.rows, 0)
  expect(dirtyCells / rows).toBeGreaterThan(0.0005)
  expect(dirtyCells / rows).toBeLessThan(0.004)
})

describe('a city of 2,000', () => {
  const name = 'city-2000'
  let people: Row[]
  let members: Row[]
  let certificates: Row[]
  beforeAll(async () => {
    await write(2_000, 5, name)
    people = rowsOf('people')
    members = rowsOf('households')
    certificates = rowsOf('certificates')
  })

  it('gives everybody a valid number of their own that never names where they are registered', () => {
    const numbers = new Map(members.map(({ citizenId, name: called }) => [idIn(citizenId), nameIn(called)]))
    for (const [citizenId] of numbers) expect(parseCitizenId(citizenId)).toMatchObject({ ok: true })
    for (const { citizenId, name: called } of members)
      expect(numbers.get(idIn(citizenId))).toBe(nameIn(called))
    expect(new Set(people.map(({ citizenId }) => idIn(citizenId))).size).toBe(2_000)
    for (const { citizenId, district } of people)
      expect(findRegionByName(nameIn(district))?.code).not.toBe(idIn(citizenId).slice(0, 6))
  })

  it('writes category and level as the number of the certificate has them', () => {
    for (const { number, level, issuedOn } of certificates) {
      const reading = parseCertificateNumber(number ?? '')
      expect(reading).toMatchObject({ ok: true })
      expect('一二三四'.indexOf((level ?? '').charAt(0)) + 1).toBe(reading.ok && reading.level)
      const issued = dateIn(issuedOn)
      expect(reading.ok && issued !== undefined && reading.birthOn < issued).toBe(true)
    }
  })

  it('copies no household, keeps it to six, and makes parents older than their children', () => {
    const households = Map.groupBy(toldOnce(members), ({ household }) => household)
    const signs = [...households.values()].map((rows) =>
      rows.map((row) => `${row.name}${row.relation}${idIn(row.citizenId).slice(6, 14)}`).join(' '),
    )
    expect(new Set(signs).size).toBe(signs.length)
    const sizes = [...households.values()].map((rows) => rows.length)
    expect(Math.max(...sizes)).toBe(6)
    for (const rows of households.values()) {
      const head = rows.find(({ relation }) => nameIn(relation) === '户主')
      const children = rows.filter(({ relation }) => ['子', '女'].includes(nameIn(relation)))
      for (const child of children) expect(bornIn(child) - bornIn(head)).toBeGreaterThanOrEqual(17)
    }
  })

  it('says nothing that was not known by the hand-over', () => {
    const handOver = ['2026-08-31', '2026-09-20', '2026-10-20', '2026-11-20']
    const begins = [
      'from',
      'issuedOn',
      'assessedOn',
      'enteredOn',
      'diedOn',
      'chosenOn',
      'stateOn',
      'exceededOn',
    ]
    for (const { delivery, row } of allRows()) {
      const dates = begins.flatMap((column) => dateIn(row[column]) ?? [])
      for (const date of dates) expect(date <= (handOver[deliveries.indexOf(delivery)] ?? '')).toBe(true)
    }
  })

  it('brings late news: in every month something that happened before the last hand-over', () => {
    const died = rowsOf('deaths', '2026-11').flatMap(({ diedOn }) => dateIn(diedOn) ?? [])
    expect(died.some((date) => date <= '2026-10-20')).toBe(true)
  })

  it('speaks only of people of its own households', () => {
    const known = new Set(members.map(({ citizenId }) => idIn(citizenId)))
    const seen = deliveries.flatMap((delivery) => {
      const rows = allRows().filter((entry) => entry.delivery === delivery)
      return rows.filter(({ row }) => !known.has(idIn(row['citizenId'])))
    })
    expect(seen).toEqual([])
  })

  it('holds every persona, with clean cells', () => {
    for (const { name: called, citizenId, district, township } of personas)
      expect(people).toContainEqual(expect.objectContaining({ name: called, citizenId, district, township }))
  })

  it('saves the workbook with a title over its headers', async () => {
    const { sheets } = await readXlsx(readFileSync(join(root, name, 'initial', officeFiles.arrangement.name)))
    expect(sheets[0]?.rows[0]?.[0]).toBe('寄宿托养人员名册')
    expect(sheets[0]?.rows[1]?.[1]).toBe('身份证号')
  })

  it('says of each file whose it is and that only the first delivery is complete', () => {
    expect(manifestOf('initial')).toContain('残疾人证.csv,残联,是,2024-01-01,2026-08-31')
    expect(manifestOf('2026-10')).toContain('残疾人证.csv,残联,否,,2026-10-20')
  })

  function manifestOf(delivery: string): string[] {
    return readFileSync(join(root, name, delivery, '交接清单.csv'), 'utf8').split('\r\n')
  }

  function rowsOf(kind: FileKind, only?: string): Row[] {
    return allRows()
      .filter((entry) => entry.kind === kind && (!only || entry.delivery === only))
      .map(({ row }) => row)
  }

  let read: { delivery: string; kind: string; row: Row }[] | undefined
  function allRows() {
    read ??= deliveries.flatMap((delivery) =>
      readdirSync(join(root, name, delivery))
        .filter((file) => file.endsWith('.csv'))
        .flatMap((file) => rowsIn(join(root, name, delivery, file)).map((row) => ({ delivery, ...row }))),
    )
    return read
  }
})

type Row = Readonly<Record<string, string>>

function rowsIn(path: string): { kind: string; row: Row }[] {
  const found = Object.entries(officeFiles).find(([, file]) => path.endsWith(`/${file.name}`))
  if (!found) return []
  const [kind, { headers }] = found
  const decoder = new TextDecoder(kind === 'employment' ? 'gb18030' : 'utf-8', { fatal: true })
  const [head, ...lines] = decoder.decode(readFileSync(path)).trimEnd().split('\r\n')
  expect(head?.split(',')).toEqual(Object.values(headers))
  const columns = Object.keys(headers)
  return lines.map((line) => {
    const cells = line.split(',')
    return { kind, row: Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? ''])) }
  })
}

/** A member whose row is told again with its end is still one member. */
function toldOnce(members: readonly Row[]): Row[] {
  return [...new Map(members.map((row) => [`${row['household']} ${idIn(row['citizenId'])}`, row])).values()]
}

function idIn(cell = ''): string {
  const reading = parseCitizenId(cell)
  return reading.ok ? reading.value : cell
}

function nameIn(cell = ''): string {
  return cell.trim()
}

function dateIn(cell = ''): string | undefined {
  const digits = cell.match(/\d+/g) ?? []
  const [year = '', month = '', day = ''] =
    digits.length === 1 ? [cell.slice(0, 4), cell.slice(4, 6), cell.slice(6)] : digits
  return parsePlainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** Years, as a fraction. */
function bornIn(row: Row | undefined): number {
  const reading = parseCitizenId(row?.['citizenId'] ?? '')
  return reading.ok ? epochDayOf(reading.birthOn) / 365.25 : Number.NaN
}
