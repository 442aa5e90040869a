import type { DecisionExplanation } from '#core/benefits/explain-decision.ts'
import { explainPerson, type PersonMonth } from '#core/benefits/decision-queries.ts'
import { formatMonth, formatMonthWords } from '#kernel/month.ts'
import type { Route } from '#platform/http.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Card } from '#ui/page/card.tsx'
import { IdentityBar } from '#ui/page/identity-bar.tsx'
import { PhoneLink } from '#ui/page/phone-link.tsx'
import { benefits } from '../catalogue.ts'
import { grantWords } from './outcome-words.ts'
import { regionName } from './region-name.ts'
import { shown, type Site } from './site.tsx'

/** Everything one person is, could be or is not entitled to in one month. */
export function personPage(site: Site): Route {
  return shown(site, '/months/:month/people/:person', async ({ params }, here) => {
    const { month = '', person: personId = '' } = params
    const told = await explainPerson({ ...here.asked, benefits }, { personId, month })
    const when = formatMonthWords(told.month)
    const { person } = told
    return {
      part: '/months',
      above: <BackLink href={`/months/${month}`} to={when} />,
      answer: answerOf(told),
      title: `一个人的全部待遇，${when}`,
      body: (
        <>
          <IdentityBar
            name={person.name}
            needs={[]}
            facts={[
              { label: '区（县、市）', value: regionName(person.district) },
              { label: '镇街', value: regionName(person.township) },
            ]}
          />
          {groups.map(({ outcome, heading }) => (
            <Group key={outcome} heading={heading} told={told} outcome={outcome} />
          ))}
          <p>都是按规则和已知事实算出来的，由各部门决定。有不对的，请打电话。</p>
          <p>
            <PhoneLink />
          </p>
        </>
      ),
    }
  })
}

type Outcome = DecisionExplanation['decision']['outcome']

const groups: readonly { readonly outcome: Outcome; readonly heading: string }[] = [
  { outcome: 'granted', heading: '按规则应当有' },
  { outcome: 'needs', heading: '还差一件事' },
  { outcome: 'denied', heading: '现在不符合' },
]

function Group({
  heading,
  told: { benefits: all, month, person },
  outcome,
}: {
  readonly heading: string
  readonly told: PersonMonth
  readonly outcome: Outcome
}) {
  const own = all.filter(({ explained }) => explained.decision.outcome === outcome)
  if (own.length === 0) return null
  return (
    <>
      <h2>{heading}</h2>
      {own.map(({ benefit, explained }) => (
        <Card
          key={benefit.id}
          level={3}
          heading={benefit.name.zh}
          href={`/months/${formatMonth(month)}/${benefit.id}/people/${person.personId}`}
        >
          {explained.decision.outcome === 'granted' && (
            <p>{grantWords(benefit, explained.decision.amountFen)}</p>
          )}
          {explained.decision.outcome === 'denied' && <p>{explained.reasons[0]?.text.zh}</p>}
          {explained.needs.map(({ fact, question }) => (
            <p key={fact}>{question.zh}</p>
          ))}
        </Card>
      ))}
    </>
  )
}

function answerOf({ benefits: all, month }: PersonMonth): string {
  const counted = groups
    .map(({ outcome, heading }) => ({
      heading,
      size: all.filter(({ explained }) => explained.decision.outcome === outcome).length,
    }))
    .filter(({ size }) => size > 0)
  return `${formatMonthWords(month)}：${counted.map(({ heading, size }) => `${heading} ${size} 项`).join('，')}`
}
