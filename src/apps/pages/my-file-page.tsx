import { CONTESTED, keeperOf } from '#core/casework/contest-fact.ts'
import { listPersonTasks } from '#core/casework/task.ts'
import type { FactChange } from '#core/registry/changes-since.ts'
import type { DatedFact } from '#core/registry/dated-facts.ts'
import { householdTypes } from '#core/registry/household-types.ts'
import {
  type PersonFile,
  personTimeline,
  readPersonFile,
  type TimelinePage,
} from '#core/registry/person-file.ts'
import { type PresentFact, readPresentFacts } from '#core/registry/present-facts.ts'
import { formatPlainDate } from '#engine/format-value.ts'
import { type Text, text } from '#kernel/text.ts'
import type { Route } from '#platform/http.ts'
import { Phrase, StandardOnly } from '#ui/language.tsx'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, LinkButton } from '#ui/page/button.tsx'
import { Disclosure } from '#ui/page/disclosure.tsx'
import { NoticeStrip } from '#ui/page/notice-strip.tsx'
import { PhoneLink } from '#ui/page/phone-link.tsx'
import { UncheckedTag } from '#ui/page/tag.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { Timeline } from '#ui/record/timeline.tsx'
import { benefits, catalogue } from '../catalogue.ts'
import { eventDay, eventWords, sourceWords, statedWords, tableWords } from './event-words.ts'
import { instantWords } from './format-instant.ts'
import { mine } from './mine.ts'
import { regionName } from './region-name.ts'
import { type Here, shown, type Site, type SitePage } from './site.tsx'

const path = '/my/file'
const words = { benefits, notices: catalogue.notices }

/** 我的档案: everything that is recorded of one person, who says so and since when, and a way to say that it is wrong. */
export function myFilePages(site: Site): readonly Route[] {
  return [
    shown(site, path, async (_, here) => {
      const personId = mine(here)
      const file = await readPersonFile(here.asked, { personId })
      const tasks = here.actor.may('task.read') ? await here.ask(listPersonTasks, { personId }) : []
      const contested = tasks
        .filter(({ kind, state }) => kind === CONTESTED && state !== 'closed')
        .map(({ about }) => String(about['fact']))
      return filePage(here, file, await readPresentFacts(here.asked, file), new Set(contested))
    }),
    shown(site, `${path}/earlier`, async ({ query }, here) => {
      const before = { on: String(query['on'] ?? ''), key: String(query['key'] ?? '') }
      return earlierPage(await here.ask(personTimeline, { personId: mine(here), before }))
    }),
  ]
}

type Read = Awaited<ReturnType<typeof readPersonFile>>

function filePage(
  here: Here,
  file: Read,
  present: readonly PresentFact[],
  contested: ReadonlySet<string>,
): SitePage {
  const known = present.filter(({ standing }) => standing !== 'unknown').length
  const open = present.filter(({ standing }) => standing === 'unknown')
  const { personId } = file.identity
  const wrong = (fact: string, label: Text) =>
    here.actor.may('task.open')
      ? { label, href: `/people/${personId}/wrong/${fact}?back=${encodeURIComponent(path)}` }
      : undefined
  return {
    above: <BackLink href="/my" to={text('我的', 'Mine')} />,
    answer: text(
      open.length === 0
        ? `记着 ${known} 件事，都有人说得清`
        : `记着 ${known} 件事，还有 ${open.length} 件不知道`,
      open.length === 0
        ? `${known} facts are recorded, and none is missing`
        : `${known} facts are recorded; ${open.length} are not known`,
    ),
    title: text('我的档案', 'My file'),
    body: (
      <>
        <p>
          <Phrase
            zh="算待遇用的就是这些。哪一条不对，点它旁边的「不对」，十五天内答复您。"
            en="What you are entitled to is worked out from these. Where one is wrong, say so beside it: you are answered within fifteen days."
            easy="钱是照这些算的。哪一条不对，就点「不对」。"
          />
        </p>
        <Changes changes={file.changes} />
        <Groups {...{ file, present, contested, wrong }} />
        {open.length > 0 && (
          <>
            <h2>
              <Phrase zh="还不知道的" en="Not known yet" />
            </h2>
            <p>
              <Phrase
                zh="不知道就不算数，也不会当作没有。谁能说清，写在后面；您知道的，也可以自己说。"
                en="What is not known is never taken for no. Who can tell stands beside it; you may tell us yourself."
                easy="这些我们不知道。您知道，可以告诉我们。"
              />
            </p>
            <SummaryList
              entries={open.map(({ definition }) => ({
                label: definition.label,
                value: <WhoCanTell fact={definition.id} />,
                action: contested.has(definition.id)
                  ? undefined
                  : wrong(definition.id, text('我来说', 'I can tell')),
              }))}
            />
          </>
        )}
        <Household household={file.household} />
        <h2>
          <Phrase zh="和您有关的其他记录" en="Also on record" />
        </h2>
        <Elsewhere file={file} />
        <h2>
          <Phrase zh="发生过什么" en="What has happened" />
        </h2>
        <Events page={file.timeline} />
        <p>
          <PhoneLink />
        </p>
      </>
    ),
  }
}

