import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { benefits } from '#apps/catalogue.ts'
import { oweExample, recordExampleAccounts } from '#core/payments/example-payments.ts'
import { recordFiles } from '#core/registry/example-people.ts'
import { connect } from '#platform/db/connection.ts'
import { listKinds } from '#apps/pages/change-words.ts'
import { auditPage, farthestViews } from './browser/audit.ts'
import { launchBrowser } from './browser/browser.ts'
import { openPage } from './browser/open-page.ts'
import { giveMandate } from './journeys/example-mandate.ts'
import { type ExampleOffice, examplePeople, openExampleOffice } from './journeys/example-office.ts'

const month = '/months/2026-11'
const nursing = `${month}/nursing-subsidy`
const proposed = `${month}/single-person-guarantee`

/** Addresses to look at for every route; `JOB` and `TASK` are of this office. Forms are sent in the journeys. */
const examples: Readonly<Record<string, readonly string[]>> = {
  '/': ['/'],
  '/sign-in': ['/sign-in?back=/months'],
  '/sign-in/ways': ['/sign-in/ways'],
  '/sign-in/invitation': ['/sign-in/invitation'],
  '/sign-in/passkey': ['/sign-in/passkey'],
  '/sign-in/key': ['/sign-in/key'],
  '/sign-in/code': ['/sign-in/code'],
  '/sign-in/code/enter': ['/sign-in/code/enter'],
  '/on-site/:person': ['/on-site/3'],
  '/me': ['/me'],
  '/calculator': ['/calculator'],
  '/my': ['/my'],
  '/my/benefits': ['/my/benefits'],
  '/my/messages': ['/my/messages'],
  '/my/looks': ['/my/looks'],
  '/my/answers': ['/my/answers'],
  '/my/account': ['/my/account'],
  '/my/account/new': ['/my/account/new?holder=own'],
  '/my/contact': ['/my/contact'],
  '/my/contact/kept': ['/my/contact/kept'],
  '/my/wards': ['/my/wards'],
  '/my/delegates': ['/my/delegates'],
  '/my/delegates/:mandate/end': ['/my/delegates/MANDATE/end'],
  '/my/file': ['/my/file'],
  '/my/file/earlier': ['/my/file/earlier?on=2026-11-20&key=spell'],
  '/people/:person/wrong/:fact': ['/people/2/wrong/person.level'],
  '/people': ['/people', '/people?lacking=fact'],
  '/people/find': ['/people/find'],
  '/people/:person': ['/people/3'],
  '/people/:person/mandates': ['/people/2/mandates', '/people/3/mandates'],
  '/people/:person/mandates/new': ['/people/3/mandates/new'],
  '/people/:person/mandates/:mandate/end': ['/people/2/mandates/MANDATE/end'],
  '/people/:person/accounts': ['/people/3/accounts'],
  '/people/:person/accounts/new': ['/people/3/accounts/new'],
  '/people/:person/merged/:merge': ['/people/901/merged/MERGE'],
  '/duplicates': ['/duplicates'],
  '/duplicates/:one/:other': ['/duplicates/903/904'],
  '/people/:person/request': ['/people/3/request'],
  '/accounts': ['/accounts'],
  '/accounts/new': ['/accounts/new'],
  '/accounts/:staff': ['/accounts/STAFF'],
  '/me/stand-in': ['/me/stand-in'],
  '/running': ['/running'],
  '/publicity': ['/publicity'],
  '/publicity/:notice': ['/publicity/NOTICE'],
  '/notices-of-office': ['/notices-of-office'],
  '/notices-of-office/new/:publicity': ['/notices-of-office/new/new-certificate'],
  '/notices-of-office/:notice': ['/notices-of-office/NOTICE'],
  '/emergency': ['/emergency'],
  '/emergency-list': ['/emergency-list'],
  '/people/:person/emergency': ['/people/3/emergency'],
  '/emergency/opened': ['/emergency/opened'],
  '/emergency/opened/:grant': ['/emergency/opened/GRANT'],
  '/questions': ['/questions'],
  '/questions/:question': ['/questions/QUESTION'],
  '/questions/review': ['/questions/review'],
  '/questions/review/:question': ['/questions/review/QUESTION'],
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
  '/months/:month/:benefit/people/:person/proposal': [`${proposed}/people/1/proposal`],
  '/months/:month/people/:person': [`${month}/people/1`],
  '/payments': ['/payments'],
  '/payments/:month': ['/payments/2026-10', '/payments/2026-11'],
  '/payments/:month/look': ['/payments/2026-11/look'],
  '/payments/:month/look/:key': ['/payments/2026-11/look/HOLD'],
  '/payments/rosters/:roster': ['/payments/rosters/ROSTER'],
  '/rules': ['/rules'],
  '/rules/:benefit': benefits.map(({ id }) => `/rules/${id}`),
  '/plan': ['/plan'],
  '/imports': ['/imports'],
  '/display': ['/display?back=/months'],
  '/gallery': ['/gallery'],
  '/gallery/:name': ['/gallery/home'],
}

