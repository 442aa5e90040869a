import { describe, expect, it } from 'vitest'
import { evaluate } from './evaluate.ts'
import { parametersOf } from './parameters.ts'
import { trace } from './trace.ts'
import { ruleSetOfRow, subjectOfRow, truthParameters } from './truth-row.ts'
import { truthTable } from './truth-table.ts'

describe('the truth table', () => {
  it('has a name of its own for every row', () => {
    const titles = truthTable.map(({ title }) => title)
    expect(titles.filter((title, position) => titles.indexOf(title) !== position)).toEqual([])
  })

  it.each(truthTable)('$title', (row) => {
    const parameters = parametersOf(truthParameters, row.month)
    const subject = subjectOfRow(row)
    expect(evaluate(ruleSetOfRow(row), parameters, subject)).toEqual({ answer: row.expected })
    expect(trace(ruleSetOfRow(row), parameters, subject, 'answer').value).toBe(row.expected)
  })
})
