import { fileKinds, type AnyKind } from './file-kinds.ts'
import type { Placed } from './row-reader.ts'
import type { SourceRow } from './source-table.ts'

/** Where the headers of a sheet stand and what they mean. */
export type HeaderRows = {
  readonly kind: AnyKind
  readonly places: Placed<string>
  /** Every column as the file names it, the ones we have no use for included. */
  readonly headers: readonly string[]
  readonly unused: readonly string[]
  /** The last line of the headers; data begin below it. */
  readonly lastRow: number
}

/** Titles, a unit line and headers of up to three lines all lie within this many lines. */
export const headerDepth = 12

/** Columns this program adds to a file it gives back; they mean nothing when the file returns. */
export const returnedHeaders = ['结果', '原因', '怎么改'] as const

type Candidate = HeaderRows & { readonly missing: readonly string[] }

/**
 * Finds the headers among the first lines of a sheet: below titles, in one line or merged over two or three. The kind is
 * the one most of whose columns are there; a word of the file's name decides between equals.
 */
export function findHeaderRows(
  rows: readonly SourceRow[],
  fileName: string,
): { readonly found: HeaderRows } | { readonly nearest: Candidate | undefined } {
  const candidates = rows.flatMap((_, first) =>
    [1, 2, 3].flatMap((height) => candidatesAt(rows.slice(first, first + height), fileName)),
  )
  const complete = candidates.filter(({ missing }) => missing.length === 0)
  const best = bestOf(complete.length > 0 ? complete : candidates, fileName)
  return best && best.missing.length === 0 ? { found: best } : { nearest: best }
}

function bestOf(candidates: readonly Candidate[], fileName: string): Candidate | undefined {
  return candidates.toSorted((a, b) => score(b, fileName) - score(a, fileName))[0]
}

function score({ kind, places, missing, lastRow }: Candidate, fileName: string): number {
  const known = Object.keys(places).length
  const unusual = Object.keys(kind.headers).length - known
  const named = fileName.includes(kind.title.zh) ? 15 : 0
  return known * 10 - missing.length * 100 - unusual + named - lastRow / 100
}

function candidatesAt(lines: readonly SourceRow[], fileName: string): Candidate[] {
  const last = lines.at(-1)
  if (last === undefined) return []
  const columns = mergedHeaders(lines.map(({ cells }) => cells))
  const headers = columns.map((names) => names.at(-1) ?? '')
  return fileKinds.flatMap((kind) => {
    const places = placesIn(columns, headers, kind)
    const isNamed = fileName.includes(kind.title.zh)
    if (Object.keys(places).length < (isNamed ? 1 : 2)) return []
    const needs: readonly string[] = kind.needs
    const missing = needs
      .filter((field) => !(field in places))
      .map((field) => headersOf(kind, field)[0] ?? field)
    const taken = new Set(Object.values(places).map((place) => place?.at))
    const unused = headers.filter((header, at) => header !== '' && !taken.has(at) && !isReturned(header))
    return [{ kind, places, headers, unused, lastRow: last.row, missing }]
  })
}

function isReturned(header: string): boolean {
  return returnedHeaders.some((own) => own === header)
}

function placesIn(
  columns: readonly (readonly string[])[],
  headers: readonly string[],
  kind: AnyKind,
): Placed<string> {
  const places: Record<string, { at: number; header: string }> = {}
  for (const field of Object.keys(kind.headers)) {
    const aliases = headersOf(kind, field).map(bare)
    const at = columns.findIndex((names) =>
      names.some((name) => aliases.includes(bare(name)) || aliases.includes(inner(name))),
    )
    if (at !== -1) places[field] = { at, header: headers[at] ?? '' }
  }
  return places
}

function headersOf(kind: AnyKind, field: string): readonly string[] {
  return Object.entries<readonly string[]>(kind.headers).find(([name]) => name === field)?.[1] ?? []
}

/**
 * For each column the names it can go by: the lowest filled cell, and it together with what stands above, a merged cell
 * reaching to the right until the next one. `户籍地 | (merged)` over `区县 | 街镇` gives `户籍地区县` and `户籍地街镇`.
 */
function mergedHeaders(lines: readonly (readonly string[])[]): string[][] {
  const width = Math.max(0, ...lines.map((line) => line.length))
  const lowest = lines.at(-1) ?? []
  const above = lines.slice(0, -1).map((line) => {
    let reaching = ''
    return Array.from({ length: width }, (_, at) => {
      const own = tidy(line[at])
      if (own !== '') reaching = own
      return { own, reaching }
    })
  })
  return Array.from({ length: width }, (_, at) => {
    const own = tidy(lowest[at])
    if (own === '') return [above.findLast((line) => line[at]?.own)?.[at]?.own ?? '']
    const prefix = above.map((line) => line[at]?.reaching ?? '').join('')
    return [prefix + own, own]
  })
}

function tidy(cell: string | undefined): string {
  return (cell ?? '').replace(/[\s\uFEFF]/g, '')
}

/** Without spaces, brackets and what they hold, marks of obligation and colons. */
function bare(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】|〔[^〕]*〕/g, '')
    .replace(/[\s*:、/()·]/g, '')
}

/** The same, keeping what brackets hold: `有效期(至)`. */
function inner(name: string): string {
  return name.normalize('NFKC').replace(/[\s*:、/()[\]【】〔〕·]/g, '')
}
