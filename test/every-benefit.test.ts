import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogue } from '#apps/catalogue.ts'
import { type Benefit, isDue } from '#core/benefits/benefit.ts'
import { type Cases, decideCase, subjectGiven, type WorkedCase } from '#core/benefits/cases.ts'
import type { DecidedRun } from '#core/benefits/decided-run.ts'
import { explainDecision } from '#core/benefits/explain-decision.ts'
import { ruleSetOf } from '#core/benefits/rule-set.ts'
import { findArticle, isChecked } from '#core/citations/citation.ts'
import { findDocument } from '#core/citations/document-index.ts'
import { findClause } from '#core/citations/plan-index.ts'
import type { CitationRef, Node } from '#engine/ast.ts'
import { checkRuleSet } from '#engine/check.ts'
import { childrenOf } from '#engine/children.ts'
import { parametersOf } from '#engine/parameters.ts'
import { SETTINGS_FOR_GENERATED_SQL } from '#engine/sql.ts'
import { faultsIn } from '#kernel/glossary.ts'
import { parseMonth } from '#kernel/month.ts'
import type { Text } from '#kernel/text.ts'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { listMutants } from './benefit-mutants.ts'
import { readingOf } from './case-readers.ts'
import { repository } from './source-tree.ts'

/** What each chapter of the plan offers, by the name of its line: one benefit, or a table of benefits that are alike. */
const offers: readonly {
  readonly chapter: string
  readonly offered: Readonly<Record<string, Cases | readonly Cases[]>>
}[] = await Promise.all(
  foldersIn('src/domains')
    .filter((chapter) => existsSync(join(repository, 'src/domains', chapter, 'benefits')))
    .map(async (chapter) => ({ chapter, offered: await import(`../src/domains/${chapter}/catalog.ts`) })),
)

test('every folder of a benefit is a line of its catalogue, and nothing else', () => {
  for (const { chapter, offered } of offers)
    expect(Object.keys(offered).map(kebab).sort()).toEqual(
      foldersIn(`src/domains/${chapter}/benefits`).sort(),
    )
})

test('every line has its rule and its cases in a folder of that name', () => {
  for (const { chapter, offered } of offers)
    for (const [line, cases] of Object.entries(offered)) {
      const folder = kebab(line)
      for (const file of [`${folder}.ts`, `${folder}.cases.ts`])
        expect(existsSync(join(repository, 'src/domains', chapter, 'benefits', folder, file)), file).toBe(
          true,
        )
      if ('benefit' in cases) expect(cases.benefit.id).toBe(folder)
    }
})

test('no two benefits bear one id, and everything offered is in the catalogue', () => {
  const ids = offers.flatMap(({ offered }) =>
    Object.values(offered)
      .flat()
      .map(({ benefit }) => benefit.id),
  )
  expect(new Set(ids).size).toBe(ids.length)
  expect(catalogue.benefits.map(({ benefit }) => benefit.id).sort()).toEqual(ids.sort())
})

test('all benefits together are rules every reader can take', () => {
  expect(checkRuleSet(ruleSetOf(catalogue.benefits.map(({ benefit }) => benefit)))).toEqual([])
})

