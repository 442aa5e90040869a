import { isIP } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { platformProblem } from '#platform/problems.ts'
import { readSignInSettings, type SignInSettings } from '#platform/sign-in-settings.ts'

const workingCopy = fileURLToPath(new URL('../../', import.meta.url))

const wholeNumber = z.string().regex(/^\d+$/, 'not a whole number').transform(Number)
const postgresUrl = z.string().regex(/^postgres(?:ql)?:\/\//, 'not an address of PostgreSQL')

/** Every setting: where it is read from, what it must be, and an example to show when it is not. */
const settings = {
  data: {
    variable: 'YONGZHU_DATA',
    schema: z.string().min(1).default(join(workingCopy, 'data')),
    example: '--data /srv/yongzhu',
  },
  checkpoints: {
    variable: 'YONGZHU_CHECKPOINTS',
    schema: z.string().min(1).optional(),
    example: '--checkpoints /mnt/audit-office/yongzhu',
  },
  port: {
    variable: 'PORT',
    schema: wholeNumber.pipe(z.number().min(0).max(65_535)).default(8630),
    example: '--port 8630',
  },
  people: {
    variable: 'YONGZHU_PEOPLE',
    schema: wholeNumber.pipe(z.number().min(1).max(5_000_000)).default(20_000),
    example: '--people 20000',
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    schema: postgresUrl.optional(),
    example: 'DATABASE_URL=postgres://user:password@host:5432/yongzhu',
  },
  batchUrl: {
    variable: 'DATABASE_BATCH_URL',
    schema: postgresUrl.optional(),
    example: 'DATABASE_BATCH_URL=postgres://yongzhu_batch:password@host:5432/yongzhu',
  },
  ownerUrl: {
    variable: 'DATABASE_OWNER_URL',
    schema: postgresUrl.optional(),
    example: 'DATABASE_OWNER_URL=postgres://yongzhu_owner:password@host:5432/yongzhu',
  },
  url: {
    variable: 'YONGZHU_URL',
    schema: z.string().refine(isHttpsOrigin, 'not an https address without a path').optional(),
    example: 'YONGZHU_URL=https://yongzhu.example.gov.cn',
  },
  proxies: {
    variable: 'YONGZHU_PROXY',
    schema: z
      .string()
      .regex(/^[\da-f.:/]+(?:,[\da-f.:/]+)*$/i, 'not a list of addresses')
      .transform((list): readonly string[] => list.split(','))
      .optional(),
    example: 'YONGZHU_PROXY=10.0.0.5',
  },
  temporaryDir: { variable: 'TMPDIR', schema: z.string().min(1).default(tmpdir()), example: 'TMPDIR=/tmp' },
} as const

/** Everything that can be set from outside, checked once at start. */
export type Config = {
  readonly dataDir: string
  /** Where checkpoints of the audit ledger are kept, if not in the data folder. */
  readonly checkpointsDir?: string
  /** The address that is listened on. Another than this machine's own only behind a proxy that is named. */
  readonly host: string
  readonly port: number
  /** How people reach it, where a proxy in front of it speaks TLS. */
  readonly front?: Front
  readonly signIn: SignInSettings
  /** Size of the synthetic city in trial mode. */
  readonly people: number
  readonly temporaryDir: string
  readonly databaseUrl?: string
  readonly batchUrl?: string
  readonly ownerUrl?: string
}

/** What stands between people and the server. */
export type Front = {
  /** As people type it: `https://yongzhu.example.gov.cn`. */
  readonly url: string
  /** From whom requests come; nobody else is believed what they say of a request. */
  readonly proxies: readonly string[]
}

/** A command line: the settings, and what it says besides them. */
export type CommandLine = Config & {
  /** What is not an option and not the value of one, in order. */
  readonly positionals: readonly string[]
  /** As it was written; only some commands ask for one. */
  readonly month?: string
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the options of the command line and takes the rest of the settings from the environment. Refuses an option it
 * does not know: a misspelt one would otherwise be no option at all, and its value a word of the command.
 */
export function parseConfig(argv: readonly string[], env: Environment): CommandLine {
  const { given, positionals } = readOptions(argv)
  const front = readFront(env)
  const host = readHost(given.get('host') ?? env['HOST'] ?? local, front)
  const databaseUrl = read(settings.databaseUrl, env)
  const batchUrl = read(settings.batchUrl, env)
  const ownerUrl = read(settings.ownerUrl, env)
  const month = given.get('month')
  const checkpoints = read(settings.checkpoints, env, 'checkpoints', given)
  return {
    dataDir: resolve(read(settings.data, env, 'data', given)),
    ...(checkpoints === undefined ? {} : { checkpointsDir: resolve(checkpoints) }),
    host,
    ...(front && { front: { url: front.url, proxies: front.proxies ?? [local] } }),
    signIn: readSignInSettings(env),
    port: read(settings.port, env, 'port', given),
    people: read(settings.people, env, 'people', given),
    temporaryDir: read(settings.temporaryDir, env),
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(batchUrl ? { batchUrl } : {}),
    ...(ownerUrl ? { ownerUrl } : {}),
    positionals,
    ...(month === undefined ? {} : { month }),
  }
}

const local = '127.0.0.1'

function readFront(env: Environment): { url: string; proxies: readonly string[] | undefined } | undefined {
  const [url, proxies] = [read(settings.url, env), read(settings.proxies, env)]
  if (url === undefined && proxies !== undefined)
    throw platformProblem('setting-invalid', {
      name: settings.url.variable,
      reason: `${settings.proxies.variable} is set without it`,
      example: settings.url.example,
    })
  return url === undefined ? undefined : { url: new URL(url).origin, proxies }
}

/** Other machines are served only through a proxy that is named and speaks TLS to them. */
function readHost(
  host: string,
  front: { readonly proxies: readonly string[] | undefined } | undefined,
): string {
  if (host === local || host === 'localhost') return local
  if (isIP(host) === 0 || front?.proxies === undefined) throw platformProblem('host-not-local', { host })
  return host
}

function isHttpsOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, search, hash, username } = new URL(text)
  return protocol === 'https:' && pathname === '/' && !search && !hash && !username
}

