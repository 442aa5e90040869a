import { calendarMonthOf, firstDay, lastDay } from '#kernel/month.ts'
import { divRound } from '#kernel/money.ts'
import { ageOn, type EpochDay, monthsBetween } from '#kernel/plain-date.ts'
import type { CompareOp, ExclusiveNode, FactNode, Instant, Node, RuleSet } from './ast.ts'
import type { Parameters } from './parameters.ts'
import { type FactValue, NOT_APPLICABLE, type Subject, type Value } from './values.ts'

/** What an output comes to; `null` where nobody can know yet. */
export type Answer = boolean | number | null

/** The outputs of a rule set for one person in one month; all of them where none are named. */
export function evaluate(
  ruleSet: RuleSet,
  parameters: Parameters,
  subject: Subject,
  outputs: readonly string[] = Object.keys(ruleSet.outputs),
): Record<string, Answer> {
  const steps = new Map<Node, Value | null>()
  const reading: Reading = {
    parameters,
    thorough: false,
    read(node, person) {
      if (node.kind !== 'named' || person !== subject) return valueOf(node, person, reading)
      const known = steps.get(node)
      if (known !== undefined) return known
      const value = valueOf(node, person, reading)
      steps.set(node, value)
      return value
    },
  }
  const answers: Record<string, Answer> = {}
  for (const output of outputs) {
    const node = ruleSet.outputs[output]
    if (!node) throw new Error(`the rule set has no output "${output}"`)
    answers[output] = asAnswer(reading.read(node, subject), output)
  }
  return answers
}

/** How the parts of a node are read: `evaluate` goes straight on, `trace` writes down what it sees. */
export type Reading = {
  readonly parameters: Parameters
  /** Whether what decides nothing is read as well: the rest of `and` and `or`, and what is asked of a fact that nobody knows. */
  readonly thorough: boolean
  readonly read: (node: Node, person: Subject) => Value | null
}

/** One node's value out of the values of its parts. */
export function valueOf(node: Node, person: Subject, reading: Reading): Value | null {
  const { parameters, read } = reading
  switch (node.kind) {
    case 'literal':
      return node.value
    case 'fact':
    case 'applied':
      return plainValue(node.kind === 'fact' ? node : node.fact, person)
    case 'applies': {
      const value = factValue(node.fact, person)
      return value === null ? null : value !== NOT_APPLICABLE
    }
    case 'isKnown':
      return factValue(node.fact, person) !== null
    case 'whenApplies': {
      const value = factValue(node.fact, person)
      if (value === null) {
        if (reading.thorough) read(node.then, person)
        return null
      }
      return read(value === NOT_APPLICABLE ? node.otherwise : node.then, person)
    }
    case 'parameter': {
      if (!node.by) return parameters.value(node.parameter)
      const key = read(node.by, person)
      return key === null ? null : parameters.value(node.parameter, asCode(key))
    }
    case 'month':
      return parameters.month
    case 'calendarMonth':
      return calendarMonthOf(parameters.month)
    case 'day':
      return dayOf(node.at, parameters)
    case 'compare': {
      const left = read(node.left, person)
      const right = read(node.right, person)
      return left === null || right === null ? null : compared(node.op, left, right)
    }
    case 'in': {
      const value = read(node.of, person)
      if (value === null) return null
      return node.values.some((each) => each === value)
    }
    case 'hasAny': {
      const held = read(node.of, person)
      return held === null ? null : node.values.some((code) => asCodes(held).includes(code))
    }
    case 'and':
      return joined(node.of, false, person, reading)
    case 'or':
      return joined(node.of, true, person, reading)
    case 'not': {
      const value = read(node.of, person)
      return value === null ? null : value === false
    }
    case 'established':
      return read(node.of, person) === true
    case 'add':
      return ofTwo(numberOf(node.left, person, reading), numberOf(node.right, person, reading), add)
    case 'subtract':
      return ofTwo(
        numberOf(node.left, person, reading),
        numberOf(node.right, person, reading),
        (left, right) => left - right,
      )
    case 'multiply':
      // + 0 turns JavaScript's minus nought into nought
      return ofTwo(
        numberOf(node.left, person, reading),
        numberOf(node.right, person, reading),
        (left, right) => left * right + 0,
      )
    case 'cap':
      return ofTwo(numberOf(node.of, person, reading), numberOf(node.limit, person, reading), Math.min)
    case 'sum':
      return ofAll(node.of, add, 0, person, reading)
    case 'min':
      return ofAll(node.of, Math.min, Infinity, person, reading)
    case 'max':
      return ofAll(node.of, Math.max, -Infinity, person, reading)
    case 'divRound': {
      const value = numberOf(node.of, person, reading)
      return value === null ? null : divRound(value, node.by, node.rounding)
    }
    case 'choose': {
      for (const { when, then } of node.branches) {
        const holds = read(when, person)
        if (holds === null) return null
        if (holds === true) return read(then, person)
      }
      return read(node.otherwise, person)
    }
    case 'table': {
      const key = read(node.of, person)
      if (key === null) return null
      const row = node.rows.find(([each]) => each === key)?.[1] ?? node.otherwise
      return row ? read(row, person) : null
    }
    case 'age':
      return ofTwo(numberOf(node.birth, person, reading), dayOf(node.at, parameters), ageOn)
    case 'monthsBetween':
      return ofTwo(numberOf(node.from, person, reading), numberOf(node.to, person, reading), monthsBetween)
    case 'members':
      return ofHousehold(node, person, reading)
    case 'previous':
      return person.previous(node.output)
    case 'exclusive':
      return shareOf(node, person, reading)
    case 'named':
      return read(node.of, person)
  }
}

