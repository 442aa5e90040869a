import { type Text, text } from '#kernel/text.ts'
import { type BoxCell, boxedNumbers, type FileReading, type Passage, unescapedAddress } from './passage.ts'
import { hearXml } from './xml-events.ts'
import { readZipParts, type ZipPart } from './zip-parts.ts'

/**
 * Everything a workbook says: cells of every sheet, hidden ones too, formulas, comments, headers and footers, names,
 * lists behind cells, text no cell shows, properties, links, drawings; and the name and source of each part.
 */
export function readXlsx(bytes: Uint8Array): FileReading {
  try {
    const { parts, comment, hasLeftOver } = readZipParts(Buffer.from(bytes))
    const shared = sharedStringsOf(parts)
    const readings = parts.map((part) => readPart(part, shared))
    const outer = {
      text: comment,
      place: text('文件末尾的备注', 'note at the end of the file'),
      nature: 'content',
    } as const
    const leftOver = text('文件里残留的内容', 'something left over in the file')
    return {
      passages: [outer, ...readings.flatMap(({ passages }) => passages)],
      unreadable: [...(hasLeftOver ? [leftOver] : []), ...readings.flatMap(({ unreadable }) => unreadable)],
    }
  } catch {
    // Not a way to an answer but the answer: what cannot be opened is not made public.
    return { passages: [], unreadable: [text('工作簿打不开', 'the workbook cannot be opened')] }
  }
}

/** Elements that part a text without ending it: runs of a rich text. */
const runs = new Set([
  't',
  'r',
  'rPr',
  'rPh',
  'phoneticPr',
  'b',
  'i',
  'u',
  'sz',
  'color',
  'rFont',
  'family',
  'charset',
  'scheme',
  'latin',
  'ea',
  'endParaRPr',
])

function readPart(part: ZipPart, shared: readonly string[]): FileReading {
  const named: Passage = {
    text: `${part.name}\n${part.note}`,
    place: text('文件内部的名称', 'name inside the file'),
    nature: usualNames.test(part.name) ? 'technical' : 'content',
  }
  const source = xmlOf(part)
  if (source === undefined) return { passages: [named], unreadable: [placeOf(part)] }
  const reader = new PartReader(part, shared)
  hearXml(source, {
    open: (tag, attributes) => reader.open(tag, attributes),
    say: (said) => reader.say(said),
    close: (tag) => reader.close(tag),
    comment: (said) => reader.remark(said),
  })
  const whole: Passage = { text: source, place: placeOf(part), nature: 'technical' }
  return { passages: [named, ...reader.finish(), whole], unreadable: [] }
}

/** Pictures, macros, embedded files and printer settings are no XML. */
function xmlOf({ name, bytes }: ZipPart): string | undefined {
  if (name.endsWith('/')) return ''
  if (!/\.(?:xml|rels|vml)$/i.test(name)) return undefined
  try {
    const source = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // In another encoding every second character would be one of these, and no number would be seen.
    return source.includes('\0') ? undefined : source
  } catch {
    return undefined
  }
}

class PartReader {
  readonly #passages: Passage[] = []
  readonly #place: Text
  readonly #sheet: string | undefined
  readonly #isSharedText: boolean
  readonly #isUsual: boolean
  readonly #shared: readonly string[]
  #text = ''
  #cell: { readonly ref: string; readonly type: string } | undefined
  #value = ''
  #isValue = false
  #row: BoxCell[] = []

  constructor(part: ZipPart, shared: readonly string[]) {
    this.#place = placeOf(part)
    this.#sheet = /^xl\/worksheets\/sheet(\d+)\.xml$/i.exec(part.name)?.[1]
    this.#isSharedText = /sharedStrings\.xml$/i.test(part.name)
    this.#isUsual = usualNames.test(part.name)
    this.#shared = shared
  }

  open(tag: string, attributes: readonly (readonly [string, string])[]): void {
    if (!runs.has(tag)) this.#endText()
    if (tag === 'row') this.#row = []
    if (tag === 'c') {
      const own = new Map(attributes)
      this.#cell = { ref: own.get('r') ?? '', type: own.get('t') ?? 'n' }
      this.#value = ''
    }
    this.#isValue = tag === 'v'
    for (const [name, value] of attributes) {
      const nature = this.#isUsual && !speaks(name) ? 'technical' : 'content'
      this.#passages.push({ text: unescapedAddress(value), place: this.#here(), nature })
    }
  }

