import { inflateRawSync } from 'node:zlib'

export type ZipPart = { readonly name: string; readonly bytes: Buffer; readonly note: string }

export type ZipParts = {
  readonly parts: readonly ZipPart[]
  readonly comment: string
  /** Bytes that belong to no part of the list: an earlier state of the file, or something hidden. */
  readonly hasLeftOver: boolean
}

/** Whoever shows a megabyte as a gigabyte is not read further. */
const LARGEST_PART = 64 * 1024 * 1024
const [END, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50]
/** Sizes and check sum written behind a part whose length was not known before. */
const DATA_DESCRIPTOR = 24

/** Every part of a ZIP container. Throws where it is damaged, encrypted, or larger than 4 GB. */
export function readZipParts(file: Buffer): ZipParts {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || file.readUInt32LE(end) !== END) throw new Error('no end of a container')
  const count = file.readUInt16LE(end + 10)
  const directory = file.readUInt32LE(end + 16)
  const comment = file.subarray(end + 22)
  const parts: ZipPart[] = []
  const spans: [from: number, until: number][] = []
  let at = directory
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== ENTRY) throw new Error('damaged list of parts')
    const [flags, method] = [file.readUInt16LE(at + 8), file.readUInt16LE(at + 10)]
    const size = file.readUInt32LE(at + 20)
    const [named, extra, noted] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const local = file.readUInt32LE(at + 42)
    if ((flags & 1) !== 0) throw new Error('an encrypted part')
    if (file.readUInt32LE(local) !== LOCAL) throw new Error('a part is not where the list says')
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const stored = file.subarray(from, from + size)
    if (method !== 0 && method !== 8) throw new Error('an unknown way of packing')
    const bytes = method === 0 ? stored : inflateRawSync(stored, { maxOutputLength: LARGEST_PART })
    const note = file.subarray(at + 46 + named, at + 46 + named + extra + noted)
    parts.push({
      name: file.toString('utf8', at + 46, at + 46 + named),
      bytes,
      note: note.toString(),
    })
    spans.push([local, from + size + ((flags & 8) === 0 ? 0 : DATA_DESCRIPTOR)])
    at += 46 + named + extra + noted
  }
  return { parts, comment: comment.toString(), hasLeftOver: hasGap(spans, directory) }
}

function hasGap(spans: readonly (readonly [number, number])[], directory: number): boolean {
  let covered = 0
  for (const [from, until] of spans.toSorted(([one], [other]) => one - other)) {
    if (from > covered) return true
    covered = Math.max(covered, until)
  }
  return covered < directory
}
