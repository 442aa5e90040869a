import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import type { Readable } from 'node:stream'
import formbody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Front } from '#platform/config.ts'
import type { Database } from '#platform/db/database.ts'
import { listPending } from '#platform/db/migrate.ts'
import { Problem } from '#platform/problem.ts'
import { platformProblem } from '#platform/problems.ts'
import { findErrorCode } from '#platform/db/connection.ts'
import type { Log } from '#platform/telemetry.ts'

/** What a page gets to work with. Repeated fields of a form arrive as lists. */
export type PageRequest = {
  /** Scheme, name and port under which the site was asked: `https://yongzhu.example.gov.cn`. */
  readonly origin: string
  /** Network address of whoever asks; counted, never kept. */
  readonly from: string
  /** Path and query as they were asked for, so that a form can bring its reader back. */
  readonly address: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string | readonly string[]>>
  readonly form: Readonly<Record<string, string | readonly string[]>>
  readonly cookies: Readonly<Record<string, string>>
  /** What a program shows instead of a session: the token of its `Authorization: Bearer`. */
  readonly bearer?: string | undefined
}

/** What the browser is to hold for ten minutes, so that signing in ends where it began; `null` takes it away. */
type Held = { readonly attempt?: string | null }

export type PageAnswer =
  /** `scripts` lets the page run scripts of our own; every other page runs none. */
  | ({ readonly html: string; readonly status?: number; readonly scripts?: boolean } & Held)
  /**
   * After a form was taken: the browser asks for this address with GET, and keeps what it is given to remember for a year.
   * `session` is kept until the browser is closed; `null` takes it away.
   */
  | ({
      readonly redirect: string
      readonly remember?: { readonly name: string; readonly value: string }
      readonly session?: string | null
    } & Held)
  | { readonly file: string | Buffer | Readable; readonly type: string; readonly name: string }

export type Route = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Anybody may look, but nobody copies all of it: counted for each address, together with every other page that is throttled. */
  readonly throttled?: boolean
  handle(request: PageRequest): PageAnswer | Promise<PageAnswer>
}

/** A page that needs nothing but its address. */
export function page(path: string, render: (request: PageRequest) => string | Promise<string>): Route {
  return { method: 'GET', path, handle: async (request) => ({ html: await render(request) }) }
}

/** The same page, throttled. */
export function throttled(route: Route): Route {
  return { ...route, throttled: true }
}

/** A file whose address carries its hash, so that browsers may keep it for ever. */
export type Asset = { readonly href: string; readonly type: string; readonly body: string | Buffer }

export function asset(name: string, type: string, body: string | Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10)
  return { href: `/assets/${name.replace(/(\.\w+)$/, `-${hash}$1`)}`, type, body }
}

export type ServerOptions = {
  readonly database: Database
  readonly port: number
  /** The address to listen on; this machine's own unless a front stands before it. */
  readonly host?: string
  readonly front?: Front | undefined
  readonly routes: readonly Route[]
  readonly assets?: readonly Asset[]
  readonly renderProblem: (problem: Problem, request: PageRequest) => string
  readonly log: Log
}

export type RunningServer = { readonly url: string; close(): Promise<void> }

const thisMachine = '127.0.0.1'

/** A port kept until there is something to serve on it; what comes in before is turned away. */
export type HeldPort = { readonly port: number; release(): Promise<void> }

/** Takes a port before anything slow is done, so that one that cannot be had is told at once. Port 0 takes any free one. */
export async function holdPort(port: number, host = thisMachine): Promise<HeldPort> {
  const holder = createServer((socket) => socket.destroy())
  try {
    await once(holder.listen({ host, port }), 'listening')
  } catch (cause) {
    throw portProblem(port, cause)
  }
  // Whoever gives up on what was to be served ends without letting go.
  holder.unref()
  return {
    port: portOf(holder.address()),
    async release() {
      holder.close()
      await once(holder, 'close')
    },
  }
}

/** Serves this machine, or whoever comes through the front. Port 0 takes any free one. */
export async function serve(options: ServerOptions): Promise<RunningServer> {
  const { host = thisMachine, front } = options
  const app = createApp(options)
  try {
    await app.listen({ host, port: options.port })
  } catch (cause) {
    await app.close()
    throw portProblem(options.port, cause)
  }
  const url = front ? `${front.url}/` : `http://${host}:${portOf(app.server.address())}/`
  return { url, close: () => app.close() }
}

