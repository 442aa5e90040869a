import { documentOf } from '#core/citations/citation.ts'
import { person } from '#core/facts/person.ts'
import { atLeast, because, household } from '#engine/language.ts'
import { UNKNOWN_32 } from '#engine/columns.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseMonth, type Month } from '#kernel/month.ts'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { transaction } from '#platform/db/transaction.ts'
import { benefit } from './benefit.ts'
import { lampAid } from './example-benefit.ts'
import { holder, recordExamples, recordSpell } from './example-registry.ts'
import { decideInSql } from './month-in-sql.ts'
import { loadRun, replayRun } from './replay.ts'
import { runMonth } from './run-month.ts'

const aid = lampAid()
const september = monthOf('2026-09')
const october = monthOf('2026-10')
const november = monthOf('2026-11')
const december = monthOf('2026-12')
const care = { table: 'care_need', from: '2024-01-01', values: { tier: 'one', need_months: 12 } } as const

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await recordExamples(database.batch, [
    { personId: 1, spells: [...holder(1, ['physical']), care] },
    { personId: 2, spells: [...holder(1, ['physical'], { until: '2026-10-15' }), care] },
    { personId: 3, spells: holder(1, ['physical']) },
    { personId: 4, spells: [...holder(1, ['physical']), { ...care, from: '2026-10-20' }] },
    { personId: 5, spells: [...holder(1, ['physical']), { ...care, until: '2026-10-10' }] },
  ])
})
afterAll(() => database.drop())

describe('a month run', () => {
  test('decides everybody and says what changed from the month before', async () => {
    expect(await run(september)).toMatchObject({ summary: { people: 3, totalFen: 3_000 } })
    const { summary } = await run(october)
    expect(summary).toMatchObject({ people: 4, totalFen: 4_000 })
    expect(summary.benefits[0]?.changes).toEqual({ start: 1, change: 0, stop: 0, held: 0, unknown: 1 })
    await run(november)
    expect(await changes(november)).toEqual([
      { person_id: 2, kind: 'stop', before_fen: 1_000, after_fen: null, standing: 'proposed' },
      { person_id: 3, kind: 'unknown', before_fen: null, after_fen: null, standing: 'effective' },
      { person_id: 5, kind: 'held', before_fen: 1_000, after_fen: null, standing: 'proposed' },
    ])
  })

  test('goes on with what was held: no payment ends without a line', async () => {
    const own = await createTestDatabase()
    try {
      await recordExamples(own.batch, [
        { personId: 1, spells: [...holder(1, ['physical']), { ...care, until: '2026-10-10' }] },
        { personId: 2, spells: [...holder(1, ['physical']), { ...care, until: '2026-10-10' }] },
      ])
      const decide = (month: Month) =>
        runMonth({ database: own, benefits: [aid], month, actor: 'operator:local' })
      await decide(october)
      await decide(november)
      await recordSpell(own.batch, 1, { table: 'death', from: '2026-11-20' })
      const { run: id } = await decide(december)
      const { rows } = await own.batch.query(
        'select person_id, kind, before_fen, standing from determination.change where run_id = $1 order by person_id',
        [id],
      )
      expect(rows).toEqual([
        { person_id: 1, kind: 'stop', before_fen: 1_000, standing: 'proposed' },
        { person_id: 2, kind: 'held', before_fen: 1_000, standing: 'proposed' },
      ])
    } finally {
      await own.drop()
    }
  })

  test('counts no proposal to another authority as money given', async () => {
    const own = await createTestDatabase()
    try {
      await recordExamples(own.batch, [{ personId: 1, spells: [...holder(1, ['physical']), care] }])
      const proposed = benefit({ ...aid, id: 'lamp-proposal', mode: 'propose-only' })
      const { summary } = await runMonth({
        database: own,
        benefits: [proposed, aid],
        month: october,
        actor: 'operator:local',
      })
      expect(summary).toMatchObject({
        people: 1,
        totalFen: 1_000,
        benefits: [
          { benefit: 'lamp-proposal', granted: 1, amountFen: 1_000 },
          { benefit: 'lamp-aid', granted: 1, amountFen: 1_000 },
        ],
      })
    } finally {
      await own.drop()
    }
  })

  test('changes nothing when nothing is new', async () => {
    const rows = await countRows()
    const again = await run(november)
    expect(again.unchanged).toBe(true)
    expect(await countRows()).toEqual(rows)
  })

  test('opens a new run when late news has come', async () => {
    const before = await run(november)
    await recordSpell(database.batch, 1, { table: 'death', from: '2026-10-31' })
    const after = await run(november)
    expect(after.run).not.toBe(before.run)
    expect(await changes(november, after.run)).toContainEqual({
      person_id: 1,
      kind: 'stop',
      before_fen: 1_000,
      after_fen: null,
      standing: 'proposed',
    })
  })

  test('counts again when the late news is taken back', async () => {
    const withNews = await run(november)
    await database.batch.query('update registry.death set superseded_at = now() where person_id = 1')
    const again = await run(november)
    expect(again).toMatchObject({
      unchanged: false,
      summary: { totalFen: withNews.summary.totalFen + 1_000 },
    })
    expect(await run(november)).toMatchObject({ run: again.run, unchanged: true })
  })

  test('is done once by two that begin at the same moment', async () => {
    const [one, other] = await Promise.all([run(december), run(december)])
    expect(one.run).toBe(other.run)
    expect(one.summary).toEqual(other.summary)
    expect(await replayRun(database, one.run, 'operator:local')).toMatchObject({ same: true })
  })

  test('pays a raised amount from its month on, and says so line by line', async () => {
    const raised = lampAid([
      { from: '2020-01-01', value: 1_000 },
      { from: '2026-10-01', value: 1_200 },
    ])
    const { run: id } = await run(october, raised)
    expect(await changes(october, id)).toContainEqual({
      person_id: 2,
      kind: 'change',
      before_fen: 1_000,
      after_fen: 1_200,
      standing: 'effective',
    })
  })
})

