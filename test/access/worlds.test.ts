import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { openWorlds } from './worlds.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('nobody is shown anybody they may not see, and everybody they may, in 60 random worlds', async () => {
  const worlds = await openWorlds(database)
  const { asked, wrong } = await worlds.tryOut({ seed: 20_261_125, from: 0, count: 60 })
  await worlds.close()
  expect(wrong).toEqual([])
  expect(asked).toBeGreaterThan(400)
})
