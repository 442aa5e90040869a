import { Converter } from 'opencc-js/cn2t'
import type { Language } from './language.tsx'

/** Elements whose text stays as it is written: names, official texts in their own language, what somebody types. */
const keeps = /\s(?:translate="no"|lang=")|^<(?:textarea|style|script)\b/
/** Attributes that hold words a reader sees or hears; all others hold names, addresses and values. */
const spoken = /\s(aria-label|data-label|data-title)="([^"]*)"/g
const han = /\p{Script=Han}/u
/** Chinese from its first character to its last, with the signs and figures between. */
const chinese =
  /\p{Script=Han}(?:[\p{Script=Han}\u3000-\u303f\uff00-\uffef\s\d.·-]*[\p{Script=Han}\u3000-\u303f\uff00-\uffef])?/gu
/** Elements that can hold text and nothing else, so that the language is said on them. */
const plain = /^<(?:title|option)\b/

/** Stands in every title and makes none of them Chinese. */
const brand = '甬助'

/**
 * A finished page in the writing its reader has chosen. 繁體 is generated from 简体, here and only here. In English what is
 * still Chinese is marked as such, so that it is read out as Chinese and nobody takes it for a translation.
 */
export function writtenIn(markup: string, lang: Language): string {
  if (lang === 'zh-Hans') return markup
  const parts = markup.split(/(<[^>]*>)/)
  return (lang === 'zh-Hant' ? inTraditional(parts) : withChineseMarked(parts)).join('')
}

function inTraditional(parts: readonly string[]): string[] {
  return walked(parts, {
    keeps: (tag) => keeps.test(tag),
    text: traditional,
    tag: (tag) => tag.replace(spoken, (_, name: string, value: string) => ` ${name}="${traditional(value)}"`),
  })
}

function withChineseMarked(parts: readonly string[]): string[] {
  const marked = parts.map((part, at) =>
    plain.test(part) && !part.includes(' lang="') && han.test((parts[at + 1] ?? '').replace(brand, ''))
      ? part.replace(/^<\w+/, '$& lang="zh-Hans"')
      : part,
  )
  return walked(marked, {
    keeps: (tag) => keeps.test(tag) || plain.test(tag),
    text: (text) => text.replace(chinese, '<span lang="zh-Hans">$&</span>'),
    tag: (tag) => (/\stranslate="no"/.test(tag) ? tag.replace(/>$/, ' lang="zh-Hans">') : tag),
  })
}

type Rewriting = {
  readonly keeps: (tag: string) => boolean
  readonly text: (text: string) => string
  readonly tag: (tag: string) => string
}

/** Tags and texts in their order; inside an element that keeps its text nothing is rewritten. React closes what it opens. */
function walked(parts: readonly string[], { keeps: keepsText, text, tag }: Rewriting): string[] {
  let kept: { readonly name: string; depth: number } | undefined
  return parts.map((part) => {
    if (!part.startsWith('<')) return kept || part.trim() === '' ? part : text(part)
    const name = /^<\/?([a-z0-9]+)/i.exec(part)?.[1] ?? ''
    if (kept) {
      if (name === kept.name) kept.depth += part.startsWith('</') ? -1 : 1
      if (kept.depth === 0) kept = undefined
      return part
    }
    const isOpening = !part.startsWith('</') && !part.endsWith('/>')
    if (isOpening && name !== 'html' && keepsText(part)) kept = { name, depth: 1 }
    return tag(part)
  })
}

/** Where the general rule takes the wrong character: 余姚 and 岳林 are names, 覆核 is the word for looking again. */
const overrides: Readonly<Record<string, string>> = { 余姚: '余姚', 岳林: '岳林', 复核: '覆核' }
const overridden = new RegExp(`(${Object.keys(overrides).join('|')})`)

/** The dictionaries take a second to unfold, so not before somebody asks for them. */
let converter: ((text: string) => string) | undefined

function traditional(text: string): string {
  if (!han.test(text)) return text
  const convert = (converter ??= Converter({ from: 'cn', to: 'hk' }))
  return text
    .split(overridden)
    .map((part) => overrides[part] ?? convert(part))
    .join('')
}
