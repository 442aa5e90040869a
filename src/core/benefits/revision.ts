import { formatMonth, type Month } from '#kernel/month.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { countsOfKinds, differenceSql, type ChangeKind } from './difference.ts'

/** What a month decided again gives instead of what stood before. Amounts are fen. */
export type Revision = {
  /** The run that stood before. */
  readonly run: string
  readonly benefits: readonly RevisedBenefit[]
}

export type RevisedBenefit = {
  readonly benefit: string
  readonly changes: Readonly<Record<ChangeKind, number>>
  /** More than stood before: owed to people for this month. */
  readonly owedFen: number
  /** Less than stood before. A proposal, like every line it adds up. */
  readonly overpaidFen: number
}

/** The run a new one takes the place of: the last finished one of the month that had other facts or other rules. */
export async function findRevised(
  tx: Tx,
  { month, ruleHash, snapshot }: { month: Month; ruleHash: string; snapshot: string },
): Promise<string | undefined> {
  const found = await tx.one<{ run_id: string }>(
    `select r.run_id from determination.run r join determination.run_step s using (run_id)
      where r.month = $1 and s.step = 'finished' and (r.rule_hash, r.snapshot_id) <> ($2, $3::uuid)
      order by r.started_at desc, r.run_id limit 1`,
    [`${formatMonth(month)}-01`, ruleHash, snapshot],
  )
  return found?.run_id
}

/** Stores the lines in which a run differs from the one it revises; none where it is the first of its month. */
export async function storeRevision(
  tx: Tx,
  run: string,
  benefits: readonly string[],
  month: Month,
): Promise<void> {
  const revised = await findRevises(tx, run)
  if (revised === undefined) return
  await tx.run(
    `insert into determination.revision (run_id, benefit, person_id, month, district, township, kind, before_fen, after_fen, standing)
     select $2, benefit, person_id, $4, district, township, kind, before_fen, after_fen, standing from (${differenceSql}) d
     where not both_open`,
    [revised, run, benefits, `${formatMonth(month)}-01`],
  )
}

/** What the lines of a run come to, benefit by benefit; `undefined` for the first run of a month. */
export async function sumRevision(
  tx: Tx,
  run: string,
  benefits: readonly string[],
): Promise<Revision | undefined> {
  const revised = await findRevises(tx, run)
  if (revised === undefined) return undefined
  const rows = await tx.many<{
    benefit: string
    kind: ChangeKind
    n: number
    owed: number
    overpaid: number
  }>(
    `select benefit, kind, count(*) as n,
       coalesce(sum(after_fen - coalesce(before_fen, 0)) filter (where standing = 'effective'), 0)::bigint as owed,
       coalesce(sum(before_fen - coalesce(after_fen, 0)) filter (where standing = 'proposed' and kind <> 'held'), 0)::bigint as overpaid
     from determination.revision where run_id = $1 group by benefit, kind`,
    [run],
  )
  return {
    run: revised,
    benefits: benefits.map((benefit) => {
      const own = rows.filter((row) => row.benefit === benefit)
      return {
        benefit,
        changes: countsOfKinds(own),
        owedFen: own.reduce((sum, { owed }) => sum + owed, 0),
        overpaidFen: own.reduce((sum, { overpaid }) => sum + overpaid, 0),
      }
    }),
  }
}

async function findRevises(tx: Tx, run: string): Promise<string | undefined> {
  const found = await tx.one<{ revises: string | null }>(
    'select revises from determination.run where run_id = $1',
    [run],
  )
  return found?.revises ?? undefined
}
