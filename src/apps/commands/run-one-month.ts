import { startMonth } from '#core/benefits/month-job.ts'
import { findDecidedMonth } from '#core/benefits/month-queries.ts'
import { formatMonth, formatMonthWords, parseMonth, type Month } from '#kernel/month.ts'
import { formatMoney } from '#kernel/money.ts'
import { localOperator } from '#platform/actor.ts'
import type { CommandLine } from '#platform/config.ts'
import { execute } from '#platform/execute.ts'
import { benefits } from '../catalogue.ts'
import { getBenefit } from '../pages/get-benefit.ts'
import { totalWords } from '../pages/outcome-words.ts'
import { appProblem } from '../problems.ts'
import { runSteps } from '../run-steps.ts'
import { withSession, type Session } from '../session.ts'
import { count, Terminal } from '../terminal.ts'

/** `run --month 2026-11`: decides a month in this process or in the server that is already running. */
export async function runOneMonth(config: CommandLine): Promise<void> {
  const month = readMonth(config)
  await withSession(config, 'real', (session) => decideMonth(session, month, new Terminal()))
}

export function readMonth({ month: written = '' }: CommandLine): Month {
  const month = parseMonth(written)
  if (month === undefined) throw appProblem('month-missing')
  return month
}

/** Has a month decided and prints who gets what and what changed. */
export async function decideMonth(
  { database, queue }: Session,
  month: Month,
  terminal: Terminal,
): Promise<void> {
  terminal.step(`认定 ${formatMonthWords(month)}`)
  const options = { database, actor: localOperator }
  const { jobId } = await execute(startMonth(queue, benefits), { month: formatMonth(month) }, options)
  const { state, failure } = await queue.watch(jobId, ({ done, total, message }) => {
    if (total !== undefined && total > 0) terminal.progress(stepWords[message] ?? message, done, total)
  })
  if (state === 'failed') throw appProblem('month-failed', { failure: failure ?? '' })
  const { summary } = await execute(findDecidedMonth, { month: formatMonth(month) }, options)
  terminal.done(`${count(summary.people)} 人，${formatMoney(summary.totalFen)}`)
  for (const { benefit, granted, amountFen, changes } of summary.benefits) {
    const decided = getBenefit(benefit)
    terminal.say(
      `    ${decided.name.zh}：${count(granted)} 人，${totalWords(decided, amountFen)}；新增 ${count(changes.start)}，变化 ${count(changes.change)}，` +
        `停发（建议）${count(changes.stop)}，暂缓 ${count(changes.held)}，算不出 ${count(changes.unknown)}`,
    )
  }
}

/** Progress rows hold the step as plain text. */
const stepWords: Readonly<Record<string, string>> = runSteps
