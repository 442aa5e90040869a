import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { because } from '#engine/language.ts'
import { fixedClock } from '#platform/clock.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { withContext } from '#platform/db/transaction.ts'
import { execute } from '#platform/execute.ts'
import { openJobQueue, type JobQueue, worker } from '#platform/jobs.ts'
import { silentLog } from '#platform/telemetry.ts'
import { employ } from '#core/access/example-staff.ts'
import { findVisit, openSession, signingIn } from '#core/access/session.ts'
import { actorOf } from '#core/access/standing.ts'
import { benefit, type Benefit } from '#core/benefits/benefit.ts'
import { lampAid } from '#core/benefits/example-benefit.ts'
import { holder, recordExamples } from '#core/benefits/example-registry.ts'
import { runMonth } from '#core/benefits/run-month.ts'
import { documentOf } from '#core/citations/citation.ts'
import { person } from '#core/facts/person.ts'
import { answerContest, contestFact } from './contest-fact.ts'
import { correctionJob } from './correction-job.ts'
import { listDutyTasks, listPersonTasks, readTask, takeTask } from './task.ts'

const clock = fixedClock('2026-11-24T01:00:00Z')
const NOVEMBER = 2026 * 12 + 10
const lamp: Benefit = benefit({
  ...lampAid(),
  conditions: [
    because(documentOf('two-subsidies-county'), person.level.in(1, 2), {
      code: 'not-severe',
      label: { zh: '一级或者二级', en: 'Level one or two' },
    }),
  ],
})

let database: TestDatabase
let queue: JobQueue
beforeAll(async () => {
  database = await createTestDatabase()
  await recordExamples(database.batch, [
    { personId: 1, spells: holder(3, ['physical']) },
    { personId: 2, spells: holder(1, ['physical']) },
  ])
  await runMonth({ database, benefits: [lamp], month: NOVEMBER, actor: 'operator:test' })
  queue = await openJobQueue(database, silentLog)
  await queue.startWorkers(worker(correctionJob([lamp])))
})
afterAll(async () => {
  await queue.stop()
  await database.drop()
})

async function as(incoming: Parameters<typeof openSession>[1]) {
  const token = await withContext(database.app, signingIn, (tx) => openSession(tx, incoming, clock.now()))
  const visit = await findVisit(database, token, clock)
  if (!visit) throw new Error('nobody signed in')
  return { database, clock, actor: actorOf(visit.standing) }
}
const resident = (personId: number) => as({ personId, how: 'code' })
async function office(region = 'haishu') {
  const colleague = await employ(database, { role: 'district', region })
  return as({ ...colleague, how: 'passkey' })
}

async function spells(): Promise<readonly unknown[]> {
  const { rows } = await database.batch.query({
    text: `select level, valid_from, valid_until, source, superseded_at is null from registry.certificate
      where person_id = 1 order by recorded_at, valid_from`,
    rowMode: 'array',
  })
  return rows
}

describe('这条不对', () => {
  it('is said by whoever the record is about, answered by their district, and corrected with all it touches', async () => {
    const said = { personId: 1, fact: 'person.level', said: '我是二级，不是三级，十月换的证' }
    const { taskId, dueOn } = await execute(contestFact, said, await resident(1))
    expect(dueOn).toBe('2026-12-09')
    await expect(execute(contestFact, said, await resident(1))).rejects.toMatchObject({
      code: 'contested-already',
    })
    await expect(execute(contestFact, said, await resident(2))).rejects.toMatchObject({
      code: 'task-not-found',
    })

    const haishu = await office()
    expect(await execute(listDutyTasks, {}, haishu)).toMatchObject({
      all: 1,
      tasks: [{ kind: 'fact-contested', about: { fact: 'person.level', keptBy: 'dpf' }, state: 'waiting' }],
    })
    expect(await execute(listDutyTasks, {}, await office('yinzhou'))).toMatchObject({ all: 0, tasks: [] })
    const key = { personId: 1, taskId }
    const right = { ...key, accepted: true, answer: '与换证记录一致，已更正', value: '2', from: '2026-10-08' }
    const answer = answerContest(queue, [lamp])
    await expect(execute(answer, right, haishu)).rejects.toMatchObject({ code: 'task-step-not-now' })
    await execute(takeTask, key, haishu)
    await expect(execute(answer, { ...right, value: '九' }, haishu)).rejects.toMatchObject({
      code: 'correction-unreadable',
    })
    await expect(execute(answer, right, await office())).rejects.toMatchObject({ code: 'held-by-another' })
    await execute(answer, right, haishu)

    await corrected()
    expect(await spells()).toEqual([
      [3, '2020-01-01', null, 'dpf', false],
      [3, '2020-01-01', '2026-10-08', 'dpf', true],
      [2, '2026-10-08', null, 'dpf', true],
    ])
    const { rows } = await database.batch.query({
      text: `select d.amount_fen from determination.decision d join determination.run r using (run_id)
        where d.person_id = 1 order by r.started_at`,
      rowMode: 'array',
    })
    expect(rows).toEqual([[1_000]])
    const correcting = { actor: 'system:correction', read: [], write: [] }
    const entries = await withContext(database.batch, correcting, (tx) =>
      tx.many('select operation, subject_count, outcome from platform.audit order by id'),
    )
    expect(entries).toEqual([
      { operation: 'casework.correct', subject_count: 1, outcome: 'done' },
      { operation: 'month.run', subject_count: 2, outcome: 'done' },
    ])
    expect(await execute(readTask, key, await resident(1))).toMatchObject({
      state: 'closed',
      outcome: 'accepted',
      answer: '与换证记录一致，已更正',
    })
  })

  it('stays as it was where the answer is no, and says why', async () => {
    const said = { personId: 2, fact: 'person.level', said: '我觉得不对，请再查一查' }
    const { taskId } = await execute(contestFact, said, await resident(2))
    const haishu = await office()
    const key = { personId: 2, taskId }
    await execute(takeTask, key, haishu)
    await execute(
      answerContest(queue, [lamp]),
      { ...key, accepted: false, answer: '与证上一致，没有改' },
      haishu,
    )
    expect(await execute(listPersonTasks, { personId: 2 }, await resident(2))).toMatchObject([
      { state: 'closed' },
    ])
    const { rows } = await database.batch.query(
      'select count(*)::int as n from registry.certificate where person_id = 2',
    )
    expect(rows).toEqual([{ n: 1 }])
  })
})

/** Waits for the background to have nothing left to do. */
async function corrected(): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const { rows } = await database.batch.query<{ state: string }>(
      `select state::text from pgboss.job where name = 'correction'`,
    )
    if (rows.length > 0 && rows.every(({ state }) => state === 'completed')) return
    if (rows.some(({ state }) => state === 'failed')) throw new Error('the correction failed')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the correction did not end')
}
