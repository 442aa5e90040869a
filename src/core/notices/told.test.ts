import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordExamples } from '#core/benefits/example-registry.ts'
import type { Actor } from '#platform/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { withContext } from '#platform/db/transaction.ts'
import { execute } from '#platform/execute.ts'
import { silentLog } from '#platform/telemetry.ts'
import { deliverNotices } from './deliver-notices.ts'
import { giveTelephone, lampQuestion, prefer } from './example-notice.ts'
import { oneTimeCodeNotice } from './kinds/one-time-code.ts'
import { listNotices } from './list-notices.ts'
import type { Notice } from './notice.ts'
import { openChannels } from './open-channels.ts'
import { recordReceipt, recordReply } from './provider-news.ts'
import { confirmRead, recordAnswer, recordHandOver } from './record-reach.ts'
import { sendNotice } from './send-notice.ts'
import { linkWechat } from './wechat-account.ts'

const notices: readonly Notice[] = [lampQuestion, oneTimeCodeNotice]
const about = { about: { zh: '残疾等级', en: 'the level' }, answerBy: '2026-12-10' }
const noon = '2026-11-24T04:00:00.000Z'
const later = (days: number) => new Date(Date.parse(noon) + days * 86_400_000).toISOString()

const acting = (id: string, label: string): Actor => ({
  id,
  shows: () => 'full',
  may: () => ({ read: [label], write: [label] }),
})
const chen = acting('resident:1', 'p:1')
const wang = acting('resident:2', 'p:2')
const clerk = acting('staff:1', 'r:haishu')

let database: TestDatabase
let admin: pg.Client
let dataDir: string
beforeAll(async () => {
  database = await createTestDatabase()
  admin = await connect(database.admin)
  dataDir = mkdtempSync(join(tmpdir(), 'yongzhu-told-'))
  await recordExamples(database.batch, [
    { personId: 1, spells: [] },
    { personId: 2, spells: [] },
  ])
  await giveTelephone(database.batch, database.keys, 1, '13800000001')
})
afterAll(async () => {
  await admin.end()
  await database.drop()
  rmSync(dataDir, { recursive: true })
})

let noticeId: string
beforeEach(async () => {
  noticeId = (await send('lamp/1')) ?? ''
})
afterEach(() =>
  admin.query(
    'truncate notices.outbox, notices.content, notices.sealed, notices.attempt, notices.follow_up, notices.wechat_account, registry.contact_preference',
  ),
)

/** As a clerk does inside a command: under the labels of their place. */
function send(reference: string, personId = 1, now = noon) {
  const sending = { notice: lampQuestion, values: about, personId, reference, actor: clerk.id, now }
  return withContext(database.app, { actor: clerk.id, ...labelsOf(clerk) }, (db) => sendNotice(db, sending))
}

function labelsOf({ may }: Actor) {
  return may('any') ?? { read: [], write: [] }
}

const as = (actor: Actor, now = noon) => ({ database, actor, clock: fixedClock(now) })
const list = (actor: Actor, personId = 1) => execute(listNotices(notices), { personId }, as(actor))

function deliver(now = noon) {
  const provider = { url: 'http://127.0.0.1:1/', token: 't', templates: {} }
  const channels = openChannels(dataDir, { providers: { wechat: provider }, demo: false })
  return deliverNotices({ database, notices, channels, log: silentLog, clock: fixedClock(now) })
}

async function rows(sql: string): Promise<readonly object[]> {
  return (await admin.query<object>(sql)).rows
}
const attempts = () =>
  rows('select channel, state, proof, recorded_by from notices.attempt order by at, state')
const followUps = () => rows('select person_id, kind from notices.follow_up')

