import { type Text, text } from '#kernel/text.ts'
import { type FileReading, type Passage, unescapedAddress } from './passage.ts'

type PdfLibrary = typeof import('unpdf/pdfjs')
type PdfDocument = Awaited<ReturnType<PdfLibrary['getDocument']>['promise']>
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>
type Operators = Awaited<ReturnType<PdfPage['getOperatorList']>>

/**
 * Everything a PDF says: text of each page in whatever colour or layer, notes, form fields, bookmarks, properties, links.
 * Pictures, embedded files, scripts, fonts without a key to their letters and earlier states kept in the file cannot be
 * read, so their places are named.
 */
export async function readPdf(bytes: Uint8Array): Promise<FileReading> {
  const library = await import('unpdf/pdfjs')
  const task = library.getDocument({
    data: new Uint8Array(bytes), // the reader takes the bytes over
    useSystemFonts: true,
    verbosity: library.VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    const ofDocument = await readDocument(document)
    const passages = [...ofDocument.passages]
    const unreadable = [...ofDocument.unreadable, ...earlierStates(bytes)]
    for (let number = 1; number <= document.numPages; number += 1) {
      const ofPage = await readPage(library, await document.getPage(number), number)
      passages.push(...ofPage.passages)
      unreadable.push(...ofPage.unreadable)
    }
    return { passages, unreadable }
  } catch {
    // Not a way to an answer but the answer: what cannot be opened is not made public.
    return {
      passages: [],
      unreadable: [text('PDF 打不开，或设有密码', 'the PDF cannot be opened, or has a password')],
    }
  } finally {
    await task.destroy()
  }
}

async function readDocument(document: PdfDocument): Promise<FileReading> {
  const { info, metadata } = await document.getMetadata()
  const passages: Passage[] = [
    ...leavesOf(info).map((said) => content(said, text('PDF 属性', 'properties of the PDF'))),
    ...(metadata ? leavesOf([...metadata]) : []).map((said) =>
      content(said, text('PDF 元数据', 'metadata of the PDF')),
    ),
    ...leavesOf(await document.getOutline()).map((said) =>
      content(said, text('PDF 书签', 'bookmarks of the PDF')),
    ),
    ...leavesOf(await document.getPageLabels()).map((said) =>
      content(said, text('PDF 页码标签', 'page labels of the PDF')),
    ),
    ...leavesOf(await document.getFieldObjects()).map((said) =>
      content(said, text('PDF 表单域', 'form fields of the PDF')),
    ),
  ]
  const unreadable: Text[] = []
  if (await document.getAttachments()) unreadable.push(text('PDF 里的附件', 'files attached to the PDF'))
  if ((await document.getJSActions()) || (await document.hasJSActions()))
    unreadable.push(text('PDF 里的脚本', 'scripts in the PDF'))
  return { passages, unreadable }
}

async function readPage(library: PdfLibrary, page: PdfPage, number: number): Promise<FileReading> {
  const where = (zh: string, en: string) => text(`第 ${number} 页${zh}`, `page ${number}${en}`)
  const { items } = await page.getTextContent({ includeMarkedContent: false, disableNormalization: true })
  const said = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
  const annotations: unknown[] = await page.getAnnotations({ intent: 'any' })
  const passages = [
    content(said, where('', '')),
    // A narrow column breaks a number over two lines.
    content(said.replaceAll('\n', ''), where('', '')),
    ...leavesOf(annotations).map((note) =>
      content(note, where('的批注、链接或表单', ', notes, links or form fields')),
    ),
  ]
  const unreadable: Text[] = []
  const operators = await page.getOperatorList()
  const { OPS } = library
  const drawn = drawnText(library, operators)
  if (countLetters(drawn) > countLetters(said)) {
    passages.push(content(drawn, where('之外的文字', ', text beside the page')))
    unreadable.push(where('之外的文字', ', text beside the page'))
  }
  if (/[\uE000-\uF8FF\uFFFD\0]/.test(said + drawn))
    unreadable.push(where('的文字（字体没有对照表）', ', text whose font has no key'))
  const images = new Set([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintInlineImageXObjectGroup,
    OPS.paintImageMaskXObjectGroup,
    OPS.paintImageXObjectRepeat,
    OPS.paintImageMaskXObjectRepeat,
  ])
  if (operators.fnArray.some((operator) => images.has(operator)))
    unreadable.push(where('的图片', ', a picture'))
  const fonts = operators.fnArray.flatMap((operator, at) =>
    operator === OPS.setFont ? [String(operators.argsArray[at]?.[0])] : [],
  )
  if ([...new Set(fonts)].some((font) => !isReadable(page, font)))
    unreadable.push(where('的文字（字体读不了）', ', text whose font cannot be read'))
  return { passages, unreadable }
}

/** What is drawn anywhere, off the page too: the text of a page leaves that out. */
function drawnText({ OPS }: PdfLibrary, { fnArray, argsArray }: Operators): string {
  return fnArray
    .map((operator, at) => {
      if (operator === OPS.endText) return '\n'
      if (operator !== OPS.showText) return ''
      const glyphs: unknown = argsArray[at]?.[0]
      return Array.isArray(glyphs) ? `${glyphs.map(characterOf).join('')} ` : ''
    })
    .join('')
}

function countLetters(text: string): number {
  return text.replace(/\s/g, '').length
}

/** Between glyphs stand numbers: how far they are moved apart. */
function characterOf(glyph: unknown): string {
  return typeof glyph === 'object' && glyph !== null && 'unicode' in glyph ? String(glyph.unicode) : ''
}

/** A font that could not be loaded is kept as the message of its failure, and its text is left out. */
function isReadable(page: PdfPage, font: string): boolean {
  return page.commonObjs.has(font) && typeof page.commonObjs.get(font) !== 'string'
}

/** A file that was saved on top of an earlier state still holds it, whatever the pages show now. */
function earlierStates(bytes: Uint8Array): Text[] {
  const source = Buffer.from(bytes).toString('latin1')
  const states = source.match(/\bstartxref\b/g)?.length ?? 0
  const usual = /\/Linearized\b/.test(source.slice(0, 2048)) ? 2 : 1
  return states > usual ? [text('PDF 里保留的旧版本', 'an earlier state kept in the PDF')] : []
}

/** When the file was made, as PDF writes it. */
const pdfDate = /^D:\d{4,14}(?:Z|[+-]\d\d'?(?:\d\d'?)?)?$/

/** Every text and number somewhere inside a structure. */
function leavesOf(value: unknown): string[] {
  const found: string[] = []
  const seen = new Set<object>()
  const look = (each: unknown): void => {
    if (typeof each === 'string' && !pdfDate.test(each)) found.push(unescapedAddress(each))
    else if (each instanceof Map) for (const entry of each) look(entry)
    else if (typeof each === 'object' && each !== null && !ArrayBuffer.isView(each) && !seen.has(each)) {
      seen.add(each)
      for (const [key, inner] of Object.entries(each)) {
        if (/\d{8}/.test(key)) found.push(key)
        look(inner)
      }
    }
  }
  look(value)
  return found
}

function content(said: string, place: Text): Passage {
  return { text: said, place, nature: 'content' }
}
