import { z } from 'zod'
import { epochDayOf, parsePlainDate, plainDateOf } from '#kernel/plain-date.ts'
import { command } from '#platform/command.ts'
import type { JobQueue } from '#platform/jobs.ts'
import type { Operation } from '#platform/operation.ts'
import type { Benefit } from '#core/benefits/benefit.ts'
import { fileKinds } from '#core/exchange/file-kinds.ts'
import type { SourceCode } from '#core/exchange/sources.ts'
import { readAnswer } from '#core/facts/answer.ts'
import { getFact, vocabulary } from '#core/facts/person.ts'
import type { FactDefinition } from '#core/facts/fact.ts'
import { contestAnswered } from '#core/notices/kinds/contest-answered.ts'
import { contestReceived } from '#core/notices/kinds/contest-received.ts'
import { sendNotice } from '#core/notices/send-notice.ts'
import { type Text, text } from '#kernel/text.ts'
import { correctionJob } from './correction-job.ts'
import { caseworkProblem } from './problems.ts'
import { closeTask, openTask } from './task.ts'

export const CONTESTED = 'fact-contested'

/** Days until somebody who says a record is wrong must have an answer; no text that sets it is held, 待核实. */
const ANSWER_WITHIN_DAYS = 15

const person = z.coerce.number().int().positive()

/**
 * 这条不对: whoever a record is about says that it is wrong. The federation of their district answers by a day, together
 * with the authority that keeps the record.
 */
export const contestFact = command({
  id: 'fact.contest',
  permission: 'task.open',
  purpose: 'correction',
  input: z.object({
    personId: person,
    fact: z.string(),
    said: z.string().trim().min(4).max(1000),
  }),
  problems: caseworkProblem.pick('task-not-found', 'fact-unknown', 'contested-already'),
  async run({ personId, fact, said }, { db, actor, now, today, audit, problem }) {
    const contested = vocabulary[fact]
    if (!contested) throw problem('fact-unknown')
    const about = await db.one<{ district: string }>(
      'select district from registry.person where person_id = $1',
      [personId],
    )
    if (!about) throw problem('task-not-found')
    const open = await db.one(
      `select 1 from casework.task where person_id = $1 and kind = $2 and about ->> 'fact' = $3 and closed_at is null`,
      [personId, CONTESTED, fact],
    )
    if (open) throw problem('contested-already')
    const dueOn = plainDateOf(epochDayOf(today) + ANSWER_WITHIN_DAYS)
    const taskId = await openTask(
      { db, actor, now },
      {
        kind: CONTESTED,
        personId,
        about: { fact, keptBy: keeperOf(fact) },
        said,
        owner: { role: 'district', region: about.district },
        dueOn,
      },
    )
    if (taskId === undefined) throw problem('task-not-found')
    await sendNotice(db, {
      notice: contestReceived,
      values: { about: topicOf(contested), by: districtOffice, answerBy: dueOn },
      personId,
      reference: taskId,
      actor: actor.id,
      now,
    })
    audit.subjects([personId])
    audit.detail({ fact, taskId })
    return { taskId, dueOn }
  },
})

const districtOffice = text('区县经办人', 'district office')
const LONGEST_TOPIC = 12

/** What a message calls the fact; a name too long for one is left to the page. */
function topicOf({ label: { zh, en } }: FactDefinition): Text {
  return zh.length > LONGEST_TOPIC ? text('您说的那一条', 'what you said') : { zh, en }
}

/** Whose record a fact is: the source that outranks all others. */
export function keeperOf(factId: string): SourceCode {
  const { stored } = getFact(factId)
  const list = stored.from === 'person' ? 'people' : stored.list
  const kind = fileKinds.find(({ id }) => id === list)
  if (!kind || !('keptBy' in kind)) throw new Error(`no kind of file keeps "${factId}"`)
  return kind.keptBy
}

const answered = z.object({
  personId: person,
  taskId: z.uuid(),
  accepted: z.boolean(),
  answer: z.string().trim().min(4).max(600),
  /** What is right, as a form carries it, and the first day it is so. */
  value: z.string().optional(),
  from: z.string().optional(),
})

/**
 * Answers whoever said a record is wrong. Where they are right the record is corrected and every month it touches is decided
 * again, in the background; the answer is theirs to read at once.
 */
export function answerContest(queue: JobQueue, benefits: readonly Benefit[]): Operation<void> {
  const job = correctionJob(benefits)
  return command({
    id: 'fact.answer',
    permission: 'task.work',
    purpose: 'correction',
    input: answered,
    problems: caseworkProblem.pick(
      'task-not-found',
      'task-step-not-now',
      'held-by-another',
      'correction-unreadable',
      'not-corrected-here',
    ),
    async run({ personId, taskId, accepted, answer, value, from }, context) {
      const { db, actor, now, today, audit, problem } = context
      const task = await db.one<{ about: { fact: string } }>(
        'select about from casework.task where person_id = $1 and task_id = $2 and kind = $3',
        [personId, taskId, CONTESTED],
      )
      if (!task) throw problem('task-not-found')
      const fact = getFact(task.about.fact)
      const read = accepted ? readAnswer(fact, value ?? '') : undefined
      const day = accepted ? parsePlainDate(from ?? '') : undefined
      if (accepted && fact.stored.from === 'person') throw problem('not-corrected-here')
      if (accepted && (!read?.ok || read.value === null || day === undefined))
        throw problem('correction-unreadable')
      await closeTask(
        { db, actor, now },
        { personId, taskId },
        {
          outcome: accepted ? 'accepted' : 'not-accepted',
          answer,
          ...(accepted && { correction: { value, from } }),
        },
        problem,
      )
      audit.subjects([personId])
      audit.detail({ fact: fact.id, accepted })
      await sendNotice(db, {
        notice: contestAnswered,
        values: {
          about: topicOf(fact),
          outcome: accepted ? 'corrected' : 'kept',
          answer: { zh: answer, en: answer },
          by: districtOffice,
          answeredOn: today,
        },
        personId,
        reference: taskId,
        actor: actor.id,
        now,
      })
      if (accepted) await queue.enqueue(job, { personId, taskId }, { key: taskId, tx: db })
    },
  })
}
