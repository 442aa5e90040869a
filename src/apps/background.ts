import { startSealing } from '#platform/audit/sealing.ts'
import { fileWitness } from '#platform/audit/witness.ts'
import { checkpointsFolder, type Config } from '#platform/config.ts'
import { worker } from '#platform/jobs.ts'
import { staffFacts, workLinks } from '#core/access/work-links.ts'
import { forgetAttempts } from '#core/access/forget-attempts.ts'
import { sendCodeJob } from '#core/access/one-time-code.ts'
import { askQuestions } from '#core/audit/ask-questions.ts'
import { followUpJob } from '#core/casework/follow-ups.ts'
import { deliveryJob } from '#core/notices/delivery-job.ts'
import { openChannels, readProviders } from '#core/notices/open-channels.ts'
import { takeDownJob } from '#core/publicity/take-down.ts'
import { catalogue } from './catalogue.ts'
import type { Session } from './session.ts'
import { entitledJob } from './tell-entitled.ts'

const MINUTE = 60_000

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
  const entitled = entitledJob()
  const takeDown = takeDownJob()
  const followUps = followUpJob()
  await queue.startWorkers(
    worker(delivery),
    worker(codes),
    worker(entitled),
    worker(followUps),
    worker(takeDown),
  )
  // Every process may put it in line; the key makes it one.
  const putInLine = () =>
    Promise.all(
      [entitled, delivery, followUps].map((job) => queue.enqueue(job, {}, { key: 'every-minute' })),
    ).catch((error: unknown) => log.error('notices', error))
  await putInLine()
  // Once an hour is often enough for what comes down by the day, and finds the day that began while nothing ran.
  const takeDownNow = () =>
    queue
      .enqueue(takeDown, {}, { key: 'every-hour' })
      .catch((error: unknown) => log.error('publicity', error))
  await takeDownNow()
  const takingDown = setInterval(takeDownNow, 60 * MINUTE)
  takingDown.unref()
  const timer = setInterval(putInLine, MINUTE)
  timer.unref()
  const forget = () => forgetAttempts(database).catch((error: unknown) => log.error('attempts', error))
  await forget()
  const forgetting = setInterval(forget, 60 * MINUTE)
  forgetting.unref()
  return {
    async stop() {
      clearInterval(timer)
      clearInterval(takingDown)
      clearInterval(forgetting)
      await sealing.stop()
    },
  }
}
