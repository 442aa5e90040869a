import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
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
