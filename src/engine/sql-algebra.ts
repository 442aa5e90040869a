import { type EpochDay, plainDateOf } from '#kernel/plain-date.ts'
import type { CompareOp, Rounding } from './ast.ts'
import {
  addRanges,
  divideRange,
  HOUSEHOLD_COUNT,
  highestRange,
  hullOf,
  lowestRange,
  multiplyRanges,
  type Range,
  subtractRanges,
  sumOverHousehold,
} from './range.ts'
import {
  isWholeNumber,
  joined,
  quoted,
  type SqlType,
  type Term,
  type TermWriter,
  typeHolding,
  type WholeNumberType,
  widest,
} from './sql-term.ts'

/**
 * `postgres`: PostgreSQL itself, also when it runs the text on each shard by itself. `unfenced`: engines that plan one
 * query over many shards, which a fence would pull to one place and which stumble over a CASE on a truth value.
 */
export type SqlProfile = 'postgres' | 'unfenced'

export type SqlAlgebra = ReturnType<typeof sqlAlgebra>

const operators: Record<CompareOp, string> = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' }

/** More months than there are in the years 1 to 9999; a whole number of years. */
const ALL_MONTHS = 120_000

/**
 * The operations of the language on SQL terms, unknown being NULL.
 *
 * SQL agrees with the language on AND, OR, NOT, comparisons and arithmetic. It does not where CASE takes ELSE for
 * unknown, where LEAST and GREATEST pass over it and aggregates skip it, and where integers overflow or are divided:
 * each of those is guarded here.
 */
