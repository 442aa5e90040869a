import type { PlainDate } from '#kernel/plain-date.ts'
import type { Text } from '#kernel/text.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { statedIn } from './dated-facts.ts'
import { keyOf, type AnySpellTable, type StoredSpell } from './spells.ts'

/** One thing that happened to a person. `on` and `key` together place it, also where two happened on one day. */
export type TimelineEvent = {
  readonly on: PlainDate
  readonly key: string
  /** The file it is recorded in, which may have been merged. */
  readonly file: number
  readonly recordedAt: string
} & (
  | {
      readonly kind: 'began' | 'ended'
      readonly table: AnySpellTable
      readonly source: string
      readonly stated: readonly { readonly label: Text; readonly value: Text }[]
    }
  | {
      readonly kind: 'decision'
      readonly benefit: string
      readonly month: string
      readonly change: 'start' | 'change' | 'stop' | 'held' | 'unknown'
      readonly beforeFen: number | null
      readonly afterFen: number | null
      readonly standing: 'effective' | 'proposed'
    }
  | { readonly kind: 'notice'; readonly notice: string }
  | { readonly kind: 'task-opened'; readonly task: string; readonly taskId: string }
  | {
      readonly kind: 'task-closed'
      readonly task: string
      readonly taskId: string
      readonly outcome: string | null
    }
  | { readonly kind: 'merged' | 'unmerged'; readonly mergeId: string; readonly intoId: number }
)

/** Where a page of the timeline begins: after this event, towards the past. */
export type TimelinePlace = Pick<TimelineEvent, 'on' | 'key'>

type Wanted = {
  readonly files: readonly number[]
  readonly today: PlainDate
  readonly before?: TimelinePlace | undefined
  /** Only what has become known since; in any order of days. */
  readonly since?: string | undefined
  readonly limit: number
}

/**
 * What happened to a person, newest first: facts that began or ended, decisions that changed, notices, tasks, merges. Asks each
 * source for one page and merges them; a module with something to tell adds a source here.
 */
export async function listEvents(
  db: Tx,
  spells: readonly StoredSpell[],
  wanted: Wanted,
): Promise<readonly TimelineEvent[]> {
  const found = [
    ...eventsOfSpells(spells, wanted),
    ...(await listDecisions(db, wanted)),
    ...(await listNotices(db, wanted)),
    ...(await listTasks(db, wanted)),
    ...(await listMerges(db, wanted)),
  ]
  return found.toSorted(newestFirst).slice(0, wanted.limit)
}

function newestFirst(a: TimelinePlace, b: TimelinePlace): number {
  if (a.on !== b.on) return a.on < b.on ? 1 : -1
  return a.key < b.key ? 1 : a.key > b.key ? -1 : 0
}

function eventsOfSpells(
  spells: readonly StoredSpell[],
  { today, before, since }: Wanted,
): readonly TimelineEvent[] {
  return spells
    .filter(({ supersededAt }) => supersededAt === null)
    .flatMap((spell): TimelineEvent[] => {
      const { table, personId: file, from, until, source, recordedAt } = spell
      const place = `spell|${keyOf(spell)}|${from}|${file}`
      const common = { file, table, source, recordedAt, stated: statedIn(spell) }
      return [
        { ...common, kind: 'began', on: from, key: place },
        ...(until === null ? [] : [{ ...common, kind: 'ended' as const, on: until, key: `${place}|ended` }]),
      ]
    })
    .filter(
      (event) =>
        event.on <= today &&
        (before === undefined || newestFirst(before, event) < 0) &&
        (since === undefined || event.recordedAt > since),
    )
}

/** The keyset and time conditions of a source whose rows have `at`, and its parameters after the files. */
const within = `at::date <= $2 and ($3::date is null or (at::date, key collate "C") < ($3, $4))
  and ($5::timestamptz is null or at > $5)
  order by at::date desc, key collate "C" desc limit $6`

function parametersOf({ files, today, before, since, limit }: Wanted): unknown[] {
  return [files, today, before?.on ?? null, before?.key ?? null, since ?? null, limit]
}

type Placed = {
  readonly on: PlainDate
  readonly key: string
  readonly file: number
  readonly recordedAt: string
}

/** Of runs that stand for their month; a month decided again shows what it came to in the end. */
function listDecisions(db: Tx, wanted: Wanted): Promise<readonly TimelineEvent[]> {
  return db.many<Placed & Extract<TimelineEvent, { kind: 'decision' }>>(
    `select 'decision' as kind, at::date as "on", key, person_id as file, at as "recordedAt", benefit, month, change,
       before_fen as "beforeFen", after_fen as "afterFen", standing
     from (
       select c.person_id, c.benefit, to_char(c.month, 'YYYY-MM') as month, c.kind as change, c.before_fen, c.after_fen,
         c.standing, s.at, concat_ws('|', 'decision', c.month, c.benefit, c.person_id) as key
       from determination.change c
       join (select distinct on (r.month) r.run_id, f.at from determination.run r
         join determination.run_step f on f.run_id = r.run_id and f.step = 'finished'
         order by r.month, r.started_at desc, r.run_id) s using (run_id)
       where c.person_id = any($1)
     ) event where ${within}`,
    parametersOf(wanted),
  )
}

function listNotices(db: Tx, wanted: Wanted): Promise<readonly TimelineEvent[]> {
  return db.many<Placed & Extract<TimelineEvent, { kind: 'notice' }>>(
    `select 'notice' as kind, at::date as "on", key, person_id as file, at as "recordedAt", notice
     from (select person_id, notice, recorded_at as at, concat_ws('|', 'notice', notice_id) as key
       from notices.outbox where person_id = any($1)) event where ${within}`,
    parametersOf(wanted),
  )
}

async function listTasks(db: Tx, wanted: Wanted): Promise<readonly TimelineEvent[]> {
  return db.many<Placed & Extract<TimelineEvent, { kind: 'task-opened' | 'task-closed' }>>(
    `select kind, at::date as "on", key, person_id as file, at as "recordedAt", task, task_id as "taskId", outcome
     from (
       select 'task-opened' as kind, person_id, opened_at as at, kind as task, task_id, null::text as outcome,
         concat_ws('|', 'task', task_id) as key
       from casework.task where person_id = any($1)
       union all
       select 'task-closed', person_id, closed_at, kind, task_id, outcome, concat_ws('|', 'task', task_id, 'closed')
       from casework.task where person_id = any($1) and closed_at is not null
     ) event where ${within}`,
    parametersOf(wanted),
  )
}

async function listMerges(db: Tx, wanted: Wanted): Promise<readonly TimelineEvent[]> {
  return db.many<Placed & Extract<TimelineEvent, { kind: 'merged' | 'unmerged' }>>(
    `select kind, at::date as "on", key, person_id as file, at as "recordedAt", merge_id as "mergeId", into_id as "intoId"
     from (
       select 'merged' as kind, person_id, merged_at as at, merge_id, into_id, concat_ws('|', 'merge', merge_id) as key
       from registry.person_merge where person_id = any($1) or into_id = any($1)
       union all
       select 'unmerged', person_id, undone_at, merge_id, into_id, concat_ws('|', 'merge', merge_id, 'undone')
       from registry.person_merge where (person_id = any($1) or into_id = any($1)) and undone_at is not null
     ) event where ${within}`,
    parametersOf(wanted),
  )
}
