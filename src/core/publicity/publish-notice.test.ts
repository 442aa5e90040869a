import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type pg from 'pg'
import { faultsIn } from '#kernel/glossary.ts'
import type { Actor } from '#platform/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { withContext } from '#platform/db/transaction.ts'
import { execute } from '#platform/execute.ts'
import { openJobQueue, worker } from '#platform/jobs.ts'
import type { Operation } from '#platform/operation.ts'
import { silentLog } from '#platform/telemetry.ts'
import { publicities } from './definitions/publicities.ts'
import { makeNotice, type MadeNotice, sha256 } from './make-notice.ts'
import {
  listOnDisplay,
  readNotice,
  readNoticeFile,
  readOnDisplay,
  recordObjection,
} from './notice-queries.ts'
import { renderNotice } from './notice-files.tsx'
import { publicityProblem } from './problems.ts'
import { approveNotice, publishNotice } from './publish-notice.ts'
import { takeDownJob, withdrawNotice } from './take-down.ts'

const tuesday = '2026-11-24'
const at = (day: string) => fixedClock(`${day}T02:00:00Z`)
const make = makeNotice(publicities)
const publish = publishNotice(publicities)

function staffActor(region: string): Actor {
  const labels = ['c:staff', `r:${region}`]
  return { id: `staff:${randomUUID()}`, shows: () => 'full', may: () => ({ read: labels, write: labels }) }
}
const maker = staffActor('ninghai')
const checker = staffActor('ninghai')
const stranger = staffActor('cixi')
const visitor: Actor = { id: 'visitor:web', shows: () => 'full', may: () => ({ read: [], write: [] }) }

let database: TestDatabase
let admin: pg.Client
beforeAll(async () => {
  database = await createTestDatabase()
  admin = await connect(database.admin)
  for (const [number, { id }] of [maker, checker, stranger].entries())
    await admin.query(`insert into access.staff values ($1, $2, $3, 'ninghai', now(), 'test')`, [
      accountOf(id),
      `同事${'甲乙丙'[number]}`,
      Buffer.from(`person ${number}`),
    ])
})
afterAll(async () => {
  await admin.end()
  await database.drop()
})

function accountOf(id: string): string {
  return id.replace('staff:', '')
}

function as<Result>(actor: Actor, operation: Operation<Result>, input: unknown, day = tuesday) {
  return execute(operation, input, { database, actor, clock: at(day) })
}

const line = (name: string) => ({
  bornOn: '1960-01-01',
  shown: { name, village: '竹岭村', outcome: 'meets-standard' },
})
const asked = (changes: Record<string, unknown> = {}) => ({
  publicity: 'new-certificate',
  region: 'ninghai',
  issuer: '宁海县残疾人联合会',
  contact: { office: '宁海县残联', phone: '0574-65170001' },
  lines: [line('张三'), line('李四')],
  ...changes,
})

type Made = Extract<MadeNotice, { outcome: 'made' }>

async function made(changes?: Record<string, unknown>, day?: string): Promise<Made> {
  const notice = await as(maker, make, asked(changes), day)
  if (notice.outcome !== 'made') throw new Error('leaks were found')
  return notice
}

async function published(day = tuesday): Promise<Made> {
  const notice = await made({}, day)
  await as(checker, approveNotice, notice, day)
  await as(checker, publish, notice, day)
  return notice
}

