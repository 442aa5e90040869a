import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyIn, copyOut, type ColumnOut } from '#platform/db/copy.ts'
import { CopyReader } from '#platform/db/copy-reader.ts'
import { writeBinary } from '#platform/db/copy-writer.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { transaction } from '#platform/db/transaction.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const spec = {
  id: { type: 'int8' },
  small: { type: 'int2', null: -1 },
  plain: { type: 'int4', null: 7 },
  onDay: { type: 'date', null: 0 },
  yes: { type: 'bool', null: -1 },
  name: { type: 'text' },
  labels: { type: 'text[]' },
} as const satisfies Record<string, ColumnOut>

const columns = {
  id: { type: 'int8', values: [Number.MIN_SAFE_INTEGER, -1, 2 ** 32, Number.MAX_SAFE_INTEGER] },
  small: { type: 'int2', values: Int16Array.of(-32_768, 32_767, -1, 0), null: -1 },
  plain: { type: 'int4', values: Int32Array.of(-2_147_483_648, 2_147_483_647, 7, 0), null: 7 },
  on_day: { type: 'date', values: Int32Array.of(20_781, -25_567, 10_957, 0), null: 0 },
  yes: { type: 'bool', values: Int8Array.of(1, 0, -1, 1), null: -1 },
  name: { type: 'text', values: ['𠮷田㐂', '', null, 'a'.repeat(300_000)] },
  labels: { type: 'text[]', values: [['r:ningbo', '甬'], [], null, ['x']] },
} as const

const table = `CREATE TABLE staging.sample (id bigint, small smallint, plain integer, on_day date, yes boolean, name text, labels text[])`
const select = 'SELECT id, small, plain, on_day, yes, name, labels FROM staging.sample ORDER BY id'

describe('binary copy', () => {
  it('brings back boundary values and NULLs of every type', () =>
    transaction(database.batch, async (tx) => {
      await tx.run(table)
      await copyIn(tx.client, 'staging.sample', 4, columns)
      const seen = await tx.many('SELECT on_day, plain, yes FROM staging.sample ORDER BY id LIMIT 2')
      expect(seen).toEqual([
        { on_day: '2026-11-24', plain: -2_147_483_648, yes: true },
        { on_day: '1900-01-01', plain: 2_147_483_647, yes: false },
      ])
      const { rows, columns: back } = await copyOut(tx.client, select, spec)
      expect(rows).toBe(4)
      expect([...back.id]).toEqual(columns.id.values)
      expect(back.small).toEqual(columns.small.values)
      expect(back.plain).toEqual(columns.plain.values)
      expect(back.onDay).toEqual(columns.on_day.values)
      expect(back.yes).toEqual(columns.yes.values)
      expect(back.name).toEqual(columns.name.values)
      expect(back.labels).toEqual(columns.labels.values)
    }))

  it('reads the same however the stream is cut', () => {
    const small = { ...columns, name: { type: 'text', values: ['𠮷田㐂', '', null, 'abc'] } } as const
    const stream = Buffer.concat([...writeBinary(4, small)])
    const whole = new CopyReader(spec)
    whole.push(stream)
    for (const size of [1, 2, 3, 7, 19, 64]) {
      const reader = new CopyReader(spec)
      for (let at = 0; at < stream.length; at += size) reader.push(stream.subarray(at, at + size))
      expect(reader.rows).toBe(4)
      expect(reader.finish()).toEqual(whole.finish())
    }
  })

  it('refuses a NULL nothing stands for, a value that would read as NULL, and another width, and keeps the connection', () =>
    transaction(database.batch, async (tx) => {
      const out = (sql: string, column: ColumnOut) => copyOut(tx.client, sql, { n: column })
      await expect(out('SELECT NULL::int4', { type: 'int4' })).rejects.toThrow('NULL occurs')
      await expect(out('SELECT 0::int4', { type: 'int4', null: 0 })).rejects.toThrow('also stands for NULL')
      await expect(out('SELECT 1::int8', { type: 'int4' })).rejects.toThrow('expected 4 bytes, got 8')
      await expect(out('SELECT 9007199254740992', { type: 'int8' })).rejects.toThrow('2^53')
      await expect(out('SELECT 128', { type: 'int4 in a byte' })).rejects.toThrow('128 does not fit a byte')
      const bytes = await out('SELECT * FROM (VALUES (-127), (NULL), (127)) AS n', {
        type: 'int4 in a byte',
        null: -128,
      })
      expect(bytes.columns.n).toEqual(Int8Array.of(-127, -128, 127))
      expect((await out('SELECT generate_series(1, 5000)', { type: 'int4' })).rows).toBe(5000)
    }))

  it('leaves nothing and a usable connection when it fails on the way', async () => {
    const values = Int32Array.from({ length: 200_000 }, (_, i) => i)
    const failing = transaction(database.batch, async (tx) => {
      await tx.run('CREATE TABLE staging.half (n smallint)')
      await copyIn(tx.client, 'staging.half', values.length, { n: { type: 'int2', values } })
    })
    await expect(failing).rejects.toThrow('does not fit')
    const left = transaction(database.batch, (tx) => tx.one("SELECT to_regclass('staging.half') AS found"))
    expect(await left).toEqual({ found: null })
  })

  it('refuses values that do not fit the column or are not whole', () => {
    const write = (values: readonly number[], type: 'int2' | 'bool') => () => [
      ...writeBinary(1, { n: { type, values } }),
    ]
    expect(write([40_000], 'int2')).toThrow('does not fit')
    expect(write([0.5], 'int2')).toThrow('does not fit')
    expect(write([2], 'bool')).toThrow('does not fit')
    expect(write([], 'int2')).toThrow('0 of 1 values')
  })
})
