import { z } from 'zod'
import { epochDayOf, plainDateOf } from '#kernel/plain-date.ts'
import { command } from '#platform/command.ts'
import { caseworkProblem } from './problems.ts'
import { REQUEST } from './request.ts'
import { openTask } from './task.ts'

/** Days until somebody who has no account hears from the township; no text that sets it is held, 待核实. */
const HEARD_WITHIN_DAYS = 15

/**
 * 没有账户: somebody who is entitled says that there is no account to pay into. A task of the federation of their township;
 * saying it again while it is open opens no second one.
 */
export const sayNoAccount = command({
  id: 'account.none',
  permission: 'task.open',
  purpose: 'payment',
  input: z.object({ personId: z.coerce.number().int().positive() }),
  problems: caseworkProblem.pick('task-not-found'),
  async run({ personId }, { db, actor, now, today, audit, problem }) {
    const about = await db.one<{ township: string }>(
      'select township from registry.person where person_id = $1',
      [personId],
    )
    if (!about) throw problem('task-not-found')
    const open = await db.one<{ taskId: string; dueOn: string }>(
      `select task_id as "taskId", due_on as "dueOn" from casework.task
       where person_id = $1 and kind = $2 and about ->> 'missing' = 'account' and closed_at is null`,
      [personId, REQUEST],
    )
    audit.subjects([personId])
    if (open) return open
    const dueOn = plainDateOf(epochDayOf(today) + HEARD_WITHIN_DAYS)
    const taskId = await openTask(
      { db, actor, now },
      {
        kind: REQUEST,
        personId,
        about: { missing: 'account' },
        said: '没有能收钱的账户，请帮我办一个。',
        owner: { role: 'township', region: about.township },
        dueOn,
      },
    )
    if (taskId === undefined) throw problem('task-not-found')
    audit.detail({ taskId })
    return { taskId, dueOn }
  },
})
