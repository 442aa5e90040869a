import { expect, test } from 'vitest'
import { newCertificate } from '#core/publicity/definitions/new-certificate.ts'
import type { StoredNotice } from '#core/publicity/frozen-notice.ts'
import { allowanceOf, composeNotice } from '#core/publicity/notice.ts'
import { leakAt } from '#core/publicity/scan/leak.ts'
import { scanFile } from '#core/publicity/scan/scan-file.ts'
import { renderPage } from '#ui/document.tsx'
import { publicNoticePage, publicNoticesPage } from './publicity-public.tsx'
import { leaksFoundPage, noticeReviewPage } from './publicity-review.tsx'
import type { SitePage } from './site.tsx'

const { content } = composeNotice(newCertificate, {
  lines: [{ bornOn: '1960-01-01', shown: { name: '张三', village: '竹岭村', outcome: 'meets-standard' } }],
  region: 'ninghai',
  issuer: '宁海县残疾人联合会',
  contact: { office: '宁海县残联', phone: '0574-65170001' },
  on: '2026-11-24',
})
const onDisplay = { from: '2026-11-24', until: '2026-12-02', lastOn: '2026-12-01' }
const noticeId = '019ac000-0000-7000-8000-000000000000'
const up = { noticeId, content, onDisplay }

const stored: StoredNotice = {
  noticeId,
  content: { ...content, files: { page: '', print: '', xlsx: '' } },
  bytes: Buffer.alloc(0),
  sha256: 'a'.repeat(64),
  district: 'ninghai',
  township: 'ninghai',
  withheld: { 'under-age': 1, 'birth-unknown': 0 },
  state: 'made',
  made: { staffId: '1', naturalPerson: Buffer.alloc(1), name: '王样板', at: '2026-11-24T02:00:00Z' },
  approved: undefined,
  publishedOn: undefined,
  takeDownOn: undefined,
  objections: 0,
}

function htmlOf(page: SitePage): string {
  return renderPage({ size: 'm', reading: 'std', lang: 'zh-Hans', demo: true, navigation: {}, ...page })
}

test('the public page, in the frame of the site, holds nothing the scanner would stop, and is left alone by search engines', async () => {
  const html = htmlOf(publicNoticePage(up))
  expect(await scanFile('html', Buffer.from(html), allowanceOf(newCertificate, content))).toEqual([])
  expect(html).toContain('content="noindex, noarchive, nosnippet"')
  expect(html).toContain('5 个工作日（条文待核实），2026年11月24日至2026年12月1日')
  expect(html).not.toContain('张三')
})

test('the list of what is up names no one', () => {
  const html = htmlOf(publicNoticesPage([up]))
  expect(html).toContain(`href="/publicity/${noticeId}"`)
  expect(html).not.toContain('张')
  expect(htmlOf(publicNoticesPage([]))).toContain('现在没有公示')
})

test('whoever made a notice is not asked to approve it, another is', () => {
  expect(htmlOf(noticeReviewPage(stored, true))).not.toContain('<form')
  const html = htmlOf(noticeReviewPage(stored, false))
  expect(html).toContain(`action="/notices-of-office/${noticeId}/approve"`)
  expect(html).toContain(`value="${stored.sha256}"`)
  expect(html).toContain('1 人（未满 18 周岁 1，出生日期不明 0）')
})

test('what was found is told with its place and remedy', () => {
  const leak = leakAt('mobile-phone', { zh: '第 1 张工作表 B12', en: 'sheet 1, B12' })
  const html = htmlOf(leaksFoundPage([{ ...leak, file: 'xlsx' }]))
  for (const said of ['手机号', '第 1 张工作表 B12', '受理异议请留单位的座机', '什么也没有保存'])
    expect(html).toContain(said)
})
