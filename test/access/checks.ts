import { openIdentity } from '#core/registry/identity.ts'
import { connect } from '#platform/db/connection.ts'
import { listHoles } from '#platform/db/lint.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { withContext } from '#platform/db/transaction.ts'
import { compareCells } from './cells.ts'
import { compareFields } from './fields.ts'
import { listOperations, type WrittenOperation } from './operations.ts'
import { prepareWorlds, stageWorld } from './stage-world.ts'
import { makeWorld } from './world.ts'
import { openWorlds } from './worlds.ts'

/** What may find that the wall has a hole: each gives the faults it sees in a database. */
export const checks = {
  async lint(database: TestDatabase) {
    const admin = await connect(database.admin)
    const holes = await listHoles(admin)
    await admin.end()
    return holes.map(({ trap, object }) => `${trap}: ${object}`)
  },
  async cells(database: TestDatabase) {
    return (await compareCells(database, onePerPermission(listOperations()))).wrong
  },
  async worlds(database: TestDatabase) {
    const worlds = await openWorlds(database)
    const { wrong } = await worlds.tryOut({ seed: 20_261_125, from: 0, count: 150 })
    await worlds.close()
    return wrong
  },
  async fields(database: TestDatabase) {
    return (await compareFields(database, [])).wrong
  },
  compartments: listBreaches,
} as const satisfies Record<string, (database: TestDatabase) => Promise<readonly string[]>>

export type Check = keyof typeof checks

/** One query and one command of each permission: others with the same have the same labels. */
export function onePerPermission(operations: readonly WrittenOperation[]): readonly WrittenOperation[] {
  return [...Map.groupBy(operations, ({ permission, writes }) => `${permission} ${writes}`).values()].flatMap(
    ([first]) => first ?? [],
  )
}

/** Sessions, keys and what links people are looked up at sign-in; a colleague reads none of them, and nobody else's looks. */
async function listBreaches(database: TestDatabase): Promise<readonly string[]> {
  const admin = await connect(database.admin)
  await prepareWorlds(admin)
  await stageWorld(admin, openIdentity(database.keys), { ...makeWorld(1, 1), tasks: [] })
  await admin.query(`
    insert into access.stated_work (staff_id, person_id, work, valid_from, valid_until)
      select staff_id, 1, 'task', now(), now() + interval '1 minute' from access.staff limit 1;
    insert into access.passkey (credential_id, staff_id, public_key, counter, added_at)
      select 'key', staff_id, '', 0, now() from access.staff limit 1;
    insert into access.attempt (attempt_id, kind, digest, detail, expires_at) values (gen_random_uuid(), 'code', '', '{}', now());
    insert into platform.audit (id, at, actor, operation, purpose, kind, subject_count, subjects, outcome, detail)
      values (gen_random_uuid(), now(), 'staff:other', 'person.file', 'service', 'read', 1, '{1}', 'done', '{}')`)
  await admin.end()
  const tables = [
    'access.session',
    'access.stated_work',
    'access.passkey',
    'access.attempt',
    'platform.audit',
  ]
  const colleague = {
    actor: 'staff:a',
    read: ['c:staff', 'r:ningbo', 'p:1'],
    write: ['c:staff', 'r:ningbo', 'p:1'],
  }
  return withContext(database.app, colleague, async (tx) => {
    const seen: string[] = []
    for (const table of tables)
      if ((await tx.many(`select from ${table}`)).length > 0) seen.push(`${table} is read`)
    return seen
  })
}

// Run as a program in a copy of the sources: says what a check finds there.
const [, script = '', check = ''] = process.argv
if (script.endsWith('access/checks.ts') && check in checks) {
  const database = await createTestDatabase()
  const wrong = await checks[check as Check](database).finally(() => database.drop())
  process.stdout.write(wrong.slice(0, 3).join('\n'))
  process.exitCode = wrong.length > 0 ? 1 : 0
}
