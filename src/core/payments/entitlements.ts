import { isDue, isPaidInHand, monthBefore, type Benefit } from '#core/benefits/benefit.ts'
import { formatMonth, type Month } from '#kernel/month.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** The rule by which what a person would lose is held until a named person has ruled on it. */
export const PROPOSED_LOSS = 'proposed-loss'

type Found = { readonly entitlements: number; readonly heldBack: number }

/**
 * Writes down what people are owed for a decided month, by its run that stands. A month that was decided before adds only
 * what is more than all that was owed for it until now; a run is written down once. For the batch role.
 *
 * What somebody would lose against their last payment is a proposal, so they are owed it until a named person has ruled: it is
 * written down as an entitlement of its own, held by `PROPOSED_LOSS`, and what remains undisputed is not delayed by it.
 */
export async function findEntitlements(
  tx: Tx,
  { benefits, month, now }: { benefits: readonly Benefit[]; month: Month; now: string },
): Promise<Found> {
  const paid = benefits.filter((each) => isPaidInHand(each) && isDue(each.pays, month))
  const first = `${formatMonth(month)}-01`
  await tx.run('select pg_advisory_xact_lock(hashtext($1))', [`entitlements ${first}`])
  const standing = await tx.one<{ run_id: string }>(
    `select r.run_id from determination.run r join determination.run_step s using (run_id)
      where r.month = $1 and s.step = 'finished' order by r.started_at desc, r.run_id limit 1`,
    [first],
  )
  const isNew =
    standing &&
    (await tx.run('insert into payment.found_run (run_id, at) values ($1, $2) on conflict do nothing', [
      standing.run_id,
      now,
    ])) === 1
  if (!standing || !isNew) return { entitlements: 0, heldBack: 0 }
  const entitlements = await tx.run(
    `insert into payment.entitlement (person_id, benefit, month, nth, district, township, before_fen, amount_fen, run_id, found_at)
     select d.person_id, d.benefit, d.month, coalesce(last.nth + 1, 0), d.district, d.township, coalesce(last.total_fen, 0),
       d.amount_fen - coalesce(last.total_fen, 0), d.run_id, $3
     from determination.decision d
     left join lateral ${lastOf('d', 'd.month')} on true
     where d.run_id = $1 and d.benefit = any($2) and d.outcome = 'granted' and d.amount_fen > coalesce(last.total_fen, 0)`,
    [standing.run_id, paid.map(({ id }) => id), now],
  )
  const heldBack = await tx.run(
    `with lost as (
       insert into payment.entitlement (person_id, benefit, month, nth, district, township, before_fen, amount_fen, run_id, found_at)
       select b.person_id, b.benefit, $5::date, coalesce(last.nth + 1, 0), b.district, b.township, coalesce(last.total_fen, 0),
         b.total_fen - coalesce(last.total_fen, 0), $1, $4
       from unnest($2::text[], $3::date[]) compared (benefit, month)
       cross join lateral (
         select distinct on (e.person_id) e.* from payment.entitlement e
         where e.benefit = compared.benefit and e.month = compared.month order by e.person_id, e.nth desc) b
       left join lateral ${lastOf('b', '$5::date')} on true
       where b.total_fen > coalesce(last.total_fen, 0)
       returning person_id, benefit, month, nth, district, township, amount_fen)
     insert into payment.hold (person_id, benefit, month, nth, rule, about, district, township, raised_at)
     select person_id, benefit, month, nth, '${PROPOSED_LOSS}', jsonb_build_object('amountFen', amount_fen), district, township, $4
     from lost`,
    [
      standing.run_id,
      paid.map(({ id }) => id),
      paid.map(({ pays }) => `${formatMonth(monthBefore(pays, month))}-01`),
      now,
      first,
    ],
  )
  return { entitlements, heldBack }
}

/** The last entitlement of the same person and benefit for a month. */
function lastOf(of: string, month: string): string {
  return `(select e.nth, e.total_fen from payment.entitlement e
    where e.person_id = ${of}.person_id and e.benefit = ${of}.benefit and e.month = ${month}
    order by e.nth desc limit 1) last`
}
