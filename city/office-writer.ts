import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { type PlainDate, plainDateOf } from '#kernel/plain-date.ts'
import { withDirtyCell } from './dirty-habits.ts'
import { encodedGb18030 } from '#kernel/gb18030.ts'
import type { News } from './news.ts'
import { type FileKind, fileKinds, manifestFile, officeFiles } from './office-files.ts'
import { itemAt, type Random } from './random.ts'
import { deliveryOf, LISTS_BEGIN, type Timeline } from './timeline.ts'

export type WrittenFile = { readonly delivery: string; readonly file: string; readonly rows: number }

/** Takes the news of one household after another and sorts them into deliveries. */
export type OfficeWriter = {
  /** `isPlain` keeps every cell as it should be written. */
  readonly take: (news: readonly News[], isPlain?: boolean) => void
  readonly finish: () => Promise<{ readonly files: readonly WrittenFile[]; readonly dirtyCells: number }>
}

const DIRTY_SHARE = 0.004

/** Office programs of the labour department still save in the old encoding. */
const oldEncoding: FileKind = 'employment'

export function officeWriter(folder: string, timeline: Timeline, random: Random): OfficeWriter {
  const open = new Map<
    string,
    { readonly delivery: number; readonly kind: FileKind; readonly list: OpenList }
  >()
  let dirtyCells = 0

  const listFor = (delivery: number, kind: FileKind): OpenList => {
    const known = open.get(`${delivery} ${kind}`)
    if (known) return known.list
    const into = join(folder, itemAt(timeline.deliveries, delivery).name)
    mkdirSync(into, { recursive: true })
    const list = openList(join(into, officeFiles[kind].name), kind)
    open.set(`${delivery} ${kind}`, { delivery, kind, list })
    return list
  }

  return {
    take: (news, isPlain = false) => {
      for (const { delivery, item } of asDelivered(news, timeline)) {
        const cells = cellsOf(item)
        const isDirty = !isPlain && random.chance(DIRTY_SHARE)
        const written = isDirty ? withDirtyCell(cells, random) : cells
        if (written !== cells) dirtyCells += 1
        listFor(delivery, item.kind).add(written)
      }
    },
    finish: async () => {
      for (const { list } of open.values()) await list.close()
      const written = [...open.values()].toSorted(
        (one, other) =>
          one.delivery - other.delivery || fileKinds.indexOf(one.kind) - fileKinds.indexOf(other.kind),
      )
      for (const [place, delivery] of timeline.deliveries.entries()) {
        const kinds = written.filter((entry) => entry.delivery === place).map(({ kind }) => kind)
        writeManifest(join(folder, delivery.name), kinds, place === 0, plainDateOf(delivery.until - 1))
      }
      const files = written.map(({ delivery, kind, list }) => ({
        delivery: itemAt(timeline.deliveries, delivery).name,
        file: officeFiles[kind].name,
        rows: list.count(),
      }))
      return { files, dirtyCells }
    },
  }
}

/** What each delivery says about one row: the last that became known before its end. */
function asDelivered(news: readonly News[], timeline: Timeline): { delivery: number; item: News }[] {
  const latest = new Map<string, Map<number, News>>()
  for (const item of news.toSorted((one, other) => one.knownOn - other.knownOn)) {
    const delivery = deliveryOf(item.knownOn, timeline)
    if (delivery === undefined) continue
    const apart = officeFiles[item.kind].apart.map((column) => item.row[column] ?? '')
    const key = [item.kind, item.about.citizenId, ...apart].join(' ')
    const versions = latest.get(key) ?? new Map<number, News>()
    latest.set(key, versions.set(delivery, item))
  }
  return [...latest.values()].flatMap((versions) =>
    [...versions].map(([delivery, item]) => ({ delivery, item })),
  )
}

function cellsOf({ kind, about, row }: News): readonly string[] {
  const said: News['row'] = { ...row, name: about.name, citizenId: about.citizenId }
  return Object.keys(officeFiles[kind].headers).map((column) => said[column] ?? '')
}

type OpenList = {
  readonly add: (cells: readonly string[]) => void
  readonly count: () => number
  readonly close: () => Promise<void>
}

function openList(path: string, kind: FileKind): OpenList {
  const headers = Object.values(officeFiles[kind].headers)
  return path.endsWith('.xlsx') ? openWorkbook(path, headers) : openCsv(path, headers, kind === oldEncoding)
}

const CHUNK = 1 << 19

/** Written as it grows: nothing but the last half megabyte is held. */
function openCsv(path: string, headers: readonly string[], isOldEncoding: boolean): OpenList {
  const file = openSync(path, 'wx')
  let waiting = isOldEncoding ? '' : '\ufeff'
  let rows = -1
  const flush = () => {
    writeSync(file, isOldEncoding ? encodedGb18030(waiting) : Buffer.from(waiting))
    waiting = ''
  }
  const add = (cells: readonly string[]) => {
    waiting += csvLine(cells)
    rows += 1
    if (waiting.length > CHUNK) flush()
  }
  add(headers)
  return {
    add,
    count: () => rows,
    close: async () => {
      flush()
      closeSync(file)
    },
  }
}

/** A workbook as a small office keeps one, with a title over its headers; for short lists only, it is held whole. */
function openWorkbook(path: string, headers: readonly string[]): OpenList {
  const rows: string[][] = []
  return {
    add: (cells) => rows.push([...cells]),
    count: () => rows.length,
    close: async () => {
      const sameDay = new Date('2026-01-01T00:00:00Z')
      const bytes = await writeXlsx({
        sheets: [
          {
            name: '名册',
            rows: [['寄宿托养人员名册'], [...headers], ...rows],
            merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: headers.length - 1 }],
          },
        ],
        properties: { created: sameDay, modified: sameDay },
      })
      writeFileSync(path, bytes, { flag: 'wx' })
    },
  }
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}

function writeManifest(into: string, kinds: readonly FileKind[], isComplete: boolean, asOf: PlainDate): void {
  mkdirSync(into, { recursive: true })
  const rows = kinds.map((kind) => [
    officeFiles[kind].name,
    officeFiles[kind].source,
    isComplete ? '是' : '否',
    isComplete ? plainDateOf(LISTS_BEGIN) : '',
    asOf,
  ])
  const text = [manifestFile.headers, ...rows].map(csvLine).join('')
  writeFileSync(join(into, manifestFile.name), `\ufeff${text}`, { flag: 'wx' })
}
