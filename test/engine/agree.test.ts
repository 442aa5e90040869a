import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { findAgreement, type Agreement, type Sql } from './agreement.ts'
import { startPostgres15, type Postgres15 } from './postgres-15.ts'

const FIRST_SEED = 1
const TRIALS = 30
const PEOPLE = 500

let database: TestDatabase
let embedded: pg.Client
let older: Postgres15 | undefined
beforeAll(async () => {
  database = await createTestDatabase()
  embedded = await connect(database.admin)
  older = await startPostgres15()
})
afterAll(async () => {
  await older?.stop()
  await embedded.end()
  await database.drop()
})

describe('evaluate, kernel and SQL', () => {
  let agreement: Agreement
  beforeAll(async () => {
    const seeds = Array.from({ length: TRIALS }, (_, place) => FIRST_SEED + place)
    agreement = await findAgreement(seeds, { people: PEOPLE }, databases())
    process.stdout.write(report(agreement))
  })

  it('agree cell for cell on random rules', () => {
    expect(agreement.differences.slice(0, 5)).toEqual([])
  })

  it('were tried on every kind of node', () => {
    const kinds = [...agreement.evaluations].filter(([, times]) => times >= 1_000).map(([kind]) => kind)
    expect(kinds.sort()).toEqual(everyKind)
  })

  it('were tried on enough that is unknown, and on enough that is not', () => {
    const share = agreement.unknownCells / agreement.cells
    expect(share).toBeGreaterThan(0.2)
    expect(share).toBeLessThan(0.7)
  })
})

const everyKind = [
  'add',
  'age',
  'and',
  'applied',
  'applies',
  'calendarMonth',
  'cap',
  'choose',
  'compare',
  'day',
  'divRound',
  'established',
  'exclusive',
  'fact',
  'hasAny',
  'in',
  'isKnown',
  'literal',
  'max',
  'members',
  'min',
  'month',
  'monthsBetween',
  'multiply',
  'named',
  'not',
  'or',
  'parameter',
  'previous',
  'subtract',
  'sum',
  'table',
  'whenApplies',
]

function databases(): Sql[] {
  return [
    { name: 'SQL on the embedded PostgreSQL', query: async (text) => (await embedded.query(text)).rows },
    ...(older
      ? [
          {
            name: 'SQL on PostgreSQL 15',
            query: async (text: string) => (await older?.client.query(text))?.rows ?? [],
          },
        ]
      : []),
  ]
}

function report({ rules, cells, unknownCells, evaluations }: Agreement): string {
  const counts = [...evaluations].sort(([, a], [, b]) => a - b).map(([kind, times]) => `${kind} ${times}`)
  return [
    `seeds ${FIRST_SEED} to ${FIRST_SEED + TRIALS - 1}: ${rules} rules, ${cells} cells`,
    `${((100 * unknownCells) / cells).toFixed(1)} % of them unknown`,
    `PostgreSQL 15: ${older ? 'run' : 'NOT RUN'}`,
    `evaluations: ${counts.join(', ')}\n`,
  ].join('\n')
}
