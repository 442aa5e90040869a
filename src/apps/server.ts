import type { Config } from '#platform/config.ts'
import { type RunningServer, serve } from '#platform/http.ts'
import { stylesheet, stylesheetPath } from '#ui/stylesheet.ts'
import { problemPage } from './pages/problem-page.tsx'
import { routesOf } from './pages/routes.ts'
import { openSite } from './pages/site.tsx'
import type { Session } from './session.ts'

/** Serves every page to this machine. */
export async function startServer(session: Session, config: Config): Promise<RunningServer> {
  const site = openSite(session, config)
  return serve({
    database: session.database,
    port: config.port,
    routes: routesOf(site),
    assets: [{ href: stylesheetPath, type: 'text/css; charset=utf-8', body: stylesheet() }],
    renderProblem: (problem, request) => problemPage(site, problem, request),
    log: session.log,
  })
}
