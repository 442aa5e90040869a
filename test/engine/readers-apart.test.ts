import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { parseSync } from 'oxc-parser'
import { expect, it } from 'vitest'

const engine = new URL('../../src/engine/', import.meta.url)
const kernel = new URL('../../src/kernel/', import.meta.url)

/** The files of each reader, by how their names begin. */
const readers = ['evaluate', 'kernel', 'sql'] as const

type Reader = (typeof readers)[number]

/**
 * What a reader takes from outside its own files, types aside. Nothing here decides a value in two readers: where they
 * need the same operation each has its own, so that a mistake in one shows as a difference.
 */
const allowed: Record<Reader, Readonly<Record<string, readonly string[]>>> = {
  evaluate: {
    'kernel/month.ts': ['calendarMonthOf', 'firstDay', 'lastDay'],
    'kernel/money.ts': ['divRound'],
    'kernel/plain-date.ts': ['ageOn', 'monthsBetween'],
    'engine/values.ts': ['NOT_APPLICABLE'],
  },
  kernel: {
    'engine/columns.ts': ['columnKey', 'newColumn', 'UNKNOWN_32', 'unknownOf'],
  },
  sql: {
    'engine/columns.ts': ['columnKey', 'columnsNeeded', 'decode', 'previousNeeded', 'UNKNOWN_32'],
    // How wide a number has to be, never what it is.
    'engine/range.ts': [
      'addRanges',
      'divideRange',
      'HOUSEHOLD_COUNT',
      'highestRange',
      'hullOf',
      'lowestRange',
      'multiplyRanges',
      'OUTPUT_RANGE',
      'subtractRanges',
      'sumOverHousehold',
    ],
    'engine/values.ts': ['NOT_APPLICABLE'],
    // How a day is spelled in a literal.
    'kernel/plain-date.ts': ['plainDateOf'],
  },
}

/** What two readers may both take: names of things, and marks that stand for a missing value. */
const common: Readonly<Record<string, string>> = {
  columnKey: 'the name of a fact as of a day',
  UNKNOWN_32: 'how unknown is stored in a column',
  NOT_APPLICABLE: 'how a fact that does not apply is told from one nobody knows',
}

type Import = { readonly reader: Reader; readonly file: string; readonly name: string }
type Source = { readonly path: string; readonly text: string }

const sources = readers.flatMap(filesOf)

it('each reader takes from outside what is listed, and all that is listed', () => {
  expect(new Set(sources.map(({ path }) => readerOf(path)))).toEqual(new Set(readers))
  expect(listed(sources.flatMap(importsOf))).toEqual(
    listed(
      readers.flatMap((reader) =>
        Object.entries(allowed[reader]).flatMap(([file, names]) =>
          names.map((name) => ({ reader, file, name })),
        ),
      ),
    ),
  )
})

it('two readers take the same thing only where it decides nothing', () => {
  const takers = Map.groupBy(sources.flatMap(importsOf), ({ name }) => name)
  const shared = [...takers].filter(([, taken]) => new Set(taken.map(({ reader }) => reader)).size > 1)
  expect(shared.map(([name]) => name).sort()).toEqual(Object.keys(common).sort())
})

it('what readers take leads to no reader', () => {
  const taken = new Set(readers.flatMap((reader) => Object.keys(allowed[reader])))
  expect([...reachedFrom(taken)].filter((file) => readerOf(file) !== undefined)).toEqual([])
})

it.each([
  [
    'engine/kernel-algebra.ts',
    `import { valueOf } from './evaluate.ts'`,
    'kernel engine/evaluate.ts valueOf',
  ],
  [
    'engine/sql-algebra.ts',
    `import { Algebra as A } from './kernel-algebra.ts'`,
    'sql engine/kernel-algebra.ts Algebra',
  ],
  ['engine/sql-nodes.ts', `import { firstDay } from '#kernel/month.ts'`, 'sql kernel/month.ts firstDay'],
  ['engine/evaluate.ts', `export { decode } from './columns.ts'`, 'evaluate engine/columns.ts decode'],
  ['engine/kernel.ts', `import * as month from '#kernel/month.ts'`, 'kernel kernel/month.ts *'],
  ['engine/kernel.ts', `const { divRound } = await import('#kernel/money.ts')`, 'kernel ? import()'],
])('a planted import is found: %s with %s', (path, text, found) => {
  expect(listed(importsOf({ path, text }))).toEqual([found])
  expect(listed(sources.flatMap(importsOf))).not.toContain(found)
})

it('types and a reader’s own files are no import', () => {
  const text = `import type { Node } from './ast.ts'; import { type Parameters } from './parameters.ts'; import { Loop } from './kernel-loop.ts'`
  expect(importsOf({ path: 'engine/kernel.ts', text })).toEqual([])
})

function listed(imports: readonly Import[]): string[] {
  return [...new Set(imports.map(({ reader, file, name }) => `${reader} ${file} ${name}`))].sort()
}

function filesOf(reader: Reader): Source[] {
  return readdirSync(engine)
    .filter((name) => readerOf(`engine/${name}`) === reader)
    .map((name) => read(`engine/${name}`))
}

/** Undefined for what is part of no reader, tests included. */
function readerOf(path: string): Reader | undefined {
  const isSource = /^engine\/[^/]+\.ts$/.test(path) && !path.endsWith('.test.ts')
  return isSource ? readers.find((reader) => posix.basename(path).startsWith(reader)) : undefined
}

function read(path: string): Source {
  const [folder = '', name = ''] = path.split('/')
  return { path, text: readFileSync(new URL(name, folder === 'engine' ? engine : kernel), 'utf8') }
}

/** What a file of a reader takes from outside it when it runs. */
function importsOf(source: Source): Import[] {
  const reader = readerOf(source.path)
  if (!reader) throw new Error(`${source.path} is no reader`)
  return takenBy(source)
    .filter(({ file }) => readerOf(file) !== reader)
    .map((taken) => ({ reader, ...taken }))
}

function takenBy({ path, text }: Source): { file: string; name: string }[] {
  const { module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const imported = module.staticImports.flatMap(({ moduleRequest, entries }) =>
    entries
      .filter(({ isType }) => !isType)
      .map(({ importName }) => ({ file: pathOf(path, moduleRequest.value), name: importName.name ?? '*' })),
  )
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, importName, isType }) =>
      moduleRequest && !isType
        ? [{ file: pathOf(path, moduleRequest.value), name: importName.name ?? '*' }]
        : [],
    ),
  )
  return [...imported, ...passedOn, ...module.dynamicImports.map(() => ({ file: '?', name: 'import()' }))]
}

function pathOf(from: string, target: string): string {
  return target.startsWith('#') ? target.slice(1) : posix.join(posix.dirname(from), target)
}

function reachedFrom(files: Iterable<string>): Set<string> {
  const reached = new Set<string>()
  const visit = (path: string): void => {
    if (reached.has(path)) return
    reached.add(path)
    for (const { file } of takenBy(read(path))) visit(file)
  }
  for (const file of files) visit(file)
  return reached
}
