import type { ParameterDeclaration } from '#engine/ast.ts'
import { formatNumber } from '#engine/format-value.ts'
import type { ReadDocument } from '#law/document.ts'
import { planVersion } from '#law/plan.ts'
import type { PlanTarget } from '#law/target.ts'
import { getDocument } from './document-index.ts'
import { figuresIn, figuresOf, standsIn, statesValue } from './figures.ts'
import type { Finding } from './finding.ts'
import { parseOfficialText, parsePlanText } from './official-text.ts'
import { listClauses, listTargets } from './plan-index.ts'

/** An official text split up for display, by article number or, for the plan, by clause id. */
export type AttachedText = {
  readonly articles: Readonly<Record<string, string>>
  readonly findings: readonly Finding[]
}

/**
 * Splits an official text and compares with it the index and the figures rules take from the document as checked;
 * storing the result is the caller's. Findings do not refuse the text: they say what in the index, in the rules or in the
 * file somebody has to look at. Throws for a document that is not in the index.
 */
export function attachOfficialText(
  documentId: string,
  text: string,
  parameters: readonly ParameterDeclaration[],
): AttachedText {
  const document = getDocument(documentId)
  if (document.id === planVersion.document) {
    const clauses = parsePlanText(text)
    return { articles: Object.fromEntries(clauses), findings: checkPlan(clauses) }
  }
  const articles = parseOfficialText(text)
  const findings: Finding[] = articles.size === 0 ? [{ kind: 'nothing-recognised' }] : []
  if (!document.checked) findings.push({ kind: 'not-yet-read' })
  else if (articles.size > 0)
    findings.push(
      ...checkTitle(document, text),
      ...checkArticles(document, articles),
      ...checkValues(document, articles, parameters),
    )
  return { articles: Object.fromEntries(articles), findings }
}

/** Every article relied on is there, with every figure its summary states and, verbatim, every term it puts in “ ”. */
export function checkArticles(document: ReadDocument, articles: ReadonlyMap<number, string>): Finding[] {
  return Object.entries(document.articles).flatMap(([key, summary]): Finding[] => {
    const article = Number(key)
    const passage = articles.get(article)
    if (passage === undefined) return [{ kind: 'article-missing', article }]
    const figures = figuresIn(summary.zh).filter((figure) => !standsIn(passage, figure))
    const quotations = quotationsIn(summary.zh).filter((quotation) => !unbroken(passage).includes(quotation))
    return [
      ...figures.map((figure): Finding => ({ kind: 'figure-missing', article, figure })),
      ...quotations.map((quotation): Finding => ({ kind: 'quotation-differs', article, quotation })),
    ]
  })
}

/**
 * Every value rules take from the document as checked is stated by its article, or by the text where no article is
 * named. A missing article is a finding of its own.
 */
export function checkValues(
  document: ReadDocument,
  articles: ReadonlyMap<number, string>,
  parameters: readonly ParameterDeclaration[],
): Finding[] {
  return parameters.flatMap(({ label, unit, values }) =>
    values
      .filter(({ checked, source }) => checked && source.document === document.id)
      .flatMap(({ value, source: { article } }): Finding[] => {
        const passage = article === undefined ? [...articles.values()].join('\n') : articles.get(article)
        if (passage === undefined || statesValue(passage, value, unit)) return []
        const finding = { kind: 'value-missing', parameter: label, value: formatNumber(value, unit) } as const
        return [article === undefined ? finding : { ...finding, article }]
      }),
  )
}

/**
 * Every clause is there, and every figure of a target stands somewhere in the section of its own clause. The words
 * around a figure are not compared, so a text in traditional characters is checked just as well.
 */
export function checkPlan(clauses: ReadonlyMap<string, string>): Finding[] {
  if (clauses.size === 0) return [{ kind: 'nothing-recognised' }]
  const missing = listClauses().filter(({ id }) => !clauses.has(id))
  return [
    ...missing.map(({ id }): Finding => ({ kind: 'clause-missing', clause: id })),
    ...listTargets().flatMap((target) => checkTarget(target, clauses.get(target.clause))),
  ]
}

function checkTarget(target: PlanTarget, passage: string | undefined): Finding[] {
  if (passage === undefined) return []
  if (target.implied || target.reconstructed) return [{ kind: 'target-in-words', target: target.id }]
  return target.goals
    .flatMap(figuresOf)
    .filter((figure) => !standsIn(passage, figure))
    .map((figure) => ({ kind: 'target-figure-missing', target: target.id, figure }))
}

function checkTitle(document: ReadDocument, text: string): Finding[] {
  const title = document.title.zh
  return unbroken(text).includes(title) ? [] : [{ kind: 'title-missing', title }]
}

function quotationsIn(sentence: string): string[] {
  return [...sentence.matchAll(/“([^”]+)”/g)].map(([, quotation = '']) => quotation)
}

/** Without the spaces and line breaks a copy puts between characters. */
function unbroken(text: string): string {
  return text.replaceAll(/\s/g, '')
}
