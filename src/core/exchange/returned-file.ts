import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { basename, extname, join } from 'node:path'
import { formatCsvCell } from '#kernel/csv-cell.ts'
import { type Text, text } from '#kernel/text.ts'
import { dataRows } from './data-rows.ts'
import { type HeaderRows, returnedHeaders } from './header-rows.ts'
import type { Outcome, Verdict } from './reasons.ts'
import type { SourceTable } from './source-table.ts'

/** What was said about one row, and where the row stands. */
export type RowVerdict = Verdict & { readonly sheet: string; readonly row: number }

/** `<sheet>\0<row>`: what verdicts are found by. */
export function rowKey(sheet: string, row: number): string {
  return `${sheet}\0${row}`
}

/** A row as somebody who opens the file finds it. */
export function placeInWords(sheet: string | undefined, row: number): Text {
  if (sheet === undefined) return text(`第 ${row} 行`, `row ${row}`)
  return text(`工作表“${sheet}”第 ${row} 行`, `row ${row} of the sheet “${sheet}”`)
}

/** Beside the other returned files, named after the original. */
export function returnedPath(reportTo: string, file: string): string {
  return join(reportTo, `${basename(file, extname(file))}-需要修改.csv`)
}

/**
 * Writes the rows that were refused or taken with a warning as a CSV file of their own: the columns as the office had
 * them, then 结果, 原因 and 怎么改. Corrected, it can be brought again as it is.
 */
export async function writeReturnedFile(
  path: string,
  table: SourceTable,
  heads: readonly { readonly sheet: string; readonly found: HeaderRows }[],
  verdicts: ReadonlyMap<string, readonly RowVerdict[]>,
): Promise<void> {
  const out = createWriteStream(path, { mode: 0o600 })
  out.write('\uFEFF')
  for (const [index, { sheet, found }] of heads.entries()) {
    const width = found.headers.length
    const kept = found.headers
      .map((header, at) => ({ header, at }))
      .filter(({ header }) => !isReturned(header))
    if (index === 0) out.write(line([...kept.map(({ header }) => header), ...returnedHeaders]))
    for await (const { row, cells } of dataRows(table, sheet, found)) {
      const said = verdicts.get(rowKey(sheet, row))
      if (!said) continue
      const where = placeInWords(heads.length > 1 ? sheet : undefined, row).zh
      const beyond = cells.slice(width)
      const values = [
        ...kept.map(({ at }) => cells[at] ?? ''),
        resultOf(said),
        reasonsOf(said, where),
        remediesOf(said),
      ]
      if (!out.write(line([...values, ...beyond]))) await once(out, 'drain')
    }
  }
  out.end()
  await once(out, 'finish')
}

const words: Readonly<Record<Outcome, string>> = { refused: '没有收下', warned: '已收下，请核对' }

function resultOf(said: readonly RowVerdict[]): string {
  return words[said.some(({ outcome }) => outcome === 'refused') ? 'refused' : 'warned']
}

function reasonsOf(said: readonly RowVerdict[], where: string): string {
  return `${where}：${said.map(({ column, reason }) => (column ? `“${column}”${reason.zh}` : reason.zh)).join('；')}`
}

function remediesOf(said: readonly RowVerdict[]): string {
  return [...new Set(said.map(({ remedy }) => remedy.zh))].join('')
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => formatCsvCell(asText(cell))).join(',')}\r\n`
}

/** Our own reader takes the apostrophe away again. */
function asText(cell: string): string {
  return /^\d{12,}/.test(cell) ? `'${cell}` : cell // a spreadsheet would make a float of it
}

function isReturned(header: string): boolean {
  return returnedHeaders.some((own) => own === header)
}