describe('what absence means', () => {
  const notHeld = person.imprisoned.is(false)
  const free = benefit({
    ...lampAid(),
    conditions: [
      because(documentOf('two-subsidies-county'), notHeld, {
        code: 'held',
        label: { zh: '不在押', en: 'Free' },
      }),
    ],
  })
  const grantedWith = async (
    change: (own: TestDatabase) => Promise<unknown>,
    complete: string[],
    of = free,
  ) => {
    const own = await createTestDatabase()
    try {
      await recordExamples(own.batch, [{ personId: 1, spells: holder(1, ['physical']) }], complete)
      await change(own)
      return (await runMonth({ database: own, benefits: [of], month: november, actor: 'operator:local' }))
        .summary.benefits[0]
    } finally {
      await own.drop()
    }
  }

  test('nothing, while no complete list has come', async () => {
    expect(await grantedWith(async () => {}, [])).toMatchObject({ granted: 0, needs: 1 })
  })
  test('that it is not so, once the list is complete', async () => {
    expect(await grantedWith(async () => {}, ['status'])).toMatchObject({ granted: 1, needs: 0 })
  })
  test('not that somebody lives, while a row about a death could not be read', async () => {
    const refuse = ({ batch }: TestDatabase) =>
      batch.query(
        "insert into exchange.gap (kind, person_id, batch_id, row_no, about) values ('deaths', 1, gen_random_uuid(), 2, true)",
      )
    const living = benefit({
      ...lampAid(),
      conditions: [
        because(documentOf('two-subsidies-county'), person.alive, {
          code: 'dead',
          label: { zh: '在世', en: 'Alive' },
        }),
      ],
    })
    expect(await grantedWith(refuse, [], living)).toMatchObject({ granted: 0, needs: 1 })
  })
  test('nothing for somebody whose row on the list was refused', async () => {
    const refuse = ({ batch }: TestDatabase) =>
      batch.query(
        "insert into exchange.gap (kind, person_id, batch_id, row_no, about) values ('status', 1, gen_random_uuid(), 2, true)",
      )
    expect(await grantedWith(refuse, ['status'])).toMatchObject({ granted: 0, needs: 1 })
  })
})

