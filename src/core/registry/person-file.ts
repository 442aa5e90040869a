import { z } from 'zod'
import type { Sex } from '#kernel/citizen-id.ts'
import { monthOf } from '#kernel/month.ts'
import { epochDayOf, type PlainDate } from '#kernel/plain-date.ts'
import { systemClock } from '#platform/clock.ts'
import type { Showing } from '#platform/actor.ts'
import { type Tx, transaction } from '#platform/db/transaction.ts'
import { execute, type ExecuteOptions } from '#platform/execute.ts'
import { query } from '#platform/query.ts'
import { latestRunSql } from '#core/benefits/latest-run.ts'
import { factChangesSince, type FactChange } from './changes-since.ts'
import { type ContactPreference, contactPreferenceOf } from './contact-preference.ts'
import { datedFacts, type FactGroup } from './dated-facts.ts'
import { type HouseholdStanding, readHouseholdStanding } from './household-types.ts'
import { type MandatesOfPerson, mandatesOfPerson } from './mandates.ts'
import { accountsOf, type PaymentAccount } from './payment-accounts.ts'
import { registryProblem } from './problems.ts'
import { shownFile, shownTimeline } from './shown-file.ts'
import { listSpells } from './spells.ts'
import { listEvents, type TimelineEvent, type TimelinePlace } from './timeline.ts'
import { findWhole, personKey, type WholePerson } from './whole-person.ts'

export type PersonIdentity = {
  readonly personId: number
  readonly name: string
  readonly sex: Sex | null
  readonly birthOn: PlainDate | null
  readonly district: string
  readonly township: string
  readonly village: string | null
  readonly grid: string | null
  readonly onRoll: boolean
  readonly hasPhone: boolean
  /** Which kinds of number are recorded; never a digit of them. Empty for a reader who may not know even that. */
  readonly numbers: readonly {
    readonly kind: 'citizen-id' | 'certificate-number'
    readonly from: PlainDate | null
  }[]
  /** Files that were found to be this person, each with the merge that can be taken back. */
  readonly mergedFiles: readonly {
    readonly personId: number
    readonly name: string
    readonly mergeId: string
  }[]
}

export type HouseholdMember = {
  readonly personId: number
  readonly name: string
  readonly relation: string
  readonly since: PlainDate
}

export type FileBenefit = {
  readonly benefit: string
  readonly outcome: 'granted' | 'needs'
  readonly amountFen: number | null
  readonly file: number
}

/** 一人一档: what is known of one person, as of now. */
export type PersonFile = {
  /** How what is secret is shown to the reader: facts without values, and no accounts, unless in full. */
  readonly secrets: Showing
  readonly identity: PersonIdentity
  readonly facts: readonly FactGroup[]
  readonly household: {
    /** Those of the household the reader may see; the person is among them. */
    readonly members: readonly HouseholdMember[]
  }
  readonly mandates: MandatesOfPerson
  readonly accounts: readonly PaymentAccount[]
  readonly contact: ContactPreference | undefined
  /** The last month that was decided, and what is granted or cannot be known yet in it; the rest was denied. */
  readonly benefits: { readonly month: string; readonly lines: readonly FileBenefit[] } | undefined
  readonly timeline: TimelinePage
  /** What has changed since the reader last looked; `undefined` for somebody who looks for the first time. */
  readonly changes:
    | {
        readonly since: string
        readonly facts: readonly FactChange[]
        readonly events: readonly TimelineEvent[]
      }
    | undefined
}

export type TimelinePage = {
  readonly events: readonly TimelineEvent[]
  readonly next: TimelinePlace | undefined
}

const EVENTS_A_PAGE = 20
/** Opening a file again within so many minutes is still the same look. */
const SAME_LOOK_MINUTES = 30

const personFile = query({
  id: 'person.file',
  kind: 'read',
  permission: 'person.file',
  purpose: 'service',
  input: z.object({ personId: personKey }),
  problems: registryProblem.pick('person-not-found'),
  async run({ personId }, { db, actor, today, now, audit, problem }): Promise<PersonFile> {
    const whole = await findWhole(db, personId)
    if (!whole) throw problem('person-not-found')
    audit.subjects(whole.files)
    const spells = await listSpells(db, whole.files)
    const since = await findLastLook(db, actor.id, whole, now)
    const wanted = { files: whole.files, today }
    return shownFile(actor, {
      secrets: 'full',
      identity: await identityOf(db, whole),
      facts: datedFacts(spells),
      household: { members: await listMembers(db, whole, today) },
      mandates: await mandatesOfPerson(db, whole, today),
      accounts: await accountsOf(db, whole),
      contact: await contactPreferenceOf(db, whole),
      benefits: await benefitsOf(db, whole),
      timeline: pageOf(await listEvents(db, spells, { ...wanted, limit: EVENTS_A_PAGE + 1 })),
      changes:
        since === undefined
          ? undefined
          : {
              since,
              facts: factChangesSince(spells, since),
              events: await listEvents(db, [], { ...wanted, since, limit: 100 }),
            },
    })
  },
})

