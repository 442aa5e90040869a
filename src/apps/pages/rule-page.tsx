import type { Benefit, ExclusionGroup } from '#core/benefits/benefit.ts'
import type { WorkedCase } from '#core/benefits/cases.ts'
import { findClause } from '#core/citations/plan-index.ts'
import { getFact } from '#core/facts/person.ts'
import { formatMonthWords, parseMonth } from '#kernel/month.ts'
import { formatDate } from '#kernel/plain-date.ts'
import type { Route } from '#platform/http.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Disclosure } from '#ui/page/disclosure.tsx'
import { PhoneLink } from '#ui/page/phone-link.tsx'
import { Tag } from '#ui/page/tag.tsx'
import { ArticleBlock } from '#ui/reason/article-block.tsx'
import { CitationLink, CitationList } from '#ui/reason/citation-list.tsx'
import { WorkedCases } from '#ui/reason/worked-cases.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { catalogue } from '../catalogue.ts'
import { citationShown, citationsOf, relyingOn } from './citations.ts'
import { type Condition, exclusionsOf, findCondition, requirementsOf } from '#core/benefits/conditions.ts'
import { listFigures } from './figures.ts'
import { getBenefit } from './get-benefit.ts'
import { grantWords } from './outcome-words.ts'
import { shown, type Site } from './site.tsx'

/** One rule as the public reads it: what it is, who gets it, how much, and what it rests on. */
export function rulePage(site: Site): Route {
  return shown(site, '/rules/:benefit', ({ params }) => {
    const benefit = getBenefit(params['benefit'])
    const worked = catalogue.benefits.find((each) => each.benefit === benefit)?.cases ?? []
    return {
      part: '/rules',
      above: <BackLink href="/rules" to="政策" />,
      answer: `${benefit.name.zh}：${benefit.summary.zh}`,
      title: benefit.name,
      body: (
        <>
          <p lang="en">
            {benefit.name.en}. {benefit.summary.en}
          </p>
          <Basics benefit={benefit} />
          <h2>要符合的条件</h2>
          <Conditions conditions={requirementsOf(benefit)} benefit={benefit} />
          <Exclusions benefit={benefit} />
          {benefit.parameters.length > 0 && (
            <>
              <h2>数是多少</h2>
              <Figures benefit={benefit} />
            </>
          )}
          <h2>例子</h2>
          <p>例子由人手工算好，程序每次改动都要重新算对。</p>
          <Disclosure label={`看 ${worked.length} 个例子`}>
            <WorkedCases
              id="cases"
              caption="每个例子的结果"
              cases={worked.map((each) => ({
                name: each.name,
                on: formatMonthWords(parseMonth(each.month) ?? 0),
                outcome: outcomeOf(benefit, each),
              }))}
            />
          </Disclosure>
          <h2>依据的规定</h2>
          {relyingOn(citationsOf(benefit), site.dataDir).map(({ anchor, ...article }) => (
            <ArticleBlock key={anchor} id={anchor} {...article} />
          ))}
          <h2>想问问自己行不行</h2>
          <p>
            <PhoneLink />
          </p>
        </>
      ),
    }
  })
}

function Basics({ benefit }: { readonly benefit: Benefit }) {
  const { decidedBy, paidBy, paidTo, shownAt, verifiedBy, fundedBy, pays, inForce, plan } = benefit
  const clause = findClause(plan)
  return (
    <SummaryList
      entries={[
        ...(shownAt
          ? [
              { label: '怎么出示', value: shownAt.zh },
              { label: '谁应当给', value: decidedBy.zh },
              { label: '证由谁发', value: verifiedBy.zh },
            ]
          : [
              { label: '谁决定', value: decidedBy.zh },
              { label: '谁发放', value: paidBy.zh },
              ...(paidTo ? [{ label: '钱付给谁', value: paidTo.zh }] : []),
              { label: '谁核实', value: verifiedBy.zh },
              { label: '谁出钱', value: fundedBy.zh },
              {
                label: '多久一次',
                value: pays.every === 'month' ? '每月' : `${periods[pays.every]}（${pays.in.join('、')} 月）`,
              },
            ]),
        { label: '从哪天起', value: formatDate(inForce.from) },
        {
          label: '规划条款',
          value: clause ? `${clause.title.zh}（${plan}）` : plan,
          action: { label: '看规划', href: '/plan' },
        },
      ]}
    />
  )
}

const periods = { quarter: '每季', year: '每年' } as const

function Conditions({
  conditions,
  benefit,
}: {
  readonly conditions: readonly Condition[]
  readonly benefit: Benefit
}) {
  if (conditions.length === 0) return null
  return (
    <ol className="reasons">
      {conditions.map(({ label, cites, ways }) => (
        <li key={label.zh}>
          <p className="sentence">{label.zh}</p>
          {ways.length > 0 && (
            <>
              <p>有下面一条就够：</p>
              <ul>
                {ways.map((way) => (
                  <li key={way.label.zh}>{way.label.zh}</li>
                ))}
              </ul>
            </>
          )}
          {cites.length > 0 && <CitationList citations={cites.map((cite) => citationShown(cite, benefit))} />}
        </li>
      ))}
    </ol>
  )
}

function Exclusions({ benefit }: { readonly benefit: Benefit }) {
  const exclusions = exclusionsOf(benefit)
  const groups = (benefit.groups ?? []).map(({ name, mode, cites }) => ({
    label: { zh: `${name.zh}（${modes[mode]}）`, en: name.en },
    cites: [cites],
    ways: [],
  }))
  return (
    <>
      {exclusions.length > 0 && <h2>还要没有这些情形</h2>}
      <Conditions conditions={exclusions} benefit={benefit} />
      {groups.length > 0 && <h2>和别的待遇碰到一起</h2>}
      <Conditions conditions={groups} benefit={benefit} />
    </>
  )
}

const modes: Readonly<Record<ExclusionGroup['mode'], string>> = {
  'take-higher': '两样都符合时领高的一样',
  deny: '有另一样就没有这一样',
  elect: '两样都符合时由本人选一样',
}

function Figures({ benefit }: { readonly benefit: Benefit }) {
  return (
    <DataTable
      id="figures"
      caption="各项标准和界线，按起始日期"
      rows={listFigures([benefit])}
      keyOf={({ id, from, key = '' }) => `${id} ${from} ${key}`}
      rowHeading={{ heading: '名称', name: ({ label }) => label.zh }}
      columns={[
        {
          heading: '数',
          cell: ({ shown: figure, checked }) => (
            <>
              {figure} {!checked && <Tag label="待核实" tone="warn" mark="attention" />}
            </>
          ),
        },
        { heading: '从哪天起', cell: ({ from }) => formatDate(from) },
        {
          heading: '依据',
          cell: ({ source }) => <CitationLink {...citationShown(source, benefit)} />,
        },
      ]}
    />
  )
}

function outcomeOf(benefit: Benefit, { then }: WorkedCase): string {
  switch (then.outcome) {
    case 'granted':
      return grantWords(benefit, then.amountFen)
    case 'denied':
      return `没有：看「${findCondition(benefit, then.reason)?.zh ?? then.reason}」这一条`
    case 'needs':
      return then.facts.length === 0
        ? '还不能确定：那时的标准没有取得'
        : `还不能确定，先问：${then.facts.map((fact) => getFact(fact).question.zh).join('；')}`
  }
}
