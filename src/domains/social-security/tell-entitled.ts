import { z } from 'zod'
import type { Benefit } from '#core/benefits/benefit.ts'
import { isPaidInHand } from '#core/benefits/benefit.ts'
import { reasonsOfLines } from '#core/benefits/decision-queries.ts'
import { findDecidedMonth } from '#core/benefits/month-queries.ts'
import { sendNotice } from '#core/notices/send-notice.ts'
import { namesOf, office } from '#core/notices/value-kinds.ts'
import { entitled } from './notices/entitled.ts'
import { needsOneAnswer } from './notices/needs-one-answer.ts'
import { parseMonth } from '#kernel/month.ts'
import { type Text, text } from '#kernel/text.ts'
import type { Actor } from '#platform/actor.ts'
import { recordBulkWork } from '#platform/audit/bulk-work.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { withContext } from '#platform/db/transaction.ts'
import { execute } from '#platform/execute.ts'
import { defineJob, type Job } from '#platform/jobs.ts'

/** For the audit: the program that tells people what they are newly entitled to. */
const teller: Actor = {
  id: 'system:entitled',
  may: () => ({ read: [], write: [] }),
  shows: () => 'hidden',
}

/** A month decided longer ago is history by the time a program first looks for it. */
const LOOKS_BACK_DAYS = 7
const AT_ONCE = 500

type Row = {
  readonly benefit: string
  readonly personId: number
  readonly month: string
  readonly before: number | null
  readonly after: number
  readonly district: string
  readonly township: string
  /** The last digits of the account somebody has confirmed. */
  readonly account: string | null
}

/**
 * 非依申请: puts into the outbox, for everybody a decided month finds newly entitled to money in their own hands, that there is
 * a payment; or, where nobody has confirmed an account, the one question that is left. One person hears of one benefit and
 * month once. Gives how many were told.
 */
export async function tellEntitled(
  database: Database,
  benefits: readonly Benefit[],
  clock: Clock = systemClock,
): Promise<number> {
  const own = benefits.filter(isPaidInHand)
  const asked = { database, actor: teller, clock }
  const context = { actor: teller.id, read: [], write: [] }
  const since = new Date(Date.parse(clock.now()) - LOOKS_BACK_DAYS * 86_400_000).toISOString()
  const rows = await withContext(database.batch, context, (tx) =>
    tx.many<Row>(untoldSql, [since, own.map(({ id }) => id), clock.today()]),
  )
  const lists = Map.groupBy(rows, ({ month, benefit }) => `${benefit}/${month}`)
  for (const [reference, lines] of lists) {
    const [{ month, benefit: id }] = lines as [Row]
    const benefit = own.find((each) => each.id === id)
    if (!benefit) throw new Error(`no benefit "${id}" is defined`)
    const decided = await execute(findDecidedMonth, { month }, asked)
    const reasons = await reasonsOfLines(database, {
      benefit,
      kind: 'start',
      decided,
      lines: lines.map(({ personId, before, after, district, township }) => ({
        personId,
        name: '',
        district,
        township,
        beforeFen: before,
        afterFen: after,
        standing: 'effective' as const,
      })),
    })
    await withContext(database.batch, context, async (tx) => {
      for (const [at, row] of lines.entries()) {
        const to = { personId: row.personId, reference, actor: teller.id, now: clock.now() }
        const reason = reasons[at] ?? text('按已有的记录算的。', 'Worked out from the records.')
        const common = {
          benefit: namesOf(benefit),
          from: parseMonth(month) ?? 0,
          cites: [benefit.inForce.cites],
        }
        await (row.account === null
          ? sendNotice(tx, {
              ...to,
              notice: needsOneAnswer,
              values: { ...common, missing: 'account', about: text('收款账户', 'the account') },
            })
          : sendNotice(tx, {
              ...to,
              notice: entitled,
              values: {
                ...common,
                standing: 'found',
                every: benefit.pays.every,
                amountFen: row.after,
                account: row.account,
                decidedBy: officeOf(benefit),
                reason: { zh: reason.zh, en: reason.en },
              },
            }))
      }
      await recordBulkWork(
        tx,
        {
          actor: teller.id,
          operation: 'notices.entitled',
          purpose: 'determination',
          kind: 'write',
          people: lines.length,
          outcome: 'done',
          detail: { benefit: id, month },
        },
        clock,
      )
    })
  }
  return rows.length
}

/** An office by a name a message can carry: that of the federation says what its reader is. */
function officeOf({ decidedBy }: Benefit): Text {
  return office.schema.safeParse(decidedBy).success ? decidedBy : text('主管部门', 'the office')
}

/** Those a standing run has found newly entitled since, and who have not been told of that benefit and month. */
const untoldSql = `
  select c.benefit, c.person_id as "personId", to_char(c.month, 'YYYY-MM') as month, c.before_fen as before, c.after_fen as after,
    c.district, c.township, a.last_four as account
  from (select distinct on (r.month) r.run_id, f.at from determination.run r
    join determination.run_step f on f.run_id = r.run_id and f.step = 'finished'
    order by r.month, r.started_at desc, r.run_id) stands
  join determination.change c using (run_id)
  left join registry.payment_account a on a.person_id = c.person_id and a.superseded_at is null and a.confirmed_at is not null
    and a.valid_from <= $3 and (a.valid_until is null or a.valid_until > $3)
  where stands.at > $1 and c.benefit = any($2) and c.kind = 'start' and c.standing = 'effective' and c.after_fen > 0
    and not exists (select from notices.outbox o where o.person_id = c.person_id
      and o.notice in ('${entitled.id}', '${needsOneAnswer.id}') and o.reference = c.benefit || '/' || to_char(c.month, 'YYYY-MM'))
  order by c.month, c.benefit, c.person_id limit ${AT_ONCE}`

/** In the background, again as long as there are more than fit at once. */
export function entitledJob(benefits: readonly Benefit[]): Job<Record<string, never>> {
  return defineJob({
    name: 'tell-entitled',
    payload: z.record(z.string(), z.never()),
    async run(_, { database, signal }) {
      while (!signal.aborted && (await tellEntitled(database, benefits)) === AT_ONCE);
    },
  })
}
