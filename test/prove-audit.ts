import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { writeWhileSealing, type Written } from '#platform/audit/busy-writers.ts'
import { makeCheckpoint } from '#platform/audit/checkpoint.ts'
import { sealNext } from '#platform/audit/seal.ts'
import {
  countFound,
  countFoundUnsealed,
  type ExampleLedger,
  makeExampleLedger,
  tamperingKinds,
} from '#platform/audit/tampering-trials.ts'
import { type Ask, parseCheckpoints, type Verdict, verifyLedger } from '#platform/audit/verify.ts'
import { parseConfig } from '#platform/config.ts'
import { connect, createPool, type Connection } from '#platform/db/connection.ts'
import { openDatabase, type Database } from '#platform/db/database.ts'
import { createTestDatabase } from '#platform/db/test-database.ts'
import { startPostgres15 } from './engine/postgres-15.ts'
import { repository } from './source-tree.ts'

/**
 * `npm run prove audit [-- --trials 200 --entries 400]`: tampering that is found, writers beside whom nothing is lost, and
 * what sealing and verifying cost, on the embedded database and, where it is installed, on PostgreSQL 15.
 */
const { values } = parseArgs({
  options: {
    trials: { type: 'string', default: '200' },
    entries: { type: 'string', default: '400' },
    many: { type: 'string', default: '100000' },
  },
})
const trials = Number(values.trials)
const entriesEach = Number(values.entries)
const many = Number(values.many)
const SEED = 20_261_124
const WRITERS = 16
const none = parseCheckpoints([], Buffer.alloc(32))

type Found = {
  readonly kind: string
  readonly covered: number
  readonly withoutCheckpoints: number
  readonly onlySealed: number
}
type Cost = { readonly sealMs: number; readonly verifyMs: number; readonly verdict: Verdict }
type Proof = {
  readonly version: string
  readonly found: readonly Found[]
  readonly unsealed: number
  readonly written: Written
  readonly afterwards: Verdict
  readonly cost: Cost
}

const proofs: Proof[] = []
const embedded = await createTestDatabase()
try {
  proofs.push(await prove(embedded, embedded.admin))
} finally {
  await embedded.drop()
}
const older = await startPostgres15()
if (older) {
  const folder = mkdtempSync(join(tmpdir(), 'yongzhu-audit-'))
  const { host, port, user } = older.admin
  const url = `postgres://${user}@/postgres?host=${host}&port=${port}`
  const database = await openDatabase(
    parseConfig(['--data', join(folder, 'data')], { DATABASE_URL: url }),
    'demo',
  )
  try {
    proofs.push(await prove(database, older.admin))
  } finally {
    await database.close()
    await older.stop()
    rmSync(folder, { recursive: true })
  }
}
const faults = proofs.flatMap(faultsOf)
writeFileSync(join(repository, 'docs/proofs/audit.md'), report())
for (const fault of faults) process.stdout.write(`NOT PROVEN: ${fault}\n`)
process.exitCode = faults.length > 0 ? 1 : 0

/** Each part begins with an audit of its own. */
async function prove(database: Database, admin: Connection): Promise<Proof> {
  const attacker = await connect(admin)
  const ask: Ask = async (sql, params) => (await attacker.query<object>(sql, [...params])).rows
  try {
    const { rows } = await attacker.query<{ server_version: string }>('show server_version')
    const version = rows[0]?.server_version ?? ''
    const written = await step(`${version}: writers`, () => writeBusily(database, admin))
    const afterwards = await verifyLedger(ask, none)
    await startOver(attacker)
    const cost = await step(`${version}: many entries`, () => measure(database, attacker, ask))
    await startOver(attacker)
    const ledger = await makeExampleLedger(database, attacker, SEED)
    const found: Found[] = []
    for (const kind of tamperingKinds)
      found.push(await step(`${version}: ${kind}`, () => tryKind(ledger, kind)))
    const unsealed = await countFoundUnsealed(ledger, trials, SEED)
    return { version, found, unsealed, written, afterwards, cost }
  } finally {
    await attacker.end()
  }
}

async function tryKind(ledger: ExampleLedger, kind: (typeof tamperingKinds)[number]): Promise<Found> {
  const { checkpoints, covered, onlySealed } = ledger
  const common = { kind, trials, seed: SEED }
  return {
    kind,
    covered: await countFound(ledger, { ...common, stretch: covered, checkpoints }),
    withoutCheckpoints: await countFound(ledger, { ...common, stretch: covered, checkpoints: none }),
    onlySealed: await countFound(ledger, { ...common, stretch: onlySealed, checkpoints }),
  }
}

async function writeBusily(database: Database, admin: Connection): Promise<Written> {
  const { user, password } = database.app.options
  const pool = createPool({ ...admin, user: user ?? '', password: String(password) }, WRITERS)
  try {
    return await writeWhileSealing({ database, pool, writers: WRITERS, entriesEach, seed: SEED })
  } finally {
    await pool.end()
  }
}

