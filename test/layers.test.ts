import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { listSources, type TreeFile } from './source-tree.ts'

const layerSchema = z.strictObject({
  name: z.string(),
  folder: z.string(),
  uses: z.array(z.string()),
  packages: z.array(z.string()),
  isolated: z.literal(true).optional(),
})
const { layers } = z
  .object({ layers: z.array(layerSchema) })
  .parse(JSON.parse(readFileSync(new URL('../layers.json', import.meta.url), 'utf8')))

test('imports only run down the layers', () => {
  const files = ['src', 'law', 'city', 'bench', 'test'].flatMap((folder) => listSources(folder))
  expect(files.length).toBeGreaterThan(100)
  expect(files.flatMap(faultsIn)).toEqual([])
})

test.each([
  ['src/engine/rule.ts', `import { person } from '#core/facts/person.ts'`, '"engine" may not use "core"'],
  ['src/engine/rule.ts', `import type { Fact } from '#core/facts/fact.ts'`, '"engine" may not use "core"'],
  ['src/engine/rule.ts', `export { person } from '../core/facts/person.ts'`, '"engine" may not use "core"'],
  ['src/engine/rule.ts', `type F = import('#core/facts/fact.ts').Fact`, '"engine" may not use "core"'],
  ['src/engine/rule.ts', `import pg from 'pg'`, '"engine" may not use the package "pg"'],
  ['src/engine/rule.ts', `await import('node:fs')`, '"engine" may not use the package "node:fs"'],
  ['src/engine/rule.ts', `await import(name)`, 'an import must name its file'],
  ['src/ui/page.tsx', `import { z } from 'zod'; const a = <p>a</p>`, '"ui" may not use the package "zod"'],
  [
    'src/domains/employment/levy.ts',
    `import { standard } from '#domains/social-security/household-means.ts'`,
    '"employment" may not use "social-security": what they share belongs in core',
  ],
  ['src/core/cases/open.ts', `import '#core/registry/internal/match.ts'`, 'internal to "src/core/registry"'],
  [
    'src/engine/rule.test.ts',
    `import { decide } from '#core/benefits/decide.ts'`,
    '"engine" may not use "core"',
  ],
  ['src/elsewhere/rule.ts', '', 'is in no layer'],
])('a planted violation is found: %s with %s', (path, text, fault) => {
  expect(faultsIn({ path, text })).toEqual([expect.stringContaining(fault)])
})

test.each([
  ['src/core/registry/person.ts', `import './internal/match.ts'`],
  ['src/core/registry/list/row.ts', `import '#core/registry/internal/match.ts'`],
  ['src/engine/rule.test.ts', `import 'vitest'; import 'node:fs'; import '#platform/db/test-database.ts'`],
  ['src/core/exchange/book.ts', `import { readXlsx } from 'hucre/xlsx'`],
])('nothing is found where nothing is wrong: %s', (path, text) => {
  expect(faultsIn({ path, text })).toEqual([])
})

function faultsIn(file: TreeFile): string[] {
  const layer = layerAt(file.path)
  if (!layer) return [`${file.path} is in no layer`]
  return importsOf(file).flatMap((target) => {
    const fault = faultOf(file.path, layer, target)
    return fault ? [`${file.path}: ${fault}`] : []
  })
}

type Layer = z.infer<typeof layerSchema>

/** Tests may besides use any package, and the platform for a database to run on; layers with `*` any package. */
function faultOf(path: string, layer: Layer, target: string | undefined): string | undefined {
  const isTest = /\.test\.tsx?$/.test(path)
  const isFree = isTest || layer.packages.includes('*')
  if (target === undefined) return isFree ? undefined : 'an import must name its file'
  if (!/^[#.]/.test(target)) {
    const allowed = isFree || layer.packages.some((name) => isPartOf(target, name))
    return allowed ? undefined : `"${layer.name}" may not use the package "${target}"`
  }
  const to = target.startsWith('#') ? aliased(target) : posix.join(posix.dirname(path), target)
  const owner = /^(.+?)\/internal\//.exec(to)?.[1]
  if (owner && !path.startsWith(`${owner}/`)) return `${to} is internal to "${owner}"`
  const below = layerAt(to)
  if (below === layer)
    return layer.isolated ? faultAcross(chapterOf(path, layer), chapterOf(to, layer)) : undefined
  if (below && (layer.uses.includes(below.name) || (isTest && below.name === 'platform'))) return undefined
  return `"${layer.name}" may not use "${below?.name ?? to}"`
}

function faultAcross(one: string, other: string): string | undefined {
  return one === other ? undefined : `"${one}" may not use "${other}": what they share belongs in core`
}

function chapterOf(path: string, { folder }: Layer): string {
  return path.slice(folder.length + 1).split('/')[0] ?? ''
}

function isPartOf(target: string, name: string): boolean {
  return target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`)
}

function layerAt(path: string): Layer | undefined {
  return layers.find(({ folder }) => path.startsWith(`${folder}/`))
}

function aliased(target: string): string {
  const alias = target.slice(1).split('/')[0]
  return `${layers.find(({ name }) => name === alias)?.folder ?? alias}${target.slice(1 + (alias ?? '').length)}`
}

/** Everything a file imports, types included; undefined for an import that is only known when it runs. */
function importsOf({ path, text }: TreeFile): (string | undefined)[] {
  const { module, program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const inTypes: string[] = []
  new Visitor({ TSImportType: ({ source }) => void inTypes.push(source.value) }).visit(program)
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => literalIn(text.slice(start, end))),
    ...inTypes,
  ]
}

function literalIn(expression: string): string | undefined {
  return /^(['"`])([^$]+)\1$/.exec(expression)?.[2]
}
