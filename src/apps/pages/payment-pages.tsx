import { openIdentity } from '#core/registry/identity.ts'
import { bankFile } from '#core/payments/bank-file.ts'
import { fileProfiles } from '#core/payments/file-profile.ts'
import { PROPOSED_LOSS } from '#core/payments/entitlements.ts'
import { judgeHold } from '#core/payments/judge-hold.ts'
import { lookRules } from '#core/payments/look-rules.ts'
import {
  type Hold,
  listHolds,
  listPayable,
  listRosters,
  type Payable,
  readRoster,
  type RosterMonth,
  type RosterStep,
  type ShownRoster,
} from '#core/payments/roster-queries.ts'
import { type RosterKind, makeRoster } from '#core/payments/roster.ts'
import { checkRoster, releaseRoster } from '#core/payments/sign-roster.ts'
import { formatNumber } from '#engine/format-value.ts'
import { formatMonth, formatMonthWords, monthOf, parseMonth, type Month } from '#kernel/month.ts'
import { epochDayOf, type PlainDate } from '#kernel/plain-date.ts'
import { type Text, text } from '#kernel/text.ts'
import type { Route } from '#platform/http.ts'
import { platformProblem } from '#platform/problems.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { NoticeStrip } from '#ui/page/notice-strip.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import type { Problem } from '#platform/problem.ts'
import { count } from '../terminal.ts'
import { formRoute, type Refused, typedIn } from './form-route.ts'
import { formatInstant } from './format-instant.ts'
import { getBenefit } from './get-benefit.ts'
import { regionName } from './region-name.ts'
import { downloaded, type Here, sent, shown, type Site, type SitePage } from './site.tsx'

const kindNames: Record<RosterKind, Text> = {
  regular: text('本月', 'regular'),
  supplementary: text('补发', 'supplementary'),
  're-issue': text('重发', 're-issue'),
}

const stepNames: Record<RosterStep, Text> = {
  made: text('做好了，等复核', 'made, waits to be checked'),
  checked: text('复核过了，等放行', 'checked, waits to be released'),
  released: text('已放行', 'released'),
}

/** 月度名单: what is paid this month and by which lists, who has to be looked at first, and three signatures. */
export function paymentPages(site: Site): readonly Route[] {
  const file = bankFile(openIdentity(site.database.keys))
  const month = '/payments/:month'
  const one = '/payments/rosters/:roster'
  return [
    shown(site, '/payments', (_, here) => monthPage(here, currentMonth(here))),
    shown(site, month, ({ params }, here) => monthPage(here, monthIn(params['month']))),
    sent(site, `${month}/make`, async ({ params, form: { benefit, township, kind } }, here) => {
      const payMonth = formatMonth(monthIn(params['month']))
      const { rosterId } = await here.ask(makeRoster, { benefit, township, kind, payMonth })
      return { redirect: `/payments/rosters/${rosterId}` }
    }),
    shown(site, `${month}/look`, async ({ params }, here) => lookPage(here, monthIn(params['month']))),
    shown(site, `${month}/look/:key`, async ({ params }, here) => holdPage(here, params)),
    formRoute(
      site,
      `${month}/look/:key`,
      async ({ params, form: { verdict, reason } }, here) => {
        const hold = await findHold(here, params)
        await here.ask(judgeHold, { ...keyOf(hold), verdict, reason })
        return { redirect: `/payments/${params['month']}/look` }
      },
      ({ params, form }, here, error) => holdPage(here, params, { form, error }),
    ),
    shown(site, one, async ({ params: { roster } }, here) =>
      rosterPage(here, await here.ask(readRoster, { rosterId: roster })),
    ),
    ...(['check', 'release'] as const).map((step) =>
      sent(site, `${one}/${step}`, async ({ params: { roster }, form: { contentHash } }, here) => {
        const operation = step === 'check' ? checkRoster : releaseRoster
        await here.ask<unknown>(operation, { rosterId: roster, contentHash })
        return { redirect: `/payments/rosters/${roster}` }
      }),
    ),
    downloaded(site, `${one}/file/:profile`, async ({ params: { roster, profile } }, here) => {
      const { bytes, name } = await here.ask(file, { rosterId: roster, profile })
      return { file: bytes, type: 'application/octet-stream', name }
    }),
  ]
}

function currentMonth({ clock }: Here): Month {
  return monthOf(epochDayOf(clock.today()))
}

function monthIn(written: string | undefined): Month {
  const month = parseMonth(written ?? '')
  if (month === undefined) throw platformProblem('not-found')
  return month
}

