import type { Benefit } from '#core/benefits/benefit.ts'
import type { DecisionExplanation } from '#core/benefits/explain-decision.ts'
import { Card } from '#ui/page/card.tsx'
import { grantWords } from './outcome-words.ts'

type Told = { readonly benefit: Benefit; readonly explained: DecisionExplanation }

/** Where somebody stands with a benefit: what another authority may grant stands apart from what is there. */
type Standing = DecisionExplanation['decision']['outcome'] | 'proposed'

const groups: readonly { readonly standing: Standing; readonly heading: string }[] = [
  { standing: 'granted', heading: '按规则应当有' },
  { standing: 'proposed', heading: '可以向别的部门建议' },
  { standing: 'needs', heading: '还差一件事' },
  { standing: 'denied', heading: '现在不符合' },
]

function standingOf({ benefit, explained: { decision } }: Told): Standing {
  return decision.outcome === 'granted' && benefit.mode === 'propose-only' ? 'proposed' : decision.outcome
}

type Props = {
  readonly told: readonly Told[]
  /** Where the whole explanation of one benefit is; without it the card only says it. */
  readonly hrefOf?: (benefit: Benefit) => string
}

/** Every benefit, none left out, by where the person stands with it, each with the reason. */
export function StandingGroups({ told, hrefOf }: Props) {
  return groups.map(({ standing, heading }) => {
    const own = told.filter((each) => standingOf(each) === standing)
    if (own.length === 0) return null
    return (
      <section key={standing}>
        <h2>{heading}</h2>
        {own.map(({ benefit, explained: { decision, reasons, needs } }) => (
          <Card
            key={benefit.id}
            level={3}
            heading={benefit.name.zh}
            {...(hrefOf && { href: hrefOf(benefit) })}
          >
            {decision.outcome === 'granted' && <p>{grantWords(benefit, decision.amountFen)}</p>}
            {standing === 'proposed' && <p>给不给由{benefit.decidedBy.zh}决定。</p>}
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
    .map(({ standing, heading }) => ({
      heading,
      size: told.filter((each) => standingOf(each) === standing).length,
    }))
    .filter(({ size }) => size > 0)
    .map(({ heading, size }) => `${heading} ${size} 项`)
    .join('，')
}