let database: TestDatabase
let client: pg.Client
beforeAll(async () => {
  database = await createTestDatabase()
  client = await connect(database.admin)
  await client.query(SETTINGS_FOR_GENERATED_SQL.replace('LOCAL ', ''))
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

describe.each(catalogue.benefits)('$benefit.id $benefit.name.zh', ({ benefit, cases }) => {
  test.each(cases)('$name', (worked) => {
    expect(decideCase(benefit, worked)).toEqual(worked.then)
  })

  test('worked cases grant, deny and ask, each by a name of its own, in months in which it is due', () => {
    expect(new Set(cases.map(({ then }) => then.outcome))).toEqual(new Set(['granted', 'denied', 'needs']))
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
    expect(cases.filter(({ month }) => !isDue(benefit.pays, parseMonth(month) ?? Number.NaN))).toEqual([])
  })

  test('every condition has its reason code, its words and its law', () => {
    const { conditions, excludedBy = [] } = benefit
    const stated = [...conditions, ...excludedBy].map((each) => ('node' in each ? each.node : each))
    expect(stated.filter(({ code, label, cites }) => !code || !label || !cites?.length)).toEqual([])
    const halfStated = nodesOf(benefit).filter(({ code, label, cites }) => code && !(label && cites?.length))
    expect(halfStated).toEqual([])
  })

  test('every source is in the law index, and an article is cited only where it was read', () => {
    expect(citationsOf(benefit).filter((each) => !findDocument(each.document))).toEqual([])
    expect(citationsOf(benefit).filter((each) => each.article !== undefined && !findArticle(each))).toEqual(
      [],
    )
    expect(findClause(benefit.plan)).toBeDefined()
  })

  test('a figure from a text nobody has read is 待核实', () => {
    const figures = benefit.parameters.flatMap(({ id, values }) => values.map((each) => ({ id, ...each })))
    expect(figures.filter(({ checked, source }) => checked && !isChecked(source))).toEqual([])
  })

  test('says the words of the glossary in both languages', () => {
    const faults = textsOf(benefit).flatMap((text) =>
      faultsIn(text).map(({ en }) => ({ ...text, needs: en })),
    )
    expect(faults).toEqual([])
  })

  test('is decided the same in memory, in columns and in SQL', async () => {
    const query = async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows[0]
    for (const worked of cases) {
      const reading = readingOf(benefit, worked)
      const expected = { name: worked.name, ...reading.inMemory() }
      expect({ name: worked.name, ...reading.inColumns() }).toEqual(expected)
      expect({ name: worked.name, ...(await reading.inSql(query)) }).toEqual(expected)
    }
  })

  test('is explained in words for every worked case', () => {
    for (const worked of cases) {
      const told = explainDecision({ benefit, run: runOf(benefit, worked), personId: 0 })
      const { reasons = [], needs = [] } = told ?? {}
      const sentences = reasons.flatMap(({ text }) => [text.zh, text.en])
      expect(sentences.length, worked.name).toBeGreaterThan(0)
      expect(sentences.filter((sentence) => notWords.test(sentence))).toEqual([])
      expect(new Set(sentences).size, worked.name).toBe(sentences.length)
      const { then } = worked
      if (then.outcome === 'denied') expect(reasons.map(({ code }) => code)).toContain(then.reason)
      if (then.outcome === 'needs')
        expect(needs.map(({ fact }) => fact)).toEqual(expect.arrayContaining([...then.facts]))
    }
  })

  test('a changed amount, a dropped condition and a shifted date each turn a worked case red', () => {
    const mutants = listMutants(benefit)
    expect(mutants.length).toBeGreaterThan(benefit.conditions.length + benefit.parameters.length)
    const unnoticed = mutants.filter((mutant) => cases.every((worked) => isGreen(mutant.benefit, worked)))
    expect(unnoticed.map(({ wrong }) => wrong)).toEqual([])
  })
})

/** Names from the program, and values that were never put into words. */
const notWords = /person\.|undefined|null|NaN|\[object/

/** A run over one person, who is known whatever the id. */
function runOf(benefit: Benefit, worked: WorkedCase): DecidedRun {
  const month = parseMonth(worked.month) ?? Number.NaN
  const ruleSet = ruleSetOf([benefit])
  const parameters = parametersOf(ruleSet.parameters, month)
  return { month, ruleSet, parameters, findSubject: () => subjectGiven(worked) }
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function foldersIn(path: string): string[] {
  const entries = readdirSync(join(repository, path), { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

/** A rule that breaks off is as red as one that decides otherwise. */
function isGreen(benefit: Benefit, worked: WorkedCase): boolean {
  try {
    expect(decideCase(benefit, worked)).toEqual(worked.then)
    return true
  } catch {
    return false
  }
}

function nodesOf(benefit: Benefit): Node[] {
  const below = (node: Node): Node[] => [node, ...childrenOf(node).flatMap(below)]
  return Object.values(benefit.outputs).flatMap(below)
}

function citationsOf(benefit: Benefit): CitationRef[] {
  return [
    ...nodesOf(benefit).flatMap(({ cites = [] }) => cites),
    ...benefit.parameters.flatMap(({ values }) => values.map(({ source }) => source)),
  ]
}

/** Each text once: the same words stand in several outputs. */
function textsOf(benefit: Benefit): Text[] {
  const {
    name,
    summary,
    decidedBy,
    paidBy,
    paidTo,
    shownAt,
    verifiedBy,
    fundedBy,
    parameters,
    groups = [],
  } = benefit
  const texts = [
    name,
    summary,
    decidedBy,
    paidBy,
    verifiedBy,
    fundedBy,
    ...[paidTo ?? [], shownAt ?? []].flat(),
  ].concat(
    parameters.map(({ label }) => label),
    groups.map((group) => group.name),
    nodesOf(benefit).flatMap(({ label }) => label ?? []),
  )
  return [...new Map(texts.map((text) => [`${text.zh}|${text.en}`, text])).values()]
}
