import { posix } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { expect, test } from 'vitest'
import { listSources, type TreeFile } from './source-tree.ts'

/** A way to the database that is not `command` or `query`. */
type Door = 'app' | 'batch' | 'transaction' | 'withContext' | 'connection'

type Entry = { readonly doors: readonly Door[]; readonly why: string }

/**
 * The files that reach the database other than by `command` and `query`, and why each may. Whatever writes, or reads
 * personal data, says which audit entry it leaves.
 */
const allowed: Readonly<Record<string, Entry>> = {
  'src/platform/execute.ts': {
    doors: ['app', 'withContext'],
    why: 'runs commands and queries: the two doors themselves, with their audit entry',
  },
  'src/core/exchange/import-file.ts': {
    doors: ['batch', 'withContext'],
    why: 'an office’s file goes in by COPY, which the app role may not do; entry exchange.import in the same transaction',
  },
  'src/core/exchange/import-folder.ts': {
    doors: ['batch', 'withContext'],
    why: 'moves labels of everybody after an import; entry exchange.follow-moves in the same transaction',
  },
  'src/core/benefits/run-month.ts': {
    doors: ['batch', 'transaction', 'withContext'],
    why: 'decides for everybody in steps that survive a crash; entry month.run with the last of them',
  },
  'src/core/benefits/snapshot.ts': {
    doors: ['transaction'],
    why: 'reads and freezes what a month run decides by, and is called by nothing else; entry month.run',
  },
  'src/core/benefits/replay.ts': {
    doors: ['batch', 'transaction', 'withContext'],
    why: 'compares everybody’s stored outcomes; entry month.replay when it is done',
  },
  'src/core/benefits/decided-run.ts': {
    doors: ['batch', 'transaction'],
    why: 'keeps a run in memory for queries, which leave the entry for each person they show from it',
  },
  'src/oversight/running-state.ts': {
    doors: ['batch', 'withContext'],
    why: 'counts work, seals, messages and lists, nothing about anybody; entry running.read before it',
  },
  'src/core/notices/provider-news.ts': {
    doors: ['batch', 'withContext'],
    why: 'writes what a provider reports of a message, found by its number; entries notices.receipt and notices.reply',
  },
  'src/core/casework/follow-ups.ts': {
    doors: ['batch', 'withContext'],
    why: 'makes tasks of what messages left to do; entry casework.follow-up in the same transaction',
  },
  'src/core/casework/correction-job.ts': {
    doors: ['batch', 'transaction', 'withContext'],
    why: 'corrects a record once a command has accepted it; entry casework.correct in the same transaction',
  },
  'src/core/access/session.ts': {
    doors: ['app', 'withContext'],
    why: 'finds who asks before anything is asked; signing in and out are commands with their entries',
  },
  'src/core/access/forget-attempts.ts': {
    doors: ['batch', 'transaction'],
    why: 'lets go of attempts to sign in that are over; digests and times only',
  },
  'src/platform/audit/seal.ts': {
    doors: ['batch', 'withContext'],
    why: 'writes the seals of the audit itself; nobody is shown anything',
  },
  'src/platform/audit/sealing.ts': {
    doors: ['batch', 'withContext'],
    why: 'reads where the ledger ends, for checkpoints; numbers and hashes only',
  },
  'src/core/audit/ask-questions.ts': {
    doors: ['batch', 'withContext'],
    why: 'looks through the ledger for looks to ask about; entry audit.ask-questions with them',
  },
  'src/core/registry/person-file.ts': {
    doors: ['batch', 'transaction'],
    why: 'reads which groups a household belongs to, of nobody but whom the query before it showed; entry person.file',
  },
  'src/core/registry/merge.ts': {
    doors: ['batch', 'withContext'],
    why: 'moves the files of a person to where the surviving one lives; entry person.merge or person.undo-merge before it',
  },
  'src/core/registry/present-facts.ts': {
    doors: ['batch', 'transaction'],
    why: 'reads the facts of one person beside refused rows; given a file that left its entry person.file',
  },
  'src/core/notices/deliver-notices.ts': {
    doors: ['batch', 'withContext'],
    why: 'hands notices to channels in the background, each attempt recorded for the person it is to',
  },
  'src/core/notices/tell-of-mandates.ts': {
    doors: ['batch', 'withContext'],
    why: 'tells both sides of a mandate, who may live in two districts; entry notices.mandates in the same transaction',
  },
  'src/domains/social-security/tell-entitled.ts': {
    doors: ['batch', 'withContext'],
    why: 'tells everybody newly entitled; entry notices.entitled in the same transaction',
  },
  'src/core/payments/entitlement-job.ts': {
    doors: ['batch', 'transaction', 'withContext'],
    why: 'writes down what everybody is owed for a decided month; entry payments.entitlements in the same transaction',
  },
  'src/platform/jobs.ts': {
    doors: ['app', 'batch'],
    why: 'queue and progress of background work: ids, times and counts, no personal data',
  },
  'src/platform/http.ts': { doors: ['app'], why: 'asks whether migrations are missing' },
  'src/platform/db/database.ts': { doors: ['app', 'batch', 'connection'], why: 'makes the two pools' },
  'src/platform/db/connection.ts': { doors: ['connection'], why: 'makes connections for the others' },
  'src/platform/db/column-parsers.ts': { doors: ['connection'], why: 'how values arrive; opens nothing' },
  'src/platform/db/copy.ts': { doors: ['connection'], why: 'COPY inside a transaction it is given' },
  'src/platform/db/embedded.ts': { doors: ['connection'], why: 'asks the embedded server whether it is up' },
  'src/platform/db/guard.ts': {
    doors: ['app', 'batch'],
    why: 'refuses to start with roles that are too strong',
  },
  'src/platform/db/job-queue.ts': {
    doors: ['app', 'batch', 'connection'],
    why: 'makes the tables of the queue as owner, and names the roles that use them',
  },
  'src/platform/db/prepare.ts': { doors: ['connection'], why: 'makes the roles as administrator' },
  'src/platform/db/roles.ts': {
    doors: ['app', 'batch', 'connection'],
    why: 'names the roles and writes the SQL that makes them; opens nothing',
  },
}

