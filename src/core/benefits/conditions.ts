import type { CitationRef, Node } from '#engine/ast.ts'
import { childrenOf } from '#engine/children.ts'
import type { Bool } from '#engine/language.ts'
import type { Text } from '#kernel/text.ts'
import type { Benefit } from './benefit.ts'

/** A condition as it is named where the benefit is stated; of its `ways`, one is enough. */
export type Condition = {
  readonly label: Text
  readonly cites: readonly CitationRef[]
  readonly ways: readonly Condition[]
}

/** What is asked of everybody, in the order of the benefit. */
export function requirementsOf({ conditions }: Benefit): readonly Condition[] {
  return conditions.map(nodeOf).flatMap(named)
}

/** What rules the benefit out. */
export function exclusionsOf({ excludedBy = [] }: Benefit): readonly Condition[] {
  return excludedBy.map(nodeOf).flatMap(named)
}

/** The name of the condition or group with this reason code. */
export function findCondition({ outputs }: Benefit, code: string): Text | undefined {
  const search = (node: Node): Text | undefined =>
    node.code === code && node.label ? node.label : first(childrenOf(node), search)
  return first([outputs.closing, outputs.payable], search)
}

function first<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}

/** The nearest conditions that have a name: the node itself, or what it is made of. */
function named(node: Node): readonly Condition[] {
  if (!node.label) return childrenOf(node).flatMap(named)
  const ways = node.kind === 'or' ? childrenOf(node).flatMap(named) : []
  return [{ label: node.label, cites: node.cites ?? [], ways }]
}

function nodeOf(condition: Bool): Node {
  return 'node' in condition ? condition.node : condition
}