/** Addresses that give a file instead of a page; the bank’s is looked at in its journey. */
const noticeFiles = ['/notices-of-office/:notice/print', '/notices-of-office/:notice/xlsx']
const downloads = [...noticeFiles, '/payments/rosters/:roster/file/:profile']

let browser: Browser
let office: ExampleOffice
let job: string
let task: string
let mandate: string
let readers: Readonly<Record<'city' | 'clerk' | 'resident' | 'keeper' | 'auditor' | 'township', string>>
let notice: string
let merge: string
let paying: Awaited<ReturnType<typeof preparePaying>>
let looks: Awaited<ReturnType<typeof recordLooks>>
beforeAll(async () => {
  browser = await launchBrowser()
  office = await openExampleOffice(examplePeople, ['2026-10', '2026-11'])
  readers = {
    city: await office.signIn(),
    clerk: await office.signIn('district', 'haishu'),
    resident: await office.signInResident(2),
    keeper: await office.signIn('sysadmin'),
    auditor: await office.signIn('auditor'),
    township: await office.signIn('township', 't-330203001'),
  }
  const sent = await send('/months/run', { month: '2026-11' })
  job = /jobs\/([^?]+)/.exec(sent.headers.get('location') ?? '')?.[1] ?? ''
  await send('/people/2/wrong/person.certificate', { said: '十月就换了新证' })
  task = /tasks\/2\/([0-9a-f-]+)/.exec(await (await look('/tasks')).text())?.[1] ?? ''
  looks = await recordLooks(office)
  notice = await putUpNotice()
  paying = await preparePaying()
  merge = await mergeTwo()
  mandate = await giveMandate(office.database, { wardId: 2, delegateId: 5, scopes: ['view'] })
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

/** A look of the clerk that is asked about, and an emergency of theirs; `staff` is the clerk. */
async function recordLooks({ database }: ExampleOffice) {
  const admin = await connect(database.admin)
  const { rows } = await admin.query<{ staff: string; duty: string; entry: string }>(
    `select d.staff_id as staff, d.duty_id as duty, a.id as entry from access.duty d
     join platform.audit a on a.actor = 'staff:' || d.staff_id where d.role = 'district' order by a.at limit 1`,
  )
  const [{ staff, duty, entry } = { staff: '', duty: '', entry: '' }] = rows
  const [question, grant] = [randomUUID(), randomUUID()]
  await admin.query(
    `insert into platform.audit_question (question_id, entry_id, actor, rule, asked_at) values ($1, $2, $3, 'no-open-case', now())`,
    [question, entry, `staff:${staff}`],
  )
  await admin.query(
    `insert into access.break_glass (grant_id, staff_id, duty_id, person_id, reason_kind, reason, valid_from, valid_until)
     values ($1, $2, $3, 4, 'found-person', '在街上走失，派出所来电', now() - interval '1 day', now() - interval '1410 minutes')`,
    [grant, staff, duty],
  )
  await admin.end()
  return { staff, question, grant }
}

/** A notice made by the district, approved by the city and put up. */
async function putUpNotice(): Promise<string> {
  const made = await send('/notices-of-office/new/new-certificate', {
    list: '张三，1960-01-01，竹岭村，符合残疾标准',
    office: '海曙区残疾人联合会',
    phone: '0574-87180001',
  })
  const path = made.headers.get('location') ?? ''
  const seen = await fetch(addressOf(path), { headers: { accept: 'text/html', cookie: readers.city } })
  const contentSha256 = /name="contentSha256" value="(\w+)"/.exec(await seen.text())?.[1] ?? ''
  await send(`${path}/approve`, { contentSha256 })
  await send(`${path}/publish`, { contentSha256 })
  return path.split('/').at(-1) ?? ''
}

/** Two files that are put together, and two more that may be. */
async function mergeTwo(): Promise<string> {
  const file = { name: '张卫国', birthOn: '1961-03-04', village: '月湖村' } as const
  await recordFiles(
    office.database,
    [901, 902, 903, 904].map((personId) => ({
      ...file,
      personId,
      birthOn: personId < 903 ? '1961-03-04' : '1962-05-06',
    })),
  )
  await send('/duplicates/901/902/one-person', { keep: '901', reason: '问过本人', differencesSeen: '0' })
  const read = await (await look('/people/901')).text()
  return /merged\/([0-9a-f-]+)"/.exec(read)?.[1] ?? ''
}

/** A roster of October that is made, and somebody to look at in November. */
async function preparePaying() {
  const { database } = office
  await recordExampleAccounts(database, [{ personId: 1, number: '3302000000001' }])
  for (const owed of ['2026-10', '2026-11'])
    await oweExample(database, { benefits, month: owed, today: '2026-11-25' })
  const made = await send('/payments/2026-10/make', {
    benefit: 'nursing-subsidy',
    township: 't-330203001',
    kind: 'regular',
  })
  const holds = await (await look('/payments/2026-11/look')).text()
  return {
    roster: made.headers.get('location')?.split('/').at(-1) ?? '',
    hold: /look\/(\d[^"]+)"/.exec(holds)?.[1] ?? '',
  }
}

/** By name: passkeys are kept for a name and not for an address. */
function addressOf(path: string): string {
  const site = office.server.url.replace('127.0.0.1', 'localhost')
  const found = path
    .replace('JOB', job)
    .replace('TASK', task)
    .replace('MANDATE', mandate)
    .replace('NOTICE', notice)
    .replace('STAFF', looks?.staff ?? '')
    .replace('QUESTION', looks?.question ?? '')
    .replace('GRANT', looks?.grant ?? '')
    .replace('ROSTER', paying?.roster ?? '')
    .replace('MERGE', merge)
    .replace('HOLD', paying?.hold ?? '')
  return new URL(found, site).href
}

/** Who looks at an address, by how it begins; the city at everything else. */
const readerOfPart: readonly (readonly [RegExp, keyof typeof readers])[] = [
  [/^\/(?:my|people\/2\/wrong)\b/, 'resident'],
  [/^\/accounts\b/, 'keeper'],
  [/^\/emergency-list\b|\/people\/3\/emergency$/, 'township'],
  [/^\/questions\/review\b/, 'auditor'],
  [/^\/emergency\/opened\b|\/approve$/, 'city'],
  [/^\/notices-of-office\b/, 'clerk'],
  [/^\/payments\/(?:2026|rosters)/, 'clerk'],
  [/^\/(?:people|duplicates|tasks|on-site|emergency|questions|me\/stand-in)\b|\/people\//, 'clerk'],
]

function readerOf(path: string): string {
  return readers[readerOfPart.find(([begins]) => begins.test(path))?.[1] ?? 'city']
}

const windows = new Map<string, Promise<Page>>()

/** Each reader goes from page to page in one window, so that fonts are fetched once. */
function windowOf(cookie: string): Promise<Page> {
  const open =
    windows.get(cookie) ?? openPage(browser, { url: addressOf('/display') }, { width: 390, cookie })
  windows.set(cookie, open)
  return open
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
    const pages = shown.filter((path) => !downloads.includes(path))
    expect(pages.filter((path) => (examples[path] ?? []).length === 0)).toEqual([])
  })

  it('is counted for each address where it shows public notices, so that nobody copies them all', () => {
    const open = office.routes.filter(({ path }) => /^\/publicity\b/.test(path))
    expect(open.map(({ path, throttled }) => [path, throttled])).toEqual([
      ['/publicity', true],
      ['/publicity/:notice', true],
    ])
  })

  it.each(Object.values(examples).flat())('has no fault: %s', async (path) => {
    const url = addressOf(path)
    expect((await look(path)).status).toBe(200)
    const cookie = readerOf(path)
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
    const answer = await look(path)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(await answer.text()).toContain('tel:12385')
  })

  it.each([`${nursing}/people/1`, `${month}/people/1`, `${proposed}/people/1/proposal`])(
    'names nobody in its title: %s',
    async (path) => {
      const html = await (await look(path)).text()
      expect(html).toContain('陈秀英')
      expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).not.toContain('陈秀英')
    },
  )

  it('leads from a decision that is only proposed to the paper that proposes it, and from no other', async () => {
    const paper = `${proposed}/people/1/proposal`
    expect(await (await look(`${proposed}/people/1`)).text()).toContain(`href="${paper}"`)
    expect(await (await look(`${nursing}/people/1`)).text()).not.toContain('/proposal"')
    const html = await (await look(paper)).text()
    expect(html).toContain('这是建议，不是决定；给不给由民政部门决定')
    expect(html).toContain('《浙江省残疾人保障条例》第二十六条')
    expect(html).toMatch(/最低生活保障审核确认办法[^<]*（条文待核实）/)
    expect((await look(`${nursing}/people/1/proposal`)).status).toBe(404)
  })

  it.each(noticeFiles)('gives a file to the office and to nobody else: %s', async (path) => {
    const address = path.replace(':notice', notice)
    const given = await look(address)
    expect(given.headers.get('content-disposition')).toContain('attachment')
    expect((await given.arrayBuffer()).byteLength).toBeGreaterThan(500)
    const resident = await fetch(addressOf(address), { headers: { cookie: readers.resident } })
    expect(resident.status).toBe(403)
  })

  it.each(listKinds)('tells no category, level or state of a certificate in the list of %s', async (kind) => {
    const html = await (await look(`${nursing}/${kind}`)).text()
    expect(html).toContain('为什么')
    expect(html).not.toMatch(/残疾等级：|残疾类别：|残疾人证：|[一二三四]级/)
  })
})
