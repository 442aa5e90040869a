import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ageOn, epochDayOf, monthsBetween as monthsCompleted, parsePlainDate } from '#kernel/plain-date.ts'
import { lastDay } from '#kernel/month.ts'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import type { Node, RuleSet } from './ast.ts'
import { type Columns, UNKNOWN_32 } from './columns.ts'
import {
  age,
  choose,
  dateFact,
  divRound,
  enumFact,
  household,
  intFact,
  monthsBetween,
  named,
  plus,
  sum,
  times,
} from './language.ts'
import { libraryCard } from './library-card.example.ts'
import { parametersOf } from './parameters.ts'
import { sqlFor, SETTINGS_FOR_GENERATED_SQL, type SqlOptions } from './sql.ts'
import { relationOf } from './sql-relation.ts'
import { columnsOfRow, ruleSetOfRow, truthFacts, truthParameters } from './truth-row.ts'
import { truthTable } from './truth-table.ts'

const MONTH = 2024 * 12 + 1

let database: TestDatabase
let client: pg.Client
beforeAll(async () => {
  database = await createTestDatabase()
  client = await connect(database.admin)
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

const profiles = ['postgres', 'unfenced'] as const
const x = intFact(truthFacts.x)

describe.each(profiles)('the truth table, %s', (profile) => {
  it.each(truthTable)('$title', async (row) => {
    const ruleSet = ruleSetOfRow(row)
    const people = await decide(ruleSet, columnsOfRow(row), { profile }, row.month)
    expect(people[0]).toMatchObject({ answer: row.expected })
  })
})

describe('what SQL does otherwise', () => {
  it('keeps households apart, and people whose household nobody knows', async () => {
    const columns = table({ x: [1, 2, 4, 8, 16] }, [0, 1, 0, UNKNOWN_32, UNKNOWN_32])
    const people = await decide(rules({ sum: household.sum(x) }), columns)
    expect(people.map((each) => each['sum'])).toEqual([5, 2, 5, null, null])
  })

  it('computes beyond 32 bits on the way to an amount within', async () => {
    const large = intFact(truthFacts.large)
    const outputs = {
      product: divRound(times(large, 1_000), 1_000, 'half-up'),
      sum: divRound(sum(large, large, large), 3, 'down'),
      members: divRound(household.sum(times(large, 5)), 10, 'up'),
    }
    const people = await decide(rules(outputs), table({ large: [2_000_000_000, 3] }, [0, 0]))
    expect(people[0]).toEqual({
      person_id: 0,
      product: 2_000_000_000,
      sum: 2_000_000_000,
      members: 1_000_000_002,
    })
  })

  it('computes beyond 16 bits from columns of smallint', async () => {
    const relation = '(SELECT 1::bigint AS "person_id", 10000::smallint AS "x@0l")'
    const ruleSet = rules({ sum: sum(x, x, x, x), product: times(x, x) })
    const { rows } = await client.query(sqlFor(ruleSet, parametersOf(truthParameters, MONTH), relation))
    expect(rows).toEqual([{ person_id: 1, sum: 40_000, product: 100_000_000 }])
  })

  it('counts months and years as the calendar does, across month ends and leap days', async () => {
    const days = [1899, 1900, 1999, 2000, 2023, 2024, 2025, 2099, 2100].flatMap(boundaryDays)
    const pairs = days.flatMap((from) => days.map((to) => ({ from, to })))
    const columns = table({ from: pairs.map(({ from }) => from), to: pairs.map(({ to }) => to) })
    const from = dateFact(truthFacts.from)
    const outputs = {
      months: monthsBetween(from, dateFact(truthFacts.to)),
      years: age(from),
      yearsAtOpening: age(from, { monthsBack: 0, day: 'first' }),
    }
    const people = await decide(rules(outputs), columns)
    expect(people.map(({ months, years, yearsAtOpening }) => [months, years, yearsAtOpening])).toEqual(
      pairs.map(({ from, to }) => [
        monthsCompleted(from, to),
        ageOn(from, lastDay(MONTH)),
        ageOn(from, lastDay(MONTH - 1) + 1),
      ]),
    )
  })
})

describe('the text', () => {
  it('is, for the library card, the text that was read and agreed', async () => {
    const parameters = parametersOf(libraryCard.parameters, 2026 * 12 + 10)
    const text = sqlFor(libraryCard, parameters, 'library.reader_month', { keep: ['branch_id'] })
    await expect(`${text}\n`).toMatchFileSnapshot('expected/library-card.sql')
  })

  it('fences every layer, except for engines that plan over shards', () => {
    const parameters = parametersOf(libraryCard.parameters, MONTH)
    const count = (text: string, word: string) => text.split(word).length - 1
    const fenced = sqlFor(libraryCard, parameters, 'readers')
    expect(count(fenced, 'SELECT')).toBeGreaterThan(2)
    expect(count(fenced, 'OFFSET 0')).toBe(count(fenced, 'SELECT'))
    expect(sqlFor(libraryCard, parameters, 'readers', { profile: 'unfenced' })).not.toContain('OFFSET')
  })

  it('computes what several outputs share once', () => {
    const share = named('share', { zh: '份额', en: 'share' }, divRound(times(x, 30), 100, 'down'))
    const again = divRound(times(x, 30), 100, 'down')
    const text = textOf({ single: share, double: plus(share, again), least: choose([], share) })
    expect(text.match(/\* 30/g)).toHaveLength(1)
  })

  it('does not grow with every mention of a step', () => {
    const doubled = Array.from({ length: 60 }).reduce<Node>(
      (of) => ({ kind: 'min', of: [of, plus(of, 1)] }),
      x.node,
    )
    expect(textOf({ doubled }).length).toBeLessThan(60_000)
  })

  it('hands on the columns to keep through all layers', async () => {
    const ruleSet = rules({ sum: household.sum(x) })
    const relation = `(SELECT *, 7 AS "district_id" FROM ${relationOf(ruleSet, table({ x: [1] }, [0]))} AS "r")`
    const text = sqlFor(ruleSet, parametersOf(truthParameters, MONTH), relation, { keep: ['district_id'] })
    expect((await client.query(text)).rows).toEqual([{ person_id: 0, district_id: 7, sum: 1 }])
  })

  it('holds nothing a rule says: codes, labels and citations stay outside', () => {
    const hostile = `'; DROP TABLE reader; --`
    const colour = { ...truthFacts.colour, values: [{ code: hostile, label: { zh: hostile, en: hostile } }] }
    const is = enumFact(colour).is(hostile)
    const node: Node = { ...named(hostile, { zh: hostile, en: hostile }, is), cites: [{ document: hostile }] }
    const text = sqlFor({ ...rules({ node }), facts: { colour } }, parametersOf({}, MONTH), 'people')
    expect(text).toContain('("colour@0l" = 0)')
    expect(text).not.toContain('DROP')
  })

  it.each(['a"b', '"', 'a b', 'a;b', 'x'.repeat(64)])('refuses the name %j for a column', (name) => {
    const refusal = 'cannot be the name of a column'
    expect(() => textOf({ [name]: x.node })).toThrow(refusal)
    expect(() => textOf({ a: { kind: 'previous', output: name } })).toThrow(refusal)
    expect(() => textOf({ a: x.node }, { keep: [name] })).toThrow(refusal)
  })

  it('refuses a code the fact does not have', () => {
    const is = enumFact<string>(truthFacts.colour).is('pink')
    expect(() => textOf({ is })).toThrow('"pink" is not one of the values red, green, blue')
  })
})

describe('the plan', () => {
  it.each(profiles)('%s: reads the relation once and joins nothing', async (profile) => {
    const total = divRound(household.sum(intFact(truthFacts.large)), 1_000, 'down')
    const ruleSet = rules({ total, above: plus(x, total) })
    const relation = relationOf(ruleSet, table({ x: [1], large: [1] }, [0]))
    const text = sqlFor(ruleSet, parametersOf(truthParameters, MONTH), relation, { profile })
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toMatch(/WindowAgg/)
    expect(plan).not.toMatch(/Join|Nested Loop|SubPlan|InitPlan|CTE/)
  })

  it('is not compiled, whatever the session says', async () => {
    await client.query('BEGIN; SET LOCAL jit = on')
    await client.query(SETTINGS_FOR_GENERATED_SQL)
    const { rows } = await client.query('SHOW jit')
    await client.query('ROLLBACK')
    expect(rows).toEqual([{ jit: 'off' }])
  })
})

function rules(outputs: RuleSet['outputs']): RuleSet {
  return { facts: truthFacts, parameters: truthParameters, outputs }
}

function textOf(outputs: RuleSet['outputs'], options?: SqlOptions): string {
  return sqlFor(rules(outputs), parametersOf(truthParameters, MONTH), 'people', options)
}

/** A table of numbers by fact, all read as of the month's last day. */
function table(facts: Record<string, readonly number[]>, households: readonly number[] = []): Columns {
  const columns = Object.entries(facts).map(([id, values]) => [`${id}@0l`, Int32Array.from(values)] as const)
  const size = columns[0]?.[1].length ?? 0
  return {
    size,
    facts: Object.fromEntries(columns),
    household: Int32Array.from({ length: size }, (_, row) => households[row] ?? UNKNOWN_32),
    previous: {},
  }
}

async function decide(
  ruleSet: RuleSet,
  columns: Columns,
  options?: SqlOptions,
  month = MONTH,
): Promise<Record<string, unknown>[]> {
  const text = sqlFor(ruleSet, parametersOf(truthParameters, month), relationOf(ruleSet, columns), options)
  const { rows } = await client.query<Record<string, unknown>>(text)
  return rows.sort((a, b) => Number(a['person_id']) - Number(b['person_id']))
}

/** The days of a year on which counting goes wrong. */
function boundaryDays(year: number): number[] {
  return ['01-01', '01-30', '01-31', '02-28', '02-29', '03-01', '04-30', '12-31']
    .map((day) => `${year}-${day}`)
    .filter((day) => parsePlainDate(day) !== undefined)
    .map(epochDayOf)
}
