import { listOwnWards } from '#core/access/own-wards.ts'
import { listLooks, type Looks } from '#core/audit/list-looks.ts'
import type { PersonMonth } from '#core/benefits/decision-queries.ts'
import { listPersonTasks, type TaskLine } from '#core/casework/task.ts'
import { listNotices, type ToldNotice } from '#core/notices/list-notices.ts'
import { confirmRead } from '#core/notices/record-reach.ts'
import { isConfirmedOn, listAccounts } from '#core/registry/payment-accounts.ts'
import type { Ward } from '#core/registry/standing-mandates.ts'
import { formatNumber, formatPlainDate } from '#engine/format-value.ts'
import { formatMonth, formatMonthWords } from '#kernel/month.ts'
import { type Text, text } from '#kernel/text.ts'
import type { Route } from '#platform/http.ts'
import { Phrase, StandardOnly, useReading } from '#ui/language.tsx'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { Card, CardGrid } from '#ui/page/card.tsx'
import { Disclosure } from '#ui/page/disclosure.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { PhoneLink } from '#ui/page/phone-link.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { catalogue } from '../catalogue.ts'
import { instantWords } from './format-instant.ts'
import { mine } from './mine.ts'
import { monthOf, type OwnMoney, ownMoneyIn } from './my-month.ts'
import { type Here, sent, shown, type Site, type SitePage } from './site.tsx'
import { StandingGroups, standingSentence } from './standing-groups.tsx'
import { stateWords, taskWords } from './task-words.ts'

const back = <BackLink href="/my" to={text('我的', 'Mine')} />

/** What a resident, or whoever acts for one, comes for: is there something to do, what do I get, who looked. */
export function myPages(site: Site): readonly Route[] {
  return [
    shown(site, '/my', async (_, here) => today(await readOwn(here, mine(here)))),
    shown(site, '/my/benefits', async (_, here) => {
      const personId = mine(here)
      const told = await monthOf(here, personId)
      const mayTell = here.actor.may('task.open') !== undefined
      return told
        ? benefitsPage(told, personId, mayTell)
        : { above: back, answer: notDecided, body: <NotDecided /> }
    }),
    shown(site, '/my/messages', async (_, here) =>
      messagesPage(await here.ask(listNotices(catalogue.notices), { personId: mine(here) })),
    ),
    sent(site, '/my/messages/read', async ({ form: { person, notice } }, here) => {
      await here.ask(confirmRead, { personId: person, noticeId: notice })
      return { redirect: '/my/messages' }
    }),
    shown(site, '/my/looks', async ({ query }, here) => {
      const before = query['before']
      return looksPage(
        await here.ask(listLooks, {
          personId: mine(here),
          ...(typeof before === 'string' && { before }),
        }),
      )
    }),
  ]
}

const notDecided = text('还没有算过您的待遇', 'Nothing has been worked out for you yet')

function NotDecided() {
  return (
    <p>
      <Phrase zh="算好以后这里会写出每一项。" en="Once it is, every benefit stands here." />
    </p>
  )
}

/** What the first page says; what a mandate does not cover is left out. */
type Own = {
  readonly month: PersonMonth | undefined
  readonly money: readonly OwnMoney[]
  readonly asksForAccount: boolean
  readonly tasks: readonly TaskLine[]
  readonly told: readonly ToldNotice[]
  readonly wards: readonly Ward[]
  readonly isActing: boolean
}

async function readOwn(here: Here, personId: number): Promise<Own> {
  const may = (permission: string) => here.actor.may(permission) !== undefined
  const month = may('decision.explain') ? await monthOf(here, personId) : undefined
  const money = ownMoneyIn(month)
  const own = may('account.read') ? await here.ask(listAccounts, { personId }) : undefined
  const wards = await here.ask(listOwnWards, {})
  return {
    month,
    money,
    asksForAccount:
      money.length > 0 && own?.accounts.every((each) => !isConfirmedOn(each, here.clock.today())) === true,
    tasks: may('task.read') ? await here.ask(listPersonTasks, { personId }) : [],
    told: may('notice.read') ? await here.ask(listNotices(catalogue.notices), { personId }) : [],
    wards,
    isActing: here.visit?.actingFor !== undefined,
  }
}

