import { ageOn, epochDayOf, monthsBetween } from '#kernel/plain-date.ts'
import type { ExclusiveNode, FactDeclaration, FactNode, Node, RuleSet, ValueType } from './ast.ts'
import { canonicalJson } from './canonical.ts'
import { columnKey } from './columns.ts'
import {
  addRanges,
  divideRange,
  EXACT_RANGE,
  highestRange,
  hullOf,
  isWithin,
  lowestRange,
  multiplyRanges,
  OUTPUT_RANGE,
  HOUSEHOLD_COUNT,
  type Range,
  subtractRanges,
  sumOverHousehold,
} from './range.ts'

/** What is wrong with a rule, and where: `fee.branches[0].when`. */
export type Fault = { readonly path: string; readonly text: string }

/** A byte holds the position of a code, less the two values that mark unknown and not applicable. */
const MOST_ENUM_CODES = 127
const MOST_SET_CODES = 31

const ANY_DATE: Range = [epochDayOf('0001-01-01'), epochDayOf('9999-12-31')]
const ANY_MONTH: Range = [12, 119_999]

/** Everything that must be right before a rule set is given to any reader; empty when all is well. */
export function checkRuleSet(ruleSet: RuleSet): Fault[] {
  const checker = newChecker(ruleSet)
  Object.values(ruleSet.facts).forEach((declaration) => checkFact(declaration, checker))
  checkParameters(checker)
  const shapes = Object.entries(ruleSet.outputs).map(([output, node]) => {
    const shape = shapeOf(node, output, nowhere, checker)
    if (shape && shape.type !== 'int' && shape.type !== 'bool')
      checker.fault(output, `an output is a number or a condition, not ${a(shape.type)}`)
    if (shape?.range && !isWithin(shape.range, OUTPUT_RANGE))
      checker.fault(output, `may come to ${words(shape.range)}, which does not fit an output`)
    return [output, shape] as const
  })
  const types = new Map(shapes.map(([output, shape]) => [output, shape?.type]))
  for (const [path, output] of checker.previous) {
    if (types.get(output) !== 'int') checker.fault(path, `"${output}" is not an output that holds a number`)
  }
  return checker.faults
}

/** The type of a node's value; undefined where the node has a fault. */
export function typeOf(ruleSet: RuleSet, node: Node): ValueType | undefined {
  return shapeOf(node, '', anywhere, newChecker(ruleSet))?.type
}

/** What a number or a date can come to, from the ranges the facts declare. */
export function rangeOf(ruleSet: RuleSet, node: Node): Range | undefined {
  return shapeOf(node, '', anywhere, newChecker(ruleSet))?.range
}

type Shape = {
  readonly type: ValueType
  readonly range?: Range
  readonly codes?: readonly string[]
}

/** Where a node stands: which facts are known to apply there, and whether it is about a household member. */
type Place = { readonly applied: readonly string[] | 'any'; readonly member: boolean }

const nowhere: Place = { applied: [], member: false }
const anywhere: Place = { applied: 'any', member: false }

type Checker = {
  readonly ruleSet: RuleSet
  readonly faults: Fault[]
  readonly fault: (path: string, text: string) => void
  readonly steps: Map<string, string>
  readonly previous: [path: string, output: string][]
}

function newChecker(ruleSet: RuleSet): Checker {
  const faults: Fault[] = []
  return {
    ruleSet,
    faults,
    fault: (path, text) => {
      faults.push({ path, text })
    },
    steps: new Map(),
    previous: [],
  }
}

function checkFact({ id, type, range, values }: FactDeclaration, { fault }: Checker): void {
  const codes = values?.map(({ code }) => code) ?? []
  if (type === 'int' && !range) fault(id, 'a number needs a range: amounts are proven from it')
  if (type === 'int' && range && !isWithin(range, OUTPUT_RANGE))
    fault(id, `the range ${words(range)} does not fit a column`)
  if (range && !(range.every(Number.isSafeInteger) && range[0] <= range[1]))
    fault(id, 'the range is not two whole numbers in order')
  if ((type === 'enum' || type === 'set') && codes.length === 0) fault(id, 'has no values')
  if (new Set(codes).size < codes.length) fault(id, 'lists a value twice')
  const most = type === 'set' ? MOST_SET_CODES : MOST_ENUM_CODES
  if (codes.length > most) fault(id, `has more than ${most} values`)
}

