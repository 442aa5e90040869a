/** SQL for the files of the person `p` is a file of, found by key: whoever has been merged is paid as one. */
export const filesOfSql = `(
  select w.person_id from registry.person w where w.person_id = coalesce(p.survivor_id, p.person_id)
  union all
  select w.person_id from registry.person w where w.survivor_id = coalesce(p.survivor_id, p.person_id))`

/**
 * SQL for the entitlements there is something to pay of: never tried, or the last attempt came back. `n` is the attempt it
 * would be. The account is the confirmed one of any of the person's files that counts on the day `$1`; null where there is none.
 */
export const payableSql = `
select e.person_id, e.benefit, e.month, e.nth, e.district, e.township, e.amount_fen, coalesce(tried.n + 1, 0)::smallint as n,
  account.account_id, account.recorded_at as account_at, account.person_id as account_of, account.holder_name as payee,
  exists (select from payment.hold h left join payment.hold_verdict v using (person_id, benefit, month, nth, rule)
    where h.person_id = e.person_id and h.benefit = e.benefit and h.month = e.month and h.nth = e.nth
      and v.verdict is distinct from 'pay') as is_held
from payment.entitlement e
join registry.person p on p.person_id = e.person_id
left join lateral (
  select t.n, o.came_back from payment.payment t left join payment.outcome o using (person_id, benefit, month, nth, n)
  where t.person_id = e.person_id and t.benefit = e.benefit and t.month = e.month and t.nth = e.nth
  order by t.n desc limit 1) tried on true
left join lateral (
  select a.account_id, a.recorded_at, a.person_id, a.holder_name
  from ${filesOfSql} f join registry.payment_account a on a.person_id = f.person_id
  where a.superseded_at is null and a.confirmed_at is not null
    and a.valid_from <= $1::date and (a.valid_until is null or a.valid_until > $1::date)
  order by a.valid_from desc, a.recorded_at desc limit 1) account on true
where e.amount_fen > 0 and (tried.n is null or tried.came_back)`
