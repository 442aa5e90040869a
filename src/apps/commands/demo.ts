import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { listDecidedMonths } from '#core/benefits/month-queries.ts'
import { writeCity } from '#city/write-city.ts'
import { formatMonth, type Month } from '#kernel/month.ts'
import { localOperator } from '#platform/actor.ts'
import type { Config } from '#platform/config.ts'
import { execute } from '#platform/execute.ts'
import { holdPort } from '#platform/http.ts'
import { startBackground } from '../background.ts'
import { assertServesThisMachine, startServer } from '../server.ts'
import { withSession, type Session } from '../session.ts'
import { count, Terminal } from '../terminal.ts'
import { bringIn } from './import-files.ts'
import { decideMonth } from './run-one-month.ts'
import { employTrialStaff } from './trial-staff.ts'

const FIRST: Month = 2026 * 12 + 8
const LAST: Month = 2026 * 12 + 10
const SEED = 20261124

/** `demo`: a synthetic city from the files an office would bring to decided months with reasons, then serves the pages. */
export async function demo(config: Config): Promise<void> {
  assertServesThisMachine(config)
  const held = await holdPort(config.port)
  const terminal = new Terminal()
  terminal.step('打开数据库')
  await withSession(config, 'demo', async (session, asked) => {
    terminal.done(session.database.where)
    if (await isDecided(session)) terminal.say('  这个数据目录里已经有演示数据，直接打开。')
    else await build(session, config, terminal)
    await employTrialStaff(session)
    const server = await startServer(session, config, { held })
    const background = await startBackground(session, config)
    terminal.say(
      `\n共用 ${terminal.total()}。全部是合成的演示数据。请在浏览器打开：\n` +
        `  ${server.url}                         从这里开始：选一个虚构的人登录\n` +
        `  ${server.url}months/${formatMonth(LAST)}           本月：谁领什么，和上月为什么不同。市残联的四明看总数，姓名只见姓；\n` +
        `  ${' '.repeat(server.url.length)}                         区残联的天童打开海曙区每个人的理由；居民看自己的\n` +
        `  ${server.url}rules/nursing-subsidy     一项政策：依据、金额、算例\n` +
        `按 Ctrl-C 结束。`,
    )
    await asked
    await server.close()
    await background.stop()
  })
}

async function build(session: Session, config: Config, terminal: Terminal): Promise<void> {
  const folder = join(config.dataDir, 'city')
  terminal.step(`生成 ${count(config.people)} 位居民的合成宁波`)
  // What an interrupted demo left is written anew: the same seed gives the same bytes.
  rmSync(folder, { recursive: true, force: true })
  const { deliveries, files } = await writeCity({
    people: config.people,
    seed: SEED,
    folder,
    months: { from: FIRST, to: LAST },
    onProgress: ({ done, total }) => terminal.progress('居民', done, total),
  })
  terminal.done(`${count(files.reduce((sum, { rows }) => sum + rows, 0))} 行表格，在 ${folder}`)
  const [initial, ...monthly] = deliveries
  if (initial !== undefined) await bringIn(session, config, join(folder, initial), terminal)
  for (const [back, name] of monthly.entries()) {
    await bringIn(session, config, join(folder, name), terminal)
    await decideMonth(session, FIRST + back, terminal)
  }
}

async function isDecided({ database }: Session): Promise<boolean> {
  const months = await execute(listDecidedMonths, {}, { database, actor: localOperator })
  return months.some(({ month }) => month === LAST)
}
