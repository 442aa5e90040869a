import { randomUUID } from 'node:crypto'
import { benefits } from '#apps/catalogue.ts'
import { oweExample, recordExampleAccounts } from '#core/payments/example-payments.ts'
import { recordFiles } from '#core/registry/example-people.ts'
import { connect } from '#platform/db/connection.ts'
import { giveMandate } from './journeys/example-mandate.ts'
import { type ExampleOffice, examplePeople, openExampleOffice } from './journeys/example-office.ts'

/** The month that is decided and seen. */
export const month = '/months/2026-11'
export const nursing = `${month}/nursing-subsidy`
export const proposed = `${month}/single-person-guarantee`

/** Addresses to look at for every route; words in capitals are objects of one office. Forms are sent in the journeys. */
export const examples: Readonly<Record<string, readonly string[]>> = {
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
export const noticeFiles = ['/notices-of-office/:notice/print', '/notices-of-office/:notice/xlsx']
export const downloads = [...noticeFiles, '/payments/rosters/:roster/file/:profile']

type Reader = 'city' | 'clerk' | 'resident' | 'keeper' | 'auditor' | 'township'

/** An office in which there is something to see at every example, and who looks at it. */
export type ExamplePages = {
  readonly office: ExampleOffice
  /** What stands for the words in capitals. */
  readonly objects: Readonly<Record<string, string>>
  /** The cookie of whoever looks at an address. */
  readerOf(path: string): string
  addressOf(path: string): string
  look(path: string): Promise<Response>
  send(path: string, form: Readonly<Record<string, string>>): Promise<Response>
}

type Visiting = Pick<ExamplePages, 'office' | 'look' | 'send'>

export async function openExamplePages(): Promise<ExamplePages> {
  const office = await openExampleOffice(examplePeople, ['2026-10', '2026-11'])
  const readers: Readonly<Record<Reader, string>> = {
    city: await office.signIn(),
    clerk: await office.signIn('district', 'haishu'),
    resident: await office.signInResident(2),
    keeper: await office.signIn('sysadmin'),
    auditor: await office.signIn('auditor'),
    township: await office.signIn('township', 't-330203001'),
  }
  const objects: Record<string, string> = {}
  const readerOf = (path: string) => readers[readerOfPart.find(([part]) => part.test(path))?.[1] ?? 'city']
  const pages: ExamplePages = {
    office,
    objects,
    readerOf,
    // By name: passkeys are kept for a name and not for an address.
    addressOf: (path) =>
      new URL(filled(path, objects), office.server.url.replace('127.0.0.1', 'localhost')).href,
    look: (path) =>
      fetch(pages.addressOf(path), {
        headers: { accept: 'text/html', cookie: readerOf(path) },
        redirect: 'manual',
      }),
    send: (path, form) =>
      fetch(pages.addressOf(path), {
        method: 'POST',
        body: new URLSearchParams(form),
        redirect: 'manual',
        headers: { cookie: readerOf(path) },
      }),
  }
  const { look, send } = pages
  const sent = await send('/months/run', { month: '2026-11' })
  objects['JOB'] = /jobs\/([^?]+)/.exec(sent.headers.get('location') ?? '')?.[1] ?? ''
  await send('/people/2/wrong/person.certificate', { said: '十月就换了新证' })
  objects['TASK'] = /tasks\/2\/([0-9a-f-]+)/.exec(await (await look('/tasks')).text())?.[1] ?? ''
  Object.assign(objects, await recordLooks(office))
  objects['NOTICE'] = await putUpNotice(pages)
  Object.assign(objects, await preparePaying(pages))
  objects['MERGE'] = await mergeTwo(pages)
  objects['MANDATE'] = await giveMandate(office.database, { wardId: 2, delegateId: 5, scopes: ['view'] })
  return pages
}

/** An example with the objects of an office in it. */
export function filled(path: string, objects: Readonly<Record<string, string>>): string {
  return path.replaceAll(/[A-Z]{3,}/g, (word) => objects[word] ?? word)
}

/** Who looks at an address, by how it begins; the city at everything else. */
const readerOfPart: readonly (readonly [RegExp, Reader])[] = [
  [/^\/(?:my|people\/2\/wrong)\b/, 'resident'],
  [/^\/accounts\b/, 'keeper'],
  [/^\/emergency-list\b|\/people\/3\/emergency$/, 'township'],
  [/^\/questions\/review\b/, 'auditor'],
  [/^\/emergency\/opened\b|\/approve$/, 'city'],
  [/^\/notices-of-office\b/, 'clerk'],
  [/^\/payments\/(?:2026|rosters)/, 'clerk'],
  [/^\/(?:people|duplicates|tasks|on-site|emergency|questions|me\/stand-in)\b|\/people\//, 'clerk'],
]

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
  return { STAFF: staff, QUESTION: question, GRANT: grant }
}

/** A notice made by the district, approved by the city and put up. */
async function putUpNotice({ addressOf, readerOf, send }: ExamplePages): Promise<string> {
  const made = await send('/notices-of-office/new/new-certificate', {
    list: '张三，1960-01-01，竹岭村，符合残疾标准',
    office: '海曙区残疾人联合会',
    phone: '0574-87180001',
  })
  const path = made.headers.get('location') ?? ''
  // Whoever made it is not asked to approve it.
  const seen = await fetch(addressOf(path), { headers: { accept: 'text/html', cookie: readerOf('/') } })
  const contentSha256 = /name="contentSha256" value="(\w+)"/.exec(await seen.text())?.[1] ?? ''
  await send(`${path}/approve`, { contentSha256 })
  await send(`${path}/publish`, { contentSha256 })
  return path.split('/').at(-1) ?? ''
}

/** Two files that are put together, and two more that may be. */
async function mergeTwo({ office, look, send }: Visiting): Promise<string> {
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
async function preparePaying({ office: { database }, look, send }: Visiting) {
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
    ROSTER: made.headers.get('location')?.split('/').at(-1) ?? '',
    HOLD: /look\/(\d[^"]+)"/.exec(holds)?.[1] ?? '',
  }
}
