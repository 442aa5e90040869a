import { formatCitation } from '#core/citations/citation.ts'
import type { Text } from '#kernel/text.ts'
import type { Letter } from './notice.ts'

export const headings = {
  easy: { zh: '简单说', en: 'In short' },
  happened: { zh: '什么事', en: 'What this is about' },
  reason: { zh: '为什么', en: 'Why' },
  next: { zh: '接下来', en: 'What comes next' },
  object: { zh: '觉得不对怎么办', en: 'If something is not right' },
  cites: { zh: '依据', en: 'What it rests on' },
} as const satisfies Record<string, Text>

export type Section = { readonly heading: Text; readonly paragraphs: readonly Text[] }

/** The letter under its headings; also what the page of messages shows. */
export function letterSections(letter: Letter): readonly Section[] {
  const { happened, reason, next, object, cites } = letter
  return [
    { heading: headings.happened, paragraphs: happened },
    { heading: headings.reason, paragraphs: reason },
    { heading: headings.next, paragraphs: next },
    { heading: headings.object, paragraphs: object },
    ...(cites.length > 0 ? [{ heading: headings.cites, paragraphs: cites.map(formatCitation) }] : []),
  ]
}

/** The number a letter goes by on the telephone: `3F2A 91C0 77DE`. */
export function letterNumber(noticeId: string): string {
  const [last = ''] = noticeId.toUpperCase().split('-').slice(-1)
  return last.replace(/(....)(?=.)/g, '$1 ')
}

/** The letter without its paper: what is kept of it. */
export function plainLetter(letter: Letter): string {
  const sections = letterSections(letter).map(({ heading, paragraphs }) =>
    [heading.zh, ...paragraphs.map(({ zh }) => zh)].join('\n'),
  )
  return [letter.title.zh, ...sections].join('\n\n')
}
