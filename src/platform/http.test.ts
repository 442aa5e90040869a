import { existsSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import {
  asset,
  holdPort,
  MOST_READ,
  page,
  type RunningServer,
  serve,
  type ServerOptions,
  throttled,
} from '#platform/http.ts'
import { platformProblem } from '#platform/problems.ts'
import { createLog } from '#platform/telemetry.ts'

let database: TestDatabase
let server: RunningServer
let options: ServerOptions
const written: string[] = []
const style = asset('base.css', 'text/css; charset=utf-8', 'body{}')

beforeAll(async () => {
  database = await createTestDatabase()
  options = {
    database,
    port: 0,
    assets: [style],
    renderProblem: ({ text }) => `<h1>${text.en}</h1>`,
    log: createLog({ write: (line) => written.push(line) }),
    routes: [
      page('/person/:id', ({ params, query }) => `<p>${params['id']} ${query['q']}</p>`),
      page('/broken', () => {
        throw new Error('quotes 王小明')
      }),
      page('/refused', () => {
        throw platformProblem('not-allowed')
      }),
      { method: 'POST', path: '/send', handle: ({ form }) => ({ redirect: `/person/${form['id']}` }) },
      page('/where', ({ address, cookies }) => `${address} ${cookies['look']}`),
      throttled(page('/notices', () => 'all')),
      throttled(page('/notices/:id', ({ params }) => `${params['id']}`)),
      page('/seen-from', ({ origin, from }) => `${origin} ${from}`),
      { method: 'GET', path: '/scripted', handle: () => ({ html: 'x', scripts: true, attempt: 'a1' }) },
      {
        method: 'POST',
        path: '/look',
        handle: () => ({ redirect: '/where', remember: { name: 'look', value: 'a=b' } }),
      },
    ],
  }
  server = await serve(options)
})
afterAll(async () => {
  await server.close()
  await database.drop()
})

type Answer = { status: number; headers: Record<string, unknown>; body: string }

function send(
  path: string,
  headers: Record<string, string> = {},
  form?: string,
  at = server.url,
): Promise<Answer> {
  const type = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
  return new Promise((resolve, reject) => {
    const method = form === undefined ? 'GET' : 'POST'
    const sent = request(
      new URL(path, at),
      { method, headers: { ...type, ...headers } },
      async (response) => {
        const chunks = await response.toArray()
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        })
      },
    )
    sent.on('error', reject).end(form)
  })
}

