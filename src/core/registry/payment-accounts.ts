import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Showing } from '#platform/actor.ts'
import { command } from '#platform/command.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Operation, OperationContext } from '#platform/operation.ts'
import { query } from '#platform/query.ts'
import { ifShown, shownName } from '#platform/showing.ts'
import { readAccountNumber } from './account-number.ts'
import { figureOn, peoplePerAccount } from './figures.ts'
import type { Identity } from './identity.ts'
import { compareNames, type NameComparison } from './name-folding.ts'
import { registryProblem } from './problems.ts'
import { listMandatesOf } from './standing-mandates.ts'
import { findWhole, personKey, type WholePerson } from './whole-person.ts'

/** An account as it is shown: never its number. */
export type PaymentAccount = {
  readonly accountId: string
  readonly bank: string
  readonly lastFour: string
  readonly holder: 'own' | 'guardian' | 'institution'
  readonly holderName: string
  readonly nameCheck: NameComparison
  readonly from: PlainDate
  readonly until: PlainDate | null
  readonly source: string
  readonly recordedAt: string
  /** Who has compared it with the card or the bank’s answer; never whoever recorded it. */
  readonly confirmedAt: string | null
  readonly confirmedHow: string | null
}

/** What a person should look at before money goes there. */
export type AccountRemarks = {
  readonly accountId: string
  readonly nameCheck: NameComparison
  /** How many people are paid there as into their own, this one included; known as far as the actor may look. */
  readonly people: number
  readonly isSharedByMany: boolean
}

/**
 * Records where money for somebody goes from a day on; what stood before ends then. The holder is the person, or whoever
 * holds a mandate to receive money for them today. A colleague who did not record it confirms it. The person, or whoever
 * receives for them, records one only while none is confirmed: money is not led elsewhere by whoever has got hold of a telephone.
 *
 * Needs the actor's area or the person themselves, and the compartment `c:by-number` to see who else is paid there.
 */
export function recordAccount(identity: Identity): Operation<AccountRemarks> {
  return command({
    id: 'account.record',
    permission: 'account.record',
    purpose: 'payment',
    input: z.object({
      personId: personKey,
      number: z.string().max(60),
      /** The digits were compared with the card one by one. */
      compared: z.boolean().default(false),
      bank: z.string().trim().min(2).max(60),
      holder: z.enum(['own', 'guardian', 'institution']),
      holderName: z.string().trim().min(1).max(100),
      from: z.iso.date().optional(),
    }),
    problems: registryProblem.pick(
      'person-not-found',
      'account-unusable',
      'holder-name-differs',
      'no-money-mandate',
      'account-confirmed-already',
    ),
    async run(input, { db, actor, today, now, audit, problem }): Promise<AccountRemarks> {
      const whole = await findWhole(db, input.personId)
      const person = whole && (await findName(db, whole))
      if (!whole || !person) throw problem('person-not-found')
      const isOwnWord = actor.id.startsWith('resident:')
      if (isOwnWord && (await accountsOf(db, whole)).some((each) => isConfirmedOn(each, today)))
        throw problem('account-confirmed-already')
      const number = readAccountNumber(input.number, { confirmed: input.compared })
      if (!number.ok)
        throw problem('account-unusable', { remedy: number.remedy.zh, remedyEn: number.remedy.en })
      const mandates = input.holder === 'own' ? [] : await listMoneyMandates(db, whole, input.holder, today)
      if (input.holder !== 'own' && mandates.length === 0) throw problem('no-money-mandate')
      const expected =
        input.holder === 'own'
          ? [{ name: person.name, mandateId: null }]
          : mandates.map(({ mandateId, delegateName }) => ({ name: delegateName, mandateId }))
      const [best] = expected
        .map(({ name, mandateId }) => ({ mandateId, nameCheck: compareNames(input.holderName, name) }))
        .toSorted((a, b) => closeness[a.nameCheck] - closeness[b.nameCheck])
      if (!best || best.nameCheck === 'different') throw problem('holder-name-differs')

      const accountId = randomUUID()
      const from = input.from ?? today
      const digest = identity.digest('account', number.value)
      await endAccounts(db, whole.personId, from, now)
      await db.run(
        `insert into registry.payment_account (account_id, person_id, district, township, digest, cipher, last_four, bank, holder,
           holder_name, mandate_id, name_check, valid_from, source, recorded_by, recorded_at)
         select $1, person_id, district, township, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
         from registry.person where person_id = $14`,
        [
          accountId,
          digest,
          identity.seal('account', number.value, String(whole.personId)),
          number.lastFour,
          input.bank,
          input.holder,
          input.holderName,
          best.mandateId,
          best.nameCheck,
          from,
          isOwnWord ? 'self' : 'dpf',
          actor.id,
          now,
          whole.personId,
        ],
      )
      const remarks = { accountId, nameCheck: best.nameCheck, ...(await countPeople(db, digest, today)) }
      audit.subjects(whole.files)
      audit.detail({ accountId, holder: input.holder, nameCheck: best.nameCheck, people: remarks.people })
      return remarks
    },
  })
}

