import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benefits } from '#apps/catalogue.ts'
import { compareMarginals, formatTarget } from '#city/marginals.ts'
import { writeCity } from '#city/write-city.ts'
import type { Benefit } from '#core/benefits/benefit.ts'
import { replayRun, type Replay } from '#core/benefits/replay.ts'
import { runMonth } from '#core/benefits/run-month.ts'
import { importFolder } from '#core/exchange/import-folder.ts'
import type { ParameterValue } from '#engine/ast.ts'
import { formatMoney } from '#kernel/money.ts'
import { firstDay, formatMonth } from '#kernel/month.ts'
import { plainDateOf } from '#kernel/plain-date.ts'
import { localOperator } from '#platform/actor.ts'
import { parseConfig } from '#platform/config.ts'
import { openDatabase, type Database } from '#platform/db/database.ts'
import { openEmbedded } from '#platform/db/embedded.ts'
import { transaction } from '#platform/db/transaction.ts'
import { countMarginals } from './count-marginals.ts'
import { repository } from './source-tree.ts'

/**
 * `npm run prove city [-- --people 150000] [--second]`: a city from files to three decided months, time and memory of each
 * step, the marginals counted by SQL, and every run replayed after a restart; then the standards are raised, the last month
 * is decided by the later rules, and after another restart every run is replayed again. With `--second` the city goes into
 * a second server, reached through DATABASE_URL.
 */
const { values } = parseArgs({
  options: { people: { type: 'string', default: '20000' }, second: { type: 'boolean', default: false } },
})
const people = Number(values.people)
const FIRST = 2026 * 12 + 8
const LAST = 2026 * 12 + 10
const actor = localOperator.id

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
      runMonth({ database, benefits, month: FIRST + back, actor }),
    )
    runs.push(run)
  }
  const again = await step('decide the last month again', () =>
    runMonth({ database, benefits, month: LAST, actor }),
  )
  const achieved = await transaction(database.batch, (tx) => countMarginals(tx, LAST))
  await step('close', () => database.close())

  const reopened = await step('open it again', () => openDatabase(config, 'demo'))
  const replays = await replayAll(reopened, runs)
  const later = await step('decide the last month by raised standards', () =>
    runMonth({ database: reopened, benefits: benefits.map(withRaisedStandards), month: LAST, actor }),
  )
  await step('close', () => reopened.close())

  const onceMore = await step('open it once more', () => openDatabase(config, 'demo'))
  const laterReplays = await replayAll(onceMore, [...runs, later.run])
  await onceMore.close()

  const isRaised = !runs.includes(later.run) && later.summary.totalFen > again.summary.totalFen
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
    `Replays after a restart: ${inWords(replays)}.`,
    '',
    `Every standard raised by a tenth from ${formatMonth(LAST)}, and the month decided by these later rules: ${
      isRaised ? 'a run of its own' : 'NOT another run, or not a higher one'
    }, ${formatMoney(again.summary.totalFen)} before and ${formatMoney(later.summary.totalFen)} after.`,
    `Replays of all ${laterReplays.length} runs after that and another restart: ${inWords(laterReplays)}.`,
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
    compared.some(({ isMet }) => isMet === false) ||
    !again.unchanged ||
    !isRaised ||
    [...replays, ...laterReplays].some(({ same }) => !same)
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

async function replayAll(database: Database, runs: readonly string[]): Promise<Replay[]> {
  const replays: Replay[] = []
  for (const run of runs) replays.push(await step('replay a month', () => replayRun(database, run, actor)))
  return replays
}

function inWords(replays: readonly Replay[]): string {
  return replays
    .map((each) => (each.same ? `${each.cells.toLocaleString('en-US')} cells the same` : each.difference))
    .join('; ')
}

/** The benefit with every amount in force raised by a tenth from the last month on, as an authority raises a standard. */
function withRaisedStandards(of: Benefit): Benefit {
  const from = plainDateOf(firstDay(LAST))
  const parameters = of.parameters.map((parameter) =>
    parameter.unit === 'fen' ? { ...parameter, values: parameter.values.flatMap(raised) } : parameter,
  )
  return { ...of, parameters }

  function raised(value: ParameterValue): ParameterValue[] {
    const isInForce = value.from < from && (value.until === undefined || value.until > from)
    if (!isInForce) return [value]
    return [
      { ...value, until: from },
      { ...value, from, value: Math.round(value.value * 1.1) },
    ]
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