type MembersNode = Node & { readonly kind: 'members' }

function joined(
  of: readonly Node[],
  decisive: boolean,
  person: Subject,
  { read, thorough }: Reading,
): boolean | null {
  let decided = false
  let unknown = false
  for (const each of of) {
    const value = read(each, person)
    if (value === null) unknown = true
    else if (value === decisive) {
      if (!thorough) return decisive
      decided = true
    }
  }
  if (decided) return decisive
  return unknown ? null : !decisive
}

function shareOf(node: ExclusiveNode, person: Subject, { read }: Reading): number | null {
  const amounts = node.members.map((member) => asNumber(read(member, person)))
  const own = amounts[node.index] ?? null
  if (own === null || own === 0) return own
  if (node.mode === 'take-higher') {
    const beaten = amounts.map((each, position) => {
      if (position === node.index) return false
      return each === null ? null : position < node.index ? each >= own : each > own
    })
    return keptUnless(anyOf(beaten), own)
  }
  const othersPaid = anyOf(
    amounts.filter((_, position) => position !== node.index).map((each) => (each === null ? null : each > 0)),
  )
  if (node.mode === 'deny' || othersPaid !== true) return keptUnless(othersPaid, own)
  const elected = node.election ? read(node.election, person) : null
  return elected === null ? null : elected === node.ids[node.index] ? own : 0
}

function keptUnless(lost: boolean | null, amount: number): number | null {
  return lost === null ? null : lost ? 0 : amount
}

function anyOf(values: readonly (Value | null)[]): boolean | null {
  if (values.includes(true)) return true
  return values.includes(null) ? null : false
}

function ofTwo(left: number | null, right: number | null, compute: (left: number, right: number) => number) {
  return left === null || right === null ? null : compute(left, right)
}

function ofAll(
  of: readonly Node[],
  compute: (total: number, each: number) => number,
  start: number,
  person: Subject,
  reading: Reading,
): number | null {
  let total: number | null = start
  for (const part of of) {
    const value = numberOf(part, person, reading)
    total = total === null || value === null ? null : compute(total, value)
  }
  return total
}

/** Counting adds up truths: true is 1. */
function ofHousehold({ op, of }: MembersNode, person: Subject, { read }: Reading): boolean | number | null {
  if (person.household === null) return null
  const values = person.household.map((member) => read(of, member))
  if (op === 'any') return anyOf(values)
  let total = 0
  for (const value of values) {
    if (value === null) return null
    total += Number(value)
  }
  return total
}

function add(left: number, right: number): number {
  return left + right
}

function numberOf(part: Node, person: Subject, { read }: Reading): number | null {
  return asNumber(read(part, person))
}

function compared(op: CompareOp, left: Value, right: Value): boolean {
  switch (op) {
    case 'eq':
      return left === right
    case 'ne':
      return left !== right
    case 'lt':
      return left < right
    case 'le':
      return left <= right
    case 'gt':
      return left > right
    case 'ge':
      return left >= right
  }
}

export function factValue({ fact, at }: FactNode, person: Subject): FactValue {
  return person.fact(fact, at)
}

function plainValue(fact: FactNode, person: Subject): Value | null {
  const value = factValue(fact, person)
  if (value === NOT_APPLICABLE) throw new Error(`"${fact.fact}" is read as a value where it does not apply`)
  return value
}

/** The day an instant names in the month that is being decided. */
export function dayOf({ monthsBack, day }: Instant, { month }: Parameters): EpochDay {
  return day === 'first' ? firstDay(month - monthsBack) : lastDay(month - monthsBack)
}

function asAnswer(value: Value | null, output: string): Answer {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value
  throw new Error(`output "${output}" is neither a number nor a condition`)
}

function asNumber(value: Value | null): number | null {
  if (value === null || typeof value === 'number') return value
  throw new Error(`a number was expected, not ${JSON.stringify(value)}`)
}

function asCode(value: Value): string {
  if (typeof value === 'string') return value
  throw new Error(`a code was expected, not ${JSON.stringify(value)}`)
}

function asCodes(value: Value): readonly string[] {
  if (typeof value === 'object') return value
  throw new Error(`a set was expected, not ${JSON.stringify(value)}`)
}