export function sqlAlgebra(write: TermWriter, profile: SqlProfile) {
  function column(name: string, type: SqlType, range?: Range): Term {
    return write(type, { kind: 'column', canBeNull: true, ...(range ? { range } : {}) })`${quoted(name)}`
  }

  function truth(value: boolean): Term {
    return write('boolean')`${String(value)}`
  }

  function wholeNumber(value: number): Term {
    const type = widest(['integer', typeHolding([value, value])])
    return write(type, { range: [value, value] })`${value < 0 ? `(${value})` : value}`
  }

  function wholeNumberOrNull(value: number | null): Term {
    return value === null ? write('integer', { canBeNull: true })`NULL::integer` : wholeNumber(value)
  }

  function date(day: EpochDay): Term {
    return write('date')`date '${plainDateOf(day)}'`
  }

  function compare(op: CompareOp, left: Term, right: Term): Term {
    return write('boolean')`(${left} ${operators[op]} ${right})`
  }

  function isOneOf(term: Term, constants: readonly Term[]): Term {
    return constants.length === 0
      ? compare('ne', term, term)
      : write('boolean')`(${term} IN (${joined(constants, ', ')}))`
  }

  function hasAnyBit(set: Term, bits: number): Term {
    return write('boolean')`((${set} & ${wholeNumber(bits)}) <> 0)`
  }

  function all(conditions: readonly Term[]): Term {
    return connected(conditions, ' AND ', truth(true))
  }

  function any(conditions: readonly Term[]): Term {
    return connected(conditions, ' OR ', truth(false))
  }

  function connected(conditions: readonly Term[], operator: string, ofNone: Term): Term {
    const [only = ofNone, ...more] = conditions
    return more.length === 0 ? only : write('boolean')`(${joined(conditions, operator)})`
  }

  function not(condition: Term): Term {
    return write('boolean')`(NOT ${condition})`
  }

  function isNotNull(term: Term): Term {
    return write('boolean', { canBeNull: false })`(${term} IS NOT NULL)`
  }

  function isTrue(condition: Term): Term {
    return write('boolean', { canBeNull: false })`(${condition} IS TRUE)`
  }

  /** Both arms are spelled out: where the condition is unknown, so is the whole. */
  function ifElse(condition: Term, then: Term, otherwise: Term): Term {
    const sql = write(typeOf([then, otherwise]), { range: rangeOf([then, otherwise]) })
    if (!condition.canBeNull) return sql`CASE WHEN ${condition} THEN ${then} ELSE ${otherwise} END`
    return profile === 'postgres'
      ? sql`CASE ${condition} WHEN true THEN ${then} WHEN false THEN ${otherwise} END`
      : sql`CASE WHEN ${condition} THEN ${then} WHEN NOT ${condition} THEN ${otherwise} END`
  }

  /** The first value whose condition is true, unknown where there is none; an unknown condition is passed over. */
  function firstOf(arms: readonly (readonly [condition: Term, value: Term])[]): Term {
    const values = arms.map(([, value]) => value)
    const cases = arms.map(([condition, value]) => [' WHEN ', condition, ' THEN ', value])
    return write(typeOf(values), { range: rangeOf(values), canBeNull: true })`CASE${cases} END`
  }

  /** The figure at the position `key` counts to. */
  function itemAt(key: Term, figures: readonly Term[]): Term {
    const type = typeOf(figures)
    const sql = write(type, { range: rangeOf(figures), canBeNull: true })
    return sql`(ARRAY[${joined(figures, ', ')}]::${type}[])[${add(key, wholeNumber(1))}]`
  }

  function add(left: Term, right: Term): Term {
    return arithmetic('+', left, right, addRanges(left.range, right.range))
  }

  function sum(operands: readonly Term[]): Term {
    const [first = wholeNumber(0), ...more] = operands
    return more.reduce(add, first)
  }

  function subtract(left: Term, right: Term): Term {
    return arithmetic('-', left, right, subtractRanges(left.range, right.range))
  }

  function multiply(left: Term, right: Term): Term {
    return arithmetic('*', left, right, multiplyRanges(left.range, right.range))
  }

  /** PostgreSQL computes in the wider type of the two operands, so one of them must be wide enough for the result. */
  function arithmetic(operator: '+' | '-' | '*', left: Term, right: Term, range: Range): Term {
    const operands = [wholeType(left), wholeType(right)]
    const type = widest(['integer', typeHolding(range), ...operands])
    const first = operands[1] === type ? left : cast(left, type)
    return write(type, { range })`(${first} ${operator} ${right})`
  }

  function cast(term: Term, type: WholeNumberType): Term {
    return term.type === type ? term : write(type, { range: term.range })`${term}::${type}`
  }

  /** Division of whole numbers truncates, so what rounds away from zero is added on the side of the sign. */
  function divRound(term: Term, by: number, rounding: Rounding): Term {
    const extra = wholeNumber({ 'half-up': Math.floor(by / 2), up: by - 1, down: 0 }[rounding])
    const range = divideRange(term.range, by, rounding)
    const quotient = (of: Term) => write(of.type, { range })`(${of} / ${by})`
    if (rounding === 'down') return quotient(term)
    const ofPositive = quotient(add(term, extra))
    if (term.range[0] >= 0) return ofPositive
    return ifElse(compare('lt', term, wholeNumber(0)), quotient(subtract(term, extra)), ofPositive)
  }

  /** LEAST and GREATEST pass over NULL, which would let an unknown amount lose. */
  function extreme(pick: 'LEAST' | 'GREATEST', operands: readonly Term[]): Term {
    const ranges = operands.map(({ range }) => range)
    const range = pick === 'LEAST' ? lowestRange(ranges) : highestRange(ranges)
    const picked = write(typeOf(operands), { range })`${pick}(${joined(operands, ', ')})`
    const isKnown = all([...new Set(operands)].filter(({ canBeNull }) => canBeNull).map(isNotNull))
    return picked.canBeNull ? firstOf([[isKnown, picked]]) : picked
  }

  /**
   * Counts calendar months and takes one off where the last of them is not complete: its day has not come yet, and
   * the month has not ended either.
   */
  function monthsBetween(from: Term, to: Term): Term {
    const dayAfter = write('date')`(${to} + 1)`
    const isIncomplete = all([
      compare('lt', datePart('day', to), datePart('day', from)),
      compare('gt', datePart('day', dayAfter), wholeNumber(1)),
    ])
    const begun = write('integer')`(${monthIndex(to)} - ${monthIndex(from)})`
    const range: Range = [-ALL_MONTHS, ALL_MONTHS]
    return write('integer', { range })`(${begun} - ${isIncomplete}::integer)`
  }

  function monthIndex(day: Term): Term {
    return write('integer')`(${datePart('year', day)} * 12 + ${datePart('month', day)})`
  }

  /** `date_part`, because `extract` goes through numeric and takes twice as long. */
  function datePart(part: 'year' | 'month' | 'day', day: Term): Term {
    return write('integer')`date_part('${part}', ${day})::integer`
  }

  /** Moved above zero for the division, because the years before a birth are rounded down as well. */
  function completedYears(months: Term): Term {
    const years = ALL_MONTHS / 12
    return write('integer', { range: [-years, years] })`((${months} + ${ALL_MONTHS}) / 12 - ${years})`
  }

  /** Unknown where the household is. Aggregates skip NULL, so whether they have skipped a member is asked beside. */
  function overHousehold(op: 'any' | 'count' | 'sum', each: Term): Term {
    const household = column('household', 'integer')
    const over = ['OVER (PARTITION BY ', household, ')']
    const range = op === 'sum' ? sumOverHousehold(each.range) : HOUSEHOLD_COUNT
    const truthOf = write('boolean', { kind: 'window' })
    const numberOf = write('bigint', { kind: 'window', range })
    const isComplete = each.canBeNull ? truthOf`bool_and(${isNotNull(each)}) ${over}` : truth(true)
    const decided = (isDecided: Term, result: Term) =>
      firstOf([[all([isNotNull(household), isDecided]), result]])
    switch (op) {
      case 'any': {
        const isAny = truthOf`bool_or(${each}) ${over}`
        return decided(any([isAny, isComplete]), isAny)
      }
      case 'count':
        return decided(isComplete, numberOf`count(*) FILTER (WHERE ${each}) ${over}`)
      case 'sum':
        return decided(isComplete, numberOf`(sum(${each}) ${over})::bigint`)
    }
  }

  /** The amount where the condition holds, else 0. An amount of 0 stays 0 whatever the condition, even unknown. */
  function keptWhere(condition: Term, amount: Term): Term {
    const nought = wholeNumber(0)
    return ifElse(compare('eq', amount, nought), nought, ifElse(condition, amount, nought))
  }

  return {
    column,
    truth,
    wholeNumber,
    wholeNumberOrNull,
    date,
    compare,
    isOneOf,
    hasAnyBit,
    all,
    any,
    not,
    isNotNull,
    isTrue,
    ifElse,
    firstOf,
    itemAt,
    add,
    sum,
    subtract,
    multiply,
    cast,
    divRound,
    extreme,
    monthsBetween,
    completedYears,
    overHousehold,
    keptWhere,
  }
}

/** The type PostgreSQL gives to a choice between the terms. */
function typeOf(terms: readonly Term[]): SqlType {
  const types = terms.map(({ type }) => type)
  return types.every(isWholeNumber) ? widest(types) : (types[0] ?? 'integer')
}

function wholeType({ type }: Term): WholeNumberType {
  if (!isWholeNumber(type)) throw new Error(`a ${type} is no number to reckon with`)
  return type
}

function rangeOf(terms: readonly Term[]): Range {
  return hullOf(terms.map(({ range }) => range))
}
