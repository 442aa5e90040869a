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
}: {
  readonly reasons: readonly Reason[]
  readonly benefit: Benefit
}) {
  return (
    <ExplanationList
      reasons={reasons.map(({ code, holds, text, cites }) => {
        const label = findCondition(benefit, code)
        return {
          sentence: label ?? text,
          verdict: verdictOf(holds),
          told: label && withoutName(text, label),
          citations: cites.map((cite) => citationShown(cite, benefit)),
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
