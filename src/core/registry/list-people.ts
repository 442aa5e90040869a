import { z } from 'zod'
import type { Sex } from '#kernel/citizen-id.ts'
import { query } from '#platform/query.ts'
import { shownName } from '#platform/showing.ts'
import { latestRunSql } from '#core/benefits/latest-run.ts'
import { unconfirmedOn } from './payment-accounts.ts'
import { registryProblem } from './problems.ts'

/** What may be missing of somebody on the roll; the list is also how one finds who was overlooked. */
export const lacks = ['nothing', 'fact', 'phone', 'account', 'confirmation'] as const
export type Lack = (typeof lacks)[number]

export type ListedPerson = {
  readonly personId: number
  readonly name: string
  readonly sex: Sex | null
  readonly birthYear: number | null
  readonly township: string
  readonly village: string | null
  /** In how many benefits a fact was missing when the last month was decided. */
  readonly undecided: number
  readonly hasPhone: boolean
  /** `undefined` for whom no money of their own was granted in the last decided month. */
  readonly hasAccount: boolean | undefined
  /** Somebody has recorded an account, and nobody has confirmed it. */
  readonly hasUnconfirmed: boolean
}

const PEOPLE_A_PAGE = 50

/**
 * The people on the roll of the actor's area, in the order of the internal key; `after` is the last key of the page before. A
 * file that was merged into another is listed once, as that other.
 */
export const listPeople = query({
  id: 'person.list',
  kind: 'search',
  permission: 'person.list',
  purpose: 'service',
  input: z.object({
    place: z.string().max(20).optional(),
    /** Ids of the benefits that are paid into the person's own hands: only these take an account. */
    paidInHand: z.array(z.string()),
    lacking: z.enum(lacks).default('nothing'),
    after: z.coerce.number().int().nonnegative().default(0),
  }),
  problems: registryProblem.pick(),
  async run({ place, paidInHand, lacking, after }, { db, actor, today, audit }) {
    const rows = await db.many<{
      person_id: number
      name: string
      sex: Sex | null
      birth_year: number | null
      township: string
      village: string | null
      undecided: number
      has_phone: boolean
      has_account: boolean | null
      has_unconfirmed: boolean
    }>(
      `with latest as (${latestRunSql})
       select l.* from (
         select p.person_id, p.name, p.sex, extract(year from p.birth_on)::int as birth_year, p.township, p.village,
           p.phone_cipher is not null as has_phone, d.undecided,
           exists (select from registry.payment_account w where w.person_id = p.person_id and ${unconfirmedOn('$4')}) as has_unconfirmed,
           case when d.paid then exists (select from registry.payment_account a where a.person_id = p.person_id
             and a.superseded_at is null and a.valid_from <= $4 and (a.valid_until is null or a.valid_until > $4)) end as has_account
         from registry.person p
         left join lateral (
           select count(*) filter (where outcome = 'needs')::int as undecided,
             coalesce(bool_or(outcome = 'granted' and amount_fen > 0 and benefit = any($5)), false) as paid
           from determination.decision where run_id = (select run_id from latest) and person_id = p.person_id) d on true
         where p.person_id > $1 and p.on_roll and p.survivor_id is null
           and ($2::text is null or $2 = p.district or $2 = p.township)) l
       where case $3 when 'fact' then undecided > 0 when 'phone' then not has_phone when 'account' then not has_account
         when 'confirmation' then has_unconfirmed else true end
       order by person_id limit ${PEOPLE_A_PAGE + 1}`,
      [after, place ?? null, lacking, today, paidInHand],
    )
    const people = rows.slice(0, PEOPLE_A_PAGE).map(
      (row): ListedPerson => ({
        personId: row.person_id,
        name: shownName(actor, row.person_id, row.name),
        sex: row.sex,
        birthYear: row.birth_year,
        township: row.township,
        village: row.village,
        undecided: row.undecided,
        hasPhone: row.has_phone,
        hasAccount: row.has_account ?? undefined,
        hasUnconfirmed: row.has_unconfirmed,
      }),
    )
    audit.subjects(people.map(({ personId }) => personId))
    audit.detail({ listed: people.length, lacking })
    return { people, more: rows.length > PEOPLE_A_PAGE }
  },
})
