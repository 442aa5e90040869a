import { findPublicity, publicities } from '#core/publicity/definitions/publicities.ts'
import type { Field } from '#core/publicity/fields.ts'
import type { StoredNotice } from '#core/publicity/frozen-notice.ts'
import { makeNotice } from '#core/publicity/make-notice.ts'
import {
  listNotices,
  listOnDisplay,
  readNotice,
  readNoticeFile,
  readOnDisplay,
} from '#core/publicity/notice-queries.ts'
import { approveNotice, publishNotice } from '#core/publicity/publish-notice.ts'
import type { Publicity } from '#core/publicity/publicity.ts'
import { withdrawNotice } from '#core/publicity/take-down.ts'
import { parsePlainDate } from '#kernel/plain-date.ts'
import { type PageRequest, type Route, throttled } from '#platform/http.ts'
import type { Problem } from '#platform/problem.ts'
import { platformProblem } from '#platform/problems.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button } from '#ui/page/button.tsx'
import { Card, CardGrid } from '#ui/page/card.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { formRoute, type Refused, typedIn } from './form-route.ts'
import { formatInstant } from './format-instant.ts'
import { publicNoticePage, publicNoticesPage, publicityPath } from './publicity-public.tsx'
import { leaksFoundPage, noticeReviewPage, noticesPath, noticeStates } from './publicity-review.tsx'
import { regionName } from './region-name.ts'
import { downloaded, framed, type Here, sent, shown, type Site, type SitePage } from './site.tsx'

const types = {
  print: { type: 'text/html; charset=utf-8', name: '公示.html' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: '公示.xlsx' },
} as const

/** 公示: what is up for anybody to read, and for an office making a notice, having it checked and putting it up. */
export function publicityPages(site: Site): readonly Route[] {
  const make = makeNotice(publicities)
  const publish = publishNotice(publicities)
  const one = `${noticesPath}/:notice`
  return [
    throttled(
      shown(site, publicityPath, async (_, { ask }) => publicNoticesPage(await ask(listOnDisplay, {}))),
    ),
    throttled(
      shown(site, `${publicityPath}/:notice`, async ({ params: { notice } }, { ask }) =>
        publicNoticePage(await ask(readOnDisplay, { noticeId: notice })),
      ),
    ),
    shown(site, noticesPath, async (_, here) => listPage(here, await here.ask(listNotices, {}))),
    shown(site, `${noticesPath}/new/:publicity`, ({ params }, here) => newPage(definitionOf(here, params))),
    formRoute(
      site,
      `${noticesPath}/new/:publicity`,
      async (request, here) => {
        const publicity = definitionOf(here, request.params)
        const { office, phone, list } = request.form
        const made = await here.ask(make, {
          publicity: publicity.id,
          region: here.actor.capacity?.region,
          issuer: office,
          contact: { office, phone },
          lines: linesOf(publicity, String(list ?? '')),
        })
        return made.outcome === 'made'
          ? { redirect: `${noticesPath}/${made.noticeId}` }
          : framed(here, request, { ...leaksFoundPage(made.leaks), status: 422 })
      },
      ({ params, form }, here, error) => newPage(definitionOf(here, params), { form, error }),
    ),
    shown(site, one, async ({ params: { notice } }, here) => {
      const stored = await here.ask(readNotice, { noticeId: notice })
      return noticeReviewPage(stored, stored.made.staffId === here.visit?.staffId)
    }),
    sent(site, `${one}/approve`, async ({ params: { notice }, form: { contentSha256 } }, here) => {
      await here.ask(approveNotice, { noticeId: notice, contentSha256 })
      return { redirect: `${noticesPath}/${notice}` }
    }),
    sent(site, `${one}/publish`, async ({ params: { notice }, form: { contentSha256 } }, here) => {
      await here.ask(publish, { noticeId: notice, contentSha256 })
      return { redirect: `${noticesPath}/${notice}` }
    }),
    sent(site, `${one}/withdraw`, async ({ params: { notice }, form: { reason } }, here) => {
      await here.ask(withdrawNotice, { noticeId: notice, reason })
      return { redirect: `${noticesPath}/${notice}` }
    }),
    ...(['print', 'xlsx'] as const).map((name) =>
      downloaded(site, `${one}/${name}`, async ({ params: { notice } }, here) => {
        const { bytes } = await here.ask(readNoticeFile, { noticeId: notice, name })
        return { file: bytes, ...types[name] }
      }),
    ),
  ]
}