export function checkpointsFolder({ checkpointsDir, dataDir }: Config): string {
  return checkpointsDir ?? join(dataDir, 'checkpoints')
}

/** Every option, with an example of its value. */
const options = {
  data: settings.data.example,
  port: settings.port.example,
  people: settings.people.example,
  month: '--month 2026-11',
  host: '--host 127.0.0.1',
  checkpoints: settings.checkpoints.example,
} as const

type Option = keyof typeof options
type Given = ReadonlyMap<Option, string>

function readOptions(argv: readonly string[]): { given: Given; positionals: readonly string[] } {
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(Object.keys(options).map((name) => [name, { type: 'string' }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const given = new Map<Option, string>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    if (!isOption(name)) {
      const known = Object.keys(options).map((each) => `--${each}`)
      throw platformProblem('option-unknown', { option: rawName, known: known.join(', ') })
    }
    // Where the value was forgotten, the next option stands in its place.
    if (value === undefined || (!inlineValue && value.startsWith('-')))
      throw platformProblem('setting-invalid', {
        name: rawName,
        reason: 'it has no value',
        example: options[name],
      })
    given.set(name, value)
  }
  return { given, positionals }
}

function isOption(name: string): name is Option {
  return Object.hasOwn(options, name)
}

type Setting<T> = { readonly variable: string; readonly schema: z.ZodType<T>; readonly example: string }

function read<T>(
  { variable, schema, example }: Setting<T>,
  env: Environment,
  option?: Option,
  given?: Given,
): T {
  const value = option && given?.get(option)
  const { success, data, error } = schema.safeParse(value ?? env[variable])
  if (success) return data
  const name = value === undefined ? variable : `--${option}`
  const reason = error.issues[0]?.message ?? 'unknown'
  throw platformProblem('setting-invalid', { name, reason, example })
}