describe('a notice', () => {
  test('is made by one, approved by another, and up for five working days', async () => {
    const notice = await made()
    await as(checker, approveNotice, notice)
    expect(await as(checker, publish, notice)).toEqual({
      publishedOn: '2026-11-24',
      takeDownOn: '2026-12-02',
    })
    const { content, onDisplay } = await as(visitor, readOnDisplay, notice, '2026-12-01')
    expect(content.rows).toEqual([
      ['1', '张*', '竹岭村', '符合残疾标准'],
      ['2', '李*', '竹岭村', '符合残疾标准'],
    ])
    expect(onDisplay).toEqual({ from: '2026-11-24', until: '2026-12-02', lastOn: '2026-12-01' })
    expect(await as(maker, readNotice, notice)).toMatchObject({
      state: 'on-display',
      made: { name: '同事甲' },
      approved: { name: '同事乙' },
    })
  })

  test('counts the days of units in calendar days', async () => {
    const notice = await made({
      publicity: 'quota-employment',
      lines: [{ shown: { unit: '宁波某某有限公司', outcome: 'quota-met' } }],
    })
    await as(checker, approveNotice, notice)
    expect(await as(checker, publish, notice)).toMatchObject({ takeDownOn: '2026-12-02' })
  })

  test('is not put up when the day it comes down cannot be counted', async () => {
    const notice = await made({}, '2026-12-30')
    await as(checker, approveNotice, notice, '2026-12-30')
    await expect(as(checker, publish, notice, '2026-12-30')).rejects.toMatchObject({
      code: 'holidays-unknown',
    })
    await expect(as(visitor, readOnDisplay, notice, '2026-12-30')).rejects.toThrow('notice-not-found')
  })

  test('says how many are not in it, and to whom nothing is told', async () => {
    const child = { ...line('王小'), bornOn: '2015-01-01' }
    const notice = await made({ lines: [line('张三'), child] })
    expect(notice.withheld).toEqual({ 'under-age': 1, 'birth-unknown': 0 })
    expect((await as(maker, readNotice, notice)).content.rows).toHaveLength(1)
    const { rows } = await admin.query(
      `select from publicity.notice where convert_from(content, 'UTF8') ~ '王|2015|1960|张三'`,
    )
    expect(rows).toEqual([])
  })
})

describe('a draft is refused', () => {
  test.each<[string, string, Record<string, unknown>]>([
    ['of a kind nobody has defined', 'publicity-unknown', { publicity: 'everything' }],
    ['whose basis nobody has read', 'publicity-waits', { publicity: 'two-subsidies' }],
    ['for a place of others', 'place-not-yours', { region: 'cixi' }],
    [
      'with a mobile phone for objections',
      'contact-not-office',
      { contact: { office: '某办', phone: '13800138000' } },
    ],
    ['with a field that is not shown', 'field-not-allowed', { lines: [{ ...line('张三'), phone: '1' }] }],
    [
      'with a village down to the door',
      'line-unusable',
      { lines: [{ ...line('张三'), shown: { ...line('张三').shown, village: '竹岭村3号' } }] },
    ],
    ['with children only', 'nobody-to-publish', { lines: [{ ...line('王小'), bornOn: '2015-01-01' }] }],
  ])('%s: %s', async (_, code, changes) => {
    await expect(as(maker, make, asked(changes))).rejects.toMatchObject({ code })
  })

  test('without a colleague’s own account', async () => {
    const operator: Actor = {
      id: 'operator:local',
      shows: () => 'full',
      may: () => ({ read: ['r:ningbo'], write: ['r:ningbo'] }),
    }
    await expect(as(operator, make, asked())).rejects.toThrow('staff-only')
  })

  test('and nothing of it is stored, when something is found in its files', async () => {
    const before = await countNotices()
    const answer = await as(
      maker,
      make,
      asked({
        issuer: '宁海县残联（联系 13800138000）',
        contact: { office: '县残联 440524188001010014', phone: '12385' },
      }),
    )
    expect(answer.outcome).toBe('blocked')
    const leaks = answer.outcome === 'blocked' ? answer.leaks : []
    for (const file of ['page', 'print', 'xlsx'])
      for (const kind of ['mobile-phone', 'citizen-id'])
        expect(leaks).toContainEqual(expect.objectContaining({ file, kind }))
    expect(JSON.stringify(answer)).not.toMatch(/13800138000|440524188001010014/)
    expect(await countNotices()).toBe(before)
  })
})

