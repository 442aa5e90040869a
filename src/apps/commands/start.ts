import type { Config } from '#platform/config.ts'
import { holdPort } from '#platform/http.ts'
import { createLog } from '#platform/telemetry.ts'
import { withSession } from '../session.ts'
import { startBackground } from '../background.ts'
import { startServer } from '../server.ts'

/** Serves a real installation; a new one is empty and shows what to do first. */
export async function start(config: Config): Promise<void> {
  const held = await holdPort(config.port, config.host)
  await withSession(
    config,
    'real',
    async (session, asked) => {
      const server = await startServer(session, config, { held })
      const background = await startBackground(session, config)
      console.log(`甬助已启动：${server.url}\n数据：${session.database.where}\n按 Ctrl-C 结束。`)
      await asked
      await server.close()
      await background.stop()
    },
    createLog(),
  )
}
