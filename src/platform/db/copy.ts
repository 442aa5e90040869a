import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from, to } from 'pg-copy-streams'
import { CopyReader } from '#platform/db/copy-reader.ts'
import { writeBinary } from '#platform/db/copy-writer.ts'

type NumberArray = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Float64Array

/**
 * A column to be copied in. Numbers are exact integers; `date` is days since 1970-01-01; `bool` is 0 or 1. In a column
 * of numbers the value `null` (when given) stands for NULL; in the others JavaScript's null does.
 */
export type ColumnIn =
  | {
      readonly type: 'int2' | 'int4' | 'int8' | 'date' | 'bool'
      readonly values: NumberArray | readonly number[]
      readonly null?: number
    }
  | { readonly type: 'text'; readonly values: readonly (string | null)[] }
  | { readonly type: 'text[]'; readonly values: readonly (readonly string[] | null)[] }
  | { readonly type: 'bytea'; readonly values: readonly (Uint8Array | null)[] }

/**
 * A column to be copied out. NULL becomes the number given as `null`; without one a NULL is refused, and so is a real
 * value equal to it: unknown is never confused with a value.
 */
export type ColumnOut =
  | { readonly type: 'int2' | 'int4' | 'int8' | 'date' | 'bool'; readonly null?: number }
  /** Whole numbers of which each fits a byte; one that does not is refused. */
  | { readonly type: 'int4 in a byte'; readonly null?: number }
  | { readonly type: 'text' | 'text[]' }

type ColumnData<C extends ColumnOut> = C extends { readonly type: 'int8' }
  ? Float64Array
  : C extends { readonly type: 'int4' | 'date' }
    ? Int32Array
    : C extends { readonly type: 'int2' }
      ? Int16Array
      : C extends { readonly type: 'bool' | 'int4 in a byte' }
        ? Int8Array
        : C extends { readonly type: 'text' }
          ? readonly (string | null)[]
          : readonly (readonly string[] | null)[]

/** Columns of equal length, by name. */
export type ColumnsOut<Spec extends Readonly<Record<string, ColumnOut>>> = {
  readonly rows: number
  readonly columns: { readonly [Name in keyof Spec]: ColumnData<Spec[Name]> }
}

/** Appends `rows` rows to a table by binary COPY: about a million rows of 20 columns a second. */
export async function copyIn(
  client: pg.ClientBase,
  table: string,
  rows: number,
  columns: Readonly<Record<string, ColumnIn>>,
): Promise<void> {
  const [schema, name] = table.split('.')
  const names = Object.keys(columns).map(quote).join(', ')
  const sink: Writable = client.query(
    from(`COPY ${quote(schema)}.${quote(name)} (${names}) FROM STDIN (FORMAT binary)`),
  )
  await pipeline(Readable.from(writeBinary(rows, columns), { objectMode: true, highWaterMark: 2 }), sink)
}

/** Reads a query by binary COPY into columns. The query takes no parameters and names its columns in the order of `spec`. */
export async function copyOut<const Spec extends Readonly<Record<string, ColumnOut>>>(
  client: pg.ClientBase,
  sql: string,
  spec: Spec,
): Promise<ColumnsOut<Spec>> {
  const reader = new CopyReader(spec)
  let failure: unknown
  for await (const chunk of client.query(to(`COPY (${sql}) TO STDOUT (FORMAT binary)`))) {
    // The rest must be drained, or the connection would be left in the middle of the copy.
    if (failure) continue
    try {
      reader.push(chunk)
    } catch (error) {
      failure = error
    }
  }
  if (failure) throw failure
  // The reader makes each array after the type named in `spec`.
  return { rows: reader.rows, columns: reader.finish() as ColumnsOut<Spec>['columns'] }
}

function quote(identifier: string | undefined): string {
  if (!identifier) throw new Error('expected schema.table')
  return pg.escapeIdentifier(identifier)
}
