import { createHash, randomUUID } from 'node:crypto'
import type { Tx } from '#platform/db/transaction.ts'

export type AttemptKind = 'passkey' | 'provider' | 'invitation' | 'code'

/** Something begun at sign-in that the other side has to complete. */
export type Attempt = {
  readonly attemptId: string
  /** Of what the other side must show. */
  readonly digest: Buffer
  readonly staffId: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

type Begun = {
  readonly kind: AttemptKind
  readonly digest: Buffer
  readonly staffId?: string | undefined
  readonly detail?: Readonly<Record<string, unknown>>
  readonly minutes: number
}

/** Keeps what the other side must show, as a digest, and until when. Gives the id the browser holds meanwhile. */
export async function beginAttempt(
  db: Tx,
  { kind, digest, staffId, detail = {}, minutes }: Begun,
  now: string,
): Promise<string> {
  const attemptId = randomUUID()
  const expiresAt = new Date(Date.parse(now) + minutes * 60_000).toISOString()
  await db.run(
    `insert into access.attempt (attempt_id, kind, digest, staff_id, detail, expires_at) values ($1, $2, $3, $4, $5, $6)`,
    [attemptId, kind, digest, staffId ?? null, JSON.stringify(detail), expiresAt],
  )
  return attemptId
}

type Named = { readonly kind: AttemptKind } & (
  | { readonly attemptId: string; readonly digest?: Buffer }
  | { readonly attemptId?: never; readonly digest: Buffer }
)

/** Takes an attempt that is completed: nobody takes it a second time. `undefined` where there is none, or it is over. */
export async function takeAttempt(
  db: Tx,
  { kind, digest, attemptId }: Named,
  now: string,
): Promise<Attempt | undefined> {
  const row = await db.one<{
    attempt_id: string
    digest: Buffer
    staff_id: string | null
    detail: Attempt['detail']
  }>(
    `update access.attempt set used_at = $4
     where kind = $1 and ($2::bytea is null or digest = $2) and ($3::uuid is null or attempt_id = $3)
       and used_at is null and expires_at > $4
     returning attempt_id, digest, staff_id, detail`,
    [kind, digest ?? null, attemptId ?? null, now],
  )
  return row && { attemptId: row.attempt_id, digest: row.digest, staffId: row.staff_id, detail: row.detail }
}

/** Of a secret long enough that nobody can try them all. */
export function digestOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
