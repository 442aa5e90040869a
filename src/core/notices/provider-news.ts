import { randomUUID } from 'node:crypto'
import { openIdentity } from '#core/registry/identity.ts'
import { foldPhone } from '#core/registry/phone-number.ts'
import { recordBulkWork } from '#platform/audit/bulk-work.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { type Tx, withContext } from '#platform/db/transaction.ts'
import type { ChannelName } from './channel.ts'
import { noticeSender } from './deliver-notices.ts'
import type { Notice } from './notice.ts'
import { recordReach } from './record-reach.ts'

type Hearing = { readonly database: Database; readonly clock?: Clock }

type ProviderReceipt = {
  readonly channel: ChannelName
  /** What the provider answered when it took the message. */
  readonly id: string
  readonly state: 'delivered' | 'read' | 'failed'
}

/**
 * What a provider says later of a message it took. A failure gives the next channel its turn. False for a number that was never
 * given to us; the same news twice changes nothing.
 */
export function recordReceipt(
  { database, clock = systemClock }: Hearing,
  { channel, id, state }: ProviderReceipt,
): Promise<boolean> {
  return withContext(database.batch, noticeSender, async (tx) => {
    const now = clock.now()
    const sent = await tx.one<SentRow>(
      `select person_id, notice_id, try, district, township from notices.attempt
       where channel = $1 and proof = $2 and state = 'sent'`,
      [channel, id],
    )
    if (!sent) return false
    if (state === 'failed') await failLater(tx, channel, sent, now)
    else
      await recordReach(tx, {
        personId: sent.person_id,
        noticeId: sent.notice_id,
        way: channel,
        state,
        proof: id,
        actor: noticeSender.actor,
        now,
      })
    await leaveEntry(tx, 'notices.receipt', { channel, state }, clock)
    return true
  })
}

type SentRow = { person_id: number; notice_id: string; try: number; district: string; township: string }

async function failLater(tx: Tx, channel: ChannelName, sent: SentRow, now: string): Promise<void> {
  const { person_id, notice_id, district, township } = sent
  await tx.run(
    `insert into notices.attempt (person_id, notice_id, channel, try, state, failure, district, township, at, recorded_by)
     values ($1, $2, $3, $4, 'failed', 'not-delivered', $5, $6, $7, $8) on conflict do nothing`,
    [person_id, notice_id, channel, sent.try, district, township, now, noticeSender.actor],
  )
  await tx.run('update notices.outbox set next_at = $3 where person_id = $1 and notice_id = $2', [
    person_id,
    notice_id,
    now,
  ])
}

/** How long an answer belongs to the last message that asked for one. */
const REPLY_DAYS = 30

/**
 * 回 1: somebody answered a message. `1` says that something is wrong, anything else is for a person to ask about; a worker takes
 * over either, and the message counts as read. False where that telephone was sent nothing that takes an answer. What they wrote
 * is not kept.
 */
export function recordReply(
  { database, notices, clock = systemClock }: Hearing & { readonly notices: readonly Notice[] },
  { phone, text }: { readonly phone: string; readonly text: string },
): Promise<boolean> {
  return withContext(database.batch, noticeSender, async (tx) => {
    const now = clock.now()
    const asked = notices.filter(({ takesReply }) => takesReply).map(({ id }) => id)
    const [last] = await tx.many<SentRow>(
      `select a.person_id, a.notice_id, a.try, a.district, a.township
       from registry.person p join notices.attempt a using (person_id) join notices.outbox o using (person_id, notice_id)
       where p.phone_digest = $1 and a.channel in ('sms', 'file') and a.state = 'sent' and o.notice = any($2)
         and a.at > $3::timestamptz - make_interval(days => $4) order by a.at desc limit 1`,
      [openIdentity(database.keys).digest('phone', foldPhone(phone)), asked, now, REPLY_DAYS],
    )
    if (!last) return false
    const { person_id: personId, notice_id: noticeId, district, township } = last
    const kind = text.normalize('NFKC').trim() === '1' ? 'objection' : 'reply'
    await tx.run(
      `insert into notices.follow_up (person_id, notice_id, follow_up_id, kind, district, township, at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      [personId, noticeId, randomUUID(), kind, district, township, now],
    )
    const actor = noticeSender.actor
    await recordReach(tx, { personId, noticeId, way: 'sms', state: 'read', proof: kind, actor, now })
    await leaveEntry(tx, 'notices.reply', { kind }, clock)
    return true
  })
}

async function leaveEntry(
  tx: Tx,
  operation: string,
  detail: Readonly<Record<string, string>>,
  clock: Clock,
): Promise<void> {
  const work = { actor: noticeSender.actor, operation, purpose: 'service', kind: 'write' } as const
  await recordBulkWork(tx, { ...work, people: 1, outcome: 'done', detail }, clock)
}
