import * as openid from 'openid-client'
import { z } from 'zod'
import { command } from '#platform/command.ts'
import type { Keys } from '#platform/keys.ts'
import type { Operation } from '#platform/operation.ts'
import type { ProviderSettings } from '#platform/sign-in-settings.ts'
import { beginAttempt, digestOfSecret, takeAttempt } from './attempt.ts'
import { type CameIn, comeInAsStaff } from './come-in.ts'
import { fromAddress, knockTooOften } from './knock.ts'
import { accessProblem } from './problems.ts'

const MINUTES = 10
const TIMEOUT_SECONDS = 8

/** What we made up for one sign-in, and want to see again: state and nonce; the verifier shows that it was us who asked. */
type Checks = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** An account at the provider. What else the provider says of it is not read: an address is not a person. */
export type ProviderAccount = { readonly issuer: string; readonly subject: string }

/** The organisation's own sign-in, spoken to by OpenID Connect: authorization code with PKCE, state and nonce. */
export type Provider = {
  readonly name: string
  /** Where a colleague goes to sign in. Throws `provider-silent`. */
  addressFor(checks: Checks, returnTo: string): Promise<string>
  /** Whose account it was, from the address they came back to; `undefined` where they did not sign in. Throws `provider-silent`. */
  findAccount(cameBackTo: URL, checks: Checks): Promise<ProviderAccount | undefined>
}

export function openProvider({ issuer, client, secret, name }: ProviderSettings): Provider {
  let found: Promise<openid.Configuration> | undefined
  const discover = () => {
    const insecure = issuer.startsWith('http:') ? { execute: [openid.allowInsecureRequests] } : {}
    found ??= openid.discovery(new URL(issuer), client, secret, undefined, {
      ...insecure,
      timeout: TIMEOUT_SECONDS,
    })
    found.catch(() => (found = undefined)) // asked again next time
    return found
  }
  return {
    name,
    async addressFor({ state, nonce, verifier }, returnTo) {
      const configuration = await reached(discover())
      return openid.buildAuthorizationUrl(configuration, {
        redirect_uri: returnTo,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).href
    },
    async findAccount(cameBackTo, { state, nonce, verifier }) {
      const configuration = await reached(discover())
      try {
        const tokens = await openid.authorizationCodeGrant(configuration, cameBackTo, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        return claims && { issuer: claims.iss, subject: claims.sub }
      } catch (error) {
        if (isRefusal(error)) return undefined
        throw accessProblem('provider-silent', {}, { cause: error })
      }
    },
  }
}

async function reached(discovery: Promise<openid.Configuration>): Promise<openid.Configuration> {
  try {
    return await discovery
  } catch (cause) {
    throw accessProblem('provider-silent', {}, { cause })
  }
}

/** The provider said no, or what came back does not belong to what we asked. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof openid.AuthorizationResponseError ||
    error instanceof openid.ResponseBodyError ||
    (error instanceof openid.ClientError && error.code !== 'OAUTH_TIMEOUT')
  )
}

/** Begins a sign-in at the provider; somebody who came in by invitation links the account with it. */
export function beginProviderSignIn(
  keys: Keys,
): Operation<(Checks & { readonly attemptId: string }) | { readonly refused: 'sign-in-too-often' }> {
  return command({
    id: 'provider.begin',
    permission: 'sign-in',
    purpose: 'sign-in',
    input: z.object({ from: z.string(), sessionId: z.uuid().optional() }),
    problems: accessProblem.pick(),
    async run({ from, sessionId }, { db, actor, now }) {
      if (await knockTooOften(db, 'provider', [fromAddress(from)], { keys, now }))
        return { refused: 'sign-in-too-often' as const }
      const checks = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        verifier: openid.randomPKCECodeVerifier(),
      }
      const invited = await db.one<{ staff_id: string }>(
        `select staff_id from access.session
         where session_id = $1 and how = 'invitation' and 'staff:' || staff_id::text = $2 and ended_at is null`,
        [sessionId ?? null, actor.id],
      )
      const attemptId = await beginAttempt(
        db,
        {
          kind: 'provider',
          digest: digestOfSecret(checks.state),
          staffId: invited?.staff_id,
          detail: { nonce: checks.nonce, verifier: checks.verifier },
          minutes: MINUTES,
        },
        now,
      )
      return { ...checks, attemptId }
    },
  })
}

const kept = z.object({ nonce: z.string(), verifier: z.string() })

/** Takes up the sign-in a browser came back from; once, and only in the browser it was begun in. */
export const resumeProviderSignIn = command({
  id: 'provider.resume',
  permission: 'sign-in',
  purpose: 'sign-in',
  input: z.object({ attemptId: z.uuid(), state: z.string().min(1) }),
  problems: accessProblem.pick('sign-in-failed'),
  async run({ attemptId, state }, { db, now, problem }) {
    const attempt = await takeAttempt(db, { kind: 'provider', attemptId, digest: digestOfSecret(state) }, now)
    if (!attempt) throw problem('sign-in-failed')
    return { state, ...kept.parse(attempt.detail), staffId: attempt.staffId }
  },
})

/**
 * Comes in with an account of the provider. `linkTo` is whoever began as somebody invited: the account becomes theirs. Nothing
 * else links one, least of all an address or a name that looks alike.
 */
export const signInWithProvider = command({
  id: 'provider.sign-in',
  permission: 'sign-in',
  purpose: 'sign-in',
  input: z.object({ issuer: z.string(), subject: z.string(), linkTo: z.uuid().nullable() }),
  problems: accessProblem.pick(),
  async run({ issuer, subject, linkTo }, { db, actor, now, today, audit }): Promise<CameIn> {
    if (linkTo !== null && actor.id === `staff:${linkTo}`)
      await db.run(
        `insert into access.provider_account (issuer, subject, staff_id, added_at) values ($1, $2, $3, $4)
         on conflict (issuer, subject) do update set staff_id = $3, added_at = $4, ended_at = null
         where provider_account.ended_at is not null`,
        [issuer, subject, linkTo, now],
      )
    const account = await db.one<{ staff_id: string }>(
      'select staff_id from access.provider_account where issuer = $1 and subject = $2 and ended_at is null',
      [issuer, subject],
    )
    if (!account || (linkTo !== null && account.staff_id !== linkTo)) {
      audit.detail({ refused: 'nothing-linked' })
      return { refused: 'nothing-linked' }
    }
    audit.detail({ staffId: account.staff_id })
    await db.run(
      `update access.session set ended_at = $2 where staff_id = $1 and how = 'invitation' and ended_at is null`,
      [account.staff_id, now],
    )
    return comeInAsStaff(db, account.staff_id, 'provider', { now, today })
  },
})
