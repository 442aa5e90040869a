import type { Node, RuleSet } from './ast.ts'
import { childrenOf } from './children.ts'
import type { Measure } from './format-value.ts'

/** The unit a node's number is said in, found from what it is made of. */
export function measureOf(node: Node, ruleSet: RuleSet): Measure | undefined {
  const first = (parts: readonly Node[]) => {
    for (const part of parts) {
      const found = measureOf(part, ruleSet)
      if (found) return found
    }
    return undefined
  }
  switch (node.kind) {
    case 'fact':
    case 'applied': {
      const declaration = ruleSet.facts[node.kind === 'fact' ? node.fact : node.fact.fact]
      return declaration?.type === 'date' ? 'date' : declaration?.unit
    }
    case 'parameter':
      return ruleSet.parameters[node.parameter]?.unit
    case 'literal':
      return node.type === 'date' ? 'date' : undefined
    case 'age':
      return 'age'
    case 'monthsBetween':
      return 'months'
    case 'month':
      return 'month'
    case 'day':
      return 'date'
    case 'members':
      return node.op === 'count' ? 'people' : measureOf(node.of, ruleSet)
    case 'multiply': {
      const measures = [node.left, node.right].map((part) => measureOf(part, ruleSet))
      return measures.includes('fen')
        ? 'fen'
        : measures.find((each) => each !== 'people' && each !== 'percent')
    }
    case 'choose':
      return first([...node.branches.map(({ then }) => then), node.otherwise])
    case 'table':
      return first([...node.rows.map(([, row]) => row), ...(node.otherwise ? [node.otherwise] : [])])
    case 'exclusive':
      return first(node.members)
    case 'compare':
    case 'calendarMonth':
      return undefined
    default:
      return first(childrenOf(node))
  }
}
