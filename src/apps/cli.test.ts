import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const office = join(repository, 'test/fixtures/office')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-test-'))
  chmodSync(folder, 0o755) // for root the database runs as another user, who must reach its data
})
afterAll(async () => {
  // What did not end by itself, because a test failed.
  for (const program of programs.filter(({ exitCode }) => exitCode === null)) {
    program.kill('SIGTERM')
    await once(program, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
})

const programs: ChildProcess[] = []

async function yongzhu(...args: readonly string[]) {
  const program = spawn(process.execPath, [join(repository, 'bin/yongzhu'), ...args], { cwd: folder })
  programs.push(program)
  let stdout = ''
  let stderr = ''
  program.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  program.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const [status]: unknown[] = await once(program, 'close')
  return { status, stdout, stderr }
}

describe('the command line', () => {
  it('shows how it is used when asked, also behind a command, and starts nothing', async () => {
    const [bare, asked, behind, misspelt] = await Promise.all([
      yongzhu(),
      yongzhu('--help'),
      yongzhu('demo', '--help'),
      yongzhu('dmeo'),
    ])
    expect(bare.stdout).toContain('law attach <document> <file>')
    expect([asked.stdout, behind.stdout, misspelt.stdout]).toEqual(Array(3).fill(bare.stdout))
    expect([bare, asked, behind, misspelt].map(({ status }) => status)).toEqual([0, 0, 0, 2])
  })

  it.each([
    [['demo', '--poeple', '300'], 'The option --poeple is not known; there are --data, --port, --people'],
    [['demo', '300'], 'The command demo has no use for "300".'],
    [['import', './this', 'month'], 'The command import has no use for "month".'],
    [['start', '--host', '0.0.0.0'], 'Other machines cannot be served on 0.0.0.0 directly'],
    [['import', '--data', './data'], 'No folder to import was named.'],
    [['run', '--month', 'November'], 'No month was named, or not as a month.'],
  ])('refuses %j before anything is made', async (args, sentence) => {
    const { status, stderr } = await yongzhu(...args)
    expect(status).toBe(1)
    expect(stderr).toContain(sentence)
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })

  it.each(['start', 'demo'])('%s finds a taken port before anything is made', async (command) => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const refused = await yongzhu(command, '--port', String(port), '--data', './taken')
    expect(refused).toMatchObject({ status: 1, stdout: '' })
    expect(refused.stderr).toContain(`Port ${port} is used by another program.`)
    expect(existsSync(join(folder, 'taken'))).toBe(false)
    other.close()
  })

  it('imports the folder that is named, not the one of the data', async () => {
    const { status, stdout } = await yongzhu('import', '--data', './data', office)
    expect(stdout).toContain(`▸ 导入 ${office}\n`)
    expect(stdout).toMatch(/采用 [1-9]\d* 行/)
    expect(status).toBe(0)
    expect(existsSync(join(folder, 'data', 'keys.json'))).toBe(true)
  })

  it('attaches the text that is named to the document that is named', async () => {
    writeFileSync(join(folder, 'text.md'), '浙江省社会养老服务促进条例\n第一条 内容。')
    const { status, stdout } = await yongzhu(
      'law',
      'attach',
      '--data',
      './data',
      'zj-elderly-care',
      'text.md',
    )
    expect(stdout).toContain('已附上 zj-elderly-care：1 条。')
    expect(status).toBe(0)
    expect(existsSync(join(folder, 'data', 'law', 'zj-elderly-care.json'))).toBe(true)
  })
})
