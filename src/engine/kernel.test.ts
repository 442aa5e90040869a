import { describe, expect, it } from 'vitest'
import type { RuleSet } from './ast.ts'
import { type Columns, UNKNOWN_32 } from './columns.ts'
import { compileKernel, type Kernel } from './kernel.ts'
import { choose, enumFact, intFact, parameter } from './language.ts'
import { parametersOf } from './parameters.ts'
import { randomPeople } from './random-people.ts'
import { randomRules } from './random-rules.ts'
import { Dice } from './random-vocabulary.ts'
import { columnsOfRow, ruleSetOfRow, truthFacts, truthParameters } from './truth-row.ts'
import { truthTable } from './truth-table.ts'

const MARCH_2024 = 2024 * 12 + 2
const fee = parameter(truthParameters.fee)
const x = intFact(truthFacts.x)

describe('the truth table', () => {
  it.each(truthTable)('$title', (row) => {
    const ruleSet = ruleSetOfRow(row)
    const [answer] = decide(compileKernel(ruleSet), ruleSet, columnsOfRow(row), row.month)
    expect(answer).toBe(row.expected === null ? UNKNOWN_32 : Number(row.expected))
  })
})

describe('one kernel for many months and many people', () => {
  it('compiles anew where a figure is missing, and goes back', () => {
    const ruleSet = ruleSetOfRow({ node: fee })
    const kernel = compileKernel(ruleSet)
    const someone = table({}, 1)
    const months = [MARCH_2024, MARCH_2024 - 1, MARCH_2024]
    expect(months.map((month) => decide(kernel, ruleSet, someone, month)[0])).toEqual([100, UNKNOWN_32, 100])
  })

  it('compiles anew where a column is no longer known throughout', () => {
    const ruleSet = ruleSetOfRow({ node: x.node })
    const kernel = compileKernel(ruleSet, { lookFromRows: 0 })
    const known = table({ 'x@0l': Int32Array.of(1, 2) }, 2)
    const unknown = table({ 'x@0l': Int32Array.of(1, UNKNOWN_32) }, 2)
    expect([known, unknown, known].map((each) => decide(kernel, ruleSet, each))).toEqual([
      [1, 2],
      [1, UNKNOWN_32],
      [1, 2],
    ])
  })

  it('decides the rows it is asked for and leaves the others alone', () => {
    const ruleSet = ruleSetOfRow({ node: x.node })
    const answer = new Int32Array(4).fill(-1)
    const people = table({ 'x@0l': Int32Array.of(5, 6, 7, 8) }, 4)
    compileKernel(ruleSet).run(parametersOf(ruleSet.parameters, MARCH_2024), people, { answer }, 1, 3)
    expect([...answer]).toEqual([-1, 6, 7, -1])
  })

  it('comes to the same in several loops as in one loop for each output', () => {
    const dice = new Dice(7)
    const rules = randomRules(dice, MARCH_2024, 150)
    const people = randomPeople(dice, rules, MARCH_2024, 40)
    const together = decideAll(rules.ruleSet, people)
    for (const [id, node] of Object.entries(rules.ruleSet.outputs))
      expect([id, together[id]]).toEqual([
        id,
        decideAll({ ...rules.ruleSet, outputs: { [id]: node } }, people)[id],
      ])
  })
})

it('lets nothing a rule is called or says into the text it compiles', () => {
  const hostile = '`];throw 1//"\n\'${'
  const declaration = {
    ...truthFacts.colour,
    id: hostile,
    values: [{ code: hostile, label: truthFacts.colour.label }],
  }
  const isHostile = enumFact(declaration).is(hostile)
  const ruleSet: RuleSet = {
    facts: { [hostile]: declaration },
    parameters: {},
    outputs: { [hostile]: choose([{ when: isHostile, then: 1 }], 0) },
  }
  const out = { [hostile]: new Int32Array(1) }
  const people = table({ [`${hostile}@0l`]: Int8Array.of(0) }, 1)
  compileKernel(ruleSet).run(parametersOf({}, MARCH_2024), people, out, 0, 1)
  expect(out[hostile]?.[0]).toBe(1)
})

function decide(kernel: Kernel, { parameters }: RuleSet, columns: Columns, month = MARCH_2024): number[] {
  const answer = new Int32Array(columns.size)
  kernel.run(parametersOf(parameters, month), columns, { answer }, 0, columns.size)
  return [...answer]
}

function decideAll(ruleSet: RuleSet, columns: Columns): Record<string, Int32Array> {
  const out = Object.fromEntries(Object.keys(ruleSet.outputs).map((id) => [id, new Int32Array(columns.size)]))
  compileKernel(ruleSet).run(parametersOf(ruleSet.parameters, MARCH_2024), columns, out, 0, columns.size)
  return out
}

function table(facts: Columns['facts'], size: number): Columns {
  return { size, facts, household: new Int32Array(size).fill(UNKNOWN_32), previous: {} }
}
