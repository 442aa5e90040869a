import { lastDay, type Month } from '#kernel/month.ts'
import { addMonths, epochDayOf, plainDateOf } from '#kernel/plain-date.ts'
import type { CompareOp, FactDeclaration, FactNode, Instant, Node, RuleSet, ValueType } from './ast.ts'
import { checkRuleSet, rangeOf } from './check.ts'
import { type Dice, randomFacts, randomParameters } from './random-vocabulary.ts'

/** Random rules, and the values of facts at which something in them tips over. */
export type RandomRules = {
  readonly ruleSet: RuleSet
  readonly thresholds: ReadonlyMap<string, readonly number[]>
}

const DATES = [
  '2008-02-29',
  '2024-02-29',
  '2024-01-31',
  '2023-02-28',
  '2025-04-30',
  '2000-12-31',
  '2001-01-01',
]

/** Days on which calendars go wrong. */
export const boundaryDays: readonly number[] = DATES.map(epochDayOf)

/** Outputs `o0`, `o1` … of random typed rules that `check` finds no fault in; `o0` is always a number. */
export function randomRules(dice: Dice, month: Month, outputs: number): RandomRules {
  const writer = new RuleWriter(dice, month)
  const ruleSet = {
    ...writer.vocabulary,
    outputs: Object.fromEntries(
      Array.from({ length: outputs }, (_, place) => [`o${place}`, writer.output(place)]),
    ),
  }
  const faults = checkRuleSet(ruleSet)
  if (faults.length > 0) throw new Error(`a random rule has faults: ${JSON.stringify(faults)}`)
  return { ruleSet, thresholds: writer.thresholds }
}

type Make = () => Node

/** Writes random nodes of one type each; `depth` is how many levels may still follow. */
class RuleWriter {
  readonly vocabulary = { facts: randomFacts, parameters: randomParameters, outputs: {} }
  readonly thresholds = new Map<string, number[]>()
  readonly #dice: Dice
  readonly #month: Month
  #applied: FactNode[] = []
  #inHousehold = false
  #steps = 0

  constructor(dice: Dice, month: Month) {
    this.#dice = dice
    this.#month = month
  }

