import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type pg from 'pg'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { withContext } from '#platform/db/transaction.ts'
import { makeCheckpoint } from './checkpoint.ts'
import {
  countFound,
  countFoundUnsealed,
  type ExampleLedger,
  makeExampleLedger,
  tamperingKinds,
} from './tampering-trials.ts'
import { rechain } from './tampering.ts'
import { type Ask, formatVerdict, parseCheckpoints, type Verdict, verifyLedger } from './verify.ts'

const TRIALS = 5
const none = parseCheckpoints([], Buffer.alloc(32))

let database: TestDatabase
let attacker: pg.Client
let ledger: ExampleLedger
beforeAll(async () => {
  database = await createTestDatabase()
  attacker = await connect(database.admin)
  ledger = await makeExampleLedger(database, attacker, 1)
})
afterAll(async () => {
  await attacker.end()
  await database.drop()
})

const ask: Ask = async (sql, params) => (await attacker.query<object>(sql, [...params])).rows

/** What the verifier says after this was done to the ledger, which is then undone. */
async function verdictAfter(
  sql: string,
  params: readonly unknown[] = [],
  rowsAtATime?: number,
): Promise<Verdict> {
  await attacker.query('begin')
  try {
    await attacker.query(sql, [...params])
    return await verifyLedger(ask, ledger.checkpoints, rowsAtATime)
  } finally {
    await attacker.query('rollback')
  }
}

const faultAfter = async (sql: string, params?: readonly unknown[]) => (await verdictAfter(sql, params)).fault

