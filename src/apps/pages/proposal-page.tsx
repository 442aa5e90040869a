import type { Benefit } from '#core/benefits/benefit.ts'
import { explainOne } from '#core/benefits/decision-queries.ts'
import { type Proposal, proposalOf } from '#core/benefits/proposal.ts'
import { formatMoney } from '#kernel/money.ts'
import { formatMonthWords } from '#kernel/month.ts'
import { formatDate } from '#kernel/plain-date.ts'
import { text } from '#kernel/text.ts'
import type { Route } from '#platform/http.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { PrintSheet } from '#ui/paper/print-sheet.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { benefits } from '../catalogue.ts'
import { relyingOn } from './citations.ts'
import { formatInstant } from './format-instant.ts'
import { getBenefit } from './get-benefit.ts'
import { grantText, outcomeSentence } from './outcome-words.ts'
import { regionName } from './region-name.ts'
import { type Here, shown, type Site } from './site.tsx'

/** What an official prints, signs and hands to the authority that decides; for everything that is only proposed. */
export function proposalPage(site: Site): Route {
  return shown(site, '/months/:month/:benefit/people/:person/proposal', async ({ params }, here) => {
    const { month = '', person = '' } = params
    const benefit = getBenefit(params['benefit'])
    const told = await explainOne(
      { ...here.asked, benefits },
      { personId: person, benefit: benefit.id, month },
    )
    const proposal = proposalOf(benefit, told)
    return {
      part: '/months',
      above: <BackLink href={`/months/${month}/${benefit.id}/people/${person}`} to="为什么" />,
      answer: outcomeSentence(benefit, told.month, told.decision),
      title: `建议书：${benefit.name.zh}，${formatMonthWords(told.month)}`,
      body: <Sheet benefit={benefit} proposal={proposal} here={here} />,
    }
  })
}

const signatures = [
  text('经办人、日期', 'Prepared by'),
  text('审核人、日期', 'Checked by'),
  text('接收人、日期', 'Received by'),
]

function Sheet({
  benefit,
  proposal: { to, amountFen, number, person, month, knownAt, ruleHash, reasons, arithmetic },
  here: { clock, dataDir },
}: {
  readonly benefit: Benefit
  readonly proposal: Proposal
  readonly here: Here
}) {
  const district = regionName(person.district)
  const today = formatDate(clock.today())
  const sources = relyingOn(
    [...reasons.flatMap(({ cites }) => cites), ...benefit.parameters.flatMap(sourcesOf)],
    dataDir,
  )
  return (
    <PrintSheet
      title={text(`${benefit.name.zh}建议书`, `Proposal: ${benefit.name.en}`)}
      issuer={text(`${district}残联`, 'the disability federation')}
      number={number}
      issuedOn={text(`打印日期：${today}`, `Printed on ${clock.today()}`)}
      signatures={signatures}
      verify={text(
        `这是建议，不是决定；给不给由${to.zh}决定。打 12385 报编号，可以核对。`,
        `A proposal and no decision: ${to.en} decides. Call 12385 with the number to check it.`,
      )}
    >
      <p>{to.zh}：现就下面这位居民提出建议，请按规定审核。</p>
      <SummaryList
        entries={[
          { label: '姓名', value: person.name },
          { label: '公民身份号码（经办人手写）', value: '＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿' },
          { label: '户籍', value: `${district}${regionName(person.township)}` },
          { label: '建议', value: benefit.name.zh },
          {
            label: '金额',
            value: amountFen === undefined ? grantText(benefit, 0).zh : formatMoney(amountFen),
          },
          { label: '月份', value: formatMonthWords(month) },
          { label: '事实截至', value: formatInstant(knownAt) },
          { label: '规则版本', value: <span className="number">{ruleHash.slice(0, 12)}</span> },
        ]}
      />
      <h3>理由</h3>
      <ol>
        {reasons.map(({ code, text: told }) => (
          <li key={code}>{told.zh}</li>
        ))}
      </ol>
      {arithmetic.length > 0 && (
        <>
          <h3>金额怎么算</h3>
          <ol>
            {arithmetic.map(({ text: told }) => (
              <li key={told.zh}>{told.zh}</li>
            ))}
          </ol>
        </>
      )}
      <h3>依据</h3>
      <ul>
        {sources.map(({ anchor, name, summary, checked }) => (
          <li key={anchor}>
            {name.zh}
            {checked ? '' : '（条文待核实）'}：{summary.zh}
          </li>
        ))}
      </ul>
    </PrintSheet>
  )
}

function sourcesOf({ values }: Benefit['parameters'][number]) {
  return values.map(({ source }) => source)
}
