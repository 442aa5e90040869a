import { mandateBases, mandateScopes, notStanding } from '#core/registry/mandate.ts'
import {
  endMandate,
  listPersonMandates,
  type MandatesOfPerson,
  recordMandate,
} from '#core/registry/mandates.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { registryProblem } from '#core/registry/problems.ts'
import type { KnownMandate } from '#core/registry/standing-mandates.ts'
import { formatDate } from '#kernel/plain-date.ts'
import { type Text, text } from '#kernel/text.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import type { Problem } from '#platform/problem.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { NoticeStrip } from '#ui/page/notice-strip.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import { IdNumberQuestion } from '#ui/question/id-number-question.tsx'
import { ManyQuestion } from '#ui/question/many-question.tsx'
import type { Choice } from '#ui/question/option.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { formRoute, type Refused, typedIn } from './form-route.ts'
import { type Here, shown, type Site, type SitePage } from './site.tsx'

const path = '/people/:person/mandates'

/** 谁可以替他办: who may act for a person, recorded by a colleague who has seen the papers, and ended by telephone. */
export function actingForPages(site: Site): readonly Route[] {
  const record = recordMandate(openIdentity(site.database.keys))
  return [
    shown(site, path, async ({ params: { person = '' } }, here) =>
      listPage(person, here, await here.ask(listPersonMandates, { personId: person })),
    ),
    shown(site, `${path}/new`, ({ params: { person = '' } }) => newPage(person)),
    formRoute(
      site,
      `${path}/new`,
      async ({ params: { person }, form }, here) => {
        const { basis, citizenId, creditCode, name, relation, evidence, moneyEvidence, from, until } = form
        await here.ask(record, {
          wardId: person,
          basis,
          ...(basis === 'institution' ? { creditCode } : { citizenId, relation }),
          name,
          scopes: [form['scopes'] ?? []].flat(),
          evidence,
          ...(moneyEvidence !== '' && { moneyEvidence }),
          from,
          ...(until !== '' && { until }),
        })
        return { redirect: `/people/${person}/mandates` }
      },
      ({ params: { person = '' }, form }, _, error) => newPage(person, { form, error }),
    ),
    shown(site, `${path}/:mandate/end`, async ({ params }, here) => endPage(params, here)),
    formRoute(
      site,
      `${path}/:mandate/end`,
      async ({ params: { person, mandate }, form: { because, toldBy, endsOn } }, here) => {
        await here.ask(endMandate, { wardId: person, mandateId: mandate, because, toldBy, endsOn })
        return { redirect: `/people/${person}/mandates` }
      },
      ({ params, form }, here, error) => endPage(params, here, { form, error }),
    ),
  ]
}

const law =
  '父母代办到孩子成年；本人或代办人去世、法院另有决定，自动停止。写了哪天为止的，到那天停止。想停随时可以停，打电话也行。'

function listPage(person: string, here: Here, { mandates, competing }: MandatesOfPerson): SitePage {
  const open = mandates.filter(({ standing }) => standing.stands)
  return {
    part: '/people',
    shell: 'console',
    above: <BackLink href={`/people/${person}`} to="一人一档" />,
    answer: open.length === 0 ? '没有人能替他（她）办' : `${open.length} 个人或机构能替他（她）办`,
    title: '谁可以替他办',
    body: (
      <>
        <p>{law}</p>
        {competing.length > 0 && (
          <NoticeStrip tone="info">有两份授权可能不是都要的，请和本人核对。</NoticeStrip>
        )}
        {mandates.length === 0 && (
          <EmptyState what="还没有登记过。" why="看过身份证件和证明以后，在这里登记。" />
        )}
        {mandates.map((mandate) => (
          <section className="card" key={mandate.mandateId}>
            <h2 translate="no">{mandate.delegateName}</h2>
            <SummaryList entries={entriesOf(mandate)} />
            {mayEnd(mandate) && here.actor.may('mandate.end') && (
              <Actions>
                <LinkButton
                  weight="other"
                  label="停止"
                  href={`/people/${person}/mandates/${mandate.mandateId}/end`}
                />
              </Actions>
            )}
          </section>
        ))}
        {here.actor.may('mandate.record') && (
          <Actions>
            <LinkButton label="登记一份授权" href={`/people/${person}/mandates/new`} />
          </Actions>
        )}
      </>
    ),
  }
}

function mayEnd({ standing }: KnownMandate): boolean {
  return standing.stands || standing.because === 'not-begun'
}

function entriesOf({ basis, scopes, from, standing, until }: KnownMandate) {
  const end = standing.stands ? standing.until : until
  return [
    { label: '现在', value: standing.stands ? '可以办' : notStanding[standing.because].zh },
    { label: '能办什么', value: scopes.map((scope) => mandateScopes[scope].zh).join('、') },
    { label: '凭什么', value: mandateBases[basis].zh },
    { label: '从哪天起', value: formatDate(from) },
    { label: '到什么时候', value: end === undefined ? '没有写到哪天' : `到${formatDate(end)}为止` },
  ]
}

const relations: Readonly<Record<string, Text>> = {
  parent: text('父母', 'parent'),
  spouse: text('配偶', 'spouse'),
  child: text('子女', 'child'),
  sibling: text('兄弟姐妹', 'brother or sister'),
  grandparent: text('祖父母、外祖父母', 'grandparent'),
  'other-relative': text('其他亲属', 'another relative'),
  neighbour: text('邻居、朋友', 'neighbour or friend'),
  committee: text('居委会、村委会', 'residents’ or villagers’ committee'),
  other: text('其他', 'other'),
}