/** What cannot be mended by choosing another port is thrown as it is. */
function portProblem(port: number, cause: unknown): unknown {
  const other = port >= 1024 && port < 65_535 ? port + 1 : 8630
  const code = findErrorCode(cause)
  if (code === 'EADDRINUSE') return platformProblem('port-taken', { port, other }, { cause })
  if (code === 'EACCES') return platformProblem('port-not-allowed', { port, other }, { cause })
  return cause
}

function createApp(options: ServerOptions): FastifyInstance {
  const { database, front, routes, assets = [], log } = options
  const app = Fastify({
    logger: false,
    bodyLimit: 1_000_000,
    forceCloseConnections: 'idle',
    trustProxy: front ? [...front.proxies] : false,
  })
  app.register(formbody)

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders)
    if (front) reply.header('strict-transport-security', 'max-age=31536000')
    assertFromHere(request, { front, port: portOf(app.server.address()) })
  })
  app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    // The pattern of the route, because an address may name a person.
    const durationMs = Math.round(reply.elapsedTime)
    log.info('request', { method, route: routeOptions.url ?? 'none', status: reply.statusCode, durationMs })
  })
  app.setErrorHandler((error, request, reply) => sendProblem(problemOf(error, log), request, reply, options))
  app.setNotFoundHandler((request, reply) =>
    sendProblem(platformProblem('not-found'), request, reply, options),
  )

  app.get('/health', async () => ({ status: 'alive' }))
  app.get('/ready', async (_, reply) => {
    const isReady = await isCurrent(database)
    return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' })
  })
  for (const { href, type, body } of assets) {
    app.get(href, (_, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(body),
    )
  }
  const serveOn = (context: FastifyInstance, { method, path, handle }: Route) =>
    context.route({
      method,
      url: path,
      handler: async (request, reply) => answer(reply, await handle(readRequest(request, front)), front),
    })
  for (const route of routes) if (!route.throttled) serveOn(app, route)
  app.register(async (throttled) => {
    await throttled.register(rateLimit, readingLimit)
    for (const route of routes) if (route.throttled) serveOn(throttled, route)
  })
  return app
}

const MINUTES = 10
/**
 * Many people share one address: an office, a village, everybody behind one carrier. Each of them reads a few pages; whoever copies
 * a city's notices needs hundreds. Counted in the memory of each process, of an IPv6 address the network it is in.
 */
export const MOST_READ = 100
const silent = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false }
const readingLimit = {
  max: MOST_READ,
  timeWindow: MINUTES * 60_000,
  addHeadersOnExceeding: silent,
  addHeaders: { ...silent, 'retry-after': true },
  errorResponseBuilder: () => platformProblem('read-too-often', { minutes: MINUTES }),
}

/** No script at all, nothing from elsewhere, not inside another page, and nothing kept by the browser. */
const contentPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
const securityHeaders = {
  'content-security-policy': contentPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cache-control': 'no-store',
}

/** How requests reach us. */
type Line = { readonly front: Front | undefined; readonly port: number }

/**
 * Another site must not act with this machine's rights: a foreign name pointing here is refused by Host, a foreign form
 * by what the browser says of its origin. Behind a front, so is whatever did not come through it encrypted.
 */
function assertFromHere(request: FastifyRequest, { front, port }: Line): void {
  const { method, headers, protocol, url } = request
  if (front && ['/health', '/ready'].includes(url)) return
  const hosts = front ? [new URL(front.url).host] : [`127.0.0.1:${port}`, `localhost:${port}`]
  const isOurHost = hosts.includes(headers.host ?? '') && (!front || protocol === 'https')
  if (method === 'GET' || method === 'HEAD') {
    if (!isOurHost) throw platformProblem('request-from-elsewhere')
    return
  }
  const { origin } = headers
  const site = headers['sec-fetch-site']
  const isOurOrigin = origin === undefined || origin === (front?.url ?? `http://${headers.host}`)
  const isOurSite = site === undefined || site === 'same-origin' || site === 'none'
  if (!isOurHost || !isOurOrigin || !isOurSite) throw platformProblem('request-from-elsewhere')
}