const confirming = registryProblem.pick('account-not-standing', 'confirmed-by-another')
const whichAccount = { personId: personKey, accountId: z.uuid() }

/** Says that an account was compared with the card or with what the bank answered, by somebody else than recorded it. */
export const confirmAccount = command({
  id: 'account.confirm',
  permission: 'account.confirm',
  purpose: 'payment',
  input: z.object({ ...whichAccount, how: z.enum(['card-seen', 'bank-answer', 'paid-before']) }),
  problems: confirming,
  run: confirmStanding,
})

/** The person, or whoever receives for them, says that an account a colleague has recorded is where the money shall go. */
export const acceptAccount = command({
  id: 'account.accept',
  permission: 'account.confirm',
  purpose: 'payment',
  input: z.object(whichAccount),
  problems: confirming,
  run: (input, context) => confirmStanding({ ...input, how: 'own-word' }, context),
})

type Confirmed = {
  readonly personId: number
  readonly accountId: string
  readonly how: 'card-seen' | 'bank-answer' | 'paid-before' | 'own-word'
}

async function confirmStanding(
  { personId, accountId, how }: Confirmed,
  {
    db,
    actor,
    today,
    now,
    audit,
    problem,
  }: OperationContext<'account-not-standing' | 'confirmed-by-another'>,
): Promise<AccountRemarks> {
  const whole = await findWhole(db, personId)
  if (!whole) throw problem('account-not-standing')
  const found = await db.one<{ recorded_by: string; digest: Buffer; name_check: NameComparison }>(
    `select recorded_by, digest, name_check from registry.payment_account
     where person_id = any($1) and account_id = $2 and ${unconfirmedOn('$3')} for update`,
    [whole.files, accountId, today],
  )
  if (!found) throw problem('account-not-standing')
  if (found.recorded_by === actor.id) throw problem('confirmed-by-another')
  await db.run(
    `with stated as (
       update registry.payment_account set superseded_at = $3 where person_id = any($1) and account_id = $2 and superseded_at is null
       returning *
     )
     insert into registry.payment_account (${copied}, valid_until, recorded_at, confirmed_by, confirmed_at, confirmed_how)
     select ${copied}, valid_until, $3, $4, $3, $5 from stated`,
    [whole.files, accountId, now, actor.id, how],
  )
  const remarks = { accountId, nameCheck: found.name_check, ...(await countPeople(db, found.digest, today)) }
  audit.subjects(whole.files)
  audit.detail({ accountId, how, people: remarks.people })
  return remarks
}

/** SQL: an account nobody has confirmed, which has not ended by a day. */
export function unconfirmedOn(day: string): string {
  return `superseded_at is null and confirmed_at is null and (valid_until is null or valid_until > ${day}::date)`
}

