import { z } from 'zod'
import type { Channel, Message } from './channel.ts'
import type { Forms } from './notice.ts'
import { noticeProblem } from './problems.ts'

/** How a provider is reached: one address, a token, and the template it keeps for each notice. */
export type Provider = {
  readonly url: string
  readonly token: string
  /** Id of the definition → the provider's id of its template. */
  readonly templates: Readonly<Record<string, string>>
  readonly timeoutMs?: number
  /** What the provider shows when it reports later; without it nothing it reports is heard. */
  readonly callback?: string
}

type HttpName = 'sms' | 'wechat' | 'voice'

const carried: Record<
  HttpName,
  { wordsOf(forms: Forms): string; address(to: Message['to']): string | undefined }
> = {
  sms: { wordsOf: ({ sms }) => sms.zh, address: ({ phone }) => phone },
  wechat: { wordsOf: ({ sms }) => sms.zh, address: ({ wechat }) => wechat },
  voice: { wordsOf: ({ spoken }) => spoken.zh, address: ({ phone }) => phone },
}

const answer = z.object({ id: z.string().min(1).max(200) })

/**
 * A provider behind one small HTTP interface: POST of `to`, `template` and `text` with the key as `Idempotency-Key`, answered
 * with the provider's own `id`. Whatever a provider speaks is translated by a gateway at that address.
 *
 * 400 to 499 is a refusal, except 408, 425 and 429; everything else that is no receipt may come through later.
 */
export function httpChannel(name: HttpName, provider: Provider): Channel {
  const { wordsOf, address } = carried[name]
  return {
    name,
    wordsOf,
    async deliver({ notice, to: recipient, forms }, key) {
      const to = address(recipient)
      if (to === undefined) throw noticeProblem('no-address', { channel: name })
      const template = provider.templates[notice]
      if (template === undefined)
        throw noticeProblem('template-missing', {
          channel: name,
          notice,
          variable: `YONGZHU_${name.toUpperCase()}_TEMPLATES`,
        })
      const response = await post(name, provider, key, { to, template, text: wordsOf(forms) })
      const { status } = response
      if (isRefusal(status)) throw noticeProblem('provider-refused', { channel: name, status })
      if (!response.ok) throw noticeProblem('provider-unreachable', { channel: name, reason: status })
      return { proof: await readId(name, response) }
    },
  }
}

async function post(
  channel: HttpName,
  { url, token, timeoutMs = 10_000 }: Provider,
  key: string,
  body: Readonly<Record<string, string>>,
): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
      // The token is for this address and for no other.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
  } catch (cause) {
    const reason = cause instanceof Error && cause.name === 'TimeoutError' ? 'time-out' : 'no connection'
    throw noticeProblem('provider-unreachable', { channel, reason }, { cause })
  }
}

async function readId(channel: HttpName, response: Response): Promise<string> {
  try {
    return answer.parse(await response.json()).id
  } catch (cause) {
    throw noticeProblem('provider-unreachable', { channel, reason: 'unreadable answer' }, { cause })
  }
}

function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && ![408, 425, 429].includes(status)
}
