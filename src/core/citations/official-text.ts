import { parseChineseNumeral } from './chinese-numerals.ts'

const ARTICLE = /^第([一二三四五六七八九十百零〇]+)条(之[一二三四五六七八九十]+)?(.*)$/
const HEADING = /^(?:#|第[一二三四五六七八九十百零〇]+[编章节][^，。；]*$)/
const FURNITURE = /^(?:[-—–\s]*\d+[-—–\s]*|第\s*\d+\s*页.*|\d+\s*\/\s*\d+|-{3,}|<!--.*-->)$/
const PLAN_CHAPTER = /^[（(]([一二三四五六七八九十]+)[）)]/
const PLAN_ITEM = /^(\d+)[.．、]/

/**
 * Splits the text of a Chinese law, plain or Markdown, into its articles, each from its first word to its last.
 *
 * Page numbers, headings and comments are left out, and so are inserted articles (第十条之一). A line opens an article
 * only if its number is above the one before, so a wrapped line beginning 第三条规定的 stays where it is.
 */
export function parseOfficialText(text: string): Map<number, string> {
  const lines = linesOf(text)
  // Most copies set the number off by a space; in those, a number without one is a reference.
  const spaced = lines.some((line) => endsInSpace(openingOf(line)))
  const passages = new Map<number, string[]>()
  let open: string[] | undefined
  let last = 0
  for (const line of lines) {
    const opening = openingOf(line)
    if (opening?.inserted && opening.number >= last) {
      open = undefined
    } else if (opening && opening.number > last && (!spaced || endsInSpace(opening))) {
      last = opening.number
      open = [opening.rest.trim()]
      passages.set(last, open)
    } else if (HEADING.test(line)) {
      open = undefined
    } else {
      open?.push(line)
    }
  }
  return new Map([...passages].map(([number, passage]) => [number, passage.join('\n').trim()]))
}

/**
 * Splits the text of the plan into its clauses, by id: numbered items under a chapter （一） are `plan:S…`, and the
 * chapters that follow the last of them and begin again at （一） are `plan:O…`.
 */
export function parsePlanText(text: string): Map<string, string> {
  const passages = new Map<string, string[]>()
  let open: string[] | undefined
  let chapter = 0
  let inImplementation = false
  for (const line of linesOf(text)) {
    const heading = PLAN_CHAPTER.exec(line)
    const item = PLAN_ITEM.exec(line)
    if (heading) {
      const number = parseChineseNumeral(heading[1] ?? '') ?? 0
      inImplementation ||= number === 1 && passages.size > 0
      chapter = number
      open = inImplementation ? [line] : undefined
      if (open) passages.set(`plan:O${chapter}`, open)
    } else if (item && chapter > 0 && !inImplementation) {
      open = [line]
      passages.set(`plan:S${chapter}.${item[1]}`, open)
    } else {
      open?.push(line)
    }
  }
  return new Map([...passages].map(([id, passage]) => [id, passage.join('\n')]))
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n|\f/)
    .map((line) => line.replaceAll('**', '').trim())
    .filter((line) => line !== '' && !FURNITURE.test(line))
}

type Opening = { readonly number: number; readonly inserted: boolean; readonly rest: string }

function openingOf(line: string): Opening | undefined {
  const match = ARTICLE.exec(line)
  const number = parseChineseNumeral(match?.[1] ?? '')
  if (!match || number === undefined) return undefined
  return { number, inserted: match[2] !== undefined, rest: match[3] ?? '' }
}

function endsInSpace(opening: Opening | undefined): boolean {
  return opening !== undefined && /^(?:\s|$)/.test(opening.rest)
}
