import { parseSync, Visitor } from 'oxc-parser'
import { expect, test } from 'vitest'
import { catalogue } from '#apps/catalogue.ts'
import { listSources, listTextFiles, type TreeFile } from './source-tree.ts'

/**
 * The answers to one question are ids of benefits, because people choose between them; the files that hold
 * the question and the words for its answers know no more than that.
 */
const answers = ['src/core/facts/work.ts', 'src/core/exchange/office-words.ts']

const ids = new Set(catalogue.benefits.map(({ benefit }) => benefit.id))
const below = ['kernel', 'engine', 'platform', 'ui', 'core'].map((layer) => `src/${layer}`)

test('nothing below the chapters of the plan knows a benefit by its id', () => {
  const sources = below
    .flatMap((layer) => listSources(layer))
    .filter(({ path }) => !/\.test\.tsx?$/.test(path))
  const found = sources.filter(({ path }) => !answers.includes(path)).flatMap(idsIn)
  expect(found).toEqual([])
  expect(sources.filter((source) => answers.includes(source.path) && idsIn(source).length > 0)).toHaveLength(
    answers.length,
  )
  const statements = below
    .flatMap((layer) => listTextFiles(layer))
    .filter(({ path }) => path.endsWith('.sql'))
  expect(statements.filter(({ text }) => [...ids].some((id) => text.includes(id)))).toEqual([])
})

test.each([
  `if (benefit.id === 'nursing-subsidy') stop()`,
  `const special = { 'nursing-subsidy': stop }`,
  'const output = `nursing-subsidy/payable`',
])('a planted one is found: %s', (text) => {
  expect(idsIn({ path: 'src/core/benefits/decide.ts', text })).toHaveLength(1)
})

test('a word of the glossary and a comment are none', () => {
  const text = 'const words = `nursing-subsidy | 护理补贴` // nursing-subsidy'
  expect(idsIn({ path: 'src/core/benefits/decide.ts', text })).toEqual([])
})

function idsIn({ path, text }: TreeFile): string[] {
  const found: string[] = []
  const look = (said: unknown): void => {
    const id = typeof said === 'string' ? said.split('/')[0] : undefined
    if (id !== undefined && ids.has(id)) found.push(`${path}: ${id}`)
  }
  new Visitor({
    Literal: ({ value }) => look(value),
    TemplateElement: ({ value }) => look(value.cooked),
    JSXText: ({ value }) => look(value.trim()),
  }).visit(parseSync(path, text).program)
  return found
}
