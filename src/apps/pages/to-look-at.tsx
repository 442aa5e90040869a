import type { DecidedMonth, ListKind } from '#core/benefits/month-queries.ts'
import { formatMonth, formatMonthWords, monthOf } from '#kernel/month.ts'
import { epochDayOf } from '#kernel/plain-date.ts'
import { systemClock } from '#platform/clock.ts'
import { Actions, LinkButton } from '#ui/page/button.tsx'
import { Card, CardGrid } from '#ui/page/card.tsx'
import { benefits } from '../catalogue.ts'
import { count } from '../terminal.ts'
import { isCounted, listNames, sizeOf } from './change-words.ts'
import { countUnchecked, listFigures } from './figures.ts'
import { formatInstant } from './format-instant.ts'
import { getBenefit } from './get-benefit.ts'
import { total } from './month-page.tsx'

/** Below the figures of the latest month: the lists and numbers a person has to look at. */
export function ToLookAt({ decided, mayRun }: { readonly decided: DecidedMonth; readonly mayRun: boolean }) {
  const unchecked = countUnchecked(listFigures(benefits))
  const { month } = decided
  const isNextDue = month < monthOf(epochDayOf(systemClock.today()))
  return (
    <>
      <p>事实截至 {formatInstant(decided.knownAt)}。都是建议，由各部门决定。</p>
      <Actions>
        <LinkButton label={`看 ${formatMonthWords(month)}`} href={`/months/${formatMonth(month)}`} />
        {mayRun && isNextDue && <LinkButton weight="other" label="认定下一个月" href="/months/run" />}
      </Actions>
      <h2>要您看一眼的</h2>
      <CardGrid>
        <Lists decided={decided} kinds={['stop']} nothing="没有建议停发的人。" due />
        <Lists decided={decided} kinds={['held', 'unknown']} nothing="没有缺事实的人。" />
        <Card heading={`待核实的数：${unchecked} 个`} href="/rules">
          <p>
            {unchecked === 0 ? '全部核对过。' : '没有和官方文本核对过的标准和界线，用到它们的结果都标着。'}
          </p>
        </Card>
      </CardGrid>
    </>
  )
}

function Lists({
  decided,
  kinds,
  nothing,
  due = false,
}: {
  readonly decided: DecidedMonth
  readonly kinds: readonly ListKind[]
  readonly nothing: string
  readonly due?: boolean
}) {
  const size = kinds.reduce((sum, kind) => sum + total(kind, decided), 0)
  const lists = kinds.flatMap((kind) =>
    decided.summary.benefits
      .filter((row) => sizeOf(kind, row) > 0 && isCounted(kind, getBenefit(row.benefit)))
      .map((row) => ({ kind, row })),
  )
  return (
    <Card
      heading={`${kinds.map((kind) => listNames[kind]).join('和')}：${count(size)} 人`}
      due={due && size > 0}
    >
      {size === 0 && <p>{nothing}</p>}
      <ul className="plain-list">
        {lists.map(({ kind, row }) => (
          <li key={`${kind} ${row.benefit}`}>
            <a className="line-link" href={`/months/${formatMonth(decided.month)}/${row.benefit}/${kind}`}>
              {getBenefit(row.benefit).name.zh}，{listNames[kind]} {count(sizeOf(kind, row))} 人
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
