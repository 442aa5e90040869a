import type { Text } from '#kernel/text.ts'
import type { Problem } from '#platform/problem.ts'
import type { RowVerdict } from './returned-file.ts'
import type { SourceCode } from './sources.ts'

/** Rows read of one file. `total` counts its lines, headers and notes included. */
export type ImportProgress = { readonly file: string; readonly done: number; readonly total: number }

/** How many rows met which fate; every row is counted once. */
export type RowCounts = {
  /** Brought something new. */
  readonly taken: number
  /** Brought something new, and there is something to look at. */
  readonly warned: number
  readonly refused: number
  readonly unchanged: number
}

export type FileReport = RowCounts & {
  readonly file: string
  /** What the file was recognised as; absent where it could not be read at all. */
  readonly kind?: string
  readonly title?: Text
  readonly source?: SourceCode
  /** Why nothing of the file was taken. */
  readonly problem?: Problem
  /** What should be known of the file as a whole: sheets and columns left aside. */
  readonly notes: readonly Text[]
  /** In the order of the rows. Where a value was typed is in here; the value itself is only in the returned file. */
  readonly verdicts: readonly RowVerdict[]
  /** The file given back with 怎么改. */
  readonly returned?: string
}

export type ImportReport = { readonly files: readonly FileReport[] } & RowCounts

export const noRows: RowCounts = { taken: 0, warned: 0, refused: 0, unchanged: 0 }

export function summarise(files: readonly FileReport[]): ImportReport {
  const sum = (pick: (counts: RowCounts) => number) => files.reduce((total, file) => total + pick(file), 0)
  return {
    files,
    taken: sum(({ taken }) => taken),
    warned: sum(({ warned }) => warned),
    refused: sum(({ refused }) => refused),
    unchanged: sum(({ unchanged }) => unchanged),
  }
}
