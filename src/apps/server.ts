import type { Config } from '#platform/config.ts'
import { type Asset, type HeldPort, type RunningServer, serve } from '#platform/http.ts'
import { platformProblem } from '#platform/problems.ts'
import { stylesheet, stylesheetPath } from '#ui/stylesheet.ts'
import { readProviders } from '#core/notices/open-channels.ts'
import { problemPage } from './pages/problem-page.tsx'
import { routesOf } from './pages/routes.ts'
import { passkeyScript } from './pages/sign-in/passkey-form.tsx'
import { openSite } from './pages/site.tsx'
import { providerNews } from './provider-news.ts'
import type { Session } from './session.ts'

/** What pages ask for besides themselves. */
const siteAssets: readonly Asset[] = [
  { href: stylesheetPath, type: 'text/css; charset=utf-8', body: stylesheet() },
  passkeyScript,
]

type Serving = { readonly held?: HeldPort | undefined; readonly assets?: readonly Asset[] }

/** Serves every page to this machine, or through a front to others, on the port that was held for it or else on that of the configuration. */
export async function startServer(
  session: Session,
  config: Config,
  { held, assets = siteAssets }: Serving = {},
): Promise<RunningServer> {
  const { host, front } = config
  if (session.database.kind === 'demo') assertServesThisMachine(config)
  const site = openSite(session, config)
  await held?.release()
  return serve({
    database: session.database,
    port: held?.port ?? config.port,
    host,
    front,
    routes: [...routesOf(site), ...providerNews(session.database, readProviders(process.env))],
    assets,
    renderProblem: (problem, request) => problemPage(site, problem, request),
    log: session.log,
  })
}

/** Whoever opens a trial may be anybody invented, so nobody opens it from elsewhere. */
export function assertServesThisMachine({ host, front }: Config): void {
  if (front || host !== '127.0.0.1') throw platformProblem('trial-not-for-others')
}