test('the database is reached by command and query, and by the files listed here', () => {
  const product = listProduct()
  expect(product.length).toBeGreaterThan(100)
  const found = product.map((file) => [file.path, doorsIn(file)] as const)
  const listed = Object.entries(allowed).map(([path, { doors }]) => [path, doors.toSorted()] as const)
  expect(Object.fromEntries(found.filter(([, doors]) => doors.length > 0))).toEqual(
    Object.fromEntries(listed),
  )
})

test.each([
  [`const rows = await database.batch.query('select 1')`, ['batch']],
  [`const rows = await database['app'].query('select 1')`, ['app']],
  [`function all({ batch: pool }: Database) { return pool }`, ['batch']],
  [`const { app } = database`, ['app']],
  [`import { transaction as inOne } from '#platform/db/transaction.ts'`, ['transaction']],
  [`import * as t from './db/transaction.ts'`, ['transaction', 'withContext']],
  [`export { withContext } from '#platform/db/transaction.ts'`, ['withContext']],
  [`const { transaction } = await import('#platform/db/transaction.ts')`, ['transaction', 'withContext']],
  [`import { connect } from '#platform/db/connection.ts'`, ['connection']],
  [`import pg from 'pg'`, ['connection']],
  [`import type pg from 'pg'; import type { Tx } from '#platform/db/transaction.ts'; const batch = 1`, []],
])('a planted door is found: %s', (text, doors) => {
  expect(doorsIn({ path: 'src/platform/planted.ts', text })).toEqual(doors)
})

/** Every file the program consists of once it is started; what only tests use is none of them. */
function listProduct(): TreeFile[] {
  const sources = new Map(['src', 'law', 'city'].flatMap(listSources).map((file) => [file.path, file]))
  const product = new Map<string, TreeFile>()
  const visit = (path: string): void => {
    const file = sources.get(path)
    if (!file || product.has(path)) return
    product.set(path, file)
    for (const target of targetsOf(file)) visit(fileOf(path, target))
  }
  visit('src/apps/cli.ts')
  return [...product.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

function targetsOf({ path, text }: TreeFile): string[] {
  const { module } = parseSync(path, text)
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1)),
  ]
}

/** The path an import names; a package's name as it is. */
function fileOf(path: string, target: string): string {
  if (target.startsWith('.')) return posix.join(posix.dirname(path), target)
  const [layer = ''] = target.slice(1).split('/')
  return target.startsWith('#')
    ? `${['law', 'city'].includes(layer) ? '' : 'src/'}${target.slice(1)}`
    : target
}

/** Names from elsewhere that open one. */
function doorsOf(path: string, target: string, name: string): readonly Door[] {
  const file = fileOf(path, target)
  if (target === 'pg') return ['connection']
  if (file === 'src/platform/db/connection.ts')
    return ['*', 'connect', 'createClient', 'createPool'].includes(name) ? ['connection'] : []
  if (file !== 'src/platform/db/transaction.ts') return []
  return (['transaction', 'withContext'] as const).filter((door) => name === door || name === '*')
}

function doorsIn({ path, text }: TreeFile): Door[] {
  const { module, program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const found = new Set<Door>()
  const add = (doors: readonly Door[]) => doors.forEach((door) => found.add(door))
  for (const { moduleRequest, entries } of module.staticImports)
    for (const { importName, isType } of entries)
      if (!isType) add(doorsOf(path, moduleRequest.value, importName.name ?? '*'))
  for (const { entries } of module.staticExports)
    for (const { moduleRequest, importName, isType } of entries)
      if (moduleRequest && !isType) add(doorsOf(path, moduleRequest.value, importName.name ?? '*'))
  const addPool = (name: unknown) => {
    if (name === 'app' || name === 'batch') found.add(name)
  }
  new Visitor({
    ImportExpression({ source }) {
      if (source.type === 'Literal') add(doorsOf(path, String(source.value), '*'))
    },
    MemberExpression({ property }) {
      addPool(
        property.type === 'Identifier' ? property.name : property.type === 'Literal' ? property.value : '',
      )
    },
    ObjectPattern({ properties }) {
      for (const each of properties)
        if (each.type === 'Property' && each.key.type === 'Identifier') addPool(each.key.name)
    },
  }).visit(program)
  return [...found].sort()
}