describe('the verifier', () => {
  it.each([5_000, 40, 7])(
    'finds a ledger whole and says how much is covered, %d rows at a time',
    async (rows) => {
      const verdict = await verifyLedger(ask, ledger.checkpoints, rows)
      const { at } = ledger.checkpoints.genuine.at(-1) ?? { at: '' }
      expect(verdict).toEqual({
        entries: 120,
        covered: { n: 100, at },
        unsealed: 5,
        unreadableLines: 0,
        fault: undefined,
      })
      expect(formatVerdict(verdict)).toEqual({
        zh: `审计账本完整：120 条，检查点覆盖到第 100 条（${at}）；其后 20 条只有封条，5 条尚未封存，这两部分的删改查不出来。`,
        en: `The audit ledger is whole: 120 entries, covered by a checkpoint up to entry 100 (${at}); of the 20 after it and the 5 not yet sealed no change or removal could be told.`,
      })
    },
  )

  it('sees the ledger as the app role does under the auditor’s label', async () => {
    const seen = await withContext(
      database.app,
      { actor: 'staff:auditor', read: ['c:audit'], write: [] },
      (tx) => verifyLedger((sql, params) => tx.many(sql, params), ledger.checkpoints),
    )
    expect(seen).toMatchObject({ entries: 120, unsealed: 5, fault: undefined })
  })

  it.each(tamperingKinds)(`finds each of ${TRIALS} times before the last checkpoint: %s`, async (kind) => {
    const trials = { kind, stretch: ledger.covered, checkpoints: ledger.checkpoints, trials: TRIALS, seed: 2 }
    expect(await countFound(ledger, trials)).toBe(TRIALS)
  })

  it.each(['delete and re-chain', 'insert and re-chain', 'edit and re-chain all', 'cut the tail'] as const)(
    'finds nothing without checkpoints, nor after the last one: %s',
    async (kind) => {
      const trials = { kind, trials: TRIALS, seed: 3 }
      expect(await countFound(ledger, { ...trials, stretch: ledger.covered, checkpoints: none })).toBe(0)
      const { onlySealed: stretch, checkpoints } = ledger
      expect(await countFound(ledger, { ...trials, stretch, checkpoints })).toBe(0)
    },
  )

  it('finds nothing among entries that are not sealed yet', async () => {
    expect(await countFoundUnsealed(ledger, TRIALS, 4)).toBe(0)
  })

  it('names the first fault', async () => {
    const entry = '(select entry_id from platform.audit_seal where n = $1)'
    expect(
      await faultAfter(`update platform.audit set at = at + interval '1 hour' where id = ${entry}`, [37]),
    ).toEqual({
      code: 'entry-altered',
      n: 37,
    })
    expect(await faultAfter(`delete from platform.audit where id = ${entry}`, [37])).toEqual({
      code: 'entry-missing',
      n: 37,
    })
    expect(await faultAfter('delete from platform.audit_seal where n = $1', [37])).toEqual({
      code: 'numbering-broken',
      n: 37,
    })
    expect(await faultAfter('delete from platform.audit_seal where n > $1', [90])).toEqual({
      code: 'ledger-cut',
      n: 91,
    })
    const copied = `insert into platform.audit select gen_random_uuid(), at, actor, operation, purpose, kind, subject_count,
        subjects, query_digest, outcome, detail, xid from platform.audit where id = ${entry}`
    expect(await faultAfter(copied, [37])).toMatchObject({ code: 'entry-slipped-in' })
  })

  it('says up to which checkpoint all was well before the fault', async () => {
    const verdict = await verdictAfter('delete from platform.audit_seal where n > 90')
    expect(verdict.covered?.n).toBe(80)
    expect(formatVerdict(verdict).zh).toMatch(
      /^审计账本不完整：账本从第 91 条起被截断；此前 检查点覆盖到第 80 条/,
    )
  })

  it.each([
    [
      'below the first',
      'insert into platform.audit_seal select -1, id, $$x$$, now(), sha256($$x$$) from slipped',
    ],
    ['twice', 'insert into platform.audit_seal select 40, id, $$x$$, now(), sha256($$x$$) from slipped'],
    [
      'after the last',
      'insert into platform.audit_seal select 122, id, $$x$$, now(), sha256($$x$$) from slipped',
    ],
  ])('is not taken in by an entry slipped in with a seal numbered %s', async (_, seal) => {
    const slipped = `with slipped as (insert into platform.audit
      select gen_random_uuid(), at, actor, operation, purpose, kind, subject_count, subjects, query_digest, outcome, detail, xid
      from platform.audit order by xid limit 1 returning id)`
    // A second seal of a number may come first, and what is read at a time may end between the two.
    for (const rowsAtATime of [5_000, 40]) {
      const { fault } = await verdictAfter(`${slipped} ${seal}`, [], rowsAtATime)
      expect(['numbering-broken', 'entry-altered']).toContain(fault?.code)
    }
  })

  it('sees an entry that is there twice, wherever what is read at a time ends', async () => {
    await attacker.query('begin')
    await attacker.query(`alter table platform.audit drop constraint audit_pkey;
      insert into platform.audit select a.* from platform.audit a join platform.audit_seal s on s.entry_id = a.id where s.n = 40`)
    for (const rowsAtATime of [5_000, 40])
      expect((await verifyLedger(ask, ledger.checkpoints, rowsAtATime)).fault?.code).toBe('numbering-broken')
    await attacker.query('rollback')
  })

  it('takes a checkpoint only under the key, and the chain only from the beginning', async () => {
    const [first] = ledger.checkpoints.genuine
    const root = Buffer.from(first?.root ?? '', 'hex')
    const at = '2026-11-24T00:00:00.000Z'
    const forged = makeCheckpoint(Buffer.alloc(32, 1), 20, root, at)
    const genuine = makeCheckpoint(database.keys.auditCheckpoint, 20, root, at)
    const lines = [genuine, { ...genuine, n: 21 }, { ...genuine, at: '2026-11-25T00:00:00.000Z' }, forged]
    const read = parseCheckpoints(
      [...lines.map((line) => JSON.stringify(line)), '{"n":20,"ro', ''],
      database.keys.auditCheckpoint,
    )
    expect(read).toMatchObject({ forgedLines: [2, 3, 4], unreadableLines: 1 })
    const verdict = await verifyLedger(ask, read)
    expect(verdict).toMatchObject({ covered: { n: 20, at }, fault: { code: 'checkpoint-forged', n: 2 } })
    expect(formatVerdict(verdict).en).toContain('1 lines of the checkpoints cannot be read')
  })

  it('follows a chain made again only as far as the next checkpoint', async () => {
    await attacker.query('begin')
    await attacker.query(
      "update platform.audit set actor = 'staff:other' where id = (select entry_id from platform.audit_seal where n = 45)",
    )
    await rechain(attacker, { from: 45 })
    const { fault, covered } = await verifyLedger(ask, ledger.checkpoints)
    await attacker.query('rollback')
    expect(fault).toEqual({ code: 'checkpoint-differs', n: 60 })
    expect(covered?.n).toBe(40)
  })
})
