import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordExamples, recordSpell } from '#core/benefits/example-registry.ts'
import { fixedClock } from '#platform/clock.ts'
import { connect } from '#platform/db/connection.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { transaction, withContext } from '#platform/db/transaction.ts'
import { openJobQueue, worker } from '#platform/jobs.ts'
import { silentLog } from '#platform/telemetry.ts'
import type { Channel, Channels, Message } from './channel.ts'
import { deliveryJob } from './delivery-job.ts'
import { deliverNotices, noticeSender } from './deliver-notices.ts'
import { giveTelephone, lampQuestion, prefer } from './example-notice.ts'
import { contestAnswered } from './kinds/contest-answered.ts'
import { oneTimeCodeNotice } from './kinds/one-time-code.ts'
import type { Notice } from './notice.ts'
import { openChannels } from './open-channels.ts'
import { noticeProblem } from './problems.ts'
import { recordReach } from './record-reach.ts'
import { sendNotice } from './send-notice.ts'

const notices: readonly Notice[] = [lampQuestion, contestAnswered, oneTimeCodeNotice]
const about = { about: { zh: '灯', en: 'the lamp' }, answerBy: '2026-12-10' }
const noon = '2026-11-24T04:00:00.000Z'
const daysLater = (days: number) => new Date(Date.parse(noon) + days * 86_400_000).toISOString()
const PHONE = '13800000000'

let database: TestDatabase
let admin: pg.Client
let dataDir: string
beforeAll(async () => {
  database = await createTestDatabase()
  admin = await connect(database.admin)
  await recordExamples(database.batch, [
    { personId: 1, name: '陈小样', spells: [] },
    { personId: 2, name: '王小样', spells: [] },
  ])
  await giveTelephone(database.batch, database.keys, 1, PHONE)
})
afterAll(async () => {
  await admin.end()
  await database.drop()
})
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'yongzhu-outbox-'))
})
afterEach(async () => {
  rmSync(dataDir, { recursive: true })
  await admin.query(
    'truncate notices.outbox, notices.content, notices.sealed, notices.attempt, notices.follow_up',
  )
  await admin.query('truncate registry.contact_preference, registry.death')
})

function send<Values>(
  notice: Notice<Values>,
  values: Values,
  { personId = 1, reference = 'lamp/1', now = noon } = {},
) {
  return transaction(database.batch, (db) =>
    sendNotice(db, {
      notice,
      values,
      personId,
      reference,
      actor: 'system:test',
      now,
      keys: database.keys,
    }),
  )
}

function deliver({ at = noon, channels = filesOnly() }: { at?: string; channels?: Channels } = {}) {
  return deliverNotices({ database, notices, channels, log: silentLog, clock: fixedClock(at) })
}

const filesOnly = () => openChannels(dataDir, { providers: {}, demo: false })

/** Files and letters, and one more channel that takes everything or fails as told. */
function withChannel(
  name: Channel['name'],
  answer: (message: Message) => string,
): Channels & { keys: string[] } {
  const keys: string[] = []
  const own: Channel = {
    name,
    wordsOf: ({ sms, spoken }) => (name === 'voice' ? spoken.zh : sms.zh),
    async deliver(message, key) {
      keys.push(key)
      return { proof: answer(message) }
    },
  }
  const others = filesOnly()
  return {
    keys,
    names: new Set([...others.names, name]),
    get: (asked) => (asked === name ? own : others.get(asked)),
    forget: others.forget,
  }
}

async function attempts(): Promise<readonly object[]> {
  const { rows } = await admin.query<object>(
    'select channel, try, state, failure from notices.attempt order by at, channel, try, state',
  )
  return rows
}

const sent = (channel: string) => ({ channel, try: 1, state: 'sent', failure: null })
const failed = (channel: string, failure: string) => ({ channel, try: 1, state: 'failed', failure })

const files = (folder: string) =>
  existsSync(join(dataDir, 'outbox', folder)) ? readdirSync(join(dataDir, 'outbox', folder)) : []

