import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'optional-fact-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Every line that ends in `// refused` must not compile, every other one must. */
const snippet = `import * as language from '${resolve('src/engine/language.ts')}'
const declaration = { id: 'school', label: { zh: '', en: '' }, question: { zh: '', en: '' }, type: 'int', optional: true } as const
const school = language.optionalFact<'int'>(declaration)
const flag = language.optionalFact<'bool'>({ ...declaration, type: 'bool' })
const day = language.optionalFact<'date'>({ ...declaration, type: 'date' })
const code = language.optionalFact<'enum'>({ ...declaration, type: 'enum' })
language.applies(school)
language.isKnown(school)
language.applies(school.asOf(language.OPENING))
language.whenApplies(school, (value) => language.atLeast(value, 3), language.no)
language.atLeast(school, 3) // refused
language.atLeast(3, school) // refused
language.plus(school, 1) // refused
language.sum(1, school) // refused
language.divRound(school, 2, 'up') // refused
language.oneOf(school, 1) // refused
language.cap(school, 1) // refused
language.all(flag) // refused
language.not(flag) // refused
language.established(flag) // refused
language.household.any(flag) // refused
language.household.sum(school) // refused
language.age(day) // refused
language.monthsBetween(day, language.day(language.CLOSING)) // refused
language.byCase(code, { one: 1 }) // refused
language.choose([{ when: flag, then: 1 }], 0) // refused
language.choose([], school) // refused
language.exclusive('deny', { own: school }, 'own') // refused
language.whenApplies(school, () => language.no, flag) // refused
language.because({ document: 'd' }, flag) // refused
language.named('n', { zh: '', en: '' }, school) // refused
`

it('does not compile where a fact that may not apply is used as a value', () => {
  const file = join(folder, 'snippet.ts')
  writeFileSync(file, snippet)
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--allowImportingTsExtensions']
  const target = ['--module', 'nodenext', '--target', 'es2024', '--types', '']
  const { stdout } = spawnSync(resolve('node_modules/.bin/tsc'), [...options, ...target, file], {
    cwd: folder,
    encoding: 'utf8',
  })
  const refused = new Set([...stdout.matchAll(/snippet\.ts\((\d+),/g)].map(([, line]) => Number(line)))
  const lines = snippet.split('\n')
  expect(
    lines.filter((_, i) => refused.has(i + 1)),
    stdout,
  ).toEqual(lines.filter((line) => line.endsWith('// refused')))
})
