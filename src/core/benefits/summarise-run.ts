import type { Tx } from '#platform/db/transaction.ts'
import { type Benefit, isPaid } from './benefit.ts'
import { type ChangeKind, countsOfKinds } from './difference.ts'
import { type Revision, sumRevision } from './revision.ts'

/** What a month came to. Amounts are fen; only what is paid counts, never what is proposed to another authority. */
export type RunSummary = {
  readonly people: number
  readonly totalFen: number
  readonly benefits: readonly BenefitSummary[]
  /** Where the month had been decided before, on other facts or by other rules. */
  readonly revision?: Revision
}

export type BenefitSummary = {
  readonly benefit: string
  readonly granted: number
  readonly amountFen: number
  readonly needs: number
  readonly changes: Readonly<Record<ChangeKind, number>>
}

/** What a run came to, counted over the lines the transaction may see: everybody's for the run itself, an office's for an office. */
export async function summariseRun(tx: Tx, run: string, due: readonly Benefit[]): Promise<RunSummary> {
  const counted = await tx.many<{ benefit: string; granted: number; needs: number; amount_fen: number }>(
    `select benefit, count(*) filter (where outcome = 'granted') as granted, count(*) filter (where outcome = 'needs') as needs,
       coalesce(sum(amount_fen), 0)::bigint as amount_fen
     from determination.decision where run_id = $1 group by benefit`,
    [run],
  )
  const changed = await tx.many<{ benefit: string; kind: ChangeKind; n: number }>(
    'select benefit, kind, count(*) as n from determination.change where run_id = $1 group by benefit, kind',
    [run],
  )
  const money = due.filter(isPaid).map(({ id }) => id)
  const all = await tx.one<{ people: number }>(
    `select count(distinct person_id) as people from determination.decision
      where run_id = $1 and outcome = 'granted' and benefit = any($2)`,
    [run, money],
  )
  const benefits = due.map(({ id }): BenefitSummary => {
    const own = counted.find(({ benefit }) => benefit === id)
    return {
      benefit: id,
      granted: own?.granted ?? 0,
      needs: own?.needs ?? 0,
      amountFen: own?.amount_fen ?? 0,
      changes: countsOfKinds(changed.filter(({ benefit }) => benefit === id)),
    }
  })
  const totalFen = benefits
    .filter(({ benefit }) => money.includes(benefit))
    .reduce((sum, { amountFen }) => sum + amountFen, 0)
  const revision = await sumRevision(
    tx,
    run,
    due.map(({ id }) => id),
  )
  return { people: all?.people ?? 0, totalFen, benefits, ...(revision && { revision }) }
}
