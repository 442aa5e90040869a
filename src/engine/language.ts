import type {
  CitationRef,
  CompareOp,
  FactDeclaration,
  FactNode,
  Instant,
  Node,
  Note,
  ParameterDeclaration,
  Rounding,
  ValueType,
} from './ast.ts'

/**
 * The words rules are written in. Every function only builds a tree; nothing is computed here.
 *
 * A fact that may not apply to a person is an `OptionalFact`, which is no expression: only `applies`,
 * `whenApplies` and `isKnown` take it, so that "does not apply" never turns into a value unseen.
 */
export type Expr<T extends ValueType> = Node & { readonly __is?: T }

export type Ref<T extends ValueType> = { readonly declaration: FactDeclaration; readonly node: Expr<T> }

export type Int = number | Expr<'int'> | Ref<'int'>
export type Bool = Expr<'bool'> | Ref<'bool'>
export type DateValue = Expr<'date'> | Ref<'date'>

export const CLOSING: Instant = { monthsBack: 0, day: 'last' }
export const OPENING: Instant = { monthsBack: 0, day: 'first' }

export type OptionalFact<T extends ValueType> = {
  readonly declaration: FactDeclaration
  readonly optional: FactNode
  readonly asOf: (at: Instant) => OptionalFact<T>
}

export type BoolFact = Ref<'bool'> & {
  readonly is: (wanted: boolean) => Expr<'bool'>
  readonly asOf: (at: Instant) => BoolFact
}

export type IntFact = Ref<'int'> & {
  readonly is: (value: Int) => Expr<'bool'>
  readonly in: (...values: number[]) => Expr<'bool'>
  readonly atLeast: (limit: Int) => Expr<'bool'>
  readonly atMost: (limit: Int) => Expr<'bool'>
  readonly above: (limit: Int) => Expr<'bool'>
  readonly below: (limit: Int) => Expr<'bool'>
  readonly asOf: (at: Instant) => IntFact
}

export type EnumFact<C extends string> = Ref<'enum'> & {
  readonly is: (code: C) => Expr<'bool'>
  readonly in: (...codes: C[]) => Expr<'bool'>
  readonly asOf: (at: Instant) => EnumFact<C>
}

export type SetFact<C extends string> = Ref<'set'> & {
  readonly hasAny: (...codes: C[]) => Expr<'bool'>
  readonly asOf: (at: Instant) => SetFact<C>
}

export type DateFact = Ref<'date'> & {
  readonly onOrBefore: (day: DateValue) => Expr<'bool'>
  readonly after: (day: DateValue) => Expr<'bool'>
  readonly asOf: (at: Instant) => DateFact
}

/** Any reference to a fact, whether it may fail to apply or not. */
export type AnyFact = Ref<ValueType> | OptionalFact<ValueType>

export function boolFact(declaration: FactDeclaration, at: Instant = CLOSING): BoolFact {
  const node = factNode(declaration, at)
  return {
    declaration,
    node,
    is: (wanted) => (wanted ? node : { kind: 'not', of: node }),
    asOf: (day) => boolFact(declaration, day),
  }
}

export function intFact(declaration: FactDeclaration, at: Instant = CLOSING): IntFact {
  const node = factNode(declaration, at)
  const against = (op: CompareOp) => (limit: Int) => compare(op, node, intNode(limit))
  return {
    declaration,
    node,
    is: against('eq'),
    in: (...values) => ({ kind: 'in', of: node, values }),
    atLeast: against('ge'),
    atMost: against('le'),
    above: against('gt'),
    below: against('lt'),
    asOf: (day) => intFact(declaration, day),
  }
}

export function enumFact<C extends string>(declaration: FactDeclaration, at: Instant = CLOSING): EnumFact<C> {
  const node = factNode(declaration, at)
  return {
    declaration,
    node,
    is: (code) => compare('eq', node, { kind: 'literal', type: 'enum', value: code }),
    in: (...codes) => ({ kind: 'in', of: node, values: codes }),
    asOf: (day) => enumFact<C>(declaration, day),
  }
}

export function setFact<C extends string>(declaration: FactDeclaration, at: Instant = CLOSING): SetFact<C> {
  const node = factNode(declaration, at)
  return {
    declaration,
    node,
    hasAny: (...codes) => ({ kind: 'hasAny', of: node, values: codes }),
    asOf: (day) => setFact<C>(declaration, day),
  }
}

export function dateFact(declaration: FactDeclaration, at: Instant = CLOSING): DateFact {
  const node = factNode(declaration, at)
  return {
    declaration,
    node,
    onOrBefore: (day) => compare('le', node, nodeOf(day)),
    after: (day) => compare('gt', node, nodeOf(day)),
    asOf: (day) => dateFact(declaration, day),
  }
}