/** How many accounts of the actor's area wait for them: recorded by somebody else, confirmed by nobody. */
export const countUnconfirmedAccounts = query({
  id: 'account.count-unconfirmed',
  kind: 'read',
  permission: 'account.confirm',
  purpose: 'payment',
  input: z.object({}),
  problems: registryProblem.pick(),
  async run(_, { db, actor, today }) {
    const counted = await db.one<{ accounts: number }>(
      `select count(*)::int as accounts from registry.payment_account where ${unconfirmedOn('$1')} and recorded_by <> $2`,
      [today, actor.id],
    )
    return counted?.accounts ?? 0
  },
})

/** Whether money goes there on a day: it has begun, has not ended, and somebody has confirmed it. */
export function isConfirmedOn({ from, until, confirmedAt }: PaymentAccount, day: PlainDate): boolean {
  return confirmedAt !== null && from <= day && (until === null || day < until)
}

/** An account as whoever looks after it sees it. */
export type LookedAtAccount = PaymentAccount &
  Omit<AccountRemarks, 'accountId' | 'nameCheck'> & {
    /** The reader recorded it, and so does not confirm it. */
    readonly isOwnRecord: boolean
  }

/** Somebody’s accounts, masked, the one that counts today first; none unless what is secret is shown in full. */
export type AccountsOfPerson = {
  readonly name: string
  readonly secrets: Showing
  readonly accounts: readonly LookedAtAccount[]
}

export const listAccounts = query({
  id: 'account.list',
  kind: 'read',
  permission: 'account.read',
  purpose: 'payment',
  input: z.object({ personId: personKey }),
  problems: registryProblem.pick('person-not-found'),
  async run({ personId }, { db, actor, today, audit, problem }): Promise<AccountsOfPerson> {
    const whole = await findWhole(db, personId)
    const person = whole && (await findName(db, whole))
    if (!whole || !person) throw problem('person-not-found')
    audit.subjects(whole.files)
    const accounts = ifShown(actor, 'secret', whole.personId, await accountsOf(db, whole)) ?? []
    const looks = await lookAtAccounts(db, whole, actor.id, today)
    return {
      name: shownName(actor, whole.personId, person.name),
      secrets: actor.shows('secret', whole.personId),
      accounts: accounts.flatMap((account) => {
        const look = looks.get(account.accountId)
        return look ? [{ ...account, ...look }] : []
      }),
    }
  },
})

function findName(db: Tx, { personId }: WholePerson): Promise<{ name: string } | undefined> {
  return db.one('select name from registry.person where person_id = $1', [personId])
}

type Look = Omit<LookedAtAccount, keyof PaymentAccount>

async function lookAtAccounts(
  db: Tx,
  { files }: WholePerson,
  reader: string,
  today: PlainDate,
): Promise<ReadonlyMap<string, Look>> {
  const rows = await db.many<{ account_id: string; recorded_by: string; people: number }>(
    `select account_id, recorded_by, ${peopleAt('own.digest', '$2')} as people
     from registry.payment_account own where person_id = any($1) and superseded_at is null`,
    [files, today],
  )
  const most = figureOn(peoplePerAccount, today)
  return new Map(
    rows.map(({ account_id, recorded_by, people }) => [
      account_id,
      { people, isSharedByMany: people > most, isOwnRecord: recorded_by === reader },
    ]),
  )
}

type AccountRow = {
  account_id: string
  bank: string
  last_four: string
  holder: PaymentAccount['holder']
  holder_name: string
  name_check: NameComparison
  valid_from: PlainDate
  valid_until: PlainDate | null
  source: string
  recorded_at: string
  confirmed_at: string | null
  confirmed_how: string | null
}

