import { fileURLToPath } from 'node:url'
import { fixedClock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { joinTestDatabase } from '#platform/db/test-database.ts'
import { silentLog } from '#platform/telemetry.ts'
import { type Delivered, deliverNotices } from './deliver-notices.ts'
import { lampQuestion } from './example-notice.ts'
import { openChannels } from './open-channels.ts'

/** Delivers the examples: what the crash test kills and starts again. Without a provider they become files. */
export function deliverExamples(database: Database, dataDir: string, provider?: string): Promise<Delivered> {
  const sms = provider && { url: provider, token: 'token', templates: { 'lamp-question': 'T1' } }
  const channels = openChannels(dataDir, { providers: sms ? { sms } : {}, demo: false })
  const clock = fixedClock('2026-11-24T04:00:00.000Z')
  return deliverNotices({ database, notices: [lampQuestion], channels, log: silentLog, clock })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , name = '', dataDir = '', provider] = process.argv
  const database = await joinTestDatabase(name)
  await deliverExamples(database, dataDir, provider)
  await database.close()
}