describe('the server', () => {
  it('answers pages that no browser keeps and no script enters', async () => {
    const { status, headers, body } = await send('/person/7?q=x')
    expect([status, body]).toEqual([200, '<p>7 x</p>'])
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self';/)
    expect(headers['content-security-policy']).not.toContain('script')
  })

  it('lets scripts of our own run on the page that says so, and on no other', async () => {
    const { headers } = await send('/scripted')
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none';.*; script-src 'self'; require-trusted-types-for 'script'$/,
    )
    expect(headers['set-cookie']).toEqual(['attempt=a1; Path=/; Max-Age=600; HttpOnly; SameSite=Lax'])
  })

  it('takes a form and sends the browser on', async () => {
    const { status, headers } = await send('/send', { 'sec-fetch-site': 'same-origin' }, 'id=9')
    expect([status, headers['location']]).toEqual([303, '/person/9'])
  })

  it('hands a page its own address, and what the browser was told to remember', async () => {
    const { headers } = await send('/look', {}, 'x=1')
    expect(headers['set-cookie']).toEqual([expect.stringMatching(/^look=a=b; .*HttpOnly; SameSite=Lax$/)])
    expect((await send('/where?q=1', { cookie: 'other=1; look=a=b' })).body).toBe('/where?q=1 a=b')
  })

  it.each([
    ['another origin', '/send', { origin: 'http://evil.example' }, 'id=9'],
    ['an opaque origin', '/send', { origin: 'null' }, 'id=9'],
    ['another site', '/send', { 'sec-fetch-site': 'cross-site' }, 'id=9'],
    ['another name for this machine', '/person/7', { host: 'rebound.example' }, undefined],
    ['another port', '/person/7', { host: '127.0.0.1:1' }, undefined],
  ])('refuses a request from %s', async (_, path, headers, form) => {
    const { status, body } = await send(path, headers, form)
    expect([status, JSON.parse(body).code]).toEqual([403, 'request-from-elsewhere'])
  })

  it('shows a problem as a page to people and as RFC 9457 to programs', async () => {
    const shown = await send('/refused', { accept: 'text/html,*/*' })
    expect([shown.status, shown.body]).toEqual([403, '<h1>You may not do this.</h1>'])
    const told = await send('/refused')
    expect(told.headers['content-type']).toContain('application/problem+json')
    expect(JSON.parse(told.body)).toMatchObject({ type: 'urn:yongzhu:problem:not-allowed', status: 403 })
    expect((await send('/nowhere')).status).toBe(404)
  })

  it('hides the inside of a bug and logs no address and no message', async () => {
    const { status, body } = await send('/broken?name=王小明')
    expect(status).toBe(500)
    const { code, title } = JSON.parse(body)
    expect(code).toBe('something-went-wrong')
    const log = written.join('')
    expect(log).toContain(/Reference (\w+)/.exec(title)?.[1])
    expect(log).toContain('"route":"/person/:id"')
    expect(body + log).not.toMatch(/王小明|person\/7/)
  })

  it('serves a stylesheet under the hash of its content, to be kept', async () => {
    const { headers, body } = await send(style.href)
    expect([body, headers['cache-control']]).toEqual(['body{}', 'public, max-age=31536000, immutable'])
    expect(asset('base.css', 'text/css', 'body{color:red}').href).not.toBe(style.href)
  })

  it('is alive, and ready only with its database', async () => {
    expect((await send('/health')).status).toBe(200)
    expect((await send('/ready')).status).toBe(200)
    const closed = {
      ...database,
      app: Object.create(database.app, { query: { value: () => Promise.reject(new Error()) } }),
    }
    const lame = await serve({ ...options, database: closed })
    expect((await fetch(new URL('/ready', lame.url))).status).toBe(503)
    expect((await fetch(new URL('/health', lame.url))).status).toBe(200)
    await lame.close()
  })

  describe('behind a front', () => {
    const front = { url: 'https://yongzhu.test', proxies: ['127.0.0.1'] }
    const through = { host: 'yongzhu.test', 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' }
    let behind: string
    let elsewhere: string
    let open: RunningServer[]
    beforeAll(async () => {
      const held = await Promise.all([holdPort(0), holdPort(0)])
      await Promise.all(held.map((each) => each.release()))
      const [one, other] = held.map(({ port }) => port)
      open = [
        await serve({ ...options, front, port: one ?? 0 }),
        await serve({ ...options, front: { ...front, proxies: ['203.0.113.1'] }, port: other ?? 0 }),
      ]
      behind = `http://127.0.0.1:${one}`
      elsewhere = `http://127.0.0.1:${other}`
    })
    afterAll(() => Promise.all(open.map((each) => each.close())))

    it('answers under its name, knows who asks, and keeps cookies to the encrypted line', async () => {
      const { body, headers } = await send('/seen-from', through, undefined, behind)
      expect(body).toBe('https://yongzhu.test 203.0.113.9')
      expect(headers['strict-transport-security']).toMatch(/^max-age=/)
      const sent = await send('/look', { ...through, origin: front.url }, 'x=1', behind)
      expect(sent.headers['set-cookie']).toEqual([
        expect.stringMatching(/^__Host-look=a=b; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/),
      ])
      const cookie = 'look=planted; __Host-look=ours'
      expect((await send('/where', { ...through, cookie }, undefined, behind)).body).toBe('/where ours')
    })

    it.each([
      ['in clear', { ...through, 'x-forwarded-proto': 'http' }, undefined],
      ['past the front', { host: 'yongzhu.test' }, undefined],
      ['under another name', { ...through, host: '127.0.0.1' }, undefined],
      ['with a form of another origin', { ...through, origin: 'http://yongzhu.test' }, 'x=1'],
    ])('refuses what comes %s', async (_, headers, form) => {
      const { status } = await send(form ? '/look' : '/seen-from', headers, form, behind)
      expect(status).toBe(403)
    })

    it('lets one address read so many throttled pages and no more, whichever they are, and every other address as many', async () => {
      const reader = { ...through, 'x-forwarded-for': '2001:db8:1:2::5' }
      const neighbour = { ...through, 'x-forwarded-for': '203.0.113.20' }
      const read = (path: string, headers: Record<string, string> = reader) =>
        send(path, headers, undefined, behind)
      const answers = []
      for (let at = 0; at < MOST_READ; at++)
        answers.push(await read(at % 2 === 0 ? '/notices' : `/notices/${at}`))
      expect(answers.filter(({ status }) => status !== 200)).toEqual([])
      expect(answers.at(-1)?.headers).not.toHaveProperty('x-ratelimit-limit')

      const refused = await read('/notices', { ...reader, accept: 'text/html' })
      expect(refused.status).toBe(429)
      expect(refused.body).toBe('<h1>Too many pages were opened from your network in these minutes.</h1>')
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(600)
      expect(refused.headers['content-security-policy']).toMatch(/^default-src 'none'/)
      const inOneNetwork = { ...through, 'x-forwarded-for': '2001:db8:1:2:ffff::9' }
      expect((await read('/notices/1', inOneNetwork)).status).toBe(429)
      expect((await read('/notices', neighbour)).status).toBe(200)
      expect((await read('/seen-from')).status).toBe(200)
    })

    it('believes nobody but the proxy that is named', async () => {
      expect((await send('/seen-from', through, undefined, elsewhere)).status).toBe(403)
      expect((await send('/health', {}, undefined, elsewhere)).status).toBe(200)
    })
  })

  it('names the way out when the port is taken', async () => {
    const port = Number(new URL(server.url).port)
    const refusal = { code: 'port-taken', next: { en: expect.stringContaining(`--port ${port + 1}`) } }
    await expect(serve({ ...options, port })).rejects.toMatchObject(refusal)
    await expect(holdPort(port)).rejects.toMatchObject(refusal)
  })

  it('keeps a port that is held to itself, and serves on it afterwards', async () => {
    const held = await holdPort(0)
    await expect(serve({ ...options, port: held.port })).rejects.toMatchObject({ code: 'port-taken' })
    await expect(fetch(`http://127.0.0.1:${held.port}/health`)).rejects.toThrow('fetch failed')
    await held.release()
    const later = await serve({ ...options, port: held.port })
    expect((await fetch(new URL('/health', later.url))).status).toBe(200)
    await later.close()
  })

  it.runIf(areLowPortsKept())('names the way out when the user may not use the port', async () => {
    const refusal = { code: 'port-not-allowed', next: { en: expect.stringContaining('--port 8630') } }
    // The administrator may use any: as somebody else for a moment.
    if (process.getuid?.() === 0) process.seteuid?.('nobody')
    try {
      await expect(holdPort(80)).rejects.toMatchObject(refusal)
      await expect(serve({ ...options, port: 80 })).rejects.toMatchObject(refusal)
    } finally {
      process.seteuid?.(process.getuid?.() ?? 0)
    }
  })
})

function areLowPortsKept(): boolean {
  const limit = '/proc/sys/net/ipv4/ip_unprivileged_port_start'
  return existsSync(limit) && Number(readFileSync(limit, 'utf8')) > 80
}
