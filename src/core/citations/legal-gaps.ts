import type { Text } from '#kernel/text.ts'
import type { KnownFrom, UnreadDocument } from '#law/document.ts'
import { issuers } from '#law/issuers.ts'
import { type Citation, formatCitation } from './citation.ts'
import { listDocuments } from './document-index.ts'

/** A citation and what cites it: a condition, an amount, a deadline. */
export type CitationUse = { readonly citation: Citation; readonly by: Text }

const knownFrom: Record<KnownFrom, Text> = {
  named: { zh: '见于其他文件或资料的引用', en: 'named elsewhere' },
  quoted: { zh: '只见过他处引用的片段', en: 'quoted in part by others' },
  recalled: {
    zh: '凭一般了解，文号也须核对',
    en: 'from general knowledge; the number itself needs checking',
  },
  presumed: { zh: '依职责推定存在，文号不详', en: 'presumed to exist; number unknown' },
}

/** `docs/legal-gaps.md`: each document nobody here has read, what rests on it and what to attach. */
export function legalGapsMarkdown(used: readonly CitationUse[]): string {
  const unread = listDocuments().filter((document) => !document.checked)
  const gaps = unread.map((document) => ({ document, rests: restingOn(document, used) }))
  const relied = gaps.filter(({ rests }) => rests.length > 0)
  const idle = gaps.filter(({ rests }) => rests.length === 0)
  return [
    '# 条文待核实 · Legal gaps',
    '',
    '下列文件未取得正文，凡以其为据的规则和金额都标注“条文待核实”。取得正文后用所列命令附上，再由人读过、写入摘要。',
    '',
    'Nobody here has read these documents; whatever rests on them says so. Attach the text with the command given, then read it and write its summary.',
    '',
    `## 已有规则依据的 · Relied on (${relied.length})`,
    '',
    ...relied.flatMap(({ document, rests }) => sectionOf(document, rests)),
    `## 尚无规则依据的 · Not yet relied on (${idle.length})`,
    '',
    ...idle.map(({ document }) => `- \`${document.id}\` ${formatCitation({ document: document.id }).zh}`),
    '',
  ].join('\n')
}

function sectionOf(document: UnreadDocument, rests: readonly Text[]): string[] {
  const issuer = issuers[document.issuer]
  const known = knownFrom[document.knownFrom]
  return [
    `### ${document.number ? `${document.title.zh}（${document.number}）` : document.title.zh}`,
    '',
    document.title.en,
    '',
    `- 发文机关 · issuer: ${issuer.zh} · ${issuer.en}`,
    `- 所知来源 · known from: ${known.zh} · ${known.en}`,
    '- 以其为据 · resting on it:',
    ...rests.map((by) => `  - ${by.zh} · ${by.en}`),
    `- 请附 · to attach: \`yongzhu law attach ${document.id} <file>\``,
    '',
  ]
}

/** Each use once, in the order given. */
function restingOn(document: UnreadDocument, used: readonly CitationUse[]): readonly Text[] {
  const uses = used.filter(({ citation }) => citation.document === document.id)
  return [...new Map(uses.map(({ by }) => [by.zh, by])).values()]
}
