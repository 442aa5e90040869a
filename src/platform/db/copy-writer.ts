import type { ColumnIn } from '#platform/db/copy.ts'
import { copySignature, daysTo2000, textOid, twoTo32 } from '#platform/db/copy-format.ts'

const chunkBytes = 256 * 1024

/** The binary COPY stream of `rows` rows in chunks of about 256 kB. */
export function* writeBinary(rows: number, columns: Readonly<Record<string, ColumnIn>>): Generator<Buffer> {
  const out = new Output()
  const writers = Object.entries(columns).map(([name, column]) => {
    if (column.values.length < rows)
      throw new Error(`column ${name} has ${column.values.length} of ${rows} values`)
    return columnWriter(name, column)
  })
  out.bytes(copySignature)
  for (let row = 0; row < rows; row++) {
    out.int16(writers.length)
    for (const write of writers) write(out, row)
    if (out.length > chunkBytes) yield out.take()
  }
  out.int16(-1)
  yield out.take()
}

type ColumnWriter = (out: Output, row: number) => void

function columnWriter(name: string, column: ColumnIn): ColumnWriter {
  switch (column.type) {
    case 'text':
      return nullable(column.values, (out, text) => out.text(text))
    case 'bytea':
      return nullable(column.values, (out, bytes) => {
        out.int32(bytes.length)
        out.bytes(bytes)
      })
    case 'text[]':
      return nullable(column.values, writeTextArray)
    case 'bool':
      return numeric(name, column, 0, 1, (out, value) => out.sized1(value))
    case 'int2':
      return numeric(name, column, -0x8000, 0x7fff, (out, value) => out.sized2(value))
    case 'int4':
      return numeric(name, column, -0x8000_0000, 0x7fff_ffff, (out, value) => out.sized4(value))
    case 'date':
      return numeric(name, column, -0x7fff_0000, 0x7fff_0000, (out, value) => out.sized4(value - daysTo2000))
    case 'int8':
      return numeric(name, column, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, (out, value) =>
        out.sized8(value),
      )
  }
}

function nullable<T>(values: readonly (T | null)[], write: (out: Output, value: T) => void): ColumnWriter {
  return (out, row) => {
    const value = values[row]
    if (value === null || value === undefined) out.int32(-1)
    else write(out, value)
  }
}

function numeric(
  name: string,
  { values, null: nullValue }: Extract<ColumnIn, { null?: number }>,
  min: number,
  max: number,
  write: (out: Output, value: number) => void,
): ColumnWriter {
  return (out, row) => {
    const value = values[row]
    if (value === nullValue) return out.int32(-1)
    if (value === undefined || !Number.isInteger(value) || value < min || value > max) {
      throw new RangeError(`column ${name}, row ${row}: ${value} does not fit`)
    }
    write(out, value)
  }
}

function writeTextArray(out: Output, texts: readonly string[]): void {
  const start = out.length
  out.int32(0)
  out.int32(texts.length === 0 ? 0 : 1)
  out.int32(0)
  out.int32(textOid)
  if (texts.length > 0) {
    out.int32(texts.length)
    out.int32(1)
  }
  for (const text of texts) out.text(text)
  out.setInt32(start, out.length - start - 4)
}

/** A growing buffer of big-endian values; `sized…` puts the field length before the value. */
class Output {
  #buffer = Buffer.allocUnsafe(chunkBytes * 2)
  #offset = 0

  get length(): number {
    return this.#offset
  }

  /** Everything written since the last call. */
  take(): Buffer {
    const taken = this.#buffer.subarray(0, this.#offset)
    this.#buffer = Buffer.allocUnsafe(chunkBytes * 2)
    this.#offset = 0
    return taken
  }

  int16(value: number): void {
    this.#reserve(2)
    this.#offset = this.#buffer.writeInt16BE(value, this.#offset)
  }

  int32(value: number): void {
    this.#reserve(4)
    this.#offset = this.#buffer.writeInt32BE(value, this.#offset)
  }

  setInt32(at: number, value: number): void {
    this.#buffer.writeInt32BE(value, at)
  }

  sized1(value: number): void {
    this.#reserve(5)
    this.#buffer.writeInt32BE(1, this.#offset)
    this.#offset = this.#buffer.writeInt8(value, this.#offset + 4)
  }

  sized2(value: number): void {
    this.#reserve(6)
    this.#buffer.writeInt32BE(2, this.#offset)
    this.#offset = this.#buffer.writeInt16BE(value, this.#offset + 4)
  }

  sized4(value: number): void {
    this.#reserve(8)
    this.#buffer.writeInt32BE(4, this.#offset)
    this.#offset = this.#buffer.writeInt32BE(value, this.#offset + 4)
  }

  sized8(value: number): void {
    this.#reserve(12)
    this.#buffer.writeInt32BE(8, this.#offset)
    this.#buffer.writeInt32BE(Math.floor(value / twoTo32), this.#offset + 4)
    this.#offset = this.#buffer.writeUInt32BE(value >>> 0, this.#offset + 8)
  }

  text(text: string): void {
    this.#reserve(4 + text.length * 3)
    const written = this.#buffer.write(text, this.#offset + 4)
    this.#buffer.writeInt32BE(written, this.#offset)
    this.#offset += 4 + written
  }

  bytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#buffer.set(bytes, this.#offset)
    this.#offset += bytes.length
  }

  #reserve(bytes: number): void {
    if (this.#offset + bytes <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe((this.#offset + bytes) * 2)
    this.#buffer.copy(larger, 0, 0, this.#offset)
    this.#buffer = larger
  }
}
