import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { benefits } from '#apps/catalogue.ts'
import { repository } from './source-tree.ts'

/** A block of the page that belongs in a file: the whole file, or lines to add to it. */
type Block = { readonly language: 'ts' | 'diff'; readonly path: string; readonly text: string }

const page = readFileSync(join(repository, 'docs/how-to/add-a-benefit.md'), 'utf8')
const id = 'accident-insurance-aid'
const folder = `src/domains/social-security/benefits/${id}`

let clone: string
beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), 'yongzhu-how-to-'))
  // Where root runs the tests the database runs as another user, who has to get through to its folder.
  chmodSync(clone, 0o711)
  mkdirSync(join(clone, 'tmp'), { mode: 0o711 })
  for (const path of [
    'src',
    'law',
    'city',
    'test',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
    'biome.json',
    '.oxlintrc.json',
    '.gitignore',
  ])
    cpSync(join(repository, path), join(clone, path), { recursive: true })
  symlinkSync(join(repository, 'node_modules'), join(clone, 'node_modules'))
  appendFileSync(join(clone, '.gitignore'), 'node_modules\n')
  // The page's own files are what has to compile here; the rest of the tree is checked where it stands.
  const files = ['src/domains/social-security/catalog.ts', 'test/every-benefit.test.ts']
  writeFileSync(
    join(clone, 'tsconfig.page.json'),
    JSON.stringify({ extends: './tsconfig.json', include: [], files }),
  )
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'before')
  blocksOf(page).forEach(apply)
})
afterAll(() => rmSync(clone, { recursive: true, force: true }))

test('one new folder and one line are all there is to it', () => {
  expect(git('status', '--porcelain').trimEnd().split('\n')).toEqual([
    ' M src/domains/social-security/catalog.ts',
    `?? ${folder}/`,
  ])
  expect(git('diff', '--numstat').trim()).toBe('1\t0\tsrc/domains/social-security/catalog.ts')
})

test('what the page says compiles', () => {
  const tsc = join(repository, 'node_modules/.bin/tsc')
  const { stdout, status } = spawnSync(tsc, ['-p', 'tsconfig.page.json'], { cwd: clone, encoding: 'utf8' })
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
})

test('what the page says passes the linter and the formatter', () => {
  const run = (tool: string, ...args: string[]) =>
    spawnSync(join(repository, 'node_modules/.bin', tool), [...args, folder], {
      cwd: clone,
      encoding: 'utf8',
    })
  expect(run('oxlint')).toMatchObject({ status: 0 })
  expect(run('biome', 'check')).toMatchObject({ status: 0 })
})

test('it decides, asks and explains, and SQL says the same', () => {
  const others = benefits.map((each) => each.id)
  const results = everyBenefit().filter(
    ({ fullName }) => !others.some((other) => fullName.startsWith(`${other} `)),
  )
  expect(results.filter(({ status }) => status !== 'passed')).toEqual([])
  const passed = results.map(({ title }) => title)
  expect(passed).toEqual(
    expect.arrayContaining([
      '三人持证，180 元超过上限：170 元三人平分',
      '不知道家里另一人有没有证：只问这一项',
      'is explained in words for every worked case',
      'is decided the same in memory, in columns and in SQL',
      'a changed amount, a dropped condition and a shifted date each turn a worked case red',
      'every folder of a benefit is a line of its catalogue, and nothing else',
    ]),
  )
})

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(z.object({ fullName: z.string(), title: z.string(), status: z.string() })),
    }),
  ),
})

function everyBenefit() {
  const vitest = join(repository, 'node_modules/vitest/vitest.mjs')
  const args = [
    vitest,
    'run',
    'test/every-benefit.test.ts',
    '--reporter=json',
    '--outputFile=data/report.json',
  ]
  const env = { ...environmentWithout(/^VITEST/), TMPDIR: join(clone, 'tmp') }
  const { stderr } = spawnSync(process.execPath, args, { cwd: clone, env, encoding: 'utf8' })
  const report = reportSchema.parse(JSON.parse(readFileSync(join(clone, 'data/report.json'), 'utf8')))
  const results = report.testResults.flatMap(({ assertionResults }) => assertionResults)
  if (results.length === 0) throw new Error(`no test ran: ${stderr}`)
  return results
}

function blocksOf(markdown: string): Block[] {
  const fences = markdown.matchAll(/^```(ts|diff) (\S+)\n(.*?)^```$/gms)
  return [...fences].map(([, language, path = '', text = '']) => ({
    language: language === 'diff' ? 'diff' : 'ts',
    path,
    text,
  }))
}

function apply({ language, path, text }: Block): void {
  const target = join(clone, path)
  if (language === 'diff') return writeFileSync(target, withAdded(readFileSync(target, 'utf8'), text))
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, text)
}

/** What stands before and behind the added lines has to be in the file exactly once. */
function withAdded(content: string, diff: string): string {
  const lines = diff.trimEnd().split('\n')
  const before = lines
    .filter((line) => line.startsWith(' '))
    .map((line) => `${line.slice(1)}\n`)
    .join('')
  const after = lines.map((line) => `${line.slice(1)}\n`).join('')
  if (content.split(before).length !== 2)
    throw new Error(`the page adds a line beside one that is not there:\n${before}`)
  return content.replace(before, after)
}

function git(...args: string[]): string {
  const identity = [
    '-c',
    'user.name=how-to',
    '-c',
    'user.email=how-to@localhost',
    '-c',
    'core.quotePath=false',
  ]
  // Whoever runs the tests from a git hook must not have them write into their own repository.
  const env = {
    ...environmentWithout(/^GIT_/),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
  }
  return execFileSync('git', [...identity, ...args], { cwd: clone, env, encoding: 'utf8' })
}

function environmentWithout(names: RegExp): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.test(name)))
}
