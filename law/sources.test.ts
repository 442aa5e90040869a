import { expect, test } from 'vitest'
import { faultsIn } from '#kernel/glossary.ts'
import { parsePlainDate } from '#kernel/plain-date.ts'
import { lawDocuments } from './documents.ts'
import { planClauses, planTargets } from './plan.ts'

const ids = new Set<string>(lawDocuments.map(({ id }) => id))
const read = lawDocuments.filter((document) => document.checked)
const summaries = read.flatMap(({ id, articles }) =>
  Object.entries(articles).map(([number, summary]) => ({ where: `${id} ${number}`, ...summary })),
)

test('every document has an id of its own', () => {
  expect(ids.size).toBe(lawDocuments.length)
})

test('a document that supersedes or overrules another is in the index', () => {
  const prevailing = [
    ...lawDocuments.flatMap(({ supersededBy }) => supersededBy ?? []),
    ...read.flatMap(({ overruledArticles }) => Object.values(overruledArticles ?? {})),
  ]
  expect(prevailing.filter((id) => !ids.has(id))).toEqual([])
})

test('an overruled article is one that is relied on', () => {
  const strays = read.flatMap(({ articles, overruledArticles }) =>
    Object.keys(overruledArticles ?? {}).filter((number) => !articles[Number(number)]),
  )
  expect(strays).toEqual([])
})

test('dates exist, and a document is in force for at least a day', () => {
  const faults = lawDocuments.filter(({ issuedOn, inForceFrom, inForceUntil }) => {
    const unreal = [issuedOn, inForceFrom, inForceUntil].some((on) => on !== undefined && !parsePlainDate(on))
    return unreal || (inForceUntil !== undefined && (inForceFrom ?? inForceUntil) >= inForceUntil)
  })
  expect(faults).toEqual([])
})

test('a summary is one sentence of at most 80 characters', () => {
  const faults = summaries.filter(({ zh }) => !/^[^。]{1,79}。$/.test(zh))
  expect(faults).toEqual([])
})

test('the words of the index agree with the glossary', () => {
  const labels = [
    ...lawDocuments.map(({ id, title }) => ({ where: id, ...title })),
    ...summaries,
    ...planClauses.flatMap(({ id, title, summary }) => [
      { where: id, ...title },
      { where: id, ...summary },
    ]),
    ...planTargets.map(({ id, name }) => ({ where: id, ...name })),
  ]
  expect(
    labels.flatMap(({ where, ...text }) => faultsIn(text).map((fault) => ({ where, ...fault }))),
  ).toEqual([])
})

test('the plan has its 31 tasks and 3 items of implementation, in order', () => {
  const tasks = [5, 6, 9, 5, 6].flatMap((count, system) =>
    Array.from({ length: count }, (_, index) => `plan:S${system + 1}.${index + 1}`),
  )
  expect(planClauses.map(({ id }) => id)).toEqual([...tasks, 'plan:O1', 'plan:O2', 'plan:O3'])
})

test('the plan has 56 targets, numbered without a gap', () => {
  const expected = Array.from({ length: 56 }, (_, index) => `ind:I${String(index + 1).padStart(2, '0')}`)
  expect(planTargets.map(({ id }) => id).toSorted()).toEqual(expected)
})
