import { expect, test } from 'vitest'
import { purposeWords } from '#core/audit/look-words.ts'
import { listSources } from './source-tree.ts'

test('whoever was looked at is told every purpose in words', () => {
  const sources = listSources('src').filter(({ path }) => !/\.test\.tsx?$/.test(path))
  const stated = sources.flatMap(({ text }) =>
    [...text.matchAll(/\bpurpose: '([a-z-]+)'/g)].map(([, code]) => code),
  )
  expect(stated.length).toBeGreaterThan(20)
  expect([...new Set(stated)].filter((code) => !code || !Object.hasOwn(purposeWords, code))).toEqual([])
})
