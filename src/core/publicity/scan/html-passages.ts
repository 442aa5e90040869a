import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5'
import { type Text, text } from '#kernel/text.ts'
import { type BoxCell, boxedNumbers, type FileReading, type Passage, unescapedAddress } from './passage.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** Elements that part a word without ending it. */
const inline = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

/** What shows something other than text. */
const pictures = new Set(
  'img picture image video audio canvas object embed iframe frame applet input-image'.split(' '),
)

/** Markup whose every character still reaches the reader; of any other a browser may throw something away. */
const harmless = new Set(['missing-doctype', 'non-void-html-element-start-tag-with-trailing-solidus'])

const cells = new Set(['td', 'th'])

/**
 * Everything a page says: text shown and hidden, attributes and their names, comments, metadata, templates, and last the
 * source itself, for whatever a browser throws away.
 */
export function readHtml(bytes: Uint8Array): FileReading {
  const source = decoded(bytes)
  if (source === undefined)
    return {
      passages: [],
      unreadable: [text('网页的文字编码不是 UTF-8', 'the encoding of the page is not UTF-8')],
    }
  const reader = new HtmlReader()
  const tree = parse(source, {
    sourceCodeLocationInfo: true,
    scriptingEnabled: false,
    onParseError: ({ code, ...at }) => {
      if (!harmless.has(code))
        reader.unreadable.push(lineOf(at, '不合规则的标记', 'markup against the rules'))
    },
  })
  reader.walk(tree, false)
  reader.endPassage()
  const whole: Passage = {
    text: source,
    place: text('网页源代码', 'source of the page'),
    nature: 'technical',
  }
  return { passages: [...reader.passages, whole], unreadable: reader.unreadable }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

class HtmlReader {
  readonly passages: Passage[] = []
  readonly unreadable: Text[] = []
  #text = ''
  #place: Text = text('网页正文', 'text of the page')
  #row: BoxCell[] = []
  #cell = ''

  walk(node: Node, isHidden: boolean): void {
    if (defaultTreeAdapter.isTextNode(node)) {
      if (this.#text === '') this.#place = placeOf(node, isHidden)
      this.#text += node.value
      this.#cell += node.value
    } else if (defaultTreeAdapter.isCommentNode(node)) {
      this.#add(node.data, placed(node, '注释', 'comment'), 'content')
    } else if (defaultTreeAdapter.isDocumentTypeNode(node)) {
      this.#add(
        `${node.name} ${node.publicId} ${node.systemId}`,
        text('网页开头', 'head of the page'),
        'technical',
      )
    } else if (defaultTreeAdapter.isElementNode(node)) this.#element(node, isHidden)
    else for (const child of node.childNodes) this.walk(child, isHidden)
  }

  endPassage(): void {
    if (this.#text.trim() !== '') this.#add(this.#text, this.#place, 'content')
    this.#text = ''
  }

  #element(element: Element, isHiddenAbove: boolean): void {
    const { tagName } = element
    const isHidden = isHiddenAbove || hides(element)
    this.#attributes(element)
    if (pictures.has(tagName))
      this.unreadable.push(placed(element, '图片或嵌入内容', 'picture or embedded content'))
    if (tagName === 'style') {
      this.#styles(element)
      return
    }
    if (tagName === 'br') this.#text += '\n'
    if (!inline.has(tagName) && tagName !== 'br') this.endPassage()
    if (tagName === 'tr') this.#row = []
    if (cells.has(tagName)) this.#cell = ''
    const content = isTemplate(element) ? [element.content] : []
    for (const child of [...element.childNodes, ...content]) this.walk(child, isHidden)
    if (!inline.has(tagName) && tagName !== 'br') this.endPassage()
    if (cells.has(tagName))
      this.#row.push({ text: this.#cell, place: placed(element, '表格一行', 'row of a table') })
    if (tagName === 'tr') this.passages.push(...boxedNumbers(this.#row))
  }

  /** Style sheets are numbers throughout, read with the source; remarks and what they put on the page are text. */
  #styles(element: Element): void {
    const place = placed(element, '样式', 'style sheet')
    for (const child of element.childNodes) {
      if (!defaultTreeAdapter.isTextNode(child)) continue
      for (const [said] of child.value.matchAll(/\/\*[\s\S]*?(?:\*\/|$)|"[^"\n]*"|'[^'\n]*'/g))
        this.#add(said, place, 'content')
      if (/data:|@import/i.test(child.value)) this.unreadable.push(place)
    }
  }

  #attributes(element: Element): void {
    for (const { name, value } of element.attrs) {
      const where = /^[a-z-]{1,20}$/.test(name) ? name : ''
      const place = placed(element, `属性 ${where}`.trim(), `attribute ${where}`.trim())
      const nature = name === 'style' || name === 'd' || name === 'viewbox' ? 'technical' : 'content'
      this.#add(value, place, nature)
      const unescaped = unescapedAddress(value)
      if (unescaped !== value) this.#add(unescaped, place, nature)
      if (where === '') this.#add(name, place, 'content')
      if (/^\s*data:|url\(\s*['"]?data:/i.test(value))
        this.unreadable.push(placed(element, '嵌入的数据', 'embedded data'))
    }
  }

  #add(said: string, place: Text, nature: Passage['nature']): void {
    this.passages.push({ text: said, place, nature })
  }
}

function isTemplate(element: Element): element is DefaultTreeAdapterTypes.Template {
  return element.tagName === 'template'
}

function hides({ tagName, attrs }: Element): boolean {
  if (['template', 'noscript', 'script', 'head', 'title'].includes(tagName)) return true
  return attrs.some(
    ({ name, value }) =>
      name === 'hidden' ||
      (name === 'aria-hidden' && value === 'true') ||
      (name === 'style' && /display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0/i.test(value)) ||
      (name === 'type' && value === 'hidden'),
  )
}

function placeOf(node: DefaultTreeAdapterTypes.TextNode, isHidden: boolean): Text {
  return isHidden ? placed(node, '看不见的文字', 'text that is not shown') : placed(node, '正文', 'text')
}

/** Names the place by line and character only: the words around it may be part of the leak. */
function placed(node: Node, zh: string, en: string): Text {
  const at = node.sourceCodeLocation
  return at ? lineOf(at, zh, en) : text(`网页${zh}`, `${en} of the page`)
}

function lineOf(at: { readonly startLine: number; readonly startCol: number }, zh: string, en: string): Text {
  return text(
    `网页第 ${at.startLine} 行第 ${at.startCol} 字起的${zh}`,
    `${en} of the page, line ${at.startLine}, character ${at.startCol}`,
  )
}
