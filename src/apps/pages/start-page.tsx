import { listDecidedMonths } from '#core/benefits/month-queries.ts'
import { listBatches, listCompleteLists } from '#core/exchange/batch-queries.ts'
import type { Route } from '#platform/http.ts'
import { FirstRun } from './first-run.tsx'
import { monthSentence } from './month-page.tsx'
import { shown, type Site } from './site.tsx'
import { ToLookAt } from './to-look-at.tsx'

/** What is decided and what needs somebody to look; on an empty installation, what to do first. */
export function startPage(site: Site): Route {
  return shown(site, '/', async () => {
    const [latest] = await site.ask(listDecidedMonths, {})
    if (latest)
      return {
        part: '/',
        shell: 'console',
        answer: monthSentence(latest),
        body: <ToLookAt decided={latest} />,
      }

    const isImported = (await site.ask(listBatches, {})).length > 0
    const hasCompleteLists = (await site.ask(listCompleteLists, {})).length > 0
    return {
      part: '/',
      shell: 'console',
      answer: isImported ? '人员已经导入，可以认定第一个月了' : '这是一个新的系统，还没有任何人的资料',
      body: <FirstRun isImported={isImported} hasCompleteLists={hasCompleteLists} />,
    }
  })
}