  say(said: string): void {
    if (this.#isValue && this.#cell) this.#value += said
    else this.#text += said
  }

  close(tag: string): void {
    if (tag === 'v') this.#isValue = false
    if (!runs.has(tag)) this.#endText()
    if (tag === 'c' && this.#cell) {
      const shown = this.#shownValue()
      if (shown !== '') {
        this.#passages.push({ text: shown, place: this.#here(), nature: 'content' })
        this.#row.push({ text: shown, place: this.#here() })
      }
      this.#cell = undefined
    }
    if (tag === 'row') this.#passages.push(...boxedNumbers(this.#row))
  }

  remark(said: string): void {
    this.#passages.push({ text: said, place: this.#place, nature: 'content' })
  }

  finish(): readonly Passage[] {
    this.#endText()
    return this.#passages
  }

  #endText(): void {
    const said = this.#text
    this.#text = ''
    if (said.trim() === '') return
    this.#passages.push({ text: said, place: this.#here(), nature: 'content' })
    if (this.#cell) this.#row.push({ text: said, place: this.#here() })
  }

  /** A long number is kept as a float; written out it shows whose it is. */
  #shownValue(): string {
    if (this.#cell?.type === 's') return this.#shared[Number(this.#value)] ?? ''
    if (this.#cell?.type !== 'n') return this.#value
    const value = Number(this.#value)
    if (Number.isInteger(value) && Math.abs(value) >= 1e10) return BigInt(value).toString()
    return Number.isNaN(value) ? this.#value : String(Math.trunc(value))
  }

  #here(): Text {
    const ref = /^[A-Z]{1,3}\d{1,7}$/.test(this.#cell?.ref ?? '') ? this.#cell?.ref : undefined
    if (this.#sheet !== undefined && ref !== undefined)
      return text(`第 ${this.#sheet} 张工作表 ${ref}`, `sheet ${this.#sheet}, ${ref}`)
    if (this.#isSharedText)
      return text(
        '工作簿的文字表（可能没有单元格显示它）',
        'text table of the workbook, perhaps shown by no cell',
      )
    return this.#place
  }
}

/** Parts every workbook has: their names and most of their attributes are the format's own. */
const usualNames =
  /^(?:\[Content_Types\]\.xml|(?:xl\/)?(?:worksheets\/)?_rels\/[\w.]{0,30}\.rels|docProps\/(?:core|app|custom)\.xml|xl\/(?:workbook|styles|sharedStrings|metadata)\.xml|xl\/theme\/theme\d{1,2}\.xml|xl\/worksheets\/sheet\d{1,4}\.xml|xl\/comments\d{0,4}\.xml|xl\/drawings\/(?:vmlDrawing|drawing)\d{1,4}\.(?:vml|xml)|xl\/tables\/table\d{1,4}\.xml|xl\/persons\/person\d{0,4}\.xml|xl\/threadedComments\/threadedComment\d{1,4}\.xml)$/

/** Attributes that carry words; the others are sizes, ids and references. */
function speaks(name: string): boolean {
  return /^(?:name|displayName|display|tooltip|title|prompt|promptTitle|error|errorTitle|descr|alt|val|Target|author|formatCode|comment|description|codeName|text|location|label|caption|v)$/.test(
    name,
  )
}

function sharedStringsOf(parts: readonly ZipPart[]): string[] {
  const part = parts.find(({ name }) => /sharedStrings\.xml$/i.test(name))
  const source = part && xmlOf(part)
  if (source === undefined) return []
  const found: string[] = []
  let said = ''
  hearXml(source, {
    open: (tag) => {
      if (tag === 'si') said = ''
    },
    say: (more) => {
      said += more
    },
    close: (tag) => {
      if (tag === 'si') found.push(said)
    },
    comment: () => {},
  })
  return found
}

const partNames: readonly (readonly [RegExp, Text])[] = [
  [/^docProps\//i, text('文件属性', 'properties of the file')],
  [/comments/i, text('批注', 'comments')],
  [/persons?\//i, text('批注人', 'authors of comments')],
  [/xl\/workbook\.xml$/i, text('工作表名或定义的名称', 'names of sheets or defined names')],
  [/drawings\//i, text('图形或文本框', 'shapes and text boxes')],
  [/styles\.xml$/i, text('单元格样式', 'cell styles')],
  [/\.rels$/i, text('链接', 'links')],
  [/externalLinks/i, text('外部链接', 'links to other workbooks')],
  [/pivot/i, text('透视表缓存', 'cache of a pivot table')],
  [/customXml/i, text('自定义数据', 'custom data')],
  [/media\/|\.(?:png|jpe?g|gif|emf|wmf|bmp)$/i, text('图片', 'picture')],
  [/\.bin$/i, text('宏、嵌入文件或打印设置', 'macro, embedded file or printer settings')],
]

/** Names the kind of part, never its name: a file may be called after a person. */
function placeOf({ name }: ZipPart): Text {
  const sheet = /^xl\/worksheets\/sheet(\d+)\.xml$/i.exec(name)?.[1]
  if (sheet !== undefined) return text(`第 ${sheet} 张工作表`, `sheet ${sheet}`)
  return (
    partNames.find(([pattern]) => pattern.test(name))?.[1] ??
    text('工作簿的其他部分', 'another part of the workbook')
  )
}
