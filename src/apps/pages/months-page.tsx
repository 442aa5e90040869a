import { readMonths } from '#core/benefits/month-queries.ts'
import { formatMoney } from '#kernel/money.ts'
import { formatMonth, formatMonthWords } from '#kernel/month.ts'
import type { Route } from '#platform/http.ts'
import { Actions, LinkButton } from '#ui/page/button.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { benefits } from '../catalogue.ts'
import { count } from '../terminal.ts'
import { formatInstant } from './format-instant.ts'
import { shown, type Site } from './site.tsx'

/** Which months are decided, and what each came to. */
export function monthsPage(site: Site): Route {
  return shown(site, '/months', async (_, here) => {
    const months = await readMonths({ ...here.asked, benefits })
    const [latest] = months
    const mayRun = here.actor.may('month.run') !== undefined
    if (!latest)
      return {
        part: '/months',
        shell: 'console',
        answer: '还没有认定过任何月份',
        body: (
          <EmptyState what="认定一个月，就会算出谁应当有什么、为什么。" why="先要导入人员名单。">
            {mayRun && <RunAnother />}
          </EmptyState>
        ),
      }
    return {
      part: '/months',
      shell: 'console',
      answer: `认定过 ${months.length} 个月，最近是 ${formatMonthWords(latest.month)}`,
      body: (
        <>
          <DataTable
            id="months"
            caption="每个月以最后一次认定为准"
            rows={months}
            keyOf={({ run }) => run}
            rowHeading={{
              heading: '月份',
              name: ({ month }) => formatMonthWords(month),
              href: ({ month }) => `/months/${formatMonth(month)}`,
            }}
            columns={[
              { heading: '人数', cell: ({ summary }) => count(summary.people), numeric: true },
              { heading: '金额', cell: ({ summary }) => formatMoney(summary.totalFen), numeric: true },
              { heading: '事实截至', cell: ({ knownAt }) => formatInstant(knownAt) },
              { heading: '认定完成', cell: ({ finishedAt }) => formatInstant(finishedAt) },
            ]}
          />
          {mayRun && <RunAnother />}
        </>
      ),
    }
  })
}

function RunAnother() {
  return (
    <Actions>
      <LinkButton label="选一个月来认定" href="/months/run" />
    </Actions>
  )
}