export function optionalFact<T extends ValueType>(
  declaration: FactDeclaration,
  at: Instant = CLOSING,
): OptionalFact<T> {
  return {
    declaration,
    optional: { kind: 'fact', fact: declaration.id, at },
    asOf: (day) => optionalFact<T>(declaration, day),
  }
}

/** True where the fact applies to the person, false where it does not, unknown where nobody knows. */
export function applies(fact: OptionalFact<ValueType>): Expr<'bool'> {
  return { kind: 'applies', fact: fact.optional }
}

/** `then` of the fact's value where it applies, `otherwise` where it does not, unknown where nobody knows. */
export function whenApplies<T extends ValueType, R extends ValueType>(
  fact: OptionalFact<T>,
  then: (value: Expr<T>) => Expr<R>,
  otherwise: Expr<R>,
): Expr<R> {
  return {
    kind: 'whenApplies',
    fact: fact.optional,
    then: then({ kind: 'applied', fact: fact.optional }),
    otherwise,
  }
}

/** Whether anybody knows the fact; knowing that it does not apply is knowing. Never unknown itself. */
export function isKnown(fact: AnyFact): Expr<'bool'> {
  const node = 'optional' in fact ? fact.optional : fact.node
  if (node.kind !== 'fact') throw new Error('isKnown takes a fact, not an expression')
  return { kind: 'isKnown', fact: node }
}

export const yes: Expr<'bool'> = { kind: 'literal', type: 'bool', value: true }
export const no: Expr<'bool'> = { kind: 'literal', type: 'bool', value: false }

export function all(...of: Bool[]): Expr<'bool'> {
  return { kind: 'and', of: of.map(nodeOf) }
}

export function any(...of: Bool[]): Expr<'bool'> {
  return { kind: 'or', of: of.map(nodeOf) }
}

export function not(of: Bool): Expr<'bool'> {
  return { kind: 'not', of: nodeOf(of) }
}

/** True only where the condition is certain; see `EstablishedNode` for where it may stand. */
export function established(of: Bool): Expr<'bool'> {
  return { kind: 'established', of: nodeOf(of) }
}

export function equals(left: Int, right: Int): Expr<'bool'> {
  return compare('eq', intNode(left), intNode(right))
}

export function atLeast(left: Int, right: Int): Expr<'bool'> {
  return compare('ge', intNode(left), intNode(right))
}

export function atMost(left: Int, right: Int): Expr<'bool'> {
  return compare('le', intNode(left), intNode(right))
}

export function above(left: Int, right: Int): Expr<'bool'> {
  return compare('gt', intNode(left), intNode(right))
}

export function below(left: Int, right: Int): Expr<'bool'> {
  return compare('lt', intNode(left), intNode(right))
}

/** Whether one day comes before or falls on another. */
export function onOrBefore(left: DateValue, right: DateValue): Expr<'bool'> {
  return compare('le', nodeOf(left), nodeOf(right))
}

/** Whether a number is one of the listed ones. */
export function oneOf(of: Int, ...values: number[]): Expr<'bool'> {
  return { kind: 'in', of: intNode(of), values }
}

export function plus(left: Int, right: Int): Expr<'int'> {
  return { kind: 'add', left: intNode(left), right: intNode(right) }
}

export function minus(left: Int, right: Int): Expr<'int'> {
  return { kind: 'subtract', left: intNode(left), right: intNode(right) }
}

export function times(left: Int, right: Int): Expr<'int'> {
  return { kind: 'multiply', left: intNode(left), right: intNode(right) }
}

/** Division by a fixed whole number with its rounding said aloud; there is no other division. */
export function divRound(of: Int, by: number, rounding: Rounding): Expr<'int'> {
  if (!Number.isInteger(by) || by < 1 || by > 1_000_000)
    throw new Error(`cannot divide by ${by}: the divisor is a whole number from 1 to 1,000,000`)
  return { kind: 'divRound', of: intNode(of), by, rounding }
}

export function sum(...of: Int[]): Expr<'int'> {
  return { kind: 'sum', of: of.map(intNode) }
}

export function lowest(...of: Int[]): Expr<'int'> {
  return { kind: 'min', of: of.map(intNode) }
}

export function highest(...of: Int[]): Expr<'int'> {
  return { kind: 'max', of: of.map(intNode) }
}

/** The first branch whose condition holds; unknown as soon as an unknown condition comes before it. */
export function choose(branches: readonly { when: Bool; then: Int }[], otherwise: Int): Expr<'int'> {
  return {
    kind: 'choose',
    branches: branches.map(({ when, then }) => ({ when: nodeOf(when), then: intNode(then) })),
    otherwise: intNode(otherwise),
  }
}

