import { z } from 'zod'
import { formatMonth, formatMonthWords, parseMonth } from '#kernel/month.ts'
import { systemClock } from '#platform/clock.ts'
import type { Route } from '#platform/http.ts'
import type { JobStatus } from '#platform/jobs.ts'
import { platformProblem } from '#platform/problems.ts'
import { Progress } from '#ui/chart/progress.tsx'
import { Actions, LinkButton } from '#ui/page/button.tsx'
import { PhoneLink } from '#ui/page/phone-link.tsx'
import { runSteps } from '../run-steps.ts'
import { formatInstant } from './format-instant.ts'
import { shown, type Site, type SitePage } from './site.tsx'

const jobId = z.uuid()

/** How far a month has got. It does not refresh by itself; leaving it stops nothing. */
export function jobPage(site: Site): Route {
  return shown(site, '/jobs/:job', async ({ params, query, address }) => {
    const job = jobId.safeParse(params['job'])
    const month = parseMonth(String(query['month'] ?? ''))
    const status = job.success ? await site.queue.find(job.data) : undefined
    if (!status || month === undefined) throw platformProblem('not-found')
    const named = { words: formatMonthWords(month), href: `/months/${formatMonth(month)}` }
    return { part: '/months', shell: 'console', ...told(status, named, address) }
  })
}

type Named = { readonly words: string; readonly href: string }

function told(status: JobStatus, { words, href }: Named, address: string): Pick<SitePage, 'answer' | 'body'> {
  switch (status.state) {
    case 'done':
      return {
        answer: `${words}认定好了`,
        body: (
          <Actions>
            <LinkButton label={`看 ${words}的结果`} href={href} />
          </Actions>
        ),
      }
    case 'failed':
      return {
        answer: `${words}没有认定成功`,
        body: (
          <>
            <p>已经存下的部分不会丢。可以再认定一次；还不行，请打电话并报上编号 {status.failure}。</p>
            <Actions>
              <LinkButton label="再认定一次" href="/months/run" />
              <PhoneLink />
            </Actions>
          </>
        ),
      }
    case 'waiting':
    case 'running':
      return {
        answer: `正在认定 ${words}：${stepOf(status)}`,
        body: (
          <>
            {status.total ? (
              <Progress
                done={status.done}
                total={status.total}
                rate={stepOf(status)}
                timeLeft={safeToLeave}
                asOf={asOf()}
              />
            ) : (
              <p>
                {safeToLeave}。{asOf()}。
              </p>
            )}
            <Actions>
              <LinkButton label="刷新看进度" href={address} />
              <LinkButton weight="other" label="回到月份列表" href="/months" />
            </Actions>
          </>
        ),
      }
  }
}

const safeToLeave = '可以离开这一页，认定不会停'

function asOf(): string {
  return `截至 ${formatInstant(systemClock.now())}`
}

function stepOf({ state, message }: JobStatus): string {
  if (state === 'waiting') return '排队等候'
  return Object.entries(runSteps).find(([step]) => step === message)?.[1] ?? '准备'
}
