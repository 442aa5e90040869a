import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'

/** Statements inside one transaction. */
export type Tx = {
  /** The only row, or `undefined`; several rows are a bug. */
  one<Row extends pg.QueryResultRow>(sql: string, params?: readonly unknown[]): Promise<Row | undefined>
  many<Row extends pg.QueryResultRow>(sql: string, params?: readonly unknown[]): Promise<readonly Row[]>
  /** The number of rows the statement touched. */
  run(sql: string, params?: readonly unknown[]): Promise<number>
  /** For COPY. */
  readonly client: pg.PoolClient
}

export type Isolation = 'READ COMMITTED' | 'REPEATABLE READ' | 'REPEATABLE READ READ ONLY'

/** What row-level security lets the transaction see and change, and in whose name. */
export type AccessContext = {
  readonly actor: string
  readonly read: readonly string[]
  readonly write: readonly string[]
}

/** A region, person, organisation or case compartment. */
const label = /^(?:r:[a-z0-9-]{2,40}|p:\d{1,19}|o:[a-z0-9-]{1,40}|c:[a-z0-9-]{1,40})$/
const actorId = /^[a-z]+:[a-z0-9-]{1,60}$/

/**
 * A transaction that sees what the labels allow. The only place that sets the context: once, for this transaction only.
 * Transactions do not nest, because the inner one would wait for a connection the outer one holds.
 */
export function withContext<T>(
  pool: pg.Pool,
  context: AccessContext,
  body: (tx: Tx) => Promise<T>,
): Promise<T> {
  const invalid = [...context.read, ...context.write].find((text) => !label.test(text))
  if (invalid !== undefined) throw new Error(`not a label: ${invalid}`)
  if (!actorId.test(context.actor)) throw new Error(`not an actor: ${context.actor}`)
  return transaction(pool, body, {
    async begin(client) {
      await client.query(
        "SELECT set_config('app.read', $1, true), set_config('app.write', $2, true), set_config('app.actor', $3, true)",
        [context.read.join(','), context.write.join(','), context.actor],
      )
    },
  })
}

type TransactionOptions = {
  readonly isolation?: Isolation
  readonly begin?: (client: pg.PoolClient) => Promise<void>
}

/** A transaction without labels: bulk work of the batch role. Commits when the body returns, rolls back when it throws. */
export async function transaction<T>(
  pool: pg.Pool,
  body: (tx: Tx) => Promise<T>,
  { isolation = 'READ COMMITTED', begin }: TransactionOptions = {},
): Promise<T> {
  if (open.getStore()) throw new Error('a transaction is already open here; transactions do not nest')
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(`BEGIN ISOLATION LEVEL ${isolation}`)
    await begin?.(client)
    const result = await open.run(true, () => body(txOf(client)))
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

const open = new AsyncLocalStorage<true>()

/** Statements that would leave the transaction or widen its context. */
const forbidden =
  /^\s*(?:set|reset|discard|begin|start|commit|end|rollback|abort|prepare\s+transaction)\b|\bset_config\s*\(/i

function txOf(client: pg.PoolClient): Tx {
  function query<Row extends pg.QueryResultRow>(sql: string, params: readonly unknown[] = []) {
    if (forbidden.test(sql)) throw new Error(`not inside a transaction: ${sql.trim().slice(0, 40)}`)
    return client.query<Row>(sql, [...params])
  }
  return {
    client,
    async one<Row extends pg.QueryResultRow>(sql: string, params?: readonly unknown[]) {
      const { rows } = await query<Row>(sql, params)
      if (rows.length > 1) throw new Error(`expected one row at most: ${sql.trim().slice(0, 80)}`)
      return rows[0]
    },
    async many<Row extends pg.QueryResultRow>(sql: string, params?: readonly unknown[]) {
      return (await query<Row>(sql, params)).rows
    },
    async run(sql: string, params?: readonly unknown[]) {
      return (await query(sql, params)).rowCount ?? 0
    },
  }
}