function choicesOf(words: Readonly<Record<string, Text>>): readonly [Choice, Choice, ...Choice[]] {
  const [first, second, ...rest] = Object.entries(words).map(([value, label]) => ({ value, label }))
  if (!first || !second) throw new Error('a question with fewer than two answers')
  return [first, second, ...rest]
}

function newPage(person: string, refused?: Refused<Problem>): SitePage {
  const typed = typedIn(refused?.form)
  const error = refused && errorWords(refused.error)
  const field = refused === undefined ? 'basis' : fieldOf(refused.error)
  const at = (name: string) => (error !== undefined && name === field ? { error } : {})
  return {
    part: '/people',
    shell: 'console',
    above: <BackLink href={`/people/${person}/mandates`} to="谁可以替他办" />,
    answer: '登记一份授权',
    problems: error === undefined ? [] : [{ field, message: error }],
    body: (
      <form method="post" action={`/people/${person}/mandates/new`} noValidate>
        <p>{law}</p>
        <ChoiceQuestion
          name="basis"
          question="凭什么替他（她）办？"
          why="看过证明再选。"
          choices={choicesOf(mandateBases)}
          chosen={typed('basis')}
          {...at('basis')}
        />
        <TextQuestion
          name="name"
          question="代办的人或机构叫什么"
          why="和证件上一样。"
          value={typed('name')}
          {...at('name')}
        />
        <IdNumberQuestion
          name="citizenId"
          question="代办人的身份证号"
          why="机构代办的不填。只用来认人，不会显示在别处。"
          value={typed('citizenId')}
          {...at('citizenId')}
        />
        <TextQuestion
          name="creditCode"
          question="机构的统一社会信用代码"
          why="人代办的不填。"
          value={typed('creditCode')}
        />
        <ChoiceQuestion
          name="relation"
          question="代办人是本人的什么人？"
          why="机构代办的不选。"
          choices={choicesOf(relations)}
          chosen={typed('relation')}
          {...at('relation')}
        />
        <ManyQuestion
          name="scopes"
          question="能替他（她）办什么？"
          why="只选证明上写的。"
          choices={choicesOf(mandateScopes)}
          chosen={[refused?.form['scopes'] ?? []].flat()}
          {...at('scopes')}
        />
        <TextQuestion
          name="evidence"
          question="看了什么证明"
          why="哪一份、谁出的、哪天的。"
          value={typed('evidence')}
          {...at('evidence')}
        />
        <TextQuestion
          name="moneyEvidence"
          question="代为领款的另一份证明"
          why="只有选了代为领款才要，和上面那份不是一类。"
          value={typed('moneyEvidence')}
          {...at('moneyEvidence')}
        />
        <TextQuestion
          name="from"
          question="从哪天起"
          why="写成 2026-12-01。"
          value={typed('from')}
          {...at('from')}
        />
        <TextQuestion name="until" question="到哪天为止" why="证明上没写就空着。" value={typed('until')} />
        <Actions>
          <Button label="登记" />
        </Actions>
      </form>
    ),
  }
}

function errorWords({ code, text: said, next }: Problem): string {
  return code === 'invalid-input'
    ? '请选凭什么、能办什么，写清是谁、看了什么证明、从哪天起（2026-12-01）'
    : `${said.zh}${next.zh}`
}

/** Where on the form a refusal is put right. */
function fieldOf({ code }: Problem): string {
  const fields: Readonly<Record<string, string>> = {
    'number-unusable': 'citizenId',
    'mandate-of-oneself': 'citizenId',
    'delegate-minor': 'citizenId',
    'second-proof-needed': 'moneyEvidence',
    'dates-reversed': 'from',
  }
  return fields[code] ?? 'basis'
}

const endings: Readonly<Record<string, Text>> = {
  ward: text('本人说不要了', 'the person no longer wants it'),
  delegate: text('代办人不办了', 'the delegate no longer does it'),
  court: text('法院另有决定', 'a court has decided otherwise'),
  federation: text('残联发现不该再办', 'the federation found that it should end'),
  'entered-wrongly': text('登记错了', 'it was entered wrongly'),
}

async function endPage(
  { person = '', mandate: mandateId }: PageRequest['params'],
  here: Here,
  refused?: Refused<Problem>,
): Promise<SitePage> {
  const { mandates } = await here.ask(listPersonMandates, { personId: person })
  const mandate = mandates.find((each) => each.mandateId === mandateId)
  if (!mandate || !mayEnd(mandate)) throw registryProblem('mandate-not-standing')
  const typed = typedIn(refused?.form)
  const error =
    refused &&
    (refused.error.code === 'invalid-input' ? '请选为什么停，写清谁说的、从哪天起停' : refused.error.text.zh)
  return {
    part: '/people',
    shell: 'console',
    above: <BackLink href={`/people/${person}/mandates`} to="谁可以替他办" />,
    answer: '停止一份授权',
    problems: error === undefined ? [] : [{ field: 'because', message: error }],
    body: (
      <form method="post" action={`/people/${person}/mandates/${mandateId}/end`} noValidate>
        <p>
          <span translate="no">{mandate.delegateName}</span>
          从停的那天起不能再替他（她）办；以前办过的都还在，双方都会收到通知。
        </p>
        <ChoiceQuestion
          name="because"
          question="为什么停？"
          why="打电话来说的也可以。"
          choices={choicesOf(endings)}
          chosen={typed('because')}
          {...(error && { error })}
        />
        <TextQuestion
          name="toldBy"
          question="谁说的，怎么说的"
          why="比如：本人打电话。"
          value={typed('toldBy')}
        />
        <TextQuestion
          name="endsOn"
          question="从哪天起停"
          why="写成 2026-12-01。"
          value={typed('endsOn') || here.clock.today()}
        />
        <Actions>
          <Button label="停止" />
        </Actions>
      </form>
    ),
  }
}
