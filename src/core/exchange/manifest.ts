import { epochDayOf, type PlainDate, plainDateOf } from '#kernel/plain-date.ts'
import { dataRows } from './data-rows.ts'
import type { HeaderRows } from './header-rows.ts'
import { RowReader } from './row-reader.ts'
import type { SourceTable } from './source-table.ts'
import { parseSource, type SourceCode } from './sources.ts'

/** What the hand-over list says about one file. */
export type Provenance = {
  readonly source?: SourceCode
  /** The list holds everybody of the city it applies to, from this day on. */
  readonly completeFrom?: PlainDate
  readonly asOf?: PlainDate
}

type Field = 'file' | 'source' | 'complete' | 'coveredFrom' | 'asOf'

/**
 * Reads 交接清单 into what is known of each file, by its name without ending.
 *
 * A list counts as complete only when it says so and from when; anything less leaves absence unknown.
 */
export async function readManifest(
  table: SourceTable,
  sheet: string,
  head: HeaderRows,
  today: PlainDate,
): Promise<ReadonlyMap<string, Provenance>> {
  const row = new RowReader<Field>(head.places, today, table.dateSystem)
  const files = new Map<string, Provenance>()
  for await (const { cells } of dataRows(table, sheet, head)) {
    row.load(cells)
    const file = row.text('file')
    if (file === undefined) continue
    const source = parseSource(row.text('source') ?? '')
    const from = row.text('coveredFrom') === undefined ? undefined : row.start('coveredFrom')
    const end = row.end('asOf')
    const asOf = end && plainDateOf(epochDayOf(end) - 1)
    const isComplete = /^(?:是|全量|√|Y|完整)/i.test(row.text('complete') ?? '')
    files.set(stemOf(file), {
      ...(source !== undefined && { source }),
      ...(isComplete && from !== undefined && { completeFrom: from }),
      ...(asOf !== undefined && { asOf }),
    })
  }
  return files
}

/** A file's name as the list may write it: no ending, no spaces, NFKC. */
export function stemOf(file: string): string {
  return file
    .normalize('NFKC')
    .replace(/\.[A-Za-z]{2,4}$/, '')
    .replace(/\s/g, '')
}
