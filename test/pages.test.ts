import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { benefits } from '#apps/catalogue.ts'
import { listKinds } from '#apps/pages/change-words.ts'
import { auditPage, type Modes } from './browser/audit.ts'
import { launchBrowser } from './browser/browser.ts'
import { type ExampleOffice, examplePeople, openExampleOffice } from './journeys/example-office.ts'

const looks: Modes = { themes: ['light', 'dark'], sizes: ['m', 'xxl'], widths: [390, 1280] }
const month = '/months/2026-11'
const nursing = `${month}/nursing-subsidy`

/** Addresses to look at for every route; `JOB` is a job of this office. Forms are sent in the journeys. */
const examples: Readonly<Record<string, readonly string[]>> = {
  '/': ['/'],
  '/sign-in': ['/sign-in?back=/months'],
  '/me': ['/me'],
  '/months': ['/months'],
  '/months/run': ['/months/run'],
  '/jobs/:job': ['/jobs/JOB?month=2026-11'],
  '/months/:month': [month],
  '/months/:month/:benefit/:kind': [
    `${nursing}/granted`,
    `${nursing}/change`,
    `${nursing}/stop?district=yinzhou`,
  ],
  '/months/:month/again/:benefit/:kind': [`${month}/again/nursing-subsidy/change`],
  '/months/:month/:benefit/people/:person': [1, 2, 3].map((person) => `${nursing}/people/${person}`),
  '/months/:month/people/:person': [`${month}/people/1`],
  '/rules': ['/rules'],
  '/rules/:benefit': benefits.map(({ id }) => `/rules/${id}`),
  '/plan': ['/plan'],
  '/imports': ['/imports'],
  '/display': ['/display?back=/months'],
  '/gallery': ['/gallery'],
  '/gallery/:name': ['/gallery/home'],
}

let browser: Browser
let office: ExampleOffice
let job: string
let cookie: string
beforeAll(async () => {
  browser = await launchBrowser()
  office = await openExampleOffice(examplePeople, ['2026-10', '2026-11'])
  cookie = await office.signIn()
  const sent = await fetch(addressOf('/months/run'), {
    method: 'POST',
    body: new URLSearchParams({ month: '2026-11' }),
    redirect: 'manual',
    headers: { cookie },
  })
  job = /jobs\/([^?]+)/.exec(sent.headers.get('location') ?? '')?.[1] ?? ''
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

function addressOf(path: string): string {
  return new URL(path.replace('JOB', job), office.server.url).href
}

function look(path: string): Promise<Response> {
  return fetch(addressOf(path), { headers: { accept: 'text/html', cookie }, redirect: 'manual' })
}

describe('every page', () => {
  it('has an example here', () => {
    const shown = office.routes.filter(({ method }) => method === 'GET').map(({ path }) => path)
    expect(shown.filter((path) => (examples[path] ?? []).length === 0)).toEqual([])
  })

  it.each(Object.values(examples).flat())('has no fault: %s', async (path) => {
    const url = addressOf(path)
    expect((await look(path)).status).toBe(200)
    expect(await auditPage(browser, { url }, { ...looks, cookie })).toEqual([])
  })

  it('has no fault where there is nothing yet', async () => {
    const empty = await openExampleOffice([], [])
    try {
      const own = { ...looks, cookie: await empty.signIn() }
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
    const answer = await look(path)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(await answer.text()).toContain('tel:12385')
  })

  it.each([`${nursing}/people/1`, `${month}/people/1`])('names nobody in its title: %s', async (path) => {
    const html = await (await look(path)).text()
    expect(html).toContain('陈秀英')
    expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).not.toContain('陈秀英')
  })

  it.each(listKinds)('tells no category, level or state of a certificate in the list of %s', async (kind) => {
    const html = await (await look(`${nursing}/${kind}`)).text()
    expect(html).toContain('为什么')
    expect(html).not.toMatch(/残疾等级：|残疾类别：|残疾人证：|[一二三四]级/)
  })
})
