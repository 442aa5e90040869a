import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '#platform/config.ts'
import { openDatabase, type Database } from '#platform/db/database.ts'
import { openJobQueue, worker, type JobQueue } from '#platform/jobs.ts'
import { silentLog, type Log } from '#platform/telemetry.ts'
import { monthJob } from '#core/benefits/month-job.ts'
import { correctionJob } from '#core/casework/correction-job.ts'
import { benefits } from './catalogue.ts'

/** What every program of ours needs: the database, the queue, and a way to leave both in order. */
export type Session = {
  readonly database: Database
  readonly queue: JobQueue
  readonly log: Log
  close(): Promise<void>
}

/**
 * Runs a program's work in a session and leaves in order, also when it is asked to end in the middle of something.
 * `asked` resolves then: a program that serves waits for it. Programs that speak to a person on a terminal keep no log.
 */
export async function withSession(
  config: Config,
  kind: 'real' | 'demo',
  use: (session: Session, asked: Promise<void>) => Promise<void>,
  log: Log = silentLog,
): Promise<void> {
  const asked = askedToEnd()
  const opening = openSession(config, kind, log)
  let isDone = false
  const work = opening
    .then((session) => use(session, asked))
    .then(() => {
      isDone = true
    })
  try {
    await Promise.race([work, asked])
  } finally {
    const closing = opening.then((session) => session.close())
    await Promise.race([closing, sleep(15_000, undefined, { ref: false })])
  }
  // What was going on may still hold a file or a timer; nobody waits for it any more.
  if (!isDone) process.exit(130)
}

/** Opens a session that also works on background jobs. */
async function openSession(config: Config, kind: 'real' | 'demo', log: Log): Promise<Session> {
  const database = await openDatabase(config, kind)
  const queue = await openJobQueue(database, log)
  await queue.startWorkers(worker(monthJob(benefits)), worker(correctionJob(benefits)))
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

/** Asking twice is asking once: a terminal and npm may both pass the same Ctrl-C on. */
function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}
