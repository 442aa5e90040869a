import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
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
  return spawnSync(process.execPath, [join(copy, 'bin/yongzhu'), ...args], { cwd: '/', encoding: 'utf8' })
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
        ...(serving ? ['start'] : ['demo', '--people', '3000']),
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
