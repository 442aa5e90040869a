import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import type { FileField, FileProfile } from './file-profile.ts'

/** What the bank says of one payment. */
export type Returned = { readonly reference: string; readonly amountFen: number; readonly code: string }

export type ReadReturn = {
  readonly returned: readonly Returned[]
  /** Lines that could not be read, counted from 1 as the file shows them. */
  readonly unreadable: readonly number[]
}

/** Reads what a bank sent back. A line that does not read is named and stops no other. */
export async function readReturn(profile: FileProfile, bytes: Buffer): Promise<ReadReturn> {
  const returned: Returned[] = []
  const unreadable: number[] = []
  for (const { line, cells } of await cellsOf(profile, bytes)) {
    const read = returnedOf(cells)
    if (read) returned.push(read)
    else unreadable.push(line)
  }
  return { returned, unreadable }
}

type Cells = Readonly<Partial<Record<FileField, string>>>
type Line = { readonly line: number; readonly cells: Cells }

async function cellsOf(profile: FileProfile, bytes: Buffer): Promise<readonly Line[]> {
  switch (profile.form) {
    case 'fixed-width':
      return linesIn(bytes).map((line, at) => ({ line: at + 1, cells: cutCells(profile, line) }))
    case 'csv':
      return byTitle(profile, parse(decoded(profile, bytes), { relaxColumnCount: true, bom: true }))
    case 'xlsx': {
      const { sheets } = await readXlsx(bytes)
      return byTitle(
        profile,
        (sheets[0]?.rows ?? []).map((row) => row.map((cell) => String(cell ?? ''))),
      )
    }
  }
}

/** The row that names every column of the profile is the head; what stands above it is the bank’s own. */
function byTitle({ comes }: FileProfile, rows: readonly (readonly string[])[]): readonly Line[] {
  const head = rows.findIndex((row) => comes.every(({ title }) => row.some((cell) => cell.trim() === title)))
  const titles = rows[head]?.map((cell) => cell.trim()) ?? []
  if (head === -1) return rows.map((_, at) => ({ line: at + 1, cells: {} }))
  return rows.slice(head + 1).flatMap((row, at) => {
    if (row.every((cell) => cell.trim() === '')) return []
    const cells = Object.fromEntries(
      comes.map(({ field, title }) => [field, (row[titles.indexOf(title)] ?? '').trim()]),
    )
    return [{ line: head + at + 2, cells }]
  })
}

/** By bytes: a name in GB18030 is as wide as its bytes. */
function cutCells(profile: FileProfile, line: Buffer): Cells {
  let at = 0
  return Object.fromEntries(
    profile.comes.map(({ field, width = 0 }) => {
      const cell = decoded(profile, line.subarray(at, at + width)).trim()
      at += width
      return [field, cell]
    }),
  )
}

function linesIn(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = []
  let from = 0
  while (from < bytes.length) {
    const end = bytes.indexOf(0x0a, from)
    const to = end === -1 ? bytes.length : end
    const line = bytes.subarray(from, bytes[to - 1] === 0x0d ? to - 1 : to)
    if (line.length > 0) lines.push(line)
    from = to + 1
  }
  return lines
}

function decoded({ charset }: FileProfile, bytes: Buffer): string {
  return new TextDecoder(charset).decode(bytes)
}

function returnedOf({ reference, fen, yuan, code }: Cells): Returned | undefined {
  const amountFen = fen !== undefined ? wholeOf(fen) : fenOf(yuan ?? '')
  if (!reference || !/^[0-9A-F]{24}$/.test(reference) || !code || amountFen === undefined) return undefined
  return { reference, amountFen, code }
}

function wholeOf(digits: string): number | undefined {
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined
}

/** `1234.5` and `1,234.50`, without a detour over fractions. */
function fenOf(yuan: string): number | undefined {
  const found = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(yuan.replaceAll(',', ''))
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : undefined
}
