import type { Config } from '#platform/config.ts'
import { createLog } from '#platform/telemetry.ts'
import { openSession, untilStopped } from '../session.ts'
import { startServer } from '../server.ts'

/** Serves a real installation; a new one is empty and shows what to do first. */
export async function start(config: Config): Promise<void> {
  const session = await openSession(config, 'real', createLog())
  try {
    const server = await startServer(session, config)
    console.log(`甬助已启动：${server.url}\n数据：${session.database.where}\n按 Ctrl-C 结束。`)
    await untilStopped()
    await server.close()
  } finally {
    await session.close()
  }
}