async function monthPage(here: Here, month: Month): Promise<SitePage> {
  const payMonth = formatMonth(month)
  const { rosters, held } = await here.ask(listRosters, { payMonth })
  const payable = here.actor.may('roster.make') ? await here.ask(listPayable, { payMonth }) : []
  const fen = rosters.reduce((sum, { totalFen }) => sum + totalFen, 0)
  const lines = rosters.reduce((sum, roster) => sum + roster.lines, 0)
  const toSee = held.reduce((sum, { entitlements }) => sum + entitlements, 0)
  const words = formatMonthWords(month)
  return {
    part: '/months',
    shell: 'console',
    answer:
      rosters.length === 0
        ? `${words}还没有做发放名册`
        : `${words}：${count(rosters.length)} 份名册，${count(lines)} 笔，${money(fen)}`,
    title: `${words}发放`,
    body: (
      <>
        {toSee > 0 && (
          <NoticeStrip tone="info">有 {count(toSee)} 笔要您看一眼再发；别人的照常发。</NoticeStrip>
        )}
        <Held month={payMonth} held={held} mayLook={here.actor.may('payment.look') !== undefined} />
        <Made rosters={rosters} />
        <ToMake month={payMonth} payable={payable} />
        <p>
          <a className="line-link" href={`/payments/${formatMonth(month - 1)}`}>
            看{formatMonthWords(month - 1)}
          </a>
        </p>
      </>
    ),
  }
}

function Held({
  month,
  held,
  mayLook,
}: {
  readonly month: string
  readonly held: RosterMonth['held']
  readonly mayLook: boolean
}) {
  if (held.length === 0) return null
  return (
    <>
      <DataTable
        id="held"
        caption="要看一眼的"
        rows={held}
        keyOf={({ rule }) => rule}
        rowHeading={{ heading: '为什么', name: ({ rule }) => ruleName(rule) }}
        columns={[
          { heading: '笔数', numeric: true, cell: ({ entitlements }) => count(entitlements) },
          { heading: '金额', numeric: true, cell: ({ fen }) => money(fen) },
        ]}
      />
      {mayLook && (
        <Actions>
          <LinkButton label="一笔一笔看" href={`/payments/${month}/look`} />
        </Actions>
      )}
    </>
  )
}

function Made({ rosters }: Pick<RosterMonth, 'rosters'>) {
  if (rosters.length === 0)
    return <EmptyState what="这个月还没有名册。" why="认定完成以后，有要发的待遇会列在这里，可以做成名册。" />
  return (
    <DataTable
      id="rosters"
      caption="名册"
      rows={rosters}
      keyOf={({ rosterId }) => rosterId}
      rowHeading={{
        heading: '待遇',
        name: ({ benefit }) => getBenefit(benefit).name,
        href: ({ rosterId }) => `/payments/rosters/${rosterId}`,
      }}
      reason={{ heading: '到哪一步', cell: ({ step }) => stepNames[step].zh }}
      columns={[
        { heading: '镇（街道）', cell: ({ township }) => regionName(township) },
        { heading: '批次', cell: ({ kind }) => kindNames[kind].zh },
        { heading: '笔数', numeric: true, cell: ({ lines }) => count(lines) },
        { heading: '金额', numeric: true, cell: ({ totalFen }) => money(totalFen) },
      ]}
    />
  )
}

function ToMake({ month, payable }: { readonly month: string; readonly payable: readonly Payable[] }) {
  const ready = payable.filter(({ lines }) => lines > 0)
  const without = payable.reduce((sum, { withoutAccount }) => sum + withoutAccount, 0)
  return (
    <>
      {ready.length > 0 && (
        <DataTable
          id="payable"
          caption="可以做名册的"
          rows={ready}
          keyOf={({ benefit, township, kind }) => `${benefit} ${township} ${kind}`}
          rowHeading={{ heading: '待遇', name: ({ benefit }) => getBenefit(benefit).name }}
          columns={[
            { heading: '镇（街道）', cell: ({ township }) => regionName(township) },
            { heading: '批次', cell: ({ kind }) => kindNames[kind].zh },
            { heading: '笔数', numeric: true, cell: ({ lines }) => count(lines) },
            { heading: '金额', numeric: true, cell: ({ fen }) => money(fen) },
            {
              heading: '做名册',
              cell: ({ benefit, township, kind }) => (
                <form method="post" action={`/payments/${month}/make`}>
                  <input type="hidden" name="benefit" value={benefit} />
                  <input type="hidden" name="township" value={township} />
                  <input type="hidden" name="kind" value={kind} />
                  <Button weight="other" label="做成名册" />
                </form>
              ),
            },
          ]}
        />
      )}
      {without > 0 && (
        <NoticeStrip tone="info">
          还有 {count(without)} 笔没有确认过的账户，登记并确认账户以后补发；该发的月份不会少。
        </NoticeStrip>
      )}
    </>
  )
}

