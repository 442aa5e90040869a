import { randomUUID } from 'node:crypto'
import type { Clock } from '#platform/clock.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { failPoint } from '#platform/fail-point.ts'
import type { Keys } from '#platform/keys.ts'
import { Problem } from '#platform/problem.ts'
import type { ChannelName, Channels, Message } from './channel.ts'
import { type Claimed, composeMessage } from './compose-message.ts'
import { type Contact, type SendingPreference, findSendingPreference } from './sending-preference.ts'
import { nextStep, type Plan, type Tried, type Way } from './escalation.ts'
import type { Notice } from './notice.ts'
import { outsideQuietHours } from './quiet-hours.ts'

/** The notice that has waited longest; one that another process holds is passed over. */
export function claimNext(tx: Tx, now: string): Promise<Claimed | undefined> {
  return tx.one<Claimed>(
    `select o.person_id as "personId", o.notice_id as "noticeId", o.notice, o.channels, o.due_at as "dueAt",
       o.expires_at as "expiresAt", o.district, o.township, p.name, p.village, p.phone_cipher as phone,
       (select cipher from notices.wechat_account w where w.person_id = o.person_id and superseded_at is null) as wechat,
       (select body from notices.content c where c.person_id = o.person_id and c.notice_id = o.notice_id and what = 'values')
         as values,
       (select cipher from notices.sealed s where s.person_id = o.person_id and s.notice_id = o.notice_id) as sealed,
       exists (select from registry.death d where d.person_id = o.person_id and superseded_at is null) as "isDead"
     from notices.outbox o join registry.person p using (person_id)
     where o.next_at <= $1 order by o.next_at limit 1 for update of o skip locked`,
    [now],
  )
}

type Means = {
  readonly notices: ReadonlyMap<string, Notice>
  readonly channels: Channels
  readonly keys: Keys
  readonly clock: Clock
}

/** Does what is to be done now about a claimed notice, and says when to look at it again. */
export async function takeStep(
  tx: Tx,
  claimed: Claimed,
  { notices, channels, keys, clock }: Means,
): Promise<'sent' | 'failed' | 'waiting' | 'over'> {
  const now = clock.now()
  const definition = notices.get(claimed.notice)
  if (!definition) throw new Error(`no notice "${claimed.notice}" is defined`)
  const preference = await findSendingPreference(tx, claimed.personId)
  const plan = planOf(claimed, definition, preference, channels)
  const past = await listTried(tx, claimed)
  const stepFrom = (tried: readonly Tried[]) => nextStep(plan, tried, now, clock.today())

  if (claimed.isDead) {
    await followUp(tx, claimed, 'family', now)
    return end(tx, claimed)
  }
  const step = stepFrom(past)
  if (step.kind === 'done') return end(tx, claimed)
  if (step.kind === 'wait') return waitUntil(tx, claimed, step.until)
  const allowedAt =
    definition.validMinutes !== undefined || !rings.has(step.way)
      ? now
      : outsideQuietHours(now, preference.quiet)
  if (allowedAt > now) return waitUntil(tx, claimed, allowedAt)

  const message = composeMessage(claimed, definition, preference, keys)
  const tried = await tryWay(tx, message, { claimed, way: step.way, try: step.try, channels, now })
  const next = stepFrom([...past, tried])
  if (next.kind === 'done') await end(tx, claimed)
  else await waitUntil(tx, claimed, next.kind === 'wait' ? next.until : now)
  return tried.state === 'failed' ? 'failed' : 'sent'
}

/** What makes a sound, or somebody ring the bell. */
const rings = new Set<Way>(['sms', 'wechat', 'voice', 'file'])

const wayOf: Record<Contact, Way> = {
  sms: 'sms',
  wechat: 'wechat',
  voice: 'voice',
  letter: 'print',
  visit: 'visit',
}

/** A code shows that a telephone is in the right hands, so it goes to a telephone. */
const toTelephone = new Set<Way>(['sms', 'voice', 'file'])

