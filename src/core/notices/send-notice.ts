import { openIdentity } from '#core/registry/identity.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Keys } from '#platform/keys.ts'
import { uuidV7 } from '#platform/uuid-v7.ts'
import { findSendingPreference } from './sending-preference.ts'
import type { Notice } from './notice.ts'
import { outsideQuietHours } from './quiet-hours.ts'

export type Sending<Values> = {
  readonly notice: Notice<Values>
  readonly values: Values
  readonly personId: number
  /** What it is about (`nursing-subsidy/2026-12`): one person gets one notice of one kind about one thing. Codes only. */
  readonly reference: string
  /** For the record: an actor's id. */
  readonly actor: string
  /** The instant, as ISO 8601 in UTC. */
  readonly now: string
  /** Needed where the notice is a secret. */
  readonly keys?: Keys
}

/**
 * Puts a notice in the outbox, in the transaction of the command that has something to tell: both happen or neither. Gives
 * its id; `undefined` where this person has been told already, or is not somebody the actor may write to.
 *
 * Delivery takes it from there (`deliver-notices.ts`).
 */
export async function sendNotice<Values>(
  db: Tx,
  { notice, values, personId, reference, actor, now, keys }: Sending<Values>,
): Promise<string | undefined> {
  const body = JSON.stringify(notice.parse(values))
  const { channels, quiet } = await findSendingPreference(db, personId)
  const noticeId = uuidV7(Date.parse(now))
  const { validMinutes } = notice
  const isSecret = validMinutes !== undefined
  const dueAt = isSecret ? now : outsideQuietHours(now, quiet)
  const expiresAt = isSecret ? new Date(Date.parse(now) + validMinutes * 60_000).toISOString() : null
  // No conflict target: a sender without the label to read the outbox may still write to it.
  const queued = await db.run(
    `insert into notices.outbox (person_id, notice_id, notice, reference, district, township, channels, due_at, expires_at,
       next_at, recorded_at, recorded_by)
     select person_id, $2, $3, $4, district, township, $5, $6, $7, $6, $8, $9 from registry.person where person_id = $1
     on conflict do nothing`,
    [personId, noticeId, notice.id, reference, channels, dueAt, expiresAt, now, actor],
  )
  if (queued === 0) return undefined
  if (isSecret) await keepSealed(db, { personId, noticeId, body, keys })
  else
    await db.run(
      `insert into notices.content (person_id, notice_id, what, body, district, township)
       select person_id, $2, 'values', $3, district, township from registry.person where person_id = $1`,
      [personId, noticeId, body],
    )
  return noticeId
}

type Secret = {
  readonly personId: number
  readonly noticeId: string
  readonly body: string
  readonly keys: Keys | undefined
}

async function keepSealed(db: Tx, { personId, noticeId, body, keys }: Secret): Promise<void> {
  if (!keys) throw new Error('a secret notice is kept under the keys of the installation')
  await db.run(
    `insert into notices.sealed (person_id, notice_id, cipher, district, township)
     select person_id, $2, $3, district, township from registry.person where person_id = $1`,
    [personId, noticeId, openIdentity(keys).seal('notice', body, noticeId)],
  )
}