async function lookPage(here: Here, month: Month): Promise<SitePage> {
  const payMonth = formatMonth(month)
  const { holds, all } = await here.ask(listHolds, { payMonth })
  return {
    part: '/months',
    shell: 'console',
    above: <BackLink href={`/payments/${payMonth}`} to={`${formatMonthWords(month)}发放`} />,
    answer: all === 0 ? '没有要看的了' : `有 ${count(all)} 笔要您看一眼`,
    body:
      all === 0 ? (
        <EmptyState what="都看过了。" why="看过的可以做进补发名册。" />
      ) : (
        <DataTable
          id="holds"
          caption={all > holds.length ? `金额大的在前面，先列 ${holds.length} 笔` : '金额大的在前面'}
          rows={holds}
          keyOf={(hold) => holdKey(hold)}
          rowHeading={{
            heading: '姓名',
            name: ({ name }) => name,
            isPerson: true,
            href: (hold) => `/payments/${payMonth}/look/${holdKey(hold)}`,
          }}
          reason={{ heading: '为什么要看', cell: ({ rule }) => ruleName(rule).zh }}
          columns={[
            { heading: '待遇', cell: ({ benefit }) => getBenefit(benefit).name.zh },
            { heading: '月份', cell: ({ month: of }) => monthWords(of) },
            { heading: '金额', numeric: true, cell: ({ amountFen }) => money(amountFen) },
            { heading: '镇（街道）', cell: ({ township }) => regionName(township) },
          ]}
        />
      ),
  }
}

type Params = Readonly<Record<string, string | undefined>>

async function holdPage(here: Here, params: Params, refused?: Refused<Problem>): Promise<SitePage> {
  const hold = await findHold(here, params)
  const typed = typedIn(refused?.form)
  const back = `/payments/${params['month']}/look`
  const error = refused && '请选发还是不发，并写一句理由'
  const isLoss = hold.rule === PROPOSED_LOSS
  return {
    part: '/months',
    shell: 'console',
    above: <BackLink href={back} to="要看一眼的" />,
    answer: ruleQuestion(hold.rule),
    title: '要看一眼的一笔',
    problems: error === undefined ? [] : [{ field: 'verdict', message: error }],
    body: (
      <>
        <SummaryList
          entries={[
            {
              label: '姓名',
              value: (
                <a className="line-link" href={`/people/${hold.personId}`} translate="no">
                  {hold.name}
                </a>
              ),
            },
            { label: '待遇', value: getBenefit(hold.benefit).name.zh },
            { label: '月份', value: monthWords(hold.month) },
            { label: '金额', value: money(hold.amountFen) },
            { label: '为什么要看', value: aboutWords(hold) },
          ]}
        />
        <p>
          <a
            className="line-link"
            href={`/months/${hold.month.slice(0, 7)}/${hold.benefit}/people/${hold.personId}`}
          >
            看认定和理由
          </a>
        </p>
        <form method="post" action={`${back}/${holdKey(hold)}`} noValidate>
          <ChoiceQuestion
            name="verdict"
            question="发还是不发？"
            why={
              isLoss
                ? '认定说这笔不该再有；由您决定。不发的，本人会收到理由，可以提出异议。'
                : '发的做进补发名册。不发的从此不算应发，本人可以提出异议。'
            }
            choices={[
              { value: 'pay', label: text('照发', 'Pay it') },
              { value: 'keep-back', label: text('不发', 'Do not pay it') },
            ]}
            chosen={typed('verdict')}
            {...(error && { error })}
          />
          <TextQuestion
            name="reason"
            question="理由"
            why="看了什么、问了谁，写一句。不要写号码。"
            value={typed('reason')}
            long
          />
          <Actions>
            <Button label="就这样定" />
          </Actions>
        </form>
      </>
    ),
  }
}

async function findHold(here: Here, { month, key }: Params): Promise<Hold> {
  const { holds } = await here.ask(listHolds, { payMonth: formatMonth(monthIn(month)) })
  const hold = holds.find((each) => holdKey(each) === key)
  if (!hold) throw platformProblem('not-found')
  return hold
}

/** Internal keys and codes only: an address names nobody. */
function holdKey({ personId, benefit, month, nth, rule }: Hold): string {
  return [personId, benefit, month, nth, rule].join('.')
}

function keyOf({ personId, benefit, month, nth, rule }: Hold) {
  return { personId, benefit, month, nth, rule }
}

