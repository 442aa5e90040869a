import type { Tx } from '#platform/db/transaction.ts'

/** What became of one benefit of one person from one run to another. */
export type ChangeKind = 'start' | 'change' | 'stop' | 'held' | 'unknown'

/**
 * Compares two runs as SQL: $1 the earlier run or null, $2 the later one, $3 the benefits.
 *
 * `start`, `change` and `stop` speak of amounts; `held` is a payment that can no longer be known,
 * `unknown` somebody new of whom it cannot be known. Whatever leaves a person worse off is only
 * `proposed`: a named person decides it.
 *
 * A payment held by the earlier run still counts with its amount: neither holding it on nor stopping it
 * in the end may pass without a line. `both_open` are those of whom neither run could know: news from month to
 * month, none where one month is decided again.
 */
export const differenceSql = `
select benefit, person_id, district, township, kind, before_fen, after_fen,
  case when kind in ('stop', 'held') or (kind = 'change' and after_fen < before_fen) then 'proposed' else 'effective' end as standing,
  both_open
from (
  select coalesce(after.benefit, before.benefit) as benefit,
    coalesce(after.person_id, before.person_id) as person_id,
    coalesce(after.district, before.district) as district,
    coalesce(after.township, before.township) as township,
    before.amount_fen as before_fen,
    after.amount_fen as after_fen,
    coalesce(before.outcome = 'needs' and after.outcome = 'needs', false) as both_open,
    case
      when after.outcome = 'granted' and before.amount_fen is null then 'start'
      when after.outcome = 'granted' and after.amount_fen < before.amount_fen then 'change'
      when after.outcome = 'granted' and before.outcome = 'needs' then 'start'
      when after.outcome = 'granted' and after.amount_fen <> before.amount_fen then 'change'
      when after.outcome is null and before.amount_fen is not null then 'stop'
      when after.outcome = 'needs' and before.amount_fen is not null then 'held'
      when after.outcome = 'needs' then 'unknown'
    end as kind
  from (
    select d.benefit, d.person_id, d.district, d.township, d.outcome, coalesce(d.amount_fen, held.before_fen) as amount_fen
    from determination.decision d
    left join determination.change held
      on held.run_id = d.run_id and held.benefit = d.benefit and held.person_id = d.person_id and held.kind = 'held'
    where d.run_id = $1 and d.benefit = any($3)
  ) before
  full join (select * from determination.decision where run_id = $2 and benefit = any($3)) after
    on after.benefit = before.benefit and after.person_id = before.person_id
) lines
where kind is not null`

/** How many lines there are of each kind. */
export function countsOfKinds(
  counted: readonly { readonly kind: ChangeKind; readonly n: number }[],
): Readonly<Record<ChangeKind, number>> {
  const n = (kind: ChangeKind): number => counted.find((each) => each.kind === kind)?.n ?? 0
  return {
    start: n('start'),
    change: n('change'),
    stop: n('stop'),
    held: n('held'),
    unknown: n('unknown'),
  }
}

export type ChangeLine = {
  readonly benefit: string
  readonly personId: number
  readonly kind: ChangeKind
  readonly beforeFen: number | null
  readonly afterFen: number | null
  readonly standing: 'effective' | 'proposed'
}

/**
 * What a later run gives instead of an earlier one. Of two runs of the same month it is what late news
 * or a late notice changes: the amounts owed for a month that has been decided already.
 */
export async function compareRuns(
  tx: Tx,
  before: string,
  after: string,
  benefits: readonly string[],
): Promise<ChangeLine[]> {
  const rows = await tx.many<{
    benefit: string
    person_id: number
    kind: ChangeKind
    before_fen: number | null
    after_fen: number | null
    standing: 'effective' | 'proposed'
  }>(`${differenceSql} order by person_id, benefit`, [before, after, benefits])
  return rows.map(({ benefit, person_id, kind, before_fen, after_fen, standing }) => ({
    benefit,
    personId: person_id,
    kind,
    beforeFen: before_fen,
    afterFen: after_fen,
    standing,
  }))
}
