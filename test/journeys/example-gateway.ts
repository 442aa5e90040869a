import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { TicketSettings } from '#platform/sign-in-settings.ts'

/** A gateway to the app of the province, for this test only: it knows whose each of some tickets is. */
export type RunningGateway = { readonly settings: TicketSettings; stop(): Promise<void> }

export async function startGateway(owners: Readonly<Record<string, string>>): Promise<RunningGateway> {
  const secret = 'a-secret-of-this-test-only'
  const sign = (bytes: string) => createHmac('sha256', secret).update(bytes).digest('base64url')
  const server = createServer(async (request, response) => {
    const asked = await text(request)
    if (request.headers['x-signature'] !== sign(asked)) return void response.writeHead(403).end()
    const { ticket, nonce } = JSON.parse(asked)
    const body = JSON.stringify({ nonce, citizenId: owners[ticket] ?? null })
    response.writeHead(200, { 'x-signature': sign(body) }).end(body)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    settings: { url: `http://127.0.0.1:${port}/ticket`, client: 'yongzhu', secret },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