describe('the list of messages', () => {
  it('shows a person what they were told, in every form, and how it went out', async () => {
    await deliver()
    expect(await list(chen)).toMatchObject([
      {
        noticeId,
        notice: 'lamp-question',
        name: { zh: '一盏灯' },
        isRead: false,
        at: noon,
        forms: { sms: { en: 'Is the lamp on? Reply 1 by 2026-12-10.' }, letter: { title: { zh: '一盏灯' } } },
        history: [{ way: 'file', state: 'sent', at: noon }],
      },
    ])
  })

  it('is for the person alone: not for another, and what it says not for the office either', async () => {
    expect(await list(wang)).toEqual([])
    expect(await list(clerk)).toEqual([])
    const seen = await withContext(database.app, { actor: clerk.id, ...labelsOf(clerk) }, (db) =>
      db.many('select notice from notices.outbox'),
    )
    expect(seen).toEqual([{ notice: 'lamp-question' }])
  })

  it('has what is unread first, and leaves codes out', async () => {
    const second = await send('lamp/2', 1, later(1))
    await execute(confirmRead, { personId: 1, noticeId: second }, as(chen))
    await withContext(
      database.app,
      { actor: 'visitor:web', read: ['c:sign-in'], write: ['c:sign-in'] },
      (db) =>
        sendNotice(db, {
          notice: oneTimeCodeNotice,
          values: { code: '482913', minutes: 10 },
          personId: 1,
          reference: 'a',
          actor: 'visitor:web',
          now: later(2),
          keys: database.keys,
        }),
    )
    expect((await list(chen)).map((each) => [each.noticeId, each.isRead])).toEqual([
      [noticeId, false],
      [second, true],
    ])
  })

  it('goes on where the page before ended', async () => {
    const second = await send('lamp/2', 1, later(1))
    const page = await execute(listNotices(notices), { personId: 1, before: second }, as(chen))
    expect(page.map((each) => each.noticeId)).toEqual([noticeId])
  })
})

describe('a clerk', () => {
  it('cannot write to somebody who is not theirs, and learns nothing by trying', async () => {
    const elsewhere = acting('staff:2', 'r:cixi')
    const sending = {
      notice: lampQuestion,
      values: about,
      personId: 2,
      reference: 'x',
      actor: 'staff:2',
      now: noon,
    }
    const queued = await withContext(database.app, { actor: 'staff:2', ...labelsOf(elsewhere) }, (db) =>
      sendNotice(db, sending),
    )
    expect(queued).toBeUndefined()
    const handed = { personId: 1, noticeId, way: 'visit', state: 'read', proof: 'task-1' }
    await expect(execute(recordHandOver, handed, as(elsewhere))).rejects.toMatchObject({
      code: 'notice-not-found',
    })
    const unknown = { ...handed, noticeId: '0197a000-0000-7000-8000-000000000001' }
    await expect(execute(recordHandOver, unknown, as(clerk))).rejects.toMatchObject({
      code: 'notice-not-found',
    })
  })

  it('writes down that a letter was handed over, once, and nobody is visited any more', async () => {
    await deliver()
    const handed = { personId: 1, noticeId, way: 'print', state: 'read', proof: 'receipt-17' }
    await execute(recordHandOver, handed, as(clerk, later(1)))
    await execute(recordHandOver, handed, as(clerk, later(2)))
    await deliver(later(30))
    expect(await attempts()).toMatchObject([
      { channel: 'file', state: 'sent' },
      { channel: 'print', state: 'read', proof: 'receipt-17', recorded_by: 'staff:1' },
    ])
    expect(await followUps()).toEqual([])
  })

  it('never writes a name or a sentence as proof', async () => {
    const handed = { personId: 1, noticeId, way: 'print', state: 'read', proof: '陈小样 签收' }
    await expect(execute(recordHandOver, handed, as(clerk))).rejects.toMatchObject({ code: 'invalid-input' })
  })
})