function today(own: Own): SitePage {
  const unread = own.told.filter(({ isRead }) => !isRead).length
  const due = Number(own.asksForAccount) + Number(unread > 0)
  return {
    part: '/',
    answer:
      due === 0
        ? text('今天没有要您做的事', 'There is nothing for you to do today', '今天没有事')
        : text(`今天有 ${due} 件事请您看看`, `${due} to look at today`, `今天有 ${due} 件事`),
    title: text('我的', 'Mine'),
    body: (
      <>
        {own.asksForAccount && <AccountCard money={own.money} />}
        <CardGrid>
          <Card heading={text('我能得到什么', 'What I can get', '我能领什么')} href="/my/benefits">
            <p>
              <Phrase {...(own.month ? standingSentence(own.month.benefits) : notDecided)} />
            </p>
          </Card>
          <Card heading={text('消息', 'Messages')} href="/my/messages" due={unread > 0}>
            <p>
              <Phrase
                {...(unread > 0
                  ? text(`${unread} 条没看`, `${unread} not read`)
                  : own.told.length > 0
                    ? text(`${own.told.length} 条，都看过了`, `${own.told.length}, all read`)
                    : text('现在没有', 'None now'))}
              />
            </p>
          </Card>
        </CardGrid>
        <OwnTasks tasks={own.tasks} />
        <Further {...own} />
      </>
    ),
  }
}

function AccountCard({ money }: Pick<Own, 'money'>) {
  const [first, ...more] = money
  if (!first) return null
  const amount = formatNumber(first.amountFen, 'fen')
  const { name } = first.benefit
  return (
    <Card due heading={text('钱打到哪里？', 'Where should the money go?')}>
      <p>
        <Phrase
          zh={`按规则应当有${name.zh} ${amount.zh}${more.length > 0 ? `，还有别的 ${more.length} 项` : ''}。不用申请，只要说打到哪个账户。`}
          en={`By the rules you are entitled to: ${name.en}, ${amount.en}${more.length > 0 ? `, and ${more.length} more` : ''}. You need not apply; only say which account.`}
          easy="有钱要给您。请说打到哪里。"
        />
      </p>
      <Actions>
        <LinkButton label={text('说打到哪里', 'Say where')} href="/my/account" />
      </Actions>
    </Card>
  )
}

function OwnTasks({ tasks }: Pick<Own, 'tasks'>) {
  if (tasks.length === 0) return null
  const open = tasks.filter(({ state }) => state !== 'closed')
  return (
    <>
      <h2>
        <Phrase zh="您提出的事" en="What you raised" />
      </h2>
      {[...open, ...tasks.filter((task) => !open.includes(task))].map((task) => {
        const day = formatPlainDate(task.dueOn)
        const state = stateWords[task.state]
        return (
          <Card
            key={task.taskId}
            level={3}
            heading={taskWords(task)}
            href={`/tasks/${task.personId}/${task.taskId}`}
          >
            <p>
              <Phrase
                {...(task.state === 'closed'
                  ? state
                  : text(`${state.zh}，${day.zh}以前答复您`, `${state.en}; you are answered by ${day.en}`))}
              />
            </p>
          </Card>
        )
      })}
    </>
  )
}

/** Everything else there is; in easy reading folded away, so that no more than three things lie open. */
function Further({ wards, isActing }: Own) {
  const links = (
    <CardGrid>
      <OwnPage
        href="/my/file"
        heading={text('我的档案', 'My file')}
        what={text(
          '记着您的每一件事，谁记的，不对可以说。',
          'Every fact on record, who says so, and a way to say that it is wrong.',
        )}
      />
      {(wards.length > 0 || isActing) && (
        <OwnPage
          href="/my/wards"
          heading={text('替谁办', 'For whom I act')}
          what={text(`您可以替 ${wards.length} 个人办事。`, `You may act for ${wards.length}.`)}
        />
      )}
      <OwnPage
        href="/my/delegates"
        heading={text('谁能替我办', 'Who may act for me')}
        what={text('谁能替您办事、能办什么；不想了可以停。', 'Who, in what, and how to end it.')}
      />
      <OwnPage
        href="/my/contact"
        heading={text('怎么联系我', 'How I am reached')}
        what={text(
          '大字、发文字不打电话、手语、别打扰的时间。',
          'Large type, text instead of calls, sign language, quiet hours.',
        )}
      />
      <OwnPage
        href="/my/looks"
        heading={text('谁看过我的信息', 'Who looked at my file')}
        what={text('每次查看和查找都记着，写明谁、为什么。', 'Every look and search is kept: who, and why.')}
      />
    </CardGrid>
  )
  return useReading() === 'easy' ? (
    <Disclosure label={text('别的', 'More')}>{links}</Disclosure>
  ) : (
    <>
      <h2>
        <Phrase zh="我的其他页面" en="My other pages" />
      </h2>
      {links}
    </>
  )
}

function OwnPage({
  href,
  heading,
  what,
}: {
  readonly href: string
  readonly heading: Text
  readonly what: Text
}) {
  return (
    <Card level={3} heading={heading} href={href}>
      <StandardOnly>
        <p>
          <Phrase {...what} />
        </p>
      </StandardOnly>
    </Card>
  )
}

