import type { ExclusiveNode, FactNode, Node, WhenAppliesNode } from './ast.ts'
import { columnKey, UNKNOWN_32 } from './columns.ts'
import {
  Algebra,
  amountOf,
  bitsOf,
  certainly,
  exactly,
  FALSE,
  INT_32,
  MONTHS,
  TRUE,
  type Amount,
  type Truth,
} from './kernel-algebra.ts'
import { InputWriter, type Surroundings } from './kernel-inputs.ts'
import { Loop, type ArraySource } from './kernel-loop.ts'

/** Writes nodes into one loop. Shared subtrees are written once, because the loop names equal text once. */
export class NodeWriter {
  readonly #loop: Loop
  readonly #algebra: Algebra
  readonly #inputs: InputWriter
  readonly #around: Surroundings
  readonly #insideHousehold: boolean
  readonly #written = new Map<Node, Truth | Amount>()
  /** The optional facts whose value may be used where we are. */
  readonly #applied: string[] = []

  constructor(loop: Loop, around: Surroundings, insideHousehold = false) {
    this.#loop = loop
    this.#algebra = new Algebra(loop)
    this.#inputs = new InputWriter(loop, around)
    this.#around = around
    this.#insideHousehold = insideHousehold
  }

  write(node: Node): Truth | Amount {
    const known = this.#written.get(node)
    if (known) return known
    const written = this.#translate(node)
    this.#written.set(node, written)
    return written
  }

  /** Writes a node as an output of the loop. */
  store(node: Node): void {
    const written = this.write(node)
    if (written.type === 'amount') this.#loop.store(written.value, written.unknown, String(UNKNOWN_32))
    else this.#loop.store(written.surely, this.#algebra.isUnknown(written), String(UNKNOWN_32))
  }

  truth(node: Node): Truth {
    const written = this.write(node)
    if (written.type === 'truth') return written
    throw new Error(`${node.kind} is a number where a condition is needed`)
  }

  /** An enum literal is a position in the codes of what it is compared with; alone it says nothing. */
  amount(node: Node, codes?: readonly string[]): Amount {
    if (isEnumLiteral(node) && codes) return { ...exactly(positionIn(codes, node.value)), codes }
    const written = this.write(node)
    if (written.type === 'amount') return written
    throw new Error(`${node.kind} is a condition where a number is needed`)
  }

