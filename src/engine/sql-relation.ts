import type { FactDeclaration, RuleSet } from './ast.ts'
import { type Columns, columnsNeeded, decode, previousNeeded, UNKNOWN_32 } from './columns.ts'
import { quoted } from './sql-term.ts'
import { NOT_APPLICABLE } from './values.ts'

type RelationColumn = { readonly name: string; readonly type: string; readonly at: (row: number) => string }

/** Columns as the relation generated SQL reads: the same people, written out as rows numbered from 0. */
export function relationOf(ruleSet: RuleSet, columns: Columns): string {
  const all = [
    { name: 'person_id', type: 'bigint', at: String },
    { name: 'household', type: 'integer', at: (row: number) => number(columns.household[row]) },
    ...columnsNeeded(ruleSet).flatMap(({ key, fact }) => factColumns(ruleSet.facts[fact], key, columns)),
    ...previousNeeded(ruleSet).map((output) => ({
      name: `previous.${output}`,
      type: 'integer',
      at: (row: number) => number(columns.previous[output]?.[row]),
    })),
  ]
  const rows = Array.from(
    { length: columns.size },
    (_, row) => `(${all.map(({ at }) => at(row)).join(', ')})`,
  )
  const names = all.map(({ name }) => quoted(name))
  const typed = all.map(({ name, type }) => `${quoted(name)}::${type}`)
  return `(SELECT ${typed.join(', ')} FROM (VALUES ${rows.join(', ')}) AS "given" (${names.join(', ')}))`
}

function factColumns(
  declaration: FactDeclaration | undefined,
  key: string,
  columns: Columns,
): readonly RelationColumn[] {
  const column = columns.facts[key]
  if (!declaration || !column) throw new Error(`no column for ${key}`)
  const stored = (row: number) => column[row] ?? UNKNOWN_32
  const value = (row: number) => decode(declaration, stored(row))
  const isNull = (row: number) => value(row) === null || value(row) === NOT_APPLICABLE
  const whole = {
    name: key,
    type: types[declaration.type],
    at: (row: number) => (isNull(row) ? 'NULL' : sqlValue(declaration, stored(row))),
  }
  const applies = {
    name: `${key}#applies`,
    type: 'boolean',
    at: (row: number) => (value(row) === null ? 'NULL' : String(value(row) !== NOT_APPLICABLE)),
  }
  return declaration.optional ? [whole, applies] : [whole]
}

const types: Record<FactDeclaration['type'], string> = {
  bool: 'boolean',
  enum: 'smallint',
  int: 'integer',
  set: 'integer',
  date: 'date',
}

function sqlValue({ type }: FactDeclaration, stored: number): string {
  if (type === 'bool') return String(stored === 1)
  return type === 'date' ? `date '1970-01-01' + ${stored}` : String(stored)
}

function number(stored = UNKNOWN_32): string {
  return stored === UNKNOWN_32 ? 'NULL' : String(stored)
}
