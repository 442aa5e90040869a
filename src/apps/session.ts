import type { Config } from '#platform/config.ts'
import { openDatabase, type Database } from '#platform/db/database.ts'
import { openJobQueue, worker, type JobQueue } from '#platform/jobs.ts'
import { silentLog, type Log } from '#platform/telemetry.ts'
import { monthJob } from '#core/benefits/month-job.ts'
import { benefits } from './catalogue.ts'

/** What every program of ours needs: the database, the queue, and a way to leave both in order. */
export type Session = {
  readonly database: Database
  readonly queue: JobQueue
  readonly log: Log
  close(): Promise<void>
}

/** Opens a session that also works on background jobs. Programs that speak to a person on a terminal keep no log. */
export async function openSession(
  config: Config,
  kind: 'real' | 'demo',
  log: Log = silentLog,
): Promise<Session> {
  const database = await openDatabase(config, kind)
  const queue = await openJobQueue(database, log)
  await queue.startWorkers(worker(monthJob(benefits)))
  return {
    database,
    queue,
    log,
    async close() {
      await queue.stop()
      await database.close()
    },
  }
}

/** Resolves when somebody asks the program to end. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}
