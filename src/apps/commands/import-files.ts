import { join } from 'node:path'
import { importFolder } from '#core/exchange/import-folder.ts'
import type { ImportReport } from '#core/exchange/import-report.ts'
import { localOperator } from '#platform/actor.ts'
import type { CommandLine, Config } from '#platform/config.ts'
import { appProblem } from '../problems.ts'
import { withSession, type Session } from '../session.ts'
import { count, Terminal } from '../terminal.ts'

/** `import <folder>`: the only way data comes in. */
export async function importFiles(config: CommandLine): Promise<void> {
  const [folder] = config.positionals
  if (folder === undefined) throw appProblem('folder-missing')
  const terminal = new Terminal()
  await withSession(config, 'real', async (session) => {
    const report = await bringIn(session, config, folder, terminal)
    for (const { file, refused, warned, unchanged, taken, problem } of report.files) {
      terminal.say(
        problem
          ? `  ${file}：${problem.text.zh}${problem.next.zh}`
          : `  ${file}：采用 ${count(taken)}，有提醒 ${count(warned)}，退回 ${count(refused)}，没有变化 ${count(unchanged)}`,
      )
    }
  })
}

/** Imports one folder and says what came of it. */
export async function bringIn(
  { database }: Session,
  { dataDir }: Config,
  folder: string,
  terminal: Terminal,
): Promise<ImportReport> {
  terminal.step(`导入 ${folder}`)
  const reportTo = join(dataDir, 'returned')
  const report = await importFolder({
    database,
    folder,
    actor: localOperator,
    reportTo,
    onProgress: ({ file, done, total }) => terminal.progress(file, done, total),
  })
  terminal.done(
    `采用 ${count(report.taken)} 行，有提醒 ${count(report.warned)}，退回 ${count(report.refused)}，没有变化 ${count(report.unchanged)}`,
  )
  if (report.refused + report.warned > 0) terminal.say(`  要改的行和改法在：${reportTo}`)
  return report
}
