import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { parseCitizenId } from '#kernel/citizen-id.ts'
import { parseCreditCode } from '#kernel/credit-code.ts'
import { ageOn, epochDayOf, type PlainDate } from '#kernel/plain-date.ts'
import { command } from '#platform/command.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Operation } from '#platform/operation.ts'
import { query } from '#platform/query.ts'
import { shownName } from '#platform/showing.ts'
import { ageOfMajority, figureOn, wardsPerPerson } from './figures.ts'
import type { Identity } from './identity.ts'
import { findOrIntroduce } from './introduce.ts'
import { competingMandates, type MandateBasis } from './mandate.ts'
import { registryProblem } from './problems.ts'
import { type KnownMandate, listMandatesOf } from './standing-mandates.ts'
import { findWhole, personKey, type WholePerson } from './whole-person.ts'

const relation = z.enum([
  'parent',
  'spouse',
  'child',
  'sibling',
  'grandparent',
  'other-relative',
  'neighbour',
  'committee',
  'other',
])
const scopes = z.array(z.enum(['view', 'apply', 'receive-money', 'object'])).min(1)
const words = z.string().trim().min(2).max(200)

const common = {
  wardId: personKey,
  scopes,
  /** The paper it rests on: which, from whom, of which day. */
  evidence: words,
  /** A second proof of another kind, for money only. */
  moneyEvidence: words.optional(),
  from: z.iso.date(),
  /** The first day it no longer holds, where its own words say so. */
  until: z.iso.date().optional(),
}

const mandateInput = z.discriminatedUnion('basis', [
  z.object({
    ...common,
    basis: z.enum(['birth', 'court', 'written']),
    relation,
    citizenId: z.string(),
    name: z.string().trim().min(1).max(60),
  }),
  z.object({
    ...common,
    basis: z.literal('institution'),
    creditCode: z.string(),
    name: z.string().trim().min(2).max(100),
  }),
])

type MandateInput = z.output<typeof mandateInput>

/** What was recorded, and what a person should look at about it. */
export type RecordedMandate = {
  readonly mandateId: string
  readonly delegateId: number | undefined
  /** Mandates of the same ward that may not be meant beside it. */
  readonly competing: readonly string[]
  /** The delegate works here: whoever decides about the ward should not be them. */
  readonly delegateIsStaff: boolean
}

const problems = registryProblem.pick(
  'person-not-found',
  'number-unusable',
  'own-mandate',
  'mandate-of-oneself',
  'delegate-minor',
  'not-a-minor',
  'second-proof-needed',
  'mandate-cycle',
  'too-many-wards',
  'dates-reversed',
)
type Problem = typeof problems.make

/**
 * Records who may act for somebody, after a colleague has seen the papers. Nobody records one for themselves, no two people
 * act for each other, and nobody but an institution for more than a few; parents act until the person comes of age.
 *
 * Needs the actor's area and the compartment `c:by-number`: a delegate may live anywhere, or be nobody we knew.
 */
export function recordMandate(identity: Identity): Operation<RecordedMandate> {
  return command({
    id: 'mandate.record',
    permission: 'mandate.record',
    purpose: 'delegation',
    input: mandateInput,
    problems,
    async run(input, { db, actor, today, now, audit, problem }): Promise<RecordedMandate> {
      if (input.until !== undefined && input.until <= input.from) throw problem('dates-reversed')
      if (input.scopes.includes('receive-money') && input.moneyEvidence === undefined)
        throw problem('second-proof-needed')
      const ward = await findWhole(db, input.wardId)
      if (!ward) throw problem('person-not-found')
      const delegate =
        input.basis === 'institution'
          ? { institutionCode: readCreditCode(input.creditCode, problem), isStaff: false }
          : await findDelegate(db, { input, ward, identity, actor: actor.id, today, problem })
      const mandateId = randomUUID()
      await db.run(
        `insert into registry.mandate (mandate_id, person_id, delegate_id, institution_code, delegate_name, basis, relation, scopes,
           evidence, money_evidence, district, township, valid_from, valid_until, source, recorded_by, recorded_at)
         select $1, person_id, $2, $3, $4, $5, $6, $7, $8, $9, district, township, $10, $11, 'dpf', $12, $13
         from registry.person where person_id = $14`,
        [
          mandateId,
          'delegateId' in delegate ? delegate.delegateId : null,
          'institutionCode' in delegate ? delegate.institutionCode : null,
          input.name,
          input.basis,
          input.basis === 'institution' ? 'institution' : input.relation,
          [...new Set(input.scopes)],
          input.evidence,
          input.moneyEvidence ?? null,
          input.from,
          input.until ?? null,
          actor.id,
          now,
          ward.personId,
        ],
      )
      const standing = (await listMandatesOf(db, ward.files, today)).filter((each) => each.standing.stands)
      const competing = competingMandates(standing)
        .filter((pair) => pair.some((each) => each.mandateId === mandateId))
        .flatMap((pair) => pair.map((each) => each.mandateId))
        .filter((each) => each !== mandateId)
      const delegateId = 'delegateId' in delegate ? delegate.delegateId : undefined
      audit.subjects([...ward.files, ...(delegateId === undefined ? [] : [delegateId])])
      audit.detail({
        mandateId,
        basis: input.basis,
        competing: competing.length,
        delegateIsStaff: delegate.isStaff,
      })
      return { mandateId, delegateId, competing, delegateIsStaff: delegate.isStaff }
    },
  })
}

