import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import type { ProviderSettings } from '#platform/sign-in-settings.ts'

/** A real identity provider, for this test only: whoever types a name there is that account. */
export type RunningProvider = {
  readonly settings: ProviderSettings
  /** The one address it sends people back to. */
  letBackTo(address: string): void
  stop(): Promise<void>
}

export async function startProvider(): Promise<RunningProvider> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}`
  const settings = { issuer, client: 'yongzhu', secret: 'a-secret-of-this-test-only', name: '示例统一认证' }
  return {
    settings,
    letBackTo(address) {
      const provider = new Provider(issuer, {
        clients: [{ client_id: settings.client, client_secret: settings.secret, redirect_uris: [address] }],
        findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
        pkce: { required: () => true },
        cookies: { keys: ['of this test only'] },
      })
      const answer = provider.callback()
      server.on('request', (request, response) => void answer(request, response))
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
