import { z } from 'zod'
import { command } from '#platform/command.ts'
import { recordReach } from '#core/notices/record-reach.ts'
import { FOLLOW_UP } from './follow-ups.ts'
import { caseworkProblem } from './problems.ts'
import { closeTask, openTask } from './task.ts'

/** Something a colleague was asked for or found out: on the telephone, at the counter, on a visit. */
export const REQUEST = 'request'

/** A payment the bank has sent back; opened by `core/payments`, `about` holds benefit, month and the bank’s code. */
export const PAYMENT_RETURNED = 'payment-returned'

const person = z.coerce.number().int().positive()

/**
 * Writes down what somebody asked for, as a task of the federation of their township, due on the day agreed with them. No text
 * sets a term for what is merely asked.
 */
export const recordRequest = command({
  id: 'request.record',
  permission: 'task.record',
  purpose: 'casework',
  input: z.object({ personId: person, said: z.string().trim().min(4).max(1000), dueOn: z.iso.date() }),
  problems: caseworkProblem.pick('task-not-found', 'due-in-the-past'),
  async run({ personId, said, dueOn }, { db, actor, now, today, audit, problem }) {
    if (dueOn < today) throw problem('due-in-the-past')
    const about = await db.one<{ township: string }>(
      'select township from registry.person where person_id = $1',
      [personId],
    )
    if (!about) throw problem('task-not-found')
    const owner = { role: 'township', region: about.township }
    const taskId = await openTask(
      { db, actor, now },
      { kind: REQUEST, personId, about: {}, said, owner, dueOn },
    )
    if (taskId === undefined) throw problem('task-not-found')
    audit.subjects([personId])
    audit.detail({ taskId })
    return { taskId }
  },
})

/**
 * Closes a request, what a message left to do, or a payment that came back, with what came of it, by whoever has it in hand. Whoever was visited has been
 * told.
 */
export const answerRequest = command({
  id: 'request.answer',
  permission: 'task.work',
  purpose: 'casework',
  input: z.object({
    personId: person,
    taskId: z.uuid(),
    done: z.boolean(),
    answer: z.string().trim().min(4).max(600),
  }),
  problems: caseworkProblem.pick('task-not-found', 'task-step-not-now', 'held-by-another'),
  async run({ done, answer, ...key }, { db, actor, now, audit, problem }) {
    const task = await db.one<{ about: Readonly<Record<string, string>> }>(
      'select about from casework.task where person_id = $1 and task_id = $2 and kind = any($3)',
      [key.personId, key.taskId, [REQUEST, FOLLOW_UP, PAYMENT_RETURNED]],
    )
    if (!task) throw problem('task-not-found')
    const { noticeId, why } = task.about
    if (done && why === 'visit' && noticeId !== undefined)
      await recordReach(db, {
        personId: key.personId,
        noticeId,
        way: 'visit',
        state: 'read',
        proof: key.taskId,
        actor: actor.id,
        now,
      })
    await closeTask({ db, actor, now }, key, { outcome: done ? 'done' : 'not-done', answer }, problem)
    audit.subjects([key.personId])
  },
})
