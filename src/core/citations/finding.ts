import type { Text } from '#kernel/text.ts'
import { formatChineseNumeral } from './chinese-numerals.ts'

/** What comparing the index with an attached official text brought to light. */
export type Finding =
  | { readonly kind: 'nothing-recognised' }
  | { readonly kind: 'title-missing'; readonly title: string }
  | { readonly kind: 'not-yet-read' }
  | { readonly kind: 'article-missing'; readonly article: number }
  | { readonly kind: 'figure-missing'; readonly article: number; readonly figure: string }
  | { readonly kind: 'quotation-differs'; readonly article: number; readonly quotation: string }
  | {
      readonly kind: 'value-missing'
      readonly parameter: Text
      readonly value: Text
      readonly article?: number
    }
  | { readonly kind: 'clause-missing'; readonly clause: string }
  | { readonly kind: 'target-figure-missing'; readonly target: string; readonly figure: string }
  | { readonly kind: 'target-in-words'; readonly target: string }

/** The finding and what the operator does about it. */
export function formatFinding(finding: Finding): Text {
  switch (finding.kind) {
    case 'nothing-recognised':
      return {
        zh: '没有认出任何条文：请确认文件是该文件全文的文字版。',
        en: 'No article was recognised: make sure the file is the full text, as text.',
      }
    case 'title-missing':
      return {
        zh: `正文中没有标题“${finding.title}”：请确认没有附错文件。`,
        en: `The title “${finding.title}” is not in the text: make sure it is the right document.`,
      }
    case 'not-yet-read':
      return {
        zh: '正文已附，但索引中还没有它的条文摘要：须有人读过并写入摘要，才能去掉“条文待核实”。',
        en: 'The text is attached, but the index has no summary of it: somebody has to read it and write one before it counts as verified.',
      }
    case 'article-missing':
      return {
        zh: `正文中没有${articleInWords(finding.article)}，而规则引用了它。`,
        en: `Article ${finding.article} is relied on but not in the text.`,
      }
    case 'figure-missing':
      return {
        zh: `${articleInWords(finding.article)}的正文中没有摘要所写的 ${finding.figure}。`,
        en: `Article ${finding.article} does not contain ${finding.figure}, which its summary states.`,
      }
    case 'quotation-differs':
      return {
        zh: `${articleInWords(finding.article)}的正文中没有摘要所引的“${finding.quotation}”。`,
        en: `Article ${finding.article} does not contain “${finding.quotation}”, which its summary quotes.`,
      }
    case 'value-missing': {
      const { article, parameter, value } = finding
      return {
        zh: `${article === undefined ? '' : articleInWords(article)}正文中没有规则按“已核实”采用的“${parameter.zh}”${value.zh}。`,
        en: `${article === undefined ? 'The text' : `Article ${article}`} does not contain ${value.en}, used as verified for “${parameter.en}”.`,
      }
    }
    case 'clause-missing':
      return {
        zh: `规划正文中没有找到 ${finding.clause} 一段。`,
        en: `The text has no section for ${finding.clause}.`,
      }
    case 'target-figure-missing':
      return {
        zh: `指标 ${finding.target} 的 ${finding.figure} 不在所属段落中。`,
        en: `${finding.figure}, the figure of ${finding.target}, is not in the section of its clause.`,
      }
    case 'target-in-words':
      return {
        zh: `指标 ${finding.target} 在规划正文中没有数字，请人工对照。`,
        en: `The plan’s text gives no figure for ${finding.target}: compare it by eye.`,
      }
  }
}

function articleInWords(article: number): string {
  return `第${formatChineseNumeral(article)}条`
}
