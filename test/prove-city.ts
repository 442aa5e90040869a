import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benefits } from '#apps/catalogue.ts'
import { compareMarginals, formatTarget } from '#city/marginals.ts'
import { writeCity } from '#city/write-city.ts'
import { replayRun } from '#core/benefits/replay.ts'
import { runMonth } from '#core/benefits/run-month.ts'
import { importFolder } from '#core/exchange/import-folder.ts'
import { formatMonth } from '#kernel/month.ts'
import { localOperator } from '#platform/actor.ts'
import { parseConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/db/database.ts'
import { openEmbedded } from '#platform/db/embedded.ts'
import { transaction } from '#platform/db/transaction.ts'
import { countMarginals } from './count-marginals.ts'
import { repository } from './source-tree.ts'

/**
 * `npm run prove city [-- --people 150000] [--second]`: a city from files to three decided months,
 * time and memory of each step, the marginals counted by SQL, and every run replayed after a restart. With
 * `--second` the city goes into a second server, reached through DATABASE_URL.
 */
const { values } = parseArgs({
  options: { people: { type: 'string', default: '20000' }, second: { type: 'boolean', default: false } },
})
const people = Number(values.people)
const FIRST = 2026 * 12 + 8
const LAST = 2026 * 12 + 10

const folder = mkdtempSync(join(tmpdir(), 'yongzhu-prove-'))
const second = values.second ? await startSecondServer() : undefined
const config = parseConfig(['--data', join(folder, 'data')], {
  ...process.env,
  ...(second ? { DATABASE_URL: second.url } : {}),
})
const lines: string[] = []
try {
  await prove()
} finally {
  await second?.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function prove(): Promise<void> {
  const { deliveries } = await step('write the files', () =>
    writeCity({ people, seed: 20261124, folder: join(folder, 'city'), months: { from: FIRST, to: LAST } }),
  )
  const database = await step('open an empty database', () => openDatabase(config, 'demo'))
  const runs: string[] = []
  const [initial, ...monthly] = deliveries
  await bringIn(initial ?? '')
  for (const [back, name] of monthly.entries()) {
    await bringIn(name)
    const { run } = await step(`decide ${formatMonth(FIRST + back)}`, () =>
      runMonth({ database, benefits, month: FIRST + back, actor: localOperator.id }),
    )
    runs.push(run)
  }
  const again = await step('decide the last month again', () =>
    runMonth({ database, benefits, month: LAST, actor: localOperator.id }),
  )
  const achieved = await transaction(database.batch, (tx) => countMarginals(tx, LAST))
  await step('close', () => database.close())

  const reopened = await step('open it again', () => openDatabase(config, 'demo'))
  const replays = []
  for (const run of runs)
    replays.push(await step('replay a month', () => replayRun(reopened, run, localOperator.id)))
  await reopened.close()

  const compared = compareMarginals(achieved)
  const report = [
    `# A city of ${people.toLocaleString('en-US')} people, ${second ? 'through DATABASE_URL' : 'on the embedded database'}`,
    '',
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model ?? ''}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}. Seed 20261124.`,
    '',
    '| step | seconds | peak memory of the program, MB |',
    '|---|--:|--:|',
    ...lines,
    '',
    `Deciding the last month again: ${again.unchanged ? 'nothing changed' : 'NOT the same run'}.`,
    `Replays after a restart: ${replays.map((each) => (each.same ? `${each.cells.toLocaleString('en-US')} cells the same` : each.difference)).join('; ')}.`,
    '',
    '| marginal | target | counted by SQL | |',
    '|---|--:|--:|---|',
    ...compared.map(
      ({ label, target, achievedPercent, isMet }) =>
        `| ${label.zh} ${label.en} | ${formatTarget(target)} | ${achievedPercent === undefined ? 'NOT COUNTED' : `${achievedPercent.toFixed(2)} %`} | ${isMet === undefined ? '' : isMet ? 'met' : 'MISSED'} |`,
    ),
    '',
  ].join('\n')
  const name = `city-${people}${second ? '-url' : ''}.md`
  writeFileSync(join(repository, 'docs/proofs', name), report)
  process.stdout.write(report)
  const failed =
    compared.some(({ isMet }) => isMet === false) || !again.unchanged || replays.some(({ same }) => !same)
  if (failed) process.exitCode = 1

  function bringIn(name: string) {
    return step(`import ${name}`, () =>
      importFolder({
        database,
        folder: join(folder, 'city', name),
        actor: localOperator,
        reportTo: join(folder, 'returned'),
      }),
    )
  }
}

/** Another PostgreSQL on this machine, as an administrator's server would be: reached by address and password. */
async function startSecondServer(): Promise<{ url: string; stop: () => Promise<unknown> }> {
  const settings = { listen_addresses: '127.0.0.1', port: '8731' }
  const { admin, stop } = await openEmbedded(join(folder, 'second'), { settings })
  const url = `postgres://${admin.user}:${encodeURIComponent(admin.password ?? '')}@127.0.0.1:8731/postgres`
  return { url, stop }
}

async function step<T>(name: string, body: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await body()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  lines.push(`| ${name} | ${seconds} | ${Math.round(process.resourceUsage().maxRSS / 1024)} |`)
  process.stderr.write(`${name}: ${seconds} s\n`)
  return result
}
