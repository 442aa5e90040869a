import { findHeaderRows, headerDepth, type HeaderRows } from './header-rows.ts'
import type { SourceRow, SourceTable } from './source-table.ts'

/** A sheet whose headers were found, or what came nearest to headers. */
export type SheetHead = { readonly sheet: string } & ReturnType<typeof findHeaderRows> & {
    readonly firstLine: readonly string[]
  }

export async function findHeads(table: SourceTable, fileName: string): Promise<readonly SheetHead[]> {
  const heads: SheetHead[] = []
  for (const sheet of table.sheets) {
    const lines: SourceRow[] = []
    for await (const line of table.rows(sheet)) {
      if (!isBlank(line)) lines.push(line)
      if (lines.length === headerDepth) break
    }
    const firstLine = (lines.find(({ cells }) => filled(cells).length > 1) ?? lines[0])?.cells ?? []
    heads.push({ sheet, ...findHeaderRows(lines, fileName), firstLine: filled(firstLine) })
  }
  return heads
}

/** The rows about somebody: no titles, headers (repeated ones included), blank lines, sums or notes. */
export async function* dataRows(
  table: SourceTable,
  sheet: string,
  head: HeaderRows,
): AsyncGenerator<SourceRow> {
  const keys = ['citizenId', 'name', 'file'].flatMap((field) => head.places[field]?.at ?? [])
  const [first] = keys
  for await (const line of table.rows(sheet)) {
    if (line.row <= head.lastRow || isBlank(line) || isSum(line.cells)) continue
    if (first !== undefined && tidy(line.cells[first]) === head.headers[first]) continue
    const isNamed = keys.some((at) => tidy(line.cells[at]) !== '')
    if (isNamed ? isNote(line.cells) : filled(line.cells).length <= 2 || isNote(line.cells)) continue
    yield line
  }
}

function isBlank({ cells }: SourceRow): boolean {
  return filled(cells).length === 0
}

function isSum(cells: readonly string[]): boolean {
  return cells
    .slice(0, 4)
    .some((cell) => /^(?:本页|本表|累计|全[市区县镇])?(?:合计|小计|总计|共计)[:：]?/.test(tidy(cell)))
}

/** 填表人, 注：, 说明 and the like: the first words of the line, and little else on it. */
function isNote(cells: readonly string[]): boolean {
  const words = filled(cells)
  return (
    words.length <= 4 &&
    /^(?:备?注|说明|填表|制表|审核|复核|负责人|单位负责人|联系人|报送|填报|经办人)(?:[:：人说单时日]|$)/.test(
      words[0] ?? '',
    )
  )
}

function filled(cells: readonly string[]): string[] {
  return cells.map(tidy).filter((cell) => cell !== '')
}

function tidy(cell: string | undefined): string {
  return (cell ?? '').replace(/[\s\uFEFF]/g, '')
}
