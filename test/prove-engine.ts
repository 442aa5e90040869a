import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase } from '#platform/db/test-database.ts'
import {
  type Agreement,
  ENOUGH_DECISIONS,
  ENOUGH_UNKNOWN,
  findAgreement,
  shortfallsOf,
  type Sql,
} from './engine/agreement.ts'
import { findPostgres15, startPostgres15 } from './engine/postgres-15.ts'

/**
 * The full proof that a rule means one thing: 2,000 random rules for 500 people each, decided by evaluate, the kernel
 * and SQL on two versions of PostgreSQL. Writes `docs/proofs/engine.md`. Ends with 1 where a single cell differs, a kind
 * of node or what is unknown was hardly tried, or PostgreSQL 15 is on the machine and was left out.
 */
const FIRST_SEED = 100_000
const TRIALS = 200
const PEOPLE = 500

const database = await createTestDatabase()
const embedded = await connect(database.admin)
const older = await startPostgres15()
const databases: Sql[] = [
  { name: 'SQL on the embedded PostgreSQL', query: async (text) => (await embedded.query(text)).rows },
]
if (older)
  databases.push({
    name: 'SQL on PostgreSQL 15',
    query: async (text) => (await older.client.query(text)).rows,
  })

const versions = await Promise.all(
  databases.map(async ({ query }) => String((await query('SHOW server_version'))[0]?.['server_version'])),
)
const isOlderRun = versions.some((version) => version.startsWith('15.'))
const seeds = Array.from({ length: TRIALS }, (_, place) => FIRST_SEED + place)
const agreement = await findAgreement(seeds, { people: PEOPLE }, databases)
await older?.stop()
await embedded.end()
await database.drop()

const shortfalls = shortfallsOf(agreement)
if (!isOlderRun && findPostgres15() !== undefined)
  shortfalls.push('PostgreSQL 15 is on this machine and was not run')
const report = reportOf(agreement)
mkdirSync(new URL('../docs/proofs/', import.meta.url), { recursive: true })
writeFileSync(new URL('../docs/proofs/engine.md', import.meta.url), report)
process.stdout.write(report)
if (shortfalls.length > 0) process.exitCode = 1

function reportOf({ rules, cells, unknownCells, evaluations, differences }: Agreement): string {
  const processors = cpus()
  return `# Proof: a rule means one thing

evaluate, the kernel (compiled with and without looking for columns that are known throughout) and generated SQL
decided the same random rules for the same random people, and every cell was compared with evaluate.

| | |
|---|---|
| date | ${new Date().toISOString().slice(0, 10)} |
| machine | ${processors.length} × ${processors[0]?.model ?? 'unknown'}, Node ${process.version} |
| PostgreSQL | ${versions.join(', ')}${isOlderRun ? '' : '; 15: NOT RUN'} |
| seeds | ${FIRST_SEED} to ${FIRST_SEED + TRIALS - 1} |
| rules | ${rules} |
| people for each rule | ${PEOPLE} |
| cells, each in ${databases.length + 3} readers | ${cells} |
| of them unknown | ${((100 * unknownCells) / cells).toFixed(1)} % |
| **cells that differ** | **${differences.length}** |
| wanted besides | every kind of node decided at least ${ENOUGH_DECISIONS} times; ${100 * ENOUGH_UNKNOWN.least} to ${100 * ENOUGH_UNKNOWN.most} % of the cells unknown; PostgreSQL 15 where it is installed |
| **outcome** | **${shortfalls.length === 0 ? 'proved' : `NOT PROVED: ${shortfalls.join('; ')}`}** |
${differences
  .slice(0, 20)
  .map(
    (each) =>
      `\n- seed ${each.seed}, ${each.output}, person ${each.person}: ${each.reader} ${each.got}, evaluate ${each.evaluated}`,
  )
  .join('')}
How often evaluate decided a node of each kind, for a person or for a member of a household. Arms that were not taken and
conditions after a decisive one are not counted.

| node | times |
|---|--:|
${[...evaluations]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([kind, times]) => `| ${kind} | ${times} |`)
  .join('\n')}
`
}
