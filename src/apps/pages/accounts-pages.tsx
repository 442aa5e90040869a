import { arrangeStandIn, endDuty, grantDuty, listStaff, type StaffRow } from '#core/access/duties.ts'
import { inviteAgain } from '#core/access/invitation.ts'
import { isRole, roleCodes, roles } from '#core/access/roles.ts'
import { addStaff } from '#core/access/staff.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { formatDate } from '#kernel/plain-date.ts'
import { findRegionByName } from '#kernel/region.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import type { Problem } from '#platform/problem.ts'
import { platformProblem } from '#platform/problems.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { NoticeStrip } from '#ui/page/notice-strip.tsx'
import { Outcome } from '#ui/paper/outcome.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { formRoute, type Refused, typedIn } from './form-route.ts'
import { dutyPlace, regionName } from './region-name.ts'
import { framed, type Here, shown, type Site, type SitePage } from './site.tsx'

const path = '/accounts'

/** 账号和岗位: who holds which role where and until when; giving, ending and handing over duties. */
export function accountsPages(site: Site): readonly Route[] {
  const add = addStaff(openIdentity(site.database.keys))
  return [
    shown(site, path, async (_, here) => listPage(here, await here.ask(listStaff, {}))),
    shown(site, `${path}/new`, () => newPage()),
    formRoute(
      site,
      `${path}/new`,
      async (request, here) => {
        const { name, citizenId, unit } = request.form
        const { staffId, invitation } = await here.ask(add, { name, citizenId, unit: placeOf(unit) })
        return framed(here, request, invitedPage('账号建好了', staffId, invitation))
      },
      ({ form }, _, error) => newPage({ form, error: errorWords(error) }),
    ),
    shown(site, `${path}/:staff`, async ({ params }, here) => staffPage(here, await find(here, params))),
    formRoute(
      site,
      `${path}/:staff/invite`,
      async (request, here) => {
        const { staff: staffId = '' } = request.params
        const { invitation } = await here.ask(inviteAgain, { staffId })
        return framed(here, request, invitedPage('重新邀请了', staffId, invitation))
      },
      async ({ params, form }, here, error) =>
        staffPage(here, await find(here, params), { form, error: errorWords(error) }),
    ),
    formRoute(
      site,
      `${path}/:staff/grant`,
      async ({ params: { staff }, form }, here) => {
        const { role, region, from, until } = form
        await here.ask(grantDuty, { staffId: staff, role, region: placeOf(region), from, until })
        return { redirect: `${path}/${staff}` }
      },
      async ({ params, form }, here, error) =>
        staffPage(here, await find(here, params), { form, error: errorWords(error) }),
    ),
    formRoute(
      site,
      `${path}/:staff/end`,
      async ({ params: { staff }, form: { duty, endsOn, reason } }, here) => {
        await here.ask(endDuty, { dutyId: duty, endsOn, reason })
        return { redirect: `${path}/${staff}` }
      },
      async ({ params, form }, here, error) =>
        staffPage(here, await find(here, params), { form, error: errorWords(error) }),
    ),
    shown(site, '/me/stand-in', (_, here) => standInPage(here)),
    formRoute(
      site,
      '/me/stand-in',
      async ({ form: { staff, from, until } }, here) => {
        await here.ask(arrangeStandIn, { dutyId: here.visit?.dutyId, staffId: staff, from, until })
        return { redirect: '/me' }
      },
      ({ form }, here, error) => standInPage(here, { form, error: errorWords(error) }),
    ),
  ]
}

function errorWords({ code, text, next }: Problem): string {
  return code === 'invalid-input' ? '有一项没有写好：日期写成 2026-12-01，地方写全名' : `${text.zh}${next.zh}`
}

/** A place as it is written: `海曙区`, `海曙区南门街道`, `海曙区南门街道/望潮社区`; what is no place stays as it is and is refused. */
function placeOf(written: PageRequest['form'][string] | undefined): string {
  const [place = '', ...below] = (typeof written === 'string' ? written.trim() : '').split('/')
  const district = [...place.matchAll(/[市区县]/g)]
    .map(({ index }) => findRegionByName(place.slice(0, index + 1)))
    .find((region) => region?.level === 'district')
  const rest = district ? place.slice(district.name.zh.length) : ''
  const region = rest === '' ? findRegionByName(place) : findRegionByName(rest, district?.id)
  return [region?.id ?? place, ...below].join('/')
}

