import type { Benefit } from '#core/benefits/benefit.ts'
import type { Reason } from '#engine/explain.ts'
import type { Text } from '#kernel/text.ts'
import { ExplanationList, type Verdict } from '#ui/reason/explanation-list.tsx'
import { citationShown } from './citations.ts'
import { findCondition } from '#core/benefits/conditions.ts'

/** The reasons of a decision: each under the name of its condition, with what the law says of it. */
export function Reasons({
  reasons,
  benefit,
  disputeOf,
}: {
  readonly reasons: readonly Reason[]
  readonly benefit: Benefit
  /** Where it can be said that a fact is wrong, for readers who may say so. */
  readonly disputeOf?: ((fact: string) => string) | undefined
}) {
  return (
    <ExplanationList
      reasons={reasons.map(({ code, holds, text, cites, facts }) => {
        const label = findCondition(benefit, code)
        return {
          sentence: label ?? text,
          verdict: verdictOf(holds),
          told: label && withoutName(text, label),
          citations: cites.map((cite) => citationShown(cite, benefit)),
          disputeHref: facts[0] && disputeOf?.(facts[0].fact),
        }
      })}
    />
  )
}

/** The sentence opens with the name of its condition, which stands above it here. */
function withoutName({ zh, en }: Text, { zh: name }: Text): Text {
  return { zh: zh.replace(`「${name}」`, '').replace(/^：/, ''), en }
}

function verdictOf(holds: boolean | null): Verdict {
  if (holds === null) return 'unknown'
  return holds ? 'holds' : 'fails'
}