type Delegate = { readonly delegateId: number; readonly isStaff: boolean }

async function findDelegate(
  db: Tx,
  {
    input,
    ward,
    identity,
    actor,
    today,
    problem,
  }: {
    readonly input: Exclude<MandateInput, { basis: 'institution' }>
    readonly ward: WholePerson
    readonly identity: Identity
    readonly actor: string
    readonly today: PlainDate
    readonly problem: Problem
  },
): Promise<Delegate> {
  const number = parseCitizenId(input.citizenId)
  if (!number.ok) throw problem('number-unusable', { remedy: number.remedy.zh, remedyEn: number.remedy.en })
  const majority = figureOn(ageOfMajority, today)
  if (ageOn(epochDayOf(number.birthOn), epochDayOf(today)) < majority) throw problem('delegate-minor')
  if (input.basis === 'birth' && !(await isMinor(db, ward, input.from, majority)))
    throw problem('not-a-minor')
  const staff = await db.one<{ account: string }>(
    `select 'staff:' || staff_id::text as account from access.staff where natural_person = $1`,
    [identity.digest('citizen-id', number.value)],
  )
  if (staff?.account === actor) throw problem('own-mandate')
  const delegateId = await findOrIntroduce(db, identity, { number, name: input.name }, ward.personId)
  if (ward.files.includes(delegateId)) throw problem('mandate-of-oneself')
  if (await actsFor(db, ward, delegateId, today)) throw problem('mandate-cycle')
  const most = figureOn(wardsPerPerson, today)
  const wards = await countWards(db, delegateId, ward, today)
  if (input.basis !== 'birth' && wards >= most) throw problem('too-many-wards', { wards, most })
  return { delegateId, isStaff: staff !== undefined }
}

async function isMinor(
  db: Tx,
  { personId }: WholePerson,
  day: PlainDate,
  majority: number,
): Promise<boolean> {
  const ward = await db.one<{ birth_on: PlainDate | null }>(
    'select birth_on from registry.person where person_id = $1',
    [personId],
  )
  const bornOn = ward?.birth_on ?? undefined
  return bornOn !== undefined && ageOn(epochDayOf(bornOn), epochDayOf(day)) < majority
}

/** Whether somebody acts for the delegate who is, directly or through others, the ward. */
async function actsFor(db: Tx, ward: WholePerson, delegateId: number, today: PlainDate): Promise<boolean> {
  const found = await db.one<{ closes: boolean }>(
    `with recursive acting as (
       select $1::bigint as person_id
       union
       select m.delegate_id from registry.mandate m join acting a on m.person_id = a.person_id
       where m.superseded_at is null and m.delegate_id is not null and (m.valid_until is null or m.valid_until > $2)
     )
     select exists (select from acting where person_id = any($3)) as closes`,
    [delegateId, today, ward.files],
  )
  return found?.closes ?? false
}

/** How many others somebody acts for; their own children do not count, and neither do mandates that are over by their words. */
async function countWards(db: Tx, delegateId: number, ward: WholePerson, today: PlainDate): Promise<number> {
  const counted = await db.one<{ wards: number }>(
    `select count(distinct person_id) as wards from registry.mandate
     where delegate_id = $1 and superseded_at is null and basis <> 'birth' and (valid_until is null or valid_until > $2)
       and person_id <> all($3)`,
    [delegateId, today, ward.files],
  )
  return counted?.wards ?? 0
}

function readCreditCode(creditCode: string, problem: Problem): string {
  const reading = parseCreditCode(creditCode)
  if (!reading.ok)
    throw problem('number-unusable', { remedy: reading.remedy.zh, remedyEn: reading.remedy.en })
  return reading.value
}

