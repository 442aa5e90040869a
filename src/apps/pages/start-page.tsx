import { readBeginnings } from '#core/access/first-run.ts'
import { readLatestMonth } from '#core/benefits/month-queries.ts'
import type { Route } from '#platform/http.ts'
import { Actions, LinkButton } from '#ui/page/button.tsx'
import { Card, CardGrid } from '#ui/page/card.tsx'
import { benefits } from '../catalogue.ts'
import { FirstRun } from './first-run.tsx'
import { type Here, shown, type Site, type SitePage } from './site.tsx'
import { readWaiting, todayPage } from './today.tsx'

/** For an office, what is decided and needs somebody to look; on a new installation, what to do first; for others, the portal. */
export function startPage(site: Site): Route {
  return shown(site, '/', async (_, here) => {
    const begun = await here.ask(readBeginnings, {})
    if (!begun.colleagues || (here.actor.may('month.run') && !begun.decided)) return beginning(begun)
    return here.visit?.staffId === undefined ? portal(here) : office(here)
  })
}

async function office(here: Here): Promise<SitePage> {
  const latest = here.actor.may('month.read') ? await readLatestMonth({ ...here.asked, benefits }) : undefined
  return todayPage(here, await readWaiting(here), latest)
}

type Beginnings = { readonly colleagues: boolean; readonly imported: boolean; readonly complete: boolean }

function beginning({ colleagues, imported, complete }: Beginnings): SitePage {
  return {
    part: '/',
    shell: 'console',
    answer: imported ? '人员已经导入，可以认定第一个月了' : '这是一个新的系统，还没有任何人的资料',
    body: <FirstRun hasColleagues={colleagues} isImported={imported} hasCompleteLists={complete} />,
  }
}

function portal({ visit }: Here): SitePage {
  const isResident = visit?.personId !== undefined
  return {
    part: '/',
    answer: '残疾人的待遇，不用申请也算得出来',
    body: (
      <>
        <p>
          谁应当有什么、有多少、依据哪一条，按规则和各部门已有的记录算。算出来的都能问为什么，不对可以说。
        </p>
        <Actions>
          {isResident ? (
            <LinkButton label={{ zh: '看我的', en: 'See mine' }} href="/my" />
          ) : (
            <LinkButton label={{ zh: '登录看我的', en: 'Sign in to see mine' }} href="/sign-in" />
          )}
        </Actions>
        <CardGrid>
          <Card heading="算一算" href="/calculator">
            <p>回答几个问题，看能得到什么。不用登录，不会记下来。</p>
          </Card>
          <Card heading="政策" href="/rules">
            <p>每一项待遇给谁、给多少、依据什么，附算例。</p>
          </Card>
          <Card heading="公示" href="/publicity">
            <p>正在公示的名单，有异议找谁。</p>
          </Card>
          <Card heading="规划" href="/plan">
            <p>宁波“十四五”残疾人规划的每一条，做到了哪里。</p>
          </Card>
        </CardGrid>
      </>
    ),
  }
}
