import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { cpus, loadavg, tmpdir, totalmem, userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs, stripVTControlCharacters } from 'node:util'
import { getServerUser, type ServerUser } from '#platform/db/postgres-binaries.ts'
import { repository } from './source-tree.ts'

/**
 * `npm run prove fresh [-- --tests]`: what the first README promises somebody who has just cloned. The committed state
 * goes into an empty home of mode 0700, is installed with an empty npm cache, and its demo is started, looked at and
 * ended with Ctrl-C; with `--tests` the tests run there too. Root does it a second time as an ordinary user.
 */
const { values } = parseArgs({ options: { tests: { type: 'boolean', default: false } } })

/** Who does it; without ids, whoever runs the proof. */
type Account = { readonly name: string; readonly ids?: ServerUser }

type Proof = {
  readonly account: Account
  readonly seconds: ReadonlyMap<string, number>
  readonly addresses: number
  readonly ending: string
  readonly left: readonly string[]
  readonly closingLines: readonly string[]
}

const isRoot = process.getuid?.() === 0
const accounts: readonly Account[] = [
  { name: isRoot ? 'root' : 'an ordinary user' },
  ...(isRoot ? [{ name: 'nobody', ids: getServerUser() }] : []),
]
// Whatever is committed meanwhile, everybody proves the same.
const commit = git('rev-parse', 'HEAD')
const loadBefore = loadavg()[0] ?? 0
const proofs: Proof[] = []
for (const account of accounts) proofs.push(await proveAs(account))
const report = reportOf(proofs)
writeFileSync(join(repository, 'docs/proofs/fresh-clone.md'), report)
process.stdout.write(report)
if (proofs.some(({ left }) => left.length > 0)) process.exitCode = 1

async function proveAs(account: Account): Promise<Proof> {
  const base = mkdtempSync(join(tmpdir(), 'yongzhu-fresh-'))
  chmodSync(base, 0o711)
  const home = join(base, 'home')
  const clone = join(home, 'yongzhu')
  const dataOutside = () => dataFolderOf(clone, base)
  const seconds = new Map<string, number>()
  async function step<T>(name: string, body: () => T | Promise<T>): Promise<T> {
    process.stderr.write(`as ${account.name}: ${name}\n`)
    const started = performance.now()
    const result = await body()
    seconds.set(name, (performance.now() - started) / 1000)
    return result
  }
  const npm = (...args: string[]) => step(`npm ${args.join(' ')}`, () => runNpm(args, clone, account))
  const program: { demo?: ChildProcess } = {}
  try {
    mkdirSync(home, { mode: 0o700 })
    await step('git clone', () => {
      git('clone', '--quiet', `file://${repository}`, clone)
      git('-C', clone, 'checkout', '--quiet', '--detach', commit)
    })
    if (account.ids) execFileSync('chown', ['-R', `${account.ids.uid}:${account.ids.gid}`, home])
    await npm('ci', '--omit=dev')

    const port = await findFreePort()
    const demo = startDemo(port, clone, account)
    program.demo = demo.process
    // Whoever breaks the proof off ends the demo, and that ends the proof.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt(demo.process))
    await step('npm run demo, until it is ready', () => untilReady(demo, port))
    const addresses = await step('until every address it names answers', () => visitAll(demo))
    const folders = [base, dataOutside()]
    const { ending, left } = await step('Ctrl-C, until nothing of it runs', async () => ({
      ending: await interrupt(demo.process),
      left: await listLeft(folders),
    }))

    const closingLines: string[] = []
    if (values.tests) {
      await npm('ci')
      closingLines.push(...closingOf(await npm('test')))
    }
    return { account, seconds, addresses, ending, left, closingLines }
  } finally {
    if (program.demo) await interrupt(program.demo)
    const outside = dataOutside()
    if (outside) rmSync(outside, { recursive: true, force: true })
    rmSync(base, { recursive: true, force: true })
  }
}

function git(...args: string[]): string {
  const env = environmentOf(userInfo().homedir)
  return execFileSync('git', args, { cwd: repository, env, encoding: 'utf8' }).trim()
}

/** Nothing of this machine's settings but how to reach the network, and no program that is not the host's own. */
function environmentOf(home: string): NodeJS.ProcessEnv {
  const kept = /^(?:LANG|LC_ALL|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|(?:https?|no)_proxy)$/i
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((each) => !each.includes('node_modules'))
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.test(name))),
    PATH: path.join(delimiter),
    HOME: home,
    NO_COLOR: '1',
  }
}

function optionsIn(clone: string, { ids = {} }: { readonly ids?: Partial<ServerUser> }) {
  return { ...ids, cwd: clone, env: environmentOf(join(clone, '..')) }
}

function runNpm(args: readonly string[], clone: string, account: Account): string {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    ...optionsIn(clone, account),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`)
  return stdout
}

type Demo = { readonly process: ChildProcess; readonly said: () => string }

/** In a process group of its own, as a terminal would start it. */
function startDemo(port: number, clone: string, account: Account): Demo {
  const demo = spawn('npm', ['run', 'demo', '--', '--port', String(port)], {
    ...optionsIn(clone, account),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [demo.stdout, demo.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  return { process: demo, said: () => said }
}

async function untilReady({ process: demo, said }: Demo, port: number): Promise<void> {
  const deadline = Date.now() + 15 * 60_000
  while ((await statusOf(`http://127.0.0.1:${port}/ready`)) !== 200) {
    if (hasEnded(demo)) throw new Error(`the demo ended by itself\n${said()}`)
    if (Date.now() > deadline) throw new Error(`the demo is not ready after 15 minutes\n${said()}`)
    await sleep(100)
  }
}

