import type { Node, RuleSet } from './ast.ts'
import { factRead } from './columns.ts'
import { factValue, type Reading, valueOf } from './evaluate.ts'
import type { Parameters } from './parameters.ts'
import type { FactValue, Subject, Value } from './values.ts'

/**
 * How a value came about: the node, what it came to and the parts that were read.
 *
 * Arms that were not taken are absent. `and` and `or` hold all their parts even where one decides, so
 * that every failing condition can be told; `whenApplies` holds what is asked where the fact applies, even while nobody
 * knows whether it does; `members` holds one part for each person of the household.
 */
export type Trace = {
  readonly node: Node
  readonly value: Value | null
  readonly parts: readonly Trace[]
  /** The fact as it was seen, for the nodes that read one themselves. */
  readonly seen?: FactValue
}

/** One output of a rule set with the way it was reached. */
export function trace(ruleSet: RuleSet, parameters: Parameters, subject: Subject, output: string): Trace {
  const node = ruleSet.outputs[output]
  if (!node) throw new Error(`the rule set has no output "${output}"`)
  return traceOf(node, parameters, subject)
}

/** The same for any node of the rule set. */
export function traceOf(node: Node, parameters: Parameters, person: Subject): Trace {
  // One list for all nodes: what stands above `height` when a node ends are its parts.
  const read: Trace[] = []
  let height = 0
  const reading: Reading = {
    parameters,
    thorough: true,
    read(part, of) {
      const traced = follow(part, of)
      read[height++] = traced
      return traced.value
    },
  }
  return follow(node, person)

  function follow(each: Node, of: Subject): Trace {
    const below = height
    const value = valueOf(each, of, reading)
    const parts = height === below ? nothing : read.slice(below, height)
    height = below
    const fact = factRead(each)
    return fact ? { node: each, value, parts, seen: factValue(fact, of) } : { node: each, value, parts }
  }
}

const nothing: readonly Trace[] = []
