import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordExamples } from '#core/benefits/example-registry.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { checkCharacter } from '#kernel/citizen-id.ts'
import type { Actor } from '#platform/actor.ts'
import { type Clock, fixedClock } from '#platform/clock.ts'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { withContext } from '#platform/db/transaction.ts'
import { execute } from '#platform/execute.ts'
import { type JobQueue, openJobQueue } from '#platform/jobs.ts'
import { silentLog } from '#platform/telemetry.ts'
import type { CameIn } from './come-in.ts'
import { employ } from './example-staff.ts'
import { forgetAttempts } from './forget-attempts.ts'
import { inviteAgain, makeInvitation, readInvitation, redeemInvitation } from './invitation.ts'
import { askForCode, sendCodeJob, signInWithCode } from './one-time-code.ts'
import { signInOnSite } from './on-site.ts'
import { changeDuty, endOwnSession, readOwnAccount } from './own-sessions.ts'
import { signInWithProvider } from './provider.ts'
import { findVisit, openSession, signingIn } from './session.ts'
import { actorOf, visitor } from './standing.ts'
import { httpTicketExchange, signInWithTicket, type TicketExchange } from './ticket.ts'

const nine = fixedClock('2026-11-24T01:00:00Z')
const after = (minutes: number): Clock =>
  fixedClock(new Date(Date.parse(nine.now()) + minutes * 60_000).toISOString())
const numberOf = (at: number) => {
  const seventeen = `3302031990010110${at}`
  return seventeen + checkCharacter(seventeen)
}
const [known, dead, withoutPhone, unknown] = [1, 2, 3, 4].map(numberOf) as [string, string, string, string]

let database: TestDatabase
let queue: JobQueue
beforeAll(async () => {
  database = await createTestDatabase()
  queue = await openJobQueue(database, silentLog)
  await recordExamples(database.batch, [
    { personId: 1, spells: [] },
    { personId: 2, spells: [{ table: 'death', from: '2026-10-01' }] },
    { personId: 3, spells: [] },
  ])
  const identity = openIdentity(database.keys)
  for (const [at, number] of [known, dead, withoutPhone].entries())
    await database.batch.query(
      `insert into registry.identifier (kind, digest, cipher, person_id, batch_id) values ('citizen-id', $1, '', $2, gen_random_uuid())`,
      [identity.digest('citizen-id', number), at + 1],
    )
  await database.batch.query('update registry.person set phone_cipher = $1 where person_id in (1, 2)', [
    identity.seal('phone', '13800000001'),
  ])
})
afterAll(async () => {
  await queue.stop()
  await database.drop()
})
beforeEach(() => database.batch.query('delete from access.knock'))

const asked = (clock: Clock = nine, actor: Actor = actorOf(visitor)) => ({ database, clock, actor })
const refusalOf = (came: CameIn) => ('refused' in came ? came.refused : undefined)
const tokenOf = (came: CameIn) => {
  if ('refused' in came) throw new Error(came.refused)
  return came.token
}
async function actAs(token: string, clock = nine) {
  const visit = await findVisit(database, token, clock)
  if (!visit) throw new Error('nobody came in')
  return { visit, ...asked(clock, actorOf(visit.standing)) }
}

