import type { Range } from './range.ts'

/**
 * A piece of generated SQL that knows which pieces it mentions. Equal pieces are one object, so whatever is
 * mentioned twice can be seen to be, and be computed once.
 *
 * The text of a term stands by itself: it may be put next to any operator without further brackets.
 */
export type Term = {
  readonly kind: 'column' | 'constant' | 'computed' | 'window'
  readonly parts: readonly (string | Term)[]
  readonly type: SqlType
  /** Lowest and highest value of a whole number: it decides between integer and bigint. */
  readonly range: Range
  readonly canBeNull: boolean
}

export type SqlType = 'boolean' | 'date' | WholeNumberType

export type WholeNumberType = 'smallint' | 'integer' | 'bigint'

/** What `sql` texts are put together from. A string is SQL of our own: a name already quoted, digits, an operator. */
export type Part = string | number | Term | readonly Part[]

export type Write = (strings: TemplateStringsArray, ...parts: readonly Part[]) => Term

export type Traits = Partial<Pick<Term, 'kind' | 'range' | 'canBeNull'>>

/** Writes terms. Unless told, a term can be NULL as soon as one it mentions can, and is computed from a row. */
export type TermWriter = (type: SqlType, traits?: Traits) => Write

const NO_NUMBER: Range = [0, 0]

export function termWriter(): TermWriter {
  const written = new Map<string, Term>()
  const numbers = new Map<Term, number>()
  return (type, { kind, range = NO_NUMBER, canBeNull } = {}) =>
    (strings, ...holes) => {
      const parts = flat(strings.flatMap((text, index) => [text, holes[index] ?? '']))
      const key = `${type} ${parts.map((part) => (typeof part === 'string' ? part : `#${numbers.get(part)}`)).join('')}`
      const known = written.get(key)
      if (known) return known
      const mentioned = parts.filter((part) => typeof part !== 'string')
      const term: Term = {
        kind: kind ?? (mentioned.every((each) => each.kind === 'constant') ? 'constant' : 'computed'),
        parts,
        type,
        range,
        canBeNull: canBeNull ?? mentioned.some((each) => each.canBeNull),
      }
      numbers.set(term, written.size)
      written.set(key, term)
      return term
    }
}

/** The parts with SQL between them. */
export function joined(parts: readonly Part[], between: string): Part {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]))
}

/**
 * A name as SQL. Names come from declarations, not from people, so one that would need escaping, or that
 * PostgreSQL would cut off after 63 characters, is a mistake.
 */
export function quoted(name: string): string {
  if (!/^[A-Za-z][\w.@#/-]{0,62}$/.test(name)) throw new Error(`"${name}" cannot be the name of a column`)
  return `"${name}"`
}

export function isWholeNumber(type: SqlType): type is WholeNumberType {
  return type === 'smallint' || type === 'integer' || type === 'bigint'
}

/** The smallest type that holds the range. */
export function typeHolding([low, high]: Range): WholeNumberType {
  if (low >= -32_768 && high <= 32_767) return 'smallint'
  return low >= -2_147_483_648 && high <= 2_147_483_647 ? 'integer' : 'bigint'
}

const widths: readonly WholeNumberType[] = ['smallint', 'integer', 'bigint']

/** The type PostgreSQL gives to a mixture of these. */
export function widest(types: readonly WholeNumberType[]): WholeNumberType {
  return types.reduce((wide, type) => (widths.indexOf(type) > widths.indexOf(wide) ? type : wide), 'smallint')
}

function flat(part: Part): (string | Term)[] {
  if (typeof part === 'string') return [part]
  if (typeof part === 'number') return [String(part)]
  return isParts(part) ? part.flatMap(flat) : [part]
}

function isParts(part: Term | readonly Part[]): part is readonly Part[] {
  return Array.isArray(part)
}