  #translate(node: Node): Truth | Amount {
    const algebra = this.#algebra
    switch (node.kind) {
      case 'literal':
        if (node.type === 'bool') return node.value ? TRUE : FALSE
        if (node.type === 'enum')
          throw new Error('an enum literal stands where nothing says which enum it is of')
        return exactly(node.value)
      case 'fact':
        return this.#inputs.fact(node)
      case 'applies':
        return this.#inputs.applies(node.fact)
      case 'applied':
        this.#assertApplied(node.fact)
        return this.#inputs.valueOf(node.fact)
      case 'whenApplies':
        return this.#whenApplies(node)
      case 'isKnown':
        return this.#inputs.isKnown(node.fact)
      case 'parameter':
        return node.by
          ? this.#inputs.figureBy(node.parameter, this.amount(node.by))
          : this.#inputs.figure(node.parameter)
      case 'month':
        return amountOf(this.#loop.scalar({ from: 'month' }), '0', MONTHS)
      case 'calendarMonth':
        return amountOf(this.#loop.scalar({ from: 'calendarMonth' }), '0', [1, 12])
      case 'day':
        return amountOf(this.#loop.scalar({ from: 'day', at: node.at }), '0', INT_32)
      case 'compare':
        return this.#compare(node)
      case 'in':
        return this.#in(this.amount(node.of), node.values)
      case 'hasAny':
        return this.#hasAny(node.of, node.values)
      case 'and':
        return algebra.all(this.#truths(node.of))
      case 'or':
        return algebra.any(this.#truths(node.of))
      case 'not':
        return algebra.opposite(this.truth(node.of))
      case 'established':
        return certainly(this.truth(node.of).surely)
      case 'add':
      case 'subtract':
      case 'multiply':
        return algebra.arithmetic(node.kind, this.amount(node.left), this.amount(node.right))
      case 'sum':
        return this.#amounts(node.of).reduce((a, b) => algebra.arithmetic('add', a, b), exactly(0))
      case 'min':
        return this.#amounts(node.of).reduce((a, b) => algebra.extreme('min', a, b))
      case 'max':
        return this.#amounts(node.of).reduce((a, b) => algebra.extreme('max', a, b))
      case 'divRound':
        return algebra.divRound(this.amount(node.of), node.by, node.rounding)
      case 'cap':
        return algebra.extreme('min', this.amount(node.of), this.amount(node.limit))
      case 'choose':
        return node.branches.reduceRight(
          (rest, { when, then }) => algebra.either(this.truth(when), this.write(then), rest),
          this.write(node.otherwise),
        )
      case 'table':
        return this.#table(node)
      case 'age': {
        const on = amountOf(this.#loop.scalar({ from: 'day', at: node.at }), '0', INT_32)
        return algebra.wholeYears(algebra.monthsBetween(this.amount(node.birth), on))
      }
      case 'monthsBetween':
        return algebra.monthsBetween(this.amount(node.from), this.amount(node.to))
      case 'members':
        return this.#members(node.op, node.of)
      case 'previous':
        return this.#inputs.previous(node.output)
      case 'exclusive':
        return this.#exclusive(node)
      case 'named':
        return this.write(node.of)
    }
  }

  #truths(of: readonly Node[]): Truth[] {
    return of.map((each) => this.truth(each))
  }

  #amounts(of: readonly Node[]): Amount[] {
    return of.map((each) => this.amount(each))
  }

  #whenApplies({ fact, then, otherwise }: WhenAppliesNode): Truth | Amount {
    this.#applied.push(columnKey(fact.fact, fact.at))
    const arm = this.write(then)
    this.#applied.pop()
    return this.#algebra.either(this.#inputs.applies(fact), arm, this.write(otherwise))
  }

  #assertApplied({ fact, at }: FactNode): void {
    if (!this.#applied.includes(columnKey(fact, at)))
      throw new Error('an applied value stands outside its whenApplies')
  }

  #compare({ op, left, right }: Extract<Node, { kind: 'compare' }>): Truth {
    if (isEnumLiteral(left)) return this.#compare({ kind: 'compare', op, left: right, right: left })
    const a = this.write(left)
    return a.type === 'truth'
      ? this.#algebra.compareTruths(op, a, this.truth(right))
      : this.#algebra.compare(op, a, this.amount(right, a.codes))
  }

  #in(of: Amount, values: readonly (number | string)[]): Truth {
    return this.#algebra.oneOf(
      of,
      values.map((each) => positionIn(of.codes, each)),
    )
  }

  #hasAny(of: Node, values: readonly string[]): Truth {
    if (of.kind !== 'fact' && of.kind !== 'applied') throw new Error('hasAny takes a set fact')
    const held = this.amount(of)
    const bits = bitsOf(values.map((each) => positionIn(held.codes, each)))
    return this.#algebra.unless(held.unknown, certainly(this.#loop.bind(`(${held.value}&${bits})!==0`)))
  }

  #table({ of, rows, otherwise }: Extract<Node, { kind: 'table' }>): Truth | Amount {
    const key = this.amount(of)
    const last = otherwise ? this.write(otherwise) : unknownLike(rows.map(([, row]) => this.write(row))[0])
    const found = rows.reduceRight((rest, [wanted, row]) => {
      const isRow = this.#loop.bind(`${key.value}===${positionIn(key.codes, wanted)}`)
      return this.#algebra.either(certainly(isRow), this.write(row), rest)
    }, last)
    return this.#algebra.unless(key.unknown, found)
  }

  #members(op: 'any' | 'count' | 'sum', of: Node): Truth | Amount {
    if (this.#insideHousehold) throw new Error('a household is looked through inside a household')
    const inner = new Loop()
    const member = new NodeWriter(inner, this.#around, true)
    if (op === 'sum') {
      const { value, unknown } = member.amount(of)
      inner.store(value, unknown, 'NaN')
    } else {
      const { surely, maybe } = member.truth(of)
      if (op === 'any') inner.store(inner.bind(`${surely} + ${maybe}`), '0', '0')
      else inner.store(inner.pick(surely, '1', '0'), inner.and(maybe, inner.not(surely)), 'NaN')
    }
    const source: ArraySource = { from: 'members', pass: this.#around.addPass(op, inner) }
    const value = this.#inputs.rowOf(source)
    const unknown = this.#inputs.unknownIf(source, op === 'any' ? `${value}===1` : `${value}!==${value}`)
    return op === 'any'
      ? this.#algebra.unless(unknown, certainly(this.#loop.bind(`${value}===2`)))
      : amountOf(value, unknown, EXACT)
  }

  #exclusive({ mode, ids, members, index, election }: ExclusiveNode): Amount {
    const amounts = this.#amounts(members)
    const me = amounts[index]
    if (!me) throw new Error('an exclusive group has no member at its index')
    const algebra = this.#algebra
    const keeps =
      mode === 'take-higher'
        ? algebra.all([
            ...amounts.slice(0, index).map((each) => algebra.compare('lt', each, me)),
            ...amounts.slice(index + 1).map((each) => algebra.compare('le', each, me)),
          ])
        : algebra.eitherTruth(
            algebra.any(amounts.toSpliced(index, 1).map((each) => algebra.compare('gt', each, exactly(0)))),
            mode === 'deny' ? FALSE : this.#isElected(election, ids[index]),
            TRUE,
          )
    const undecided = this.#loop.and(this.#loop.bind(`${me.value}!==0`), algebra.isUnknown(keeps))
    return amountOf(algebra.pick(keeps.surely, me, exactly(0)), this.#loop.or(me.unknown, undecided), [
      Math.min(0, me.low),
      Math.max(0, me.high),
    ])
  }

  #isElected(election: Node | undefined, id: string | undefined): Truth {
    if (!election || id === undefined) throw new Error('a group that elects has no election')
    const { value, unknown, codes } = this.amount(election)
    const position = codes?.indexOf(id) ?? -1
    return this.#algebra.unless(unknown, certainly(this.#loop.bind(`${value}===${position}`)))
  }
}

const EXACT = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] as const

function isEnumLiteral(node: Node): node is Extract<Node, { type: 'enum' }> {
  return node.kind === 'literal' && node.type === 'enum'
}

function positionIn(codes: readonly string[] | undefined, wanted: number | string): number {
  if (typeof wanted === 'number') return wanted
  const position = codes?.indexOf(wanted) ?? -1
  if (position < 0) throw new Error(`"${wanted}" is not one of the values it is compared with`)
  return position
}

function unknownLike(of: Truth | Amount | undefined): Truth | Amount {
  if (of?.type === 'truth') return { type: 'truth', surely: '0', maybe: '1' }
  return { ...exactly(0), unknown: '1' }
}