describe('a code', () => {
  async function ask(number: string, clock = nine, from = '203.0.113.1'): Promise<string> {
    const came = await execute(askForCode(database.keys, queue), { number, from }, asked(clock))
    if ('refused' in came) throw new Error(came.refused)
    return came.attemptId
  }

  /** What would go out for an attempt; `undefined` where nothing does. */
  async function send(attemptId: string): Promise<string | undefined> {
    const told: string[] = []
    const context = { jobId: '', database, signal: new AbortController().signal, progress: async () => {} }
    // The job keeps the time of the day; the attempt has to be standing then.
    await sendCodeJob(async (noticeId) => void told.push(noticeId)).run({ attemptId }, context)
    const { rows } = await database.batch.query<{ cipher: Buffer }>(
      'select cipher from notices.sealed where notice_id = any($1)',
      [told],
    )
    const [sealed] = rows
    if (!sealed) return undefined
    const { code } = JSON.parse(openIdentity(database.keys).open('notice', sealed.cipher))
    return String(code)
  }
  const today = fixedClock(new Date().toISOString())
  const minutesOn = (minutes: number) => fixedClock(new Date(Date.now() + minutes * 60_000).toISOString())
  const enter = (attemptId: string, code: string, clock = today, from = '203.0.113.1') =>
    execute(signInWithCode(database.keys), { attemptId, code, from }, asked(clock))
  const wrong = (code: string) => (code === '111111' ? '222222' : '111111')

  it('opens a session for whoever reads it off their telephone, once', async () => {
    const attempt = await ask(known, today)
    const code = (await send(attempt)) ?? ''
    expect(code).toMatch(/^\d{6}$/)
    const token = tokenOf(await enter(attempt, ` ${code.slice(0, 3)} ${code.slice(3)}`))
    expect(await findVisit(database, token, today)).toMatchObject({ personId: 1, how: 'code' })
    expect(refusalOf(await enter(attempt, code))).toBe('sign-in-failed')
  })

  it('is worth nothing after five wrong tries, after five minutes, or for another attempt', async () => {
    const worn = await ask(known, today)
    const code = (await send(worn)) ?? ''
    for (let tries = 0; tries < 5; tries++)
      expect(refusalOf(await enter(worn, wrong(code)))).toBe('sign-in-failed')
    expect(refusalOf(await enter(worn, code))).toBe('sign-in-failed')

    const late = await ask(known, today)
    const lateCode = (await send(late)) ?? ''
    expect(refusalOf(await enter(late, lateCode, minutesOn(6)))).toBe('sign-in-failed')

    const [one, other] = [await ask(known, today), await ask(known, today)]
    const sent = (await send(one)) ?? ''
    await send(other)
    expect(refusalOf(await enter(other, sent))).toBe('sign-in-failed')
  })

  it('goes to nobody unknown, dead or without a telephone, and what is kept on asking is the same for all', async () => {
    const attempts: string[] = []
    for (const number of [known, dead, withoutPhone, unknown]) attempts.push(await ask(number, today))
    const { rows } = await database.batch.query(
      `select kind, person_id, length(digest) as digest, length(detail::text) as detail, tries, used_at
       from access.attempt where attempt_id = any($1)`,
      [attempts],
    )
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(1)
    const sent: boolean[] = []
    for (const attempt of attempts) sent.push((await send(attempt)) !== undefined)
    expect(sent).toEqual([true, false, false, false])
  })

  it('is asked for five times an hour for one number, known or not, and guessed at thirty times from one address', async () => {
    const refusal = async (number: string, from: string, clock = nine) =>
      refusalOf((await execute(askForCode(database.keys, queue), { number, from }, asked(clock))) as CameIn)
    for (const number of [known, unknown]) {
      for (let tries = 0; tries < 5; tries++) await ask(number, nine, `198.51.100.${tries}`)
      expect(await refusal(number, '198.51.100.99')).toBe('sign-in-too-often')
      expect(await refusal(number, '198.51.100.99', after(61))).toBeUndefined()
    }
    const guess = async (from: string) => refusalOf(await enter(crypto.randomUUID(), '111111', today, from))
    for (let tries = 0; tries < 30; tries++) expect(await guess('203.0.113.7')).toBe('sign-in-failed')
    expect(await guess('203.0.113.7')).toBe('sign-in-too-often')
    expect(await guess('203.0.113.8')).toBe('sign-in-failed')
  })

  it('leaves neither number nor address, and after a day nothing at all', async () => {
    await ask(known, nine, '203.0.113.250')
    const kept = async () => {
      const tables = ['access.attempt', 'access.knock', 'platform.audit', 'pgboss.job']
      const found = await Promise.all(
        tables.map((table) => database.batch.query(`select row_to_json(t)::text as line from ${table} t`)),
      )
      return found.flatMap(({ rows }) => rows.map(({ line }) => String(line)))
    }
    expect((await kept()).filter((line) => line.includes(known) || line.includes('203.0.113.250'))).toEqual(
      [],
    )
    await forgetAttempts(database, fixedClock('2027-01-01T00:00:00Z'))
    const { rows } = await database.batch.query(
      'select (select count(*)::int from access.knock) as knocks, (select count(*)::int from access.attempt) as attempts',
    )
    expect(rows).toEqual([{ knocks: 0, attempts: 0 }])
  })
})

