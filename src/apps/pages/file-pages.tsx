import { stateWork } from '#core/access/stated-work.ts'
import { recordRequest } from '#core/casework/request.ts'
import { listPersonTasks, type TaskLine } from '#core/casework/task.ts'
import type { FactChange } from '#core/registry/changes-since.ts'
import { channels } from '#core/registry/contact-preference.ts'
import { householdTypes } from '#core/registry/household-types.ts'
import { type PersonFile, readPersonFile } from '#core/registry/person-file.ts'
import { type PresentFact, readPresentFacts } from '#core/registry/present-facts.ts'
import { formatDate } from '#kernel/plain-date.ts'
import { formatMonthWords, parseMonth } from '#kernel/month.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { IdentityBar } from '#ui/page/identity-bar.tsx'
import { NoticeStrip } from '#ui/page/notice-strip.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { Timeline } from '#ui/record/timeline.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { benefits, catalogue } from '../catalogue.ts'
import { eventDay, eventWords, sourceWords, statedWords, tableWords } from './event-words.ts'
import { formRoute, type Refused, typedIn } from './form-route.ts'
import { formatInstant } from './format-instant.ts'
import { getBenefit } from './get-benefit.ts'
import { grantWords } from './outcome-words.ts'
import { regionName } from './region-name.ts'
import { addressWithin, type Here, sent, shown, type Site, type SitePage } from './site.tsx'
import { stateWords, taskWords } from './task-words.ts'

const path = '/people/:person'
const words = { benefits, notices: catalogue.notices }

type Read = Awaited<ReturnType<typeof readPersonFile>>

/** 一人一档: everything of one person a colleague may see, and what can be done about it. */
export function filePages(site: Site): readonly Route[] {
  return [
    shown(site, path, (request, here) => filePage(request, here)),
    shown(site, `${path}/request`, ({ params }) => requestPage(params['person'] ?? '')),
    sent(site, `${path}/reveal`, async ({ params: { person }, form: { back } }, here) => {
      await here.ask(stateWork, { personId: person })
      return { redirect: back === undefined ? `/people/${person}` : addressWithin(back) }
    }),
    formRoute(
      site,
      `${path}/request`,
      async ({ params: { person }, form }, here) => {
        await here.ask(recordRequest, { personId: person, said: form['said'], dueOn: form['dueOn'] })
        return { redirect: `/people/${person}` }
      },
      ({ params, form }, _, { code, text }) =>
        requestPage(params['person'] ?? '', {
          form,
          error: code === 'invalid-input' ? '请写清什么事，期限写成 2026-12-10' : text.zh,
        }),
    ),
  ]
}

async function filePage({ params: { person = '' } }: PageRequest, here: Here): Promise<SitePage> {
  const file = await readPersonFile(here.asked, { personId: person })
  const present = await readPresentFacts(here.asked, file)
  const tasks = here.actor.may('task.read') ? await here.ask(listPersonTasks, { personId: person }) : []
  const open = tasks.filter(({ state }) => state !== 'closed').length
  const { identity, household, timeline } = file
  return {
    part: '/people',
    shell: 'console',
    above: <BackLink href="/people" to="名册" />,
    answer: open === 0 ? '这个人现在没有在办的事' : `这个人有 ${open} 件事在办`,
    title: '一人一档',
    body: (
      <>
        <IdentityBar
          name={identity.name}
          needs={needsOf(file)}
          facts={[
            { label: '区（县、市）', value: regionName(identity.district) },
            { label: '镇街', value: `${regionName(identity.township)}${identity.village ?? ''}` },
            { label: '在册', value: identity.onRoll ? '在册' : '不在册' },
          ]}
        />
        <Changes changes={file.changes} />
        <h2>在办和办过的事</h2>
        <Tasks tasks={tasks} />
        {here.actor.may('task.record') && (
          <Actions>
            <LinkButton weight="other" label="登记一件事" href={`/people/${identity.personId}/request`} />
            {here.actor.may('on-site') && (
              <LinkButton
                weight="other"
                label="本人在身边，帮他登录"
                href={`/on-site/${identity.personId}`}
              />
            )}
          </Actions>
        )}
        <h2>待遇</h2>
        <Benefits file={file} />
        <h2>记录</h2>
        {file.secrets === 'full' ? (
          <Facts file={file} present={present} />
        ) : (
          <Withheld file={file} mayReveal={here.actor.may('person.reveal') !== undefined} />
        )}
        <h2>家里</h2>
        <Household household={household} />
        <h2>联系和账户</h2>
        <Reaching file={file} />
        <Actions>
          {here.actor.may('mandate.read') && (
            <LinkButton weight="other" label="谁可以替他办" href={`/people/${identity.personId}/mandates`} />
          )}
          {here.actor.may('account.read') && (
            <LinkButton weight="other" label="钱打到哪里" href={`/people/${identity.personId}/accounts`} />
          )}
        </Actions>
        <Merged identity={identity} mayPart={here.actor.may('person.merge') !== undefined} />
        <h2>经过</h2>
        {timeline.events.length === 0 ? (
          <p>还没有。</p>
        ) : (
          <Timeline
            steps={timeline.events.map((event) => ({
              state: 'done',
              what: eventWords(event, words),
              when: eventDay(event),
              who: 'source' in event ? sourceWords(event.source) : '本系统',
            }))}
          />
        )}
        <p>您打开这一页，本人看得到是哪个单位、什么岗位、为什么。</p>
      </>
    ),
  }
}