async function measure(database: Database, attacker: pg.Client, ask: Ask): Promise<Cost> {
  await attacker.query(
    `insert into platform.audit (id, at, actor, operation, purpose, kind, subject_count, subjects, query_digest, outcome, detail)
     select gen_random_uuid(), now(), 'staff:one', 'list-loans', 'review', 'read', 1, array[k % 1000], 'digest', 'done',
       '{"role": "librarian"}' from generate_series(1, $1::int) k`,
    [many],
  )
  const beforeSealing = performance.now()
  let end = await sealNext(database)
  while (end.n < many) end = await sealNext(database)
  const sealMs = performance.now() - beforeSealing
  const checkpoint = makeCheckpoint(database.keys.auditCheckpoint, end.n, end.root, new Date().toISOString())
  const checkpoints = parseCheckpoints([JSON.stringify(checkpoint)], database.keys.auditCheckpoint)
  const beforeVerifying = performance.now()
  const verdict = await verifyLedger(ask, checkpoints)
  return { sealMs, verifyMs: performance.now() - beforeVerifying, verdict }
}

async function startOver(attacker: pg.Client): Promise<void> {
  await attacker.query('truncate platform.audit, platform.audit_seal, platform.audit_subject')
}

/** Whatever was promised and did not happen. */
function faultsOf({ version, found, unsealed, written, afterwards, cost }: Proof): string[] {
  const isOf = (promised: boolean, what: string) => (promised ? [] : [`${version}: ${what}`])
  return [
    ...found.flatMap(({ kind, covered }) =>
      isOf(covered === trials, `${kind}: ${covered} of ${trials} found`),
    ),
    ...isOf(
      unsealed === 0,
      'something was found among unsealed entries, so the trials are not what they say',
    ),
    ...isOf(written.lost === 0 && written.surplus === 0, `${written.lost} lost, ${written.surplus} surplus`),
    ...isOf(written.lostByGoingByIds > 0, 'the writers were not busy enough to tell'),
    ...isOf(
      afterwards.fault === undefined && afterwards.entries === written.committed,
      'the chain has a fault',
    ),
    ...isOf(
      cost.verdict.fault === undefined && cost.verdict.covered?.n === many,
      'many entries have a fault',
    ),
  ]
}

function report(): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? ''}, Node ${process.versions.node}`
  const date = new Date().toISOString().slice(0, 10)
  return [
    '# Proof: what is done to the audit afterwards shows',
    '',
    `${date}, ${machine}. Seed ${SEED}. PostgreSQL ${proofs.map(({ version }) => version).join(', ')}${older ? '' : '; PostgreSQL 15: NOT RUN'}.`,
    '',
    `Somebody with every right in the database, who knows the program but not the checkpoints or their key, tampers with a`,
    `ledger of 120 sealed entries, 100 of them covered by checkpoints; ${trials} times for each kind, each time in one of its`,
    'variants and at a random place. Found is what the independent verifier reports as a fault.',
    '',
    ...proofs.flatMap(proofLines),
  ].join('\n')
}

function proofLines({ version, found, unsealed, written, cost }: Proof): string[] {
  const share = (count: number) => `${count}/${trials}`
  const perSecond = (ms: number) => Math.round((many * 1000) / ms).toLocaleString('en-US')
  const total = found.reduce((sum, { covered }) => sum + covered, 0)
  return [
    `## PostgreSQL ${version}`,
    '',
    '| tampering | found before the last checkpoint | the same without checkpoints | found after the last checkpoint |',
    '|---|--:|--:|--:|',
    ...found.map(
      ({ kind, covered, withoutCheckpoints, onlySealed }) =>
        `| ${kind} | ${share(covered)} | ${share(withoutCheckpoints)} | ${share(onlySealed)} |`,
    ),
    `| **all** | **${total}/${trials * found.length}** | | |`,
    '',
    'What is promised is the first column. After the last checkpoint a chain that was made again shows nothing, nor does the last',
    `entry that was removed with its seal. Among entries not sealed yet (edited, removed or made up) ${share(unsealed)} were found.`,
    'Sealing follows within seconds and a checkpoint within half a minute or 1,000 entries: so much can be changed unseen. A',
    'transaction that writes for longer than that holds back, as long as it is open, whatever began after it.',
    '',
    `| ${WRITERS} concurrent writers, two sealers | |`,
    '|---|--:|',
    `| entries committed | ${written.committed} |`,
    `| rolled back | ${written.rolledBack} |`,
    `| slow transactions (20 to 200 ms) | ${written.slow} |`,
    `| **committed and not sealed** | **${written.lost}** |`,
    `| sealed and not committed, or twice | ${written.surplus} |`,
    `| what going by \`id > the last seen\` would have lost of them | ${written.lostByGoingByIds} |`,
    '',
    `Sealing ${many.toLocaleString('en-US')} entries that waited: ${perSecond(cost.sealMs)} a second; verifying them: ${perSecond(cost.verifyMs)} a second.`,
    '',
  ]
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const beganMs = performance.now()
  const result = await work()
  process.stdout.write(`${name}: ${((performance.now() - beganMs) / 1000).toFixed(1)} s\n`)
  return result
}
