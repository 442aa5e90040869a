import { extname } from 'node:path'
import { openCsv } from './csv-table.ts'
import type { DateSystem } from './loose-date.ts'
import { exchangeProblem } from './problems.ts'
import { openXlsx } from './xlsx-table.ts'

/** One line of a sheet as text, exactly where it stands in the file. Empty cells are ''. */
export type SourceRow = {
  readonly sheet: string
  /** As the spreadsheet program counts: the first line is 1. */
  readonly row: number
  readonly cells: readonly string[]
}

/** A file of rows, however it is stored. Reading it twice gives the same rows. */
export type SourceTable = {
  /** Sheets that are shown; a CSV file is one sheet with an empty name. */
  readonly sheets: readonly string[]
  readonly hiddenSheets: readonly string[]
  readonly dateSystem: DateSystem
  readonly rowCount: number
  rows(sheet: string): AsyncIterable<SourceRow>
}

const plainText = ['.csv', '.tsv', '.txt']
const workbooks = ['.xlsx', '.xlsm']
const oldWorkbooks = ['.xls', '.et', '.ett', '.ods', '.xlsb', '.numbers']

/** Whether an office may have meant this file as a table, readable or not. */
export function looksLikeTable(file: string): boolean {
  return !/^(?:\.|~\$)/.test(file) && [...plainText, ...workbooks, ...oldWorkbooks].includes(extension(file))
}

/** Opens a CSV or XLSX file. Throws a Problem that says what to do where it can be neither. */
export function openTable(path: string, name: string): Promise<SourceTable> {
  if (plainText.includes(extension(name))) return openCsv(path)
  if (workbooks.includes(extension(name))) return openXlsx(path, name)
  throw exchangeProblem('old-spreadsheet', { file: name })
}

function extension(file: string): string {
  return extname(file).toLowerCase()
}
