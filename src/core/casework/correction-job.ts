import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { NOT_APPLICABLE, type FactValue } from '#engine/values.ts'
import { monthOf, parseMonth, type Month } from '#kernel/month.ts'
import { epochDayOf, type PlainDate, plainDateOf } from '#kernel/plain-date.ts'
import { recordBulkWork } from '#platform/audit/bulk-work.ts'
import type { Database } from '#platform/db/database.ts'
import { transaction, type Tx, withContext } from '#platform/db/transaction.ts'
import { defineJob, type Job } from '#platform/jobs.ts'
import type { Benefit } from '#core/benefits/benefit.ts'
import { runMonth } from '#core/benefits/run-month.ts'
import type { FactDefinition } from '#core/facts/fact.ts'
import { readAnswer } from '#core/facts/answer.ts'
import { getFact } from '#core/facts/person.ts'
import type { SpellSource } from '#core/facts/spell-source.ts'

const actor = 'system:correction'

type Payload = { readonly personId: number; readonly taskId: string }

/** Corrects what was found to be wrong and decides again every month it touches. Done twice, it changes nothing more. */
export function correctionJob(benefits: readonly Benefit[]): Job<Payload> {
  return defineJob({
    name: 'correction',
    payload: z.object({ personId: z.number().int().positive(), taskId: z.uuid() }),
    async run(payload, { database, progress }) {
      const from = await withContext(database.batch, { actor, read: [], write: [] }, (tx) =>
        correct(tx, payload),
      )
      const months = await listDecidedSince(database, from)
      for (const [done, month] of months.entries()) {
        await progress(done, months.length, 'deciding')
        await runMonth({ database, benefits, month, actor })
      }
    },
  })
}

async function correct(tx: Tx, { personId, taskId }: Payload): Promise<PlainDate> {
  const task = await tx.one<{
    about: { fact: string; keptBy: string }
    correction: { value: string; from: PlainDate }
    closed_at: string
  }>(
    `select about, correction, closed_at from casework.task
     where person_id = $1 and task_id = $2 and correction is not null for update`,
    [personId, taskId],
  )
  if (!task) throw new Error('a correction without a task that was accepted')
  const { about, correction } = task
  const fact = getFact(about.fact)
  const read = readAnswer(fact, correction.value)
  if (!read.ok || fact.stored.from === 'person') throw new Error('an accepted correction that cannot be read')
  const isDone = await tx.one('select 1 from exchange.batch where file_name = $1', [fileName(taskId)])
  if (isDone) return correction.from
  const batchId = randomUUID()
  await tx.run(
    `insert into exchange.batch (batch_id, kind, file_name, sha256, source, actor, taken, warned, refused, unchanged, as_of)
     values ($1, $2, $3, '', $4, $6, 1, 0, 0, 0, $5)`,
    [batchId, fact.stored.list, fileName(taskId), about.keptBy, task.closed_at.slice(0, 10), actor],
  )
  await replaceFrom(tx, {
    personId,
    fact,
    stored: fact.stored,
    value: read.value,
    from: correction.from,
    source: about.keptBy,
    batchId,
  })
  await recordBulkWork(tx, {
    actor,
    operation: 'casework.correct',
    purpose: 'correction',
    kind: 'write',
    people: 1,
    outcome: 'done',
    detail: { task: taskId, batchId },
  })
  return correction.from
}

/** Corrections stand in the list of what was brought in, under the task they come from. */
function fileName(taskId: string): string {
  return `更正 ${taskId}`
}

type Replacement = {
  readonly personId: number
  readonly fact: FactDefinition
  readonly stored: SpellSource
  readonly value: FactValue
  readonly from: PlainDate
  readonly source: string
  readonly batchId: string
}

/**
 * From the day on the record says what is right, until it ends or the next one begins; before it, and in everything else it
 * says, it stays as it was. A fact that is a record itself (it is on a list or not) begins or ends it.
 */
async function replaceFrom(
  tx: Tx,
  { personId, fact, stored, value, from, source, batchId }: Replacement,
): Promise<void> {
  const { table, where, column, present = true } = stored
  const isAbout = `s.person_id = $1 and s.superseded_at is null${where ? ` and s.${where.column} = '${where.is}'` : ''}`
  const types = await typesOf(tx, table)
  const said = Object.keys(types)
  const list = ['person_id', 'district', 'township', ...said].join(', ')
  await tx.run(
    `create temporary table standing on commit drop as
     select * from registry.${table} s where ${isAbout} and s.valid_from <= $2
       and (s.valid_until is null or s.valid_until > $2)`,
    [personId, from],
  )
  await tx.run(
    `update registry.${table} s set superseded_at = now() where ${isAbout} and s.valid_from = (select valid_from from standing)`,
    [personId],
  )
  await tx.run(
    `insert into registry.${table} (${list}, valid_from, valid_until, source, batch_id)
     select ${list}, valid_from, $1, source, $2 from standing where valid_from < $1`,
    [from, batchId],
  )
  if (column === undefined && value !== present) return
  const changed = column === undefined ? {} : { [column]: `$5::${types[column]}` }
  const whole: Record<string, string> = {
    person_id: 'p.person_id',
    district: 'p.district',
    township: 'p.township',
    ...Object.fromEntries(said.map((each) => [each, `o.${each}`])),
    ...(where && { [where.column]: `'${where.is}'` }),
    ...changed,
  }
  await tx.run(
    `insert into registry.${table} (${Object.keys(whole).join(', ')}, valid_from, valid_until, source, batch_id)
     select ${Object.values(whole).join(', ')}, $2::date,
       coalesce(o.valid_until, (select min(s.valid_from) from registry.${table} s where ${isAbout} and s.valid_from > $2::date)),
       $3, $4::uuid
     from registry.person p left join standing o on true
     where p.person_id = $1`,
    [personId, from, source, batchId, ...(column === undefined ? [] : [storedValue(fact, value)])],
  )
}

/** What a spell says, with the types; not whom it is about, when, by whom or since when it is known. */
async function typesOf(tx: Tx, table: string): Promise<Readonly<Record<string, string>>> {
  const rows = await tx.many<{ column_name: string; udt_name: string }>(
    `select column_name, udt_name from information_schema.columns where table_schema = 'registry' and table_name = $1
       and column_name not in ('person_id', 'district', 'township', 'valid_from', 'valid_until', 'source', 'batch_id', 'recorded_at', 'superseded_at')
     order by ordinal_position`,
    [table],
  )
  return Object.fromEntries(rows.map(({ column_name, udt_name }) => [column_name, udt_name]))
}

function storedValue({ type }: FactDefinition, value: FactValue): unknown {
  if (value === NOT_APPLICABLE) return null
  return type === 'date' && typeof value === 'number' ? plainDateOf(value) : value
}

async function listDecidedSince(database: Database, from: PlainDate): Promise<readonly Month[]> {
  const rows = await transaction(database.batch, (tx) =>
    tx.many<{ month: PlainDate }>(
      `select distinct r.month from determination.run r join determination.run_step s using (run_id)
       where s.step = 'finished' and r.month >= date_trunc('month', $1::date) order by r.month`,
      [from],
    ),
  )
  const first = monthOf(epochDayOf(from))
  return rows.flatMap(({ month }) => parseMonth(month.slice(0, 7)) ?? []).filter((month) => month >= first)
}
