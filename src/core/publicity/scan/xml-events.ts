export type XmlEvents = {
  readonly open: (tag: string, attributes: readonly (readonly [name: string, value: string])[]) => void
  readonly say: (text: string) => void
  readonly close: (tag: string) => void
  readonly comment: (text: string) => void
}

const token =
  /<!--([\s\S]*?)-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?([\s\S]*?)\?>|<!([^>]*)>|<\/([^\s>]+)\s*>|<([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+|<)/g
const attribute = /([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/**
 * What an XML part of an office file says, in its order: elements with their attributes, text, comments. Names come
 * without their prefix. It only listens and does not judge whether the part is well-formed.
 */
export function hearXml(source: string, events: XmlEvents): void {
  for (const found of source.matchAll(token)) {
    const [, comment, data, instruction, declaration, closed, opened, attributes = '', slash, said] = found
    if (comment !== undefined) events.comment(comment)
    else if (data !== undefined) events.say(data)
    else if (instruction !== undefined) events.comment(instruction)
    else if (declaration !== undefined) events.comment(declaration)
    else if (closed !== undefined) events.close(localName(closed))
    else if (opened !== undefined) {
      const pairs = [...attributes.matchAll(attribute)].map(
        ([, name = '', double, single]) => [localName(name), unescaped(double ?? single ?? '')] as const,
      )
      events.open(localName(opened), pairs)
      if (slash === '/') events.close(localName(opened))
    } else if (said !== undefined) events.say(unescaped(said))
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Entities of XML, and the `_x0031_` an office program writes for a character. */
function unescaped(text: string): string {
  return text
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,5}));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return named[name] ?? whole
      return characterOf(decimal === undefined ? parseInt(hex, 16) : Number(decimal), whole)
    })
    .replace(/_x([\da-f]{4})_/gi, (whole, hex) => characterOf(parseInt(hex, 16), whole))
}

function characterOf(code: number, whole: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole
}
