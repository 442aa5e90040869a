import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { platformProblem } from '#platform/problems.ts'

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
  temporaryDir: { variable: 'TMPDIR', schema: z.string().min(1).default(tmpdir()), example: 'TMPDIR=/tmp' },
} as const

/** Everything that can be set from outside, checked once at start. */
export type Config = {
  readonly dataDir: string
  readonly host: '127.0.0.1'
  readonly port: number
  /** Size of the synthetic city in trial mode. */
  readonly people: number
  readonly temporaryDir: string
  readonly databaseUrl?: string
  readonly batchUrl?: string
  readonly ownerUrl?: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads `--data`, `--port` and `--people` from the command line and the rest from the environment. */
export function parseConfig(argv: readonly string[], env: Environment): Config {
  const { values } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true })
  const host = values.host ?? env['HOST'] ?? '127.0.0.1'
  if (host !== '127.0.0.1' && host !== 'localhost')
    throw platformProblem('host-not-local', { host: String(host) })

  const databaseUrl = read(settings.databaseUrl, env)
  const batchUrl = read(settings.batchUrl, env)
  const ownerUrl = read(settings.ownerUrl, env)
  return {
    dataDir: resolve(read(settings.data, env, 'data', values.data)),
    host: '127.0.0.1',
    port: read(settings.port, env, 'port', values.port),
    people: read(settings.people, env, 'people', values.people),
    temporaryDir: read(settings.temporaryDir, env),
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(batchUrl ? { batchUrl } : {}),
    ...(ownerUrl ? { ownerUrl } : {}),
  }
}

const options = {
  data: { type: 'string' },
  port: { type: 'string' },
  people: { type: 'string' },
  host: { type: 'string' },
} as const

type Setting<T> = { readonly variable: string; readonly schema: z.ZodType<T>; readonly example: string }

function read<T>(
  { variable, schema, example }: Setting<T>,
  env: Environment,
  option?: keyof typeof options,
  given?: string | boolean,
): T {
  const { success, data, error } = schema.safeParse(given ?? env[variable])
  if (success) return data
  const name = given === undefined ? variable : `--${option}`
  const reason = error.issues[0]?.message ?? 'unknown'
  throw platformProblem('setting-invalid', { name, reason, example })
}
