import { z } from 'zod'
import type { Operation } from '#platform/operation.ts'
import { platformProblem } from '#platform/problems.ts'
import { query } from '#platform/query.ts'
import { type Checkpoints, type Verdict, verifyLedger } from './verify.ts'

/** Whether the ledger is whole, against checkpoints that were read before. */
export function verifyAudit(checkpoints: Checkpoints): Operation<Verdict> {
  return query({
    id: 'audit.verify',
    kind: 'read',
    permission: 'audit.verify',
    purpose: 'audit',
    input: z.object({}),
    problems: platformProblem.pick(),
    async run(_, { db, audit }) {
      const verdict = await verifyLedger((sql, params) => db.many(sql, params), checkpoints)
      audit.detail({ entries: verdict.entries, fault: verdict.fault?.code ?? null })
      return verdict
    },
  })
}