type GroupsProps = {
  readonly file: Read
  readonly present: readonly PresentFact[]
  readonly contested: ReadonlySet<string>
  readonly wrong: (fact: string, label: Text) => { readonly label: Text; readonly href: string } | undefined
}

const isWrong = text('不对', 'This is wrong')

/** What is known, group by group; what is known not to be so stands folded away below. */
function Groups({ file, present, contested, wrong }: GroupsProps) {
  const byId = new Map(present.map((fact) => [fact.definition.id, fact]))
  const birth = byId.get('person.birthDate')
  return file.facts.map(({ id, name, facts }) => {
    const own = facts.flatMap((history) => {
      const fact = byId.get(history.fact)
      return fact ? [{ ...fact, values: history.values }] : []
    })
    const listed = id === 'identity' && birth ? [{ ...birth, values: [] }, ...own] : own.filter(isSaidOnce)
    const known = listed.filter(({ standing }) => standing === 'known')
    const none = listed.filter(({ standing }) => standing === 'none')
    if (known.length + none.length === 0) return null
    const entries = (of: typeof listed) =>
      of.map(({ definition, value, provenance, values }) => ({
        label: definition.label,
        value: <Value {...{ value, provenance, values, isContested: contested.has(definition.id) }} />,
        action: contested.has(definition.id) ? undefined : wrong(definition.id, isWrong),
      }))
    return (
      <section key={id}>
        <h2>
          <Phrase {...name} />
        </h2>
        {known.length > 0 && (
          <SummaryList entries={[...(id === 'identity' ? identityEntries(file) : []), ...entries(known)]} />
        )}
        {none.length > 0 && (
          <Disclosure label={text(`没有的 ${none.length} 项`, `${none.length} that do not apply`)}>
            <SummaryList entries={entries(none)} />
          </Disclosure>
        )}
      </section>
    )
  })
}

function identityEntries({ identity }: PersonFile) {
  const place = `${regionName(identity.district)}${regionName(identity.township)}`
  return [
    { label: text('姓名', 'Name'), value: <span translate="no">{identity.name}</span> },
    { label: text('档案在', 'The file is kept in'), value: place },
    {
      label: text('电话', 'Telephone'),
      value: identity.hasPhone ? (
        <Phrase zh="记了，这里不显示" en="Recorded; not shown here" />
      ) : (
        <Phrase zh="没有记" en="Not recorded" />
      ),
    },
  ]
}

/** Two facts that read alike, as a category and its only component do, are told once. */
function isSaidOnce<Fact extends PresentFact>(fact: Fact, at: number, all: readonly Fact[]): boolean {
  const words = ({ definition: { label }, value }: Fact) => `${label.zh}：${value.zh}`
  return all.findIndex((each) => words(each) === words(fact)) === at
}

type ValueProps = Pick<PresentFact, 'value' | 'provenance'> & {
  readonly values: readonly DatedFact[]
  readonly isContested: boolean
}

function Value({ value, provenance, values, isContested }: ValueProps) {
  const earlier = values.filter(({ until }) => until !== null)
  return (
    <>
      <Phrase {...value} />
      {provenance && (
        <StandardOnly>
          <span className="soft line">
            <Phrase {...vouched(provenance)} />
          </span>
        </StandardOnly>
      )}
      {isContested && (
        <span className="soft line">
          <Phrase zh="您说过不对，正在核对" en="You said this is wrong; it is being checked" />
        </span>
      )}
      {earlier.length > 0 && (
        <StandardOnly>
          <Disclosure label={text('以前的记录', 'Earlier records')}>
            <ul>
              {earlier.map((each) => (
                <li key={each.from}>
                  <Phrase {...earlierWords(each)} />
                </li>
              ))}
            </ul>
          </Disclosure>
        </StandardOnly>
      )}
    </>
  )
}

/** `全国残疾人证系统，2020年1月1日起` */
function vouched({ source, since, asOf }: NonNullable<PresentFact['provenance']>): Text {
  if (since !== undefined) {
    const day = formatPlainDate(since)
    return text(`${source.zh}，${day.zh}起`, `${source.en}, since ${day.en}`)
  }
  const day = asOf && formatPlainDate(asOf)
  return day ? text(`${source.zh}，截至${day.zh}`, `${source.en}, as of ${day.en}`) : source
}

function earlierWords({ value, from, until, source }: DatedFact): Text {
  const [begun, over] = [formatPlainDate(from), formatPlainDate(until ?? from)]
  const who = sourceWords(source)
  return text(
    `${begun.zh}到${over.zh}：${value.zh}（${who.zh}）`,
    `${begun.en} to ${over.en}: ${value.en} (${who.en})`,
  )
}

function WhoCanTell({ fact }: { readonly fact: string }) {
  const keeper = sourceWords(keeperOf(fact))
  return (
    <Phrase
      zh={`没有记录。${keeper.zh}能说清`}
      en={`No record. Who can tell: ${keeper.en}`}
      easy={`问${keeper.zh}`}
    />
  )
}

