import { type Cases, subjectGiven, type WorkedCase } from '#core/benefits/cases.ts'
import { ruleSetOf } from '#core/benefits/rule-set.ts'
import type { RuleSet } from '#engine/ast.ts'
import { type Columns, columnsNeeded, encode, newColumn, UNKNOWN_32 } from '#engine/columns.ts'
import { evaluate } from '#engine/evaluate.ts'
import { compileKernel } from '#engine/kernel.ts'
import { type Parameters, parametersOf } from '#engine/parameters.ts'
import { sqlFor } from '#engine/sql.ts'
import { relationOf } from '#engine/sql-relation.ts'
import type { Subject } from '#engine/values.ts'
import { parseMonth } from '#kernel/month.ts'

/** What the two deciding outputs come to; null is unknown. */
export type Outcome = { readonly granted?: unknown; readonly payable?: unknown }

/** One worked case as each of the three readers takes it. */
export type Reading = { inMemory(): Outcome; inColumns(): Outcome; inSql(run: Query): Promise<Outcome> }

export type Query = (sql: string) => Promise<Readonly<Record<string, unknown>> | undefined>

export function readingOf(benefit: Cases['benefit'], worked: WorkedCase): Reading {
  const month = parseMonth(worked.month)
  if (month === undefined) throw new Error(`"${worked.month}" is not a month`)
  const { granted, payable } = benefit.outputs
  const ruleSet = { ...ruleSetOf([benefit]), outputs: { granted, payable } }
  const parameters = parametersOf(ruleSet.parameters, month)
  const subject = subjectGiven(worked)
  const columns = columnsOf(ruleSet, subject.household ?? [subject])
  return {
    inMemory: () => evaluate(ruleSet, parameters, subject),
    inColumns: () => firstRow(ruleSet, parameters, columns),
    async inSql(run) {
      const decided = sqlFor(ruleSet, parameters, relationOf(ruleSet, columns))
      const row = await run(`SELECT granted, payable FROM (${decided}) AS decided WHERE person_id = 0`)
      return { granted: row?.['granted'], payable: row?.['payable'] }
    },
  }
}

/** One household, the person of the case in the first row. */
function columnsOf(ruleSet: RuleSet, people: readonly Subject[]): Columns {
  const facts = columnsNeeded(ruleSet).map(({ key, fact, at }) => {
    const declaration = ruleSet.facts[fact]
    if (!declaration) throw new Error(`"${fact}" is not declared`)
    const column = newColumn(declaration, people.length)
    people.forEach((person, row) => {
      column[row] = encode(declaration, person.fact(fact, at))
    })
    return [key, column] as const
  })
  return {
    size: people.length,
    facts: Object.fromEntries(facts),
    household: new Int32Array(people.length),
    previous: {},
  }
}

function firstRow(ruleSet: RuleSet, parameters: Parameters, columns: Columns): Outcome {
  const out = { granted: new Int32Array(columns.size), payable: new Int32Array(columns.size) }
  compileKernel(ruleSet).run(parameters, columns, out, 0, columns.size)
  const granted = out.granted[0]
  const payable = out.payable[0]
  return {
    granted: granted === UNKNOWN_32 ? null : granted === 1,
    payable: payable === UNKNOWN_32 ? null : payable,
  }
}
