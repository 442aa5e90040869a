import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { parseCitizenId } from '#kernel/citizen-id.ts'
import { command } from '#platform/command.ts'
import type { Keys } from '#platform/keys.ts'
import type { Operation } from '#platform/operation.ts'
import type { TicketSettings } from '#platform/sign-in-settings.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { findByCitizenId } from '#core/registry/introduce.ts'
import type { CameIn } from './come-in.ts'
import { fromAddress, knockTooOften } from './knock.ts'
import { accessProblem } from './problems.ts'
import { openSession } from './session.ts'

const TIMEOUT_MS = 8000

/** Tells whose a ticket is that the app of the province gave to somebody who is signed in there. */
export interface TicketExchange {
  /** The citizen number; `undefined` where the ticket is worth nothing. Throws `provider-silent`. */
  findCitizenId(ticket: string): Promise<string | undefined>
}

const answerOf = z.object({ nonce: z.string(), citizenId: z.string().nullable() })

/**
 * Asks a gateway of the office: `{ client, ticket, nonce, at }` is posted and `{ nonce, citizenId }` comes back. Both bear
 * `x-signature`, the HMAC-SHA256 of the very bytes under the shared secret, so that an answer that was altered, made up or kept
 * from another time is worth nothing. The gateway speaks whatever protocol the app of the province asks for.
 */
export function httpTicketExchange({ url, client, secret }: TicketSettings): TicketExchange {
  const sign = (bytes: string) => createHmac('sha256', secret).update(bytes).digest('base64url')
  return {
    async findCitizenId(ticket) {
      const nonce = randomUUID()
      const body = JSON.stringify({ client, ticket, nonce, at: new Date().toISOString() })
      const { status, said, signature } = await post(url, body, sign(body))
      if (status === 401 || status === 404) return undefined
      if (status !== 200 || !isSame(signature, sign(said)))
        throw accessProblem('provider-silent', {}, { cause: new Error(`gateway answered ${status}`) })
      const answer = parse(said)
      if (answer?.nonce !== nonce)
        throw accessProblem('provider-silent', {}, { cause: new Error('an answer to another question') })
      return answer.citizenId ?? undefined
    },
  }
}

type Reply = { readonly status: number; readonly said: string; readonly signature: string }

async function post(url: string, body: string, signature: string): Promise<Reply> {
  try {
    const reply = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-signature': signature },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return {
      status: reply.status,
      said: await reply.text(),
      signature: reply.headers.get('x-signature') ?? '',
    }
  } catch (cause) {
    throw accessProblem('provider-silent', {}, { cause })
  }
}

function parse(said: string): z.output<typeof answerOf> | undefined {
  try {
    return answerOf.parse(JSON.parse(said))
  } catch {
    return undefined // signed and yet not an answer: treated as one to another question
  }
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Tries to come in by ticket are counted before anybody is asked whose it is. */
export function countTicket(keys: Keys): Operation<{ readonly tooOften: boolean }> {
  return command({
    id: 'ticket.count',
    permission: 'sign-in',
    purpose: 'sign-in',
    input: z.object({ from: z.string() }),
    problems: accessProblem.pick(),
    run: async ({ from }, { db, now }) => ({
      tooOften: await knockTooOften(db, 'ticket', [fromAddress(from)], { keys, now }),
    }),
  })
}

/** Comes in as the person whose number the exchange told; found by its digest and by nothing else. */
export function signInWithTicket(keys: Keys): Operation<CameIn> {
  return command({
    id: 'ticket.sign-in',
    permission: 'sign-in',
    purpose: 'sign-in',
    input: z.object({ citizenId: z.string() }),
    problems: accessProblem.pick(),
    async run({ citizenId }, { db, now, audit }): Promise<CameIn> {
      const number = parseCitizenId(citizenId, { confirmed: true })
      const personId = number.ok ? await findByCitizenId(db, openIdentity(keys), number.value) : undefined
      if (personId === undefined) {
        audit.detail({ refused: 'no-file-here' })
        return { refused: 'no-file-here' }
      }
      audit.subjects([personId])
      return { token: await openSession(db, { personId, how: 'ticket' }, now) }
    },
  })
}