describe('an invitation', () => {
  it('is tried sixty times an hour from one address', async () => {
    const redeem = async (code: string) =>
      refusalOf(await execute(redeemInvitation(database.keys), { code, from: '203.0.113.9' }, asked()))
    for (let tries = 0; tries < 60; tries++) expect(await redeem(`x${tries}`)).toBe('sign-in-failed')
    expect(await redeem('x')).toBe('sign-in-too-often')
  })

  it('is read however it was typed, opens a session that may do next to nothing, and is used up', async () => {
    const { staffId } = await employ(database, { name: '新', role: 'district', region: 'haishu' })
    const code = await withContext(database.app, signingIn, (tx) => makeInvitation(tx, staffId, nine.now()))
    expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)
    expect(readInvitation(' o1il-２３４５ ')).toBe('01112345')
    const redeem = (typed: string, clock = nine) =>
      execute(redeemInvitation(database.keys), { code: typed, from: '203.0.113.2' }, asked(clock))
    expect(refusalOf(await redeem(code, after(8 * 24 * 60)))).toBe('sign-in-failed')
    const token = tokenOf(await redeem(code.toLowerCase().replaceAll('-', ' ')))
    const { visit, actor } = await actAs(token)
    expect(visit).toMatchObject({ staffId, how: 'invitation', standing: { role: 'visitor', people: [] } })
    expect(actor.may('month.read') ?? actor.may('duty.keep') ?? actor.may('session.own')).toBeUndefined()
    expect(await findVisit(database, token, after(16))).toBeUndefined()
    expect(refusalOf(await redeem(code))).toBe('sign-in-failed')
  })

  it('given again ends the invitation before it, every key, every linked account and every session', async () => {
    const { staffId, dutyId } = await employ(database, { role: 'district', region: 'haishu' })
    const keeper = asked(nine, {
      id: 'staff:admin',
      may: () => ({ read: ['c:accounts'], write: ['c:accounts'] }),
      shows: () => 'hidden',
    })
    const { invitation: first } = await execute(inviteAgain, { staffId }, keeper)
    const token = await withContext(database.app, signingIn, (tx) => {
      return openSession(tx, { staffId, dutyId, how: 'passkey' }, nine.now())
    })
    await database.batch.query(
      `insert into access.passkey (credential_id, staff_id, public_key, counter, added_at) values ('k', $1, '', 0, now())`,
      [staffId],
    )
    const account = { issuer: 'https://login.example', subject: 'yuehu' }
    const comeBy = async (linkTo: string | null, who = actorOf(visitor)) =>
      refusalOf(await execute(signInWithProvider, { ...account, linkTo }, asked(nine, who)))
    const invited = actorOf({ ...visitor, id: `staff:${staffId}` })
    expect(await comeBy(staffId)).toBe('nothing-linked') // in the name of nobody
    expect(await comeBy(staffId, invited)).toBeUndefined()
    expect(await comeBy(null)).toBeUndefined()
    const { invitation: second } = await execute(inviteAgain, { staffId }, keeper)
    expect(await comeBy(null)).toBe('nothing-linked')
    expect(await comeBy(staffId, invited)).toBeUndefined()
    expect(await findVisit(database, token, nine)).toBeUndefined()
    const { rows } = await database.batch.query(
      `select credential_id from access.passkey where staff_id = $1 and revoked_at is null`,
      [staffId],
    )
    expect(rows).toEqual([])
    const redeem = (code: string) =>
      execute(redeemInvitation(database.keys), { code, from: '203.0.113.3' }, asked())
    expect(refusalOf(await redeem(first))).toBe('sign-in-failed')
    expect(refusalOf(await redeem(second))).toBeUndefined()
  })
})

describe('a ticket of the province’s app', () => {
  const secret = 'a-secret-of-this-test-only'
  const sign = (bytes: string) => createHmac('sha256', secret).update(bytes).digest('base64url')
  let gateway: Server
  let exchange: TicketExchange
  let stolen: { readonly body: string; readonly signature: string } | undefined
  beforeAll(async () => {
    gateway = createServer((request, response) => void answer(request, response))
    await once(gateway.listen(0, '127.0.0.1'), 'listening')
    const { port } = gateway.address() as AddressInfo
    exchange = httpTicketExchange({ url: `http://127.0.0.1:${port}/ticket`, client: 'yongzhu', secret })
  })
  afterAll(() => gateway.close())

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await text(request)
    if (request.headers['x-signature'] !== sign(asked)) return void response.writeHead(403).end()
    const { client, ticket, nonce } = JSON.parse(asked)
    if (client !== 'yongzhu' || ticket === 'used') return void response.writeHead(404).end()
    if (ticket === 'broken') return void response.destroy()
    if (ticket === 'elsewhere') return void response.writeHead(302, { location: '/other' }).end()
    const body = JSON.stringify({ nonce, citizenId: ticket === 'nobody' ? null : known })
    const signature = ticket === 'forged' ? sign(`${body} `) : sign(body)
    const given = ticket === 'again' && stolen ? stolen : { body, signature }
    stolen ??= { body, signature }
    response.writeHead(200, { 'x-signature': given.signature }).end(given.body)
  }

  it('brings in the person whose number the gateway tells, and nobody the registry does not know', async () => {
    expect(await exchange.findCitizenId('good')).toBe(known)
    const come = (citizenId: string) => execute(signInWithTicket(database.keys), { citizenId }, asked())
    const token = tokenOf(await come(known))
    expect(await findVisit(database, token, nine)).toMatchObject({ personId: 1, how: 'ticket' })
    expect(refusalOf(await come(unknown))).toBe('no-file-here')
  })

  it.each(['used', 'nobody'])('is worth nothing where the gateway says so: %s', async (ticket) => {
    expect(await exchange.findCitizenId(ticket)).toBeUndefined()
  })

  it.each(['forged', 'again', 'broken', 'elsewhere'])(
    'brings nobody in by an answer that cannot be trusted: %s',
    async (ticket) => {
      await expect(exchange.findCitizenId(ticket)).rejects.toMatchObject({ code: 'provider-silent' })
    },
  )
})

