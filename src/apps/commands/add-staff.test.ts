import { afterAll, beforeAll, expect, test } from 'vitest'
import { redeemInvitation } from '#core/access/invitation.ts'
import { findVisit } from '#core/access/session.ts'
import { actorOf, visitor } from '#core/access/standing.ts'
import { checkCharacter } from '#kernel/citizen-id.ts'
import { systemClock } from '#platform/clock.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { execute } from '#platform/execute.ts'
import { introduce } from './add-staff.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const citizenId = '33020319900101001' + checkCharacter('33020319900101001')
const first = { name: '它山', unit: 'ningbo', role: 'sysadmin', citizenId } as const

test('the first colleague of a new installation comes in with what the command line gave', async () => {
  const code = await introduce({ database }, first)
  const asked = { database, actor: actorOf(visitor) }
  const came = await execute(redeemInvitation(database.keys), { code, from: '127.0.0.1' }, asked)
  const visit = 'token' in came ? await findVisit(database, came.token, systemClock) : undefined
  expect(visit).toMatchObject({ name: '它山', how: 'invitation' })
  await expect(introduce({ database }, { ...first, name: '又一个' })).rejects.toMatchObject({
    code: 'already-has-account',
  })
})
