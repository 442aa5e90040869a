import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lampAid } from '#core/benefits/example-benefit.ts'
import { holder, recordExamples, recordSpell } from '#core/benefits/example-registry.ts'
import { runMonth } from '#core/benefits/run-month.ts'
import { employ } from '#core/access/example-staff.ts'
import type { Role } from '#core/access/roles.ts'
import { actorOf } from '#core/access/standing.ts'
import { answerRequest } from '#core/casework/request.ts'
import { takeTask } from '#core/casework/task.ts'
import { parseMonth } from '#kernel/month.ts'
import { type Actor, staffIdOf } from '#platform/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { execute } from '#platform/execute.ts'
import type { Operation } from '#platform/operation.ts'
import { oweExample, recordExampleAccounts } from './example-payments.ts'
import { judgeHold } from './judge-hold.ts'
import { listRosters, readRoster } from './roster-queries.ts'
import { type RosterKind, makeRoster } from './roster.ts'
import { checkRoster, releaseRoster } from './sign-roster.ts'
import { takeReturn } from './take-return.ts'

const aid = lampAid()
const care = { table: 'care_need', from: '2024-01-01', values: { tier: 'one', need_months: 12 } } as const
const clock = fixedClock('2026-11-25T08:00:00.000Z')

let database: TestDatabase
let admin: pg.Client
let maker: Actor
let checker: Actor
let releaser: Actor
beforeAll(async () => {
  database = await createTestDatabase()
  admin = await connect(database.admin)
  await recordExamples(
    database.batch,
    [1, 2, 3, 4, 5].map((personId) => ({ personId, spells: [...holder(1, ['physical']), care] })),
  )
  await recordExampleAccounts(database, [1, 2, 3, 4].map(accountOf))
  maker = await colleague('township', township)
  checker = await colleague('district', 'haishu')
  releaser = await colleague('city', 'ningbo')
})
afterAll(async () => {
  await admin.end()
  await database.drop()
})

const township = 't-330203001'

async function colleague(role: Role, region: string, unit = region): Promise<Actor> {
  const { staffId } = await employ(database, { role, region, unit })
  return actorOf({ id: `staff:${staffId}`, role, region, people: [], cases: [] })
}

function accountOf(personId: number) {
  return { personId, number: `330200000000${personId}` }
}

async function decide(month: string, benefit = aid): Promise<void> {
  await runMonth({ database, benefits: [benefit], month: monthOf(month), actor: 'operator:local' })
  await oweExample(database, { benefits: [benefit], month, today: clock.today() })
}

function make(payMonth: string, kind: RosterKind = 'regular', actor = maker) {
  return execute(makeRoster, { benefit: aid.id, township, payMonth, kind }, { database, actor, clock })
}

async function pay(payMonth: string, kind: RosterKind = 'regular') {
  const roster = await make(payMonth, kind)
  await execute(checkRoster, roster, { database, actor: checker, clock })
  return execute(releaseRoster, roster, { database, actor: releaser, clock })
}

function judge(personId: number, rule: string, verdict: 'pay' | 'keep-back', month: string) {
  const input = { personId, benefit: aid.id, month, nth: 0, rule, verdict, reason: '看过，去过家里' }
  return execute(judgeHold, input, { database, actor: maker, clock })
}

async function paidTo(month: string): Promise<Record<number, number>> {
  const { rows } = await database.batch.query<{ person_id: number; fen: number }>(
    'select person_id, sum(amount_fen)::int as fen from payment.payment where month = $1 group by person_id order by person_id',
    [`${month}-01`],
  )
  return Object.fromEntries(rows.map(({ person_id, fen }) => [person_id, fen]))
}

describe('paying a month', () => {
  it('pays what was decided, and whom somebody has to look at holds up nobody', async () => {
    await decide('2026-10')
    expect(await pay('2026-10')).toEqual({ payments: 4, totalFen: 4_000 })
    expect(await paidTo('2026-10')).toEqual({ 1: 1_000, 2: 1_000, 3: 1_000, 4: 1_000 })
    await expect(make('2026-10')).rejects.toThrow('nothing-to-pay')
  })

  it('pays later whoever had no account, with the month it is for', async () => {
    await expect(make('2026-10', 'supplementary')).rejects.toThrow('nothing-to-pay')
    await recordExampleAccounts(database, [accountOf(5)])
    expect(await pay('2026-10', 'supplementary')).toEqual({ payments: 1, totalFen: 1_000 })
    expect(await paidTo('2026-10')).toMatchObject({ 5: 1_000 })
  })

  it('finds nothing more in a month that has not changed', async () => {
    await decide('2026-10')
    const { rows } = await database.batch.query(
      'select count(*)::int as n, sum(amount_fen)::int as fen from payment.entitlement',
    )
    expect(rows).toEqual([{ n: 5, fen: 5_000 }])
  })

  it('stops nobody by itself: what a run would take away is owed and held until somebody has ruled', async () => {
    await recordSpell(database.batch, 2, { table: 'death', from: '2026-10-20' })
    await recordSpell(database.batch, 3, { table: 'death', from: '2026-10-20' })
    await decide('2026-11')
    const roster = await make('2026-11')
    expect(roster).toMatchObject({ lines: 3, totalFen: 3_000 })
    await judge(2, 'proposed-loss', 'keep-back', '2026-11-01')
    await judge(2, 'died', 'pay', '2026-11-01')
    await judge(3, 'proposed-loss', 'pay', '2026-11-01')
    await judge(3, 'died', 'pay', '2026-11-01')
    expect(await pay('2026-11')).toMatchObject({ payments: 4 })
    expect(await paidTo('2026-11')).toEqual({ 1: 1_000, 3: 1_000, 4: 1_000, 5: 1_000 })
    await decide('2026-11')
    await expect(make('2026-11')).rejects.toThrow('nothing-to-pay')
  })
})

