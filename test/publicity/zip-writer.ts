import { crc32, deflateRawSync } from 'node:zlib'

/** A ZIP container of these parts, for files no office program would write for us. */
export function zipOf(
  parts: readonly { readonly name: string; readonly bytes: Buffer }[],
  comment = '',
): Buffer {
  const [locals, entries]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const { name, bytes } of parts) {
    const [named, packed] = [Buffer.from(name), deflateRawSync(bytes)]
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(named.length, 22)
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), common, named, packed)
    const entry = Buffer.alloc(46)
    entry.write('PK\x01\x02', 'latin1')
    entry.writeUInt16LE(20, 4)
    common.copy(entry, 6, 0, 26)
    entry.writeUInt32LE(at, 42)
    entries.push(entry, named)
    at += 30 + named.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const said = Buffer.from(comment)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(said.length, 20)
  return Buffer.concat([...locals, directory, end, said])
}
