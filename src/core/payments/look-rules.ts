import type { ParameterDeclaration } from '#engine/ast.ts'
import { figureOn, peoplePerAccount } from '#core/registry/figures.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { type Text, text } from '#kernel/text.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { ageToConfirm, jumpPercent } from './figures.ts'
import { filesOfSql, payableSql } from './payable.ts'

/** What makes somebody look at a line before it is paid. It holds that line and delays no other. */
export type LookRule = {
  readonly id: string
  readonly name: Text
  /** The question put to whoever looks. */
  readonly asks: Text
  /**
   * Of the entitlements `due` (as `payableSql` gives them), those to look at: their key and `about`, codes and figures only.
   * `$1` is the day, `$2` the limit on that day.
   */
  readonly sql: string
  readonly limit?: ParameterDeclaration
}

const key = 'due.person_id, due.benefit, due.month, due.nth'

export const lookRules: readonly LookRule[] = [
  {
    id: 'new-account',
    name: text('账户和上次不同', 'Another account than last time'),
    asks: text('换账户是本人的意思吗？', 'Did the person ask for another account?'),
    sql: `select ${key}, '{}'::jsonb as about from due
      join lateral (select l.account_id from payment.payment t join payment.line l using (roster_id, person_id, benefit, month, nth, n)
        where t.person_id = due.person_id order by l.account_at desc limit 1) last on true
      where last.account_id <> due.account_id`,
  },
  {
    id: 'shared-account',
    name: text('一个账户收好几个人的钱', 'One account receives for several people'),
    asks: text('这个账户为什么收这么多人的钱？', 'Why does this account receive for so many?'),
    limit: peoplePerAccount,
    sql: `select ${key}, jsonb_build_object('people', shared.people) as about from due
      join registry.payment_account own on own.person_id = due.account_of and own.account_id = due.account_id and own.recorded_at = due.account_at
      join lateral (select count(distinct coalesce(f.survivor_id, f.person_id)) as people
        from registry.payment_account a join registry.person f using (person_id)
        where a.digest = own.digest and a.superseded_at is null and a.mandate_id is null
          and (a.valid_until is null or a.valid_until > $1::date)) shared on true
      where own.mandate_id is null and shared.people > $2::integer`,
  },
  {
    id: 'jump',
    name: text('比上个月多很多', 'Much more than the month before'),
    asks: text('金额为什么涨这么多？', 'Why is it so much more?'),
    limit: jumpPercent,
    sql: `select ${key}, jsonb_build_object('beforeFen', last.total_fen, 'amountFen', due.amount_fen) as about from due
      join lateral (select e.total_fen from payment.entitlement e where e.person_id = due.person_id and e.benefit = due.benefit
        and e.month = due.month - interval '1 month' order by e.nth desc limit 1) last on true
      where due.nth = 0 and last.total_fen > 0 and due.amount_fen::bigint * 100 > last.total_fen::bigint * (100 + $2::integer)`,
  },
  {
    id: 'age',
    name: text('年龄很大', 'Of great age'),
    asks: text('最近见过本人吗？', 'Has somebody seen the person lately?'),
    limit: ageToConfirm,
    sql: `select ${key}, jsonb_build_object('age', extract(year from age($1::date, p.birth_on))::int) as about from due
      join registry.person p using (person_id) where extract(year from age($1::date, p.birth_on)) >= $2::integer`,
  },
  {
    id: 'died',
    name: text('有去世的记录', 'A death is recorded'),
    asks: text(
      '死亡的月份之后不再发放：人还健在吗？',
      'Nothing is paid for months after a death: is the person alive?',
    ),
    sql: `select ${key}, jsonb_build_object('diedOn', died.valid_from) as about from due
      join registry.person p using (person_id)
      join lateral (select min(d.valid_from) as valid_from from ${filesOfSql} f join registry.death d on d.person_id = f.person_id
        where d.superseded_at is null) died on true
      where died.valid_from < due.month`,
  },
  {
    id: 'moved',
    name: text('户口已经在别的区', 'Registered in another district by now'),
    asks: text('这个月由哪个区发？', 'Which district pays this month?'),
    sql: `select ${key}, jsonb_build_object('district', p.district) as about from due join registry.person p using (person_id)
      where p.district <> due.district`,
  },
  {
    id: 'paid-twice',
    name: text('同一个人的另一份档案也有', 'Another file of the same person has it too'),
    asks: text(
      '两份档案是同一个人，这一份不该再发。',
      'Both files are one person: this one is not paid as well.',
    ),
    sql: `select ${key}, '{}'::jsonb as about from due join registry.person p using (person_id)
      where p.survivor_id is not null and exists (select from ${filesOfSql} f join payment.entitlement e on e.person_id = f.person_id
        where e.person_id <> due.person_id
          and e.benefit = due.benefit and e.month = due.month and e.amount_fen > 0)`,
  },
]

/**
 * Holds every entitlement there is something to pay of and a rule says to look at, once for each rule. Counts the holds by
 * rule. For the batch role.
 */
export async function raiseHolds(
  tx: Tx,
  { today, now }: { readonly today: PlainDate; readonly now: string },
): Promise<Readonly<Record<string, number>>> {
  const raised: Record<string, number> = {}
  for (const { id, sql, limit } of lookRules) {
    raised[id] = await tx.run(
      `with due as (${payableSql})
       insert into payment.hold (person_id, benefit, month, nth, rule, about, district, township, raised_at)
       select found.person_id, found.benefit, found.month, found.nth, $3, found.about, e.district, e.township, $4
       from (select *, $2::integer as lim from (${sql}) each) found join payment.entitlement e using (person_id, benefit, month, nth)
       on conflict do nothing`,
      [today, limit ? figureOn(limit, today) : 0, id, now],
    )
  }
  return raised
}
