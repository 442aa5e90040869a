import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type pg from 'pg'
import { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import { sealEverything } from '#platform/audit/seal-up-to.ts'
import { fixedClock } from '#platform/clock.ts'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { execute } from '#platform/execute.ts'
import { query } from '#platform/query.ts'
import { askQuestions } from './ask-questions.ts'
import { auditProblem } from './problems.ts'
import { answerQuestion, listOwnQuestions, listQuestionsToReview, reviewQuestion } from './questions.ts'
import { PEOPLE_AN_HOUR } from './snooping-rules.ts'
import type { StaffFacts, WorkLinks } from './work-facts.ts'

let database: TestDatabase
let admin: pg.Client
beforeAll(async () => {
  database = await createTestDatabase()
  admin = await connect(database.admin)
  await database.batch.query(
    `insert into registry.person (person_id, name, on_roll, district, township, village, source, batch_id)
     select n, case when n = 1 then '陈小明' when n = 2 then '王小红' else '李四' end, true, 'haishu', 't-330203001',
       case when n = 2 then '石碶村' end, 'test', gen_random_uuid() from generate_series(1, 100) n`,
  )
})
afterAll(async () => {
  await admin.end()
  await database.drop()
})
beforeEach(async () => {
  await admin.query(
    'truncate platform.audit, platform.audit_seal, platform.audit_subject, platform.ledger_reader, platform.audit_question cascade',
  )
})

/** 陈, who lives in 石碶村 and has work with everybody but 1 to 9. */
const staff: StaffFacts = {
  find: async (_, actors) =>
    new Map(
      actors
        .filter((actor) => actor === 'staff:chen')
        .map((actor) => [actor, { surname: '陈', township: 't-330203001', village: '石碶村' }]),
    ),
}
const links: WorkLinks = {
  find: async (_, actor, people) =>
    actor === 'staff:unknown' ? undefined : new Set(people.filter((person) => person > 9)),
}

const show = (kind: 'read' | 'search') =>
  query({
    id: `example.${kind}`,
    kind,
    permission: 'decision.explain',
    purpose: 'review',
    input: z.object({ people: z.array(z.number()) }),
    problems: auditProblem.pick(),
    run: async ({ people }, { audit }) => audit.subjects(people),
  })

const colleague = (id: string): Actor => ({ id, shows: () => 'full', may: () => ({ read: [], write: [] }) })
const chen = colleague('staff:chen')
const auditor: Actor = {
  id: 'staff:auditor',
  shows: () => 'full',
  may: () => ({ read: ['c:audit'], write: ['c:audit'] }),
}

type Looking = { readonly by?: Actor; readonly kind?: 'read' | 'search'; readonly at?: string }
const NOON = '2026-11-24T04:00:00.000Z'

const look = (people: readonly number[], { by = chen, kind = 'read', at = NOON }: Looking = {}) =>
  execute(show(kind), { people }, { database, actor: by, clock: fixedClock(at) })

/** Seals what is there and reads the ledger to its end. */
async function ask(at = NOON): Promise<number> {
  let asked = 0
  for (;;) {
    await sealEverything(database)
    const round = await askQuestions({ database, staff, links, clock: fixedClock(at) })
    asked += round.asked
    if (round.read === 0) return asked
  }
}

async function readAll<Row extends object>(sql: string): Promise<readonly Row[]> {
  return (await admin.query<Row & Record<string, unknown>>(sql)).rows
}

const rulesAsked = async () =>
  (await readAll<{ rule: string }>('select rule from platform.audit_question order by asked_at, rule')).map(
    ({ rule }) => rule,
  )

describe('questions about looks', () => {
  it('are asked by the first rule that holds, and of colleagues only', async () => {
    await look([1])
    await look([2])
    await look([3])
    await look([50])
    await look([1], { by: colleague('resident:1') })
    await look([1], { by: colleague('system:month') })
    await look([1], { by: colleague('staff:unknown') })
    expect(await ask()).toBe(3)
    expect(await rulesAsked()).toEqual(['no-open-task', 'same-surname', 'same-village'])
  })

  it('are about lists only where these were as good as one person', async () => {
    await look([1, 11, 12, 13, 14, 15], { kind: 'search' })
    expect(await ask()).toBe(0)
    await look([11, 1], { kind: 'search' })
    expect(await ask()).toBe(1)
  })

  it('are asked once for a look and not again the same day, however often the ledger is read', async () => {
    await look([1])
    expect(await ask()).toBe(1)
    await look([1], { at: '2026-11-24T05:00:00.000Z' })
    expect(await ask('2026-11-24T05:00:00.000Z')).toBe(0)
    await look([1], { at: '2026-11-25T04:00:00.000Z' })
    expect(await ask('2026-11-25T04:00:00.000Z')).toBe(1)
  })

  it('ask somebody who opens too many records an hour, once', async () => {
    for (let person = 11; person <= 11 + PEOPLE_AN_HOUR; person++)
      await look([person], { at: new Date(Date.parse(NOON) + person * 60_000).toISOString() })
    await look([60], { at: '2026-11-24T05:01:00.000Z' })
    expect(await ask('2026-11-24T06:00:00.000Z')).toBe(1)
    expect(await rulesAsked()).toEqual(['many-people'])
  })

  it('do not ask about what was looked at long ago', async () => {
    await look([1], { at: '2026-11-23T03:59:00.000Z' })
    expect(await ask()).toBe(0)
  })

  it('are read on from where reading stopped, by two processes as by one', async () => {
    await look([1])
    await sealEverything(database)
    const slowly: WorkLinks = {
      async find(...asked) {
        await sleep(100)
        return links.find(...asked)
      },
    }
    const rounds = await Promise.all(
      [1, 2, 3].map(() => askQuestions({ database, staff, links: slowly, clock: fixedClock(NOON) })),
    )
    expect(rounds.toSorted((one, other) => other.read - one.read)).toEqual([
      { read: 1, asked: 1 },
      { read: 0, asked: 0 },
      { read: 0, asked: 0 },
    ])
  })

  it('leave an entry of their own, with whom was compared counted', async () => {
    await look([1])
    await look([2])
    await ask()
    expect(
      await readAll(
        "select actor, kind, subject_count, subjects, detail from platform.audit where operation = 'question.ask'",
      ),
    ).toEqual([
      {
        actor: 'system:audit-questions',
        kind: 'read',
        subject_count: 2,
        subjects: [],
        detail: { looks: 2, questions: 2 },
      },
    ])
  })
})

describe('answers', () => {
  const own = (actor: Actor) => execute(listOwnQuestions, {}, { database, actor })
  const toReview = (actor: Actor) => execute(listQuestionsToReview, {}, { database, actor })
  const answer = (actor: Actor, questionId: string, text = '来电核对地址') =>
    execute(answerQuestion, { questionId, answer: text }, { database, actor })
  const review = (actor: Actor, questionId: string) =>
    execute(reviewQuestion, { questionId, verdict: 'justified', remark: '属实' }, { database, actor })
  let questionId: string
  beforeEach(async () => {
    await look([1])
    await ask()
    questionId = (await own(chen))[0]?.questionId ?? ''
  })

  it('are given once, by whoever was asked', async () => {
    expect(await own(chen)).toMatchObject([
      { asked: 'staff:chen', lookedAt: NOON, operation: 'example.read', answer: undefined },
    ])
    expect(await own(colleague('staff:li'))).toEqual([])
    await expect(answer(colleague('staff:li'), questionId)).rejects.toMatchObject({
      code: 'question-not-found',
    })
    await answer(chen, questionId)
    await expect(answer(chen, questionId, '别的理由')).rejects.toMatchObject({ code: 'question-answered' })
    expect(await own(chen)).toMatchObject([{ answer: '来电核对地址', verdict: undefined }])
    expect(JSON.stringify(await readAll('select detail from platform.audit'))).not.toContain('来电')
  })

  it('are reviewed once, by an auditor who was not asked, also where there is none', async () => {
    expect(await toReview(auditor)).toMatchObject([{ questionId, answer: undefined }])
    const chenAsAuditor: Actor = { ...auditor, id: 'staff:chen' }
    expect(await toReview(chenAsAuditor)).toEqual([])
    await expect(review(chenAsAuditor, questionId)).rejects.toMatchObject({ code: 'own-question' })
    await expect(review(colleague('staff:li'), questionId)).rejects.toMatchObject({
      code: 'question-not-found',
    })
    await review(auditor, questionId)
    await expect(review(auditor, questionId)).rejects.toMatchObject({ code: 'question-reviewed' })
    expect(await toReview(auditor)).toEqual([])
    expect(await own(chen)).toMatchObject([{ verdict: 'justified' }])
  })

  it('cannot be written in another’s name, nor reviewed without the auditor’s label', async () => {
    const insert = (sql: string) =>
      query({
        id: 'example.forge',
        kind: 'read',
        permission: 'question.answer',
        purpose: 'audit',
        input: z.object({}),
        problems: auditProblem.pick(),
        run: (_, { db }) => db.run(sql, [questionId]),
      })
    const li = colleague('staff:li')
    const answered = "insert into platform.audit_answer values ($1, 'staff:chen', 'x', now())"
    const reviewed =
      "insert into platform.audit_review values ($1, 'staff:chen', 'staff:li', 'justified', 'x', now())"
    for (const sql of [answered, reviewed])
      await expect(execute(insert(sql), {}, { database, actor: li })).rejects.toThrow('row-level security')
    const asLi = "insert into platform.audit_answer values ($1, 'staff:li', 'x', now())"
    await expect(execute(insert(asLi), {}, { database, actor: li })).rejects.toThrow('foreign key')
  })
})
