import { recordBulkWork } from '#platform/audit/bulk-work.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { type Tx, withContext } from '#platform/db/transaction.ts'
import { epochDayOf, type PlainDate, plainDateOf } from '#kernel/plain-date.ts'
import { mandateBegun } from './kinds/mandate-begun.ts'
import { mandateEnded } from './kinds/mandate-ended.ts'
import { mandateEnding } from './kinds/mandate-ending.ts'
import type { Notice } from './notice.ts'
import { sendNotice } from './send-notice.ts'

/** For the audit: the program that looks for what nobody has been told of. */
const teller = { actor: 'system:mandates', read: [], write: [] }

/** What was recorded longer ago is history by the time a program first looks for it. */
const LOOKS_BACK_DAYS = 7
/** How long before its end a mandate is told to be ending; ours, no text sets it. */
const ENDING_DAYS = 30

type Row = {
  readonly kind: 'begun' | 'ended' | 'ending'
  readonly mandate_id: string
  readonly ward: number
  readonly delegate: number | null
  readonly with_money: boolean
  readonly valid_from: PlainDate
  readonly valid_until: PlainDate | null
  readonly ended_because: string | null
  readonly recorded_by: string
}

/**
 * Puts into the outbox, for whoever is acted for and for whoever acts, that a mandate has begun, is ending or has ended. They
 * may live in different districts, and whoever recorded it may write to one of them only; so it is told here, of whatever is
 * recorded wherever. The outbox keeps anybody from being told twice. Gives how many notices are new.
 */
export async function tellOfMandates(database: Database, clock: Clock = systemClock): Promise<number> {
  return withContext(database.batch, teller, async (tx) => {
    const now = clock.now()
    const rows = await tx.many<Row>(untoldSql, [
      new Date(Date.parse(now) - LOOKS_BACK_DAYS * 86_400_000).toISOString(),
      clock.today(),
      plainDateOf(epochDayOf(clock.today()) + ENDING_DAYS),
    ])
    let told = 0
    for (const row of rows) told += await tellBoth(tx, row, now)
    if (told > 0)
      await recordBulkWork(
        tx,
        {
          actor: teller.actor,
          operation: 'notices.mandates',
          purpose: 'delegation',
          kind: 'write',
          people: told,
          outcome: 'done',
          detail: { mandates: rows.length },
        },
        clock,
      )
    return told
  })
}

const columns = `m.mandate_id, m.person_id as ward, m.delegate_id as delegate, 'receive-money' = any (m.scopes) as with_money,
  m.valid_from, m.valid_until, m.ended_because, m.recorded_by`
const untold = (notice: Pick<Notice, 'id'>, reference: string) => `not exists (
  select from notices.outbox o where o.person_id = m.person_id and o.notice = '${notice.id}' and o.reference = ${reference})`
const byDay = `m.mandate_id::text || '/' || coalesce(m.valid_until::text, '')`

/** Somebody told in the past is told by the ward's own outbox; a mandate entered wrongly is told to be over as well. */
const untoldSql = `
  select 'begun' as kind, ${columns} from registry.mandate m
  where m.superseded_at is null and m.ended_because is null and m.recorded_at > $1 and ${untold(mandateBegun, 'm.mandate_id::text')}
  union all
  select 'ended', ${columns} from registry.mandate m
  where m.ended_because is not null and m.recorded_at > $1 and ${untold(mandateEnded, byDay)}
  union all
  select 'ending', ${columns} from registry.mandate m
  where m.superseded_at is null and m.ended_because is null and m.valid_until > $2 and m.valid_until <= $3
    and ${untold(mandateEnding, byDay)}
  order by mandate_id limit 1000`

async function tellBoth(tx: Tx, row: Row, now: string): Promise<number> {
  const sent = [await tell(tx, row, { part: 'giver', personId: row.ward, now })]
  if (row.delegate !== null) sent.push(await tell(tx, row, { part: 'holder', personId: row.delegate, now }))
  return sent.filter((noticeId) => noticeId !== undefined).length
}

type Party = { readonly part: 'giver' | 'holder'; readonly personId: number; readonly now: string }

function tell(tx: Tx, row: Row, { part, personId, now }: Party): Promise<string | undefined> {
  const { mandate_id: id, valid_from: from, valid_until: until } = row
  const to = { personId, actor: row.recorded_by, now }
  const endsOn = until ?? from
  const reference = `${id}/${until ?? ''}`
  switch (row.kind) {
    case 'begun': {
      const values = { part, money: row.with_money ? 'with' : 'without', from } as const
      return sendNotice(tx, { ...to, notice: mandateBegun, reference: id, values })
    }
    case 'ended': {
      const values = { part, because: whoseWord(row.ended_because), endsOn }
      return sendNotice(tx, { ...to, notice: mandateEnded, reference, values })
    }
    case 'ending':
      return sendNotice(tx, { ...to, notice: mandateEnding, reference, values: { part, endsOn } })
  }
}

function whoseWord(because: string | null): 'asked' | 'office' | 'mistake' {
  if (because === 'entered-wrongly') return 'mistake'
  return because === 'federation' || because === 'court' ? 'office' : 'asked'
}
