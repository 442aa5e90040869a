import type { ExclusiveNode, FactDeclaration, FactNode, Instant, Node, RuleSet } from './ast.ts'
import { columnKey } from './columns.ts'
import type { Parameters } from './parameters.ts'
import { OUTPUT_RANGE } from './range.ts'
import type { SqlAlgebra } from './sql-algebra.ts'
import { type Term, typeHolding } from './sql-term.ts'

type Literal = Extract<Node, { kind: 'literal' }>
type Table = Extract<Node, { kind: 'table' }>
type Codes = readonly string[]

/** Reads nodes as SQL terms over one row of the relation; enum values are their positions. */
export function sqlReader(ruleSet: RuleSet, parameters: Parameters, sql: SqlAlgebra): (node: Node) => Term {
  const terms = new Map<Node, Term>()
  const enumCodes = new Map<Node, Codes | undefined>()

  /** `codes` says which values an enum literal is one of; every other node knows by itself. */
  function read(node: Node, codes?: Codes): Term {
    if (codes) return readNode(node, codes)
    const known = terms.get(node)
    if (known) return known
    const term = readNode(node)
    terms.set(node, term)
    return term
  }

  function readNode(node: Node, codes?: Codes): Term {
    switch (node.kind) {
      case 'literal':
        return literal(node, codes)
      case 'fact':
        return value(node)
      case 'applied':
        return value(node.fact)
      case 'applies':
        return applies(node.fact)
      case 'isKnown':
        return sql.isNotNull(declarationOf(node.fact).optional ? applies(node.fact) : value(node.fact))
      case 'whenApplies':
        return sql.ifElse(applies(node.fact), read(node.then, codes), read(node.otherwise, codes))
      case 'parameter':
        return figure(node.parameter, node.by)
      case 'month':
        return sql.wholeNumber(parameters.month)
      case 'calendarMonth':
        return sql.wholeNumber((parameters.month % 12) + 1)
      case 'day':
        return day(node.at)
      case 'compare': {
        const own = codesOf(node.left) ?? codesOf(node.right)
        return sql.compare(node.op, read(node.left, own), read(node.right, own))
      }
      case 'in':
        return sql.isOneOf(
          read(node.of),
          node.values.map((each) => constantLike(node.of, each)),
        )
      case 'hasAny':
        return sql.hasAnyBit(read(node.of), bitsOf(node.values, codesOf(node.of)))
      case 'and':
        return sql.all(readAll(node.of))
      case 'or':
        return sql.any(readAll(node.of))
      case 'not':
        return sql.not(read(node.of))
      case 'established':
        return sql.isTrue(read(node.of))
      case 'add':
        return sql.add(read(node.left), read(node.right))
      case 'subtract':
        return sql.subtract(read(node.left), read(node.right))
      case 'multiply':
        return sql.multiply(read(node.left), read(node.right))
      case 'sum':
        return sql.sum(readAll(node.of))
      case 'min':
        return sql.extreme('LEAST', readAll(node.of))
      case 'max':
        return sql.extreme('GREATEST', readAll(node.of))
      case 'cap':
        return sql.extreme('LEAST', readAll([node.of, node.limit]))
      case 'divRound':
        return sql.divRound(read(node.of), node.by, node.rounding)
      case 'choose':
        return node.branches.reduceRight(
          (otherwise, { when, then }) => sql.ifElse(read(when), read(then, codes), otherwise),
          read(node.otherwise, codes),
        )
      case 'table':
        return table(node, codes)
      case 'age':
        return sql.completedYears(sql.monthsBetween(read(node.birth), day(node.at)))
      case 'monthsBetween':
        return sql.monthsBetween(read(node.from), read(node.to))
      case 'members':
        return sql.overHousehold(node.op, read(node.of))
      case 'previous':
        return sql.column(`previous.${node.output}`, 'integer', OUTPUT_RANGE)
      case 'exclusive':
        return exclusive(node)
      case 'named':
        return read(node.of, codes)
    }
  }

  function readAll(nodes: readonly Node[]): Term[] {
    return nodes.map((each) => read(each))
  }

  function declarationOf({ fact }: FactNode): FactDeclaration {
    const declaration = ruleSet.facts[fact]
    if (!declaration) throw new Error(`no fact "${fact}" is declared`)
    return declaration
  }

  function value(fact: FactNode): Term {
    const { type, values = [], range = OUTPUT_RANGE } = declarationOf(fact)
    const key = columnKey(fact.fact, fact.at)
    switch (type) {
      case 'bool':
        return sql.column(key, 'boolean')
      case 'date':
        return sql.column(key, 'date')
      case 'enum':
        return sql.column(key, 'smallint', [0, values.length - 1])
      case 'set':
        return sql.column(key, 'integer')
      case 'int':
        return sql.column(key, typeHolding(range), range)
    }
  }

  function applies({ fact, at }: FactNode): Term {
    return sql.column(`${columnKey(fact, at)}#applies`, 'boolean')
  }

  function literal(node: Literal, codes: Codes | undefined): Term {
    switch (node.type) {
      case 'bool':
        return sql.truth(node.value)
      case 'int':
        return sql.wholeNumber(node.value)
      case 'date':
        return sql.date(node.value)
      case 'enum':
        return sql.wholeNumber(positionOf(node.value, codes))
    }
  }

  function day({ monthsBack, day }: Instant): Term {
    const nights = day === 'last' ? 1 : 0
    const begins = parameters.month - monthsBack + nights
    return sql.date(Date.UTC(Math.floor(begins / 12), begins % 12, 1) / 86_400_000 - nights)
  }

  function figure(parameter: string, by: Node | undefined): Term {
    if (!by) return sql.wholeNumberOrNull(parameters.value(parameter))
    const figures = codesOf(by)?.map((code) => sql.wholeNumberOrNull(parameters.value(parameter, code)))
    return sql.itemAt(read(by), figures ?? [])
  }

  function constantLike(node: Node, value: number | string): Term {
    if (typeof value === 'string') return sql.wholeNumber(positionOf(value, codesOf(node)))
    return read(node).type === 'date' ? sql.date(value) : sql.wholeNumber(value)
  }

  function table({ of, rows, otherwise }: Table, codes: Codes | undefined): Term {
    const key = read(of)
    const arms = rows.map(
      ([value, row]) => [sql.compare('eq', key, constantLike(of, value)), read(row, codes)] as const,
    )
    const rest = otherwise ? [[sql.isNotNull(key), read(otherwise, codes)] as const] : []
    return sql.firstOf([...arms, ...rest])
  }

  function exclusive({ mode, ids, members, index, election }: ExclusiveNode): Term {
    const amounts = readAll(members)
    const own = amounts[index]
    if (!own) throw new Error(`the group has no member ${index}`)
    const others = amounts.filter((_, other) => other !== index)
    const hasOther = sql.any(others.map((each) => sql.compare('gt', each, sql.wholeNumber(0))))
    switch (mode) {
      case 'take-higher': {
        const isHighest = others.map((each, other) => sql.compare(other < index ? 'lt' : 'le', each, own))
        return sql.keptWhere(sql.all(isHighest), own)
      }
      case 'deny':
        return sql.keptWhere(sql.not(hasOther), own)
      case 'elect': {
        if (!election) throw new Error('an exclusive group of mode "elect" needs an election')
        const isElected = sql.compare('eq', read(election), constantLike(election, ids[index] ?? ''))
        return sql.keptWhere(sql.ifElse(hasOther, isElected, sql.truth(true)), own)
      }
    }
  }

  /** The values an expression of type enum or set chooses from; undefined for a literal and for other types. */
  function codesOf(node: Node): Codes | undefined {
    if (!enumCodes.has(node)) enumCodes.set(node, findCodes(node))
    return enumCodes.get(node)
  }

  function findCodes(node: Node): Codes | undefined {
    switch (node.kind) {
      case 'fact':
        return declarationOf(node).values?.map(({ code }) => code)
      case 'applied':
        return codesOf(node.fact)
      case 'named':
        return codesOf(node.of)
      case 'whenApplies':
        return codesOf(node.then) ?? codesOf(node.otherwise)
      case 'choose':
        return firstCodes([...node.branches.map(({ then }) => then), node.otherwise])
      case 'table':
        return firstCodes([...node.rows.map(([, row]) => row), ...(node.otherwise ? [node.otherwise] : [])])
      default:
        return undefined
    }
  }

  function firstCodes(nodes: readonly Node[]): Codes | undefined {
    return nodes.map(codesOf).find((codes) => codes !== undefined)
  }

  return read
}

function bitsOf(values: readonly string[], codes: Codes | undefined): number {
  return values.reduce((bits, code) => bits | (1 << positionOf(code, codes)), 0)
}

function positionOf(code: string, codes: Codes | undefined): number {
  const position = codes?.indexOf(code) ?? -1
  if (position < 0) throw new Error(`"${code}" is not one of the values ${codes?.join(', ')}`)
  return position
}
