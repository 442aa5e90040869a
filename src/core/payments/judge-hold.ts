import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { command } from '#platform/command.ts'
import { paymentProblem } from './problems.ts'

/**
 * Says of something held whether it is paid, with the reason. What is kept back is from then on not owed, as a ruling of whoever
 * says so; what was owed before stays as it was. Said once.
 */
export const judgeHold = command({
  id: 'hold.judge',
  permission: 'payment.look',
  purpose: 'payment',
  input: z.object({
    personId: z.coerce.number().int().positive(),
    benefit: z.string(),
    month: z.iso.date(),
    nth: z.coerce.number().int().nonnegative(),
    rule: z.string(),
    verdict: z.enum(['pay', 'keep-back']),
    reason: z.string().trim().min(4).max(600),
  }),
  problems: paymentProblem.pick('hold-not-found'),
  async run({ personId, benefit, month, nth, rule, verdict, reason }, { db, actor, now, audit, problem }) {
    const key = [personId, benefit, month, nth]
    await db.run(
      `select pg_advisory_xact_lock(hashtextextended(concat_ws('|', 'hold', $1::text, $2::text), 0))`,
      [personId, benefit],
    )
    const judged = await db.run(
      `insert into payment.hold_verdict (person_id, benefit, month, nth, rule, verdict, reason, staff_id, district, township, at)
       select h.person_id, h.benefit, h.month, h.nth, h.rule, $6, $7, $8, h.district, h.township, $9
       from payment.hold h left join payment.hold_verdict v using (person_id, benefit, month, nth, rule)
       where h.person_id = $1 and h.benefit = $2 and h.month = $3::date and h.nth = $4 and h.rule = $5 and v.rule is null`,
      [...key, rule, verdict, reason, staffIdOf(actor), now],
    )
    if (judged === 0) throw problem('hold-not-found')
    audit.subjects([personId])
    audit.detail({ rule, verdict })
    if (verdict === 'pay') return
    // Already ruled away where another rule had held the same.
    await db.run(
      `insert into payment.entitlement (person_id, benefit, month, nth, district, township, before_fen, amount_fen, run_id, ruled_by, found_at)
       select e.person_id, e.benefit, e.month, last.nth + 1, e.district, e.township, last.total_fen, -e.amount_fen, e.run_id, $5, $6
       from payment.entitlement e
       cross join lateral (select l.nth, l.total_fen from payment.entitlement l
         where l.person_id = e.person_id and l.benefit = e.benefit and l.month = e.month order by l.nth desc limit 1) last
       where e.person_id = $1 and e.benefit = $2 and e.month = $3::date and e.nth = $4
         and not exists (select from payment.hold_verdict v where v.person_id = e.person_id and v.benefit = e.benefit
           and v.month = e.month and v.nth = e.nth and v.rule <> $7 and v.verdict = 'keep-back')`,
      [...key, staffIdOf(actor), now, rule],
    )
  },
})
