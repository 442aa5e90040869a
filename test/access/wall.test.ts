import { benefits } from '#apps/catalogue.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roleCodes } from '#core/access/roles.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { compareCells } from './cells.ts'
import { onePerPermission } from './checks.ts'
import { compareFields } from './fields.ts'
import { listOperations } from './operations.ts'
import { aboutWhom } from './oracle.ts'

let databases: readonly [TestDatabase, TestDatabase]
beforeAll(async () => {
  databases = [await createTestDatabase(), await createTestDatabase()]
})
afterAll(async () => {
  for (const database of databases) await database.drop()
})

test('the oracle speaks of every operation but those at the command line or on their day', () => {
  const scopes = ['view', 'apply', 'receive-money', 'object']
  const unsaid = listOperations().filter(({ id }) => !roleCodes.some((role) => aboutWhom(role, id, scopes)))
  expect(unsaid.map(({ id }) => id)).toEqual(['audit.verify', 'law.attach', 'publicity.take-down-expired'])
})

test('every cell of roles, relations and operations is what the oracle says', async () => {
  const { count, allowed, wrong } = await compareCells(databases[0], onePerPermission(listOperations()))
  expect(wrong).toEqual([])
  expect(allowed).toBeGreaterThan(count / 4)
})

test('no secret planted about one person is told to whoever is not shown it', async () => {
  const { rightly, wrong } = await compareFields(
    databases[1],
    benefits.filter(({ id }) => id === 'accessible-parking'),
  )
  expect(wrong).toEqual([])
  expect(rightly).toBeGreaterThan(100)
})
