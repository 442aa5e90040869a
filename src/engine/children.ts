import type { FactNode, Instant, Node } from './ast.ts'

/** The nodes directly below a node; the fact inside `applies`, `applied`, `isKnown` and `whenApplies` is part of the node itself. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'literal':
    case 'fact':
    case 'applies':
    case 'applied':
    case 'isKnown':
    case 'month':
    case 'calendarMonth':
    case 'day':
    case 'previous':
      return []
    case 'parameter':
      return node.by ? [node.by] : []
    case 'whenApplies':
      return [node.then, node.otherwise]
    case 'compare':
    case 'add':
    case 'subtract':
    case 'multiply':
      return [node.left, node.right]
    case 'in':
    case 'hasAny':
    case 'not':
    case 'established':
    case 'divRound':
    case 'members':
    case 'named':
      return [node.of]
    case 'and':
    case 'or':
    case 'sum':
    case 'min':
    case 'max':
      return node.of
    case 'choose':
      return [...node.branches.flatMap(({ when, then }) => [when, then]), node.otherwise]
    case 'table':
      return [node.of, ...node.rows.map(([, row]) => row), ...(node.otherwise ? [node.otherwise] : [])]
    case 'age':
      return [node.birth]
    case 'monthsBetween':
      return [node.from, node.to]
    case 'cap':
      return [node.of, node.limit]
    case 'exclusive':
      return [...node.members, ...(node.election ? [node.election] : [])]
  }
}

/** The same rule read as of other days: `shift` says which day stands for which. */
function atInstant(node: Node, shift: (at: Instant) => Instant): Node {
  const walk = (each: Node): Node => atInstant(each, shift)
  const factAt = (fact: FactNode): FactNode => ({ ...fact, at: shift(fact.at) })
  switch (node.kind) {
    case 'literal':
    case 'month':
    case 'calendarMonth':
    case 'previous':
      return node
    case 'fact':
      return factAt(node)
    case 'applies':
    case 'applied':
    case 'isKnown':
      return { ...node, fact: factAt(node.fact) }
    case 'whenApplies':
      return { ...node, fact: factAt(node.fact), then: walk(node.then), otherwise: walk(node.otherwise) }
    case 'day':
      return { ...node, at: shift(node.at) }
    case 'parameter':
      return node.by ? { ...node, by: walk(node.by) } : node
    case 'compare':
    case 'add':
    case 'subtract':
    case 'multiply':
      return { ...node, left: walk(node.left), right: walk(node.right) }
    case 'in':
    case 'hasAny':
    case 'not':
    case 'established':
    case 'divRound':
    case 'members':
      return { ...node, of: walk(node.of) }
    case 'named':
      return { ...node, id: `${node.id}@opening`, of: walk(node.of) }
    case 'and':
    case 'or':
    case 'sum':
    case 'min':
    case 'max':
      return { ...node, of: node.of.map(walk) }
    case 'choose':
      return {
        ...node,
        branches: node.branches.map(({ when, then }) => ({ when: walk(when), then: walk(then) })),
        otherwise: walk(node.otherwise),
      }
    case 'table':
      return {
        ...node,
        of: walk(node.of),
        rows: node.rows.map(([key, row]) => [key, walk(row)] as const),
        ...(node.otherwise ? { otherwise: walk(node.otherwise) } : {}),
      }
    case 'age':
      return { ...node, birth: walk(node.birth), at: shift(node.at) }
    case 'monthsBetween':
      return { ...node, from: walk(node.from), to: walk(node.to) }
    case 'cap':
      return { ...node, of: walk(node.of), limit: walk(node.limit) }
    case 'exclusive':
      return {
        ...node,
        members: node.members.map(walk),
        ...(node.election ? { election: walk(node.election) } : {}),
      }
  }
}

/** The rule as of the month's first day wherever it would be read as of the last day. */
export function atOpening(node: Node): Node {
  return atInstant(node, (at) => (at.monthsBack === 0 ? { monthsBack: 0, day: 'first' } : at))
}
