import { expect, test } from 'vitest'
import { matrix } from '#core/access/matrix.ts'
import { listOperations, operationsIn } from './operations.ts'
import { permissionsText } from './permissions-text.ts'

const operations = listOperations()

test('every command and query needs a permission that the matrix has a row for', () => {
  expect(operations.length).toBeGreaterThan(25)
  expect(operations.filter(({ permission }) => !(permission in matrix))).toEqual([])
})

test('no row is left that no operation needs', () => {
  const needed = new Set(operations.map(({ permission }) => permission))
  expect(Object.keys(matrix).filter((permission) => !needed.has(permission))).toEqual([])
})

test('an operation without a row would be found', () => {
  const planted = `export const peek = query({ id: 'person.peek', kind: 'read', permission: 'person.peek', run() {} })`
  const [found] = operationsIn({ path: 'src/core/registry/peek.ts', text: planted })
  expect(found).toMatchObject({ id: 'person.peek', permission: 'person.peek' })
  expect('person.peek' in matrix).toBe(false)
})

test('docs/permissions.txt says what the matrix says', async () => {
  await expect(permissionsText(operations)).toMatchFileSnapshot('../../docs/permissions.txt')
})
