import type { Benefit } from '#core/benefits/benefit.ts'
import type { DecisionExplanation } from '#core/benefits/explain-decision.ts'
import { Card } from '#ui/page/card.tsx'
import { grantWords } from './outcome-words.ts'

type Outcome = DecisionExplanation['decision']['outcome']
type Told = { readonly benefit: Benefit; readonly explained: DecisionExplanation }

const groups: readonly { readonly outcome: Outcome; readonly heading: string }[] = [
  { outcome: 'granted', heading: '按规则应当有' },
  { outcome: 'needs', heading: '还差一件事' },
  { outcome: 'denied', heading: '现在不符合' },
]

type Props = {
  readonly told: readonly Told[]
  /** Where the whole explanation of one benefit is; without it the card only says it. */
  readonly hrefOf?: (benefit: Benefit) => string
}

/** Every benefit, none left out, by where the person stands with it, each with the reason. */
export function StandingGroups({ told, hrefOf }: Props) {
  return groups.map(({ outcome, heading }) => {
    const own = told.filter(({ explained }) => explained.decision.outcome === outcome)
    if (own.length === 0) return null
    return (
      <section key={outcome}>
        <h2>{heading}</h2>
        {own.map(({ benefit, explained: { decision, reasons, needs } }) => (
          <Card
            key={benefit.id}
            level={3}
            heading={benefit.name.zh}
            {...(hrefOf && { href: hrefOf(benefit) })}
          >
            {decision.outcome === 'granted' && <p>{grantWords(benefit, decision.amountFen)}</p>}
            {decision.outcome === 'denied' && <p>{reasons[0]?.text.zh}</p>}
            {needs.map(({ fact, question }) => (
              <p key={fact}>{question.zh}</p>
            ))}
          </Card>
        ))}
      </section>
    )
  })
}

/** `按规则应当有 2 项，还差一件事 1 项`: how many benefits are in each group. */
export function standingSentence(told: readonly Told[]): string {
  return groups
    .map(({ outcome, heading }) => ({
      heading,
      size: told.filter(({ explained }) => explained.decision.outcome === outcome).length,
    }))
    .filter(({ size }) => size > 0)
    .map(({ heading, size }) => `${heading} ${size} 项`)
    .join('，')
}
