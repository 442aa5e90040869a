import { type Text, text } from '#kernel/text.ts'
import { findHeads, type SheetHead } from './data-rows.ts'
import { type AnyKind, people } from './file-kinds.ts'
import { exchangeProblem } from './problems.ts'
import { openTable } from './source-table.ts'
import type { OpenFile } from './stage-rows.ts'

export type RecognisedFile = OpenFile & {
  readonly name: string
  readonly path: string
  readonly kind: AnyKind
  readonly notes: readonly Text[]
}

/** Opens a file and finds out what it is. Throws a Problem that lists the headers found where that is not clear. */
export async function recogniseFile(path: string, name: string): Promise<RecognisedFile> {
  const table = await openTable(path, name)
  const sheets = await findHeads(table, name)
  const heads = sheets.flatMap((each) => ('found' in each ? [{ sheet: each.sheet, found: each.found }] : []))
  const [first] = heads
  if (first === undefined) throw notRecognised(name, sheets)
  const { kind } = first.found
  const ofKind = heads.filter(({ found }) => found.kind.id === kind.id)
  const aside = table.sheets.filter((sheet) => !ofKind.some((head) => head.sheet === sheet))
  return { name, path, table, kind, heads: ofKind, notes: notesOn(table.hiddenSheets, aside, ofKind) }
}

function notesOn(hidden: readonly string[], aside: readonly string[], heads: OpenFile['heads']): Text[] {
  const unused = [...new Set(heads.flatMap(({ found }) => found.unused))]
  return [
    ...hidden.map((sheet) =>
      text(
        `隐藏的工作表“${sheet}”没有读取；需要导入请取消隐藏。`,
        `The hidden sheet “${sheet}” was not read; unhide it if it is meant.`,
      ),
    ),
    ...aside.map((sheet) =>
      text(
        `工作表“${sheet}”没有读取：表头与其他工作表不同；需要导入请另存为单独的文件。`,
        `The sheet “${sheet}” was not read: its headers differ; save it as a file of its own if it is meant.`,
      ),
    ),
    ...(unused.length === 0
      ? []
      : [text(`没有取用的列：${unused.join('、')}。`, `Columns not used: ${unused.join(', ')}.`)]),
  ]
}

function notRecognised(name: string, sheets: readonly SheetHead[]) {
  const nearest = sheets.flatMap((each) => ('nearest' in each && each.nearest ? [each.nearest] : []))[0]
  const firstLine = sheets.find((each) => each.firstLine.length > 0)?.firstLine ?? []
  if (nearest === undefined) {
    const example = people.needs.map((field) => people.headers[field][0]).join('、')
    return exchangeProblem('file-not-recognised', {
      file: name,
      headers: firstLine.join('、') || '—',
      example,
    })
  }
  return exchangeProblem('column-missing', {
    file: name,
    kind: nearest.kind.title.zh,
    kindEn: nearest.kind.title.en,
    missing: nearest.missing.join('、'),
    headers: nearest.headers.filter((header) => header !== '').join('、'),
  })
}
