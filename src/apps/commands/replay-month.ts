import { findDecidedMonth } from '#core/benefits/month-queries.ts'
import { replayRun } from '#core/benefits/replay.ts'
import { formatMonth } from '#kernel/month.ts'
import { localOperator } from '#platform/actor.ts'
import type { CommandLine } from '#platform/config.ts'
import { execute } from '#platform/execute.ts'
import { withSession } from '../session.ts'
import { count } from '../terminal.ts'
import { readMonth } from './run-one-month.ts'

/** `replay --month 2026-11`: decides it again from the stored rules and facts and compares bit for bit. */
export async function replayMonth(config: CommandLine): Promise<void> {
  const month = readMonth(config)
  await withSession(config, 'real', async ({ database }) => {
    const { run } = await execute(
      findDecidedMonth,
      { month: formatMonth(month) },
      { database, actor: localOperator },
    )
    const replay = await replayRun(database, run, localOperator.id)
    if (replay.same)
      console.log(`${formatMonth(month)}：${count(replay.people)} 人、${count(replay.cells)} 格，逐位相同。`)
    else {
      console.log(`${formatMonth(month)}：不一致。${replay.difference}`)
      process.exitCode = 1
    }
  })
}
