import type { ColumnOut } from '#platform/db/copy.ts'
import { copySignature, daysTo2000, twoTo32 } from '#platform/db/copy-format.ts'

/** Takes the chunks of a binary COPY stream, however they are cut, into columns. */
export class CopyReader {
  #rows = 0
  #rest: Buffer = Buffer.alloc(0)
  #hasHeader = false
  readonly #columns: readonly Column[]

  constructor(spec: Readonly<Record<string, ColumnOut>>) {
    this.#columns = Object.entries(spec).map(([name, column]) => columnOf(name, column))
  }

  get rows(): number {
    return this.#rows
  }

  /** The arrays by name, cut to the number of rows. */
  finish(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.#columns.map((column) => [column.name, column.cut(this.#rows)]))
  }

  push(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    let offset = 0
    if (!this.#hasHeader) {
      if (bytes.length < copySignature.length) {
        this.#rest = bytes
        return
      }
      offset = copySignature.length
      this.#hasHeader = true
    }
    for (;;) {
      const next = this.#readRow(bytes, offset)
      if (next === offset) break
      offset = next
    }
    this.#rest = bytes.subarray(offset)
  }

  /** The offset after the row; the same offset when the row is not complete (it is read again with the next chunk). */
  #readRow(bytes: Buffer, start: number): number {
    if (start + 2 > bytes.length) return start
    const fields = bytes.readInt16BE(start)
    if (fields === -1) return start
    if (fields !== this.#columns.length)
      throw new Error(`expected ${this.#columns.length} columns, got ${fields}`)
    let offset = start + 2
    for (const column of this.#columns) {
      if (offset + 4 > bytes.length) return start
      const length = bytes.readInt32BE(offset)
      offset += 4
      if (length === -1) {
        column.setNull(this.#rows)
        continue
      }
      if (offset + length > bytes.length) return start
      column.set(this.#rows, bytes, offset, length)
      offset += length
    }
    this.#rows += 1
    return offset
  }
}

type Column = {
  readonly name: string
  set(row: number, bytes: Buffer, offset: number, length: number): void
  setNull(row: number): void
  cut(rows: number): unknown
}

function columnOf(name: string, column: ColumnOut): Column {
  const sentinel = 'null' in column ? column.null : undefined
  switch (column.type) {
    case 'bool':
      return numbers(
        name,
        1,
        sentinel,
        (size) => new Int8Array(size),
        (bytes, at) => bytes.readInt8(at),
      )
    case 'int2':
      return numbers(
        name,
        2,
        sentinel,
        (size) => new Int16Array(size),
        (bytes, at) => bytes.readInt16BE(at),
      )
    case 'int4':
      return numbers(
        name,
        4,
        sentinel,
        (size) => new Int32Array(size),
        (bytes, at) => bytes.readInt32BE(at),
      )
    case 'int4 in a byte':
      return numbers(name, 4, sentinel, (size) => new Int8Array(size), readByte)
    case 'date':
      return numbers(
        name,
        4,
        sentinel,
        (size) => new Int32Array(size),
        (bytes, at) => bytes.readInt32BE(at) + daysTo2000,
      )
    case 'int8':
      return numbers(name, 8, sentinel, (size) => new Float64Array(size), readInt8)
    case 'text':
      return objects(name, (bytes, at, length) => bytes.toString('utf8', at, at + length))
    case 'text[]':
      return objects(name, readTextArray)
  }
}

type NumberArray = Int8Array | Int16Array | Int32Array | Float64Array

function numbers(
  name: string,
  width: number,
  sentinel: number | undefined,
  allocate: (size: number) => NumberArray,
  read: (bytes: Buffer, at: number) => number,
): Column {
  let values = allocate(4096)
  function put(row: number, value: number): void {
    if (row === values.length) {
      const larger = allocate(row * 2)
      larger.set(values)
      values = larger
    }
    values[row] = value
  }
  return {
    name,
    set(row, bytes, offset, length) {
      if (length !== width) throw new Error(`column ${name}: expected ${width} bytes, got ${length}`)
      const value = read(bytes, offset)
      if (value === sentinel) throw new RangeError(`column ${name}: ${value} occurs and also stands for NULL`)
      put(row, value)
    },
    setNull(row) {
      if (sentinel === undefined)
        throw new RangeError(`column ${name}: NULL occurs and nothing stands for it`)
      put(row, sentinel)
    },
    cut: (rows) => values.slice(0, rows),
  }
}

function objects<T>(name: string, read: (bytes: Buffer, at: number, length: number) => T): Column {
  const values: (T | null)[] = []
  return {
    name,
    set(row, bytes, offset, length) {
      values[row] = read(bytes, offset, length)
    },
    setNull(row) {
      values[row] = null
    },
    cut(rows) {
      values.length = rows
      return values
    },
  }
}

function readByte(bytes: Buffer, at: number): number {
  const value = bytes.readInt32BE(at)
  if ((value << 24) >> 24 !== value) throw new RangeError(`${value} does not fit a byte`)
  return value
}

function readInt8(bytes: Buffer, at: number): number {
  const value = bytes.readInt32BE(at) * twoTo32 + bytes.readUInt32BE(at + 4)
  if (!Number.isSafeInteger(value)) throw new RangeError('bigint beyond 2^53')
  return value
}

function readTextArray(bytes: Buffer, at: number): readonly string[] {
  const dimensions = bytes.readInt32BE(at)
  if (dimensions === 0) return []
  if (dimensions > 1) throw new Error('arrays of arrays are not read')
  let offset = at + 20
  return Array.from({ length: bytes.readInt32BE(at + 12) }, () => {
    const length = bytes.readInt32BE(offset)
    if (length === -1) throw new Error('NULL inside a text array')
    offset += 4 + length
    return bytes.toString('utf8', offset - length, offset)
  })
}