  output(place: number): Node {
    const depth = 2 + this.#dice.below(4)
    if (place > 0 && this.#dice.chance(0.4)) return this.#truth(depth)
    return this.#within(this.#number(depth), -1_000_000_000, 1_000_000_000)
  }

  #truth(depth: number): Node {
    const limits: Make[] = [
      () => this.#numberThreshold(),
      () => this.#numberThreshold(),
      () => this.#figureThreshold(),
      () => this.#dateThreshold(),
      () => this.#timeThreshold(),
    ]
    const leaves: Make[] = [
      () => this.#fact('bool'),
      () => ({ kind: 'applies', fact: this.#optional() }),
      () => ({ kind: 'isKnown', fact: this.#anyFact() }),
      () => this.#hasAny(),
      () => this.#codeTest(),
      ...limits,
      ...limits,
      ...this.#appliedOf('bool'),
    ]
    if (depth === 0) return this.#dice.pick(leaves)()
    const below = (): Node => this.#truth(depth - 1)
    const made = this.#dice.pick<Make>([
      ...leaves,
      () => ({ kind: 'literal', type: 'bool', value: this.#dice.chance(0.5) }),
      () => ({ kind: 'and', of: this.#listOf(below) }),
      () => ({ kind: 'and', of: this.#listOf(below) }),
      () => ({ kind: 'or', of: this.#listOf(below) }),
      () => ({ kind: 'or', of: this.#listOf(below) }),
      () => ({ kind: 'not', of: below() }),
      () => ({ kind: 'established', of: below() }),
      () => this.#compare(this.#anyOp(), this.#number(depth - 1), this.#number(depth - 1)),
      () => this.#compare(this.#dice.pick(['eq', 'ne']), below(), below()),
      () => this.#compare(this.#anyOp(), this.#date(depth - 1), this.#date(depth - 1)),
      () => this.#members('any', below),
      () => this.#whenApplies(below),
      () => ({ kind: 'choose', branches: [{ when: below(), then: below() }], otherwise: below() }),
      () => this.#named(below()),
    ])
    return made()
  }

  #number(depth: number): Node {
    const leaves: Make[] = [
      () => this.#literal(this.#dice.pick([0, 1, -1, 7, 100, -5_000, this.#dice.below(90_000)])),
      () => this.#fact('int'),
      () => this.#fact('int'),
      () => this.#fact('int'),
      () => this.#parameter(depth),
      () => ({ kind: this.#dice.pick(['month', 'calendarMonth']) }),
      () => ({ kind: 'previous', output: 'o0' }),
      ...this.#appliedOf('int'),
    ]
    if (depth === 0) return this.#dice.pick(leaves)()
    const below = (): Node => this.#number(depth - 1)
    const when = (): Node => this.#truth(depth - 1)
    const made = this.#dice.pick<Make>([
      ...leaves,
      () => ({ kind: this.#dice.pick(['add', 'subtract', 'multiply']), left: below(), right: below() }),
      () => ({ kind: this.#dice.pick(['sum', 'min', 'max']), of: [below(), ...this.#listOf(below)] }),
      () => ({ kind: 'cap', of: below(), limit: below() }),
      () => this.#divRound(below()),
      // small numbers of both signs, so that halves come up
      () => this.#divRound(this.#factOf(this.#dice.pick(['reader.score', 'reader.loans']))),
      () => this.#divRound({ kind: 'multiply', left: below(), right: this.#literal(this.#dice.below(120)) }),
      () => this.#choose(when, below),
      () => this.#choose(when, below),
      () => this.#choose(when, below),
      () => this.#table(depth - 1, below),
      () => ({ kind: 'age', birth: this.#date(depth - 1), at: this.#instant() }),
      () => ({ kind: 'monthsBetween', from: this.#date(depth - 1), to: this.#date(depth - 1) }),
      () => this.#members('count', when),
      () => this.#members('sum', below),
      () => this.#exclusive(when, below),
      () => this.#exclusive(when, below),
      () => this.#whenApplies(below),
      () => this.#named(below()),
    ])()
    return rangeOf(this.vocabulary, made) ? made : this.#number(0)
  }

  #date(depth: number): Node {
    const leaves: Make[] = [
      () => this.#fact('date'),
      () => this.#fact('date'),
      () => ({ kind: 'day', at: this.#instant() }),
      () => ({ kind: 'literal', type: 'date', value: this.#dice.pick(boundaryDays) }),
      ...this.#appliedOf('date'),
    ]
    if (depth > 0 && this.#dice.chance(0.3)) return this.#whenApplies(() => this.#date(depth - 1))
    return this.#dice.pick(leaves)()
  }

  #branch(depth: number): Node {
    const own = this.#factOf('reader.branch')
    if (depth === 0 || this.#dice.chance(0.5)) return own
    const home = this.#factOf('reader.homeBranch')
    return { kind: 'whenApplies', fact: home, then: { kind: 'applied', fact: home }, otherwise: own }
  }

  /** A number against a limit of its own; who stands just beside the limit is drawn on purpose. */
  #numberThreshold(): Node {
    const fact = this.#dice.pick([...this.#declared('int', false), ...this.#declared('int', true)])
    const limit = this.#dice.between(fact.range ?? [0, 0])
    this.#tipsAt(fact.id, limit)
    return this.#ifApplies(fact, (value) =>
      this.#dice.chance(0.2)
        ? {
            kind: 'in',
            of: value,
            values: [limit, limit + 1, 0].filter((each, i, all) => all.indexOf(each) === i),
          }
        : this.#compare(this.#anyOp(), value, this.#literal(limit)),
    )
  }

  #figureThreshold(): Node {
    const parameter = this.#parameter(1)
    const fact = this.#dice.pick([...this.#declared('int', false), ...this.#declared('int', true)])
    const figures = Object.values(randomParameters).flatMap(({ values }) => values.map(({ value }) => value))
    this.#tipsAt(fact.id, ...figures)
    return this.#ifApplies(fact, (value) => this.#compare(this.#anyOp(), value, parameter))
  }

  #dateThreshold(): Node {
    const fact = this.#dice.pick([...this.#declared('date', false), ...this.#declared('date', true)])
    const limit = this.#dice.chance(0.5) ? this.#dice.pick(boundaryDays) : lastDay(this.#month)
    this.#tipsAt(fact.id, limit)
    return this.#ifApplies(fact, (value) =>
      this.#dice.chance(0.2)
        ? { kind: 'in', of: value, values: [limit] }
        : this.#compare(this.#anyOp(), value, { kind: 'literal', type: 'date', value: limit }),
    )
  }

  /** An age or a number of months against a limit; somebody's birthday is the last day of the month. */
  #timeThreshold(): Node {
    const fact = this.#dice.pick([...this.#declared('date', false), ...this.#declared('date', true)])
    const at = this.#instant()
    const on = plainDateOf(lastDay(this.#month))
    const years = this.#dice.pick([1, 7, 16, 18, 60])
    const months = this.#dice.pick([0, 1, 6, 12, 13])
    const isAge = this.#dice.chance(0.5)
    this.#tipsAt(fact.id, epochDayOf(addMonths(on, isAge ? -12 * years : -months)))
    return this.#ifApplies(fact, (value) =>
      isAge
        ? this.#compare(this.#anyOp(), { kind: 'age', birth: value, at }, this.#literal(years))
        : this.#compare(
            this.#anyOp(),
            { kind: 'monthsBetween', from: value, to: { kind: 'day', at } },
            this.#literal(months),
          ),
    )
  }

  #codeTest(): Node {
    const fact = this.#dice.pick([...this.#declared('enum', false), ...this.#declared('enum', true)])
    const codes = codesOf(fact)
    return this.#ifApplies(fact, (value) =>
      this.#dice.chance(0.5)
        ? { kind: 'in', of: value, values: this.#dice.some(codes) }
        : this.#compare(this.#dice.pick(['eq', 'ne']), value, {
            kind: 'literal',
            type: 'enum',
            value: this.#dice.pick(codes),
          }),
    )
  }

  #hasAny(): Node {
    const fact = this.#dice.pick([...this.#declared('set', false), ...this.#declared('set', true)])
    const values = this.#dice.some(codesOf(fact))
    return this.#ifApplies(fact, (of) => ({ kind: 'hasAny', of, values }))
  }

  #parameter(depth: number): Node {
    if (this.#dice.chance(0.4))
      return { kind: 'parameter', parameter: this.#dice.pick(['fee', 'fee', 'gift']) }
    const parameter = this.#dice.pick(['localFee', 'localFee', 'localGrant'])
    return { kind: 'parameter', parameter, by: this.#branch(depth) }
  }

  #divRound(of: Node): Node {
    const rounding = this.#dice.pick(['half-up', 'down', 'up'] as const)
    return { kind: 'divRound', of, by: this.#dice.pick([1, 2, 2, 3, 10, 12, 100, 365, 1_000_000]), rounding }
  }

  #choose(when: Make, then: Make): Node {
    const branches = Array.from({ length: 1 + this.#dice.below(3) }, () => ({ when: when(), then: then() }))
    return { kind: 'choose', branches, otherwise: then() }
  }

  #table(depth: number, row: Make): Node {
    if (this.#dice.chance(0.3)) {
      const limits = this.#dice.some([0, 1, 2, 3, 50, 100])
      this.#tipsAt('reader.loans', ...limits)
      const of = this.#factOf('reader.loans')
      return { kind: 'table', of, rows: limits.map((limit) => [limit, row()]), otherwise: row() }
    }
    const branch = this.#dice.chance(0.5)
    const of = branch ? this.#branch(depth) : this.#factOf('reader.card')
    const codes = codesOf(declarationOf(branch ? 'reader.branch' : 'reader.card'))
    if (this.#dice.chance(0.5)) return { kind: 'table', of, rows: codes.map((code) => [code, row()]) }
    return { kind: 'table', of, rows: this.#dice.some(codes).map((code) => [code, row()]), otherwise: row() }
  }

  #members(op: 'any' | 'count' | 'sum', of: Make): Node {
    if (this.#inHousehold) return of()
    const applied = this.#applied
    this.#applied = []
    this.#inHousehold = true
    const member = of()
    this.#inHousehold = false
    this.#applied = applied
    return { kind: 'members', relation: 'household', op, of: member }
  }

  #exclusive(when: Make, amount: Make): Node {
    const ids = ['discount', 'gift', 'refund']
    // round amounts, so that members are often equal or nought
    const round: Make = () => this.#choose(when, () => this.#literal(this.#dice.pick([0, 100, 100, 200])))
    const members = ids.map(() => (this.#dice.chance(0.6) ? round() : this.#within(amount(), 0, 100_000_000)))
    const mode = this.#dice.pick(['take-higher', 'take-higher', 'deny', 'elect'] as const)
    const group: Node = { kind: 'exclusive', mode, ids, members, index: this.#dice.below(ids.length) }
    return mode === 'elect' ? { ...group, election: this.#factOf('reader.elected') } : group
  }

  #whenApplies(arm: Make): Node {
    const fact = this.#optional()
    this.#applied.push(fact)
    const then = arm()
    this.#applied.pop()
    return { kind: 'whenApplies', fact, then, otherwise: arm() }
  }

  /** A condition about a fact's value; where the fact may not apply, what holds then is chosen by chance. */
  #ifApplies(fact: FactDeclaration, condition: (value: Node) => Node): Node {
    const node = this.#factOf(fact.id)
    if (!fact.optional) return condition(node)
    const otherwise: Node = { kind: 'literal', type: 'bool', value: this.#dice.chance(0.5) }
    return { kind: 'whenApplies', fact: node, then: condition({ kind: 'applied', fact: node }), otherwise }
  }

  #appliedOf(type: ValueType): Make[] {
    return this.#applied
      .filter(({ fact }) => declarationOf(fact).type === type)
      .flatMap((fact) => Array.from({ length: 4 }, (): Make => () => ({ kind: 'applied', fact })))
  }

  #named(of: Node): Node {
    this.#steps += 1
    return { kind: 'named', id: `step${this.#steps}`, of }
  }

  #within(of: Node, low: number, high: number): Node {
    const range = rangeOf(this.vocabulary, of)
    if (range && range[0] >= low && range[1] <= high) return of
    const atMost: Node = { kind: 'min', of: [of, this.#literal(high)] }
    return { kind: 'max', of: [atMost, this.#literal(low)] }
  }

  #compare(op: CompareOp, left: Node, right: Node): Node {
    return this.#dice.chance(0.8)
      ? { kind: 'compare', op, left, right }
      : { kind: 'compare', op, left: right, right: left }
  }

  #anyOp(): CompareOp {
    return this.#dice.pick(['eq', 'ne', 'lt', 'le', 'gt', 'ge'])
  }

  #listOf(make: Make): Node[] {
    return Array.from({ length: this.#dice.pick([0, 1, 2, 2, 2, 3]) }, make)
  }

  #literal(value: number): Node {
    return { kind: 'literal', type: 'int', value }
  }

  #fact(type: ValueType): Node {
    return this.#factOf(this.#dice.pick(this.#declared(type, false)).id)
  }

  #optional(): FactNode {
    return this.#factOf(this.#dice.pick(Object.values(randomFacts).filter(({ optional }) => optional)).id)
  }

  #anyFact(): FactNode {
    return this.#factOf(this.#dice.pick(Object.keys(randomFacts)))
  }

  #factOf(fact: string): FactNode {
    return { kind: 'fact', fact, at: this.#instant() }
  }

  #instant(): Instant {
    if (this.#dice.chance(0.7)) return { monthsBack: 0, day: 'last' }
    return { monthsBack: this.#dice.pick([0, 0, 1, 12]), day: this.#dice.pick(['first', 'last']) }
  }

  #declared(type: ValueType, optional: boolean): FactDeclaration[] {
    return Object.values(randomFacts).filter((each) => each.type === type && each.optional === optional)
  }

  #tipsAt(fact: string, ...limits: number[]): void {
    this.thresholds.set(fact, [...(this.thresholds.get(fact) ?? []), ...limits])
  }
}

function declarationOf(fact: string): FactDeclaration {
  const declaration = randomFacts[fact]
  if (!declaration) throw new Error(`no fact "${fact}"`)
  return declaration
}

function codesOf({ values }: FactDeclaration): string[] {
  return values?.map(({ code }) => code) ?? []
}
