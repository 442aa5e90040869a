import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NodeKind } from '#engine/ast.ts'
import { subjectsOf } from '#engine/columns.ts'
import { evaluate } from '#engine/evaluate.ts'
import type { Subject } from '#engine/values.ts'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import {
  countDecisions,
  drawTrial,
  findAgreement,
  shortfallsOf,
  type Agreement,
  type Sql,
  type Trial,
} from './agreement.ts'
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

  it('were tried on every kind of node, on enough that is unknown and on enough that is not', () => {
    expect(shortfallsOf(agreement)).toEqual([])
  })

  it('are no proof without each of the three', () => {
    const { cells, evaluations, differences } = agreement
    const different = { seed: 1, output: 'a', person: 0, reader: 'kernel', got: 1, evaluated: 0 }
    const withoutSums = new Map(evaluations)
    withoutSums.delete('sum')
    const faulty: readonly (readonly [Partial<Agreement>, string])[] = [
      [{ differences: [...differences, different] }, '1 cells differ'],
      [{ evaluations: new Map(evaluations).set('sum', 999) }, '"sum" was decided 999 times'],
      [{ evaluations: withoutSums }, '"sum" was decided 0 times'],
      [{ unknownCells: 0.19 * cells }, '19.0 % of the cells are unknown'],
      [{ unknownCells: 0.71 * cells }, '71.0 % of the cells are unknown'],
    ]
    for (const [fault, said] of faulty) expect(shortfallsOf({ ...agreement, ...fault })).toEqual([said])
  })
})

it.each([1, 2, 3, 4, 5])('what is counted as decided is what evaluate reads: seed %i', (seed) => {
  const trial = drawTrial(seed, { people: 100 })
  const whileEvaluated = countingSubjects(trial)
  for (let row = 0; row < trial.columns.size; row++)
    evaluate(trial.ruleSet, trial.parameters, whileEvaluated.subject(row))
  const whileCounted = countingSubjects(trial)
  const counts = new Map<NodeKind, number>()
  countDecisions(trial, counts, whileCounted.subject)

  expect(whileCounted.reads()).toBe(whileEvaluated.reads())
  const readers = ['fact', 'applies', 'applied', 'isKnown', 'whenApplies', 'previous'] as const
  expect(readers.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0)).toBe(whileEvaluated.reads())
})

/** People who count how often something is asked of them. */
function countingSubjects({ ruleSet, columns }: Trial): {
  subject: (row: number) => Subject
  reads: () => number
} {
  let reads = 0
  const counting = (of: Subject): Subject => ({
    fact(id, at) {
      reads += 1
      return of.fact(id, at)
    },
    get household() {
      return of.household?.map(counting) ?? null
    },
    previous(output) {
      reads += 1
      return of.previous(output)
    },
  })
  const subject = subjectsOf(ruleSet, columns)
  return { subject: (row) => counting(subject(row)), reads: () => reads }
}

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
