import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { lampQuestion } from './example-notice.ts'
import type { Message } from './channel.ts'
import { httpChannel, type Provider } from './http-channel.ts'

type Asked = {
  readonly method: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: unknown
}

/** A provider as its contract has it: what it was asked, and the answer it is to give. */
let server: Server
let provider: Provider
let asked: Asked[]
let answer: (response: ServerResponse) => void
beforeAll(async () => {
  server = createServer((request, response) => {
    let text = ''
    request.on('data', (piece) => (text += piece))
    request.on('end', () => {
      asked.push({ method: request.method, headers: request.headers, body: JSON.parse(text || 'null') })
      answer(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = z.object({ port: z.number() }).parse(server.address())
  provider = {
    url: `http://127.0.0.1:${port}/send`,
    token: 'secret-token',
    templates: { 'lamp-question': 'T7' },
  }
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  asked = []
  answer = (response) => response.end('{"id":"provider-1"}')
})

const message: Message = {
  noticeId: '0197a000-0000-7000-8000-000000000001',
  notice: 'lamp-question',
  to: { name: '陈小样', place: { zh: '某区', en: 'a district' }, phone: '13800000000', wechat: 'open-id-1' },
  forms: lampQuestion.formsOf({ about: { zh: '灯', en: 'lamp' }, answerBy: '2026-12-10' }),
  issuer: { zh: '某区残疾人联合会', en: "a disabled persons' federation" },
  issuedOn: '2026-11-24',
  largeType: false,
}
const deliver = (given: Partial<Message> = {}) =>
  httpChannel('sms', provider).deliver({ ...message, ...given }, 'key-1')

describe('a provider behind HTTP', () => {
  it('gets the number, its template, the words and the key, and its answer is the proof', async () => {
    expect(await deliver()).toEqual({ proof: 'provider-1' })
    const body = { to: '13800000000', template: 'T7', text: message.forms.sms.zh }
    expect(asked).toMatchObject([{ method: 'POST', body }])
    expect(asked[0]?.headers).toMatchObject({
      authorization: 'Bearer secret-token',
      'idempotency-key': 'key-1',
      'content-type': 'application/json',
    })
  })

  it('gets words to be spoken where it calls, and the account where it is WeChat', async () => {
    await httpChannel('voice', provider).deliver(message, 'key-2')
    await httpChannel('wechat', provider).deliver(message, 'key-3')
    expect(asked.map(({ body }) => body)).toMatchObject([
      { to: '13800000000', text: message.forms.spoken.zh },
      { to: 'open-id-1', text: message.forms.sms.zh },
    ])
  })

  it('is not asked at all without a number or a template', async () => {
    const { phone: _, ...nowhere } = message.to
    await expect(deliver({ to: nowhere })).rejects.toMatchObject({ code: 'no-address' })
    await expect(deliver({ notice: 'other' })).rejects.toMatchObject({ code: 'template-missing' })
    expect(asked).toEqual([])
  })

  it.each([
    [400, 'provider-refused'],
    [401, 'provider-refused'],
    [404, 'provider-refused'],
    [408, 'provider-unreachable'],
    [429, 'provider-unreachable'],
    [500, 'provider-unreachable'],
    [503, 'provider-unreachable'],
  ])('answers %i: %s', async (status, code) => {
    answer = (response) => response.writeHead(status).end('{"id":"no receipt"}')
    await expect(deliver()).rejects.toMatchObject({ code })
  })

  it.each(['', 'OK', '{}', '{"id":""}', '{"id":7}'])(
    'that answers %j has taken nothing for certain',
    async (text) => {
      answer = (response) => response.end(text)
      await expect(deliver()).rejects.toMatchObject({ code: 'provider-unreachable' })
    },
  )

  it('that is silent is given up in time', async () => {
    answer = () => {}
    const impatient = httpChannel('sms', { ...provider, timeoutMs: 100 })
    await expect(impatient.deliver(message, 'key-1')).rejects.toMatchObject({ code: 'provider-unreachable' })
    server.closeAllConnections()
  })

  it('that sends us elsewhere is not followed', async () => {
    let carried: string | undefined
    const elsewhere = createServer((request, response) => {
      carried = request.headers.authorization ?? 'came without'
      response.end('{"id":"x"}')
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    const { port } = z.object({ port: z.number() }).parse(elsewhere.address())
    answer = (response) => response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end()
    await expect(deliver()).rejects.toMatchObject({ code: 'provider-unreachable' })
    expect(carried).toBeUndefined()
    elsewhere.close()
  })

  it('says nothing of the person and the token when it fails', async () => {
    answer = (response) => response.writeHead(400).end('13800000000 secret-token')
    const failure: unknown = await deliver().catch((error: unknown) => error)
    expect(JSON.stringify(failure) + String(failure)).not.toMatch(/13800000000|secret-token|陈小样/)
  })
})
