import { z } from 'zod'
import type { Benefit } from '#core/benefits/benefit.ts'
import { monthOf } from '#kernel/month.ts'
import { epochDayOf, type PlainDate } from '#kernel/plain-date.ts'
import { recordBulkWork } from '#platform/audit/bulk-work.ts'
import { systemClock } from '#platform/clock.ts'
import { transaction, withContext } from '#platform/db/transaction.ts'
import { defineJob, type Job } from '#platform/jobs.ts'
import { findEntitlements } from './entitlements.ts'
import { raiseHolds } from './look-rules.ts'

const actor = 'system:payments'

/**
 * Writes down what is owed for every month decided since, the earlier months first because each is compared with the one before,
 * and holds what somebody has to look at.
 */
export function entitlementJob(benefits: readonly Benefit[]): Job<Record<string, never>> {
  return defineJob({
    name: 'entitlements',
    payload: z.object({}),
    async run(_, { database }) {
      const { batch } = database
      const open = await transaction(batch, (tx) =>
        tx.many<{ month: PlainDate }>(
          `select distinct r.month from determination.run r join determination.run_step s using (run_id)
           where s.step = 'finished' and not exists (select from payment.found_run f where f.run_id = r.run_id)
             and not exists (select from determination.run l join determination.run_step d using (run_id)
               where l.month = r.month and d.step = 'finished' and l.started_at > r.started_at)
           order by r.month`,
        ),
      )
      const now = systemClock.now()
      for (const { month } of open)
        await withContext(batch, { actor, read: [], write: [] }, async (tx) => {
          const found = await findEntitlements(tx, { benefits, month: monthOf(epochDayOf(month)), now })
          const held = await raiseHolds(tx, { today: systemClock.today(), now })
          await recordBulkWork(tx, {
            actor,
            operation: 'payments.entitlements',
            purpose: 'payment',
            kind: 'write',
            people: found.entitlements + found.heldBack,
            outcome: 'done',
            detail: { month, ...found, held: Object.values(held).reduce((sum, each) => sum + each, 0) },
          })
        })
    },
  })
}