/** What helps to meet this person well; never a category, a level or a diagnosis. */
function needsOf({ contact }: PersonFile): string[] {
  if (!contact) return []
  return [
    ...(contact.textOnly ? ['发文字，不打电话'] : []),
    ...(contact.signLanguage ? ['用手语'] : []),
    ...(contact.largeType ? ['用大字'] : []),
  ]
}

function Tasks({ tasks }: { readonly tasks: readonly TaskLine[] }) {
  if (tasks.length === 0) return <p>没有。</p>
  return (
    <DataTable
      id="tasks"
      caption="在办和办过的事"
      rows={tasks}
      keyOf={({ taskId }) => taskId}
      rowHeading={{
        heading: '什么事',
        name: (task) => taskWords(task).zh,
        href: ({ personId, taskId }) => `/tasks/${personId}/${taskId}`,
      }}
      columns={[
        { heading: '到哪一步', cell: ({ state }) => stateWords[state].zh },
        { heading: '最晚哪天', cell: ({ dueOn }) => formatDate(dueOn) },
      ]}
    />
  )
}

function requestPage(personId: string, refused?: Refused): SitePage {
  const typed = typedIn(refused?.form)
  return {
    answer: '登记一件事',
    above: <BackLink href={`/people/${personId}`} to="一人一档" />,
    problems: refused ? [{ field: 'said', message: refused.error }] : [],
    body: (
      <form method="post" action={`/people/${personId}/request`} noValidate>
        <TextQuestion
          name="said"
          question="什么事"
          why="来电、来访或者上门时提出的。由镇街残联接手，本人看得到办到哪里。"
          value={typed('said')}
          error={refused?.error}
          long
        />
        <TextQuestion
          name="dueOn"
          question="最晚哪天办好"
          why="和本人说好的日子，写成 2026-12-10。"
          value={typed('dueOn')}
        />
        <Actions>
          <Button label="登记" />
        </Actions>
      </form>
    ),
  }
}

function Benefits({ file: { benefits: decided, secrets } }: { readonly file: PersonFile }) {
  if (secrets === 'hidden') return <p>您的岗位不看待遇。</p>
  if (!decided) return <p>还没有认定过。</p>
  const month = parseMonth(decided.month)
  if (decided.lines.length === 0)
    return <p>{month === undefined ? decided.month : formatMonthWords(month)}没有一项符合。</p>
  return (
    <DataTable
      id="benefits"
      caption={`${month === undefined ? decided.month : formatMonthWords(month)}的结果，都是建议，由各部门决定`}
      rows={decided.lines}
      keyOf={({ benefit, file }) => `${benefit} ${file}`}
      rowHeading={{
        heading: '待遇',
        name: ({ benefit }) => getBenefit(benefit).name.zh,
        href: ({ benefit, file }) => `/months/${decided.month}/${benefit}/people/${file}`,
      }}
      columns={[
        {
          heading: '结果',
          cell: ({ benefit, amountFen }) =>
            amountFen === null ? '还算不出' : grantWords(getBenefit(benefit), amountFen),
        },
      ]}
    />
  )
}