function benefitsPage(told: PersonMonth, personId: number, mayTell: boolean): SitePage {
  const isWaiting = told.benefits.some(({ explained }) => explained.decision.outcome === 'needs')
  const month = formatMonth(told.month)
  return {
    above: back,
    answer: standingSentence(told.benefits),
    title: text('我能得到什么', 'What I can get'),
    body: (
      <>
        <p>
          <Phrase
            zh={`${formatMonthWords(told.month)}，按各部门的记录算，待各部门决定。点开每一项看为什么，记得不对的可以说。`}
            en={`${month}: worked out from the records of the authorities, who decide. Open each to see why, and say where a record is wrong.`}
            easy="点开看为什么。不对可以说。"
          />
        </p>
        {isWaiting && mayTell && (
          <Actions>
            <LinkButton label={text('回答还差的问题', 'Answer what is missing')} href="/my/answers" />
          </Actions>
        )}
        <StandingGroups
          told={told.benefits}
          hrefOf={({ id }) => `/months/${month}/${id}/people/${personId}`}
        />
      </>
    ),
  }
}

function messagesPage(told: readonly ToldNotice[]): SitePage {
  const unread = told.filter(({ isRead }) => !isRead).length
  return {
    above: back,
    answer:
      told.length === 0
        ? text('没有给您的消息', 'There are no messages for you')
        : text(`${told.length} 条消息，${unread} 条没看`, `${told.length} messages, ${unread} not read`),
    title: text('消息', 'Messages'),
    body:
      told.length === 0 ? (
        <EmptyState
          what={text('有消息会列在这里。', 'Messages will stand here.')}
          why={text('同一条消息也会按您选的方式发给您。', 'Each is also sent to you in the way you chose.')}
        />
      ) : (
        told.map((notice) => <Message key={notice.noticeId} notice={notice} />)
      ),
  }
}

function Message({ notice }: { readonly notice: ToldNotice }) {
  const { noticeId, personId, name, at, forms, number, isRead } = notice
  const isEasy = useReading() === 'easy'
  const when = instantWords(at)
  return (
    <Card heading={name} due={!isRead}>
      <p className="soft">
        <Phrase zh={`${when.zh} · 编号 ${number}`} en={`${when.en} · number ${number}`} />
      </p>
      {isEasy ? (
        forms.easy.map((line) => (
          <p key={line.zh}>
            <Phrase {...line} />
          </p>
        ))
      ) : (
        <p>
          <Phrase {...forms.sms} />
        </p>
      )}
      {!isRead && (
        <form method="post" action="/my/messages/read">
          <input type="hidden" name="notice" value={noticeId} />
          <input type="hidden" name="person" value={personId} />
          <Actions>
            <Button weight="other" label={text('我看过了', 'I have read it')} about={number} />
          </Actions>
        </form>
      )}
    </Card>
  )
}

function looksPage({ looks, before: next }: Looks): SitePage {
  const others = looks.filter(({ isOwn }) => !isOwn)
  return {
    above: back,
    answer:
      others.length === 0
        ? text('这里没有别人看过您的信息', 'Nobody else has looked at your file')
        : text(
            `最近别人看过或记过您的信息 ${others.length} 次`,
            `Others looked at or wrote in your file ${others.length} times lately`,
          ),
    title: text('谁看过我的信息', 'Who looked at my file'),
    body: (
      <>
        <p>
          <Phrase
            zh="每次查看和查找都记在这里，一分钟内看得到。觉得不该看的，请打电话问。"
            en="Every look and search stands here within a minute. Call if somebody should not have looked."
            easy="谁看过您的信息，都写在这里。不对请打电话。"
          />
        </p>
        <p>
          <PhoneLink />
        </p>
        {looks.length > 0 && (
          <DataTable
            id="looks"
            caption={text('谁看过，为什么', 'Who looked, and why')}
            rows={looks}
            keyOf={({ id }) => id}
            rowHeading={{ heading: text('谁', 'Who'), name: ({ who }) => who }}
            reason={{ heading: text('为什么', 'Why'), cell: ({ why }) => <Phrase {...why} /> }}
            columns={[
              { heading: text('做了什么', 'What'), cell: ({ what }) => <Phrase {...what} /> },
              { heading: text('什么时候', 'When'), cell: ({ at }) => <Phrase {...instantWords(at)} /> },
            ]}
          />
        )}
        {next !== undefined && (
          <p>
            <a className="line-link" href={`/my/looks?before=${next}`}>
              <Phrase zh="看更早的" en="Earlier" />
            </a>
          </p>
        )}
      </>
    ),
  }
}