describe('a notice in the outbox', () => {
  it('goes out as a file only its owner may read, once, with the words it went out in', async () => {
    const noticeId = await send(lampQuestion, about)
    expect(await deliver()).toEqual({ sent: 1, failed: 0, broken: 0 })
    expect(await deliver()).toEqual({ sent: 0, failed: 0, broken: 0 })
    expect(files('2026-11-24')).toEqual([`${noticeId}.txt`])
    const file = join(dataDir, 'outbox/2026-11-24', `${noticeId}.txt`)
    expect(readFileSync(file, 'utf8')).toBe(`陈小样\n${PHONE}\n\n灯亮吗？2026-12-10前回1。\n`)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await attempts()).toEqual([sent('file')])
    const { rows } = await admin.query("select body from notices.content where what = 'file'")
    expect(rows).toEqual([{ body: '灯亮吗？2026-12-10前回1。' }])
  })

  it('is there once for one person and one thing, even when told twice at one moment', async () => {
    const twice = await Promise.all([send(lampQuestion, about), send(lampQuestion, about)])
    expect(twice.filter((id) => id !== undefined)).toHaveLength(1)
    expect(await send(lampQuestion, about, { reference: 'lamp/2' })).toBeDefined()
    expect(await send(lampQuestion, about, { personId: 2 })).toBeDefined()
    expect((await deliver()).sent).toBe(3)
  })

  it('goes with the command that has something to tell, or not at all', async () => {
    const undone = transaction(database.batch, async (db) => {
      const sending = {
        notice: lampQuestion,
        values: about,
        personId: 1,
        reference: 'x',
        actor: 'system:test',
        now: noon,
      }
      expect(await sendNotice(db, sending)).toBeDefined()
      throw new Error('undo')
    })
    await expect(undone).rejects.toThrow('undo')
    expect(await deliver()).toEqual({ sent: 0, failed: 0, broken: 0 })
  })

  it('refuses values the definition does not know', async () => {
    const wrong = { ...about, answerBy: '2026-02-30' }
    await expect(send(lampQuestion, wrong)).rejects.toThrow()
  })

  it('is delivered once by two processes at the same moment', async () => {
    for (let n = 0; n < 20; n++) await send(lampQuestion, about, { reference: `lamp/${n}` })
    const channels = withChannel('sms', ({ noticeId }) => noticeId)
    const counts = await Promise.all([deliver({ channels }), deliver({ channels })])
    expect(counts.map((each) => each.sent).reduce((a, b) => a + b)).toBe(20)
    expect(new Set(channels.keys).size).toBe(20)
    expect(channels.keys).toHaveLength(20)
  })

  it('does not stop the others when it cannot be made, and is tried again within the hour', async () => {
    const unknown = { ...lampQuestion, id: 'nobody-knows' }
    await send(unknown, about)
    await send(lampQuestion, about)
    expect(await deliver()).toEqual({ sent: 1, failed: 0, broken: 1 })
    expect(await deliver()).toMatchObject({ broken: 0 })
    expect(await deliver({ at: daysLater(1) })).toMatchObject({ broken: 1 })
  })

  it('leaves an entry in the audit: how many, never who', async () => {
    await send(lampQuestion, about)
    await deliver()
    const { rows } = await admin.query(
      "select actor, subject_count, subjects, detail from platform.audit where operation = 'notices.deliver' order by at desc limit 1",
    )
    expect(rows).toEqual([
      { actor: 'system:notices', subject_count: 1, subjects: [], detail: { sent: 1, failed: 0, broken: 0 } },
    ])
  })
})

it('the background job does what is due', async () => {
  await prefer(admin, 1, { channels: ['letter'] }) // printed at any hour
  await send(lampQuestion, about, { now: '2021-06-01T04:00:00.000Z' })
  const job = deliveryJob({ notices, channels: filesOnly(), log: silentLog })
  const queue = await openJobQueue(database, silentLog)
  try {
    await queue.startWorkers(worker(job))
    const end = await queue.watch(await queue.enqueue(job, {}), () => {}, 20)
    expect(end).toMatchObject({ state: 'done', done: 1, message: 'notices-delivered' })
  } finally {
    await queue.stop()
  }
  expect(await attempts()).toEqual([sent('print')])
})

