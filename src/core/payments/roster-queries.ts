import { z } from 'zod'
import type { PlainDate } from '#kernel/plain-date.ts'
import { query } from '#platform/query.ts'
import { shownName } from '#platform/showing.ts'
import { paymentProblem } from './problems.ts'
import { type Batch, payMonth } from './roster.ts'

export type RosterStep = 'made' | 'checked' | 'released'

/** A roster as a list shows it. Amounts are fen. */
export type RosterHead = {
  readonly rosterId: string
  readonly benefit: string
  readonly district: string
  readonly township: string
  readonly batch: Batch
  readonly nth: number
  readonly lines: number
  readonly totalFen: number
  readonly contentHash: string
  /** How far it has come. */
  readonly step: RosterStep
}

export type RosterMonth = {
  readonly rosters: readonly RosterHead[]
  /** What waits for somebody to look, by rule. */
  readonly held: readonly { readonly rule: string; readonly entitlements: number; readonly fen: number }[]
}

/** The rosters of a month the actor may see, the newest of each batch, and what is held beside them. */
export const listRosters = query({
  id: 'roster.list',
  kind: 'read',
  permission: 'roster.read',
  purpose: 'payment',
  input: z.object({ payMonth }),
  problems: paymentProblem.pick(),
  async run({ payMonth: month }, { db }): Promise<RosterMonth> {
    const on = `${month}-01`
    const rosters = await db.many<HeadRow>(
      `select distinct on (r.benefit, r.township, r.batch) ${headColumns} from payment.roster r where r.pay_month = $1
       order by r.benefit, r.township, r.batch, r.nth desc`,
      [on],
    )
    const held = await db.many<{ rule: string; entitlements: number; fen: number }>(
      `select h.rule, count(*)::int as entitlements, sum(e.amount_fen)::bigint as fen
       from payment.hold h join payment.entitlement e using (person_id, benefit, month, nth)
       left join payment.hold_verdict v using (person_id, benefit, month, nth, rule)
       where v.rule is null and h.month <= $1 group by h.rule order by h.rule`,
      [on],
    )
    return { rosters: rosters.map(headOf), held }
  },
})

export type ShownRoster = RosterHead & {
  readonly payMonth: PlainDate
  readonly people: readonly {
    readonly personId: number
    readonly name: string
    readonly month: PlainDate
    readonly amountFen: number
  }[]
  readonly signed: readonly { readonly step: RosterStep; readonly by: string; readonly at: string }[]
}

/** One roster: every line as it was frozen, and who signed it. */
export const readRoster = query({
  id: 'roster.read',
  kind: 'read',
  permission: 'roster.read',
  purpose: 'payment',
  input: z.object({ rosterId: z.uuid() }),
  problems: paymentProblem.pick('roster-not-found'),
  async run({ rosterId }, { db, actor, audit, problem }): Promise<ShownRoster> {
    const row = await db.one<HeadRow & { pay_month: PlainDate }>(
      `select ${headColumns}, r.pay_month from payment.roster r where r.roster_id = $1`,
      [rosterId],
    )
    if (!row) throw problem('roster-not-found')
    const lines = await db.many<{ person_id: number; name: string; month: PlainDate; amount_fen: number }>(
      `select l.person_id, p.name, l.month, l.amount_fen from payment.line l join registry.person p using (person_id)
       where l.roster_id = $1 order by l.person_id, l.month, l.nth`,
      [rosterId],
    )
    const signed = await db.many<{ step: RosterStep; by: string; at: string }>(
      `select s.step, f.name as by, s.at from payment.roster_step s join access.staff f using (staff_id)
       where s.roster_id = $1 order by array_position(array['made', 'checked', 'released'], s.step)`,
      [rosterId],
    )
    audit.subjects(lines.map((line) => line.person_id))
    audit.detail({ rosterId })
    return {
      ...headOf(row),
      payMonth: row.pay_month,
      people: lines.map((line) => ({
        personId: line.person_id,
        name: shownName(actor, line.person_id, line.name),
        month: line.month,
        amountFen: line.amount_fen,
      })),
      signed,
    }
  },
})

const headColumns = `r.roster_id, r.benefit, r.district, r.township, r.batch, r.nth, r.lines, r.total_fen, r.content_hash,
  (select s.step from payment.roster_step s where s.roster_id = r.roster_id
   order by array_position(array['released', 'checked', 'made'], s.step) limit 1) as step`

type HeadRow = {
  roster_id: string
  benefit: string
  district: string
  township: string
  batch: Batch
  nth: number
  lines: number
  total_fen: number
  content_hash: string
  step: RosterStep
}

function headOf(row: HeadRow): RosterHead {
  return {
    rosterId: row.roster_id,
    benefit: row.benefit,
    district: row.district,
    township: row.township,
    batch: row.batch,
    nth: row.nth,
    lines: row.lines,
    totalFen: row.total_fen,
    contentHash: row.content_hash,
    step: row.step,
  }
}
