import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { parseCertificateNumber } from '#kernel/certificate-number.ts'
import { parseCitizenId } from '#kernel/citizen-id.ts'
import type { Actor } from '#platform/actor.ts'
import { command } from '#platform/command.ts'
import type { Database } from '#platform/db/database.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { execute } from '#platform/execute.ts'
import { defineJob, type Job, type JobQueue } from '#platform/jobs.ts'
import type { Keys } from '#platform/keys.ts'
import type { Operation } from '#platform/operation.ts'
import { oneTimeCodeNotice } from '#core/notices/kinds/one-time-code.ts'
import { sendNotice } from '#core/notices/send-notice.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { beginAttempt, takeAttempt } from './attempt.ts'
import type { CameIn } from './come-in.ts'
import { fromAddress, hasKnockedTooOften, knock, knockTooOften } from './knock.ts'
import { accessProblem } from './problems.ts'
import { openSession, signingIn } from './session.ts'

const MINUTES = 5
const TRIES = 5
/** Five tries at each of five codes: one chance in forty thousand an hour for whoever guesses at one number. */
const MOST_AN_HOUR = 5
/** And one in thirty thousand for whoever guesses at many from one address. */
const MOST_WRONG_AN_HOUR = 30

/** A number as the registry finds it. */
type Number = { readonly kind: 'citizen-id' | 'certificate-number'; readonly value: string }

/** Reads what was typed, citizen number or certificate number; `undefined` where it can be neither. Says nothing of anybody. */
export function readOwnNumber(typed: string): Number | undefined {
  const citizen = parseCitizenId(typed, { confirmed: true })
  if (citizen.ok) return { kind: 'citizen-id', value: citizen.value }
  const certificate = parseCertificateNumber(typed, { confirmed: true })
  return certificate.ok ? { kind: 'certificate-number', value: certificate.value } : undefined
}

/**
 * Asks for a code for whoever a number belongs to. Nothing is looked up here: what is done, what is answered and how long it
 * takes are the same for every number, and `sendCodeJob` finds out later whether there is anybody.
 */
export function askForCode(
  keys: Keys,
  queue: Pick<JobQueue, 'enqueue'>,
): Operation<{ readonly attemptId: string } | { readonly refused: 'sign-in-too-often' }> {
  return command({
    id: 'code.ask',
    permission: 'sign-in',
    purpose: 'sign-in',
    input: z.object({ number: z.string().max(60), from: z.string() }),
    problems: accessProblem.pick('number-unusable'),
    async run({ number, from }, { db, now, problem }) {
      const read = readOwnNumber(number)
      if (!read) throw problem('number-unusable')
      const { kind, value } = read
      const counted = [{ what: 'number', value, mostAnHour: MOST_AN_HOUR }, fromAddress(from)]
      if (await knockTooOften(db, 'code', counted, { keys, now }))
        return { refused: 'sign-in-too-often' as const }
      const detail = { kind, number: openIdentity(keys).digest(kind, value).toString('base64url') }
      // Until a code is made nothing fits: the digest is of nothing.
      const begun = { kind: 'code', digest: randomBytes(32), detail, minutes: MINUTES } as const
      const attemptId = await beginAttempt(db, begun, now)
      await queue.enqueue(inLine, { attemptId }, { key: attemptId, tx: db })
      return { attemptId }
    },
  })
}

/** Whoever finds the telephone that belongs to a number and sends a code there. */
const codeSender: Actor = {
  id: 'system:sign-in',
  may: (permission) => (permission === 'sign-in' ? signingIn : undefined),
  shows: () => 'hidden',
}

/** Sends the code of an attempt, in the background. `deliver` is told the notice, so that it goes out at once. */
export function sendCodeJob(
  deliver: (noticeId: string) => Promise<unknown>,
): Job<{ readonly attemptId: string }> {
  return defineJob({
    name: 'sign-in-code',
    payload: z.object({ attemptId: z.uuid() }),
    async run({ attemptId }, { database }) {
      const { noticeId } = await execute(sendCode(database), { attemptId }, { database, actor: codeSender })
      if (noticeId !== undefined) await deliver(noticeId)
    },
  })
}