/**
 * Ends a mandate from a day on, also by telephone: who called and when is kept. One entered wrongly, or ended on the day it was
 * to begin, never counted; what was recorded stays readable. Whoever gave a mandate ends it themselves; one that rests on the
 * law or on a court is ended by a colleague who has seen the papers.
 */
export const endMandate = command({
  id: 'mandate.end',
  permission: 'mandate.end',
  purpose: 'delegation',
  input: z.object({
    wardId: personKey,
    mandateId: z.uuid(),
    endsOn: z.iso.date(),
    because: z.enum(['ward', 'delegate', 'federation', 'court', 'withdrawn', 'entered-wrongly']),
    toldBy: words,
    toldAt: z.iso.datetime({ offset: true }).optional(),
  }),
  problems: registryProblem.pick('mandate-not-standing', 'dates-reversed', 'mandate-not-given'),
  async run({ wardId, mandateId, endsOn, because, toldBy, toldAt }, { db, actor, now, audit, problem }) {
    const ward = await findWhole(db, wardId)
    if (!ward) throw problem('mandate-not-standing')
    const found = await db.one<{ valid_from: PlainDate; valid_until: PlainDate | null; basis: MandateBasis }>(
      `select valid_from, valid_until, basis from registry.mandate
       where person_id = any($1) and mandate_id = $2 and superseded_at is null for update`,
      [ward.files, mandateId],
    )
    if (!found || (found.valid_until !== null && found.valid_until <= endsOn))
      throw problem('mandate-not-standing')
    const isTheirs = ward.files.some((file) => actor.id === `resident:${file}`)
    if (actor.id.startsWith('resident:') && !(isTheirs && because === 'ward' && isGiven(found.basis)))
      throw problem('mandate-not-given')
    const isVoid = because === 'entered-wrongly' || endsOn === found.valid_from
    if (!isVoid && endsOn < found.valid_from) throw problem('dates-reversed')
    await db.run(
      `with ended as (
         update registry.mandate set superseded_at = $3 where person_id = any($1) and mandate_id = $2 and superseded_at is null
         returning *
       )
       insert into registry.mandate (mandate_id, person_id, delegate_id, institution_code, delegate_name, basis, relation, scopes,
         evidence, money_evidence, district, township, valid_from, valid_until, ended_because, ended_told_by, ended_told_at,
         source, recorded_by, recorded_at, superseded_at)
       select mandate_id, person_id, delegate_id, institution_code, delegate_name, basis, relation, scopes, evidence,
         money_evidence, district, township, valid_from, case when $9 then valid_until else $4::date end, $5, $6, $7,
         source, $8, $3, case when $9 then $3::timestamptz end
       from ended`,
      [ward.files, mandateId, now, endsOn, because, toldBy, toldAt ?? now, actor.id, isVoid],
    )
    audit.subjects(ward.files)
    audit.detail({ mandateId, because, endsOn })
    return { mandateId }
  },
})

/** Whether somebody gave it of their own will, and may take it back by a word. */
export function isGiven(basis: MandateBasis): boolean {
  return basis === 'written' || basis === 'institution'
}

/** Who may act for one person, and who might: those that have ended or not begun are listed too. */
export type MandatesOfPerson = {
  readonly mandates: readonly KnownMandate[]
  /** Pairs that may not both be meant. */
  readonly competing: readonly (readonly [string, string])[]
}

/** With whom they are about. */
export type NamedMandates = MandatesOfPerson & { readonly name: string }

export const listPersonMandates = query({
  id: 'mandate.list',
  kind: 'read',
  permission: 'mandate.read',
  purpose: 'delegation',
  input: z.object({ personId: personKey }),
  problems: registryProblem.pick('person-not-found'),
  async run({ personId }, { db, actor, today, audit, problem }): Promise<NamedMandates> {
    const whole = await findWhole(db, personId)
    const ward = await db.one<{ name: string }>('select name from registry.person where person_id = $1', [
      whole?.personId ?? null,
    ])
    if (!whole || !ward) throw problem('person-not-found')
    audit.subjects(whole.files)
    const name = shownName(actor, whole.personId, ward.name)
    return { name, ...(await mandatesOfPerson(db, whole, today)) }
  },
})

export async function mandatesOfPerson(
  db: Tx,
  { files }: WholePerson,
  today: PlainDate,
): Promise<MandatesOfPerson> {
  const mandates = await listMandatesOf(db, files, today)
  const competing = competingMandates(mandates.filter(({ standing: { stands } }) => stands)).map(
    ([one, other]): readonly [string, string] => [one.mandateId, other.mandateId],
  )
  return { mandates, competing }
}
