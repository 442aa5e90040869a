import type { Benefit } from '#core/benefits/benefit.ts'
import { type DecidedMonth, type ListKind, readMonth, readMonths } from '#core/benefits/month-queries.ts'
import type { BenefitSummary } from '#core/benefits/summarise-run.ts'
import { formatMoney } from '#kernel/money.ts'
import { formatMonth, formatMonthWords } from '#kernel/month.ts'
import type { Route } from '#platform/http.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button } from '#ui/page/button.tsx'
import { Disclosure } from '#ui/page/disclosure.tsx'
import { NoticeStrip } from '#ui/page/notice-strip.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { benefits } from '../catalogue.ts'
import { count } from '../terminal.ts'
import { changeKinds, isCounted, listKinds, listNames, sizeOf } from './change-words.ts'
import { formatInstant } from './format-instant.ts'
import { getBenefit } from './get-benefit.ts'
import { totalWords } from './outcome-words.ts'
import { Revised } from './revised.tsx'
import { shown, type Site } from './site.tsx'

/** What a month came to, what changed, and who has to look at what. */
export function monthPage(site: Site): Route {
  return shown(site, '/months/:month', async ({ params }, here) => {
    const asking = { ...here.asked, benefits }
    const decided = await readMonth(asking, params['month'])
    const { month, summary } = decided
    const months = summary.revision ? await readMonths(asking) : []
    return {
      part: '/months',
      shell: 'console',
      above: <BackLink href="/months" to="月度认定" />,
      answer: monthSentence(decided),
      body: (
        <>
          <p>{changeSentence(decided)}</p>
          <NoticeStrip tone="info">
            <p>
              停发、减少和暂缓都只是建议：由决定的部门具名决定、通知本人并说明理由之前，不生效。决定之后本人还可以提出异议。
            </p>
          </NoticeStrip>
          <DataTable
            id="benefits"
            caption="每一项的名单"
            rows={summary.benefits}
            keyOf={({ benefit }) => benefit}
            rowHeading={{ heading: '待遇', name: ({ benefit }) => getBenefit(benefit).name.zh }}
            columns={[
              ...listKinds.map((kind) => ({
                heading: listNames[kind],
                cell: (row: BenefitSummary) => <ListLink month={month} kind={kind} row={row} />,
                numeric: true,
              })),
              {
                heading: '金额',
                cell: ({ benefit, amountFen }) => totalWords(getBenefit(benefit), amountFen),
                numeric: true,
              },
              { heading: '状态', cell: ({ benefit }) => standingWords(getBenefit(benefit)) },
            ]}
          />
          <Revised decided={decided} months={months} />
          <h2>这些数从哪里来</h2>
          <SummaryList
            entries={[
              { label: '事实截至', value: formatInstant(decided.knownAt) },
              { label: '认定完成', value: formatInstant(decided.finishedAt) },
              { label: '与哪个月比', value: comparedWith(decided) },
              {
                label: '规则版本',
                value: <span className="number">{decided.ruleHash.slice(0, 12)}</span>,
                action: { label: '看规则', href: '/rules' },
              },
            ]}
          />
          <Disclosure label="怎样证明这个结果没有被改过">
            <p>
              当时用的规则和看到的事实都原样存着，各有指纹。任何时候都可以拿它们重算一遍，逐位比对：在服务器上运行{' '}
              <code>npm run yongzhu -- replay --month {formatMonth(month)}</code>
              。只动过规则、事实或结果中的一处，重算就不会通过；把它们连同指纹一起换掉，要靠数据库以外的存证才能发现，这里还没有。
            </p>
          </Disclosure>
          {here.actor.may('month.run') && (
            <form method="post" action="/months/run">
              <input type="hidden" name="month" value={formatMonth(month)} />
              <Actions>
                <Button weight="other" label="用最新的事实再认定这个月" />
              </Actions>
            </form>
          )}
        </>
      ),
    }
  })
}

/** `2026 年 11 月：1,204 人，512,300.00 元` */
export function monthSentence({ month, summary }: DecidedMonth): string {
  return `${formatMonthWords(month)}：${count(summary.people)} 人，${formatMoney(summary.totalFen)}`
}

/** How many lines of one kind there are over all benefits it is counted of. */
export function total(kind: ListKind, { summary }: DecidedMonth): number {
  return summary.benefits
    .filter(({ benefit }) => isCounted(kind, getBenefit(benefit)))
    .reduce((sum, each) => sum + sizeOf(kind, each), 0)
}

function changeSentence(decided: DecidedMonth): string {
  const parts = changeKinds.map((kind) => `${listNames[kind]} ${count(total(kind, decided))}`)
  const against =
    decided.comparedWith.length === 0 ? '没有更早的月份可比，全部算新增' : `比${lastMonth(decided)}`
  return `${against}：${parts.join('、')}（按待遇计，一个人有两项就算两次；凭残疾人证享受的不算）。`
}

function comparedWith(decided: DecidedMonth): string {
  if (decided.comparedWith.length === 0) return '没有更早的认定'
  const isRare = decided.summary.benefits.some(({ benefit }) => getBenefit(benefit).pays.every !== 'month')
  return isRare ? `${lastMonth(decided)}；按季、按年发的，与自己的上一次比` : lastMonth(decided)
}

function lastMonth({ month }: DecidedMonth): string {
  return formatMonthWords(month - 1)
}

/** Who has the last word on what stands in a list. */
function standingWords({ mode, decidedBy }: Benefit): string {
  if (mode === 'proof-only') return '凭残疾人证享受'
  return mode === 'propose-only' ? `向${decidedBy.zh}建议` : `待${decidedBy.zh}决定`
}

function ListLink({
  month,
  kind,
  row,
}: {
  readonly month: number
  readonly kind: ListKind
  readonly row: BenefitSummary
}) {
  const size = sizeOf(kind, row)
  if (size === 0) return '0'
  return (
    <a className="line-link" href={`/months/${formatMonth(month)}/${row.benefit}/${kind}`}>
      {count(size)}
      <span className="unseen">
        {' '}
        人，{getBenefit(row.benefit).name.zh}，{listNames[kind]}
      </span>
    </a>
  )
}