describe('the way to a person', () => {
  it('is the one they prefer; what is not set up or has no number fails with its reason, and the next one goes', async () => {
    await prefer(admin, 2, { channels: ['wechat', 'sms', 'letter'] })
    await send(lampQuestion, about, { personId: 2 })
    const channels = withChannel('sms', ({ to }) => {
      if (to.phone === undefined) throw noticeProblem('no-address', { channel: 'sms' })
      return 'p1'
    })
    expect(await deliver({ channels })).toEqual({ sent: 1, failed: 2, broken: 0 })
    expect(await attempts()).toEqual([
      sent('print'),
      failed('sms', 'no-address'),
      failed('wechat', 'channel-not-configured'),
    ])
  })

  it('is a letter in large type for whoever prefers letters, with the reason, the law and the number to give', async () => {
    await prefer(admin, 1, { channels: ['letter'], largeType: true })
    const noticeId = await send(lampQuestion, about)
    await deliver()
    const page = readFileSync(join(dataDir, 'outbox/2026-11-24', `${noticeId}.html`), 'utf8')
    expect(page).toContain('data-size="xl"')
    expect(page).toContain('陈小样，您好')
    expect(page).toContain('海曙区残疾人联合会')
    expect(page).toContain('没有别人知道。')
    expect(page).toContain('《浙江省社会救助条例》第五十条')
    expect(page).toMatch(/[0-9A-F]{4} [0-9A-F]{4} [0-9A-F]{4}/)
    expect(page).not.toMatch(/<script|<link|src=|https?:/)
  })

  it('keeps their quiet hours, also when delivery is late, but prints at any hour', async () => {
    await prefer(admin, 1, { channels: ['sms'], quiet: ['11:30', '14:00'] })
    await send(lampQuestion, about)
    const afterNap = '2026-11-24T06:00:00.000Z'
    expect(await deliver()).toMatchObject({ sent: 0 })
    await admin.query("update registry.contact_preference set quiet_from = '13:00', quiet_until = '15:00'")
    expect(await deliver({ at: afterNap })).toMatchObject({ sent: 0 })
    expect(await deliver({ at: '2026-11-24T07:00:00.000Z' })).toMatchObject({ failed: 1, sent: 1 })

    await prefer(admin, 2, { channels: ['letter'], quiet: ['00:00', '23:59'] })
    await send(lampQuestion, about, { personId: 2, now: daysLater(1) })
    const { rows } = await admin.query('select due_at from notices.outbox where person_id = 2')
    await admin.query('update notices.outbox set next_at = recorded_at where person_id = 2')
    expect(rows[0]).toEqual({ due_at: '2026-11-25T15:59:00.000Z' })
    expect(await deliver({ at: daysLater(1) })).toMatchObject({ sent: 1 })
  })

  it('is the one they named on whichever of their files', async () => {
    await admin.query('update registry.person set survivor_id = 2 where person_id = 1')
    await prefer(admin, 2, { channels: ['letter'] })
    await send(lampQuestion, about)
    await deliver()
    await admin.query('update registry.person set survivor_id = null')
    expect(await attempts()).toEqual([sent('print')])
  })

  it('is nobody’s telephone when they have died: their family is spoken with', async () => {
    await recordSpell(database.batch, 1, { table: 'death', from: '2026-11-01' })
    await send(lampQuestion, about)
    expect(await deliver()).toEqual({ sent: 0, failed: 0, broken: 0 })
    expect(await followUps()).toEqual([{ kind: 'family', person_id: 1 }])
    expect(await deliver({ at: daysLater(30) })).toMatchObject({ sent: 0 })
  })
})

async function followUps(): Promise<readonly object[]> {
  const { rows } = await admin.query<object>('select kind, person_id from notices.follow_up order by kind')
  return rows
}

describe('without a sign that it arrived', () => {
  it('a message is followed by a call after 7 days and a visit after 14', async () => {
    await send(lampQuestion, about)
    const channels = withChannel('voice', () => 'call-1')
    await deliver({ channels })
    expect(await deliver({ channels, at: daysLater(6) })).toMatchObject({ sent: 0 })
    await deliver({ channels, at: daysLater(7) })
    expect(await attempts()).toEqual([sent('file'), sent('voice')])
    expect(await followUps()).toEqual([])
    await deliver({ channels, at: daysLater(14) })
    expect(await followUps()).toEqual([{ kind: 'visit', person_id: 1 }])
    await deliver({ channels, at: daysLater(40) })
    expect(await attempts()).toEqual([sent('file'), sent('voice'), sent('visit')])
  })

  it('nobody is called who is not to be called', async () => {
    await prefer(admin, 1, { channels: ['sms'], textOnly: true })
    await send(lampQuestion, about)
    const channels = withChannel('voice', () => 'call-1')
    for (const day of [0, 7, 14]) await deliver({ channels, at: daysLater(day) })
    expect(channels.keys).toEqual([])
    expect(await followUps()).toEqual([{ kind: 'visit', person_id: 1 }])
  })

  it('nobody is called or visited about what they have read', async () => {
    const noticeId = await send(lampQuestion, about)
    await deliver()
    const shown = {
      personId: 1,
      noticeId: noticeId ?? '',
      way: 'portal',
      state: 'read',
      proof: 'opened',
    } as const
    await withContext(database.batch, noticeSender, (db) =>
      recordReach(db, { ...shown, actor: 'resident:1', now: daysLater(1) }),
    )
    await deliver({ at: daysLater(20) })
    expect(await attempts()).toEqual([sent('file'), { ...sent('portal'), state: 'read' }])
    expect(await followUps()).toEqual([])
  })

  it('an answer the law wants in writing goes by letter as well', async () => {
    const answer = { zh: '核对过了。', en: 'It was checked.' }
    const outcome = {
      outcome: 'kept',
      by: { zh: '某部门', en: 'an office' },
      answeredOn: '2026-11-20',
    } as const
    await send(contestAnswered, { about: about.about, answer, ...outcome })
    expect(await deliver()).toMatchObject({ sent: 2 })
    expect(await attempts()).toEqual([sent('file'), sent('print')])
  })
})

