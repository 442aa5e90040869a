import { listLooks } from '#core/audit/list-looks.ts'
import { explainPerson, type PersonMonth } from '#core/benefits/decision-queries.ts'
import { findLatestMonth } from '#core/benefits/month-queries.ts'
import { listPersonTasks, type TaskLine } from '#core/casework/task.ts'
import { listNotices, type ToldNotice } from '#core/notices/list-notices.ts'
import { formatMonth, formatMonthWords } from '#kernel/month.ts'
import { formatDate } from '#kernel/plain-date.ts'
import type { Route } from '#platform/http.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Card, CardGrid } from '#ui/page/card.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { PhoneLink } from '#ui/page/phone-link.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { benefits, catalogue } from '../catalogue.ts'
import { formatInstant } from './format-instant.ts'
import { mine } from './mine.ts'
import { type Here, shown, type Site, type SitePage } from './site.tsx'
import { StandingGroups, standingSentence } from './standing-groups.tsx'
import { stateWords, taskWords } from './task-words.ts'

const back = <BackLink href="/my" to="我的" />

/** What a resident, or whoever acts for one, comes for: is there something to do, what do I get, who looked. */
export function myPages(site: Site): readonly Route[] {
  return [
    shown(site, '/my', async (_, here) => {
      const personId = mine(here)
      return today(await monthOf(here, personId), {
        tasks: await here.ask(listPersonTasks, { personId }),
        told: await here.ask(listNotices(catalogue.notices), { personId }),
      })
    }),
    shown(site, '/my/benefits', async (_, here) => {
      const personId = mine(here)
      const told = await monthOf(here, personId)
      if (!told) return { above: back, answer: notDecided, body: <p>算好以后这里会写出每一项。</p> }
      const month = formatMonth(told.month)
      return {
        above: back,
        answer: standingSentence(told.benefits),
        title: '我能得到什么',
        body: (
          <>
            <p>
              {formatMonthWords(told.month)}
              ，按各部门的记录算，待各部门决定。点开每一项看为什么，记得不对的可以说。
            </p>
            <StandingGroups
              told={told.benefits}
              hrefOf={({ id }) => `/months/${month}/${id}/people/${personId}`}
            />
          </>
        ),
      }
    }),
    shown(site, '/my/messages', async (_, here) =>
      messages(await here.ask(listNotices(catalogue.notices), { personId: mine(here) })),
    ),
    shown(site, '/my/looks', async ({ query }, here) => {
      const before = query['before']
      const { looks, before: next } = await here.ask(listLooks, {
        personId: mine(here),
        ...(typeof before === 'string' && { before }),
      })
      const others = looks.filter(({ isOwn }) => !isOwn)
      return {
        above: back,
        answer:
          others.length === 0 ? '这里没有别人看过您的信息' : `最近别人看过或记过您的信息 ${others.length} 次`,
        title: '谁看过我的信息',
        body: (
          <>
            <p>每次查看和查找都记在这里，一分钟内看得到。觉得不该看的，请打电话问。</p>
            <p>
              <PhoneLink />
            </p>
            {looks.length > 0 && (
              <DataTable
                id="looks"
                caption="谁看过，为什么"
                rows={looks}
                keyOf={({ id }) => id}
                rowHeading={{ heading: '谁', name: ({ who }) => who.zh }}
                reason={{ heading: '为什么', cell: ({ why }) => why.zh }}
                columns={[
                  { heading: '做了什么', cell: ({ what }) => what.zh },
                  { heading: '什么时候', cell: ({ at }) => formatInstant(at) },
                ]}
              />
            )}
            {next !== undefined && (
              <p>
                <a className="line-link" href={`/my/looks?before=${next}`}>
                  看更早的
                </a>
              </p>
            )}
          </>
        ),
      }
    }),
  ]
}

const notDecided = '还没有算过您的待遇'

async function monthOf(here: Here, personId: number): Promise<PersonMonth | undefined> {
  const latest = await here.ask(findLatestMonth, {})
  if (latest === undefined) return undefined
  return explainPerson({ ...here.asked, benefits }, { personId, month: formatMonth(latest) })
}

type Own = { readonly tasks: readonly TaskLine[]; readonly told: readonly ToldNotice[] }

function today(month: PersonMonth | undefined, { tasks, told }: Own): SitePage {
  const open = tasks.filter(({ state }) => state !== 'closed')
  const unread = told.filter(({ isRead }) => !isRead).length
  return {
    part: '/',
    answer: unread > 0 ? `有 ${unread} 条消息您还没看` : '今天没有要您做的事',
    title: '我的',
    body: (
      <>
        <CardGrid>
          <Card heading="我能得到什么" href="/my/benefits">
            <p>{month ? standingSentence(month.benefits) : notDecided}</p>
          </Card>
          <Card heading="消息" href="/my/messages" due={unread > 0}>
            <p>{unread > 0 ? `${unread} 条没看` : `${told.length} 条，都看过了`}</p>
          </Card>
          <Card heading="我的档案" href="/my/file">
            <p>记着我的每一件事，谁记的，不对可以说。</p>
          </Card>
          <Card heading="谁看过我的信息" href="/my/looks">
            <p>每次查看和查找都记着，写明谁、为什么。</p>
          </Card>
        </CardGrid>
        {tasks.length > 0 && <h2>您提出的事</h2>}
        {[...open, ...tasks.filter((task) => !open.includes(task))].map((task) => (
          <Card
            key={task.taskId}
            level={3}
            heading={taskWords(task)}
            href={`/tasks/${task.personId}/${task.taskId}`}
          >
            <p>
              {stateWords[task.state].zh}
              {task.state === 'closed' ? '' : `，${formatDate(task.dueOn)}以前答复您`}
            </p>
          </Card>
        ))}
      </>
    ),
  }
}

function messages(told: readonly ToldNotice[]): SitePage {
  const unread = told.filter(({ isRead }) => !isRead).length
  return {
    above: back,
    answer: told.length === 0 ? '没有给您的消息' : `${told.length} 条消息，${unread} 条没看`,
    title: '消息',
    body:
      told.length === 0 ? (
        <EmptyState what="有消息会列在这里。" why="同一条消息也会按您选的方式发给您。" />
      ) : (
        told.map(({ noticeId, name, at, forms, number }) => (
          <Card key={noticeId} heading={name}>
            <p className="soft">
              {formatInstant(at)} · 编号 {number}
            </p>
            <p>{forms.sms.zh}</p>
          </Card>
        ))
      ),
  }
}