function checkParameters({ ruleSet, fault }: Checker): void {
  for (const { id, range, values } of Object.values(ruleSet.parameters)) {
    for (const { from, until, value } of values) {
      if (!Number.isSafeInteger(value) || !isWithin([value, value], range))
        fault(id, `the figure ${value} from ${from} is outside its range ${words(range)}`)
      if (until !== undefined && until <= from) fault(id, `the figure from ${from} ends before it begins`)
    }
  }
}

function shapeOf(node: Node, path: string, place: Place, checker: Checker): Shape | undefined {
  const { ruleSet, fault } = checker
  const read = (part: Node, name: string, at: Place = place) => shapeOf(part, `${path}.${name}`, at, checker)
  const expect = (part: Node, type: ValueType, name: string, at: Place = place): Shape | undefined => {
    const shape = read(part, name, at)
    if (shape && shape.type !== type)
      fault(`${path}.${name}`, `${a(type)} is needed here, not ${a(shape.type)}`)
    return shape?.type === type ? shape : undefined
  }
  const range = (part: Node, name: string): Range | undefined => expect(part, 'int', name)?.range
  const ranges = (parts: readonly Node[]) => allOf(parts.map((part, i) => range(part, `of[${i}]`)))
  const int = (found: Range | undefined): Shape => {
    if (!found) return { type: 'int' }
    if (isWithin(found, EXACT_RANGE)) return { type: 'int', range: found }
    fault(path, `may come to ${words(found)}, which is too large to be computed exactly`)
    return { type: 'int' }
  }

  switch (node.kind) {
    case 'literal':
      if (node.type === 'bool') return { type: 'bool' }
      if (node.type === 'enum') return { type: 'enum' }
      if (!Number.isSafeInteger(node.value)) fault(path, `${node.value} is not a whole number`)
      return { type: node.type, range: [node.value, node.value] }
    case 'fact':
      if (ruleSet.facts[node.fact]?.optional)
        fault(path, `"${node.fact}" may not apply, so it cannot be read as a value`)
      return factShape(node, path, checker)
    case 'applied':
      if (place.applied !== 'any' && !place.applied.includes(keyOf(node.fact)))
        fault(path, `"${node.fact.fact}" is taken to apply outside the place where that is known`)
      return factShape(node.fact, path, checker)
    case 'applies':
      optionalShape(node.fact, path, checker)
      return { type: 'bool' }
    case 'isKnown':
      factShape(node.fact, path, checker)
      return { type: 'bool' }
    case 'whenApplies': {
      optionalShape(node.fact, path, checker)
      const applied = place.applied === 'any' ? place.applied : [...place.applied, keyOf(node.fact)]
      return sameShape(
        [read(node.then, 'then', { ...place, applied }), read(node.otherwise, 'otherwise')],
        path,
        checker,
      )
    }
    case 'parameter': {
      const declaration = ruleSet.parameters[node.parameter]
      const by = node.by && expect(node.by, 'enum', 'by')
      if (!declaration) {
        fault(path, `no parameter "${node.parameter}" is declared`)
        return { type: 'int' }
      }
      for (const { key } of declaration.values) {
        if (key !== undefined && by?.codes && !by.codes.includes(key))
          fault(path, `"${node.parameter}" has a figure for "${key}", which is not a value of its key`)
      }
      return { type: 'int', range: declaration.range }
    }
    case 'month':
      return { type: 'int', range: ANY_MONTH }
    case 'calendarMonth':
      return { type: 'int', range: [1, 12] }
    case 'day':
      return { type: 'date', range: ANY_DATE }
    case 'compare': {
      const sides = [read(node.left, 'left'), read(node.right, 'right')] as const
      checkComparable(node, sides, path, checker)
      return { type: 'bool' }
    }
    case 'in':
      checkListed(node.values, read(node.of, 'of'), ['int', 'date', 'enum'], path, checker)
      return { type: 'bool' }
    case 'hasAny':
      checkListed(node.values, read(node.of, 'of'), ['set'], path, checker)
      return { type: 'bool' }
    case 'and':
    case 'or':
      node.of.forEach((part, i) => expect(part, 'bool', `of[${i}]`))
      return { type: 'bool' }
    case 'not':
    case 'established':
      expect(node.of, 'bool', 'of')
      return { type: 'bool' }
    case 'add':
      return int(ofTwo(range(node.left, 'left'), range(node.right, 'right'), addRanges))
    case 'subtract':
      return int(ofTwo(range(node.left, 'left'), range(node.right, 'right'), subtractRanges))
    case 'multiply':
      return int(ofTwo(range(node.left, 'left'), range(node.right, 'right'), multiplyRanges))
    case 'cap':
      return int(
        ofTwo(range(node.of, 'of'), range(node.limit, 'limit'), (of, limit) => lowestRange([of, limit])),
      )
    case 'sum':
      return int(ranges(node.of)?.reduce(addRanges, [0, 0]))
    case 'min':
    case 'max': {
      if (node.of.length === 0) fault(path, `the ${node.kind} of nothing has no value`)
      const found = ranges(node.of)
      return int(
        found && found.length > 0 ? (node.kind === 'min' ? lowestRange : highestRange)(found) : undefined,
      )
    }
    case 'divRound': {
      const found = range(node.of, 'of')
      if (!Number.isInteger(node.by) || node.by < 1 || node.by > 1_000_000) {
        fault(path, `cannot divide by ${node.by}: the divisor is a whole number from 1 to 1,000,000`)
        return { type: 'int' }
      }
      if (!found) return { type: 'int' }
      const doubled = int([2 * found[0] - node.by, 2 * found[1] + node.by])
      return doubled.range ? { type: 'int', range: divideRange(found, node.by, node.rounding) } : doubled
    }
    case 'choose': {
      const arms = node.branches.map(({ when, then }, i) => {
        expect(when, 'bool', `branches[${i}].when`)
        return read(then, `branches[${i}].then`)
      })
      return sameShape([...arms, read(node.otherwise, 'otherwise')], path, checker)
    }
    case 'table': {
      const key = read(node.of, 'of')
      const keys = node.rows.map(([each]) => each)
      checkListed(keys, key, ['int', 'enum'], path, checker)
      const missing = key?.codes?.filter((code) => !keys.includes(code)) ?? []
      if (!node.otherwise && missing.length > 0)
        fault(path, `says nothing for ${missing.map((code) => `"${code}"`).join(', ')}`)
      if (!node.otherwise && key?.type === 'int') fault(path, 'a table over numbers needs an otherwise')
      const rows = node.rows.map(([, row], i) => read(row, `rows[${i}]`))
      return sameShape(node.otherwise ? [...rows, read(node.otherwise, 'otherwise')] : rows, path, checker)
    }
    case 'age': {
      const birth = expect(node.birth, 'date', 'birth')?.range
      return int(birth && [ageOn(birth[1], ANY_DATE[0]), ageOn(birth[0], ANY_DATE[1])])
    }
    case 'monthsBetween': {
      const from = expect(node.from, 'date', 'from')?.range
      const to = expect(node.to, 'date', 'to')?.range
      return int(from && to && [monthsBetween(from[1], to[0]), monthsBetween(from[0], to[1])])
    }
    case 'members': {
      if (place.member) fault(path, 'a household is asked for inside a household')
      const of = expect(node.of, node.op === 'sum' ? 'int' : 'bool', 'of', { applied: [], member: true })
      if (node.op === 'any') return { type: 'bool' }
      if (node.op === 'count') return { type: 'int', range: HOUSEHOLD_COUNT }
      return int(of?.range && sumOverHousehold(of.range))
    }
    case 'previous':
      checker.previous.push([path, node.output])
      return { type: 'int', range: OUTPUT_RANGE }
    case 'exclusive':
      return exclusiveShape(node, path, place, checker)
    case 'named': {
      const content = canonicalJson(node.of)
      const other = checker.steps.get(node.id)
      if (other !== undefined && other !== content) fault(path, `another step is called "${node.id}" too`)
      checker.steps.set(node.id, content)
      return read(node.of, 'of')
    }
  }
}

