import { join } from 'node:path'
import { z } from 'zod'
import type { Channel, ChannelName, Channels } from './channel.ts'
import { fileChannel } from './file-channel.ts'
import { httpChannel, type Provider } from './http-channel.ts'
import { printChannel } from './print-channel.ts'
import { noticeProblem } from './problems.ts'

const providers = ['sms', 'wechat', 'voice'] as const
type ProviderName = (typeof providers)[number]

/** Which providers are set up, by channel. */
export type Providers = Readonly<Partial<Record<ProviderName, Provider>>>

type Environment = Readonly<Record<string, string | undefined>>

const settings = {
  URL: {
    schema: z.string().refine(isSafe, 'not an https address'),
    example: (name: ProviderName) => `https://gateway.example/${name}`,
  },
  TOKEN: { schema: z.string().min(1), example: () => 'the token the gateway gave you' },
  TEMPLATES: {
    schema: z.string().regex(/^[a-z-]+=[\w.-]+(?:,[a-z-]+=[\w.-]+)*$/, 'not a list of notice=template'),
    example: () => 'entitled=T1001,needs-one-answer=T1002',
  },
}

/**
 * Reads `YONGZHU_SMS_URL`, `…_TOKEN` and `…_TEMPLATES`, and the same for `WECHAT` and `VOICE`. A channel of which nothing is
 * set is not there; one of which only a part is set is refused, naming what is missing. `…_CALLBACK` may be set beside them: the secret the gateway shows when it
 * reports what became of a message.
 */
export function readProviders(env: Environment): Providers {
  const found = providers.flatMap((name) => {
    const variables = variablesOf(name)
    if (variables.every((variable) => !env[variable])) return []
    const url = read(env, name, 'URL')
    const token = read(env, name, 'TOKEN')
    const templates = read(env, name, 'TEMPLATES')
    const callback = env[`YONGZHU_${name.toUpperCase()}_CALLBACK`]
    return [
      [
        name,
        { url, token, templates: Object.fromEntries(pairsOf(templates)), ...(callback && { callback }) },
      ] as const,
    ]
  })
  return Object.fromEntries(found)
}

/** The channels of an installation: file and letter always, below `<data>/outbox`; the others where a provider is set up. */
export function openChannels(
  dataDir: string,
  { providers: configured, demo }: { readonly providers: Providers; readonly demo: boolean },
): Channels {
  const outbox = join(dataDir, 'outbox')
  const channels = new Map<ChannelName, Channel>([
    ['file', fileChannel(outbox, demo)],
    ['print', printChannel(outbox, demo)],
  ])
  for (const name of providers) {
    const provider = configured[name]
    if (provider) channels.set(name, httpChannel(name, provider))
  }
  return {
    names: new Set(channels.keys()),
    get(name) {
      const channel = channels.get(name)
      if (channel) return channel
      const variables = providers.filter((each) => each === name).flatMap(variablesOf)
      throw noticeProblem('channel-not-configured', { channel: name, variables: variables.join(', ') })
    },
    forget(now) {
      for (const channel of channels.values()) channel.forget?.(now)
    },
  }
}

function variablesOf(name: ProviderName): string[] {
  return Object.keys(settings).map((part) => `YONGZHU_${name.toUpperCase()}_${part}`)
}

function read(env: Environment, name: ProviderName, part: keyof typeof settings): string {
  const variable = `YONGZHU_${name.toUpperCase()}_${part}`
  const { schema, example } = settings[part]
  const { success, data, error } = schema.safeParse(env[variable])
  if (success) return data
  const reason = env[variable] ? (error.issues[0]?.message ?? 'unknown') : 'it is not set'
  throw noticeProblem('channel-setting-invalid', { name: variable, reason, example: example(name) })
}

function pairsOf(templates: string): (readonly [string, string])[] {
  return templates.split(',').map((pair) => {
    const [notice = '', template = ''] = pair.split('=')
    return [notice, template]
  })
}

/** A token travels in clear over http: only within this machine. */
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname))
}