/** One amount for each value of a fact. Leaving out a value without `otherwise` is a fault found by `check`. */
export function byCase(of: Ref<'enum'>, rows: Readonly<Record<string, Int>>, otherwise?: Int): Expr<'int'> {
  return {
    kind: 'table',
    of: of.node,
    rows: Object.entries(rows).map(([key, value]) => [key, intNode(value)] as const),
    ...(otherwise === undefined ? {} : { otherwise: intNode(otherwise) }),
  }
}

/** Whole years completed on the day; somebody born on 29 February comes of age on the month's last day. */
export function age(birth: DateValue, at: Instant = CLOSING): Expr<'int'> {
  return { kind: 'age', birth: nodeOf(birth), at }
}

/** Whole months completed from one day to the other; negative where `to` comes first. */
export function monthsBetween(from: DateValue, to: DateValue): Expr<'int'> {
  return { kind: 'monthsBetween', from: nodeOf(from), to: nodeOf(to) }
}

export function day(at: Instant): Expr<'date'> {
  return { kind: 'day', at }
}

export function dateLiteral(epochDay: number): Expr<'date'> {
  return { kind: 'literal', type: 'date', value: epochDay }
}

/** 1 to 12: which month of the year is being decided. */
export const calendarMonth: Expr<'int'> = { kind: 'calendarMonth' }

/** The month being decided, as year × 12 + month − 1. */
export const month: Expr<'int'> = { kind: 'month' }

/** A dated figure, by the value of an enum fact (a district) where authorities below set their own. */
export function parameter(declaration: ParameterDeclaration, by?: Ref<'enum'>): Expr<'int'> {
  return { kind: 'parameter', parameter: declaration.id, ...(by ? { by: by.node } : {}) }
}

/** Over everyone in the person's household, the person included. */
export const household = {
  any: (of: Bool): Expr<'bool'> => ({ kind: 'members', relation: 'household', op: 'any', of: nodeOf(of) }),
  count: (of: Bool): Expr<'int'> => ({ kind: 'members', relation: 'household', op: 'count', of: nodeOf(of) }),
  sum: (of: Int): Expr<'int'> => ({ kind: 'members', relation: 'household', op: 'sum', of: intNode(of) }),
}

/** What an output of the rule set was last month. */
export function previous(output: string): Expr<'int'> {
  return { kind: 'previous', output }
}

/** The amount, but never above the limit. */
export function cap(of: Int, limit: Int): Expr<'int'> {
  return { kind: 'cap', of: intNode(of), limit: intNode(limit) }
}

/** One member's amount after the rule of its group; see `ExclusiveNode`. */
export function exclusive(
  mode: 'take-higher' | 'deny' | 'elect',
  members: Readonly<Record<string, Int>>,
  own: string,
  election?: Ref<'enum'>,
): Expr<'int'> {
  const ids = Object.keys(members)
  const index = ids.indexOf(own)
  if (index < 0) throw new Error(`"${own}" is not a member of its own group`)
  if ((mode === 'elect') !== (election !== undefined)) throw new Error('an election goes with mode "elect"')
  return {
    kind: 'exclusive',
    mode,
    ids,
    members: Object.values(members).map(intNode),
    index,
    ...(election ? { election: election.node } : {}),
  }
}

/** Names a step, so that it is computed once and can be spoken of. */
export function named<T extends ValueType>(
  id: string,
  label: NonNullable<Note['label']>,
  of: Expr<T>,
): Expr<T> {
  return { kind: 'named', id, label, of }
}

/** Says which law a condition rests on, what it is called and the code of the reason it gives. */
export function because<T extends ValueType>(
  cites: CitationRef | readonly CitationRef[],
  of: Expr<T> | Ref<T>,
  note: { code?: string; label?: NonNullable<Note['label']> } = {},
): Expr<T> {
  return { ...nodeOf(of), ...note, cites: Array.isArray(cites) ? cites : [cites] } as Expr<T>
}

export function intNode(value: Int): Expr<'int'> {
  return typeof value === 'number' ? { kind: 'literal', type: 'int', value } : nodeOf(value)
}

function nodeOf<T extends ValueType>(value: Expr<T> | Ref<T>): Expr<T> {
  return 'node' in value ? value.node : value
}

function factNode(declaration: FactDeclaration, at: Instant): FactNode {
  return { kind: 'fact', fact: declaration.id, at }
}

function compare(op: CompareOp, left: Node, right: Node): Expr<'bool'> {
  return { kind: 'compare', op, left, right }
}
