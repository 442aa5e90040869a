import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PgBoss } from 'pg-boss'
import type { z } from 'zod'
import type { Database } from '#platform/db/database.ts'
import { createBoss, queueDb } from '#platform/db/job-queue.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Problem } from '#platform/problem.ts'
import type { Log } from '#platform/telemetry.ts'

export type JobContext = {
  readonly jobId: string
  readonly database: Database
  /** Aborted when the process is asked to stop; the job runs again later. */
  readonly signal: AbortSignal
  /** How far it is; `total` is undefined while it is not known. */
  progress(done: number, total: number | undefined, message: string): Promise<void>
}

/** Long work in the background. It may run again after a crash, so a second run must do no harm. */
export type Job<Payload extends object> = {
  readonly name: string
  /** Ids and parameters only: the queue holds no personal data. */
  readonly payload: z.ZodType<Payload>
  run(payload: Payload, context: JobContext): Promise<void>
}

export type JobState = 'waiting' | 'running' | 'done' | 'failed'

export type JobStatus = {
  readonly state: JobState
  readonly done: number
  readonly total: number | undefined
  readonly message: string
  /** The problem's code when the job failed with one. */
  readonly failure: string | undefined
}

export function defineJob<Payload extends object>(job: Job<Payload>): Job<Payload> {
  return job
}

/** The queue as one process uses it. */
export type JobQueue = {
  /**
   * Puts a job in line and returns its id; with a `key` already waiting or running, the id of that one. Give the
   * transaction of a command to make both happen or neither.
   */
  enqueue<Payload extends object>(
    job: Job<Payload>,
    payload: Payload,
    options?: { key?: string; tx?: Tx },
  ): Promise<string>
  /** Runs the jobs of these kinds in this process, first those a dead process left behind. */
  startWorkers(...jobs: readonly Worker[]): Promise<void>
  find(jobId: string): Promise<JobStatus | undefined>
  /** Tells each change of a job until it is done or failed. */
  watch(jobId: string, tell: (status: JobStatus) => void, everyMs?: number): Promise<JobStatus>
  stop(): Promise<void>
}

/** A job whose payload type is its own affair. */
export type Worker = { readonly name: string; work(payload: unknown, context: JobContext): Promise<void> }

export function worker<Payload extends object>({ name, payload: schema, run }: Job<Payload>): Worker {
  return { name, work: (payload, context) => run(schema.parse(payload), context) }
}

export async function openJobQueue(database: Database, log: Log): Promise<JobQueue> {
  const boss = createBoss(database.batch)
  boss.on('error', (error) => log.error('job queue', error))
  await boss.start()
  return {
    async enqueue(job, payload, { key = randomUUID(), tx } = {}) {
      await declareQueue(boss, job.name)
      const options = { singletonKey: key, ...(tx ? { db: queueDb(tx.client) } : {}) }
      const jobId = await boss.send(job.name, job.payload.parse(payload), options)
      return jobId ?? getByKey(database, job.name, key)
    },
    async startWorkers(...workers) {
      for (const each of workers) {
        await declareQueue(boss, each.name)
        await releaseAbandoned(database, boss, each.name)
        await boss.work(each.name, { perJobResults: true, pollingIntervalSeconds: 0.5 }, async ([job]) => {
          if (!job) return []
          const { id, data, signal } = job
          return [{ id, ...(await runLocked(database, each, id, data, signal, log)) }]
        })
      }
    },
    find: (jobId) => findStatus(database, jobId),
    async watch(jobId, tell, everyMs = 300) {
      for (;;) {
        const status = await findStatus(database, jobId)
        if (!status) throw new Error(`no job ${jobId}`)
        tell(status)
        if (status.state === 'done' || status.state === 'failed') return status
        await sleep(everyMs)
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}

/** Retried only after its process died: what fails by itself would fail again. */
async function declareQueue(boss: PgBoss, name: string): Promise<void> {
  const day = 24 * 60 * 60
  if (await boss.getQueue(name)) return
  await boss.createQueue(name, {
    policy: 'exclusive',
    retryLimit: 3,
    retryDelay: 0,
    expireInSeconds: day - 1,
  })
}

type JobResult = { readonly status: 'completed' | 'deadletter'; readonly output?: object }

/** A running job holds a lock of its id on a connection of its own; when the process dies, the server lets go of it. */
async function runLocked(
  database: Database,
  { name, work }: Worker,
  jobId: string,
  payload: unknown,
  signal: AbortSignal,
  log: Log,
): Promise<JobResult> {
  const holder = await database.batch.connect()
  const startedMs = performance.now()
  const facts = () => ({ job: name, jobId, durationMs: Math.round(performance.now() - startedMs) })
  try {
    await holder.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [jobId])
    const progress = recorder(database, jobId)
    await work(payload, { jobId, database, signal, progress })
    log.info('job done', facts())
    return { status: 'completed' }
  } catch (error) {
    log.error('job failed', error, facts())
    return {
      status: 'deadletter',
      output: { failure: error instanceof Problem ? error.code : 'something-went-wrong' },
    }
  } finally {
    // Ending the connection lets go of the lock, whatever state it is in.
    holder.release(true)
  }
}

async function releaseAbandoned(database: Database, boss: PgBoss, name: string): Promise<void> {
  const sql = `
    SELECT id FROM pgboss.job
    WHERE name = $1 AND state = 'active' AND pg_try_advisory_xact_lock(hashtextextended(id::text, 0))`
  const { rows } = await database.batch.query<{ id: string }>(sql, [name])
  for (const { id } of rows) await boss.fail(name, id, { failure: 'process-ended' })
}

function recorder(database: Database, jobId: string): JobContext['progress'] {
  return async (done, total, message) => {
    await database.batch.query(
      `INSERT INTO platform.job_progress VALUES ($1, $2, $3, $4, clock_timestamp())
       ON CONFLICT (job_id) DO UPDATE SET done = $2, total = $3, message = $4, at = excluded.at`,
      [jobId, done, total ?? null, message],
    )
  }
}

async function getByKey(database: Database, name: string, key: string): Promise<string> {
  const { rows } = await database.batch.query<{ id: string }>(
    "SELECT id FROM pgboss.job WHERE name = $1 AND singleton_key = $2 AND state <= 'active'",
    [name, key],
  )
  if (!rows[0]) throw new Error(`job ${name} was neither queued nor found`)
  return rows[0].id
}

type StatusRow = {
  state: string
  done: number | null
  total: number | null
  message: string | null
  failure: string | null
}

async function findStatus(database: Database, jobId: string): Promise<JobStatus | undefined> {
  const { rows } = await database.app.query<StatusRow>(
    `SELECT j.state::text AS state, p.done, p.total, p.message, j.output ->> 'failure' AS failure
     FROM pgboss.job j LEFT JOIN platform.job_progress p ON p.job_id = j.id WHERE j.id = $1`,
    [jobId],
  )
  const [row] = rows
  if (!row) return undefined
  const state = stateOf(row.state)
  return {
    state,
    done: row.done ?? 0,
    total: row.total ?? undefined,
    message: row.message ?? '',
    failure: state === 'failed' ? (row.failure ?? 'something-went-wrong') : undefined,
  }
}

function stateOf(state: string): JobState {
  if (state === 'active') return 'running'
  if (state === 'completed') return 'done'
  return state === 'failed' || state === 'cancelled' ? 'failed' : 'waiting'
}