describe('nobody approves', () => {
  test('their own notice, by command or in the database', async () => {
    const notice = await made()
    await expect(as(maker, approveNotice, notice)).rejects.toThrow('own-work')
    const approveAs = (account: string, person: string) =>
      insertAs(
        maker,
        `insert into publicity.step select notice_id, 'approved', content_sha256, district, township,
        '${account}', '${person}', now() from publicity.notice where notice_id = '${notice.noticeId}'`,
      )
    await expect(approveAs(accountOf(maker.id), 'person 0')).rejects.toThrow('step_notice_id_staff_id_key')
    await expect(approveAs(accountOf(checker.id), 'person 0')).rejects.toThrow(
      'step_notice_id_natural_person_key',
    )
    await expect(approveAs(accountOf(checker.id), 'nobody')).rejects.toThrow(
      'step_staff_id_natural_person_fkey',
    )
    await expect(as(checker, publish, notice)).rejects.toThrow('not-approved')
  })

  test('a notice twice, nor one of another place', async () => {
    const notice = await made()
    await expect(as(stranger, approveNotice, notice)).rejects.toThrow('notice-not-found')
    await as(checker, approveNotice, notice)
    await expect(as(checker, approveNotice, notice)).rejects.toThrow('approved-already')
  })

  test('what has been changed since they looked', async () => {
    const notice = await made()
    const changed = await made({ replaces: notice.noticeId, lines: [line('王五')] })
    await expect(as(checker, approveNotice, notice)).rejects.toThrow('content-changed')
    await expect(
      as(checker, approveNotice, { ...changed, contentSha256: notice.contentSha256 }),
    ).rejects.toThrow('content-changed')
    await expect(made({ replaces: notice.noticeId })).rejects.toThrow('content-changed')
    await as(checker, approveNotice, changed)
  })

  test('what could be rewritten afterwards: not even an administrator changes the words', async () => {
    const notice = await made()
    const rewrite = (set: string) =>
      admin.query(`update publicity.notice set ${set} where notice_id = $1`, [notice.noticeId])
    await expect(rewrite(`content = 'other'`)).rejects.toThrow('content_is_its_digest')
    await expect(
      rewrite(`content = 'other', content_sha256 = encode(sha256('other'), 'hex')`),
    ).rejects.toThrow('violates foreign key constraint')
    await expect(
      admin.query(`update publicity.step set content_sha256 = repeat('0', 64) where notice_id = $1`, [
        notice.noticeId,
      ]),
    ).rejects.toThrow('violates foreign key constraint')
    await expect(insertAs(maker, `update publicity.notice set withheld = '{}'`)).rejects.toThrow(
      'permission denied',
    )
  })
})

describe('nothing is put up', () => {
  test('whose files are not those that were made', async () => {
    const notice = await made()
    await as(checker, approveNotice, notice)
    await admin.query(
      `update publicity.file set bytes = 'other', sha256 = encode(pg_catalog.sha256('other'), 'hex')
       where notice_id = $1 and name = 'print'`,
      [notice.noticeId],
    )
    await expect(as(checker, publish, notice)).rejects.toThrow('content-changed')
  })

  test('in which the scanner finds something, however it came there', async () => {
    const noticeId = await plantedNotice()
    const { contentSha256 } = { contentSha256: (await as(maker, readNotice, { noticeId })).sha256 }
    await expect(as(checker, publish, { noticeId, contentSha256 })).rejects.toMatchObject({
      code: 'leak-found',
      text: { zh: expect.stringContaining('手机号') },
    })
    await expect(as(visitor, readOnDisplay, { noticeId })).rejects.toThrow('notice-not-found')
  })

  test('that the scanner has not passed, past every command', async () => {
    const notice = await made()
    await as(checker, approveNotice, notice)
    const where = `from publicity.notice where notice_id = '${notice.noticeId}'`
    const publication = (scan: string) =>
      insertAs(
        checker,
        `insert into publicity.publication (notice_id, content_sha256, district, township, scan_id,
        published_on, take_down_on, published_by, published_at) select notice_id, content_sha256, district, township, '${scan}',
        '2026-11-24', '2026-12-02', '${accountOf(checker.id)}', now() ${where}`,
      )
    const display = () =>
      insertAs(
        checker,
        `insert into publicity.on_display select notice_id, content, content_sha256, district, township,
        '2026-11-24', '2026-12-02' ${where}`,
      )
    const failed = randomUUID()
    await insertAs(
      checker,
      `insert into publicity.scan (scan_id, notice_id, content_sha256, district, township, scanner, leaks, at)
      select '${failed}', notice_id, content_sha256, district, township, 1, 1, now() ${where}`,
    )
    await expect(display()).rejects.toThrow('on_display_notice_id_content_sha256_take_down_on_fkey')
    await expect(publication(randomUUID())).rejects.toThrow('publication_scan_id')
    await expect(publication(failed)).rejects.toThrow('publication_scan_id')
    await as(checker, publish, notice)
  })

  test('twice', async () => {
    const notice = await published()
    await expect(as(checker, publish, notice)).rejects.toThrow('already-published')
    await expect(made({ replaces: notice.noticeId })).rejects.toThrow('already-published')
  })
})

