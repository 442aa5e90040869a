import { expect, test } from 'vitest'
import { listTextFiles } from './source-tree.ts'

const files = listTextFiles()
const own = 'test/repository.test.ts'

/** What ties the sources to one machine or to work that is not finished. */
const forbidden = [
  /(?:^|[\s"'`(])\/(?:home|root|Users|work)\//m,
  /\.\.\/shared\b/,
  /\b(?:TODO|FIXME|XXX|HACK)\b/,
]

test('no file names a machine, a neighbouring folder or work left over', () => {
  const others = files.filter(({ path }) => path !== own)
  const found = others.flatMap(({ path, text }) =>
    forbidden.flatMap((pattern) => (pattern.test(text) ? `${path}: ${pattern}` : [])),
  )
  expect(found).toEqual([])
})

test('a file is named after the one thing it holds', () => {
  const drawers = /(?:^|\/)(?:index|utils?|helpers?|common|misc|types?|constants?|manager)\.(?:ts|tsx|css)$/
  expect(files.map(({ path }) => path).filter((path) => drawers.test(path))).toEqual([])
})

test('names are in kebab-case', () => {
  const sources = files
    .map(({ path }) => path)
    .filter((path) => /^(?:src|law|city|test|bench)\/.*\.(?:tsx?|css|sql)$/.test(path))
  expect(sources.filter((path) => !/^(?:[a-z0-9-]+\/)+[a-z0-9-]+(?:\.[a-z]+)+$/.test(path))).toEqual([])
})

test('a module’s README says in 40 lines what belongs there and what does not', () => {
  const readmes = files.filter(({ path }) => path.endsWith('/README.md'))
  expect(
    readmes
      .filter(({ text }) => text.split('\n').length > 41 || !text.includes('Not here'))
      .map(({ path }) => path),
  ).toEqual([])
})

test('the first README fits two screens', () => {
  const readme = files.find(({ path }) => path === 'README.md')
  expect(readme?.text.split('\n').length).toBeLessThanOrEqual(81)
})

test('paths are English; only what an office brings is named as an office names it', () => {
  const paths = files.map(({ path }) => path).filter((path) => !path.startsWith('test/fixtures/'))
  expect(paths.filter((path) => /\P{ASCII}/u.test(path))).toEqual([])
})
