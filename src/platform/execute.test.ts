import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { localOperator, type Actor } from '#platform/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { command } from '#platform/command.ts'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { execute } from '#platform/execute.ts'
import { defineProblems } from '#platform/problem.ts'
import { query } from '#platform/query.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  const owner = await connect(database.owner)
  await owner.query(`
    CREATE SCHEMA library;
    GRANT USAGE ON SCHEMA library TO yongzhu_app;
    CREATE TABLE library.loan (card bigint NOT NULL, book text NOT NULL, lent_on date NOT NULL, acl text[] NOT NULL);
    GRANT SELECT, INSERT ON library.loan TO yongzhu_app;
    ALTER TABLE library.loan ENABLE ROW LEVEL SECURITY;
    ALTER TABLE library.loan FORCE ROW LEVEL SECURITY;
    CREATE POLICY look ON library.loan FOR SELECT TO yongzhu_app USING (acl && platform.tags('read'));
    CREATE POLICY lend ON library.loan FOR INSERT TO yongzhu_app WITH CHECK (acl && platform.tags('write'))`)
  await owner.end()
})
afterAll(() => database.drop())

const libraryProblem = defineProblems({
  'book-lent': {
    status: 409,
    text: { zh: '{book} 已借出。', en: '{book} is lent.' },
    next: { zh: '请等待。', en: 'Wait.' },
  },
})

const lend = command({
  id: 'lend-book',
  permission: 'loans',
  purpose: 'lending',
  input: z.object({ card: z.number().int(), book: z.string().min(1) }),
  problems: libraryProblem.pick('book-lent'),
  async run({ card, book }, { db, today, audit, problem }) {
    audit.subjects([card])
    await db.run("INSERT INTO library.loan VALUES ($1, $2, $3, '{r:ningbo}')", [card, book, today])
    if (book === 'slow') await db.run('SELECT pg_sleep(0.1)')
    if (book === 'lent') throw problem('book-lent', { book: 'X' })
    if (book === 'broken') throw new Error('a bug')
    audit.detail({ loans: 1 })
    return { card, lentOn: today }
  },
})

command({
  id: 'lose-book',
  permission: 'loans',
  purpose: 'lending',
  input: z.object({}),
  problems: libraryProblem.pick('book-lent'),
  async run(_, { problem }) {
    // @ts-expect-error a code that is not declared does not compile
    throw problem('book-lost')
  },
})

const listLoans = query({
  id: 'list-loans',
  permission: 'loans',
  purpose: 'service',
  kind: 'search',
  input: z.object({ book: z.string() }),
  problems: libraryProblem.pick(),
  async run({ book }, { db, audit }) {
    const loans = await db.many<{ card: number }>(
      'SELECT card FROM library.loan WHERE book = $1 ORDER BY card',
      [book],
    )
    audit.subjects(loans.map(({ card }) => card))
    return loans
  },
})

const clock = fixedClock('2026-11-23T16:30:00Z')
const asOperator = () => ({ database, actor: localOperator, clock })

async function readAudit(): Promise<readonly Record<string, unknown>[]> {
  const admin = await connect(database.admin)
  const sql =
    'SELECT operation, actor, purpose, kind, subjects, outcome, detail FROM platform.audit ORDER BY operation'
  const { rows } = await admin.query<Record<string, unknown>>(sql)
  await admin.end()
  return rows
}

beforeEach(async () => {
  const admin = await connect(database.admin)
  await admin.query('TRUNCATE platform.audit, platform.idempotency, library.loan')
  await admin.end()
})

describe('execute', () => {
  it('writes the change and its audit entry, and dates it in Ningbo', async () => {
    expect(await execute(lend, { card: 7, book: 'a' }, asOperator())).toEqual({
      card: 7,
      lentOn: '2026-11-24',
    })
    const entry = { operation: 'lend-book', actor: 'operator:local', purpose: 'lending', kind: 'write' }
    expect(await readAudit()).toEqual([{ ...entry, subjects: [7], outcome: 'done', detail: { loans: 1 } }])
  })

  it('records a search with those it found, and nothing of what was asked', async () => {
    await execute(lend, { card: 7, book: 'secret title' }, asOperator())
    expect(await execute(listLoans, { book: 'secret title' }, asOperator())).toEqual([{ card: 7 }])
    const audit = await readAudit()
    expect(audit[1]).toMatchObject({
      operation: 'list-loans',
      kind: 'search',
      subjects: [7],
      outcome: 'done',
    })
    expect(JSON.stringify(audit)).not.toContain('secret')
  })

  it.each([
    ['a problem', { card: 7, book: 'lent' }, 'book-lent'],
    ['input that does not fit', { card: 'x', book: '' }, 'invalid-input'],
    ['a text the database cannot keep', { card: 7, book: 'a\0b' }, 'invalid-input'],
  ])('undoes everything on %s but keeps the attempt in the audit', async (_, input, code) => {
    await expect(execute(lend, input, asOperator())).rejects.toMatchObject({ code })
    expect(await readAudit()).toMatchObject([{ operation: 'lend-book', outcome: code }])
    expect(await execute(listLoans, { book: 'lent' }, asOperator())).toEqual([])
  })

  it('keeps a bug a bug', async () => {
    await expect(execute(lend, { card: 7, book: 'broken' }, asOperator())).rejects.toThrow('a bug')
    expect(await readAudit()).toMatchObject([{ outcome: 'failed' }])
  })

  it('names the fields that do not fit, never their values', async () => {
    const refused = execute(lend, { card: 'private', book: '' }, asOperator())
    await expect(refused).rejects.toMatchObject({ text: { en: 'The input cannot be used: card, book.' } })
  })

  it('refuses who has no permission, and shows what the labels allow', async () => {
    await execute(lend, { card: 7, book: 'a' }, asOperator())
    const stranger: Actor = {
      id: 'staff:x',
      shows: () => 'full',
      may: () => ({ read: ['r:elsewhere'], write: [] }),
    }
    expect(await execute(listLoans, { book: 'a' }, { database, clock, actor: stranger })).toEqual([])
    const powerless = execute(
      lend,
      { card: 1, book: 'a' },
      { database, clock, actor: { ...stranger, may: () => undefined } },
    )
    await expect(powerless).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('gives a reader nothing to change with', async () => {
    const writing = query({
      id: 'write-while-reading',
      kind: 'read',
      permission: 'loans',
      purpose: 'lending',
      input: z.object({}),
      problems: libraryProblem.pick(),
      run: (_, { db }) => db.run("INSERT INTO library.loan VALUES (1, 'a', '2026-11-24', '{r:ningbo}')"),
    })
    await expect(execute(writing, {}, asOperator())).rejects.toThrow('row-level security')
  })

  it('does a thing once for one key, even at the same moment, and refuses the key for another thing', async () => {
    const send = (book: string) => execute(lend, { card: 7, book }, { ...asOperator(), idempotencyKey: 'k' })
    const answers = await Promise.all([send('slow'), send('slow'), send('slow')])
    expect(answers).toEqual(Array(3).fill({ card: 7, lentOn: '2026-11-24' }))
    expect(await execute(listLoans, { book: 'slow' }, asOperator())).toEqual([{ card: 7 }])
    await expect(send('b')).rejects.toMatchObject({ code: 'key-used-before' })
  })
})
