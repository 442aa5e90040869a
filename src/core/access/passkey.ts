import { timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { command } from '#platform/command.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Keys } from '#platform/keys.ts'
import type { Operation } from '#platform/operation.ts'
import { query } from '#platform/query.ts'
import { beginAttempt, digestOfSecret, takeAttempt } from './attempt.ts'
import { type CameIn, comeInAsStaff } from './come-in.ts'
import { fromAddress, knockTooOften } from './knock.ts'
import { accessProblem } from './problems.ts'

const MINUTES = 5
/** A key is added by whoever has just shown who they are, not by whoever finds the screen open. */
const FRESH_MINUTES = 15

/** What a page hands to the browser, and the attempt it belongs to. */
export type Asked = { readonly attemptId: string; readonly options: string }

/** The name keys are made for. A browser makes none for a bare network address: `undefined`. */
export function keyedTo(origin: string): string | undefined {
  const { hostname } = new URL(origin)
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? hostname : undefined
}

/** Asks for any passkey of this site; who it belongs to is told by the key itself. */
export function askForPasskey(keys: Keys): Operation<Asked | { readonly refused: 'sign-in-too-often' }> {
  return command({
    id: 'passkey.ask',
    permission: 'sign-in',
    purpose: 'sign-in',
    input: z.object({ rpId: z.string().min(1), from: z.string() }),
    problems: accessProblem.pick(),
    async run({ rpId, from }, { db, now }) {
      if (await knockTooOften(db, 'passkey', [fromAddress(from)], { keys, now }))
        return { refused: 'sign-in-too-often' as const }
      const options = await generateAuthenticationOptions({
        rpID: rpId,
        userVerification: 'required',
        timeout: MINUTES * 60_000,
      })
      return begin(db, options, now)
    },
  })
}

const clientPart = { id: z.string(), rawId: z.string(), type: z.literal('public-key') }
const signedAnswer = z.object({
  ...clientPart,
  response: z.object({
    clientDataJSON: z.string(),
    authenticatorData: z.string(),
    signature: z.string(),
    userHandle: z.string().optional(),
  }),
})
const newKeyAnswer = z.object({
  ...clientPart,
  response: z.object({ clientDataJSON: z.string(), attestationObject: z.string() }),
})

/** What the page sends back: the browser's answer as JSON. */
const answered = z.object({
  attemptId: z.uuid(),
  answer: z.string().max(20_000),
  origin: z.string().refine((origin) => keyedTo(origin) !== undefined),
})

/**
 * Comes in with a passkey: right site, right challenge, a person who showed themselves to the device, and a counter that
 * has gone on since last time. Whatever does not fit is refused in the same words.
 */
export const signInWithPasskey = command({
  id: 'passkey.sign-in',
  permission: 'sign-in',
  purpose: 'sign-in',
  input: answered,
  problems: accessProblem.pick(),
  async run({ attemptId, answer, origin }, { db, now, today, audit }): Promise<CameIn> {
    const refuse = (why: string): CameIn => {
      audit.detail({ refused: why })
      return { refused: 'sign-in-failed' }
    }
    const attempt = await takeAttempt(db, { kind: 'passkey', attemptId }, now)
    const read = parseAnswer(signedAnswer, answer)
    if (!attempt || !read) return refuse('no-attempt')
    const key = await db.one<{ staff_id: string; public_key: Buffer; counter: string }>(
      `select staff_id, public_key, counter from access.passkey where credential_id = $1 and revoked_at is null for update`,
      [read.id],
    )
    if (!key || !belongsTo(read.response.userHandle, key.staff_id)) return refuse('unknown-key')
    const counter = Number(key.counter)
    const shown = counterIn(read.response.authenticatorData)
    // The library refuses it too; told apart here, because it is the one sign of a key that was copied.
    if ((counter > 0 || shown > 0) && shown <= counter) return refuse('counter-behind')
    const verified = await verify(() =>
      verifyAuthenticationResponse({
        response: { ...read, clientExtensionResults: {}, response: withoutUndefined(read.response) },
        ...expected(attempt.digest, origin),
        credential: { id: read.id, publicKey: new Uint8Array(key.public_key), counter },
      }),
    )
    if (!verified?.verified) return refuse('not-verified')
    await db.run('update access.passkey set counter = $2, last_used_at = $3 where credential_id = $1', [
      read.id,
      verified.authenticationInfo.newCounter,
      now,
    ])
    audit.detail({ staffId: key.staff_id })
    return comeInAsStaff(db, key.staff_id, 'passkey', { now, today })
  },
})

/** Asks for a new passkey of the colleague who has just come in. */
export const askForNewPasskey = command({
  id: 'passkey.ask-new',
  permission: 'sign-in',
  purpose: 'sign-in',
  input: z.object({ sessionId: z.uuid(), rpId: z.string().min(1) }),
  problems: accessProblem.pick('sign-in-needed', 'sign-in-again'),
  async run({ sessionId, rpId }, { db, actor, now, problem }): Promise<Asked> {
    const session = await db.one<{ staff_id: string; name: string; is_fresh: boolean }>(
      `select f.staff_id, f.name, s.opened_at > $3::timestamptz - interval '${FRESH_MINUTES} minutes' as is_fresh
       from access.session s join access.staff f using (staff_id)
       where s.session_id = $1 and 'staff:' || f.staff_id::text = $2 and s.ended_at is null`,
      [sessionId, actor.id, now],
    )
    if (!session) throw problem('sign-in-needed')
    if (!session.is_fresh) throw problem('sign-in-again', { minutes: FRESH_MINUTES })
    const held = await db.many<{ credential_id: string }>(
      'select credential_id from access.passkey where staff_id = $1 and revoked_at is null',
      [session.staff_id],
    )
    const options = await generateRegistrationOptions({
      rpName: '甬助',
      rpID: rpId,
      userID: new TextEncoder().encode(session.staff_id),
      userName: session.name,
      userDisplayName: session.name,
      timeout: MINUTES * 60_000,
      excludeCredentials: held.map(({ credential_id: id }) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: [-7, -257],
    })
    return begin(db, options, now, session.staff_id)
  },
})

/** Keeps a new passkey. Whoever had only an invitation comes in with it at once; `token` is then theirs. */
export const addPasskey = command({
  id: 'passkey.add',
  permission: 'sign-in',
  purpose: 'sign-in',
  input: answered.extend({ sessionId: z.uuid() }),
  problems: accessProblem.pick('sign-in-needed', 'passkey-not-added'),
  async run(
    { sessionId, attemptId, answer, origin },
    { db, actor, now, today, audit, problem },
  ): Promise<CameIn | { readonly added: true }> {
    const attempt = await takeAttempt(db, { kind: 'passkey', attemptId }, now)
    const staffId = attempt?.staffId
    const session = await db.one<{ how: string }>(
      'select how from access.session where session_id = $1 and staff_id = $2 and ended_at is null',
      [sessionId, staffId ?? null],
    )
    if (!attempt || !staffId || !session || actor.id !== `staff:${staffId}`) throw problem('sign-in-needed')
    const read = parseAnswer(newKeyAnswer, answer)
    const verified =
      read &&
      (await verify(() =>
        verifyRegistrationResponse({
          response: { ...read, clientExtensionResults: {} },
          ...expected(attempt.digest, origin),
        }),
      ))
    if (!verified?.verified) throw problem('passkey-not-added')
    const { id, publicKey, counter } = verified.registrationInfo.credential
    const added = await db.run(
      `insert into access.passkey (credential_id, staff_id, public_key, counter, added_at) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      [id, staffId, Buffer.from(publicKey), counter, now],
    )
    if (added === 0) throw problem('passkey-not-added')
    audit.detail({ staffId })
    if (session.how !== 'invitation') return { added: true }
    await db.run('update access.session set ended_at = $2 where session_id = $1', [sessionId, now])
    return comeInAsStaff(db, staffId, 'passkey', { now, today })
  },
})

export type OwnKey = {
  readonly credentialId: string
  readonly addedAt: string
  readonly lastUsedAt: string | null
}

/** The keys a colleague may come in with, the newest last. */
export const listPasskeys = query({
  id: 'passkey.list',
  kind: 'read',
  permission: 'session.own',
  purpose: 'sign-in',
  input: z.object({}),
  problems: accessProblem.pick(),
  async run(_, { db, actor }): Promise<readonly OwnKey[]> {
    const rows = await db.many<{ credential_id: string; added_at: string; last_used_at: string | null }>(
      `select credential_id, added_at, last_used_at from access.passkey
       where 'staff:' || staff_id::text = $1 and revoked_at is null order by added_at, credential_id`,
      [actor.id],
    )
    return rows.map((row) => ({
      credentialId: row.credential_id,
      addedAt: row.added_at,
      lastUsedAt: row.last_used_at,
    }))
  },
})

/** Ends one of one's own keys; the last way in cannot be ended, because nobody could then come in to add another. */
export const revokePasskey = command({
  id: 'passkey.revoke',
  permission: 'session.own',
  purpose: 'sign-in',
  input: z.object({ credentialId: z.string().min(1).max(1400) }),
  problems: accessProblem.pick('last-way-in', 'passkey-not-found'),
  async run({ credentialId }, { db, actor, now, audit, problem }) {
    const ways = await db.one<{ keys: number; accounts: number }>(
      `select (select count(*)::int from access.passkey where 'staff:' || staff_id::text = $1 and revoked_at is null) as keys,
         (select count(*)::int from access.provider_account where 'staff:' || staff_id::text = $1 and ended_at is null) as accounts`,
      [actor.id],
    )
    if (ways && ways.keys === 1 && ways.accounts === 0) throw problem('last-way-in')
    const revoked = await db.run(
      `update access.passkey set revoked_at = $3
       where credential_id = $1 and 'staff:' || staff_id::text = $2 and revoked_at is null`,
      [credentialId, actor.id, now],
    )
    if (revoked === 0) throw problem('passkey-not-found')
    audit.detail({ revoked })
  },
})

async function begin(
  db: Tx,
  options: { readonly challenge: string },
  now: string,
  staffId?: string,
): Promise<Asked> {
  const digest = digestOfSecret(options.challenge)
  const attemptId = await beginAttempt(db, { kind: 'passkey', digest, staffId, minutes: MINUTES }, now)
  return { attemptId, options: JSON.stringify(options) }
}

function expected(digest: Buffer, origin: string) {
  return {
    expectedChallenge: (challenge: string) => timingSafeEqual(digestOfSecret(challenge), digest),
    expectedOrigin: origin,
    expectedRPID: keyedTo(origin) ?? '',
    requireUserVerification: true,
  }
}

/** The library throws at everything that does not fit; all of it is one outcome, not verified. */
async function verify<T>(check: () => Promise<T>): Promise<T | undefined> {
  try {
    return await check()
  } catch {
    return undefined
  }
}

function parseAnswer<T>(schema: z.ZodType<T>, answer: string): T | undefined {
  try {
    return schema.parse(JSON.parse(answer))
  } catch {
    return undefined // sent by something that is not our page: no answer at all
  }
}

function belongsTo(userHandle: string | undefined, staffId: string): boolean {
  return userHandle === undefined || Buffer.from(userHandle, 'base64url').toString() === staffId
}

/** Bytes 33 to 36 of the authenticator data (WebAuthn, section 6.1). */
function counterIn(authenticatorData: string): number {
  const data = Buffer.from(authenticatorData, 'base64url')
  return data.length >= 37 ? data.readUInt32BE(33) : 0
}

function withoutUndefined({ userHandle, ...rest }: z.output<typeof signedAnswer>['response']) {
  return { ...rest, ...(userHandle !== undefined && { userHandle }) }
}
