import { randomUUID } from 'node:crypto'
import { recordBulkWork } from '#platform/audit/bulk-work.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { type Tx, withContext } from '#platform/db/transaction.ts'
import { type AskedQuestion, decideQuestion, REMEMBERED_HOURS } from './snooping-rules.ts'
import { findSurname } from './surname.ts'
import type { StaffFacts, StaffPerson, WorkLinks } from './work-facts.ts'

export type Asking = {
  readonly database: Pick<Database, 'batch'>
  readonly staff: StaffFacts
  readonly links: WorkLinks
  readonly clock?: Clock
}

/** A list is for working through; whom it showed was not looked up. */
const MOST_PEOPLE_OF_A_LOOK = 5
/** Nobody remembers why they looked at something longer ago. */
const ASK_WITHIN_HOURS = 24
const ENTRIES_AT_A_TIME = 500

const asker = { actor: 'system:audit-questions', read: ['c:audit'], write: [] }

type Look = {
  readonly entryId: string
  readonly actor: string
  readonly at: string
  readonly people: readonly number[]
  readonly peopleThisHour: number
}

/**
 * Reads the ledger on from where it stopped and writes a question for each look of a colleague that a rule asks about. Says
 * how many entries it read and how many questions it asked. An entry is read once: what is asked and how far it came are one
 * transaction, and one process at a time reads.
 */
export function askQuestions({
  database,
  staff,
  links,
  clock = systemClock,
}: Asking): Promise<{ readonly read: number; readonly asked: number }> {
  return withContext(database.batch, asker, async (tx) => {
    await tx.run("select pg_advisory_xact_lock(hashtext('yongzhu audit questions'))")
    const from = await tx.one<{ n: number }>(
      "select n from platform.ledger_reader where reader = 'questions'",
    )
    const until = await tx.one<{ n: number | null; entries: number }>(
      `select max(n) as n, count(*)::int as entries
       from (select n from platform.audit_seal where n > $1 order by n limit ${ENTRIES_AT_A_TIME}) as next`,
      [from?.n ?? 0],
    )
    if (!until || until.n === null) return { read: 0, asked: 0 }
    const looks = await listLooksBetween(tx, from?.n ?? 0, until.n, clock.now())
    const asked = looks.length > 0 ? await askAbout(tx, looks, { staff, links, clock }) : 0
    await tx.run(
      `insert into platform.ledger_reader values ('questions', $1) on conflict (reader) do update set n = excluded.n`,
      [until.n],
    )
    return { read: until.entries, asked }
  })
}

async function listLooksBetween(tx: Tx, from: number, until: number, now: string): Promise<readonly Look[]> {
  const isLook = `b.kind in ('read', 'search') and b.outcome = 'done' and b.subject_count between 1 and ${MOST_PEOPLE_OF_A_LOOK}`
  const rows = await tx.many<{
    id: string
    actor: string
    at: string
    subjects: readonly number[]
    people: number
  }>(
    `select b.id, b.actor, b.at, b.subjects,
       (select count(distinct person)::int from platform.audit e, unnest(e.subjects) as person
        where e.actor = b.actor and e.at > b.at - interval '1 hour' and e.at <= b.at and ${isLook.replaceAll('b.', 'e.')}) as people
     from platform.audit_seal s join platform.audit b on b.id = s.entry_id
     where s.n > $1 and s.n <= $2 and b.actor like 'staff:%' and b.at > $3::timestamptz - interval '${ASK_WITHIN_HOURS} hours'
       and ${isLook} order by s.n`,
    [from, until, now],
  )
  return rows.map(({ id, actor, at, subjects, people }) => ({
    entryId: id,
    actor,
    at,
    people: subjects,
    peopleThisHour: people,
  }))
}

async function askAbout(
  tx: Tx,
  looks: readonly Look[],
  { staff, links, clock }: Required<Omit<Asking, 'database'>>,
): Promise<number> {
  const actors = [...new Set(looks.map(({ actor }) => actor))]
  const people = await findPeople(tx, [...new Set(looks.flatMap((look) => look.people))])
  const colleagues = await staff.find(tx, actors)
  const asked = await listAsked(tx, actors, clock.now())
  let questions = 0
  for (const look of looks) {
    const { entryId, actor, at, peopleThisHour } = look
    const before = asked.get(actor) ?? []
    const linked = await links.find(tx, actor, look.people, at)
    const rule = look.people
      .map((personId) => {
        const facts = {
          staff: colleagues.get(actor) ?? {},
          person: people.get(personId) ?? {},
          isLinked: linked?.has(personId),
          peopleThisHour,
        }
        return decideQuestion({ personId, at, facts }, before)
      })
      .find((found) => found !== undefined)
    if (!rule) continue
    questions += await tx.run(
      `insert into platform.audit_question (question_id, entry_id, actor, rule, asked_at) values ($1, $2, $3, $4, $5)
       on conflict (entry_id) do nothing`,
      [randomUUID(), entryId, actor, rule.id, clock.now()],
    )
    asked.set(actor, [...before, { rule: rule.id, people: look.people, at }])
  }
  await recordBulkWork(
    tx,
    {
      actor: asker.actor,
      operation: 'question.ask',
      purpose: 'audit',
      kind: 'read',
      people: people.size,
      outcome: 'done',
      detail: { looks: looks.length, questions },
    },
    clock,
  )
  return questions
}

async function findPeople(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, StaffPerson>> {
  const rows = await tx.many<{ id: number; name: string; township: string; village: string | null }>(
    'select person_id as id, name, township, village from registry.person where person_id = any($1)',
    [ids],
  )
  return new Map(
    rows.map(({ id, name, township, village }) => {
      const surname = findSurname(name)
      return [id, { ...(surname && { surname }), township, ...(village !== null && { village }) }]
    }),
  )
}

/** What these colleagues were asked not long ago. A question counts from when the look was, as the next look does. */
async function listAsked(
  tx: Tx,
  actors: readonly string[],
  now: string,
): Promise<Map<string, readonly AskedQuestion[]>> {
  const rows = await tx.many<{ actor: string; rule: string; people: readonly number[]; at: string }>(
    `select q.actor, q.rule, a.subjects as people, a.at
     from platform.audit_question q join platform.audit a on a.id = q.entry_id
     where q.actor = any($1) and q.asked_at > $2::timestamptz - interval '${ASK_WITHIN_HOURS + REMEMBERED_HOURS} hours'`,
    [actors, now],
  )
  return new Map(Map.groupBy(rows, ({ actor }) => actor))
}