describe('a session', () => {
  it('is a new one on another duty, and lasts no longer than the one before', async () => {
    const { staffId, dutyId } = await employ(database, { role: 'township', region: 't-330203001' })
    const { rows } = await database.batch.query<{ duty_id: string }>(
      `insert into access.duty (duty_id, staff_id, role, region, valid_from, valid_until, review_on, granted_at, granted_by)
       values (gen_random_uuid(), $1, 'district', 'haishu', '2026-01-01', '2026-12-31', '2026-12-31', now(), 'system:example')
       returning duty_id`,
      [staffId],
    )
    const token = await withContext(database.app, signingIn, (tx) =>
      openSession(tx, { staffId, dutyId, how: 'passkey' }, nine.now()),
    )
    const { visit, ...own } = await actAs(token, after(20))
    const change = { sessionId: visit.sessionId, dutyId: rows[0]?.duty_id }
    const { token: next } = await execute(changeDuty, change, own)
    expect(next).not.toBe(token)
    expect(await findVisit(database, token, after(20))).toBeUndefined()
    const changed = await findVisit(database, next, after(20))
    expect(changed).toMatchObject({ expiresAt: visit.expiresAt, standing: { role: 'district' } })
    await expect(
      execute(changeDuty, { ...change, sessionId: changed?.sessionId, dutyId: crypto.randomUUID() }, own),
    ).rejects.toMatchObject({ code: 'duty-not-found' })
    expect(await findVisit(database, next, after(20))).toBeDefined()
  })

  it('is listed and ended by its owner alone', async () => {
    const open = (personId: number) =>
      withContext(database.app, signingIn, (tx) => openSession(tx, { personId, how: 'code' }, nine.now()))
    const [mine, elsewhere, others] = [await open(3), await open(3), await open(2)]
    const { visit, ...own } = await actAs(mine)
    const theirs = await actAs(others)
    const { sessions } = await execute(readOwnAccount, {}, own)
    expect(sessions.map(({ sessionId }) => sessionId)).toContain(visit.sessionId)
    expect(sessions.map(({ sessionId }) => sessionId)).not.toContain(theirs.visit.sessionId)
    await execute(endOwnSession, { sessionId: theirs.visit.sessionId }, own)
    expect(await findVisit(database, others, nine)).toBeDefined()
    const other = await findVisit(database, elsewhere, nine)
    await execute(endOwnSession, { sessionId: other?.sessionId }, own)
    expect(await findVisit(database, elsewhere, nine)).toBeUndefined()
    expect(await findVisit(database, mine, nine)).toBeDefined()
  })

  it('opened by a worker beside a resident ends after a quarter of an hour, is on record, and only in their area', async () => {
    const opened = async (region: string, role: 'township' | 'city') => {
      const { staffId, dutyId } = await employ(database, { name: '太白', role, region })
      const token = await withContext(database.app, signingIn, (tx) =>
        openSession(tx, { staffId, dutyId, how: 'passkey' }, nine.now()),
      )
      const { visit: _, ...own } = await actAs(token)
      const given = { personId: 1, dutyId, paper: 'citizen-card', reason: '没有手机，来看补贴' }
      return { staffId, token: execute(signInOnSite, given, own), given, own }
    }
    const { staffId, token, given, own } = await opened('t-330203001', 'township')
    const visit = await findVisit(database, (await token).token, after(14))
    expect(visit).toMatchObject({ personId: 1, helper: '太白', how: 'on-site' })
    expect(visit && actorOf(visit.standing).capacity).toMatchObject({ assistedBy: `staff:${staffId}` })
    expect(await findVisit(database, (await token).token, after(15))).toBeUndefined()
    const { rows } = await database.batch.query('select person_id, staff_id, paper from access.on_site')
    expect(rows).toEqual([{ person_id: 1, staff_id: staffId, paper: 'citizen-card' }])
    for (const missing of [{ reason: ' ' }, { paper: 'nothing' }])
      await expect(execute(signInOnSite, { ...given, ...missing }, own)).rejects.toMatchObject({
        code: 'invalid-input',
      })
    await expect((await opened('t-330212110', 'township')).token).rejects.toMatchObject({
      code: 'not-in-area',
    })
    await expect((await opened('ningbo', 'city')).token).rejects.toMatchObject({ code: 'not-allowed' })
  })
})
