import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { openJobQueue } from '#platform/jobs.ts'
import { createLog } from '#platform/telemetry.ts'
import { recordExamples } from '#core/benefits/example-registry.ts'
import { actorOf } from '#core/access/standing.ts'
import type { Role } from '#core/access/roles.ts'
import { readRunningState } from './running-state.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  const queue = await openJobQueue(database, createLog({ write: () => undefined })) // makes the tables of the queue
  await queue.stop()
  await recordExamples(database.batch, [{ personId: 1, spells: [] }])
})
afterAll(() => database.drop())

const read = (role: Role = 'sysadmin') =>
  readRunningState({ database, actor: actorOf({ id: 'staff:x', role, people: [], cases: [] }) })
const standing = async (name: string) => (await read()).find((part) => part.name.en.startsWith(name))

async function asAdmin(sql: string): Promise<void> {
  const admin = await connect(database.admin)
  await admin.query(sql)
  await admin.end()
}

test('一条记录过了一分钟没有封存，就说出来', async () => {
  expect(await standing('Sealing')).toMatchObject({ isWell: true })
  await asAdmin(
    `insert into platform.audit (id, at, actor, operation, purpose, kind, subject_count, subjects, query_digest, outcome, detail)
     values (gen_random_uuid(), now() - interval '2 minutes', 'a', 'b', 'c', 'read', 0, '{}', '', 'done', '{}')`,
  )
  expect(await standing('Sealing')).toMatchObject({ isWell: false })
})

test('消息该发没有发，就说出来；到时候再发的不算', async () => {
  const message = (at: string) =>
    asAdmin(`insert into notices.outbox (person_id, notice_id, notice, reference, district, township, channels, due_at, next_at, recorded_at, recorded_by)
      values (1, gen_random_uuid(), 'lamp', gen_random_uuid()::text, 'haishu', 't-330203001', '{}', now(), now() + interval '${at}', now(), 'a')`)
  await message('1 hour')
  expect(await standing('Messages')).toMatchObject({ isWell: true })
  await message('-16 minutes')
  expect(await standing('Messages')).toMatchObject({ isWell: false })
})

test('名单旧了，就说出来，要看的排在前面', async () => {
  expect((await read())[0]).toMatchObject({ isWell: false })
  await asAdmin(`update exchange.coverage set as_of = current_date`)
  expect(await standing('Lists')).toMatchObject({ isWell: true })
  await asAdmin(`update exchange.coverage set as_of = current_date - 41 where kind = 'certificates'`)
  expect(await standing('Lists')).toMatchObject({ isWell: false })
})

test('居民和镇街不看', async () => {
  for (const role of ['resident', 'township', 'visitor'] as const)
    await expect(read(role)).rejects.toMatchObject({ code: 'not-allowed' })
})
