import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { platformProblem } from '#platform/problems.ts'

/** An identity provider colleagues may sign in with (OpenID Connect). */
export type ProviderSettings = {
  readonly issuer: string
  readonly client: string
  readonly secret: string
  /** As colleagues call it. */
  readonly name: string
}

/** A gateway that tells whose a ticket of the province's app is. */
export type TicketSettings = { readonly url: string; readonly client: string; readonly secret: string }

export type SignInSettings = {
  readonly provider?: ProviderSettings
  readonly ticket?: TicketSettings
}

type Environment = Readonly<Record<string, string | undefined>>

const address = z.string().refine(isSafe, 'not an https address')
const words = z.string().trim().min(1).max(40)

/**
 * Reads the `YONGZHU_OIDC_…` and `YONGZHU_TICKET_…` settings. A way of which nothing is set is not there; one of which only a
 * part is set is refused, naming what is missing. A secret may stand in a file: `…_SECRET_FILE`.
 */
export function readSignInSettings(env: Environment): SignInSettings {
  const provider = readGroup(env, 'YONGZHU_OIDC', ['ISSUER', 'CLIENT', 'SECRET', 'NAME'], (read) => ({
    issuer: read('ISSUER', address, 'https://login.example.gov.cn'),
    client: read('CLIENT', words, 'yongzhu'),
    secret: read('SECRET', z.string().min(1), 'SECRET_FILE=/etc/yongzhu/oidc-secret'),
    name: read('NAME', words, '政务统一认证'),
  }))
  const ticket = readGroup(env, 'YONGZHU_TICKET', ['URL', 'CLIENT', 'SECRET'], (read) => ({
    url: read('URL', address, 'https://gateway.example.gov.cn/ticket'),
    client: read('CLIENT', words, 'yongzhu'),
    secret: read('SECRET', z.string().min(16), 'SECRET_FILE=/etc/yongzhu/ticket-secret'),
  }))
  return { ...(provider && { provider }), ...(ticket && { ticket }) }
}

type Read = (name: string, schema: z.ZodType<string>, example: string) => string

function readGroup<T>(
  env: Environment,
  prefix: string,
  names: readonly string[],
  make: (read: Read) => T,
): T | undefined {
  if (names.every((name) => !env[`${prefix}_${name}`] && !env[`${prefix}_${name}_FILE`])) return undefined
  return make((name, schema, example) => {
    const variable = `${prefix}_${name}`
    const { success, data, error } = schema.safeParse(valueOf(env, variable))
    if (success) return data
    const reason = error.issues[0]?.message ?? 'unknown'
    const shown = example.includes('=') ? `${prefix}_${example}` : `${variable}=${example}`
    throw platformProblem('setting-invalid', { name: variable, reason, example: shown })
  })
}

function valueOf(env: Environment, variable: string): string | undefined {
  const file = env[`${variable}_FILE`]
  if (file === undefined) return env[variable]
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    const [reason, example] = ['the file cannot be read', `${variable}_FILE=/etc/yongzhu/secret`]
    throw platformProblem('setting-invalid', { name: `${variable}_FILE`, reason, example }, { cause })
  }
}

/** Encrypted on the way; a service on this very machine needs no encryption. */
function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname))
}