async function find(here: Here, { staff }: PageRequest['params']): Promise<StaffRow> {
  const found = (await here.ask(listStaff, {})).find(({ staffId }) => staffId === staff)
  if (!found) throw platformProblem('not-found')
  return found
}

function listPage({ actor, clock }: Here, staff: readonly StaffRow[]): SitePage {
  const idle = staff.filter(({ duties }) => duties.length === 0).length
  const keeps = actor.may('duty.keep') !== undefined
  return {
    part: path,
    shell: 'console',
    answer: `${staff.length} 位同事${idle > 0 ? `，${idle} 位没有岗位` : '，都有岗位'}`,
    body: (
      <>
        <p>岗位都有到期的日子，最长一年；到期以前要重新看一遍还需不需要。</p>
        {keeps && (
          <Actions>
            <LinkButton label="加一位同事" href={`${path}/new`} />
          </Actions>
        )}
        <DataTable
          id="staff"
          caption={`${formatDate(clock.today())}的岗位`}
          rows={staff}
          keyOf={({ staffId }) => staffId}
          rowHeading={{
            heading: '姓名',
            name: ({ name }) => name,
            href: ({ staffId }) => (keeps ? `${path}/${staffId}` : undefined),
          }}
          columns={[
            { heading: '单位', cell: ({ unit }) => regionName(unit) },
            { heading: '岗位', cell: dutyWords },
          ]}
        />
      </>
    ),
  }
}

function dutyWords({ duties }: StaffRow): string {
  return duties.length === 0
    ? '没有'
    : duties
        .map(({ role, region, until }) => `${dutyPlace(region)}：${roleName(role)}，到 ${formatDate(until)}`)
        .join('；')
}

function roleName(role: string): string {
  return isRole(role) ? roles[role].name.zh : role
}

function newPage(refused?: Refused): SitePage {
  const typed = typedIn(refused?.form)
  return {
    answer: '加一位同事',
    above: <BackLink href={path} to="账号和岗位" />,
    problems: refused ? [{ field: 'name', message: refused.error }] : [],
    body: (
      <form method="post" action={`${path}/new`} noValidate>
        <TextQuestion
          name="name"
          question="姓名"
          why="和身份证上一样。"
          value={typed('name')}
          error={refused?.error}
        />
        <TextQuestion
          name="citizenId"
          question="身份证号"
          why="一个人只有一个账号；只留下它的指纹，不留号码。"
        />
        <TextQuestion
          name="unit"
          question="单位在哪里"
          why="写全名，例如：宁波市、海曙区、海曙区南门街道。"
          value={typed('unit')}
        />
        <Actions>
          <Button label="加上" />
        </Actions>
      </form>
    ),
  }
}

function invitedPage(answer: string, staffId: string, invitation: string): SitePage {
  return {
    answer,
    body: (
      <>
        <Outcome seal="邀请" reference={staffId.slice(0, 8)}>
          <p>请把这个邀请码当面或者用单位内部的办法交给本人，七天内用它登录。它只显示这一次。</p>
        </Outcome>
        <p className="number">
          <b>{invitation}</b>
        </p>
        <Actions>
          <LinkButton label="给他安排岗位" href={`${path}/${staffId}`} />
        </Actions>
      </>
    ),
  }
}

const staffRoles = roleCodes.filter((code) => roles[code].isStaff)

