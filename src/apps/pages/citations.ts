import { findAttachedText } from '../commands/attach-law.ts'
import { type Citation, findArticle, formatCitation, isChecked } from '#core/citations/citation.ts'
import { getDocument } from '#core/citations/document-index.ts'
import type { CitationRef, Node } from '#engine/ast.ts'
import { childrenOf } from '#engine/children.ts'
import { formatDate } from '#kernel/plain-date.ts'
import type { Text } from '#kernel/text.ts'
import { issuers } from '#law/issuers.ts'
import type { CitationShown } from '#ui/reason/citation-list.tsx'
import type { Benefit } from '#core/benefits/benefit.ts'

/** An article as a page shows it; `quotation` only where the operator has attached the official text. */
export type RelyingOn = {
  readonly anchor: string
  readonly name: Text
  readonly summary: Text
  readonly quotation: string | undefined
  readonly inForce: Text
  readonly checked: boolean
}

/** Leads to where the rule page says what the cited text rules. */
export function citationShown(citation: CitationRef, benefit: Pick<Benefit, 'id'>): CitationShown {
  return {
    label: nameOf(citation),
    href: `/rules/${benefit.id}#${anchorOf(citation)}`,
    checked: isChecked(citation),
  }
}

/** Each text once, in the order given. */
export function relyingOn(citations: readonly CitationRef[], dataDir: string): readonly RelyingOn[] {
  const distinct = new Map(citations.map((citation) => [anchorOf(citation), citation]))
  return [...distinct].map(([anchor, citation]) => ({
    anchor,
    name: nameOf(citation),
    summary: summaryOf(citation),
    quotation: findAttachedText(dataDir, citation.document)?.articles[String(citation.article)],
    inForce: inForceWords(citation),
    checked: isChecked(citation),
  }))
}

/** Everything a benefit cites: its conditions, exclusions, amount and figures. */
export function citationsOf({ outputs, parameters }: Benefit): readonly CitationRef[] {
  const below = (node: Node): CitationRef[] => [...(node.cites ?? []), ...childrenOf(node).flatMap(below)]
  const figures = parameters.flatMap(({ values }) => values.map(({ source }) => source))
  return [...below(outputs.closing), ...below(outputs.payable), ...figures]
}

/** Without 条文待核实, which a tag says beside it. */
function nameOf(citation: Citation): Text {
  if (isChecked(citation)) return formatCitation(citation)
  const { title, number } = getDocument(citation.document)
  return number === undefined ? title : { zh: `${title.zh}（${number}）`, en: `${title.en} (${number})` }
}

function anchorOf({ document, article }: Citation): string {
  return article === undefined ? `law-${document}` : `law-${document}-${article}`
}

function summaryOf(citation: Citation): Text {
  const article = findArticle(citation)
  if (article) return article.summary
  return isChecked(citation)
    ? { zh: '整份文件是这项规则的依据。', en: 'The document as a whole is relied on.' }
    : {
        zh: '还没有人在这里读过正文。规则按其他文件和资料里对它的引用写成，读到正文后要逐条核对。',
        en: 'Nobody here has read the text. The rule follows what other documents say of it.',
      }
}

function inForceWords(citation: Citation): Text {
  const { issuer, inForceFrom, inForceUntil } = getDocument(citation.document)
  const overruledBy = findArticle(citation)?.overruledBy
  return {
    zh: [
      issuers[issuer].zh,
      inForceFrom === undefined ? '施行日期未记录' : `${formatDate(inForceFrom)}起施行`,
      ...(inForceUntil === undefined ? [] : [`${formatDate(inForceUntil)}起不再适用`]),
      ...(overruledBy ? [`其中一点以《${overruledBy.title.zh}》为准`] : []),
    ].join('；'),
    en: [
      issuers[issuer].en,
      inForceFrom === undefined ? 'date of effect not recorded' : `in force from ${inForceFrom}`,
      ...(inForceUntil === undefined ? [] : [`no longer applies from ${inForceUntil}`]),
      ...(overruledBy ? [`on one point ${overruledBy.title.en} prevails`] : []),
    ].join('; '),
  }
}
