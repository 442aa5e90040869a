import type { Text } from '#kernel/text.ts'
import type { LawDocument } from '#law/document.ts'
import type { DocumentId } from '#law/documents.ts'
import { formatChineseNumeral } from './chinese-numerals.ts'
import { getDocument } from './document-index.ts'

/** What a rule rests on: a document of the law index, and an article of it where the document has been read. */
export type Citation = { readonly document: string; readonly article?: number }

/** An article relied on: what it rules, in our own words, and the document that has since overruled it on a point. */
export type CitedArticle = {
  readonly number: number
  readonly summary: Text
  readonly overruledBy?: LawDocument
}

/** 条文待核实: what every page, notice and roster line says of a rule whose source nobody here has read. */
export const textNotVerified: Text = { zh: '条文待核实', en: 'text not yet verified' }

/** Cites a whole document. Throws, when the rule is defined, for an id that is not in the index. */
export function documentOf(id: DocumentId): Citation {
  return { document: getDocument(id).id }
}

/** Cites one article. Throws, when the rule is defined, unless the document was read and the article is in the index. */
export function article(id: DocumentId, number: number): Citation {
  const document = getDocument(id)
  if (!document.checked) throw new Error(`"${id}" has not been read: cite the document without an article`)
  if (!document.articles[number]) throw new Error(`article ${number} of "${id}" is not in the law index`)
  return { document: id, article: number }
}

/** Undefined where no article is cited. */
export function findArticle(citation: Citation): CitedArticle | undefined {
  const document = getDocument(citation.document)
  if (citation.article === undefined || !document.checked) return undefined
  const summary = document.articles[citation.article]
  if (!summary) return undefined
  const overruledBy = document.overruledArticles?.[citation.article]
  return { number: citation.article, summary, ...(overruledBy && { overruledBy: getDocument(overruledBy) }) }
}

/** Whether the cited text was read, so that nothing resting on it is 条文待核实 on its account. */
export function isChecked(citation: Citation): boolean {
  return getDocument(citation.document).checked
}

/**
 * 《浙江省社会救助条例》第五十条 / "Zhejiang Social Assistance Regulation, art. 50".
 * An unread document has no 《》, because its title may only describe it, and says 条文待核实.
 */
export function formatCitation(citation: Citation): Text {
  const document = getDocument(citation.document)
  const { title, number } = document
  if (!document.checked) {
    const zh = [number, textNotVerified.zh].filter(Boolean).join('，')
    const en = [number, textNotVerified.en].filter(Boolean).join(', ')
    return { zh: `${title.zh}（${zh}）`, en: `${title.en} (${en})` }
  }
  if (citation.article === undefined) return { zh: `《${title.zh}》`, en: title.en }
  return {
    zh: `《${title.zh}》第${formatChineseNumeral(citation.article)}条`,
    en: `${title.en}, art. ${citation.article}`,
  }
}