describe('an answer', () => {
  it('given to the question itself is the proof that it was read', async () => {
    await deliver()
    await withContext(database.app, { actor: chen.id, ...labelsOf(chen) }, (db) =>
      recordAnswer(db, {
        personId: 1,
        notice: 'lamp-question',
        reference: 'lamp/1',
        proof: 'answered',
        actor: chen.id,
        now: later(1),
      }),
    )
    await deliver(later(30))
    expect(await attempts()).toMatchObject([
      { channel: 'file' },
      { channel: 'portal', state: 'read', proof: 'answered' },
    ])
    expect(await followUps()).toEqual([])
  })

  it.each([
    [' 1 ', 'objection'],
    ['１', 'objection'],
    ['我没有灯', 'reply'],
  ])('of “%s” by telephone becomes an %s a worker takes over; its words are not kept', async (text, kind) => {
    await deliver()
    const heard = { database, notices, clock: fixedClock(later(1)) }
    expect(await recordReply(heard, { phone: '+86 138 0000 0001', text })).toBe(true)
    expect(await recordReply(heard, { phone: '13800000001', text })).toBe(true)
    expect(await followUps()).toEqual([{ person_id: 1, kind }])
    await deliver(later(30))
    expect(await followUps()).toHaveLength(1)
    expect(JSON.stringify(await rows('select t::text from platform.audit t'))).not.toContain('我没有灯')
  })

  it('from a telephone that was asked nothing, or long ago, is nobody’s', async () => {
    await deliver()
    const heard = (days: number) => ({ database, notices, clock: fixedClock(later(days)) })
    expect(await recordReply(heard(1), { phone: '13900000000', text: '1' })).toBe(false)
    expect(await recordReply(heard(31), { phone: '13800000001', text: '1' })).toBe(false)
    expect(await followUps()).toEqual([])
  })
})

describe('what a provider says later', () => {
  beforeEach(async () => {
    await deliver()
    await admin.query("update notices.attempt set channel = 'sms', proof = 'provider-9'")
    await admin.query("update notices.content set what = 'sms' where what = 'file'")
  })
  const hear = (state: 'delivered' | 'read' | 'failed', id = 'provider-9') =>
    recordReceipt({ database, clock: fixedClock(later(1)) }, { channel: 'sms', id, state })

  it('is kept beside what we sent, once', async () => {
    expect(await hear('delivered')).toBe(true)
    expect(await hear('delivered')).toBe(true)
    expect(await attempts()).toMatchObject([
      { state: 'sent' },
      { channel: 'sms', state: 'delivered', proof: 'provider-9' },
    ])
  })

  it('gives the next channel its turn where it could not be delivered', async () => {
    await hear('failed')
    await deliver(later(1))
    expect(await attempts()).toMatchObject([
      { channel: 'sms', state: 'sent' },
      { channel: 'sms', state: 'failed' },
      { channel: 'file', state: 'sent' },
    ])
  })

  it('of a number that is not ours changes nothing', async () => {
    expect(await hear('delivered', 'provider-10')).toBe(false)
    expect(await attempts()).toHaveLength(1)
  })
})

describe('a WeChat account', () => {
  it('is linked by the person alone, never in clear, the newest one counting', async () => {
    const link = linkWechat(database.keys)
    await execute(link, { personId: 1, openId: 'open-id-0001' }, as(chen, noon))
    await execute(link, { personId: 1, openId: 'open-id-0002' }, as(chen, later(1)))
    expect(
      await rows('select superseded_at is null as counts from notices.wechat_account order by linked_at'),
    ).toEqual([{ counts: false }, { counts: true }])
    expect(JSON.stringify(await rows('select t::text from notices.wechat_account t'))).not.toContain(
      Buffer.from('open-id').toString('hex'),
    )
    await prefer(admin, 1, { channels: ['wechat'] })
    await send('lamp/3')
    await deliver(later(2))
    const failed = await rows("select distinct failure from notices.attempt where channel = 'wechat'")
    expect(failed).toEqual([{ failure: 'template-missing' }])
  })
})
