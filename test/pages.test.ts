import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { benefits } from '#apps/catalogue.ts'
import { listKinds } from '#apps/pages/change-words.ts'
import { auditPage, farthestModes } from './browser/audit.ts'
import { launchBrowser } from './browser/browser.ts'
import { type ExampleOffice, examplePeople, openExampleOffice } from './journeys/example-office.ts'

const month = '/months/2026-11'
const nursing = `${month}/nursing-subsidy`

/** Addresses to look at for every route; `JOB` and `TASK` are of this office. Forms are sent in the journeys. */
const examples: Readonly<Record<string, readonly string[]>> = {
  '/': ['/'],
  '/sign-in': ['/sign-in?back=/months'],
  '/me': ['/me'],
  '/calculator': ['/calculator'],
  '/sign-in/ways': ['/sign-in/ways'],
  '/sign-in/invitation': ['/sign-in/invitation'],
  '/sign-in/passkey': ['/sign-in/passkey'],
  '/sign-in/key': ['/sign-in/key'],
  '/sign-in/code': ['/sign-in/code'],
  '/sign-in/code/enter': ['/sign-in/code/enter'],
  '/on-site/:person': ['/on-site/3'],
  '/my': ['/my'],
  '/my/benefits': ['/my/benefits'],
  '/my/messages': ['/my/messages'],
  '/my/looks': ['/my/looks'],
  '/my/file': ['/my/file'],
  '/my/file/earlier': ['/my/file/earlier?on=2026-11-20&key=spell'],
  '/people/:person/wrong/:fact': ['/people/2/wrong/person.level'],
  '/tasks': ['/tasks'],
  '/tasks/:person/:task': ['/tasks/2/TASK'],
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
let task: string
let readers: { readonly city: string; readonly clerk: string; readonly resident: string }
beforeAll(async () => {
  browser = await launchBrowser()
  office = await openExampleOffice(examplePeople, ['2026-10', '2026-11'])
  readers = {
    city: await office.signIn(),
    clerk: await office.signIn('district', 'haishu'),
    resident: await office.signInResident(2),
  }
  const sent = await send('/months/run', { month: '2026-11' })
  job = /jobs\/([^?]+)/.exec(sent.headers.get('location') ?? '')?.[1] ?? ''
  await send('/people/2/wrong/person.certificate', { said: '十月就换了新证' })
  task = /tasks\/2\/([0-9a-f-]+)/.exec(await (await look('/tasks')).text())?.[1] ?? ''
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

function addressOf(path: string): string {
  const site = office.server.url.replace('127.0.0.1', 'localhost')
  const found = path
    .replace('JOB', job)
    .replace('TASK', task)
    .replace('STAFF', looks?.staff ?? '')
    .replace('QUESTION', looks?.question ?? '')
    .replace('GRANT', looks?.grant ?? '')
  return new URL(found, site).href
}

/** Who looks at an address, by how it begins; the city at everything else. */
const readerOfPart: readonly (readonly [RegExp, keyof typeof readers])[] = [
  [/^\/(?:my|people\/2\/wrong)\b/, 'resident'],
  [/^\/accounts\b/, 'keeper'],
  [/^\/questions\/review\b/, 'auditor'],
  [/^\/emergency\/opened\b/, 'city'],
  [/^\/(?:people|tasks|on-site|emergency|questions|me\/stand-in)\b|\/people\//, 'clerk'],
]

function readerOf(path: string): string {
  if (/^\/(?:my|people)\b/.test(path)) return readers.resident
  return path.startsWith('/tasks') ? readers.clerk : readers.city
}

function look(path: string): Promise<Response> {
  const headers = { accept: 'text/html', cookie: readerOf(path) }
  return fetch(addressOf(path), { headers, redirect: 'manual' })
}

function send(path: string, form: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams(form)
  return fetch(addressOf(path), {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { cookie: readerOf(path) },
  })
}

describe('every page', () => {
  it('has an example here', () => {
    const shown = office.routes.filter(({ method }) => method === 'GET').map(({ path }) => path)
    expect(shown.filter((path) => (examples[path] ?? []).length === 0)).toEqual([])
  })

  it.each(Object.values(examples).flat())('has no fault: %s', async (path) => {
    const url = addressOf(path)
    expect((await look(path)).status).toBe(200)
    expect(await auditPage(browser, { url }, { ...farthestModes, cookie: readerOf(path) })).toEqual([])
  })

  it('has no fault where there is nothing yet', async () => {
    const empty = await openExampleOffice([], [])
    try {
      const own = { ...farthestModes, cookie: await empty.signIn() }
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