function staffPage(here: Here, { staffId, name, unit, duties }: StaffRow, refused?: Refused): SitePage {
  const typed = typedIn(refused?.form)
  const [first, second, ...rest] = staffRoles.map((code) => ({ value: code, label: roles[code].name.zh }))
  return {
    answer: duties.length === 0 ? '现在没有岗位' : `现在有 ${duties.length} 个岗位`,
    title: '一位同事的岗位',
    above: <BackLink href={path} to="账号和岗位" />,
    problems: refused ? [{ field: 'region', message: refused.error }] : [],
    body: (
      <>
        <SummaryList
          entries={[
            { label: '姓名', value: name },
            { label: '单位', value: regionName(unit) },
          ]}
        />
        {duties.map(({ dutyId, role, region, from, until }) => (
          <section key={dutyId}>
            <h2>
              {dutyPlace(region)}：{roleName(role)}
            </h2>
            <p>
              {formatDate(from)}起，到 {formatDate(until)}。
            </p>
            <form method="post" action={`${path}/${staffId}/end`} noValidate>
              <input type="hidden" name="duty" value={dutyId} />
              <input type="hidden" name="endsOn" value={here.clock.today()} />
              <TextQuestion
                name="reason"
                question="为什么结束"
                why="例如：调离、退休。从今天起，这个岗位看得到的都看不到了。"
              />
              <Actions>
                <Button weight="other" label="今天结束这个岗位" />
              </Actions>
            </form>
          </section>
        ))}
        {first && second && (
          <form method="post" action={`${path}/${staffId}/grant`} noValidate>
            <h2>再给一个岗位</h2>
            <ChoiceQuestion
              name="role"
              question="什么岗位"
              why="看得到什么、能做什么，由岗位定，见权限表。"
              choices={[first, second, ...rest]}
              chosen={typed('role')}
            />
            <TextQuestion
              name="region"
              question="哪里"
              why="写全名，例如：海曙区；海曙区南门街道；村（社区）的写成 海曙区南门街道/望潮社区。"
              value={typed('region')}
              error={refused?.error}
            />
            <TextQuestion name="from" question="从哪天起" why="写成 2026-12-01。" value={typed('from')} />
            <TextQuestion
              name="until"
              question="到哪天为止"
              why="写成 2027-11-30，最长一年。"
              value={typed('until')}
            />
            <Actions>
              <Button label="给这个岗位" />
            </Actions>
          </form>
        )}
        <form method="post" action={`${path}/${staffId}/invite`} noValidate>
          <h2>登录不了，或者钥匙丢了</h2>
          <p>重新邀请以后，他原来的通行密钥、邀请码和所有登录马上作废。</p>
          <Actions>
            <Button weight="other" label="重新邀请" />
          </Actions>
        </form>
      </>
    ),
  }
}

/** AB 角: somebody of the same unit holds the duty one is on for some days. */
async function standInPage(here: Here, refused?: Refused): Promise<SitePage> {
  const { visit } = here
  if (visit?.staffId === undefined || visit.dutyId === undefined) throw platformProblem('not-allowed')
  const staff = await here.ask(listStaff, {})
  const unit = staff.find(({ staffId }) => staffId === visit.staffId)?.unit
  const colleagues = staff.filter((each) => each.unit === unit && each.staffId !== visit.staffId)
  const [first, second, ...rest] = colleagues.map(({ staffId, name }) => ({ value: staffId, label: name }))
  const typed = typedIn(refused?.form)
  const days = (
    <>
      <TextQuestion
        name="from"
        question="从哪天起"
        why="写成 2026-12-01。"
        value={typed('from')}
        error={refused?.error}
      />
      <TextQuestion
        name="until"
        question="哪天回来"
        why="这一天起又由您办；最长三个月。"
        value={typed('until')}
      />
      <Actions>
        <Button label="交接" />
      </Actions>
    </>
  )
  return {
    answer: '请同事代办几天',
    above: <BackLink href="/me" to="我的账号" />,
    problems: refused ? [{ field: 'from', message: refused.error }] : [],
    body: first ? (
      <form method="post" action="/me/stand-in" noValidate>
        {second ? (
          <ChoiceQuestion
            name="staff"
            question="请谁"
            why="只能请同一个单位的同事；这几天他看得到的和您一样。"
            choices={[first, second, ...rest]}
            chosen={typed('staff')}
          />
        ) : (
          <>
            <input type="hidden" name="staff" value={first.value} />
            <p>同一个单位只有 {first.label}；这几天他看得到的和您一样。</p>
          </>
        )}
        {days}
      </form>
    ) : (
      <NoticeStrip tone="info">
        <p>同一个单位没有别的同事，不能交接。请系统管理员安排。</p>
      </NoticeStrip>
    ),
  }
}
