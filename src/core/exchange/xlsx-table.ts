import { readFile } from 'node:fs/promises'
import { EncryptedFileError, HucreError } from 'hucre'
import { type CellValue, readXlsx, streamXlsxRows } from 'hucre/xlsx'
import { exchangeProblem } from './problems.ts'
import type { SourceRow, SourceTable } from './source-table.ts'

/** A workbook, read sheet by sheet; a formula counts as the value stored with it. */
export async function openXlsx(path: string, name: string): Promise<SourceTable> {
  const bytes = await readFile(path)
  const shown: string[] = []
  const hidden: string[] = []
  try {
    const workbook = await readXlsx(bytes, {
      sheets(sheet) {
        ;(sheet.hidden || sheet.veryHidden ? hidden : shown).push(sheet.name)
        return false
      },
    })
    let rowCount = 0
    for (const sheet of shown) for await (const _ of streamXlsxRows(bytes, { sheet })) rowCount += 1
    return {
      sheets: shown,
      hiddenSheets: hidden,
      dateSystem: workbook.dateSystem === '1904' ? 1904 : 1900,
      rowCount,
      rows: (sheet) => read(bytes, sheet),
    }
  } catch (cause) {
    throw problemOf(cause, name)
  }
}

function problemOf(cause: unknown, file: string): unknown {
  if (cause instanceof EncryptedFileError) return exchangeProblem('password-protected', { file }, { cause })
  return cause instanceof HucreError ? exchangeProblem('file-damaged', { file }, { cause }) : cause
}

async function* read(bytes: Buffer, sheet: string): AsyncGenerator<SourceRow> {
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    yield { sheet, row: index + 1, cells: values.map(textOf) }
  }
}

function textOf(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  // A spreadsheet keeps a long number as a float; in its shortest form the lost digits show as zeros.
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value)
}
