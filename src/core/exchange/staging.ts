import { epochDayOf } from '#kernel/plain-date.ts'
import { type ColumnIn, copyIn } from '#platform/db/copy.ts'
import type { Tx } from '#platform/db/transaction.ts'

export type StageType = ColumnIn['type']

export type StageValue = string | number | boolean | Uint8Array | readonly string[] | undefined

const rowsAtOnce = 20_000
const noNumber = Number.MIN_SAFE_INTEGER

/**
 * An unlogged table of one transaction, filled by COPY in pieces so that a file of any length fits into memory. It is
 * gone when the transaction ends without having dropped it.
 */
export class Staging {
  readonly table: string
  readonly #tx: Tx
  readonly #columns: readonly { readonly name: string; readonly type: StageType; values: StageValue[] }[]
  #waiting = 0

  private constructor(tx: Tx, table: string, columns: Readonly<Record<string, StageType>>) {
    this.#tx = tx
    this.table = table
    this.#columns = Object.entries(columns).map(([name, type]) => ({ name, type, values: [] }))
  }

  static async create(tx: Tx, name: string, columns: Readonly<Record<string, StageType>>): Promise<Staging> {
    const table = `staging.${name}`
    const listed = Object.entries(columns).map(([column, type]) => `${column} ${type}`)
    await tx.run(`create unlogged table ${table} (${listed.join(', ')})`)
    return new Staging(tx, table, columns)
  }

  async add(row: Readonly<Record<string, StageValue>>): Promise<void> {
    for (const { name, values } of this.#columns) values.push(row[name])
    this.#waiting += 1
    if (this.#waiting === rowsAtOnce) await this.flush()
  }

  /** Sends what is still waiting; the table is complete only after it. */
  async flush(): Promise<void> {
    if (this.#waiting === 0) return
    const columns = this.#columns.map(({ name, type, values }) => [name, columnIn(name, type, values)])
    await copyIn(this.#tx.client, this.table, this.#waiting, Object.fromEntries(columns))
    for (const column of this.#columns) column.values = []
    this.#waiting = 0
  }
}

function columnIn(name: string, type: StageType, values: readonly StageValue[]): ColumnIn {
  function wrong(): never {
    throw new Error(`column ${name} holds something that is no ${type}`)
  }
  switch (type) {
    case 'text':
      return {
        type,
        values: values.map((each) => (each === undefined ? null : typeof each === 'string' ? each : wrong())),
      }
    case 'text[]':
      return {
        type,
        values: values.map((each) => (each === undefined ? null : Array.isArray(each) ? each : wrong())),
      }
    case 'bytea':
      return {
        type,
        values: values.map((each) =>
          each === undefined ? null : each instanceof Uint8Array ? each : wrong(),
        ),
      }
    case 'date':
      return {
        type,
        null: noNumber,
        values: values.map((each) =>
          each === undefined ? noNumber : typeof each === 'string' ? epochDayOf(each) : wrong(),
        ),
      }
    case 'bool':
      return { type, values: values.map((each) => (each === true ? 1 : 0)) }
    default:
      return {
        type,
        null: noNumber,
        values: values.map((each) =>
          each === undefined ? noNumber : typeof each === 'number' ? each : wrong(),
        ),
      }
  }
}
