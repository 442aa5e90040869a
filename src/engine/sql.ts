import type { RuleSet } from './ast.ts'
import type { Parameters } from './parameters.ts'
import { type Layer, planLayers } from './sql-layers.ts'
import { sqlAlgebra, type SqlProfile } from './sql-algebra.ts'
import { sqlReader } from './sql-nodes.ts'
import { isWholeNumber, quoted, type Term, termWriter } from './sql-term.ts'

export type SqlOptions = {
  readonly profile?: SqlProfile
  /** Further columns of the relation to hand on, such as the person's district. */
  readonly keep?: readonly string[]
}

/** To be run in the same transaction before generated SQL: compiling it takes longer than it saves. */
export const SETTINGS_FOR_GENERATED_SQL = 'SET LOCAL jit = off'

/**
 * The rule set as one SELECT for every row of a relation: `person_id`, the columns to keep, and a column for each
 * output, NULL where it is unknown.
 *
 * `relation` is a table's name or a query in brackets. It has a column for each key of `columnsNeeded`, beside it
 * `<key>#applies` where the fact may not apply, `household`, and `previous.<output>`; all members of a household
 * must be among its rows. Figures are written into the text as of the month of `parameters`, so the text holds for
 * that month alone.
 */
export function sqlFor(
  ruleSet: RuleSet,
  parameters: Parameters,
  relation: string,
  { profile = 'postgres', keep = [] }: SqlOptions = {},
): string {
  const algebra = sqlAlgebra(termWriter(), profile)
  const read = sqlReader(ruleSet, parameters, algebra)
  const outputs = Object.entries(ruleSet.outputs).map(([id, node]) => {
    const term = read(node)
    return { id, term: isWholeNumber(term.type) ? algebra.cast(term, 'integer') : term }
  })
  const { layers, steps } = planLayers(outputs.map(({ term }) => term))
  const names = new Map([...steps].map((step, index) => [step, `"#${index + 1}"`]))
  const always = ['person_id', ...keep].map(quoted)

  const definition = (term: Term): string =>
    term.parts.map((part) => (typeof part === 'string' ? part : mention(part))).join('')
  const mention = (term: Term): string => names.get(term) ?? definition(term)
  const select = (columns: readonly string[], from: string, indent: string): string => {
    const list = [...always, ...columns].join(`,\n${indent}  `)
    // Unfenced, the planner merges the layers and computes a step once for each mention.
    const fence = profile === 'postgres' ? `\n${indent}OFFSET 0` : ''
    return `${indent}SELECT\n${indent}  ${list}\n${indent}FROM ${from}${fence}`
  }
  const onTopOf = (from: string, { columns, steps }: Layer, index: number): string => {
    const computed = steps.map((step) => `${definition(step)} AS ${names.get(step)}`)
    const height = layers.length - index
    const query = select([...columns.map(mention), ...computed], from, '  '.repeat(height))
    return `(\n${query}\n${'  '.repeat(height - 1)}) AS "layer ${index + 1}"`
  }

  const results = outputs.map(({ id, term }) => `${mention(term)} AS ${quoted(id)}`)
  return select(results, layers.reduce(onTopOf, `${relation} AS "people"`), '')
}