function Changes({ changes }: Pick<PersonFile, 'changes'>) {
  if (!changes || changes.facts.length + changes.events.length === 0) return null
  const since = instantWords(changes.since)
  const told = [...changes.facts.map(changeWords), ...changes.events.map((event) => eventWords(event, words))]
  return (
    <NoticeStrip tone="info">
      <h2>
        <Phrase
          zh={`您上次看过以后（${since.zh}），变了 ${told.length} 处`}
          en={`${told.length} changes since you last looked (${since.en})`}
        />
      </h2>
      <ul>
        {told.map((each, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two changes may read alike
          <li key={at}>
            <Phrase {...each} />
          </li>
        ))}
      </ul>
    </NoticeStrip>
  )
}

function changeWords({ kind, table, from, stated }: FactChange): Text {
  const what = statedWords(stated) ?? tableWords[table]
  const day = formatPlainDate(from)
  switch (kind) {
    case 'new':
      return text(`新记下：${what.zh}，${day.zh}起`, `New: ${what.en}, from ${day.en}`)
    case 'changed':
      return text(`改成了：${what.zh}，${day.zh}起`, `Changed to: ${what.en}, from ${day.en}`)
    case 'withdrawn':
      return text(`撤掉了：${what.zh}，${day.zh}起`, `Withdrawn: ${what.en}, from ${day.en}`)
  }
}

const belongs = {
  true: text('属于', 'yes'),
  false: text('不属于', 'no'),
  null: text('还不知道', 'not known yet'),
} as const

function Household({ household: { size, types } }: Pick<Read, 'household'>) {
  return (
    <>
      <h2>
        <Phrase zh="您的家庭" en="Your household" />
      </h2>
      <p>
        <Phrase
          {...(size === undefined
            ? text('户口本上有几个人，还不知道。', 'How many people the household has is not known.')
            : text(`户口本上记着 ${size} 个人。`, `The household is recorded with ${size} people.`))}
        />
      </p>
      <StandardOnly>
        <p>
          <Phrase
            zh="下面四类家庭可能有专门的服务。怎样算一类，是按规划的名称自己定的，还没有条文可以核对。"
            en="Four kinds of households may have services of their own. How each is defined is ours and still to be checked."
          />
          <UncheckedTag />
        </p>
        <SummaryList
          entries={householdTypes.map(({ id, name, definition }) => ({
            label: name,
            value: (
              <>
                <Phrase {...belongs[`${types[id]}`]} />
                <span className="soft line">
                  <Phrase {...definition} />
                </span>
              </>
            ),
          }))}
        />
      </StandardOnly>
    </>
  )
}

function Elsewhere({ file: { accounts, contact, mandates } }: { readonly file: PersonFile }) {
  const account = accounts.find(({ until }) => until === null)
  const standing = mandates.mandates.filter(({ standing: { stands } }) => stands).length
  const see = text('看', 'See')
  return (
    <SummaryList
      entries={[
        {
          label: text('钱打到哪里', 'Where money goes'),
          value: account ? (
            <Phrase
              zh={`${account.bank}，尾号 ${account.lastFour}`}
              en={`${account.bank}, ending ${account.lastFour}`}
            />
          ) : (
            <Phrase zh="没有记账户" en="No account is recorded" />
          ),
          action: { label: see, href: '/my/account' },
        },
        {
          label: text('怎么联系您', 'How you are reached'),
          value: contact ? (
            <Phrase zh="照您说过的" en="As you have said" />
          ) : (
            <Phrase zh="还没有问过您" en="You have not been asked" />
          ),
          action: { label: see, href: '/my/contact' },
        },
        {
          label: text('谁能替您办事', 'Who may act for you'),
          value: <Phrase zh={`${standing} 个`} en={`${standing}`} />,
          action: { label: see, href: '/my/delegates' },
        },
        {
          label: text('谁看过您的信息', 'Who looked at your file'),
          value: <Phrase zh="每一次都记着" en="Every look is kept" />,
          action: { label: see, href: '/my/looks' },
        },
      ]}
    />
  )
}

function Events({ page: { events, next } }: { readonly page: TimelinePage }) {
  if (events.length === 0)
    return (
      <p>
        <Phrase zh="还没有。" en="Nothing yet." />
      </p>
    )
  return (
    <>
      <Timeline
        steps={events.map((event) => ({
          state: 'done',
          what: eventWords(event, words),
          when: eventDay(event),
          who: 'source' in event ? sourceWords(event.source) : text('本系统', 'this system'),
        }))}
      />
      {next && (
        <Actions>
          <LinkButton
            weight="other"
            label={text('看更早的', 'Earlier')}
            href={`${path}/earlier?${new URLSearchParams({ on: next.on, key: next.key })}`}
          />
        </Actions>
      )}
    </>
  )
}

function earlierPage(page: TimelinePage): SitePage {
  const last = page.events[0] && eventDay(page.events[0])
  return {
    above: <BackLink href={path} to={text('我的档案', 'My file')} />,
    answer: last
      ? text(`${last.zh}和更早`, `${last.en} and earlier`)
      : text('没有更早的了', 'There is nothing earlier'),
    title: text('更早发生过什么', 'What happened earlier'),
    body: <Events page={page} />,
  }
}