describe('the public', () => {
  test('sees what is up and nothing else of it', async () => {
    const notice = await published()
    const draft = await made()
    const listed = await as(visitor, listOnDisplay, {})
    expect(listed.map(({ noticeId }) => noticeId)).toContain(notice.noticeId)
    await expect(as(visitor, readOnDisplay, draft)).rejects.toThrow('notice-not-found')
    await expect(as(visitor, readNotice, notice)).rejects.toThrow('notice-not-found')
    for (const table of ['notice', 'file', 'scan', 'step', 'publication', 'take_down', 'objection']) {
      const rows = await withContext(database.app, { actor: visitor.id, read: [], write: [] }, (db) =>
        db.many(`select from publicity.${table}`),
      )
      expect({ table, rows: rows.length }).toEqual({ table, rows: 0 })
    }
  })

  test('cannot reach a notice from its last midnight on, whether or not the program has run', async () => {
    const notice = await published()
    await expect(as(visitor, readOnDisplay, notice, '2026-12-01')).resolves.toBeDefined()
    const gone = await as(visitor, readOnDisplay, notice, '2026-12-02').catch((error: unknown) => error)
    const never = await as(visitor, readOnDisplay, { noticeId: randomUUID() }).catch(
      (error: unknown) => error,
    )
    expect(gone).toEqual(never)
    expect(await as(visitor, listOnDisplay, {}, '2026-12-02')).toEqual([])
    await expect(as(maker, readNoticeFile, { ...notice, name: 'print' }, '2026-12-02')).rejects.toThrow(
      'not-on-display',
    )
  })

  test('has no copy left once the program has taken it down, and running it again changes nothing', async () => {
    const notice = await published('2026-11-20')
    const queue = await openJobQueue(database, silentLog)
    try {
      const job = takeDownJob(at('2026-11-28'))
      await queue.startWorkers(worker(job))
      for (const _ of ['once', 'again']) {
        const status = await queue.watch(await queue.enqueue(job, {}), () => {}, 20)
        expect(status).toMatchObject({ state: 'done' })
      }
    } finally {
      await queue.stop()
    }
    const { rows } = await admin.query<{ copies: number; reason: string }>(
      `select reason, (select count(*)::int from publicity.on_display d where d.notice_id = t.notice_id) as copies
       from publicity.take_down t where notice_id = $1`,
      [notice.noticeId],
    )
    expect(rows).toEqual([{ reason: 'expired', copies: 0 }])
    expect((await as(maker, readNotice, notice)).state).toBe('taken-down')
    const { rows: audited } = await admin.query(
      `select from platform.audit where actor = 'system:publicity' and operation = 'publicity.take-down-expired'`,
    )
    expect(audited.length).toBe(2)
  })
})