function Facts({ file, present }: { readonly file: Read; readonly present: readonly PresentFact[] }) {
  const byId = new Map(present.map((fact) => [fact.definition.id, fact]))
  return file.facts.map(({ id, name, facts }) => {
    const known = facts.flatMap(({ fact }) => {
      const found = byId.get(fact)
      return found && found.standing !== 'none' ? [found] : []
    })
    if (known.length === 0) return null
    return (
      <section key={id}>
        <h3>{name.zh}</h3>
        <SummaryList
          entries={known.map(({ definition, standing, value, provenance }) => ({
            label: definition.label,
            value: (
              <>
                <b>{standing === 'unknown' ? '还不知道' : value.zh}</b>
                {provenance && (
                  <span className="soft line">
                    {provenance.source.zh}
                    {provenance.since && `，${formatDate(provenance.since)}起`}
                  </span>
                )}
              </>
            ),
            action: {
              label: '不对',
              href: `/people/${file.identity.personId}/wrong/${definition.id}?back=${encodeURIComponent(`/people/${file.identity.personId}`)}`,
            },
          }))}
        />
      </section>
    )
  })
}

function Withheld({ file, mayReveal }: { readonly file: PersonFile; readonly mayReveal: boolean }) {
  if (file.secrets === 'hidden') return <p>残疾、收入和健康的记录，您的岗位不看。</p>
  return (
    <>
      <NoticeStrip tone="info">
        <p>
          残疾、收入、健康和账户平时不显示。有这个人的事在办，或者这个月的名单里要看他，可以打开半小时；打开留记录。
        </p>
      </NoticeStrip>
      {mayReveal && (
        <form method="post" action={`/people/${file.identity.personId}/reveal`}>
          <Actions>
            <Button weight="other" label="为了在办的事，打开半小时" />
          </Actions>
        </form>
      )}
    </>
  )
}

const belongs = { true: '属于', false: '不属于', null: '还不知道' } as const

function Household({ household: { size, types, members } }: Pick<Read, 'household'>) {
  return (
    <>
      <p>
        {size === undefined ? '户口本上有几个人，还不知道。' : `户口本上 ${size} 个人。`}
        {members.length > 1 && `您看得到的：${members.map(({ name }) => name).join('、')}。`}
      </p>
      <SummaryList
        entries={householdTypes.map(({ id, name }) => ({ label: name, value: belongs[`${types[id]}`] }))}
      />
    </>
  )
}

function Reaching({
  file: { accounts, contact, identity, mandates, secrets },
}: {
  readonly file: PersonFile
}) {
  const account = accounts.find(({ until }) => until === null)
  const standing = mandates.mandates.filter((each) => each.standing.stands)
  return (
    <SummaryList
      entries={[
        { label: '电话', value: identity.hasPhone ? '记了' : '没有记' },
        {
          label: '怎么联系',
          value: contact
            ? contact.channels.map((channel) => channels[channel].zh).join('，再 ')
            : '没有问过本人',
        },
        {
          label: '钱打到哪里',
          value:
            secrets !== 'full'
              ? '不显示'
              : account
                ? `${account.bank}，尾号 ${account.lastFour}${account.confirmedAt === null ? '，还没有核对' : ''}`
                : '没有账户',
        },
        {
          label: '谁可以替他办',
          value: standing.length === 0 ? '没有' : standing.map(({ delegateName }) => delegateName).join('、'),
        },
      ]}
    />
  )
}

function Merged({ identity, mayPart }: { readonly identity: Read['identity']; readonly mayPart: boolean }) {
  if (identity.mergedFiles.length === 0) return null
  return (
    <>
      <h2>合成的档案</h2>
      <ul className="plain-list">
        {identity.mergedFiles.map(({ mergeId, name }) => (
          <li key={mergeId}>
            <span translate="no">{name}</span> 的另一份档案合在这里。{' '}
            {mayPart && (
              <a className="line-link" href={`/people/${identity.personId}/merged/${mergeId}`}>
                看一看，或者分开
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Changes({ changes }: Pick<PersonFile, 'changes'>) {
  if (!changes || changes.facts.length + changes.events.length === 0) return null
  const told = [
    ...changes.facts.map(changeWords),
    ...changes.events.map((event) => eventWords(event, words).zh),
  ]
  return (
    <NoticeStrip tone="info">
      <h2>
        您上次看过以后（{formatInstant(changes.since)}），变了 {told.length} 处
      </h2>
      <ul>
        {[...new Set(told)].map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </NoticeStrip>
  )
}

function changeWords({ kind, table, from, stated }: FactChange): string {
  const what = statedWords(stated) ?? tableWords[table]
  const verb = { new: '新记下', changed: '改成了', withdrawn: '撤掉了' }[kind]
  return `${verb}：${what.zh}，${formatDate(from)}起`
}
