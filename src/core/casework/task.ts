import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { PlainDate } from '#kernel/plain-date.ts'
import { type Actor, findStaffId } from '#platform/actor.ts'
import { command } from '#platform/command.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { query } from '#platform/query.ts'
import { shownName } from '#platform/showing.ts'
import { caseworkProblem } from './problems.ts'
import { allows, stateOf, type TaskState, type TaskStep } from './task-state.ts'

/** The duty a task belongs to. */
export type Owner = { readonly role: string; readonly region: string }

export type NewTask = {
  readonly kind: string
  readonly personId: number
  /** Codes only: which fact, benefit, month. */
  readonly about: Readonly<Record<string, string | number>>
  readonly said?: string
  readonly owner: Owner
  readonly dueOn: PlainDate
}

type Within = { readonly db: Tx; readonly actor: Pick<Actor, 'id'>; readonly now: string }

/**
 * Opens a task inside another command. `undefined` where the person does not exist or is not the actor's to write about:
 * the caller answers both in the same words.
 */
export async function openTask(
  { db, actor, now }: Within,
  { kind, personId, about, said, owner, dueOn }: NewTask,
): Promise<string | undefined> {
  const taskId = randomUUID()
  const opened = await db.run(
    `insert into casework.task (person_id, task_id, kind, about, said, district, township, owner_role, owner_region,
       opened_at, opened_by, due_on)
     select person_id, $2, $3, $4, $5, district, township, $6, $7, $8, $9, $10 from registry.person where person_id = $1`,
    [
      personId,
      taskId,
      kind,
      JSON.stringify(about),
      said ?? null,
      owner.role,
      owner.region,
      now,
      actor.id,
      dueOn,
    ],
  )
  if (opened === 0) return undefined
  await addStep({ db, actor, now }, { personId, taskId }, 'opened')
  return taskId
}

export type TaskKey = { readonly personId: number; readonly taskId: string }

/** Writes down what happened; the number of the step keeps two clerks from taking the same one. */
export async function addStep(
  { db, actor, now }: Within,
  { personId, taskId }: TaskKey,
  kind: TaskStep,
  note?: string,
): Promise<void> {
  await db.run(
    `insert into casework.task_step (person_id, task_id, step, kind, at, actor, note, district, township)
     select t.person_id, t.task_id, coalesce((select max(step) from casework.task_step s
         where s.person_id = t.person_id and s.task_id = t.task_id), 0) + 1, $3, $4, $5, $6, t.district, t.township
     from casework.task t where t.person_id = $1 and t.task_id = $2`,
    [personId, taskId, kind, now, actor.id, note ?? null],
  )
}

export type TaskLine = TaskKey & {
  readonly kind: string
  readonly about: Readonly<Record<string, string | number>>
  readonly name: string
  readonly township: string
  readonly dueOn: PlainDate
  readonly state: TaskState
  /** Account of the colleague who has it in hand. */
  readonly holder: string | null
}

type TaskRow = {
  person_id: number
  task_id: string
  kind: string
  about: Readonly<Record<string, string | number>>
  name: string
  township: string
  due_on: PlainDate
  holder: string | null
  closed_at: string | null
}

function lineOf(actor: Actor, row: TaskRow): TaskLine {
  return {
    personId: row.person_id,
    taskId: row.task_id,
    kind: row.kind,
    about: row.about,
    name: shownName(actor, row.person_id, row.name),
    township: row.township,
    dueOn: row.due_on,
    state: stateOf({ holder: row.holder, closedAt: row.closed_at }),
    holder: row.holder,
  }
}

const lineColumns = `t.person_id, t.task_id, t.kind, t.about, p.name, t.township, t.due_on, t.holder, t.closed_at`

/** What waits for the duty the actor is on, what is due first first; 50 at most, the count of all beside. */
export const listDutyTasks = query({
  id: 'task.duty-list',
  kind: 'search',
  permission: 'task.read',
  purpose: 'casework',
  input: z.object({}),
  problems: caseworkProblem.pick(),
  async run(_, { db, actor, audit }) {
    const owner = [actor.capacity?.role ?? '', actor.capacity?.region ?? '']
    const rows = await db.many<TaskRow & { all: number }>(
      `select ${lineColumns}, count(*) over ()::int as "all" from casework.task t join registry.person p using (person_id)
       where t.owner_role = $1 and t.owner_region = $2 and t.closed_at is null order by t.due_on, t.task_id limit 50`,
      owner,
    )
    audit.subjects(rows.map(({ person_id }) => person_id))
    return { tasks: rows.map((row) => lineOf(actor, row)), all: rows[0]?.all ?? 0 }
  },
})

/** Everything open and answered about one person, newest first. */
export const listPersonTasks = query({
  id: 'task.person-list',
  kind: 'read',
  permission: 'task.read',
  purpose: 'casework',
  input: z.object({ personId: z.coerce.number().int().positive() }),
  problems: caseworkProblem.pick(),
  async run({ personId }, { db, actor, audit }) {
    const rows = await db.many<TaskRow>(
      `select ${lineColumns} from casework.task t join registry.person p using (person_id)
       where t.person_id = $1 order by t.opened_at desc, t.task_id limit 50`,
      [personId],
    )
    audit.subjects(rows.map(({ person_id }) => person_id))
    return rows.map((row) => lineOf(actor, row))
  },
})

const taskKey = { personId: z.coerce.number().int().positive(), taskId: z.uuid() }