describe('a household', () => {
  const source = documentOf('two-subsidies-county')
  const several = benefit({
    ...lampAid(),
    conditions: [
      because(source, atLeast(household.count(person.certificate.is('valid')), 2), {
        code: 'alone',
        label: { zh: '一户多残', en: 'Several in one household' },
      }),
    ],
  })
  const livingIn = (household_id: number) => ({
    table: 'household_member' as const,
    from: '2020-01-01',
    values: { household_id, relation: '户主' },
  })
  const couple = [1, 2].map((personId) => ({ personId, spells: [...holder(2, ['physical']), livingIn(7)] }))
  const withParent = [
    { personId: 3, spells: [...holder(2, ['physical']), livingIn(8)] },
    { personId: 4, onRoll: false, spells: [livingIn(8)] },
  ]
  const inHostel = Array.from({ length: 101 }, (_, at) => ({
    personId: 10 + at,
    spells: [...holder(2, ['physical']), livingIn(9)],
  }))

  test('counts those who live together, never a collective hukou, and is the same in SQL', async () => {
    const own = await createTestDatabase()
    try {
      await recordExamples(own.batch, [...couple, ...withParent, ...inHostel])
      const { summary, run: id } = await runMonth({
        database: own,
        benefits: [several],
        month: november,
        actor: 'operator:local',
      })
      expect(summary.benefits[0]).toMatchObject({ granted: 2, needs: 101 })
      const { ruleSet, stored } = await transaction(own.batch, (tx) => loadRun(tx, id))
      const inSql = await transaction(own.batch, (tx) => decideInSql(tx, ruleSet, november))
      const payable = inSql.map((row) => row['lamp-aid/payable'] ?? UNKNOWN_32)
      expect(payable).toEqual(Array.from(stored.outputs['lamp-aid/payable'] ?? []))
    } finally {
      await own.drop()
    }
  })
})

describe('a replay', () => {
  test('gives every run again, whatever rules have come since', async () => {
    for (const id of await listRuns())
      expect(await replayRun(database, id, 'operator:local')).toMatchObject({ same: true })
  })

  test.each([
    [
      'one byte of the stored rules',
      'rule_version',
      `update determination.rule_version set ast = ast || ' '`,
    ],
    [
      'one word of the stored rules',
      'rule_version',
      `update determination.rule_version set ast = replace(ast, '"kind":"and"', '"kind":"or"')`,
    ],
    [
      'one cell of the stored facts',
      'snapshot_column',
      `update determination.snapshot_column set bytes = set_byte(bytes, 2, get_byte(bytes, 2) # 1) where key like 'person.careTier%'`,
    ],
    [
      'one stored outcome',
      'decision',
      'update determination.decision set amount_fen = amount_fen + 1 where person_id = 2',
    ],
    ['a line that is gone', 'decision', 'delete from determination.decision where person_id = 2'],
    [
      'a line nobody decided',
      'decision',
      'update determination.decision set person_id = 99 where person_id = 3',
    ],
  ])('fails after a change of %s', async (_, table, tampering) => {
    const [first = ''] = await listRuns()
    const administrator = await connect(database.admin)
    try {
      await administrator.query(`create temporary table kept as select * from determination.${table}`)
      await administrator.query('set session_replication_role = replica')
      await administrator.query(tampering)
      expect(await replayRun(database, first, 'operator:local')).toMatchObject({ same: false })
      await administrator.query(`delete from determination.${table}`)
      await administrator.query(`insert into determination.${table} select * from kept`)
    } finally {
      await administrator.end()
    }
    expect(await replayRun(database, first, 'operator:local')).toMatchObject({ same: true })
  })
})

function run(month: Month, of = aid) {
  return runMonth({ database, benefits: [of], month, actor: 'operator:local' })
}

function monthOf(text: string): Month {
  const month = parseMonth(text)
  if (month === undefined) throw new Error(text)
  return month
}

async function changes(month: Month, run?: string) {
  return transaction(database.batch, (tx) =>
    tx.many(
      `select person_id, kind, before_fen, after_fen, standing from determination.change
        where run_id = coalesce($2, (select run_id from determination.run where month = $1 order by started_at desc limit 1))
        order by person_id`,
      [`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`, run ?? null],
    ),
  )
}

async function countRows() {
  return transaction(database.batch, (tx) =>
    tx.one(`select (select count(*) from determination.run) as runs, (select count(*) from determination.decision) as lines,
      (select count(*) from determination.snapshot_column) as columns, (select count(*) from determination.change) as changes`),
  )
}

async function listRuns(): Promise<string[]> {
  const rows = await transaction(database.batch, (tx) =>
    tx.many<{ run_id: string }>('select run_id from determination.run order by started_at'),
  )
  return rows.map(({ run_id }) => run_id)
}