function exclusiveShape(node: ExclusiveNode, path: string, place: Place, checker: Checker): Shape {
  const { ids, members, index, mode, election } = node
  const found = members.map((member, i) => {
    const shape = shapeOf(member, `${path}.members[${i}]`, place, checker)
    if (shape && (shape.type !== 'int' || (shape.range && shape.range[0] < 0)))
      checker.fault(`${path}.members[${i}]`, 'a member of a group is an amount that is never below nought')
    return shape?.range
  })
  if (ids.length !== members.length || new Set(ids).size < ids.length || !(index in members))
    checker.fault(path, 'the ids of the group do not go with its members')
  if ((mode === 'elect') !== (election !== undefined))
    checker.fault(path, 'an election goes with mode "elect"')
  const elected = election && shapeOf(election, `${path}.election`, place, checker)
  const missing = elected ? ids.filter((id) => !elected.codes?.includes(id)) : []
  if (missing.length > 0)
    checker.fault(`${path}.election`, `nobody can elect ${missing.map((id) => `"${id}"`).join(', ')}`)
  const own = found[index]
  return own ? { type: 'int', range: [Math.min(0, own[0]), Math.max(0, own[1])] } : { type: 'int' }
}

function factShape({ fact, at }: FactNode, path: string, checker: Checker): Shape | undefined {
  const declaration = checker.ruleSet.facts[fact]
  if (!declaration) {
    checker.fault(path, `no fact "${fact}" is declared`)
    return undefined
  }
  if (!Number.isInteger(at.monthsBack) || at.monthsBack < 0)
    checker.fault(path, `"${fact}" is read as of a month to come`)
  const { type, range, values } = declaration
  if (type === 'date') return { type, range: range ?? ANY_DATE }
  if (type === 'int' && range) return { type, range }
  return values ? { type, codes: values.map(({ code }) => code) } : { type }
}

