import type { StoredNotice } from '#core/publicity/frozen-notice.ts'
import type { FileLeak } from '#core/publicity/make-notice.ts'
import { NoticeBody } from '#core/publicity/notice-body.tsx'
import type { NoticeFileName } from '#core/publicity/notice-files.tsx'
import { formatDate } from '#kernel/plain-date.ts'
import { type Text, text } from '#kernel/text.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { NoticeStrip } from '#ui/page/notice-strip.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { formatInstant } from './format-instant.ts'
import type { SitePage } from './site.tsx'

/** Where an office makes and checks its notices. */
export const noticesPath = '/notices-of-office'

/** How far a notice has come. */
export const noticeStates: Readonly<Record<StoredNotice['state'], Text>> = {
  made: text('等第二个人核对', 'Waits for a second person'),
  replaced: text('已有改过的一份代替它', 'Another has taken its place'),
  approved: text('已核对，可以公开', 'Approved, can be put up'),
  'on-display': text('正在公开', 'Is up'),
  'taken-down': text('已经撤下', 'Has been taken down'),
}

/** A notice for the second person: everything it says, who made it, and the one thing to do next. */
export function noticeReviewPage(notice: StoredNotice, isOwn: boolean): SitePage {
  const { content, state, withheld, made, approved, takeDownOn, objections } = notice
  const left = (withheld['under-age'] ?? 0) + (withheld['birth-unknown'] ?? 0)
  return {
    shell: 'console',
    above: <BackLink href={noticesPath} to={{ zh: '本单位的公示', en: 'Notices of this office' }} />,
    answer: noticeStates[state],
    body: (
      <>
        <SummaryList
          entries={[
            { label: { zh: '制作', en: 'Made by' }, value: `${made.name}，${formatInstant(made.at)}` },
            ...(approved
              ? [
                  {
                    label: { zh: '核对', en: 'Approved by' },
                    value: `${approved.name}，${formatInstant(approved.at)}`,
                  },
                ]
              : []),
            ...(takeDownOn
              ? [{ label: { zh: '撤下日期', en: 'Comes down on' }, value: formatDate(takeDownOn) }]
              : []),
            {
              label: { zh: '名单上不公开的', en: 'On the list and not shown' },
              value: `${left} 人（未满 18 周岁 ${withheld['under-age'] ?? 0}，出生日期不明 ${withheld['birth-unknown'] ?? 0}）`,
            },
            { label: { zh: '收到的异议', en: 'Objections' }, value: `${objections} 件` },
          ]}
        />
        <NextStep notice={notice} isOwn={isOwn} />
        <h2>{content.title.zh}</h2>
        <NoticeBody content={content} />
      </>
    ),
  }
}

function NextStep({ notice, isOwn }: { readonly notice: StoredNotice; readonly isOwn: boolean }) {
  const { noticeId, sha256, state } = notice
  if (state === 'made' && isOwn)
    return <NoticeStrip tone="info">这份是您做的。请同事打开这一页，逐行看过再核对。</NoticeStrip>
  const step = state === 'made' ? steps.approve : state === 'approved' ? steps.publish : undefined
  if (step)
    return (
      <form method="post" action={`${noticesPath}/${noticeId}/${step.action}`}>
        <input type="hidden" name="contentSha256" value={sha256} />
        <p>{step.before}</p>
        <Actions>
          <Button label={step.label} />
        </Actions>
      </form>
    )
  if (state !== 'on-display') return null
  return (
    <>
      <Actions>
        <LinkButton
          label={{ zh: '下载张贴用的纸面', en: 'Download the paper' }}
          href={`${noticesPath}/${noticeId}/print`}
        />
        <LinkButton
          label={{ zh: '下载表格', en: 'Download the table' }}
          href={`${noticesPath}/${noticeId}/xlsx`}
          weight="other"
        />
      </Actions>
      <form method="post" action={`${noticesPath}/${noticeId}/withdraw`}>
        <Actions>
          <Button
            label={{ zh: '有错，撤下', en: 'Wrong: take it down' }}
            weight="other"
            name="reason"
            value="mistake"
          />
          <Button
            label={{ zh: '异议成立，撤下', en: 'Objection upheld: take it down' }}
            weight="other"
            name="reason"
            value="objection-upheld"
          />
        </Actions>
      </form>
    </>
  )
}

const steps = {
  approve: {
    action: 'approve',
    label: text('我逐行看过，可以公开', 'I have read every line, it can be put up'),
    before: '公开后任何人都能看到。请看：只有该公开的人和该公开的内容；依据和天数对；异议电话打得通。',
  },
  publish: {
    action: 'publish',
    label: text('现在公开', 'Put it up now'),
    before: '公开前程序会再查一遍有没有不该公开的内容，并算出撤下的日期。',
  },
} as const

const fileNames: Readonly<Record<NoticeFileName, string>> = { page: '网页', print: '纸面', xlsx: '表格' }

/** What the scanner found in a draft that was not stored: what, where, and how to mend it. */
export function leaksFoundPage(leaks: readonly FileLeak[]): SitePage {
  return {
    shell: 'console',
    above: <BackLink href={noticesPath} to={{ zh: '本单位的公示', en: 'Notices of this office' }} />,
    answer: {
      zh: `没有做成：有 ${leaks.length} 处不该公开的内容`,
      en: `Not made: ${leaks.length} places hold what must not become public`,
    },
    title: { zh: '公示没有做成', en: 'The public notice was not made' },
    body: (
      <>
        <NoticeStrip tone="bad">什么也没有保存，也没有公开。请照下面改好名单，再做一次。</NoticeStrip>
        <DataTable
          id="leaks"
          caption={{ zh: '在哪里，怎么改', en: 'Where, and how to mend it' }}
          rows={leaks}
          keyOf={({ file, kind, place }) => `${file} ${kind} ${place.zh}`}
          rowHeading={{
            heading: { zh: '是什么', en: 'What' },
            name: ({ name }) => name.zh,
          }}
          columns={[
            { heading: { zh: '文件', en: 'File' }, cell: ({ file }) => fileNames[file] },
            { heading: { zh: '在哪里', en: 'Where' }, cell: ({ place }) => place.zh },
            { heading: { zh: '怎么改', en: 'How to mend it' }, cell: ({ remedy }) => remedy.zh },
          ]}
        />
      </>
    ),
  }
}