const field = z.union([z.string(), z.array(z.string())])
const fields = z.record(z.string(), field).catch({})
const pathFields = z.record(z.string(), z.string()).catch({})

function readRequest(request: FastifyRequest, front: Front | undefined): PageRequest {
  const { url, params, query, body, headers, ip } = request
  return {
    origin: front?.url ?? `http://${headers.host}`,
    from: ip,
    address: url,
    params: pathFields.parse(params),
    query: fields.parse(query),
    form: fields.parse(body),
    cookies: readCookies(headers.cookie ?? '', front),
    bearer: /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1],
  }
}

/** Over an encrypted line every cookie of ours bears it, and one without it is nobody's: it can be set by no other site or line. */
const hostPrefix = '__Host-'

function readCookies(header: string, front: Front | undefined): Readonly<Record<string, string>> {
  const all = header.split(/; */).map(nameAndValue)
  if (!front) return Object.fromEntries(all)
  const ours = all.filter(([name]) => name.startsWith(hostPrefix))
  return Object.fromEntries(ours.map(([name, value]) => [name.slice(hostPrefix.length), value]))
}

function nameAndValue(cookie: string): [string, string] {
  const [name = '', ...value] = cookie.split('=')
  return [name, value.join('=')]
}

/** The name of the cookie that holds who is signed in. */
export const sessionCookie = 'session'

/** The name of the cookie that says which attempt to sign in a browser is in the middle of. */
export const attemptCookie = 'attempt'

type SetCookie = (name: string, value: string, maxAge?: number) => void

function answer(reply: FastifyReply, given: PageAnswer, front: Front | undefined): FastifyReply {
  const setCookie: SetCookie = (name, value, maxAge) => {
    const kept = maxAge === undefined ? '' : `; Max-Age=${maxAge}`
    const [prefix, secure] = front ? [hostPrefix, '; Secure'] : ['', '']
    reply.header('set-cookie', `${prefix}${name}=${value}; Path=/${kept}; HttpOnly; SameSite=Lax${secure}`)
  }
  if ('file' in given) {
    const name = `attachment; filename*=UTF-8''${encodeURIComponent(given.name)}`
    return reply.type(given.type).header('content-disposition', name).send(given.file)
  }
  const { attempt } = given
  if (attempt !== undefined) setCookie(attemptCookie, attempt ?? '', attempt === null ? 0 : 600)
  if ('redirect' in given) {
    const { redirect, remember, session } = given
    if (remember) setCookie(remember.name, remember.value, 31_536_000)
    if (session) setCookie(sessionCookie, session)
    if (session === null) {
      setCookie(sessionCookie, '', 0)
      reply.header('clear-site-data', '"cache", "storage"')
    }
    return reply.redirect(redirect, 303)
  }
  if (given.scripts)
    reply.header(
      'content-security-policy',
      `${contentPolicy}; script-src 'self'; require-trusted-types-for 'script'`,
    )
  return reply
    .status(given.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(given.html)
}

function problemOf(error: unknown, log: Log): Problem {
  if (error instanceof Problem) return error
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500
  if (typeof status === 'number' && status < 500)
    return platformProblem('invalid-input', { path: 'request' }, { cause: error })
  const reference = randomBytes(4).toString('hex')
  log.error('request failed', error, { reference })
  return platformProblem('something-went-wrong', { reference }, { cause: error })
}

/** RFC 9457 for programs, a page for people. */
function sendProblem(
  problem: Problem,
  request: FastifyRequest,
  reply: FastifyReply,
  { renderProblem, front }: ServerOptions,
): FastifyReply {
  const { code, status, text, next } = problem
  reply.status(status)
  if (request.headers.accept?.includes('text/html'))
    return reply.type('text/html; charset=utf-8').send(renderProblem(problem, readRequest(request, front)))
  const body = {
    type: `urn:yongzhu:problem:${code}`,
    title: text.en,
    status,
    detail: next.en,
    code,
    zh: text.zh + next.zh,
  }
  return reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(body))
}

async function isCurrent(database: Database): Promise<boolean> {
  try {
    return (await listPending(database.app)).length === 0
  } catch {
    // Whatever the reason, the answer to "ready?" is no.
    return false
  }
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}
