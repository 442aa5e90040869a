import { startSealing } from '#platform/audit/sealing.ts'
import { fileWitness } from '#platform/audit/witness.ts'
import { checkpointsFolder, type Config } from '#platform/config.ts'
import { type Job, worker } from '#platform/jobs.ts'
import { staffFacts, workLinks } from '#core/access/work-links.ts'
import { forgetAttempts } from '#core/access/forget-attempts.ts'
import { sendCodeJob } from '#core/access/one-time-code.ts'
import { askQuestions } from '#core/audit/ask-questions.ts'
import { followUpJob } from '#core/casework/follow-ups.ts'
import { deliveryJob } from '#core/notices/delivery-job.ts'
import { openChannels, readProviders } from '#core/notices/open-channels.ts'
import { entitlementJob } from '#core/payments/entitlement-job.ts'
import { takeDownJob } from '#core/publicity/take-down.ts'
import { entitledJob } from '#domains/social-security/tell-entitled.ts'
import { benefits, catalogue } from './catalogue.ts'
import type { Session } from './session.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** What a server does besides answering: the ledger is sealed and looked through, and notices go out. */
export async function startBackground(
  { database, queue, log }: Session,
  config: Config,
): Promise<{ stop(): Promise<void> }> {
  const sealing = startSealing({
    database,
    log,
    witnesses: [fileWitness(checkpointsFolder(config))],
    afterRound: () => askQuestions({ database, staff: staffFacts, links: workLinks }),
  })
  const isTrial = database.kind === 'demo'
  const channels = openChannels(config.dataDir, { providers: readProviders(process.env), demo: isTrial })
  const delivery = deliveryJob({ notices: catalogue.notices, channels, log })
  const codes = sendCodeJob((noticeId) => queue.enqueue(delivery, {}, { key: noticeId }))
  const entitled = entitledJob(benefits)
  const owed = entitlementJob(benefits)
  const takeDown = takeDownJob()
  const followUps = followUpJob()
  await queue.startWorkers(
    worker(delivery),
    worker(codes),
    worker(entitled),
    worker(owed),
    worker(followUps),
    worker(takeDown),
  )
  // Every process may put a job in line; the key makes it one.
  const inLine = (job: Job<Record<string, never>>, key: string) => queue.enqueue(job, {}, { key })
  const timers = [
    await now('notices', MINUTE, () =>
      Promise.all([entitled, owed, delivery, followUps].map((job) => inLine(job, 'every-minute'))),
    ),
    // Once an hour is often enough for what comes down by the day, and finds the day that began while nothing ran.
    await now('publicity', HOUR, () => inLine(takeDown, 'every-hour')),
    await now('attempts', HOUR, () => forgetAttempts(database)),
  ]
  return {
    async stop() {
      timers.forEach(clearInterval)
      await sealing.stop()
    },
  }

  /** At once, and again every so often; what fails is tried again next time. */
  async function now(what: string, everyMs: number, work: () => Promise<unknown>): Promise<NodeJS.Timeout> {
    const run = () => work().catch((error: unknown) => log.error(what, error))
    await run()
    return setInterval(run, everyMs).unref()
  }
}
