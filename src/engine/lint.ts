import { formatMonth, type Month } from '#kernel/month.ts'
import type { CompareOp, Node, RuleSet } from './ast.ts'
import { canonicalJson } from './canonical.ts'
import { rangeOf } from './check.ts'
import { childrenOf } from './children.ts'
import { columnKey } from './columns.ts'
import { parametersOf } from './parameters.ts'

/** Something that is no fault to a reader but that the author of the rule would want to see. */
export type Finding = {
  readonly kind: 'never' | 'always' | 'unreachable' | 'undefined-figure' | 'uncited'
  readonly path: string
  readonly text: string
}

/** Looks over a rule set that passed `checkRuleSet`; figures are looked up for each month, the last excluded. */
export function lint(ruleSet: RuleSet, months: { readonly from: Month; readonly until: Month }): Finding[] {
  const findings: Finding[] = []
  for (const [output, root] of Object.entries(ruleSet.outputs)) {
    walk(root, output, (node, path) => {
      findings.push(...ofCondition(node, path, ruleSet), ...ofBranches(node, path, ruleSet))
      findings.push(...ofFigure(node, path, ruleSet, months))
    })
    findings.push(...uncitedIn(root, output))
  }
  return findings
}

/** Conditions that come out the same for everybody, by the declared ranges or by contradicting themselves. */
function ofCondition(node: Node, path: string, ruleSet: RuleSet): Finding[] {
  const always = constantOf(node, ruleSet)
  if (always !== undefined && node.kind !== 'literal')
    return [
      {
        kind: always ? 'always' : 'never',
        path,
        text: `this condition ${always ? 'always' : 'never'} holds`,
      },
    ]
  if (node.kind === 'and' && contradicts(node))
    return [{ kind: 'never', path, text: 'these conditions contradict one another' }]
  return []
}

/** Arms nobody can get to. */
function ofBranches(node: Node, path: string, ruleSet: RuleSet): Finding[] {
  const unreachable = (at: string, text: string): Finding => ({
    kind: 'unreachable',
    path: `${path}.${at}`,
    text,
  })
  if (node.kind === 'table') {
    const codes = node.of.kind === 'fact' ? ruleSet.facts[node.of.fact]?.values : undefined
    const isCovered = codes?.every(({ code }) => node.rows.some(([key]) => key === code))
    return node.otherwise && isCovered ? [unreachable('otherwise', 'every value has a row of its own')] : []
  }
  if (node.kind !== 'choose') return []
  const conditions = node.branches.map(({ when }) => canonicalJson(when))
  const found: Finding[] = []
  node.branches.forEach(({ when }, i) => {
    const constant = constantOf(when, ruleSet)
    const at = `branches[${i}]`
    if (constant === false) found.push(unreachable(at, 'its condition never holds'))
    if (conditions.indexOf(conditions[i] ?? '') < i)
      found.push(unreachable(at, 'an earlier branch has the same condition'))
    if (constant === true)
      found.push(
        unreachable(
          i + 1 < node.branches.length ? `branches[${i + 1}]` : 'otherwise',
          'the branch before it always holds',
        ),
      )
  })
  return found
}

function ofFigure(
  node: Node,
  path: string,
  ruleSet: RuleSet,
  months: { from: Month; until: Month },
): Finding[] {
  if (node.kind !== 'parameter') return []
  const { by, parameter } = node
  const codes = by?.kind === 'fact' ? ruleSet.facts[by.fact]?.values?.map(({ code }) => code) : undefined
  return (codes ?? [undefined]).flatMap((key) => {
    const missing = monthsIn(months).filter(
      (month) => parametersOf(ruleSet.parameters, month).value(parameter, key) === null,
    )
    const [first, last] = [missing[0], missing.at(-1)]
    if (first === undefined || last === undefined) return []
    const whose = key === undefined ? '' : ` for "${key}"`
    return [
      {
        kind: 'undefined-figure',
        path,
        text: `"${parameter}" has no figure${whose} in ${missing.length} months from ${formatMonth(first)} to ${formatMonth(last)}`,
      },
    ]
  })
}

