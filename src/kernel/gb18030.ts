const LEAD = { first: 0x81, last: 0xfe }

let table: ReadonlyMap<string, Uint8Array> | undefined

/**
 * Text as many office programs still save it. Node only decodes GB18030, so the table is what its decoder reads, turned
 * round; characters beyond the basic plane follow the standard's linear order.
 */
export function encodedGb18030(text: string): Buffer {
  table ??= tableFromDecoder()
  const parts: Uint8Array[] = []
  for (const sign of text) {
    const point = sign.codePointAt(0) ?? 0
    if (point < 0x80) parts.push(Uint8Array.of(point))
    else parts.push(point > 0xffff ? fourBytes(point - 0x10000 + 189_000) : inTable(table, sign))
  }
  return Buffer.concat(parts)
}

function inTable(known: ReadonlyMap<string, Uint8Array>, sign: string): Uint8Array {
  const bytes = known.get(sign)
  if (!bytes) throw new Error(`no GB18030 bytes for U+${(sign.codePointAt(0) ?? 0).toString(16)}`)
  return bytes
}

function tableFromDecoder(): ReadonlyMap<string, Uint8Array> {
  const decoder = new TextDecoder('gb18030')
  const known = new Map<string, Uint8Array>()
  const add = (bytes: Uint8Array) => {
    const sign = decoder.decode(bytes)
    if (sign !== '\ufffd' && !known.has(sign)) known.set(sign, bytes)
  }
  for (let lead = LEAD.first; lead <= LEAD.last; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) add(Uint8Array.of(lead, trail))
  for (let place = 0; place < 39_420; place += 1) add(fourBytes(place))
  // What the decoder answers to bytes it cannot read is a character of its own, and stands in names that were damaged.
  known.set('\ufffd', fourBytes(39_417))
  return known
}

function fourBytes(place: number): Uint8Array {
  return Uint8Array.of(
    0x81 + Math.floor(place / 12_600),
    0x30 + (Math.floor(place / 1260) % 10),
    0x81 + (Math.floor(place / 10) % 126),
    0x30 + (place % 10),
  )
}
