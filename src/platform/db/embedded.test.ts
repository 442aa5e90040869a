import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '#platform/db/connection.ts'
import { openEmbedded, type Embedded } from '#platform/db/embedded.ts'
import { getServerUser, isReachableBy } from '#platform/db/postgres-binaries.ts'
import { openKeys } from '#platform/keys.ts'

const repository = fileURLToPath(new URL('../../../', import.meta.url))
const stranger = { uid: 54_321, gid: 54_321 }

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-test-'))
  chmodSync(folder, 0o711)
})
afterAll(async () => {
  for (const child of children) await kill(child)
  rmSync(folder, { recursive: true, force: true })
})

const children: ChildProcess[] = []

/** Another process that opens the folder, says whether the server was running, and stays. */
async function openElsewhere(dataDir: string): Promise<{ child: ChildProcess; adopted: boolean }> {
  const program = `
    const { openEmbedded } = await import('#platform/db/embedded.ts')
    const { adopted } = await openEmbedded(${JSON.stringify(dataDir)})
    process.stdout.write(String(adopted))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [said]: unknown[] = await once(child.stdout, 'data')
  return { child, adopted: String(said) === 'true' }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function query<Row>(server: Embedded, sql: string): Promise<Row | undefined> {
  const client = await connect(server.admin)
  const { rows } = await client.query(sql)
  await client.end()
  return rows[0]
}

describe('the embedded server', () => {
  it('is started once by two processes at a new folder, and left running until the last one leaves', async () => {
    const dataDir = join(folder, 'two')
    const [one, other] = await Promise.all([openElsewhere(dataDir), openElsewhere(dataDir)])
    expect([one.adopted, other.adopted].toSorted()).toEqual([false, true])
    const third = await openEmbedded(dataDir)
    expect(third.adopted).toBe(true)
    expect(await third.stop()).toBe('left-running')
    await Promise.all([kill(one.child), kill(other.child)])
    const last = await openEmbedded(dataDir)
    expect(last.adopted).toBe(true)
    expect(await last.stop()).toBe('stopped')
    expect(existsSync(join(last.where, 'data', 'postmaster.pid'))).toBe(false)
  })

  it('keeps what was committed when the program and then the server are killed', async () => {
    const dataDir = join(folder, 'killed')
    const first = await openElsewhere(dataDir)
    const joined = await openEmbedded(dataDir)
    await query(joined, 'CREATE TABLE kept AS SELECT 7 AS n')
    await kill(first.child)
    process.kill(
      Number(readFileSync(join(joined.where, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]),
      'SIGKILL',
    )
    const again = await openEmbedded(dataDir)
    expect(again.adopted).toBe(false)
    expect(await query(again, 'SELECT n FROM kept')).toEqual({ n: 7 })
    const durable =
      'SELECT current_setting($$fsync$$) AS fsync, datlocale FROM pg_database WHERE datname = current_database()'
    expect(await query(again, durable)).toEqual({ fsync: 'on', datlocale: 'C.UTF-8' })
    await again.stop()
  })

  it('lets nobody in without the password', async () => {
    const server = await openEmbedded(join(folder, 'two'))
    await expect(connect({ ...server.admin, password: 'guess' })).rejects.toMatchObject({
      code: 'database-unreachable',
    })
    await server.stop()
  })

  it.runIf(process.getuid?.() === 0)(
    'keeps its data elsewhere when its user cannot reach the folder',
    async () => {
      const home = join(folder, 'private-home')
      mkdirSync(home, { mode: 0o700 })
      const sharedDir = join(folder, 'shared')
      const server = await openEmbedded(join(home, 'data'), { sharedDir })
      expect(server.where).toContain(sharedDir)
      expect(await query(server, 'SELECT 1 AS n')).toEqual({ n: 1 })
      await server.stop()
    },
  )

  it('says in one sentence what is wrong with a folder', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    await expect(openEmbedded(join(file, 'data'))).rejects.toMatchObject({ code: 'data-folder-not-writable' })
    writeFileSync(join(folder, 'killed/postgres/data/PG_VERSION'), '14\n')
    await expect(openEmbedded(join(folder, 'killed'))).rejects.toMatchObject({
      code: 'data-folder-other-version',
    })
    chmodSync(join(folder, 'two/postgres/superuser.json'), 0o644)
    await expect(openEmbedded(join(folder, 'two'))).rejects.toMatchObject({ code: 'secret-file-exposed' })
  })
})

describe('a folder that cannot be used now', () => {
  it('names the process that holds it and does not answer', async () => {
    const dataDir = join(folder, 'held')
    const made = await openEmbedded(dataDir)
    await made.stop()
    const asServer = process.getuid?.() === 0 ? getServerUser() : {}
    const holder = spawn('sleep', ['600'], { ...asServer, stdio: 'ignore' })
    children.push(holder)
    await once(holder, 'spawn')
    const data = join(made.where, 'data')
    const lines = [holder.pid, data, 1_764_000_000, 5432, join(folder, 'no-socket'), '', '']
    writeFileSync(join(data, 'postmaster.pid'), lines.join('\n'))
    await expect(openEmbedded(dataDir, { patienceMs: 300 })).rejects.toMatchObject({
      code: 'data-folder-locked',
      text: {
        en: `The data folder ${dataDir} is held by a database process (${holder.pid}) that does not answer.`,
      },
      next: { en: `Try again shortly; if it stays, end process ${holder.pid} and try again.` },
    })
    await kill(holder)
    const again = await openEmbedded(dataDir)
    expect(again.adopted).toBe(false)
    await again.stop()
  })

  it.runIf(process.getuid?.() === 0 && isReachableBy(repository, stranger))(
    'says that it belongs to another user',
    () => {
      const dataDir = join(folder, 'held')
      openKeys(dataDir)
      chmodSync(dataDir, 0o777)
      const program = `
        const { openEmbedded } = await import('#platform/db/embedded.ts')
        const { openKeys } = await import('#platform/keys.ts')
        for (const open of [openEmbedded, openKeys])
          try { await open(${JSON.stringify(dataDir)}) }
          catch (problem) { console.log(problem.message + ' ' + problem.next.en) }`
      const args = ['--import', 'tsx', '--input-type=module', '-e', program]
      const { stdout } = spawnSync(process.execPath, args, {
        ...stranger,
        cwd: repository,
        encoding: 'utf8',
      })
      const sentences = ['postgres/data', 'keys.json'].map(
        (path) =>
          `data-folder-not-ours: ${join(dataDir, path)} belongs to another user. ` +
          'Run as that user, or choose another data folder: -- --data FOLDER\n',
      )
      expect(stdout).toBe(sentences.join(''))
    },
  )
})

describe('reachability', () => {
  it('needs every folder on the way to let the user pass, by owner, group or mode', () => {
    const open = join(folder, 'open')
    mkdirSync(join(open, 'inner'), { recursive: true, mode: 0o755 })
    expect(isReachableBy(join(open, 'inner'), stranger)).toBe(true)
    chmodSync(open, 0o700)
    expect(isReachableBy(join(open, 'inner'), stranger)).toBe(false)
    expect(isReachableBy(join(open, 'inner'), { uid: process.getuid?.() ?? 0, gid: 0 })).toBe(true)
    expect(getServerUser().uid).not.toBe(0)
  })
})
