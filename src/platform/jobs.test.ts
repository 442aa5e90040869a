import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { transaction } from '#platform/db/transaction.ts'
import { defineJob, type JobQueue, type JobStatus, openJobQueue, worker } from '#platform/jobs.ts'
import { platformProblem } from '#platform/problems.ts'
import { silentLog } from '#platform/telemetry.ts'

let database: TestDatabase
let queue: JobQueue
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  queue = await openJobQueue(database, silentLog)
})
afterEach(async () => {
  await queue.stop()
  await database.batch.query('DELETE FROM pgboss.job')
})

const count = defineJob({
  name: 'count',
  payload: z.object({ to: z.number() }),
  async run({ to }, { progress }) {
    if (to < 0) throw platformProblem('not-found')
    for (let done = 1; done <= to; done++) await progress(done, to, 'counting')
  },
})

const end = (jobId: string) => queue.watch(jobId, () => {}, 20)

describe('background jobs', () => {
  it('run, tell how far they are, and end', async () => {
    const jobId = await queue.enqueue(count, { to: 3 })
    expect(await queue.find(jobId)).toMatchObject({ state: 'waiting', done: 0 })
    await queue.startWorkers(worker(count))
    const seen: JobStatus[] = []
    const last = await queue.watch(jobId, (status) => seen.push(status), 20)
    expect(last).toEqual({ state: 'done', done: 3, total: 3, message: 'counting', failure: undefined })
    expect(seen.at(-1)).toEqual(last)
  })

  it('fail once, with the code of their problem, and are not tried again', async () => {
    await queue.startWorkers(worker(count))
    expect(await end(await queue.enqueue(count, { to: -1 }))).toMatchObject({
      state: 'failed',
      failure: 'not-found',
    })
  })

  it('are queued with the transaction that asks for them, or not at all', async () => {
    const queued = transaction(database.app, async (tx) => {
      await queue.enqueue(count, { to: 1 }, { key: 'undone', tx })
      throw new Error('undo')
    })
    await expect(queued).rejects.toThrow('undo')
    const { rows } = await database.app.query("SELECT FROM pgboss.job WHERE singleton_key = 'undone'")
    expect(rows).toEqual([])
  })

  it('stand in line once for one key', async () => {
    const first = await queue.enqueue(count, { to: 1 }, { key: '2026-11' })
    expect(await queue.enqueue(count, { to: 1 }, { key: '2026-11' })).toBe(first)
    expect(await queue.enqueue(count, { to: 1 }, { key: '2026-12' })).not.toBe(first)
    expect(await queue.enqueue(count, { to: 1 })).not.toBe(await queue.enqueue(count, { to: 1 }))
  })

  it('left behind by a dead process run again at the next start, those of a living one do not', async () => {
    const dead = await queue.enqueue(count, { to: 1 }, { key: 'dead' })
    const living = await queue.enqueue(count, { to: 1 }, { key: 'living' })
    await database.batch.query(
      "UPDATE pgboss.job SET state = 'active', started_on = now() WHERE name = 'count'",
    )
    const holder = await database.batch.connect()
    await holder.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [living])
    await queue.startWorkers(worker(count))
    expect((await end(dead)).state).toBe('done')
    expect((await queue.find(living))?.state).toBe('running')
    holder.release(true)
  })
})