/** How many there are. */
async function visitAll({ process: demo, said }: Demo): Promise<number> {
  while (!said().includes('Ctrl-C')) {
    if (hasEnded(demo)) throw new Error(`the demo ended by itself\n${said()}`)
    await sleep(10)
  }
  const addresses = said().match(/http:\/\/127\.0\.0\.1:\d+\/\S*/g) ?? []
  if (addresses.length === 0) throw new Error(`the demo names no address\n${said()}`)
  for (const address of addresses) {
    const status = await statusOf(address)
    if (status !== 200) throw new Error(`${address} answers ${status}`)
  }
  return addresses.length
}

async function statusOf(address: string): Promise<number | undefined> {
  try {
    const response = await fetch(address, { headers: { accept: 'text/html' } })
    await response.text()
    return response.status
  } catch {
    // Nobody there yet.
    return undefined
  }
}

/** As a terminal does it: to the whole group, which has the number of its first process. */
async function interrupt(demo: ChildProcess): Promise<string> {
  if (demo.pid === undefined || hasEnded(demo)) return endingOf(demo)
  const ended = once(demo, 'exit')
  process.kill(-demo.pid, 'SIGINT')
  const isInTime = await Promise.race([ended.then(() => true), sleep(60_000, false, { ref: false })])
  if (!isInTime) process.kill(-demo.pid, 'SIGKILL')
  await ended
  return isInTime ? endingOf(demo) : 'killed after 60 s'
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

function endingOf({ exitCode, signalCode }: ChildProcess): string {
  return signalCode ?? `code ${exitCode}`
}

/** Where root's server keeps its data when it cannot reach the home of the one who started it. */
function dataFolderOf(clone: string, base: string): string | undefined {
  const link = join(clone, 'data', 'postgres')
  const folder = existsSync(link) ? realpathSync(link) : base
  return folder.startsWith(realpathSync(base)) ? undefined : folder
}

/** What still runs 15 seconds after the first process has ended: nobody waits longer for a prompt. */
async function listLeft(folders: readonly (string | undefined)[]): Promise<string[]> {
  const deadline = Date.now() + 15_000
  for (;;) {
    const left = listRunning(folders)
    if (left.length === 0 || Date.now() > deadline) return left
    await sleep(100)
  }
}

/** Processes at work in these folders or started from them. */
function listRunning(folders: readonly (string | undefined)[]): string[] {
  if (!existsSync('/proc/self/cwd')) return ['NOT CHECKED: this machine has no /proc']
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .map((pid) => describeProcess(pid))
    .filter((each) => folders.some((folder) => folder !== undefined && each.includes(folder)))
}

function describeProcess(pid: string): string {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return `${command} in ${readlinkSync(`/proc/${pid}/cwd`)}`
  } catch {
    // Ended at this moment, a thread of the system, or another user's.
    return ''
  }
}

/** What the tests came to, and what says that it did not run. */
function closingOf(output: string): string[] {
  const lines = stripVTControlCharacters(output).split('\n')
  const end = lines.findLastIndex((line) => line.includes('Test Files'))
  const notRun = lines.filter((line) => line.includes('NOT RUN'))
  return [...notRun, ...lines.slice(end, end + 4)].map((line) => line.trim())
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

function reportOf(all: readonly Proof[]): string {
  const version = (program: string) =>
    execFileSync(program, ['--version'], {
      cwd: repository,
      env: environmentOf(userInfo().homedir),
      encoding: 'utf8',
    })
      .trim()
      .replace(/^v/, '')
  const steps = [...new Set(all.flatMap(({ seconds }) => [...seconds.keys()]))]
  return [
    '# From a fresh clone',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model ?? ''}, ${Math.round(totalmem() / 2 ** 30)} GiB; load of the machine before: ${loadBefore.toFixed(1)}.`,
    `Node ${version('node')} and npm ${version('npm')} of the host, commit ${commit.slice(0, 7)}.`,
    '',
    'The committed state, cloned into an empty home of mode 0700, with an empty npm cache and no other setting. Seconds:',
    '',
    `| | ${all.map(({ account }) => `as ${account.name}`).join(' | ')} |`,
    `|---|${all.map(() => '--:').join('|')}|`,
    ...steps.map(
      (step) => `| ${step} | ${all.map(({ seconds }) => seconds.get(step)?.toFixed(1) ?? '').join(' | ')} |`,
    ),
    '',
    ...all.map(({ account, addresses, ending, left }) => {
      const running = left.length === 0 ? 'nothing was left running' : `LEFT RUNNING: ${left.length}`
      return `- as ${account.name}: ${addresses} addresses answered 200; ended with ${ending}; ${running}.`
    }),
    '',
    ...all.flatMap(({ account, closingLines }) =>
      closingLines.length > 0
        ? [`npm test, as ${account.name}:`, '', '```', ...closingLines, '```', '']
        : [`npm test, as ${account.name}: NOT RUN.`, ''],
    ),
  ].join('\n')
}
