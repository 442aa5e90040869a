import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'

/** One number for each person, as it is kept: deflated, with the hash of what was deflated. */
export type StoredColumn = { readonly encoding: Encoding; readonly bytes: Buffer; readonly sha256: string }

export type Encoding = 'i8' | 'i32' | 'f64'
export type Numbers = Int8Array | Int32Array | Float64Array

const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)

export async function packColumn(values: Numbers): Promise<StoredColumn> {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength)
  const encoding = values instanceof Int8Array ? 'i8' : values instanceof Int32Array ? 'i32' : 'f64'
  return { encoding, bytes: await deflate(bytes, { level: 3 }), sha256: sha256(bytes) }
}

/** Throws where the stored bytes are not what was stored; `name` says which column that is. */
export async function unpackColumn(name: string, stored: StoredColumn): Promise<Numbers> {
  const bytes = await inflate(stored.bytes)
  if (sha256(bytes) !== stored.sha256) throw new Error(`the stored column ${name} has been altered`)
  const own = new Uint8Array(bytes).buffer
  switch (stored.encoding) {
    case 'i8':
      return new Int8Array(own)
    case 'i32':
      return new Int32Array(own)
    case 'f64':
      return new Float64Array(own)
  }
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
