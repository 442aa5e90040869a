import { boundTerms, dutyWords } from './glossary-terms.ts'
import type { Text } from './text.ts'

/** One concept: one Chinese term, one English one, one name in code. */
export type Term = {
  readonly id: string
  readonly zh: string
  /** Other Chinese forms of the same concept. */
  readonly alsoZh: readonly string[]
  readonly en: string
  /** Other English forms that may stand for it in a sentence. */
  readonly alsoEn: readonly string[]
  readonly code: string
  /** Ids of terms a reader might take it for. */
  readonly notToBeConfusedWith: readonly string[]
  /** Whether a text that says the Chinese must say the English. */
  readonly binding: boolean
}

/** Every term, in the order written. */
export const glossary: readonly Term[] = [...termsIn(boundTerms, true), ...termsIn(dutyWords, false)]

function termsIn(table: string, binding: boolean): Term[] {
  const lines = table.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => {
    const [id = '', chinese = '', english = '', code = '', others = ''] = line
      .split('|')
      .map((cell) => cell.trim())
    const [zh = '', ...alsoZh] = chinese.split(' / ')
    const [en = '', ...alsoEn] = english.split(' / ')
    return {
      id,
      zh,
      alsoZh,
      en,
      alsoEn,
      code,
      notToBeConfusedWith: others === '' ? [] : others.split(', '),
      binding,
    }
  })
}

export type GlossaryFault = { readonly zh: string; readonly en: string }

const bindingForms = glossary
  .filter(({ binding }) => binding)
  .flatMap((term) => [term.zh, ...term.alsoZh].map((zh) => ({ zh, term })))
  .toSorted((one, other) => other.zh.length - one.zh.length)

/**
 * The glossary terms a text says in Chinese but not with their English: `护理补贴` without `nursing subsidy`.
 *
 * Longer terms are read first and used up, so 低保边缘 does not also ask for the English of 低保. English may be in
 * capitals and in the plural. Duty words are not enforced.
 */
export function faultsIn({ zh, en }: Text): readonly GlossaryFault[] {
  const faults: GlossaryFault[] = []
  let rest = zh
  for (const { zh: form, term } of bindingForms) {
    if (!rest.includes(form)) continue
    rest = rest.replaceAll(form, '|')
    if (![term.en, ...term.alsoEn].some((english) => saysInEnglish(en, english)))
      faults.push({ zh: form, en: term.en })
  }
  return faults
}

/** From the start of a word, so that `multiple levels` says `level` and `eleven` does not say `even`. */
function saysInEnglish(sentence: string, english: string): boolean {
  return new RegExp(`\\b${english.replace(/y$/, '(?:y|ies)')}`, 'i').test(sentence)
}

/** The glossary as a Markdown page, in the order written. */
export function glossaryMarkdown(): string {
  const byId = new Map(glossary.map((term) => [term.id, term]))
  const rows = glossary.map(({ zh, alsoZh, en, alsoEn, code, notToBeConfusedWith }) => {
    const others = notToBeConfusedWith.map((id) => byId.get(id)).map((other) => `${other?.zh} ${other?.en}`)
    return `| ${[zh, ...alsoZh].join(' / ')} | ${[en, ...alsoEn].join(' / ')} | \`${code}\` | ${others.join('; ') || '–'} |`
  })
  return [
    '# Glossary',
    '',
    '| 中文 | English | In code | Not to be confused with |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
