import type { Tx } from '#platform/db/transaction.ts'
import { packColumn, unpackColumn, type StoredColumn } from './stored-column.ts'

/** What a run decided of everybody, by output, in the order of `people`. */
export type RunOutputs = {
  readonly people: Float64Array
  readonly outputs: Readonly<Record<string, Int32Array>>
}

export async function storeOutputs(
  tx: Tx,
  run: string,
  outputs: Readonly<Record<string, Int32Array>>,
): Promise<void> {
  for (const [output, values] of Object.entries(outputs)) {
    const { bytes, sha256 } = await packColumn(values)
    await tx.run(
      'insert into determination.run_column (run_id, output, bytes, sha256) values ($1, $2, $3, $4)',
      [run, output, bytes, sha256],
    )
  }
}

/** Throws where a stored column is not what was stored. */
export async function readOutputs(tx: Tx, run: string, wanted?: readonly string[]): Promise<RunOutputs> {
  const keys = await tx.one<StoredColumn>(
    `select c.encoding, c.bytes, c.sha256 from determination.run r
       join determination.snapshot_column c using (snapshot_id) where r.run_id = $1 and c.key = ':people'`,
    [run],
  )
  const people = keys && (await unpackColumn(':people', keys))
  if (!(people instanceof Float64Array)) throw new Error('a run without the people it decided')
  const rows = await tx.many<StoredColumn & { output: string }>(
    `select output, 'i32' as encoding, bytes, sha256 from determination.run_column
      where run_id = $1 and ($2::text[] is null or output = any($2))`,
    [run, wanted ?? null],
  )
  const outputs: Record<string, Int32Array> = {}
  for (const row of rows) {
    const values = await unpackColumn(row.output, row)
    if (values instanceof Int32Array) outputs[row.output] = values
  }
  return { people, outputs }
}