function optionalShape(fact: FactNode, path: string, checker: Checker): void {
  if (checker.ruleSet.facts[fact.fact]?.optional === false)
    checker.fault(path, `"${fact.fact}" applies to everybody`)
  factShape(fact, path, checker)
}

function checkComparable(
  node: Node & { kind: 'compare' },
  [left, right]: readonly [Shape | undefined, Shape | undefined],
  path: string,
  { fault }: Checker,
): void {
  if (!left || !right) return
  if (left.type !== right.type) return fault(path, `compares ${a(left.type)} with ${a(right.type)}`)
  const ordered = left.type === 'int' || left.type === 'date'
  if (left.type === 'set') return fault(path, 'sets are not compared; ask which codes they hold')
  if (!ordered && node.op !== 'eq' && node.op !== 'ne') return fault(path, `${a(left.type)} has no order`)
  if (left.type !== 'enum') return
  const codes = left.codes ?? right.codes
  if (!codes) return fault(path, 'compares two written codes; no fact is read')
  for (const side of [node.left, node.right]) {
    if (side.kind === 'literal' && !codes.includes(String(side.value)))
      fault(path, `"${side.value}" is not a value of the fact`)
  }
  if (left.codes && right.codes && left.codes.join() !== right.codes.join())
    fault(path, 'the two facts do not have the same values')
}

function checkListed(
  values: readonly (number | string)[],
  of: Shape | undefined,
  types: readonly ValueType[],
  path: string,
  { fault }: Checker,
): void {
  if (!of) return
  if (!types.includes(of.type)) return fault(path, `${a(of.type)} cannot be looked up in a list here`)
  const isOne = (value: number | string) =>
    of.type === 'enum' || of.type === 'set' ? of.codes?.includes(String(value)) : Number.isSafeInteger(value)
  for (const value of values) if (!isOne(value)) fault(path, `"${value}" is not a value that can come up`)
  if (new Set(values).size < values.length) fault(path, 'lists a value twice')
}

function sameShape(
  shapes: readonly (Shape | undefined)[],
  path: string,
  { fault }: Checker,
): Shape | undefined {
  const known = shapes.filter((shape) => shape !== undefined)
  const first = known[0]
  if (!first) return undefined
  const { type } = first
  if (known.some((shape) => shape.type !== type)) {
    fault(path, 'its arms do not all have the same type')
    return undefined
  }
  const ranges = allOf(shapes.map((shape) => shape?.range))
  return ranges ? { type, range: hullOf(ranges) } : first.codes ? { type, codes: first.codes } : { type }
}

function allOf(ranges: readonly (Range | undefined)[]): readonly Range[] | undefined {
  const known = ranges.filter((range) => range !== undefined)
  return known.length === ranges.length ? known : undefined
}

function ofTwo(
  left: Range | undefined,
  right: Range | undefined,
  compute: (left: Range, right: Range) => Range,
) {
  return left && right && compute(left, right)
}

function keyOf({ fact, at }: FactNode): string {
  return columnKey(fact, at)
}

function a(type: ValueType): string {
  return { bool: 'a condition', int: 'a number', date: 'a date', enum: 'a code', set: 'a set' }[type]
}

function words([low, high]: Range): string {
  return `${low} to ${high}`
}
