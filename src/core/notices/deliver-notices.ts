import { recordBulkWork } from '#platform/audit/bulk-work.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { type Tx, withContext } from '#platform/db/transaction.ts'
import type { Log } from '#platform/telemetry.ts'
import type { Channels } from './channel.ts'
import type { Claimed } from './compose-message.ts'
import type { Notice } from './notice.ts'
import { claimNext, takeStep } from './take-step.ts'

export type Delivery = {
  readonly database: Database
  /** Every notice there is. */
  readonly notices: readonly Notice[]
  readonly channels: Channels
  readonly log: Log
  readonly clock?: Clock
  readonly signal?: AbortSignal
}

export type Delivered = {
  /** Handed to a channel. */
  readonly sent: number
  /** Tried on a channel that did not take it. */
  readonly failed: number
  /** Put off by a bug, to be tried again within the hour. */
  readonly broken: number
}

/** For the audit: the program that sends. */
export const noticeSender = { actor: 'system:notices', read: [], write: [] }

const HOUR = 3_600_000

/**
 * Does everything that is due in the outbox, one step of one notice in a transaction, until nothing is. Several processes may
 * do so at once. One that dies after a channel took a message and before that is recorded leaves it to be handed over
 * again under the same key.
 */
export async function deliverNotices({
  database,
  notices,
  channels,
  log,
  clock = systemClock,
  signal,
}: Delivery): Promise<Delivered> {
  const count = { sent: 0, failed: 0, broken: 0 }
  const people = new Set<number>()
  const byId = new Map(notices.map((notice) => [notice.id, notice]))
  const inTransaction = <T>(body: (tx: Tx) => Promise<T>) => withContext(database.batch, noticeSender, body)

  channels.forget(clock.now())
  while (!signal?.aborted) {
    let claimed: Claimed | undefined
    try {
      const outcome = await inTransaction(async (tx) => {
        claimed = await claimNext(tx, clock.now())
        return claimed && takeStep(tx, claimed, { notices: byId, channels, keys: database.keys, clock })
      })
      if (!claimed) break
      people.add(claimed.personId)
      if (outcome === 'sent' || outcome === 'failed') count[outcome]++
    } catch (error) {
      // Without this one notice that cannot be rendered would stop all others.
      const broken = claimed
      if (!broken) throw error
      log.error('notice not delivered', error, { reference: broken.noticeId })
      await inTransaction((tx) => putOff(tx, broken, clock))
      count.broken++
    }
  }
  if (people.size > 0)
    await inTransaction((tx) =>
      recordBulkWork(
        tx,
        {
          actor: noticeSender.actor,
          operation: 'notices.deliver',
          purpose: 'service',
          kind: 'write',
          people: people.size,
          outcome: 'done',
          detail: count,
        },
        clock,
      ),
    )
  return count
}

async function putOff(tx: Tx, { personId, noticeId }: Claimed, clock: Clock): Promise<void> {
  await tx.run('update notices.outbox set next_at = $3 where person_id = $1 and notice_id = $2', [
    personId,
    noticeId,
    new Date(Date.parse(clock.now()) + HOUR).toISOString(),
  ])
}
