import { z } from 'zod'
import type { PlainDate } from '#kernel/plain-date.ts'
import { query } from '#platform/query.ts'
import { shownName } from '#platform/showing.ts'
import { paymentProblem } from './problems.ts'
import { payableSql } from './payable.ts'
import { type RosterKind, payMonth } from './roster.ts'

export type RosterStep = 'made' | 'checked' | 'released'

/** A roster as a list shows it. Amounts are fen. */
export type RosterHead = {
  readonly rosterId: string
  readonly benefit: string
  readonly district: string
  readonly township: string
  readonly kind: RosterKind
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

/** The rosters of a month the actor may see, the newest of each kind, and what is held beside them. */
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
      `select distinct on (r.benefit, r.township, r.kind) ${headColumns} from payment.roster r where r.pay_month = $1
       order by r.benefit, r.township, r.kind, r.nth desc`,
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

/** What could be put on a roster now: of one benefit in one township, and what is left out and why. */
export type Payable = {
  readonly benefit: string
  readonly district: string
  readonly township: string
  readonly kind: RosterKind
  readonly lines: number
  readonly fen: number
  /** Entitlements without a confirmed account: they wait until there is one. */
  readonly withoutAccount: number
}

/** What there is to pay up to a month that stands in no roster yet, as a roster would take it. */
export const listPayable = query({
  id: 'roster.payable',
  kind: 'read',
  permission: 'roster.make',
  purpose: 'payment',
  input: z.object({ payMonth }),
  problems: paymentProblem.pick(),
  run({ payMonth: month }, { db, today }): Promise<readonly Payable[]> {
    return db.many<Payable>(
      `select benefit, district, township, kind, count(*) filter (where account_id is not null)::int as lines,
         coalesce(sum(amount_fen) filter (where account_id is not null), 0)::bigint as fen,
         (count(*) filter (where account_id is null))::int as "withoutAccount"
       from (select *, case when n > 0 then 're-issue' when month = $2::date then 'regular' else 'supplementary' end as kind
         from (${payableSql}) due where not is_held and month <= $2::date) each
       where not exists (select from payment.line l join payment.roster r using (roster_id)
         where l.person_id = each.person_id and l.benefit = each.benefit and l.month = each.month and l.nth = each.nth and l.n = each.n
           and r.nth = (select max(o.nth) from payment.roster o
             where (o.benefit, o.township, o.pay_month, o.kind) = (r.benefit, r.township, r.pay_month, r.kind)))
       group by benefit, district, township, kind order by benefit, township, kind`,
      [today, `${month}-01`],
    )
  },
})

export type HoldKey = {
  readonly personId: number
  readonly benefit: string
  readonly month: PlainDate
  readonly nth: number
  readonly rule: string
}

/** Something that waits for somebody to look. `about` holds codes and figures of the rule. */
export type Hold = HoldKey & {
  readonly name: string
  readonly township: string
  readonly amountFen: number
  readonly about: Readonly<Record<string, string | number>>
}

const MOST_HOLDS = 100

/** What waits for somebody to look, the largest amounts first, and how many there are in all. */
export const listHolds = query({
  id: 'hold.list',
  kind: 'read',
  permission: 'payment.look',
  purpose: 'payment',
  input: z.object({ payMonth }),
  problems: paymentProblem.pick(),
  async run({ payMonth: month }, { db, actor, audit }): Promise<{ holds: readonly Hold[]; all: number }> {
    const rows = await db.many<HoldRow>(
      `select h.person_id, h.benefit, h.month, h.nth, h.rule, h.about, h.township, p.name, e.amount_fen,
         (count(*) over ())::int as all_of_them
       from payment.hold h join payment.entitlement e using (person_id, benefit, month, nth)
       join registry.person p using (person_id)
       left join payment.hold_verdict v using (person_id, benefit, month, nth, rule)
       where v.rule is null and h.month <= $1::date
       order by e.amount_fen desc, h.person_id, h.month, h.nth, h.rule limit ${MOST_HOLDS}`,
      [`${month}-01`],
    )
    audit.subjects(rows.map(({ person_id }) => person_id))
    return {
      all: rows[0]?.all_of_them ?? 0,
      holds: rows.map((row) => ({
        personId: row.person_id,
        benefit: row.benefit,
        month: row.month,
        nth: row.nth,
        rule: row.rule,
        about: row.about,
        township: row.township,
        name: shownName(actor, row.person_id, row.name),
        amountFen: row.amount_fen,
      })),
    }
  },
})

type HoldRow = {
  person_id: number
  benefit: string
  month: PlainDate
  nth: number
  rule: string
  about: Record<string, string | number>
  township: string
  name: string
  amount_fen: number
  all_of_them: number
}

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

const headColumns = `r.roster_id, r.benefit, r.district, r.township, r.kind, r.nth, r.lines, r.total_fen, r.content_hash,
  (select s.step from payment.roster_step s where s.roster_id = r.roster_id
   order by array_position(array['released', 'checked', 'made'], s.step) limit 1) as step`

type HeadRow = {
  roster_id: string
  benefit: string
  district: string
  township: string
  kind: RosterKind
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
    kind: row.kind,
    nth: row.nth,
    lines: row.lines,
    totalFen: row.total_fen,
    contentHash: row.content_hash,
    step: row.step,
  }
}
