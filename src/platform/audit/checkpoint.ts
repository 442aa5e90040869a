import { createHmac } from 'node:crypto'
import { z } from 'zod'

/** That the ledger had `n` entries and this root at a moment, under a key the database does not hold. */
export type Checkpoint = {
  readonly n: number
  /** The link of entry `n`, in hexadecimal. */
  readonly root: string
  readonly at: string
  /** HMAC-SHA256 in hexadecimal. */
  readonly mac: string
}

export const checkpointSchema: z.ZodType<Checkpoint> = z.strictObject({
  n: z.number().int().positive(),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
})

export function makeCheckpoint(key: Buffer, n: number, root: Uint8Array, at: string): Checkpoint {
  const rootText = Buffer.from(root).toString('hex')
  const mac = createHmac('sha256', key)
    .update(['yongzhu checkpoint 1', n, rootText, at].join('\n'))
    .digest('hex')
  return { n, root: rootText, at, mac }
}