function planOf(
  { channels: stated, expiresAt }: Claimed,
  { reach, isOnPaper, validMinutes }: Notice,
  preference: SendingPreference,
  { names }: Channels,
): Plan {
  const wanted = (stated.length > 0 ? stated : preference.channels).map((contact) => wayOf[contact])
  const otherwise: readonly Way[] = [names.has('sms') ? 'sms' : 'file', 'print']
  const ways = [...new Set([...wanted, ...otherwise])]
  const isSecret = validMinutes !== undefined
  return {
    ways: isSecret ? ways.filter((way) => toTelephone.has(way)) : ways,
    isOnPaper,
    reach,
    mayCall: !preference.textOnly,
    escalates: !isSecret,
    ...(expiresAt !== null && { expiresAt }),
  }
}

type TriedRow = { channel: Way; try: number; state: Tried['state']; failure: string | null; at: string }

async function listTried(tx: Tx, { personId, noticeId }: Claimed): Promise<readonly Tried[]> {
  const rows = await tx.many<TriedRow>(
    'select channel, try, state, failure, at from notices.attempt where person_id = $1 and notice_id = $2 order by at, try',
    [personId, noticeId],
  )
  return rows.map(({ channel, failure, ...row }) => ({ way: channel, ...row, mayFollow: mayFollow(failure) }))
}

function mayFollow(failure: string | null): boolean {
  return failure === 'provider-unreachable'
}

type Trying = {
  readonly claimed: Claimed
  readonly way: Way
  readonly try: number
  readonly channels: Channels
  readonly now: string
}

type Outcome = { readonly proof: string; readonly words?: string } | { readonly failure: string }

async function tryWay(
  tx: Tx,
  message: Message,
  { claimed, way, try: n, channels, now }: Trying,
): Promise<Tried> {
  const outcome = await handOver(tx, message, { claimed, way, channels, now })
  failPoint('notice-handed-over')
  const failure = 'failure' in outcome ? outcome.failure : null
  const state = failure === null ? 'sent' : 'failed'
  await tx.run(
    `insert into notices.attempt (person_id, notice_id, channel, try, state, proof, failure, district, township, at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'system:notices')`,
    [
      claimed.personId,
      claimed.noticeId,
      way,
      n,
      state,
      'proof' in outcome ? outcome.proof : null,
      failure,
      claimed.district,
      claimed.township,
      now,
    ],
  )
  if ('words' in outcome && claimed.values !== null)
    await tx.run(
      `insert into notices.content (person_id, notice_id, what, body, district, township) values ($1, $2, $3, $4, $5, $6)`,
      [claimed.personId, claimed.noticeId, way, outcome.words, claimed.district, claimed.township],
    )
  return { way, try: n, state, mayFollow: mayFollow(failure), at: now }
}

async function handOver(
  tx: Tx,
  message: Message,
  { claimed, way, channels, now }: Omit<Trying, 'try'>,
): Promise<Outcome> {
  if (way === 'visit') return { proof: `follow-up:${await followUp(tx, claimed, 'visit', now)}` }
  if (!isChannel(way)) throw new Error(`nothing is sent by ${way}`)
  try {
    const channel = channels.get(way)
    const { proof } = await channel.deliver(message, `${claimed.noticeId}:${way}`)
    return { proof, words: channel.wordsOf(message.forms) }
  } catch (error) {
    if (error instanceof Problem) return { failure: error.code }
    throw error
  }
}

function isChannel(way: Way): way is ChannelName {
  return way !== 'visit' && way !== 'portal'
}

async function followUp(
  tx: Tx,
  { personId, noticeId, district, township }: Claimed,
  kind: 'visit' | 'family',
  now: string,
): Promise<string> {
  const id = randomUUID()
  await tx.run(
    `insert into notices.follow_up (person_id, notice_id, follow_up_id, kind, district, township, at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [personId, noticeId, id, kind, district, township, now],
  )
  return id
}

async function waitUntil(tx: Tx, { personId, noticeId }: Claimed, until: string): Promise<'waiting'> {
  await setNext(tx, personId, noticeId, until)
  return 'waiting'
}

/** Nothing is left to do; what was secret goes. */
async function end(tx: Tx, { personId, noticeId }: Claimed): Promise<'over'> {
  await setNext(tx, personId, noticeId, null)
  await tx.run('delete from notices.sealed where person_id = $1 and notice_id = $2', [personId, noticeId])
  return 'over'
}

async function setNext(tx: Tx, personId: number, noticeId: string, nextAt: string | null): Promise<void> {
  await tx.run('update notices.outbox set next_at = $3 where person_id = $1 and notice_id = $2', [
    personId,
    noticeId,
    nextAt,
  ])
}
