import { formatProblem, Problem } from '#platform/problem.ts'
import { type CommandLine, parseConfig } from '#platform/config.ts'
import { createLog } from '#platform/telemetry.ts'
import { appProblem } from './problems.ts'

const usage = `甬助 Yongzhu

  start                          开始服务（真实、空白的系统）      serve a real, empty installation
  demo [--people N]              合成城市，从导入到页面            a synthetic city, from files to pages
  import <folder>                导入一个文件夹里的表格            take in the tables of a folder
  run --month 2026-11            认定一个月                        decide a month
  replay --month 2026-11         用存下的规则和事实重算并比对      decide it again from what was stored
  staff add <姓名> <单位> <角色>  给同事账号和登录邀请              an account and an invitation
  staff invite <姓名> <单位>     重新邀请，旧的登录方式作废        invite again; earlier keys end
  law attach <document> <file>   附上官方文本                      attach an official text
  audit verify                   核对审计账本与检查点              check the audit ledger against its checkpoints
  db prepare                     打印建立数据库角色的 SQL          print the SQL that makes the roles

  --data DIR  数据目录   --checkpoints DIR  检查点目录   --port P  端口   DATABASE_URL  外部 PostgreSQL（15–18）`

const [first = '', ...rest] = process.argv.slice(2)
const name = ['law', 'audit', 'db', 'staff'].includes(first) ? `${first} ${rest.shift() ?? ''}` : first

/** A command, and how many words it takes besides its name. Loaded when it is meant, so that a refusal comes at once. */
type Command = { readonly words: number; readonly run: (line: CommandLine) => Promise<void> }

const commands: Readonly<Record<string, Command>> = {
  start: { words: 0, run: async (line) => (await import('./commands/start.ts')).start(line) },
  demo: { words: 0, run: async (line) => (await import('./commands/demo.ts')).demo(line) },
  import: { words: 1, run: async (line) => (await import('./commands/import-files.ts')).importFiles(line) },
  run: { words: 0, run: async (line) => (await import('./commands/run-one-month.ts')).runOneMonth(line) },
  replay: { words: 0, run: async (line) => (await import('./commands/replay-month.ts')).replayMonth(line) },
  'staff add': {
    words: 3,
    run: async (line) => (await import('./commands/add-staff.ts')).addColleague(line),
  },
  'staff invite': {
    words: 2,
    run: async (line) => (await import('./commands/add-staff.ts')).inviteColleague(line),
  },
  'law attach': { words: 2, run: async (line) => (await import('./commands/attach-law.ts')).attachLaw(line) },
  'audit verify': {
    words: 0,
    run: async (line) => (await import('./commands/verify-audit.ts')).verifyAuditLedger(line),
  },
  'db prepare': {
    words: 0,
    run: async (line) => (await import('./commands/prepare-database.ts')).prepareDatabase(line),
  },
}

const isHelp = ['', 'help', '--help', '-h'].includes(name) || rest.includes('--help') || rest.includes('-h')
const chosen = isHelp ? undefined : commands[name]
if (!chosen) {
  console.log(usage)
  process.exitCode = isHelp ? 0 : 2
} else {
  try {
    const line = parseConfig(rest, process.env)
    const surplus = line.positionals[chosen.words]
    if (surplus !== undefined) throw appProblem('word-unexpected', { command: name, word: surplus })
    await chosen.run(line)
  } catch (error) {
    if (error instanceof Problem) console.error(`\n${formatProblem(error)}`)
    else createLog().error('command failed', error)
    process.exitCode = 1
    if (!(error instanceof Problem))
      console.error('程序出错，细节在上一行。 Something went wrong; the line above has the details.')
  }
}
