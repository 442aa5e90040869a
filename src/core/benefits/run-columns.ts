import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { Tx } from '#platform/db/transaction.ts'

/** What a run decided of everybody, by output, in the order of `people`. */
export type RunOutputs = {
  readonly people: Float64Array
  readonly outputs: Readonly<Record<string, Int32Array>>
}

const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)

export async function storeOutputs(
  tx: Tx,
  run: string,
  outputs: Readonly<Record<string, Int32Array>>,
): Promise<void> {
  for (const [output, values] of Object.entries(outputs)) {
    const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength)
    await tx.run(
      'insert into determination.run_column (run_id, output, bytes, sha256) values ($1, $2, $3, $4)',
      [run, output, await deflate(bytes, { level: 3 }), sha256(bytes)],
    )
  }
}

/** Throws where a stored column is not what was stored. */
export async function readOutputs(tx: Tx, run: string, wanted?: readonly string[]): Promise<RunOutputs> {
  const people = await tx.one<{ bytes: Buffer }>(
    `select c.bytes from determination.run r join determination.snapshot_column c using (snapshot_id)
      where r.run_id = $1 and c.key = ':people'`,
    [run],
  )
  if (!people) throw new Error('a run without a snapshot')
  const rows = await tx.many<{ output: string; bytes: Buffer; sha256: string }>(
    'select output, bytes, sha256 from determination.run_column where run_id = $1 and ($2::text[] is null or output = any($2))',
    [run, wanted ?? null],
  )
  const outputs: Record<string, Int32Array> = {}
  for (const row of rows) {
    const bytes = await inflate(row.bytes)
    if (sha256(bytes) !== row.sha256) throw new Error(`what a run decided for ${row.output} has been altered`)
    outputs[row.output] = new Int32Array(ownBuffer(bytes))
  }
  return { people: new Float64Array(ownBuffer(await inflate(people.bytes))), outputs }
}

function ownBuffer({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer {
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
