import { Agent, request as send } from 'node:http'
import { randomOf } from '#city/random.ts'
import type { Role } from '#core/access/roles.ts'
import type { ExampleOffice } from '../journeys/example-office.ts'
import { wildRequest, type WildRequest } from './requests.ts'

export type Fuzzed = {
  readonly sent: number
  readonly byStatus: ReadonlyMap<number, number>
  readonly slowestMs: number
  readonly wrong: readonly string[]
}

const offices: readonly (readonly [Role, string])[] = [
  ['city', 'ningbo'],
  ['district', 'haishu'],
  ['township', 't-330203001'],
  ['village-worker', 't-330203001/月湖村'],
  ['sysadmin', 'ningbo'],
  ['auditor', 'ningbo'],
]

/** Of stacks, statements, tables and files, nothing belongs into an answer. */
const inside =
  /\bat [\w.<>]+ \(|node_modules|\.tsx?:\d|\/src\/|\b(?:insert into|select [\w*., ]+ from|update [\w.]+ set)\b|\b(?:registry|access|determination|casework|exchange|platform|pgboss)\.[a-z]+_?[a-z]+\b(?!=)|\bpg_\w+|syntax error|violates|SQLSTATE|yongzhu_(?:app|owner|batch)/i

/** Sends so many wild requests to every address, as several people and as nobody. */
export async function fuzz(
  office: ExampleOffice,
  {
    seed,
    each,
    only = () => true,
  }: { readonly seed: number; readonly each: number; readonly only?: (path: string) => boolean },
): Promise<Fuzzed> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  const byStatus = new Map<number, number>()
  const wrong = new Map<string, string>()
  let [sent, slowestMs] = [0, 0]
  const routes = [
    ...office.routes.filter(({ path }) => only(path)),
    { method: 'GET', path: '/nowhere' } as const,
  ]
  for (const [at, route] of routes.entries()) {
    const random = randomOf(seed, at)
    // Anew for each address: some of them end the session they are sent in.
    const cookies = [
      ...(await Promise.all(offices.map(([role, region]) => office.signIn(role, region)))),
      await office.signInResident(2),
    ]
    for (let done = 0; done < each; done += 8) {
      const some = Array.from({ length: Math.min(8, each - done) }, () => wildRequest(random, route, cookies))
      await Promise.all(some.map((wild) => one(route, wild)))
    }
  }
  agent.destroy()
  return { sent, byStatus, slowestMs, wrong: [...wrong.values()] }

  async function one(
    { method, path }: { readonly method: string; readonly path: string },
    wild: WildRequest,
  ): Promise<void> {
    const beganMs = performance.now()
    const { status, text } = await answerTo(office.server.url, agent, wild)
    sent += 1
    slowestMs = Math.max(slowestMs, performance.now() - beganMs)
    byStatus.set(status, (byStatus.get(status) ?? 0) + 1)
    const said = inside.exec(text)?.[0]
    const asked = `${wild.path.slice(0, 300)} ${wild.body?.toString('latin1').slice(0, 300) ?? ''}`
    if (status >= 500) wrong.set(`${method} ${path} ${status}`, `${method} ${path}: ${status} for ${asked}`)
    // What was asked may be repeated to whoever asked it.
    else if (said && !decodeURIComponentSafely(asked).includes(said))
      wrong.set(`${method} ${path} ${said}`, `${method} ${path} tells "${said}" for ${asked}`)
  }
}

function decodeURIComponentSafely(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (escaped) =>
    String.fromCharCode(Number.parseInt(escaped.slice(1), 16)),
  )
}

function answerTo(base: string, agent: Agent, { method, path, headers, body }: WildRequest) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(base)
    const asked = send({
      agent,
      hostname,
      port,
      method,
      path,
      headers: { ...headers, ...(body && { 'content-length': body.length }) },
    })
    asked.on('response', (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
      )
      answer.on('error', reject)
    })
    // A body that is too long is refused before it is read to its end.
    asked.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve({ status: 413, text: '' })
      else reject(error)
    })
    asked.end(body)
  })
}
