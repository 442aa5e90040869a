import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createTestDatabase } from '#platform/db/test-database.ts'
import { compareCells, relations } from './access/cells.ts'
import { compareFields } from './access/fields.ts'
import { listOperations, operationsIn } from './access/operations.ts'
import { matrix } from '#core/access/matrix.ts'
import { roleCodes } from '#core/access/roles.ts'
import { openWorlds } from './access/worlds.ts'
import { repository } from './source-tree.ts'

/**
 * `npm run prove access [-- --worlds 10000 --side-by-side 3]`: every cell of the matrix, random worlds, and secrets planted in
 * every field, each against an oracle that knows nothing of the program.
 */
const { values } = parseArgs({
  options: { worlds: { type: 'string', default: '10000' }, 'side-by-side': { type: 'string', default: '3' } },
})
const [count, lanes] = [Number(values.worlds), Number(values['side-by-side'])]
const SEED = 20_261_125

const operations = listOperations()
const cells = await inDatabase('cells', (database) => compareCells(database, operations))
const fields = await inDatabase('fields', (database) => compareFields(database))
const began = performance.now()
const parts = await Promise.all(
  Array.from({ length: lanes }, (_, lane) => {
    const [from, to] = [lane, lane + 1].map((at) => Math.floor((count * at) / lanes))
    return inDatabase(`worlds ${from} to ${to}`, async (database) => {
      const worlds = await openWorlds(database)
      const looked = await worlds.tryOut({ seed: SEED, from: from ?? 0, count: (to ?? 0) - (from ?? 0) })
      await worlds.close()
      return looked
    })
  }),
)
const worldSeconds = (performance.now() - began) / 1000
const asked = parts.reduce((sum, each) => sum + each.asked, 0)
const planted = operationsIn({
  path: 'src/core/registry/peek.ts',
  text: `export const peek = query({ id: 'person.peek', kind: 'read', permission: 'person.peek', run() {} })`,
})
const wrong = [
  ...operations
    .filter(({ permission }) => !(permission in matrix))
    .map(({ id }) => `${id} has no row in the matrix`),
  ...planted
    .filter(({ permission }) => permission in matrix)
    .map(() => 'a planted operation without a row was not found'),
  ...cells.wrong,
  ...fields.wrong,
  ...parts.flatMap((each) => each.wrong),
]
writeFileSync(join(repository, 'docs/proofs/access.md'), report())
for (const fault of wrong.slice(0, 40)) process.stdout.write(`NOT PROVEN: ${fault}\n`)
process.exitCode = wrong.length > 0 || planted.length !== 1 ? 1 : 0

async function inDatabase<T>(
  name: string,
  work: (database: Awaited<ReturnType<typeof createTestDatabase>>) => Promise<T>,
): Promise<T> {
  const database = await createTestDatabase()
  const beganMs = performance.now()
  try {
    return await work(database)
  } finally {
    process.stdout.write(`${name}: ${((performance.now() - beganMs) / 1000).toFixed(1)} s\n`)
    await database.drop()
  }
}

function report(): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? ''}, Node ${process.versions.node}`
  const number = (n: number) => n.toLocaleString('en-US')
  return [
    '# Proof: nobody is shown what is not theirs to see',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${machine}. Seed ${SEED}.`,
    '',
    'An oracle in `test/access/` says in its own words who may do what about whom, how fields are shown to whom, and which',
    'session, duty, stand-in, mandate or emergency holds at a moment. It imports nothing of the program.',
    '',
    '| | |',
    '|---|--:|',
    `| operations found in the sources | ${operations.length} |`,
    `| cells: ${roleCodes.length} roles × ${relations.length} relations × operations | ${number(cells.count)} |`,
    `| of them allowed to somebody, about somebody or nobody | ${number(cells.allowed)} |`,
    `| **cells other than the oracle says** | **${cells.wrong.length}** |`,
    `| random worlds | ${number(count)} |`,
    `| questions asked of them | ${number(asked)} |`,
    `| **answers other than the oracle's** | **${parts.reduce((sum, each) => sum + each.wrong.length, 0)}** |`,
    `| answers searched for planted secrets | ${number(fields.answers)} |`,
    `| secrets found where they may be | ${number(fields.rightly)} |`,
    `| **secrets found where they may not be** | **${fields.wrong.length}** |`,
    '',
    'A cell is asked through a real session: whether the operation is refused; otherwise whether row security shows the person',
    'and their number and lets them be written about, and how name, contact and secrets are shown. There are two files for each',
    `relation. An operation whose permission has no row in the matrix fails; one that was planted was found (${planted.map(({ id }) => id).join()}).`,
    '',
    'A world is a city of 8 to 130 files in two districts with merged files, colleagues, duties, endings, stand-ins, emergencies,',
    'stated work, tasks, mandates, deaths and sessions, whose days and minutes lie around the moment asked about. In each, three',
    'sessions list, search by name and number, open files, read lines and counts of a month and their tasks, with random filters',
    'and pages; and row security alone is asked without any condition. All three must agree: operation, row security, oracle.',
    `${number(count)} worlds took ${Math.round(worldSeconds)} s, ${lanes} side by side.`,
    '',
    ...fields.lines,
    ...(wrong.length > 0 ? ['## Not proven', '', ...wrong.slice(0, 100).map((each) => `- ${each}`), ''] : []),
  ].join('\n')
}
