import { formatProblem, Problem } from '#platform/problem.ts'
import { parseConfig } from '#platform/config.ts'
import { createLog } from '#platform/telemetry.ts'
import { attachLaw } from './commands/attach-law.ts'
import { demo } from './commands/demo.ts'
import { importFiles } from './commands/import-files.ts'
import { prepareDatabase } from './commands/prepare-database.ts'
import { replayMonth } from './commands/replay-month.ts'
import { runOneMonth } from './commands/run-one-month.ts'
import { start } from './commands/start.ts'

const usage = `甬助 Yongzhu

  start                          开始服务（真实、空白的系统）      serve a real, empty installation
  demo [--people N]              合成城市，从导入到页面            a synthetic city, from files to pages
  import <folder>                导入一个文件夹里的表格            take in the tables of a folder
  run --month 2026-11            认定一个月                        decide a month
  replay --month 2026-11         用存下的规则和事实重算并比对      decide it again from what was stored
  law attach <document> <file>   附上官方文本                      attach an official text
  db prepare                     打印建立数据库角色的 SQL          print the SQL that makes the roles

  --data DIR  数据目录   --port P  端口   DATABASE_URL  外部 PostgreSQL（15–18）`

const [first = '', ...rest] = process.argv.slice(2)
const name = first === 'law' || first === 'db' ? `${first} ${rest.shift() ?? ''}` : first

const commands: Readonly<Record<string, (argv: readonly string[]) => Promise<void>>> = {
  start: (argv) => start(parseConfig(argv, process.env)),
  demo: (argv) => demo(parseConfig(argv, process.env)),
  import: (argv) => importFiles(parseConfig(argv, process.env), argv),
  run: (argv) => runOneMonth(parseConfig(argv, process.env), argv),
  replay: (argv) => replayMonth(parseConfig(argv, process.env), argv),
  'law attach': (argv) => attachLaw(parseConfig(argv, process.env), argv),
  'db prepare': (argv) => prepareDatabase(parseConfig(argv, process.env)),
}

const chosen = commands[name]
if (!chosen) {
  console.log(usage)
  process.exitCode = name === '' || name === 'help' || name === '--help' ? 0 : 2
} else {
  try {
    await chosen(rest)
  } catch (error) {
    if (error instanceof Problem) console.error(`\n${formatProblem(error)}`)
    else createLog().error('command failed', error)
    process.exitCode = 1
    if (!(error instanceof Problem))
      console.error('程序出错，细节在上一行。 Something went wrong; the line above has the details.')
  }
}