describe('a provider that does not answer', () => {
  it('is asked again under the same key, and passed over after the third time', async () => {
    await send(lampQuestion, about)
    const channels = withChannel('sms', () => {
      throw noticeProblem('provider-unreachable', { channel: 'sms', reason: 'time-out' })
    })
    for (const minutes of [0, 4, 5, 35]) await deliver({ channels, at: daysLater(minutes / (24 * 60)) })
    expect(new Set(channels.keys).size).toBe(1)
    expect(channels.keys).toHaveLength(3)
    const silent = { ...failed('sms', 'provider-unreachable') }
    expect(await attempts()).toEqual([silent, { ...silent, try: 2 }, sent('print'), { ...silent, try: 3 }])
  })

  it('and a bug of ours are not the same: a bug is no reason to try another channel', async () => {
    await send(lampQuestion, about)
    const channels = withChannel('sms', () => {
      throw new Error('a bug')
    })
    expect(await deliver({ channels })).toEqual({ sent: 0, failed: 0, broken: 1 })
    expect(await attempts()).toEqual([])
  })
})

describe('a sign-in code', () => {
  const code = { code: '482913', minutes: 10 }

  it('is never stored in clear, goes out at night too, and is gone afterwards', async () => {
    const night = '2026-11-24T18:00:00.000Z'
    const queued = await withContext(
      database.app,
      { actor: 'visitor:web', read: ['c:sign-in'], write: ['c:sign-in'] },
      (db) =>
        sendNotice(db, {
          notice: oneTimeCodeNotice,
          values: code,
          personId: 1,
          reference: 'attempt-1',
          actor: 'visitor:web',
          now: night,
          keys: database.keys,
        }),
    )
    expect(queued).toBeDefined()
    expect(await everythingStored()).not.toContain(code.code)
    await deliver({ at: night })
    const [file = ''] = files('passing')
    expect(readFileSync(join(dataDir, 'outbox/passing', file), 'utf8')).toContain('登录码482913')
    expect(await everythingStored()).not.toContain(code.code)
    expect((await admin.query('select from notices.sealed')).rowCount).toBe(0)

    await deliver({ at: new Date(Date.parse(night) + 599_000).toISOString() })
    expect(files('passing')).toHaveLength(1)
    await deliver({ at: new Date(Date.parse(night) + 600_000).toISOString() })
    expect(files('passing')).toEqual([])
  })

  it('goes to a telephone or nowhere, and not at all once it is no longer valid', async () => {
    await prefer(admin, 1, { channels: ['letter', 'wechat', 'visit'] })
    await send(oneTimeCodeNotice, code)
    await deliver()
    expect(await attempts()).toEqual([sent('file')])
    await send(oneTimeCodeNotice, code, { reference: 'late' })
    expect(await deliver({ at: daysLater(1) })).toMatchObject({ sent: 0 })
    expect(await followUps()).toEqual([])
    expect((await admin.query('select from notices.sealed')).rowCount).toBe(0)
  })
})

/** Every row of the outbox, and of the queue and the audit around it, as text; bytes in hexadecimal. */
async function everythingStored(): Promise<string> {
  const tables = [
    'notices.outbox',
    'notices.content',
    'notices.sealed',
    'notices.attempt',
    'platform.audit',
    'pgboss.job',
  ]
  const stored: object[] = []
  for (const table of tables)
    stored.push(...(await admin.query<object>(`select t::text from ${table} t`)).rows)
  return JSON.stringify(stored).replaceAll(Buffer.from('482913').toString('hex'), '482913')
}
