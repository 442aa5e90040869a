import { writeXlsx } from 'hucre/xlsx'
import { readZipParts } from '#core/publicity/scan/zip-parts.ts'
import type { Secret } from './secrets.ts'
import { zipOf } from './zip-writer.ts'

type Options = Parameters<typeof writeXlsx>[0]
type SheetOptions = Options['sheets'][number]

/** Hides a secret somewhere in a workbook; `undefined` where it does not go there. */
export type XlsxPlant = (secret: Secret) => Promise<Buffer> | undefined

const rows = [
  ['某镇评定结果公示'],
  ['序号', '姓名', '村（社区）', '评定结果'],
  ['1', '张*', '竹岭村', '符合残疾标准'],
]
const sheet: SheetOptions = { name: '公示', rows }

async function bookOf(changes: Partial<SheetOptions>, more: Partial<Options> = {}): Promise<Buffer> {
  return Buffer.from(
    await writeXlsx({ sheets: [{ ...sheet, ...changes }, ...(more.sheets ?? [])], ...withoutSheets(more) }),
  )
}

function withoutSheets({ sheets: _, ...rest }: Partial<Options>): Partial<Options> {
  return rest
}

const xml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

type Part = { readonly name: string; readonly bytes: Buffer }

/** A clean workbook, one of its parts rewritten or a part added. */
async function rewritten(change: (parts: readonly Part[]) => readonly Part[], comment = ''): Promise<Buffer> {
  return zipOf(change(readZipParts(await bookOf({})).parts), comment)
}

function inPart(name: RegExp, change: (source: string) => string) {
  return (parts: readonly Part[]) => {
    let times = 0
    const changed = parts.map((part) => {
      const before = part.bytes.toString()
      const after = name.test(part.name) ? change(before) : before
      if (after !== before) times += 1
      return { name: part.name, bytes: Buffer.from(after) }
    })
    if (times === 0) throw new Error(`nothing was planted in ${name}`)
    return changed
  }
}

const withPart = (name: string, source: string) => (parts: readonly Part[]) => [
  ...parts,
  { name, bytes: Buffer.from(source) },
]