function rosterPage(here: Here, roster: ShownRoster): SitePage {
  const month = roster.payMonth.slice(0, 7)
  const name = getBenefit(roster.benefit).name.zh
  return {
    part: '/months',
    shell: 'console',
    above: <BackLink href={`/payments/${month}`} to={`${monthWords(roster.payMonth)}发放`} />,
    answer: `${name}，${regionName(roster.township)}：${count(roster.lines)} 笔，${money(roster.totalFen)}`,
    title: '发放名册',
    body: (
      <>
        <SummaryList
          entries={[
            { label: '批次', value: `${kindNames[roster.kind].zh}（第 ${roster.nth} 份）` },
            { label: '到哪一步', value: stepNames[roster.step].zh },
            ...roster.signed.map(({ step, by, at }) => ({
              label: signedNames[step],
              value: `${by}，${formatInstant(at)}`,
            })),
            { label: '内容校验码', value: <code>{roster.contentHash.slice(0, 16)}</code> },
          ]}
        />
        <NextSignature here={here} roster={roster} />
        <DataTable
          id="lines"
          caption="每一笔"
          rows={roster.people}
          keyOf={({ personId, month: of, amountFen }) => `${personId} ${of} ${amountFen}`}
          rowHeading={{ heading: '姓名', name: (line) => line.name, isPerson: true }}
          columns={[
            { heading: '月份', cell: ({ month: of }) => monthWords(of) },
            { heading: '金额', numeric: true, cell: ({ amountFen }) => money(amountFen) },
          ]}
        />
      </>
    ),
  }
}

const signedNames: Record<RosterStep, Text> = {
  made: text('制作', 'Made by'),
  checked: text('复核', 'Checked by'),
  released: text('放行', 'Released by'),
}

const next = {
  made: { step: 'check', permission: 'roster.check', label: '我逐笔看过，复核通过' },
  checked: { step: 'release', permission: 'roster.release', label: '放行，交给银行' },
} as const

function NextSignature({ here, roster }: { readonly here: Here; readonly roster: ShownRoster }) {
  if (roster.step === 'released') return <Files here={here} roster={roster} />
  const { step, permission, label } = next[roster.step]
  if (!here.actor.may(permission))
    return (
      <NoticeStrip tone="info">
        {roster.step === 'made'
          ? '等区（县、市）或市残联的另一个人复核。'
          : '等发放单位或市残联的第三个人放行，不能和制作的人同一个单位。'}
      </NoticeStrip>
    )
  return (
    <form method="post" action={`/payments/rosters/${roster.rosterId}/${step}`}>
      <input type="hidden" name="contentHash" value={roster.contentHash} />
      <p>制作、复核、放行由三个人各签一步；签的就是下面这些笔，改一个字都要重新做。</p>
      <Actions>
        <Button label={label} />
      </Actions>
    </form>
  )
}

function Files({ here, roster }: { readonly here: Here; readonly roster: ShownRoster }) {
  if (!here.actor.may('roster.file')) return null
  return (
    <>
      <h2>给银行的文件</h2>
      <ul className="plain-list">
        {fileProfiles.map(({ id, name }) => (
          <li key={id}>
            <a className="line-link" href={`/payments/rosters/${roster.rosterId}/file/${id}`}>
              {name.zh}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function ruleName(rule: string): Text {
  return rule === PROPOSED_LOSS
    ? text('认定说要停或减', 'The month would stop or lower it')
    : (lookRules.find(({ id }) => id === rule)?.name ?? text(rule, rule))
}

function ruleQuestion(rule: string): Text {
  return rule === PROPOSED_LOSS
    ? text('认定说要停或减：由您决定', 'The month would stop or lower it: you decide')
    : (lookRules.find(({ id }) => id === rule)?.asks ?? text(rule, rule))
}

/** What the rule found, in words. */
function aboutWords({ rule, about }: Hold): string {
  const { people, beforeFen, age, diedOn, district } = about
  if (people !== undefined) return `${ruleName(rule).zh}：${people} 人`
  if (beforeFen !== undefined) return `${ruleName(rule).zh}：上个月 ${money(Number(beforeFen))}`
  if (age !== undefined) return `${ruleName(rule).zh}：${age} 岁`
  if (diedOn !== undefined) return `${ruleName(rule).zh}：${diedOn}`
  if (district !== undefined) return `${ruleName(rule).zh}：${regionName(String(district))}`
  return ruleName(rule).zh
}

function monthWords(month: PlainDate): string {
  return formatMonthWords(monthOf(epochDayOf(month)))
}

function money(fen: number): string {
  return formatNumber(fen, 'fen').zh
}