/** Further back in the timeline of a person; `before` is the `next` of the page before. */
export const personTimeline = query({
  id: 'person.timeline',
  kind: 'read',
  permission: 'person.file',
  purpose: 'service',
  input: z.object({ personId: personKey, before: z.object({ on: z.iso.date(), key: z.string().max(200) }) }),
  problems: registryProblem.pick('person-not-found'),
  async run({ personId, before }, { db, actor, today, audit, problem }): Promise<TimelinePage> {
    const whole = await findWhole(db, personId)
    if (!whole) throw problem('person-not-found')
    audit.subjects(whole.files)
    const spells = await listSpells(db, whole.files)
    const events = await listEvents(db, spells, {
      files: whole.files,
      today,
      before,
      limit: EVENTS_A_PAGE + 1,
    })
    return shownTimeline(actor, whole.personId, pageOf(events))
  },
})

/**
 * The file of one person, and which groups their household belongs to. These are read from everybody in the household, so
 * they are asked for only after the reader was found to be allowed to see the person.
 */
export async function readPersonFile(
  options: ExecuteOptions,
  input: { readonly personId: number | string },
): Promise<PersonFile & { readonly household: HouseholdStanding }> {
  const file = await execute(personFile, input, options)
  const month = monthOf(epochDayOf((options.clock ?? systemClock).today()))
  const standing = await transaction(options.database.batch, (tx) =>
    readHouseholdStanding(tx, file.identity.personId, month),
  )
  return { ...file, household: { ...file.household, ...standing } }
}

function pageOf(events: readonly TimelineEvent[]): TimelinePage {
  const page = events.slice(0, EVENTS_A_PAGE)
  const last = page.at(-1)
  const more = events.length > page.length
  return { events: page, next: more && last ? { on: last.on, key: last.key } : undefined }
}

type IdentityRow = {
  name: string
  sex: Sex | null
  birth_on: PlainDate | null
  district: string
  township: string
  village: string | null
  grid: string | null
  on_roll: boolean
  has_phone: boolean
}

async function identityOf(db: Tx, { personId, files }: WholePerson): Promise<PersonIdentity> {
  const row = await db.one<IdentityRow>(
    `select name, sex, birth_on, district, township, village, grid, on_roll, phone_cipher is not null as has_phone
     from registry.person where person_id = $1`,
    [personId],
  )
  if (!row) throw new Error('a person who was there a moment ago')
  const numbers = await db.many<PersonIdentity['numbers'][number]>(
    `select kind, valid_from as "from" from registry.identifier where person_id = any($1) order by kind, valid_from desc`,
    [files],
  )
  const mergedFiles = await db.many<PersonIdentity['mergedFiles'][number]>(
    `select m.person_id as "personId", p.name, m.merge_id as "mergeId" from registry.person_merge m
     join registry.person p using (person_id) where m.person_id = any($1) and m.undone_at is null order by m.merged_at`,
    [files],
  )
  return {
    personId,
    name: row.name,
    sex: row.sex,
    birthOn: row.birth_on,
    district: row.district,
    township: row.township,
    village: row.village,
    grid: row.grid,
    onRoll: row.on_roll,
    hasPhone: row.has_phone,
    numbers,
    mergedFiles,
  }
}

function listMembers(db: Tx, { files }: WholePerson, today: PlainDate): Promise<readonly HouseholdMember[]> {
  const holds = (spell: string) =>
    `${spell}.superseded_at is null and ${spell}.valid_from <= $2 and (${spell}.valid_until is null or ${spell}.valid_until > $2)`
  return db.many<HouseholdMember>(
    `select distinct on (s.person_id) s.person_id as "personId", s.name, m.relation, m.valid_from as since
     from registry.household_member own join registry.household_member m using (household_id)
     join registry.person f on f.person_id = m.person_id
     join registry.person s on s.person_id = coalesce(f.survivor_id, f.person_id)
     where own.person_id = any($1) and ${holds('own')} and ${holds('m')}
     order by s.person_id, f.survivor_id is not null`,
    [files, today],
  )
}

async function benefitsOf(db: Tx, { files }: WholePerson): Promise<PersonFile['benefits']> {
  const run = await db.one<{ run_id: string; month: string }>(
    `select run_id, to_char(month, 'YYYY-MM') as month from determination.run where run_id = (${latestRunSql})`,
  )
  if (!run) return undefined
  const lines = await db.many<FileBenefit>(
    `select benefit, outcome, amount_fen as "amountFen", person_id as file from determination.decision
     where run_id = $1 and person_id = any($2) order by benefit, person_id`,
    [run.run_id, files],
  )
  return { month: run.month, lines }
}

/** When the actor last opened this file, the present sitting left out. */
async function findLastLook(
  db: Tx,
  actor: string,
  { files }: WholePerson,
  now: string,
): Promise<string | undefined> {
  const look = await db.one<{ at: string | null }>(
    `select max(at) as at from platform.audit
     where actor = $1 and operation = 'person.file' and outcome = 'done' and subjects && $2::bigint[]
       and at < $3::timestamptz - interval '${SAME_LOOK_MINUTES} minutes'`,
    [actor, files, now],
  )
  return look?.at ?? undefined
}