/** As it is put in line; whoever works on it knows how to deliver. */
const inLine = sendCodeJob(async () => undefined)

const asked = z.object({ kind: z.string(), number: z.string() })

function sendCode({ keys }: Database): Operation<{ readonly noticeId: string | undefined }> {
  return command({
    id: 'code.send',
    permission: 'sign-in',
    purpose: 'sign-in',
    input: z.object({ attemptId: z.uuid() }),
    problems: accessProblem.pick(),
    async run({ attemptId }, { db, actor, now, audit }) {
      const attempt = await db.one<{ detail: unknown }>(
        `select detail from access.attempt
         where attempt_id = $1 and kind = 'code' and person_id is null and used_at is null and expires_at > $2 for update`,
        [attemptId, now],
      )
      const { kind, number } = asked.parse(attempt?.detail ?? { kind: '', number: '' })
      const person = await findReachable(db, kind, Buffer.from(number, 'base64url'))
      if (!person) return { noticeId: undefined }
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      await db.run('update access.attempt set digest = $2, person_id = $3 where attempt_id = $1', [
        attemptId,
        digestOfCode(keys, attemptId, code),
        person,
      ])
      audit.subjects([person])
      const noticeId = await sendNotice(db, {
        notice: oneTimeCodeNotice,
        values: { code, minutes: MINUTES },
        personId: person,
        reference: attemptId,
        actor: actor.id,
        now,
        keys,
      })
      return { noticeId }
    },
  })
}

/** The person a number belongs to, alive and with a telephone on file. */
async function findReachable(db: Tx, kind: string, digest: Buffer): Promise<number | undefined> {
  const row = await db.one<{ person_id: number }>(
    `select w.person_id from registry.identifier i
     join registry.person f on f.person_id = i.person_id
     join registry.person w on w.person_id = coalesce(f.survivor_id, f.person_id)
     where i.kind = $1 and i.digest = $2 and w.phone_cipher is not null
       and not exists (select from registry.death d where d.person_id in (f.person_id, w.person_id) and d.superseded_at is null)`,
    [kind, digest],
  )
  return row?.person_id
}

/** Comes in with the code that was sent; five tries, and once. */
export function signInWithCode(keys: Keys): Operation<CameIn> {
  return command({
    id: 'code.sign-in',
    permission: 'sign-in',
    purpose: 'sign-in',
    input: z.object({ attemptId: z.uuid(), code: z.string().max(40), from: z.string() }),
    problems: accessProblem.pick(),
    async run({ attemptId, code, from }, { db, now, audit }): Promise<CameIn> {
      const wrong = [{ what: 'address of a wrong code', value: from, mostAnHour: MOST_WRONG_AN_HOUR }]
      if (await hasKnockedTooOften(db, 'code', wrong, { keys, now })) {
        audit.detail({ refused: 'sign-in-too-often' })
        return { refused: 'sign-in-too-often' }
      }
      const tried = await db.one<{ digest: Buffer; person_id: number | null }>(
        `update access.attempt set tries = tries + 1
         where attempt_id = $1 and kind = 'code' and used_at is null and expires_at > $2 and tries < ${TRIES}
         returning digest, person_id`,
        [attemptId, now],
      )
      const given = digestOfCode(keys, attemptId, code.normalize('NFKC').replaceAll(/\D/g, ''))
      const fits = tried !== undefined && timingSafeEqual(given, tried.digest)
      if (!fits || tried.person_id === null) {
        await knock(db, 'code', wrong, { keys, now })
        audit.detail({ refused: tried ? 'wrong-code' : 'no-attempt' })
        return { refused: 'sign-in-failed' }
      }
      await takeAttempt(db, { kind: 'code', attemptId }, now)
      audit.subjects([tried.person_id])
      return { token: await openSession(db, { personId: tried.person_id, how: 'code' }, now) }
    },
  })
}

/** Under a key that is outside the database: a million codes are tried in a moment. */
function digestOfCode({ auditDigest }: Keys, attemptId: string, code: string): Buffer {
  return createHmac('sha256', auditDigest).update(`code ${attemptId}\0${code}`).digest()
}