export const xlsxPlants: Readonly<Record<string, XlsxPlant>> = {
  cell: ({ text }) => bookOf({ rows: [...rows, [text]] }),
  'inline cell': ({ text }) => bookOf({ rows: [...rows, [text]] }, { stringMode: 'inline' }),
  'cell far away': ({ text }) =>
    bookOf({ rows: [...rows, ...Array.from({ length: 400 }, () => []), [null, null, text]] }),
  'number in a cell': ({ kind, digits }) =>
    digits !== undefined && /^[1-9]\d+$/.test(digits) && kind !== 'certificate-number'
      ? bookOf({ rows: [...rows, [Number(digits)]] })
      : undefined,
  'hidden sheet': ({ text }) => bookOf({}, { sheets: [{ name: '底表', rows: [[text]], hidden: true }] }),
  'very hidden sheet': ({ text }) =>
    bookOf({}, { sheets: [{ name: '底表', rows: [[text]], veryHidden: true }] }),
  'hidden row': ({ text }) => bookOf({ rows: [...rows, [text]], rowDefs: new Map([[3, { hidden: true }]]) }),
  'hidden column': ({ text }) =>
    bookOf({ rows: [...rows, ['', '', '', '', text]], columns: [{}, {}, {}, {}, { hidden: true }] }),
  comment: ({ text }) =>
    bookOf({ cells: new Map([['2,1', { value: '张*', comment: { author: '某', text } }]]) }),
  'comment author': ({ text }) =>
    bookOf({ cells: new Map([['2,1', { value: '张*', comment: { author: text, text: '核对过' } }]]) }),
  'file title': ({ text }) => bookOf({}, { properties: { title: text } }),
  'file author': ({ text }) => bookOf({}, { properties: { creator: text } }),
  'custom property': ({ text }) => bookOf({}, { properties: { custom: { of: text } } }),
  'defined name': ({ text }) =>
    /["\u200b]/.test(text) ? undefined : bookOf({}, { namedRanges: [{ name: 'of', range: `"${text}"` }] }),
  'header of the page': ({ text }) => bookOf({ headerFooter: { oddHeader: `&C${text}` } }),
  'list behind a cell': ({ text }) =>
    bookOf({ dataValidations: [{ type: 'list', range: 'A9', values: ['张*', text] }] }),
  'help of a cell': ({ text }) =>
    bookOf({
      dataValidations: [
        {
          type: 'list',
          range: 'A9',
          values: ['张*'],
          showInputMessage: true,
          inputTitle: '说明',
          inputMessage: text,
        },
      ],
    }),
  formula: ({ text }) =>
    bookOf({ cells: new Map([['4,0', { value: null, formula: `LEFT("${text}",1)`, formulaResult: '1' }]]) }),
  'sheet name': ({ text }) =>
    text.length > 30 || /[\\/?*[\]:：\u200b]/.test(text)
      ? undefined
      : bookOf({}, { sheets: [{ name: text, rows: [] }] }),
  'number format': ({ text }) =>
    bookOf({ cells: new Map([['2,1', { value: 1, style: { numFmt: `"${text}"` } }]]) }),
  'rich text': ({ digits }) =>
    digits === undefined
      ? undefined
      : bookOf({
          cells: new Map([
            [
              '4,0',
              {
                value: digits,
                type: 'richText',
                richText: [digits.slice(0, 4), digits.slice(4, 7), digits.slice(7)].map((text) => ({ text })),
              },
            ],
          ]),
        }),
  'one digit to a box': ({ digits }) =>
    digits === undefined ? undefined : bookOf({ rows: [...rows, [...digits]] }),
  'text no cell shows': ({ text }) =>
    rewritten(
      inPart(/sharedStrings\.xml$/, (source) =>
        source.replace('</sst>', () => `<si><t>${xml(text)}</t></si></sst>`),
      ),
    ),
  'link target': ({ text }) =>
    rewritten(
      inPart(/workbook\.xml\.rels$/, (source) =>
        source.replace(
          '</Relationships>',
          () =>
            `<Relationship Id="rX" Type="hyperlink" Target="mailto:${xml(text)}" TargetMode="External"/></Relationships>`,
        ),
      ),
    ),
  'remark in a part': ({ text }) =>
    text.includes('--')
      ? undefined
      : rewritten(
          inPart(/sheet1\.xml$/, (source) =>
            source.replace('</worksheet>', () => `<!-- ${text} --></worksheet>`),
          ),
        ),
  'text box': ({ text }) =>
    rewritten(
      withPart(
        'xl/drawings/drawing1.xml',
        `<xdr:wsDr xmlns:xdr="d" xmlns:a="a"><xdr:sp><xdr:txBody><a:p><a:r><a:t>${xml(text)}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>`,
      ),
    ),
  'custom data': ({ text }) => rewritten(withPart('customXml/item1.xml', `<data of="${xml(text)}"/>`)),
  'name of a part': ({ text }) =>
    /[\s/<>\u200b]/.test(text) ? undefined : rewritten(withPart(`xl/${text}.xml`, '<data/>')),
  'cache of a pivot table': ({ text }) =>
    rewritten(
      withPart(
        'xl/pivotCache/pivotCacheDefinition1.xml',
        `<pivotCacheDefinition><sharedItems><s v="${xml(text)}"/></sharedItems></pivotCacheDefinition>`,
      ),
    ),
  'a part in another encoding': ({ text }) =>
    rewritten((parts) => [
      ...parts,
      { name: 'xl/worksheets/sheet9.xml', bytes: Buffer.from(`<c><t>${xml(text)}</t></c>`, 'utf16le') },
    ]),
  'note of the container': ({ text }) => rewritten((parts) => parts, text),
}

/** Parts no program reads: there the file is refused for what it is, not for what it says. */
export const foreignParts: ReadonlySet<string> = new Set(['a part in another encoding'])
