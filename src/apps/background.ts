import { startSealing } from '#platform/audit/sealing.ts'
import { fileWitness } from '#platform/audit/witness.ts'
import { checkpointsFolder, type Config } from '#platform/config.ts'
import { worker } from '#platform/jobs.ts'
import { staffFacts, workLinks } from '#core/access/work-links.ts'
import { forgetAttempts } from '#core/access/forget-attempts.ts'
import { sendCodeJob } from '#core/access/one-time-code.ts'
import { askQuestions } from '#core/audit/ask-questions.ts'
import { deliveryJob } from '#core/notices/delivery-job.ts'
import { openChannels, readProviders } from '#core/notices/open-channels.ts'
import { catalogue } from './catalogue.ts'
import type { Session } from './session.ts'

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
  await queue.startWorkers(worker(delivery), worker(codes))
  // Every process may put it in line; the key makes it one.
  const putInLine = () =>
    queue
      .enqueue(delivery, {}, { key: 'every-minute' })
      .catch((error: unknown) => log.error('notices', error))
  await putInLine()
  const timer = setInterval(putInLine, MINUTE)
  timer.unref()
  const forget = () => forgetAttempts(database).catch((error: unknown) => log.error('attempts', error))
  await forget()
  const forgetting = setInterval(forget, 60 * MINUTE)
  forgetting.unref()
  return {
    async stop() {
      clearInterval(timer)
      clearInterval(forgetting)
      await sealing.stop()
    },
  }
}
