import { ask } from '#engine/ask.ts'
import type { RuleSet } from '#engine/ast.ts'
import { evaluate } from '#engine/evaluate.ts'
import type { Parameters } from '#engine/parameters.ts'
import { trace, type Trace } from '#engine/trace.ts'
import type { Subject } from '#engine/values.ts'
import { isExclusion, outputId, type Output } from './benefit.ts'

/** What is decided of one person, one benefit and one month. `needs` lists the facts that are missing. */
export type Decision =
  | { readonly outcome: 'granted'; readonly amountFen: number }
  | { readonly outcome: 'denied'; readonly reason: string }
  | { readonly outcome: 'needs'; readonly facts: readonly string[] }

/** Which day of the month the reasons are taken from. */
export type Grounds = 'opening' | 'closing'

type Case = { readonly ruleSet: RuleSet; readonly parameters: Parameters; readonly subject: Subject }

/** Decides one benefit for one person; the batch readers give the same outcome and amount for everybody. */
export function decide(benefitId: string, given: Case): Decision {
  const { ruleSet, parameters, subject } = given
  const outputs = [outputId(benefitId, 'granted'), outputId(benefitId, 'payable')] as const
  const { [outputs[0]]: isGranted, [outputs[1]]: payable } = evaluate(ruleSet, parameters, subject, outputs)
  if (isGranted === false) return { outcome: 'denied', reason: reasonOfDenial(benefitId, given) }
  if (isGranted === true && typeof payable === 'number') return { outcome: 'granted', amountFen: payable }
  return {
    outcome: 'needs',
    // Finding the fewest facts takes long, and most callers only want to know that something is missing.
    get facts() {
      return ask(ruleSet, parameters, subject, outputs)
    },
  }
}

/**
 * The conditions with their values, on the day they are spoken of: the month's last, unless only the
 * first carries the decision or its amount.
 */
export function conditionsOf(
  benefitId: string,
  given: Case,
): { readonly conditions: Trace; readonly grounds: Grounds } {
  const { ruleSet, parameters, subject } = given
  const read = (output: Output): Trace => trace(ruleSet, parameters, subject, outputId(benefitId, output))
  const [opening, closing] = [read('opening'), read('closing')]
  const gross = grossOf(read('payable'))
  const [entitled] = gross.parts // the amount stands under this one condition
  const ofOpening =
    closing.value !== entitled?.value ||
    (opening.value === true && gross.value !== read('closing-amount').value)
  return ofOpening ? { conditions: opening, grounds: 'opening' } : { conditions: closing, grounds: 'closing' }
}

/** The amount before any group takes from it. */
function grossOf(payable: Trace): Trace {
  const own = ownPart(payable)
  return own ? grossOf(own) : payable
}

/** The group that left nothing of an amount, searched from the outermost inwards. */
function groupThatTook(payable: Trace): Trace | undefined {
  if (payable.node.kind !== 'exclusive') return undefined
  const own = ownPart(payable)
  return own?.value === 0 ? groupThatTook(own) : payable
}

/** The group in which something else is paid as well, searched from the outermost inwards. */
export function groupAtWork(payable: Trace): Trace | undefined {
  const own = ownPart(payable)
  if (payable.node.kind !== 'exclusive' || !own) return undefined
  const members = payable.node.members
  const rivals = payable.parts.filter(({ node }) => node !== own.node && members.includes(node))
  return rivals.some(({ value }) => value !== 0) ? payable : groupAtWork(own)
}

function ownPart({ node, parts }: Trace): Trace | undefined {
  return node.kind === 'exclusive' ? parts.find((part) => part.node === node.members[node.index]) : undefined
}

function reasonOfDenial(benefitId: string, given: Case): string {
  const { conditions } = conditionsOf(benefitId, given)
  const { ruleSet, parameters, subject } = given
  const failing =
    conditions.value === false
      ? failingPart(conditions)
      : groupThatTook(trace(ruleSet, parameters, subject, outputId(benefitId, 'payable')))
  if (!failing?.node.code) throw new Error('something without a reason code denied a benefit')
  return failing.node.code
}

/** Whoever is ruled out is told that: to meet the other conditions would not help. */
function failingPart({ parts }: Trace): Trace | undefined {
  const failing = parts.filter(({ value }) => value === false)
  return failing.find(({ node }) => isExclusion(node)) ?? failing[0]
}
