import { type Benefit, benefit, isDue } from '#core/benefits/benefit.ts'
import type { CompareOp, Node, ParameterDeclaration, ParameterValue } from '#engine/ast.ts'
import { parametersOf } from '#engine/parameters.ts'
import { firstDay, type Month, monthOf } from '#kernel/month.ts'
import { epochDayOf, type PlainDate, plainDateOf } from '#kernel/plain-date.ts'

/** A benefit with one thing wrong, and what that is. */
export type Mutant = { readonly wrong: string; readonly benefit: Benefit }

/**
 * Every way to get one thing of a benefit wrong that its worked cases have to notice: a condition dropped or
 * its limit moved by one, an amount off by one, a date off by one payment.
 */
export function listMutants(right: Benefit): Mutant[] {
  return [...rewritten(right), ...withOtherFigures(right), ...inForceOtherwise(right)]
}

/** The months in which a payment is due while the benefit is in force. */
function dueMonths({ inForce, pays }: Benefit): Month[] {
  const from = monthOfDate(inForce.from)
  const until = inForce.until ? monthOfDate(inForce.until) : from + 30 * 12
  return Array.from({ length: until - from }, (_, index) => from + index).filter((month) =>
    isDue(pays, month),
  )
}

function rewritten(right: Benefit): Mutant[] {
  const { conditions, excludedBy = [], amount, groups = [], arrears = [] } = right
  const rules = { conditions, excludedBy, amount, groups }
  const dropped = [
    ...conditions.map((each) => ({
      each,
      rules: {
        ...rules,
        conditions: conditions.filter((one) => one !== each),
        arrears: arrears.filter(({ of }) => of !== nameOf(each)),
      },
    })),
    ...excludedBy.map((each) => ({
      each,
      rules: { ...rules, excludedBy: excludedBy.filter((one) => one !== each) },
    })),
    ...groups.map((each) => ({ each, rules: { ...rules, groups: groups.filter((one) => one !== each) } })),
    ...groups.flatMap((group, at) =>
      Object.keys(group.rivals).map((id) => {
        const rivals = Object.fromEntries(Object.entries(group.rivals).filter(([rival]) => rival !== id))
        return { each: { id }, rules: { ...rules, groups: groups.with(at, { ...group, rivals }) } }
      }),
    ),
  ]
  return [
    ...dropped.map(({ each, rules }) => ({
      wrong: `without ${nameOf(each)}`,
      benefit: benefit({ ...right, ...rules }),
    })),
    ...nodesIn(rules).flatMap((node) =>
      variantsOf(node).map(({ wrong, variant }) => ({
        wrong,
        benefit: benefit({ ...right, ...withReplaced(rules, node, variant) }),
      })),
    ),
  ]
}

function nameOf(part: object): string {
  if ('code' in part) return String(part.code)
  return 'id' in part ? String(part.id) : 'a condition without a code'
}

const opposite: Partial<Record<CompareOp, CompareOp>> = { lt: 'le', le: 'lt', gt: 'ge', ge: 'gt' }

function variantsOf(node: Node): { wrong: string; variant: Node }[] {
  const where = node.code ?? node.label?.en ?? ''
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.of.map((part, at) => ({
        wrong: `${node.kind} ${where} without part ${at + 1} ${part.code ?? part.kind}`,
        variant: { ...node, of: node.of.toSpliced(at, 1) },
      }))
    case 'in':
      return node.values.map((value, at) => ({
        wrong: `${where} without ${value}`,
        variant: { ...node, values: node.values.toSpliced(at, 1) },
      }))
    case 'hasAny':
      return node.values.map((value, at) => ({
        wrong: `${where} without ${value}`,
        variant: { ...node, values: node.values.toSpliced(at, 1) },
      }))
    case 'choose':
      return node.branches.map((_, at) => ({
        wrong: `choose ${where} without branch ${at + 1}`,
        variant: { ...node, branches: node.branches.toSpliced(at, 1) },
      }))
    case 'cap':
      return [{ wrong: `${where} without its cap`, variant: node.of }]
    case 'compare': {
      const op = opposite[node.op]
      return op ? [{ wrong: `${op} for ${node.op} ${where}`, variant: { ...node, op } }] : []
    }
    default:
      return []
  }
}

/**
 * Only figures the rule reads, and only in months for which all its other figures are known: before that the
 * outcome is unknown whatever the figure.
 */
