import { formatMonth, lastDay, type Month } from '#kernel/month.ts'
import { plainDateOf } from '#kernel/plain-date.ts'
import type { Tx } from '#platform/db/transaction.ts'

/**
 * Counts the synthetic city's marginals on the imported tables, as shares from 0 to 1 by id. What each
 * counts is said in `city/marginals.ts`; nothing the generator knows is used here.
 */
export async function countMarginals(tx: Tx, month: Month): Promise<Record<string, number>> {
  const day = plainDateOf(lastDay(month))
  await tx.run(
    `create temporary table holder on commit drop as
       select p.person_id, p.birth_on, c.category, c.level, c.valid_until
         from registry.person p join registry.certificate c using (person_id)
        where p.on_roll and c.superseded_at is null and c.state = 'valid'
          and c.valid_from <= $1 and (c.valid_until is null or c.valid_until > $1)
          and not exists (select from registry.death d where d.person_id = p.person_id and d.superseded_at is null and d.valid_from <= $1)`,
    [day],
  )
  const shares = await tx.many<{ id: string; share: number }>(
    `with all_holders as (select count(*)::float8 as n from holder),
       living as (
         select count(*)::float8 as n from registry.person p where p.on_roll and not exists (
           select from registry.death d where d.person_id = p.person_id and d.superseded_at is null
             and d.valid_from <= $1::date - interval '1 year'))
     select 'category.' || category as id, count(*) / (select n from all_holders) as share from holder group by category
     union all
     select 'level.' || level, count(*) / (select n from all_holders) from holder group by level
     union all
     select 'severe-and-poor', count(*) filter (where exists (
         select from registry.assistance a where a.person_id = h.person_id and a.superseded_at is null
           and a.kind in ('minimum-living-guarantee', 'low-income-margin')
           and a.valid_from <= $1 and (a.valid_until is null or a.valid_until > $1))) / count(*)::float8
       from holder h where level <= 2
     union all
     select 'expiring', count(*) filter (where valid_until > $1::date + 1 and valid_until <= $1::date + 1 + interval '1 year')
       / (select n from all_holders) from holder
     union all
     select 'age-60', count(*) filter (where birth_on <= $1::date - interval '60 years') / (select n from all_holders) from holder
     union all
     select 'deaths', (select count(*) from registry.death d join registry.person p using (person_id)
         where p.on_roll and d.superseded_at is null and d.valid_from - 1 > $1::date - interval '1 year' and d.valid_from - 1 <= $1)
       / (select n from living)
     union all
     select 'moves', (select count(distinct person_id) from registry.hukou m join registry.person p using (person_id)
         where p.on_roll and m.superseded_at is null and m.valid_from > $1::date - interval '1 year' and m.valid_from <= $1
           and exists (select from registry.hukou b where b.person_id = m.person_id and b.superseded_at is null and b.valid_from < m.valid_from))
       / (select n from living)
     union all
     select d.benefit, count(*) filter (where h.person_id is not null) / (select n from all_holders)
       from determination.decision d
       join determination.run r using (run_id) left join holder h using (person_id)
      where d.outcome = 'granted' and d.benefit in ('nursing-subsidy', 'living-subsidy')
        and r.run_id = (select run_id from determination.run where month = $2 order by started_at desc limit 1)
      group by d.benefit`,
    [day, `${formatMonth(month)}-01`],
  )
  return Object.fromEntries(shares.map(({ id, share }) => [id, share]))
}
