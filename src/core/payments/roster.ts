import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { PlainDate } from '#kernel/plain-date.ts'
import { staffIdOf } from '#platform/actor.ts'
import { command } from '#platform/command.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { paymentProblem } from './problems.ts'
import { payableSql } from './payable.ts'
import { unitOf } from './signatories.ts'

export const rosterKinds = ['regular', 'supplementary', 're-issue'] as const
export type RosterKind = (typeof rosterKinds)[number]

/** One line as it was frozen. Amounts are fen; `payee` is the holder of the account. */
export type RosterLine = {
  readonly personId: number
  readonly benefit: string
  readonly month: PlainDate
  readonly nth: number
  readonly n: number
  readonly amountFen: number
  readonly payee: string
  readonly accountOf: number
  readonly accountId: string
  readonly accountAt: string
}

export type MadeRoster = {
  readonly rosterId: string
  readonly lines: number
  readonly totalFen: number
  readonly contentHash: string
}

/** The month a roster is paid in: `2026-11`. */
export const payMonth = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)

/**
 * Freezes what is to be paid of one benefit in one township: `regular` the month itself, `supplementary` what earlier months
 * still owe and what was held when the regular roster was made, `re-issue` what came back. Whatever waits for somebody to look,
 * or has no confirmed account, is left for the next one. Who makes it has signed its first step.
 */
export const makeRoster = command({
  id: 'roster.make',
  permission: 'roster.make',
  purpose: 'payment',
  input: z.object({ benefit: z.string(), township: z.string(), payMonth, kind: z.enum(rosterKinds) }),
  problems: paymentProblem.pick('nothing-to-pay'),
  async run({ benefit, township, payMonth: month, kind }, { db, actor, today, now, audit, problem }) {
    const on = `${month}-01`
    await db.run('select pg_advisory_xact_lock(hashtext($1))', [`roster ${benefit} ${township} ${on}`])
    const lines = await findLines(db, { benefit, township, on, kind, today })
    const [first] = lines
    if (!first) throw problem('nothing-to-pay')
    const { district } = first
    const rosterId = randomUUID()
    const contentHash = hashOf(lines)
    const totalFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
    await db.run(
      `insert into payment.roster (roster_id, benefit, district, township, pay_month, kind, nth, lines, total_fen, content_hash)
       select $1, $2, $3, $4, $5::date, $6, coalesce(max(nth), 0) + 1, $7, $8, $9
       from payment.roster where benefit = $2 and township = $4 and pay_month = $5::date and kind = $6`,
      [rosterId, benefit, district, township, on, kind, lines.length, totalFen, contentHash],
    )
    await db.run(
      `insert into payment.line (roster_id, person_id, benefit, month, nth, n, amount_fen, payee, account_id, account_at, account_of,
         district, township)
       select $1, l.person_id, $2, l.month, l.nth, l.n, l.amount_fen, l.payee, l.account_id, l.account_at, l.account_of, $3, $4
       from unnest($5::bigint[], $6::date[], $7::smallint[], $8::smallint[], $9::integer[], $10::text[], $11::uuid[],
         $12::timestamptz[], $13::bigint[])
         l (person_id, month, nth, n, amount_fen, payee, account_id, account_at, account_of)`,
      [
        rosterId,
        benefit,
        district,
        township,
        lines.map(({ personId }) => personId),
        lines.map((line) => line.month),
        lines.map(({ nth }) => nth),
        lines.map(({ n }) => n),
        lines.map(({ amountFen }) => amountFen),
        lines.map(({ payee }) => payee),
        lines.map(({ accountId }) => accountId),
        lines.map(({ accountAt }) => accountAt),
        lines.map((line) => line.accountOf),
      ],
    )
    await db.run(
      `insert into payment.roster_step (roster_id, step, staff_id, unit, content_hash, district, township, at)
       values ($1, 'made', $2, $3, $4, $5, $6, $7)`,
      [rosterId, staffIdOf(actor), await unitOf(db, actor), contentHash, district, township, now],
    )
    audit.subjects(lines.map(({ personId }) => personId))
    audit.detail({ rosterId, kind, lines: lines.length, totalFen })
    return { rosterId, lines: lines.length, totalFen, contentHash } satisfies MadeRoster
  },
})

type Wanted = {
  readonly benefit: string
  readonly township: string
  readonly on: PlainDate
  readonly kind: RosterKind
  readonly today: PlainDate
}

const monthsOf: Record<RosterKind, string> = {
  regular: 'n = 0 and month = $4::date',
  supplementary: 'n = 0 and month <= $4::date',
  're-issue': 'n > 0 and month <= $4::date',
}

type PayableRow = {
  person_id: number
  benefit: string
  month: PlainDate
  nth: number
  n: number
  amount_fen: number
  payee: string
  account_of: number
  account_id: string
  account_at: string
  district: string
}

async function findLines(db: Tx, { benefit, township, on, kind, today }: Wanted) {
  const rows = await db.many<PayableRow>(
    `select * from (${payableSql}) due
     where benefit = $2 and township = $3 and ${monthsOf[kind]} and account_id is not null and not is_held
     order by person_id, month, nth`,
    [today, benefit, township, on],
  )
  return rows.map((row) => ({ ...lineOf(row), district: row.district }))
}

/** The lines of a roster as they were frozen, in the order they are hashed and written in. */
export async function readLines(db: Tx, rosterId: string): Promise<readonly RosterLine[]> {
  const rows = await db.many<PayableRow>(
    `select person_id, benefit, month, nth, n, amount_fen, payee, account_of, account_id, account_at
     from payment.line where roster_id = $1 order by person_id, month, nth`,
    [rosterId],
  )
  return rows.map(lineOf)
}

function lineOf(row: PayableRow): RosterLine {
  return {
    personId: row.person_id,
    benefit: row.benefit,
    month: row.month,
    nth: row.nth,
    n: row.n,
    amountFen: row.amount_fen,
    payee: row.payee,
    accountOf: row.account_of,
    accountId: row.account_id,
    accountAt: row.account_at,
  }
}

/** What three people sign: every line, every field, in order. */
export function hashOf(lines: readonly RosterLine[]): string {
  const hash = createHash('sha256')
  for (const line of lines)
    hash.update(
      `${JSON.stringify([
        line.personId,
        line.benefit,
        line.month,
        line.nth,
        line.n,
        line.amountFen,
        line.payee,
        line.accountOf,
        line.accountId,
        line.accountAt,
      ])}\n`,
    )
  return hash.digest('hex')
}
