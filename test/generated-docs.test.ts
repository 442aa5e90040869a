import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generatedDocs } from './generated-docs.ts'
import { repository } from './source-tree.ts'

test.each(Object.entries(generatedDocs()))('%s says what the definitions say', async (path, content) => {
  await expect(content).toMatchFileSnapshot(join(repository, path))
})

test('the plan is there with its 34 clauses and 56 targets', () => {
  const plan = generatedDocs()['docs/plan.md'] ?? ''
  expect(plan.match(/^\| `plan:/gm)).toHaveLength(34)
  expect(plan.match(/^\| `ind:/gm)).toHaveLength(56)
})
