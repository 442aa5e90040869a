import { pdfOf } from './pdf-writer.ts'
import type { Secret } from './secrets.ts'

const notice = '某镇评定结果公示 1 张* 竹岭村 符合残疾标准'

/** Hides a secret somewhere in a PDF. */
export const pdfPlants: Readonly<Record<string, (secret: Secret) => Buffer>> = {
  text: ({ text }) => pdfOf({ pages: [`${notice} ${text}`] }),
  'second page': ({ text }) => pdfOf({ pages: [notice, text] }),
  'each character on its own': ({ text }) => pdfOf({ pages: [notice, text], isKerned: true }),
  'invisible text': ({ text }) => pdfOf({ pages: [notice, text], before: '3 Tr' }),
  'white text': ({ text }) => pdfOf({ pages: [notice, text], before: '1 1 1 rg' }),
  'beside the page': ({ text }) => pdfOf({ pages: [notice, text], before: '1 0 0 1 2000 2000 cm' }),
  'hidden layer': ({ text }) => pdfOf({ pages: [notice], hiddenLayer: text }),
  title: ({ text }) => pdfOf({ pages: [notice], info: { Title: text } }),
  author: ({ text }) => pdfOf({ pages: [notice], info: { Author: text } }),
  'own property': ({ text }) => pdfOf({ pages: [notice], info: { Source: text } }),
  metadata: ({ text }) => pdfOf({ pages: [notice], xmp: text }),
  note: ({ text }) => pdfOf({ pages: [notice], note: text }),
  'form field': ({ text }) => pdfOf({ pages: [notice], field: text }),
  bookmark: ({ text }) => pdfOf({ pages: [notice], bookmark: text }),
  'link target': ({ text }) => pdfOf({ pages: [notice], link: `https://example.cn/of?${text}` }),
  'attached file': ({ text }) => pdfOf({ pages: [notice], attachment: text }),
  'earlier state of the file': ({ text }) => pdfOf({ pages: [text], earlier: text }),
}

/** Places no program reads: there the file is refused for what it is, not for what it says. */
export const unreadablePlaces: ReadonlySet<string> = new Set([
  'attached file',
  'earlier state of the file',
  'beside the page',
])
