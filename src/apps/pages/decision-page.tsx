import type { Benefit } from '#core/benefits/benefit.ts'
import { type ExplainedDecision, explainOne } from '#core/benefits/decision-queries.ts'
import { formatMonth, formatMonthWords } from '#kernel/month.ts'
import type { Route } from '#platform/http.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, LinkButton } from '#ui/page/button.tsx'
import { Card } from '#ui/page/card.tsx'
import { IdentityBar } from '#ui/page/identity-bar.tsx'
import { NoticeStrip } from '#ui/page/notice-strip.tsx'
import { hotline, PhoneLink } from '#ui/page/phone-link.tsx'
import { ArticleBlock } from '#ui/reason/article-block.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { benefits } from '../catalogue.ts'
import { relyingOn } from './citations.ts'
import { Reasons } from './reasons.tsx'
import { formatInstant } from './format-instant.ts'
import { getBenefit } from './get-benefit.ts'
import { grantWords, outcomeSentence, stopsByDecision } from './outcome-words.ts'
import { regionName } from './region-name.ts'
import { type Here, shown, type Site } from './site.tsx'

/** Why one person is or is not granted one benefit in one month, and what can be done about it. */
export function decisionPage(site: Site): Route {
  return shown(site, '/months/:month/:benefit/people/:person', async (request, here) => {
    const { params } = request
    const { month = '', person = '' } = params
    const benefit = getBenefit(params['benefit'])
    const told = await explainOne(
      { ...here.asked, benefits },
      { personId: person, benefit: benefit.id, month },
    )
    const when = formatMonthWords(told.month)
    return {
      part: '/months',
      above: <BackLink href={`/months/${month}`} to={when} />,
      answer: outcomeSentence(benefit, told.month, told.decision),
      title: `为什么：${benefit.name.zh}，${when}`,
      body: <Explained benefit={benefit} told={told} here={here} back={request.address} />,
    }
  })
}

function Explained({
  benefit,
  told,
  here: { dataDir, actor },
  back,
}: {
  readonly benefit: Benefit
  readonly told: ExplainedDecision
  readonly here: Here
  readonly back: string
}) {
  const { person, reasons, arithmetic, needs, month } = told
  const articles = relyingOn(
    reasons.flatMap(({ cites }) => cites),
    dataDir,
  ).filter(({ checked }) => checked)
  const everything = `/months/${formatMonth(month)}/people/${person.personId}`
  return (
    <>
      <IdentityBar
        name={person.name}
        needs={[]}
        facts={[
          { label: '区（县、市）', value: regionName(person.district) },
          { label: '镇街', value: regionName(person.township) },
        ]}
      />
      <NoticeStrip tone={told.change?.standing === 'proposed' ? 'warn' : 'info'}>
        <p>
          {decidedWords(benefit)}
          {standing(benefit, told)}
        </p>
      </NoticeStrip>
      {needs.length > 0 && (
        <Card due heading="还要弄清">
          <ul>
            {needs.map(({ fact, question }) => (
              <li key={fact}>{question.zh}</li>
            ))}
          </ul>
          <p>查清后导入，再认定这个月，就会有结果。</p>
        </Card>
      )}
      <h2>为什么</h2>
      <Reasons
        reasons={reasons}
        benefit={benefit}
        disputeOf={
          actor.may('task.open')
            ? (fact) => `/people/${person.personId}/wrong/${fact}?back=${encodeURIComponent(back)}`
            : undefined
        }
      />
      {arithmetic.length > 0 && (
        <>
          <h2>金额怎么算</h2>
          <ol>
            {arithmetic.map(({ text }) => (
              <li key={text.zh}>{text.zh}</li>
            ))}
          </ol>
        </>
      )}
      {benefit.mode === 'propose-only' && told.decision.outcome === 'granted' && (
        <Actions>
          <LinkButton
            label={`打印给${benefit.decidedBy.zh}的建议书`}
            href={`/months/${formatMonth(month)}/${benefit.id}/people/${person.personId}/proposal`}
          />
        </Actions>
      )}
      <h2>{benefit.shownAt ? '怎么用' : '接下来谁来办'}</h2>
      <SummaryList entries={whoDoesWhat(benefit)} />
      <h2>不同意怎么办</h2>
      <p>
        哪件事记得不对，点它旁边的「不对」，十五天内有答复。不同意这个结果，请打电话 {hotline}
        ，说出姓名和月份。
      </p>
      <p>
        <PhoneLink />
      </p>
      {articles.length > 0 && <h2>依据的规定</h2>}
      {articles.map(({ anchor, ...article }) => (
        <ArticleBlock key={anchor} {...article} />
      ))}
      <h2>这个结果从哪里来</h2>
      <SummaryList
        entries={[
          { label: '事实截至', value: formatInstant(told.knownAt) },
          { label: '规则版本', value: <span className="number">{told.ruleHash.slice(0, 12)}</span> },
          {
            label: '这个人的全部待遇',
            value: formatMonthWords(month),
            action: { label: '看全部', href: everything },
          },
          {
            label: '完整的规则',
            value: benefit.name.zh,
            action: { label: '看规则', href: `/rules/${benefit.id}` },
          },
        ]}
      />
    </>
  )
}

function whoDoesWhat({ decidedBy, verifiedBy, paidBy, paidTo, shownAt }: Benefit) {
  if (shownAt)
    return [
      { label: '怎么出示', value: shownAt.zh },
      { label: '谁应当给', value: decidedBy.zh },
      { label: '证由谁发', value: verifiedBy.zh },
    ]
  return [
    { label: '决定', value: decidedBy.zh },
    { label: '核实', value: verifiedBy.zh },
    { label: '发放', value: paidBy.zh },
    ...(paidTo ? [{ label: '钱付给', value: paidTo.zh }] : []),
  ]
}

/** Whose word counts. */
function decidedWords({ mode, decidedBy }: Benefit): string {
  if (mode === 'proof-only')
    return '这是法规直接给的，不用申请，也不用谁决定。这里是按规则和已知事实算出来的。'
  return mode === 'propose-only'
    ? `这是按规则和已知事实算出来的，只是向${decidedBy.zh}建议；给不给由${decidedBy.zh}决定，不算本系统发的待遇。`
    : `这是按规则和已知事实算出来的，待${decidedBy.zh}决定。`
}

/** What is different from the payment before, and whether it takes effect by itself. */
function standing(benefit: Benefit, { change, decision }: ExplainedDecision): string {
  if (!change) return decision.outcome === 'granted' ? '与上次相同。' : ''
  const before = change.beforeFen === null ? '没有' : grantWords(benefit, change.beforeFen)
  const after = decision.outcome === 'granted' ? grantWords(benefit, decision.amountFen) : '没有'
  const moved = decision.outcome === 'needs' ? `上次${before}，这次算不出` : `上次${before}，这次${after}`
  return change.standing === 'proposed' && stopsByDecision(benefit)
    ? `${moved}。对本人不利，所以只是建议：有人具名决定之前，照上次执行。`
    : `${moved}。`
}
