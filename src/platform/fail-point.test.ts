import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

it('ends the process at the named point only, and leaves the name behind', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fail-point-'))
  const log = join(folder, 'log')
  const program =
    "const { failPoint } = await import('#platform/fail-point.ts'); failPoint('one'); failPoint('two'); failPoint('three')"
  const { signal } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: new URL('../../', import.meta.url),
    env: { ...process.env, YONGZHU_FAIL_POINT: 'two', YONGZHU_FAIL_LOG: log },
  })
  expect(signal).toBe('SIGKILL')
  expect(readFileSync(log, 'utf8')).toBe('two\n')
  rmSync(folder, { recursive: true })
})
