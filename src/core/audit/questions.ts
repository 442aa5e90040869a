import { z } from 'zod'
import { type Text, text } from '#kernel/text.ts'
import { command } from '#platform/command.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { query } from '#platform/query.ts'
import { auditProblem } from './problems.ts'
import { snoopingRules } from './snooping-rules.ts'

/** A look a colleague was asked about. */
export type Question = {
  readonly questionId: string
  /** Actor id of the colleague. */
  readonly asked: string
  readonly askedAt: string
  readonly question: Text
  readonly lookedAt: string
  readonly operation: string
  readonly answer: string | undefined
  readonly answeredAt: string | undefined
  readonly verdict: Verdict | undefined
}

const verdicts = ['justified', 'misuse', 'unclear'] as const
export type Verdict = (typeof verdicts)[number]

const written = z.string().trim().min(2).max(500)

/** What the actor is asked: what is not answered first, then the latest. Whom they looked at is not told again. */
export const listOwnQuestions = query({
  id: 'question.own',
  kind: 'read',
  permission: 'question.answer',
  purpose: 'audit',
  input: z.object({}),
  problems: auditProblem.pick(),
  run: (_, { db, actor }) =>
    listQuestions(db, 'where q.actor = $1 order by w.answer is not null, q.asked_at desc limit 100', [
      actor.id,
    ]),
})

/** Answers a question the actor was asked, once; the answer stays as it is. */
export const answerQuestion = command({
  id: 'question.answer',
  permission: 'question.answer',
  purpose: 'audit',
  input: z.object({ questionId: z.uuid(), answer: written }),
  problems: auditProblem.pick('question-not-found', 'question-answered'),
  async run({ questionId, answer }, { db, actor, now, audit, problem }) {
    const question = await db.one(
      'select 1 from platform.audit_question where question_id = $1 and actor = $2',
      [questionId, actor.id],
    )
    if (!question) throw problem('question-not-found')
    const recorded = await db.run(
      `insert into platform.audit_answer (question_id, actor, answer, answered_at) values ($1, $2, $3, $4)
       on conflict (question_id) do nothing`,
      [questionId, actor.id, answer, now],
    )
    if (recorded === 0) throw problem('question-answered')
    audit.detail({ questionId })
  },
})

/** What is to be reviewed, the oldest first; a question nobody answered is among them. */
export const listQuestionsToReview = query({
  id: 'question.list',
  kind: 'read',
  permission: 'question.review',
  purpose: 'audit',
  input: z.object({}),
  problems: auditProblem.pick(),
  run: (_, { db, actor }) =>
    listQuestions(db, 'where v.verdict is null and q.actor <> $1 order by q.asked_at limit 200', [actor.id]),
})

/** A verdict on one look, once, by somebody who was not asked. */
export const reviewQuestion = command({
  id: 'question.review',
  permission: 'question.review',
  purpose: 'audit',
  input: z.object({ questionId: z.uuid(), verdict: z.enum(verdicts), remark: written }),
  problems: auditProblem.pick('question-not-found', 'own-question', 'question-reviewed'),
  async run({ questionId, verdict, remark }, { db, actor, now, audit, problem }) {
    const question = await db.one<{ actor: string }>(
      'select actor from platform.audit_question where question_id = $1',
      [questionId],
    )
    if (!question) throw problem('question-not-found')
    if (question.actor === actor.id) throw problem('own-question')
    const recorded = await db.run(
      `insert into platform.audit_review (question_id, actor, reviewed_by, verdict, remark, reviewed_at)
       values ($1, $2, $3, $4, $5, $6) on conflict (question_id) do nothing`,
      [questionId, question.actor, actor.id, verdict, remark, now],
    )
    if (recorded === 0) throw problem('question-reviewed')
    audit.detail({ questionId, verdict })
  },
})

async function listQuestions(
  db: Tx,
  which: string,
  values: readonly unknown[],
): Promise<readonly Question[]> {
  const rows = await db.many<{
    question_id: string
    actor: string
    asked_at: string
    rule: string
    looked_at: string
    operation: string
    answer: string | null
    answered_at: string | null
    verdict: Verdict | null
  }>(
    `select q.question_id, q.actor, q.asked_at, q.rule, a.at as looked_at, a.operation, w.answer, w.answered_at, v.verdict
     from platform.audit_question q join platform.audit a on a.id = q.entry_id
     left join platform.audit_answer w using (question_id) left join platform.audit_review v using (question_id) ${which}`,
    values,
  )
  return rows.map((row) => ({
    questionId: row.question_id,
    asked: row.actor,
    askedAt: row.asked_at,
    question: wordsOf(row.rule),
    lookedAt: row.looked_at,
    operation: row.operation,
    answer: row.answer ?? undefined,
    answeredAt: row.answered_at ?? undefined,
    verdict: row.verdict ?? undefined,
  }))
}

/** Rules come and go; what was asked by an earlier one is still asked. */
function wordsOf(rule: string): Text {
  return (
    snoopingRules.find(({ id }) => id === rule)?.question ??
    text('您为什么看了这份记录？', 'Why did you open this record?')
  )
}
