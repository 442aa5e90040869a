import type { FactDeclaration, Node, RuleSet } from '#engine/ast.ts'
import { childrenOf } from '#engine/children.ts'
import { columnsNeeded } from '#engine/columns.ts'
import type { FactDefinition } from '#core/facts/fact.ts'
import { getFact } from '#core/facts/person.ts'
import { outputId, type Benefit, type Output } from './benefit.ts'

/** Everything the readers need to decide these benefits, and nothing else: what is stored when rules are published. */
export function ruleSetOf(benefits: readonly Benefit[]): RuleSet {
  const outputs: Record<string, Node> = {}
  for (const { id, outputs: own } of benefits)
    for (const [name, node] of Object.entries(own)) outputs[outputId(id, name as Output)] = node

  const parameters = Object.fromEntries(
    benefits.flatMap((each) => each.parameters).map((each) => [each.id, each]),
  )
  for (const id of parametersNamed(outputs))
    if (!parameters[id]) throw new Error(`a rule reads the parameter "${id}", but no benefit lists it`)

  const read = columnsNeeded({ facts: {}, parameters: {}, outputs }).map(({ fact }) => getFact(fact))
  return {
    facts: Object.fromEntries(read.map((each) => [each.id, declarationOf(each)])),
    parameters,
    outputs,
  }
}

/** The part of a rule set that a month run computes. */
export function decidingOutputs(ruleSet: RuleSet): RuleSet {
  const deciding = Object.entries(ruleSet.outputs).filter(([id]) => /\/(?:granted|payable)$/.test(id))
  return { ...ruleSet, outputs: Object.fromEntries(deciding) }
}

/** The dated figures that outputs rest on. */
export function parametersNamed(outputs: Readonly<Record<string, Node>>): Set<string> {
  const found = new Set<string>()
  const visit = (node: Node): void => {
    if (node.kind === 'parameter') found.add(node.parameter)
    childrenOf(node).forEach(visit)
  }
  Object.values(outputs).forEach(visit)
  return found
}

/** What the language knows of a fact; where it is stored and who may see it is no part of a rule. */
function declarationOf({
  sensitivity: _s,
  actionable: _a,
  stored: _t,
  ...declaration
}: FactDefinition): FactDeclaration {
  return declaration
}
