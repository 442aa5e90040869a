import { NoticeBody } from '#core/publicity/notice-body.tsx'
import type { PublicNotice } from '#core/publicity/notice-queries.ts'
import { formatDate } from '#kernel/plain-date.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import type { SitePage } from './site.tsx'

/** Where anybody reads what is up. */
export const publicityPath = '/publicity'

/** What is up today; nobody has to sign in. */
export function publicNoticesPage(notices: readonly PublicNotice[]): SitePage {
  return {
    noindex: true,
    answer: {
      zh: notices.length === 0 ? '现在没有公示' : `现在有 ${notices.length} 份公示`,
      en: notices.length === 0 ? 'No public notice is up' : `Public notices that are up: ${notices.length}`,
    },
    title: { zh: '公示', en: 'Public notices' },
    body:
      notices.length === 0 ? (
        <EmptyState
          what={{
            zh: '公示只在规定的几天里公开。',
            en: 'A public notice is up for the days the rules state.',
          }}
          why={{ zh: '到期的已经撤下。', en: 'Those past their day have been taken down.' }}
        />
      ) : (
        <DataTable
          id="notices"
          caption={{ zh: '正在公示，先到期的在前', en: 'Public notices, those that end first at the top' }}
          rows={notices}
          keyOf={({ noticeId }) => noticeId}
          rowHeading={{
            heading: { zh: '公示', en: 'Public notice' },
            name: ({ content }) => content.title.zh,
            href: ({ noticeId }) => `${publicityPath}/${noticeId}`,
          }}
          columns={[
            { heading: { zh: '公示单位', en: 'Published by' }, cell: ({ content }) => content.issuer },
            {
              heading: { zh: '最后一天', en: 'Last day' },
              cell: ({ onDisplay }) => formatDate(onDisplay.lastOn),
            },
          ]}
        />
      ),
  }
}

/** One notice as the public reads it. */
export function publicNoticePage({ content, onDisplay }: PublicNotice): SitePage {
  return {
    noindex: true,
    above: <BackLink href={publicityPath} to={{ zh: '公示', en: 'Public notices' }} />,
    answer: content.title,
    body: <NoticeBody content={content} onDisplay={onDisplay} />,
  }
}