export async function accountsOf(
  db: Tx,
  { files, personId }: WholePerson,
): Promise<readonly PaymentAccount[]> {
  const rows = await db.many<AccountRow>(
    `select account_id, bank, last_four, holder, holder_name, name_check, valid_from, valid_until, source, recorded_at,
       confirmed_at, confirmed_how
     from registry.payment_account where person_id = any($1) and superseded_at is null
     order by person_id = $2 desc, valid_from desc`,
    [files, personId],
  )
  return rows.map((row) => ({
    accountId: row.account_id,
    bank: row.bank,
    lastFour: row.last_four,
    holder: row.holder,
    holderName: row.holder_name,
    nameCheck: row.name_check,
    from: row.valid_from,
    until: row.valid_until,
    source: row.source,
    recordedAt: row.recorded_at,
    confirmedAt: row.confirmed_at,
    confirmedHow: row.confirmed_how,
  }))
}

/** An account more people call their own than may be without somebody looking. */
export type SharedAccount = { readonly lastFour: string; readonly people: readonly number[] }

/** Accounts that receive for many without a mandate, among everybody the reader sees: before a list is paid. */
export async function listSharedAccounts(tx: Tx, day: PlainDate): Promise<readonly SharedAccount[]> {
  const rows = await tx.many<{ last_four: string; people: number[] }>(
    `select min(a.last_four) as last_four, array_agg(distinct coalesce(p.survivor_id, p.person_id)) as people
     from registry.payment_account a join registry.person p using (person_id)
     where ${ownOn('$1')} group by a.digest having count(distinct coalesce(p.survivor_id, p.person_id)) > $2
     order by count(*) desc, min(a.account_id::text)`,
    [day, figureOn(peoplePerAccount, day)],
  )
  return rows.map(({ last_four: lastFour, people }) => ({ lastFour, people }))
}

async function countPeople(
  db: Tx,
  digest: Buffer,
  today: PlainDate,
): Promise<Pick<AccountRemarks, 'people' | 'isSharedByMany'>> {
  const counted = await db.one<{ people: number }>(`select ${peopleAt('$2', '$1')} as people`, [
    today,
    digest,
  ])
  const people = counted?.people ?? 0
  return { people, isSharedByMany: people > figureOn(peoplePerAccount, today) }
}

/** SQL: how many people, among those the reader sees, call the account with a digest their own. */
function peopleAt(digest: string, day: string): string {
  return `(select count(distinct a.person_id)::int from registry.payment_account a where ${ownOn(day)} and a.digest = ${digest})`
}

/** Accounts held to be the person's own on a day or later; with a mandate somebody receives for others rightly. */
function ownOn(day: string): string {
  return `a.superseded_at is null and a.mandate_id is null and (a.valid_until is null or a.valid_until > ${day}::date)`
}

const closeness: Record<NameComparison, number> = { same: 0, variant: 1, unreadable: 2, different: 3 }

async function listMoneyMandates(
  db: Tx,
  whole: WholePerson,
  holder: 'guardian' | 'institution',
  today: PlainDate,
) {
  const mandates = await listMandatesOf(db, whole.files, today)
  return mandates.filter(
    ({ standing, scopes, institutionCode }) =>
      standing.stands &&
      scopes.includes('receive-money') &&
      (institutionCode !== undefined) === (holder === 'institution'),
  )
}

const copied = `account_id, person_id, district, township, digest, cipher, last_four, bank, holder, holder_name, mandate_id,
  name_check, valid_from, source, recorded_by`

/** From a day on the accounts of a file no longer count; what was before that day stays as it was. */
async function endAccounts(db: Tx, personId: number, from: PlainDate, now: string): Promise<void> {
  await db.run(
    `with ended as (
       update registry.payment_account set superseded_at = $3
       where person_id = $1 and superseded_at is null and (valid_until is null or valid_until > $2) returning *
     )
     insert into registry.payment_account (${copied}, valid_until, recorded_at, confirmed_by, confirmed_at, confirmed_how)
     select ${copied}, $2::date, $3, confirmed_by, confirmed_at, confirmed_how from ended where valid_from < $2::date`,
    [personId, from, now],
  )
}
