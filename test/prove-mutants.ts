import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect, createPool } from '#platform/db/connection.ts'
import { guard } from '#platform/db/guard.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { type Check, checks } from './access/checks.ts'
import { holes, type Mutant, rights, slips } from './access/mutants.ts'
import { repository } from './source-tree.ts'

/** `npm run prove mutants`: guards with one thing wrong, each of which the check that is named for it has to find. */
type Tried = { readonly mutant: Mutant; readonly found: string | undefined }
const tried: Tried[] = []

for (const check of new Set(holes.map(({ killer }) => killer as Check)))
  await inDatabase(async (database) => {
    const found = await checks[check](database)
    if (found.length > 0) throw new Error(`${check} finds faults where nothing is wrong: ${found[0]}`)
  })
for (const mutant of holes) tried.push(told({ mutant, found: await tryHole(mutant) }))
for (const mutant of rights) tried.push(told({ mutant, found: await tryRight(mutant) }))
const copy = copySources()
const server = await holdServer(copy)
try {
  for (const mutant of slips) tried.push(told({ mutant, found: trySlip(mutant) }))
} finally {
  server.kill()
  await sleep(2000)
  rmSync(copy, { recursive: true, force: true })
}
const surviving = tried.filter(({ found }) => found === undefined)
writeFileSync(join(repository, 'docs/proofs/mutants.md'), report())
process.exitCode = surviving.length > 0 ? 1 : 0

function told({ mutant, found }: Tried): Tried {
  process.stdout.write(
    `${found === undefined ? 'SURVIVES' : 'killed'}: ${mutant.wrong} (${mutant.killer}) ${found ?? ''}\n`,
  )
  return { mutant, found }
}

function tryHole(mutant: Mutant): Promise<string | undefined> {
  if (!('sql' in mutant)) throw new Error('not a hole in the database')
  return inDatabase(async (database) => {
    const admin = await connect(database.admin)
    await admin.query(mutant.sql)
    await admin.end()
    return (await checks[mutant.killer as Check](database))[0]
  })
}

/** A role of its own in the place of the app role, so that nobody else on the server is touched. */
function tryRight(mutant: Mutant): Promise<string | undefined> {
  if (!('role' in mutant)) throw new Error('not a right of a role')
  return inDatabase(async (database) => {
    const role = `mutant_${process.pid}`
    const admin = await connect(database.admin)
    await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'x'; ${mutant.role.replaceAll('bad', role)}`)
    const app = createPool({ ...database.admin, user: role, password: 'x' }, 1)
    try {
      await guard({ app, batch: database.batch })
      return undefined
    } catch (error) {
      const said = error instanceof Error ? error.message : ''
      return said.includes(mutant.reason) ? said : undefined
    } finally {
      await app.end()
      await admin.query(`DROP OWNED BY ${role} CASCADE; DROP ROLE ${role}`)
      await admin.end()
    }
  })
}

function trySlip(mutant: Mutant): string | undefined {
  if (!('file' in mutant)) throw new Error('not a slip in a source')
  const path = join(copy, mutant.file)
  const right = readFileSync(path, 'utf8')
  if (right.split(mutant.find).length !== 2) throw new Error(`${mutant.wrong}: not once in ${mutant.file}`)
  writeFileSync(
    path,
    right.replace(mutant.find, () => mutant.put),
  )
  const isCheck = mutant.killer in checks
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    isCheck
      ? ['--import', 'tsx', 'test/access/checks.ts', mutant.killer]
      : ['node_modules/vitest/vitest.mjs', 'run', mutant.killer],
    { cwd: copy, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } },
  )
  writeFileSync(path, right)
  if (status === 0) return undefined
  const [first = ''] = isCheck
    ? stdout.split('\n')
    : (/ × [^\n]*/.exec(stdout) ?? /\d+ failed/.exec(stdout) ?? [''])
  if (first === '')
    throw new Error(`${mutant.wrong}: the check itself failed\n${stderr.slice(-2000)}${stdout.slice(-1000)}`)
  return first.trim()
}

function copySources(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yongzhu-mutants-'))
  for (const path of [
    'src',
    'test',
    'city',
    'law',
    'docs',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
    'layers.json',
  ])
    cpSync(join(repository, path), join(folder, path), { recursive: true })
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** Keeps the database server of the copy up, so that not every run starts its own. */
async function holdServer(folder: string): Promise<ChildProcess> {
  const hold = `const { startTestServer } = await import('#platform/db/test-database.ts')
    const server = await startTestServer()
    process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)))
    process.stdout.write('up')
    setInterval(() => undefined, 1000)`
  writeFileSync(join(folder, 'hold.ts'), hold)
  const child = spawn(process.execPath, ['--import', 'tsx', 'hold.ts'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout?.once('data', resolve))
  return child
}

async function inDatabase<T>(work: (database: TestDatabase) => Promise<T>): Promise<T> {
  const database = await createTestDatabase()
  try {
    return await work(database)
  } finally {
    await database.drop()
  }
}

function report(): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? ''}, Node ${process.versions.node}`
  return [
    '# Proof: a hole in the wall is found',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${machine}. ${tried.length} guards with one thing wrong, **${tried.length - surviving.length} found**, ${surviving.length} not.`,
    '',
    'Each is tried alone, in a database or a copy of the sources of its own; what finds it is named beside it: `lint` and `guard`',
    'refuse to start, `cells`, `worlds`, `fields` and `compartments` are the checks of `test/access/`, a file is that test file.',
    'Every check was run once where nothing is wrong and found nothing.',
    '',
    '| wrong | in | found by |',
    '|---|---|---|',
    ...tried.map(({ mutant, found }) => {
      const where = 'file' in mutant ? mutant.file : 'role' in mutant ? 'role' : 'database'
      return `| ${mutant.wrong} | ${where} | ${found === undefined ? '**nothing**' : mutant.killer} |`
    }),
    '',
  ].join('\n')
}
