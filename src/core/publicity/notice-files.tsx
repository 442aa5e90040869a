import { writeXlsx } from 'hucre/xlsx'
import { renderPage } from '#ui/document.tsx'
import { PrintSheet } from '#ui/paper/print-sheet.tsx'
import { stylesheet, stylesheetPath } from '#ui/stylesheet.ts'
import type { NoticeContent } from './notice.ts'
import { labels, NoticeBody, stayWords } from './notice-body.tsx'
import type { FileFormat } from './scan/scan-file.ts'

/** The page, the paper for the board of the village, and the table for another site. */
export type NoticeFileName = 'page' | 'print' | 'xlsx'

export const noticeFileFormats: Readonly<Record<NoticeFileName, FileFormat>> = {
  page: 'html',
  print: 'html',
  xlsx: 'xlsx',
}

const usualLook = { size: 'm', reading: 'std', lang: 'zh-Hans' } as const

/** Everything the public could be handed of a notice, as bytes: what is scanned is what is handed out. */
export async function renderNotice(
  content: NoticeContent,
): Promise<Readonly<Record<NoticeFileName, Buffer>>> {
  return { page: pageOf(content), print: printOf(content), xlsx: await workbookOf(content) }
}

function pageOf(content: NoticeContent): Buffer {
  const html = renderPage({
    ...usualLook,
    answer: content.title,
    body: <NoticeBody content={content} />,
    noindex: true,
  })
  return Buffer.from(html)
}

/** Complete in one file, its look included, so that it prints the same from anywhere. */
function printOf(content: NoticeContent): Buffer {
  const html = renderPage({
    ...usualLook,
    answer: content.title,
    answerInBody: true,
    noindex: true,
    body: (
      <PrintSheet
        title={content.title}
        issuer={content.issuer}
        number=""
        issuedOn={stayWords(content)}
        signatures={[]}
        verify={content.basis}
        isPageHeading
      >
        <NoticeBody content={content} />
      </PrintSheet>
    ),
  })
  const link = `<link rel="stylesheet" href="${stylesheetPath}"/>`
  if (html.split(link).length !== 2) throw new Error('the page does not ask for its stylesheet once')
  return Buffer.from(html.replace(link, () => `<style>${stylesheet()}</style>`))
}

async function workbookOf(content: NoticeContent): Promise<Buffer> {
  const { title, columns, rows, contact, remarks } = content
  const said = [
    [labels.issuer.zh, content.issuer],
    [labels.audience.zh, content.audience.zh],
    [labels.basis.zh, content.basis.zh],
    [labels.stay.zh, stayWords(content).zh],
    [labels.office.zh, contact.office],
    [labels.phone.zh, contact.phone],
    ...(contact.address ? [[labels.address.zh, contact.address]] : []),
    ...remarks.map(({ zh }) => [zh]),
  ]
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '公示',
        rows: [
          [title.zh],
          columns.map(({ zh }) => zh),
          ...rows.map((row) => row.map(asText)),
          [],
          ...said.map((row) => row.map(asText)),
        ],
      },
    ],
  })
  return Buffer.from(bytes)
}

/** A cell that begins like a formula is text all the same. */
function asText(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}