function withOtherFigures(right: Benefit): Mutant[] {
  const read = new Set(
    nodesIn(right.outputs).flatMap((node) => (node.kind === 'parameter' ? node.parameter : [])),
  )
  return right.parameters
    .filter(({ id }) => read.has(id))
    .flatMap((declaration) => {
      const others = right.parameters.filter((each) => each !== declaration && read.has(each.id))
      const months = dueMonths(right).filter((month) => others.every((each) => isKnown(each, month)))
      return declaration.values.flatMap((entry, at) =>
        otherEntries(entry, declaration.range, right).flatMap((other) => {
          const changed = { ...declaration, values: declaration.values.with(at, other) }
          if (!isNoticeable(declaration, changed, months)) return []
          const parameters = right.parameters.map((each) => (each === declaration ? changed : each))
          return {
            wrong: `${declaration.id}: ${wordsOf(entry)} as ${wordsOf(other)}`,
            benefit: { ...right, parameters },
          }
        }),
      )
    })
}

function isKnown(declaration: ParameterDeclaration, month: Month): boolean {
  return parametersOf({ [declaration.id]: declaration }, month).value(declaration.id) !== null
}

/** A figure outside its range is no way to get it wrong: no rule set is published with one. */
function otherEntries(
  entry: ParameterValue,
  [lowest, highest]: ParameterDeclaration['range'],
  { pays }: Benefit,
): ParameterValue[] {
  const { from, until, value } = entry
  const values = [value + 1, value - 1].filter((each) => lowest <= each && each <= highest)
  return [
    ...values.map((value) => ({ ...entry, value })),
    ...onePaymentOff(from, pays).map((from) => ({ ...entry, from })),
    ...(until ? onePaymentOff(until, pays).map((until) => ({ ...entry, until })) : []),
  ]
}

function isNoticeable(
  one: ParameterDeclaration,
  other: ParameterDeclaration,
  months: readonly Month[],
): boolean {
  const keys = [undefined, ...one.values.flatMap(({ key }) => key ?? [])]
  return months.some((month) => {
    const [before, after] = [one, other].map((each) => parametersOf({ [each.id]: each }, month))
    return keys.some((key) => before?.value(one.id, key) !== after?.value(one.id, key))
  })
}

function inForceOtherwise(right: Benefit): Mutant[] {
  const { inForce, pays } = right
  const others = [
    ...onePaymentOff(inForce.from, pays).map((from) => ({ ...inForce, from })),
    ...(inForce.until ? onePaymentOff(inForce.until, pays).map((until) => ({ ...inForce, until })) : []),
  ]
  return others.map((other) => ({
    wrong: `in force ${other.from} – ${other.until ?? ''}`,
    benefit: benefit({ ...right, inForce: other }),
  }))
}

/** The date moved just so far that one payment falls on its other side. */
function onePaymentOff(date: PlainDate, pays: Benefit['pays']): PlainDate[] {
  const due = (month: Month): boolean => isDue(pays, month)
  const start = firstMonthFrom(date)
  const months = Array.from({ length: 12 }, (_, index) => index)
  const later = months.map((index) => start + index).find(due)
  const earlier = months.map((index) => start - 1 - index).find(due)
  return [later === undefined ? [] : later + 1, earlier ?? []]
    .flat()
    .map((month) => plainDateOf(firstDay(month)))
}

function wordsOf({ from, until = '', value }: ParameterValue): string {
  return `${value} ${from} – ${until}`
}

/** A date counts for the months that begin on it or later. */
function firstMonthFrom(date: PlainDate): Month {
  const month = monthOfDate(date)
  return firstDay(month) === epochDayOf(date) ? month : month + 1
}

function monthOfDate(date: PlainDate): Month {
  return monthOf(epochDayOf(date))
}

/** Each node once, wherever it is used. */
function nodesIn(tree: unknown, found: Set<Node> = new Set()): Node[] {
  if (typeof tree !== 'object' || tree === null) return []
  if (isNode(tree)) found.add(tree)
  for (const part of Object.values(tree)) nodesIn(part, found)
  return [...found]
}

function isNode(tree: object): tree is Node {
  return 'kind' in tree
}

/** The same tree with a node replaced wherever it is used, as if it had been written so. */
function withReplaced<T>(tree: T, old: Node, fresh: Node): T {
  const replaced = (part: unknown): unknown => {
    if (part === old) return fresh
    if (Array.isArray(part)) return part.map(replaced)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, replaced(each)]))
  }
  return replaced(tree) as T // nodes stand where nodes stood, and nothing else has changed
}