export type Task = TaskLine & {
  readonly said: string | null
  readonly outcome: string | null
  readonly answer: string | null
  readonly openedAt: string
  readonly owner: Owner
  readonly steps: readonly {
    readonly kind: TaskStep
    readonly at: string
    readonly actor: string
    readonly note: string | null
  }[]
}

/** One task with everything that happened to it. Whoever it is about reads the answer, not what colleagues note. */
export const readTask = query({
  id: 'task.read',
  kind: 'read',
  permission: 'task.read',
  purpose: 'casework',
  input: z.object(taskKey),
  problems: caseworkProblem.pick('task-not-found'),
  async run({ personId, taskId }, { db, actor, audit, problem }): Promise<Task> {
    const row = await db.one<
      TaskRow & {
        said: string | null
        outcome: string | null
        answer: string | null
        opened_at: string
        owner_role: string
        owner_region: string
      }
    >(
      `select ${lineColumns}, t.said, t.outcome, t.answer, t.opened_at, t.owner_role, t.owner_region
       from casework.task t join registry.person p using (person_id) where t.person_id = $1 and t.task_id = $2`,
      [personId, taskId],
    )
    if (!row) throw problem('task-not-found')
    audit.subjects([personId])
    const steps = await db.many<Task['steps'][number]>(
      `select kind, at, actor, case when $3 or kind = 'closed' then note end as note
       from casework.task_step where person_id = $1 and task_id = $2 order by step`,
      [personId, taskId, findStaffId(actor) !== undefined],
    )
    return {
      ...lineOf(actor, row),
      said: row.said,
      outcome: row.outcome,
      answer: row.answer,
      openedAt: row.opened_at,
      owner: { role: row.owner_role, region: row.owner_region },
      steps,
    }
  },
})

type Locked = { readonly holder: string | null; readonly closed_at: string | null }

async function lock(
  db: Tx,
  { personId, taskId }: TaskKey,
): Promise<(Locked & { readonly state: TaskState }) | undefined> {
  const row = await db.one<Locked>(
    'select holder, closed_at from casework.task where person_id = $1 and task_id = $2 for update',
    [personId, taskId],
  )
  return row && { ...row, state: stateOf({ holder: row.holder, closedAt: row.closed_at }) }
}

const workProblems = caseworkProblem.pick('task-not-found', 'task-step-not-now', 'held-by-another')

/** Takes a waiting task in hand; from then on it links the colleague to the person. */
export const takeTask = command({
  id: 'task.take',
  permission: 'task.work',
  purpose: 'casework',
  input: z.object(taskKey),
  problems: workProblems,
  async run(key, { db, actor, now, audit, problem }) {
    const task = await lock(db, key)
    const holder = findStaffId(actor)
    if (!task || holder === undefined) throw problem('task-not-found')
    if (task.holder !== null && task.holder !== holder) throw problem('held-by-another')
    if (!allows(task.state, 'taken')) throw problem('task-step-not-now', { state: task.state })
    await db.run('update casework.task set holder = $3 where person_id = $1 and task_id = $2', [
      key.personId,
      key.taskId,
      holder,
    ])
    await addStep({ db, actor, now }, key, 'taken')
    audit.subjects([key.personId])
  },
})

/** Gives a task back to its duty, with the reason, for a colleague to take. */
export const handOnTask = command({
  id: 'task.hand-on',
  permission: 'task.work',
  purpose: 'casework',
  input: z.object({ ...taskKey, note: z.string().trim().min(2).max(500) }),
  problems: workProblems,
  async run({ note, ...key }, { db, actor, now, audit, problem }) {
    const task = await lock(db, key)
    if (!task) throw problem('task-not-found')
    if (!allows(task.state, 'handed-on')) throw problem('task-step-not-now', { state: task.state })
    await db.run('update casework.task set holder = null where person_id = $1 and task_id = $2', [
      key.personId,
      key.taskId,
    ])
    await addStep({ db, actor, now }, key, 'handed-on', note)
    audit.subjects([key.personId])
  },
})

/** Writes down something about a task without changing its state. */
export const noteTask = command({
  id: 'task.note',
  permission: 'task.work',
  purpose: 'casework',
  input: z.object({ ...taskKey, note: z.string().trim().min(2).max(2000) }),
  problems: workProblems,
  async run({ note, ...key }, { db, actor, now, audit, problem }) {
    const task = await lock(db, key)
    if (!task) throw problem('task-not-found')
    if (!allows(task.state, 'noted')) throw problem('task-step-not-now', { state: task.state })
    await addStep({ db, actor, now }, key, 'noted', note)
    audit.subjects([key.personId])
  },
})

/** Closes a task inside the command that decided it: only whoever has it in hand may. */
export async function closeTask(
  { db, actor, now }: Within,
  key: TaskKey,
  {
    outcome,
    answer,
    correction,
  }: { readonly outcome: string; readonly answer: string; readonly correction?: object | undefined },
  problem: (
    code: 'task-not-found' | 'task-step-not-now' | 'held-by-another',
    values?: { state: string },
  ) => Error,
): Promise<void> {
  const task = await lock(db, key)
  if (!task) throw problem('task-not-found')
  if (task.holder !== null && task.holder !== findStaffId(actor)) throw problem('held-by-another')
  if (!allows(task.state, 'closed')) throw problem('task-step-not-now', { state: task.state })
  await db.run(
    `update casework.task set closed_at = $3, outcome = $4, answer = $5, correction = $6
     where person_id = $1 and task_id = $2`,
    [key.personId, key.taskId, now, outcome, answer, correction ? JSON.stringify(correction) : null],
  )
  await addStep({ db, actor, now }, key, 'closed', answer)
}
