import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { execute } from '#platform/execute.ts'
import { employ } from '#core/access/example-staff.ts'
import { actorOf } from '#core/access/standing.ts'
import { recordExamples } from '#core/benefits/example-registry.ts'
import { openFollowUps } from './follow-ups.ts'
import { answerRequest, recordRequest } from './request.ts'
import { listDutyTasks, takeTask } from './task.ts'

const clock = fixedClock('2026-11-25T02:00:00Z')
const township = 't-330203001'
let database: TestDatabase
let asked: Parameters<typeof execute>[2]
beforeAll(async () => {
  database = await createTestDatabase()
  await recordExamples(
    database.batch,
    [1, 2].map((personId) => ({ personId, spells: [] })),
  )
  for (const [person, kind] of [
    [1, 'visit'],
    [2, 'objection'],
  ] as const)
    await database.batch.query(
      `with told as (
         insert into notices.outbox (person_id, notice_id, notice, reference, district, township, channels, due_at, recorded_at, recorded_by)
         values (${person}, gen_random_uuid(), 'lamp-question', 'x', 'haishu', '${township}', '{}', now(), now(), 'system:example')
         returning person_id, notice_id)
       insert into notices.follow_up (person_id, notice_id, follow_up_id, kind, district, township, at)
       select person_id, notice_id, gen_random_uuid(), '${kind}', 'haishu', '${township}', now() from told`,
    )
  const { staffId } = await employ(database, { role: 'township', region: township })
  const standing = {
    id: `staff:${staffId}`,
    role: 'township',
    region: township,
    people: [],
    cases: [],
  } as const
  asked = { database, clock, actor: actorOf(standing) }
})
afterAll(() => database.drop())

const reached = async () =>
  (await database.batch.query("select person_id, state from notices.attempt where channel = 'visit'")).rows

test('消息留下的事各成一件任务，再跑一遍也只有一件，由镇街在五个工作日里办', async () => {
  expect(await openFollowUps(database, clock)).toBe(2)
  expect(await openFollowUps(database, clock)).toBe(0)
  const { tasks } = await execute(listDutyTasks, {}, asked)
  expect(tasks).toMatchObject([{ dueOn: '2026-12-02' }, { dueOn: '2026-12-02' }])
  expect(tasks.map(({ about }) => about['why']).toSorted()).toEqual(['objection', 'visit'])
})

test('上门告诉了本人，这条消息就算送到；没有见到人就不算', async () => {
  const { tasks } = await execute(listDutyTasks, {}, asked)
  const visit = tasks.find(({ about }) => about['why'] === 'visit')
  const key = { personId: visit?.personId, taskId: visit?.taskId }
  await execute(takeTask, key, asked)
  expect(await reached()).toEqual([])
  await execute(answerRequest, { ...key, done: true, answer: '到家里说清楚了' }, asked)
  expect(await reached()).toEqual([{ person_id: 1, state: 'read' }])
})

test('回了 1 的，办结不算送到的证据', async () => {
  const { tasks } = await execute(listDutyTasks, {}, asked)
  const [objection] = tasks
  const key = { personId: objection?.personId, taskId: objection?.taskId }
  await execute(takeTask, key, asked)
  await execute(answerRequest, { ...key, done: true, answer: '问过了，是别的事' }, asked)
  expect(await reached()).toHaveLength(1)
})

test('登记的事由本镇街办；期限不能是过去的，外地的人登记不了', async () => {
  const said = { personId: 1, said: '想换一辆轮椅' }
  await execute(recordRequest, { ...said, dueOn: '2026-12-10' }, asked)
  expect((await execute(listDutyTasks, {}, asked)).tasks).toMatchObject([
    { kind: 'request', dueOn: '2026-12-10' },
  ])
  await expect(execute(recordRequest, { ...said, dueOn: '2026-11-24' }, asked)).rejects.toMatchObject({
    code: 'due-in-the-past',
  })
  const elsewhere = actorOf({ id: 'staff:y', role: 'township', region: 't-330212110', people: [], cases: [] })
  await expect(
    execute(recordRequest, { ...said, dueOn: '2026-12-10' }, { ...asked, actor: elsewhere }),
  ).rejects.toMatchObject({ code: 'task-not-found' })
})