function definitionOf({ actor }: Here, { publicity }: PageRequest['params']): Publicity {
  if (!actor.may('publicity.make')) throw platformProblem('not-allowed')
  const found = findPublicity(publicity ?? '')
  if (!found) throw platformProblem('not-found')
  return found
}

function listPage({ actor }: Here, notices: readonly StoredNotice[]): SitePage {
  const waiting = notices.filter(({ state }) => state === 'made' || state === 'approved').length
  return {
    part: '/tasks',
    shell: 'console',
    answer: waiting === 0 ? '没有等着核对或公开的公示' : `${waiting} 份公示等着核对或公开`,
    title: '本单位的公示',
    body: (
      <>
        {notices.length === 0 ? (
          <EmptyState what="还没有做过公示。" why="做好的公示，由第二个人核对以后才能公开。" />
        ) : (
          <DataTable
            id="notices"
            caption="最新的在前面"
            rows={notices}
            keyOf={({ noticeId }) => noticeId}
            rowHeading={{
              heading: '公示',
              name: ({ content }) => content.title.zh,
              href: ({ noticeId }) => `${noticesPath}/${noticeId}`,
            }}
            reason={{ heading: '到哪一步', cell: ({ state }) => noticeStates[state].zh }}
            columns={[
              { heading: '制作', cell: ({ made }) => `${made.name}，${formatInstant(made.at)}` },
              { heading: '哪里的', cell: ({ township }) => regionName(township) },
            ]}
          />
        )}
        {actor.may('publicity.make') && (
          <>
            <h2>做一份公示</h2>
            <CardGrid>
              {publicities.map(({ id, name, waitsFor, audience }) => (
                <Card
                  key={id}
                  heading={name}
                  level={3}
                  href={waitsFor ? undefined : `${noticesPath}/new/${id}`}
                >
                  <p>{waitsFor ? waitsFor.zh : `给谁看：${audience.zh}。`}</p>
                </Card>
              ))}
            </CardGrid>
          </>
        )}
      </>
    ),
  }
}

function newPage(publicity: Publicity, refused?: Refused<Problem>): SitePage {
  const typed = typedIn(refused?.form)
  const error = refused && errorWords(refused.error)
  return {
    answer: publicity.name.zh,
    above: <BackLink href={noticesPath} to="本单位的公示" />,
    problems: error === undefined ? [] : [{ field: 'list', message: error }],
    body: (
      <form method="post" action={`${noticesPath}/new/${publicity.id}`} noValidate>
        <TextQuestion
          name="list"
          question="名单"
          why={`一行一个，用逗号隔开：${columnsOf(publicity).join('，')}。姓名会自动遮住，未满十八周岁的不会公开。`}
          value={typed('list')}
          error={error}
          long
        />
        <TextQuestion name="office" question="公示单位" why="写全称。" value={typed('office')} />
        <TextQuestion
          name="phone"
          question="受理异议的电话"
          why="单位的座机，不要写个人手机。"
          value={typed('phone')}
        />
        <Actions>
          <Button label="做成公示，请同事核对" />
        </Actions>
      </form>
    ),
  }
}

function errorWords({ code, text, next }: Problem): string {
  return code === 'invalid-input' ? '请写名单、公示单位和电话' : `${text.zh}${next.zh}`
}

/** What a line of the list brings, in order; a person's birthday decides whether they may be named and is not kept. */
function columnsOf({ about, fields }: Publicity): string[] {
  const labels = Object.values(fields).map(({ label }) => label.zh)
  return about === 'people' ? [labels[0] ?? '', '出生日期（不知道就空着）', ...labels.slice(1)] : labels
}

function linesOf({ about, fields }: Publicity, list: string): unknown[] {
  const keys = Object.keys(fields)
  return list
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = line.split(/[,，\t]/).map((cell) => cell.trim())
      const bornOn = about === 'people' ? cells.splice(1, 1)[0] : undefined
      return {
        ...(about === 'people' && {
          bornOn: bornOn === '' ? null : (parsePlainDate(bornOn ?? '') ?? bornOn),
        }),
        shown: Object.fromEntries(
          cells.map((cell, at) => {
            const key = keys[at] ?? `第${at + 1}列`
            return [key, codeOf(fields[key], cell)]
          }),
        ),
      }
    })
}

/** An outcome is written as it is read; what fits none stays and is refused. */
function codeOf(field: Field | undefined, written: string): string {
  const codes = field && 'options' in field.takes ? (field.takes.options as readonly string[]) : []
  return codes.find((code) => field?.show(code) === written) ?? written
}