/** Single conditions that decide an output, without a law named on them or above them. */
function uncitedIn(node: Node, path: string): Finding[] {
  if (node.cites && node.cites.length > 0) return []
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.of.flatMap((part, i) => uncitedIn(part, `${path}.of[${i}]`))
    case 'named':
    case 'not':
    case 'established':
      return uncitedIn(node.of, `${path}.of`)
    case 'exclusive':
      return node.members.flatMap((part, i) => uncitedIn(part, `${path}.members[${i}]`))
    case 'choose':
      return node.branches.flatMap(({ when }, i) => uncitedIn(when, `${path}.branches[${i}].when`))
    case 'fact':
    case 'compare':
    case 'in':
    case 'hasAny':
    case 'applies':
    case 'isKnown':
      return [{ kind: 'uncited', path, text: 'no law is named for this condition' }]
    default:
      return []
  }
}

function constantOf(node: Node, ruleSet: RuleSet): boolean | undefined {
  if (node.kind === 'literal') return typeof node.value === 'boolean' ? node.value : undefined
  if (node.kind === 'in' && node.of.kind === 'fact') {
    const codes = ruleSet.facts[node.of.fact]?.values
    if (node.values.length === 0) return false
    return codes?.every(({ code }) => node.values.includes(code)) ? true : undefined
  }
  if (node.kind !== 'compare') return undefined
  const left = rangeOf(ruleSet, node.left)
  const right = rangeOf(ruleSet, node.right)
  if (!left || !right) return undefined
  return compared(node.op, left[0], left[1], right[0], right[1])
}

/** What a comparison comes to for every pair of values out of two ranges; undefined where that varies. */
function compared(
  op: CompareOp,
  low: number,
  high: number,
  lowest: number,
  highest: number,
): boolean | undefined {
  switch (op) {
    case 'lt':
      return high < lowest ? true : low >= highest ? false : undefined
    case 'le':
      return high <= lowest ? true : low > highest ? false : undefined
    case 'gt':
      return low > highest ? true : high <= lowest ? false : undefined
    case 'ge':
      return low >= highest ? true : high < lowest ? false : undefined
    case 'eq':
      return high < lowest || low > highest ? false : low === high && lowest === highest ? true : undefined
    case 'ne':
      return high < lowest || low > highest ? true : low === high && lowest === highest ? false : undefined
  }
}

/** Whether conditions on one and the same fact, all required at once, leave it no value. */
function contradicts(node: Node): boolean {
  const allowed = new Map<string, { low: number; high: number; codes: ReadonlySet<string> | undefined }>()
  for (const part of conjunctsOf(node)) {
    const found = limitOf(part)
    if (!found) continue
    const { key, low = -Infinity, high = Infinity, codes } = found
    const before = allowed.get(key) ?? { low: -Infinity, high: Infinity, codes: undefined }
    const both = before.codes && codes ? sharedBy(before.codes, codes) : (before.codes ?? codes)
    const now = { low: Math.max(before.low, low), high: Math.min(before.high, high), codes: both }
    if (now.low > now.high || now.codes?.size === 0) return true
    allowed.set(key, now)
  }
  return false
}

function sharedBy(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...one].filter((code) => other.has(code)))
}

type Limit = { key: string; low?: number; high?: number; codes?: ReadonlySet<string> }

function limitOf(node: Node): Limit | undefined {
  if (node.kind === 'in' && node.of.kind === 'fact' && node.values.every((each) => typeof each === 'string'))
    return { key: columnKey(node.of.fact, node.of.at), codes: new Set(node.values) }
  if (node.kind !== 'compare' || node.left.kind !== 'fact' || node.right.kind !== 'literal') return undefined
  const key = columnKey(node.left.fact, node.left.at)
  const { value } = node.right
  if (typeof value === 'string') return node.op === 'eq' ? { key, codes: new Set([value]) } : undefined
  if (typeof value !== 'number') return undefined
  switch (node.op) {
    case 'eq':
      return { key, low: value, high: value }
    case 'ne':
      return undefined
    case 'lt':
      return { key, high: value - 1 }
    case 'le':
      return { key, high: value }
    case 'gt':
      return { key, low: value + 1 }
    case 'ge':
      return { key, low: value }
  }
}

function conjunctsOf(node: Node): readonly Node[] {
  if (node.kind === 'and') return node.of.flatMap(conjunctsOf)
  return node.kind === 'named' ? conjunctsOf(node.of) : [node]
}

function monthsIn({ from, until }: { from: Month; until: Month }): Month[] {
  return Array.from({ length: Math.max(0, until - from) }, (_, i) => from + i)
}

function walk(node: Node, path: string, visit: (node: Node, path: string) => void): void {
  visit(node, path)
  childrenOf(node).forEach((child, i) => walk(child, `${path}.${node.kind}[${i}]`, visit))
}