describe('an office', () => {
  test('takes a notice down before its time', async () => {
    const notice = await published()
    await expect(as(stranger, withdrawNotice, { ...notice, reason: 'mistake' })).rejects.toThrow(
      'not-on-display',
    )
    await as(maker, withdrawNotice, { ...notice, reason: 'mistake' })
    await expect(as(visitor, readOnDisplay, notice)).rejects.toThrow('notice-not-found')
    await expect(as(maker, withdrawNotice, { ...notice, reason: 'mistake' })).rejects.toThrow(
      'not-on-display',
    )
  })

  test('counts objections while it is up, and keeps nothing of what was said', async () => {
    const notice = await published()
    expect(await as(maker, recordObjection, { ...notice, channel: 'phone', line: 2 })).toEqual({
      objections: 1,
    })
    expect(await as(checker, recordObjection, { ...notice, channel: 'visit' })).toEqual({ objections: 2 })
    await expect(as(maker, recordObjection, { ...notice, channel: 'phone', line: 3 })).rejects.toThrow(
      'not-on-display',
    )
    expect((await as(maker, readNotice, notice)).objections).toBe(2)
    const draft = await made()
    await expect(as(maker, recordObjection, { ...draft, channel: 'phone' })).rejects.toThrow('not-on-display')
  })

  test('gets the files for the board while it is up, as they were scanned', async () => {
    const notice = await published()
    const { bytes } = await as(maker, readNoticeFile, { ...notice, name: 'print' })
    expect(bytes.toString()).toContain('noindex')
    const { content } = await as(maker, readNotice, notice)
    expect(sha256(bytes)).toBe(content.files.print)
    await expect(as(maker, readNoticeFile, { ...(await made()), name: 'xlsx' })).rejects.toThrow(
      'not-on-display',
    )
  })
})

test('the words of every problem agree with the glossary', () => {
  const words = Object.values(publicityProblem.table).flatMap(({ text, next }) => [text, next])
  expect(words.flatMap((each) => faultsIn(each))).toEqual([])
})

async function countNotices(): Promise<number> {
  const { rows } = await admin.query<{ notices: number }>(
    'select count(*)::int as notices from publicity.notice',
  )
  return rows[0]?.notices ?? -1
}

/** As the app role under the actor’s labels, past every command. */
function insertAs(actor: Actor, sql: string): Promise<number> {
  const labels = actor.may('publicity.publish') ?? { read: [], write: [] }
  return withContext(database.app, { actor: actor.id, ...labels }, (db) => db.run(sql))
}

/** A notice with a phone in it, approved, its digests right: what an error in the generator would leave. */
async function plantedNotice(): Promise<string> {
  const clean = await made()
  const { content } = await as(maker, readNotice, clean)
  const { files: _, ...words } = content
  const spoilt = { ...words, rows: [['1', '张*', '竹岭村 13800138000', '符合残疾标准']] }
  const files = await renderNotice(spoilt)
  const digests = { page: sha256(files.page), print: sha256(files.print), xlsx: sha256(files.xlsx) }
  const bytes = Buffer.from(JSON.stringify({ ...spoilt, files: digests }))
  const id = randomUUID()
  await admin.query(
    `insert into publicity.notice (notice_id, publicity, district, township, content, content_sha256, withheld, made_at)
     values ($1, 'new-certificate', 'ninghai', 'ninghai', $2, $3, '{}', now())`,
    [id, bytes, sha256(bytes)],
  )
  for (const [name, file] of Object.entries(files))
    await admin.query(`insert into publicity.file values ($1, $2, 'ninghai', 'ninghai', $3, $4)`, [
      id,
      name,
      file,
      sha256(file),
    ])
  for (const [step, { id: account }, person] of [
    ['made', maker, 'person 0'],
    ['approved', checker, 'person 1'],
  ] as const)
    await admin.query(`insert into publicity.step values ($1, $2, $3, 'ninghai', 'ninghai', $4, $5, now())`, [
      id,
      step,
      sha256(bytes),
      accountOf(account),
      person,
    ])
  return id
}
