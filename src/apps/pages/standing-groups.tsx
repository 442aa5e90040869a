import type { Benefit } from '#core/benefits/benefit.ts'
import type { DecisionExplanation } from '#core/benefits/explain-decision.ts'
import { type Text, text } from '#kernel/text.ts'
import { Phrase, useReading } from '#ui/language.tsx'
import { Card } from '#ui/page/card.tsx'
import { Disclosure } from '#ui/page/disclosure.tsx'
import { grantText } from './outcome-words.ts'

type Told = { readonly benefit: Benefit; readonly explained: DecisionExplanation }

/** Where somebody stands with a benefit: what another authority may grant stands apart from what is there. */
type Standing = DecisionExplanation['decision']['outcome'] | 'proposed'

const groups: readonly { readonly standing: Standing; readonly heading: Text }[] = [
  { standing: 'granted', heading: text('按规则应当有', 'Entitled by the rules', '可以有') },
  { standing: 'proposed', heading: text('可以向别的部门建议', 'Can be proposed to others', '可以帮您提') },
  { standing: 'needs', heading: text('还差一件事', 'One thing missing') },
  { standing: 'denied', heading: text('现在不符合', 'Not met now', '现在没有') },
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
  const isEasy = useReading() === 'easy'
  return groups.map(({ standing, heading }) => {
    const own = told.filter((each) => standingOf(each) === standing)
    if (own.length === 0) return null
    const cards = own.map((each) => (
      <Standing key={each.benefit.id} told={each} standing={standing} href={hrefOf?.(each.benefit)} />
    ))
    if (isEasy && standing === 'denied')
      return (
        <Disclosure key={standing} label={text(`现在没有的 ${own.length} 项`, `${own.length} not met now`)}>
          {cards}
        </Disclosure>
      )
    return (
      <section key={standing}>
        <h2>
          <Phrase {...heading} />
        </h2>
        {cards}
      </section>
    )
  })
}

function Standing({
  told: {
    benefit,
    explained: { decision, reasons, needs },
  },
  standing,
  href,
}: {
  readonly told: Told
  readonly standing: Standing
  readonly href: string | undefined
}) {
  const { decidedBy, shownAt } = benefit
  return (
    <Card level={3} heading={benefit.name} href={href}>
      {decision.outcome === 'granted' && (
        <p>
          <Phrase {...grantText(benefit, decision.amountFen)} />
        </p>
      )}
      {standing === 'proposed' && (
        <p>
          <Phrase zh={`给不给由${decidedBy.zh}决定。`} en={`${decidedBy.en} decides.`} />
        </p>
      )}
      {standing === 'granted' && shownAt && (
        <p>
          <Phrase {...shownAt} />
        </p>
      )}
      {decision.outcome === 'denied' && reasons[0] && (
        <p>
          <Phrase {...reasons[0].text} />
        </p>
      )}
      {needs.map(({ fact, question }) => (
        <p key={fact}>
          <Phrase {...question} />
        </p>
      ))}
    </Card>
  )
}

/** `按规则应当有 2 项，还差一件事 1 项`: how many benefits are in each group. */
export function standingSentence(told: readonly Told[]): Text {
  const sizes = groups
    .map(({ standing, heading }) => ({
      heading,
      size: told.filter((each) => standingOf(each) === standing).length,
    }))
    .filter(({ size }) => size > 0)
  return {
    zh: sizes.map(({ heading: { zh }, size }) => `${zh} ${size} 项`).join('，'),
    en: sizes.map(({ heading: { en }, size }) => `${en}: ${size}`).join(', '),
    easy: sizes.map(({ heading: { zh, easy = zh }, size }) => `${easy} ${size} 项`).join('，'),
  }
}