describe('the third signature', () => {
  it('is of a third person, of another office, of the same lines, in turn', async () => {
    await decide('2026-12')
    const roster = await make('2026-12')
    const sign = (operation: Operation<unknown>, actor: Actor, over = {}) =>
      execute(operation, { ...roster, ...over }, { database, actor, clock })
    await expect(sign(releaseRoster, releaser)).rejects.toThrow('step-not-now')
    await expect(sign(checkRoster, maker)).rejects.toThrow('not-allowed')
    await expect(sign(checkRoster, checker, { contentHash: '0'.repeat(64) })).rejects.toThrow(
      'roster-is-another',
    )
    await sign(checkRoster, checker)
    await expect(sign(checkRoster, checker)).rejects.toThrow('signed-already')
    await expect(sign(checkRoster, releaser)).rejects.toThrow('step-not-now')
    const neighbour = await colleague('payment', 'yinzhou')
    await expect(sign(releaseRoster, neighbour)).rejects.toThrow('roster-not-found')
    const ofTheOffice = await colleague('payment', 'haishu', township)
    await expect(sign(releaseRoster, ofTheOffice)).rejects.toThrow('another-office-releases')
    const listed = await execute(listRosters, { payMonth: '2026-12' }, { database, actor: releaser, clock })
    expect(listed.rosters).toMatchObject([
      { rosterId: roster.rosterId, lines: 3, totalFen: 3_000, step: 'checked' },
    ])
    expect(listed.held).toEqual([
      { rule: 'died', entitlements: 1, fen: 1_000 },
      { rule: 'proposed-loss', entitlements: 1, fen: 1_000 },
    ])
    const others = await execute(listRosters, { payMonth: '2026-12' }, { database, actor: neighbour, clock })
    expect(others).toEqual({ rosters: [], held: [] })
    await sign(releaseRoster, releaser)
    const shown = await execute(readRoster, roster, { database, actor: releaser, clock })
    expect(shown.signed.map(({ step }) => step)).toEqual(['made', 'checked', 'released'])
    expect(shown.people.map(({ amountFen }) => amountFen)).toEqual([1_000, 1_000, 1_000])
    await expect(sign(releaseRoster, await colleague('city', 'ningbo'))).rejects.toThrow('step-not-now')
  })

  it('pays nobody twice, though two lists were signed at once', async () => {
    await decide('2027-01')
    const [one, other] = [await make('2027-01'), await make('2027-01', 'supplementary')]
    for (const roster of [one, other]) await execute(checkRoster, roster, { database, actor: checker, clock })
    const released = await Promise.allSettled(
      [one, other].map((roster) => execute(releaseRoster, roster, { database, actor: releaser, clock })),
    )
    expect(released.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(Object.keys(await paidTo('2027-01'))).toHaveLength(one.lines)
  })
})

describe('what the bank sends back', () => {
  it('is taken once, makes a task of what was refused, and lets that and nothing else be paid again', async () => {
    await decide('2027-03')
    await pay('2027-03')
    const { rows } = await database.batch.query<{ reference: string; person_id: number }>(
      `select reference, person_id from payment.payment where month = '2027-03-01' order by person_id`,
    )
    const [first, second, third] = rows
    if (!first || !second || !third) throw new Error('three were paid')
    const file = [
      '明细号,金额（分）,处理结果',
      `${first.reference},1000,0000`,
      `${second.reference},1000,1003`,
      `${third.reference},999,0000`,
      `${'F'.repeat(24)},1000,0000`,
      `${third.reference},1000,9999`,
    ].join('\n')
    const take = (text: string) =>
      execute(
        takeReturn,
        { profile: 'trial-csv', base64: Buffer.from(text).toString('base64') },
        { database, actor: releaser, clock },
      )
    expect(await take(file)).toEqual({
      paid: 1,
      refused: 1,
      repeated: 0,
      toLookAt: [
        { line: third.reference, why: 'another-amount' },
        { line: 'F'.repeat(24), why: 'unknown-payment' },
        { line: third.reference, why: 'unknown-code' },
      ],
    })
    expect(await take(file)).toMatchObject({ paid: 0, refused: 0, repeated: 2 })
    const contrary = `明细号,金额（分）,处理结果\n${first.reference},1000,1001`
    expect((await take(contrary)).toLookAt).toEqual([{ line: first.reference, why: 'said-otherwise' }])

    const tasks = await database.batch.query<{ person_id: number; task_id: string }>(
      'select person_id, task_id, kind from casework.task',
    )
    expect(tasks.rows).toMatchObject([{ person_id: second.person_id, kind: 'payment-returned' }])
    const key = { personId: second.person_id, taskId: tasks.rows[0]?.task_id }
    await execute(takeTask, key, { database, actor: maker, clock })
    const answer = { ...key, done: true, answer: '换了账户，重发' }
    await execute(answerRequest, answer, { database, actor: maker, clock })
    const open = await database.batch.query('select 1 from casework.task where closed_at is null')
    expect(open.rows).toEqual([])
    await expect(make('2027-03')).rejects.toThrow('nothing-to-pay')
    expect(await pay('2027-03', 're-issue')).toEqual({ payments: 1, totalFen: 1_000 })
    await expect(make('2027-03', 're-issue')).rejects.toThrow('nothing-to-pay')
  })
})

describe('late news', () => {
  it('pays what a raise announced late makes of months paid before, once', async () => {
    const raised = lampAid([
      { from: '2020-01-01', value: 1_000 },
      { from: '2027-02-01', value: 1_300 },
    ])
    await decide('2027-01', raised)
    await decide('2027-03', raised)
    await expect(make('2027-01', 'supplementary')).rejects.toThrow('nothing-to-pay')
    expect(await pay('2027-03', 'supplementary')).toEqual({ payments: 3, totalFen: 900 })
    expect(await paidTo('2027-03')).toMatchObject({ 1: 1_300, 4: 2_300 })
    await decide('2027-03', raised)
    await expect(make('2027-03', 'supplementary')).rejects.toThrow('nothing-to-pay')
  })
})

describe('the database', () => {
  beforeAll(async () => {
    await decide('2027-02')
    await make('2027-02')
  })

  it.each([
    ['a second payment of the same', 'payment', "reference = 'X'", 'payment_pkey'],
    [
      'an amount that was not signed',
      'payment',
      "n = 5, amount_fen = 1, reference = 'X'",
      'payment_roster_id_person_id',
    ],
    [
      'more than is owed',
      'line',
      'n = 5, amount_fen = 2000',
      'line_person_id_benefit_month_nth_amount_fen_fkey',
    ],
    [
      'less owed, said by nobody',
      'entitlement',
      'nth = 1, before_fen = 1000, amount_fen = -500',
      'entitlement_check',
    ],
    [
      'more owed than the total before',
      'entitlement',
      'nth = 1, before_fen = 0, amount_fen = 500',
      'before_nth',
    ],
    [
      'a release of what nobody has checked',
      'roster_step',
      "step = 'released', staff_id = STAFF, unit = 'x', made_by_unit = unit",
      'roster_step_roster_id_after_fkey',
    ],
    ['a second step of one person', 'roster_step', "step = 'checked'", 'roster_step_roster_id_staff_id_key'],
    [
      'a release by the office that made it',
      'roster_step',
      "step = 'released', made_by_unit = unit",
      'roster_step_check',
    ],
    [
      'a signature under another content',
      'roster_step',
      "step = 'checked', content_hash = 'X', staff_id = STAFF",
      'content_hash',
    ],
  ])('refuses %s', async (_, table, changes, refusal) => {
    await expect(copyWith(table, changes)).rejects.toThrow(refusal)
  })

  it('lets a payment be tried again only after the one before has come back', async () => {
    await copyWith('line', 'n = 1')
    await expect(copyWith('payment', "n = 1, reference = 'X'")).rejects.toThrow('came_back')
    const came = (outcome: string) =>
      admin.query(
        `insert into payment.outcome (person_id, benefit, month, nth, n, outcome, code, district, township, at)
         select person_id, benefit, month, nth, n, $1, case when $1 = 'refused' then 'E1' end, district, township, now()
         from payment.payment where person_id = 1 and n = 0 and month = '2026-10-01'`,
        [outcome],
      )
    await came('refused')
    await copyWith('payment', "n = 1, reference = 'X'")
    await expect(came('paid')).rejects.toThrow('outcome_pkey')
  })
})

/** Copies one row of a table with some columns changed, as somebody with every right would. */
async function copyWith(table: string, changes: string): Promise<void> {
  const columns = await admin.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'payment' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  )
  const changed = new Map(changes.split(', ').map((each) => each.split(' = ') as [string, string]))
  const names = columns.rows.map(({ name }) => name)
  const copy = names
    .map((name) => changed.get(name) ?? name)
    .join(', ')
    .replace('STAFF', `'${staffIdOf(releaser)}'::uuid`)
  const from =
    table === 'roster_step'
      ? "roster_id = (select roster_id from payment.roster where pay_month = '2027-02-01')"
      : "person_id = 1 and nth = 0 and month = '2026-10-01'"
  await admin.query(
    `insert into payment.${table} (${names.join(', ')}) select ${copy} from payment.${table} where ${from} limit 1`,
  )
}

function monthOf(text: string): number {
  const month = parseMonth(text)
  if (month === undefined) throw new Error(text)
  return month
}
