import {
  emergencyReasons,
  listOpenedFiles,
  MINUTES_OPEN,
  type OpenedFile,
  openBreakGlass,
  reviewBreakGlass,
} from '#core/access/break-glass.ts'
import { openIdentity } from '#core/registry/identity.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import { platformProblem } from '#platform/problems.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button } from '#ui/page/button.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { formRoute, type Refused, typedIn } from './form-route.ts'
import { formatInstant } from './format-instant.ts'
import { regionName } from './region-name.ts'
import { type Here, shown, type Site, type SitePage } from './site.tsx'
import { VerdictForm, verdictProblems, verdictWords } from './verdict-form.tsx'

const path = '/emergency'

/** 紧急查看: one person's file for half an hour without a task, and another unit's review of it afterwards. */
export function emergencyPages(site: Site): readonly Route[] {
  const open = openBreakGlass(openIdentity(site.database.keys))
  return [
    shown(site, path, (_, here) => askPage(here)),
    formRoute(
      site,
      path,
      async ({ form: { citizenId, reasonKind, reason } }, here) => {
        const opened = await here.ask(open, { dutyId: here.visit?.dutyId, citizenId, reasonKind, reason })
        return { redirect: `/people/${opened.personId}` }
      },
      ({ form }, here, { code, text, next }) =>
        askPage(here, {
          form,
          error:
            code === 'invalid-input' ? '请选一个原因，并写清是什么情况，至少八个字' : `${text.zh}${next.zh}`,
        }),
    ),
    shown(site, `${path}/opened`, async (_, here) => openedPage(await here.ask(listOpenedFiles, {}))),
    shown(site, `${path}/opened/:grant`, async ({ params }, here) => reviewPage(await find(here, params))),
    formRoute(
      site,
      `${path}/opened/:grant`,
      async ({ params: { grant }, form: { verdict, remark } }, here) => {
        await here.ask(reviewBreakGlass, { grantId: grant, verdict, remark })
        return { redirect: `${path}/opened` }
      },
      async ({ params, form }, here) => reviewPage(await find(here, params), form),
    ),
  ]
}

const reasonWords: Readonly<Record<(typeof emergencyReasons)[number], string>> = {
  danger: '有危险',
  'found-person': '找到走失的人',
  'emergency-list': '台风、停电等要转移',
  'court-or-police': '法院或公安要',
  other: '别的',
}

function askPage({ visit, actor }: Here, refused?: Refused): SitePage {
  if (visit?.dutyId === undefined || !actor.may('break-glass.open')) throw platformProblem('not-allowed')
  const typed = typedIn(refused?.form)
  const [first, second, ...rest] = emergencyReasons.map((code) => ({ value: code, label: reasonWords[code] }))
  return {
    answer: '紧急查看一个人',
    above: <BackLink href="/people" to="名册" />,
    problems: refused ? [{ field: 'citizenId', message: refused.error }] : [],
    body: (
      <>
        <p>
          没有在办的事，也可以看一个人 {MINUTES_OPEN}{' '}
          分钟。别的单位会复核这一次，本人也看得到。一天最多五个人。
        </p>
        <form method="post" action={path} noValidate>
          <TextQuestion
            name="citizenId"
            question="身份证号"
            why="写完整的号码；只能凭号码找。"
            value={typed('citizenId')}
            error={refused?.error}
          />
          {first && second && (
            <ChoiceQuestion
              name="reasonKind"
              question="为什么"
              why="选最接近的一个。"
              choices={[first, second, ...rest]}
              chosen={typed('reasonKind')}
            />
          )}
          <TextQuestion
            name="reason"
            question="是什么情况"
            why="至少八个字，复核的人靠它判断。"
            value={typed('reason')}
            long
          />
          <Actions>
            <Button label="打开" />
          </Actions>
        </form>
      </>
    ),
  }
}

async function find(here: Here, { grant }: PageRequest['params']): Promise<OpenedFile> {
  const found = (await here.ask(listOpenedFiles, {})).find(({ grantId }) => grantId === grant)
  if (!found) throw platformProblem('not-found')
  return found
}

function openedPage(opened: readonly OpenedFile[]): SitePage {
  const waiting = opened.filter(({ verdict }) => verdict === null).length
  return {
    part: '/tasks',
    shell: 'console',
    answer: waiting === 0 ? '没有等着复核的紧急查看' : `${waiting} 次紧急查看等着复核`,
    title: '紧急查看的复核',
    body:
      opened.length === 0 ? (
        <EmptyState what="还没有过紧急查看。" why="有人紧急查看以后会列在这里，由别的单位复核。" />
      ) : (
        <DataTable
          id="opened"
          caption="没有复核的在前面"
          rows={opened}
          keyOf={({ grantId }) => grantId}
          rowHeading={{
            heading: '哪一次',
            name: whenAndWho,
            href: ({ grantId, verdict }) => (verdict === null ? `${path}/opened/${grantId}` : undefined),
          }}
          reason={{ heading: '为什么', cell: reasonOf }}
          columns={[
            {
              heading: '复核',
              cell: ({ verdict, isLate }) =>
                verdict === null ? (isLate ? '超过三天没有人看' : '等着') : verdictWords(verdict),
            },
          ]}
        />
      ),
  }
}

function reviewPage(opened: OpenedFile, refused?: PageRequest['form']): SitePage {
  return {
    answer: '这一次该不该看？',
    above: <BackLink href={`${path}/opened`} to="紧急查看的复核" />,
    problems: verdictProblems(refused),
    body: (
      <>
        <SummaryList
          entries={[
            { label: '哪一次', value: whenAndWho(opened) },
            { label: '原因', value: reasonOf(opened) },
            { label: '情况', value: opened.reason },
          ]}
        />
        <p>看的是谁，这里不说：复核的是该不该看。同一个单位的不能互相复核。</p>
        <VerdictForm action={`${path}/opened/${opened.grantId}`} refused={refused} />
      </>
    ),
  }
}

function whenAndWho({ openedBy, unit, openedAt }: OpenedFile): string {
  return `${formatInstant(openedAt)}，${regionName(unit)} ${openedBy}`
}

function reasonOf({ reasonKind }: OpenedFile): string {
  return reasonWords[reasonKind as keyof typeof reasonWords] ?? '别的'
}
