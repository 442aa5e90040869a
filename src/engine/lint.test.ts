import { parseMonth } from '#kernel/month.ts'
import { describe, expect, it } from 'vitest'
import type { Node } from './ast.ts'
import {
  all,
  any,
  because,
  byCase,
  choose,
  enumFact,
  intFact,
  no,
  not,
  parameter,
  plus,
  yes,
} from './language.ts'
import { libraryCard } from './library-card.example.ts'
import { lint } from './lint.ts'
import { ruleSetOfRow, truthFacts, truthParameters } from './truth-row.ts'

const x = intFact(truthFacts.x)
const small = intFact(truthFacts.small)
const colour = enumFact<string>(truthFacts.colour)
const source = { document: 'library-rules', article: 1 }

describe('lint', () => {
  it.each<[string, Node, string, string]>([
    ['a limit outside the range', cited(small.atLeast(101)), 'never', 'this condition never holds'],
    ['a limit everybody meets', cited(small.atMost(100)), 'always', 'this condition always holds'],
    [
      'a list of every code',
      cited(colour.in('red', 'green', 'blue')),
      'always',
      'this condition always holds',
    ],
    ['a list of no code', cited(colour.in()), 'never', 'this condition never holds'],
    ['two limits that leave nothing', cited(all(x.atLeast(5), all(x.below(5)))), 'never', 'contradict'],
    ['two codes at once', cited(all(colour.is('red'), colour.in('green', 'blue'))), 'never', 'contradict'],
    [
      'a branch that is never taken',
      choose([{ when: cited(no), then: 1 }], 2),
      'unreachable',
      'its condition never holds',
    ],
    [
      'an otherwise after a certain branch',
      choose([{ when: cited(yes), then: 1 }], 2),
      'unreachable',
      'always holds',
    ],
    ['a branch said twice', choose([branch(1), branch(2)], 3), 'unreachable', 'the same condition'],
    [
      'an otherwise no code gets to',
      byCase(colour, { red: 1, green: 2, blue: 3 }, 4),
      'unreachable',
      'a row of its own',
    ],
    ['a condition without a law', all(cited(x.atLeast(1)), x.below(9)), 'uncited', 'no law is named'],
    ['alternatives without a law', any(x.atLeast(1), cited(colour.is('red'))), 'uncited', 'no law is named'],
    ['a branch without a law', choose([{ when: x.above(0), then: 1 }], 0), 'uncited', 'no law is named'],
  ])('finds %s', (_, node, kind, text) => {
    expect(found(node)).toEqual([expect.objectContaining({ kind, text: expect.stringContaining(text) })])
  })

  it('lets limits pass that leave a single value, and other days of the same fact', () => {
    expect(found(cited(all(x.atLeast(5), x.atMost(5))))).toEqual([])
    expect(found(cited(all(x.atLeast(5), x.asOf({ monthsBack: 1, day: 'last' }).below(5))))).toEqual([])
    expect(found(cited(any(x.atLeast(5), not(x.atLeast(5)))))).toEqual([])
  })

  it('names the months in which a figure is missing, key by key', () => {
    const local = parameter(truthParameters.localFee, colour)
    expect(found(plus(parameter(truthParameters.fee), local)).map(({ text }) => text)).toEqual([
      '"fee" has no figure in 4 months from 2024-01 to 2025-02',
      '"localFee" has no figure for "red" in 14 months from 2024-01 to 2025-02',
      '"localFee" has no figure for "green" in 14 months from 2024-01 to 2025-02',
    ])
  })

  it('has nothing to say about the library card', () => {
    expect(lint(libraryCard, { from: month('2026-01'), until: month('2027-01') })).toEqual([])
  })
})

function found(node: Node) {
  return lint(ruleSetOfRow({ node }), { from: month('2024-01'), until: month('2025-03') })
}

function cited(node: Node): Node & { readonly __is?: 'bool' } {
  return because<'bool'>(source, node)
}

function branch(then: number) {
  return { when: cited(x.above(0)), then }
}

function month(text: string): number {
  const parsed = parseMonth(text)
  if (parsed === undefined) throw new Error(`not a month: ${text}`)
  return parsed
}
