import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listKinds } from '#apps/pages/change-words.ts'
import { auditPage, farthestViews } from './browser/audit.ts'
import { launchBrowser } from './browser/browser.ts'
import { openPage } from './browser/open-page.ts'
import { openExampleOffice } from './journeys/example-office.ts'
import {
  downloads,
  type ExamplePages,
  examples,
  month,
  noticeFiles,
  nursing,
  openExamplePages,
  proposed,
} from './page-examples.ts'

let browser: Browser
let pages: ExamplePages
beforeAll(async () => {
  browser = await launchBrowser()
  pages = await openExamplePages()
})
afterAll(async () => {
  await browser.close()
  await pages.office.close()
})

const windows = new Map<string, Promise<Page>>()

/** Each reader goes from page to page in one window, so that fonts are fetched once. */
function windowOf(cookie: string): Promise<Page> {
  const open =
    windows.get(cookie) ?? openPage(browser, { url: pages.addressOf('/display') }, { width: 390, cookie })
  windows.set(cookie, open)
  return open
}

describe('every page', () => {
  it('has an example here', () => {
    const shown = pages.office.routes.filter(({ method }) => method === 'GET').map(({ path }) => path)
    const looked = shown.filter((path) => !downloads.includes(path))
    expect(looked.filter((path) => (examples[path] ?? []).length === 0)).toEqual([])
  })

  it('is counted for each address where it shows public notices, so that nobody copies them all', () => {
    const open = pages.office.routes.filter(({ path }) => /^\/publicity\b/.test(path))
    expect(open.map(({ path, throttled }) => [path, throttled])).toEqual([
      ['/publicity', true],
      ['/publicity/:notice', true],
    ])
  })

  it.each(Object.values(examples).flat())('has no fault: %s', async (path) => {
    const url = pages.addressOf(path)
    expect((await pages.look(path)).status).toBe(200)
    const cookie = pages.readerOf(path)
    const window = await windowOf(cookie)
    expect(await auditPage(browser, { url }, { views: farthestViews, cookie, window })).toEqual([])
  })

  it('has no fault where there is nothing yet', async () => {
    const empty = await openExampleOffice([], [])
    try {
      const own = { views: farthestViews, cookie: await empty.signIn() }
      for (const path of ['', 'months', 'imports'])
        expect(await auditPage(browser, { url: empty.server.url + path }, own)).toEqual([])
    } finally {
      await empty.close()
    }
  })

  it.each([
    '/nowhere',
    '/months/1999-01',
    '/months/2026-13',
    `${nursing}/people/999999`,
    `${nursing}/nothing`,
    `${nursing}/granted?district=paris`,
    '/rules/nothing',
    '/jobs/1?month=2026-11',
  ])('says what to do where there is no such thing: %s', async (path) => {
    const answer = await pages.look(path)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(await answer.text()).toContain('tel:12385')
  })

  it.each([`${nursing}/people/1`, `${month}/people/1`, `${proposed}/people/1/proposal`])(
    'names nobody in its title: %s',
    async (path) => {
      const html = await (await pages.look(path)).text()
      expect(html).toContain('陈秀英')
      expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).not.toContain('陈秀英')
    },
  )

  it('leads from a decision that is only proposed to the paper that proposes it, and from no other', async () => {
    const paper = `${proposed}/people/1/proposal`
    expect(await (await pages.look(`${proposed}/people/1`)).text()).toContain(`href="${paper}"`)
    expect(await (await pages.look(`${nursing}/people/1`)).text()).not.toContain('/proposal"')
    const html = await (await pages.look(paper)).text()
    expect(html).toContain('这是建议，不是决定；给不给由民政部门决定')
    expect(html).toContain('《浙江省残疾人保障条例》第二十六条')
    expect(html).toMatch(/最低生活保障审核确认办法[^<]*（条文待核实）/)
    expect((await pages.look(`${nursing}/people/1/proposal`)).status).toBe(404)
  })

  it.each(noticeFiles)('gives a file to the office and to nobody else: %s', async (path) => {
    const address = path.replace(':notice', 'NOTICE')
    const given = await pages.look(address)
    expect(given.headers.get('content-disposition')).toContain('attachment')
    expect((await given.arrayBuffer()).byteLength).toBeGreaterThan(500)
    const resident = await fetch(pages.addressOf(address), { headers: { cookie: pages.readerOf('/my') } })
    expect(resident.status).toBe(403)
  })

  it.each(listKinds)('tells no category, level or state of a certificate in the list of %s', async (kind) => {
    const html = await (await pages.look(`${nursing}/${kind}`)).text()
    expect(html).toContain('为什么')
    expect(html).not.toMatch(/残疾等级：|残疾类别：|残疾人证：|[一二三四]级/)
  })
})
