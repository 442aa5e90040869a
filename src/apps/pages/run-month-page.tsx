import { startMonth } from '#core/benefits/month-job.ts'
import { listDecidedMonths } from '#core/benefits/month-queries.ts'
import { formatMonth, monthOf, parseMonth } from '#kernel/month.ts'
import { epochDayOf } from '#kernel/plain-date.ts'
import { systemClock } from '#platform/clock.ts'
import type { Route } from '#platform/http.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button } from '#ui/page/button.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { benefits } from '../catalogue.ts'
import { framed, sent, shown, type Site, type SitePage } from './site.tsx'

const path = '/months/run'
const question = '要认定哪个月？'
const notAMonth = '请写成 2026-11 这样：四位年份、短横线、两位月份'

/** Asks which month is to be decided, and has it decided in the background. */
export function runMonthPages(site: Site): readonly Route[] {
  return [
    shown(site, path, async (_, here) => {
      const [latest] = await here.ask(listDecidedMonths, {})
      return questionPage(formatMonth(latest ? latest.month + 1 : monthOf(epochDayOf(systemClock.today()))))
    }),
    sent(site, path, async (request, here) => {
      const written = String(request.form['month'] ?? '').trim()
      const month = parseMonth(written)
      if (month === undefined)
        return framed(here, request, { ...questionPage(written, notAMonth), status: 422 })
      const { jobId } = await here.ask(startMonth(site.queue, benefits), { month: formatMonth(month) })
      return { redirect: `/jobs/${jobId}?month=${formatMonth(month)}` }
    }),
  ]
}

function questionPage(value: string, error?: string): SitePage {
  return {
    answer: question,
    answerInBody: true,
    above: <BackLink href="/months" to="月度认定" />,
    problems: error === undefined ? [] : [{ field: 'month', message: error }],
    body: (
      <form method="post" action={path} noValidate>
        <TextQuestion
          name="month"
          question={question}
          why="写成 2026-11。结果会和上一次发放的月份比较；认定过的月份可以再认定，事实没变，结果就不变。"
          value={value}
          error={error}
          isPageHeading
        />
        <Actions>
          <Button label="开始认定" />
        </Actions>
      </form>
    ),
  }
}
