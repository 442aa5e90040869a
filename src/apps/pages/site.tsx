import { localOperator } from '#platform/actor.ts'
import type { Config } from '#platform/config.ts'
import { execute, type ExecuteOptions } from '#platform/execute.ts'
import type { PageAnswer, PageRequest, Route } from '#platform/http.ts'
import type { JobQueue } from '#platform/jobs.ts'
import type { Operation } from '#platform/operation.ts'
import { type Display, type Page, renderPage } from '#ui/document.tsx'
import type { Session } from '../session.ts'
import { displayOf } from './display.ts'

/** What every page is made from. */
export type Site = {
  readonly isDemo: boolean
  readonly dataDir: string
  readonly queue: JobQueue
  /** In whose name operations are run. */
  readonly asked: ExecuteOptions
  ask<Result>(operation: Operation<Result>, input: unknown): Promise<Result>
}

/** A page as its author writes it; the frame around it is the same everywhere. */
export type SitePage = Omit<Page, keyof Display | 'demo' | 'navigation'> & {
  /** Address of the part of the site it belongs to. Without one there is no menu: the page has one way on. */
  readonly part?: Part
  readonly status?: number
}

type Part = '/' | (typeof parts)[number]['href']

const parts = [
  { label: { zh: '月度认定', en: 'Months' }, href: '/months' },
  { label: { zh: '政策', en: 'Rules' }, href: '/rules' },
  { label: { zh: '规划', en: 'Plan' }, href: '/plan' },
  { label: { zh: '导入', en: 'Imports' }, href: '/imports' },
] as const

export function openSite({ database, queue }: Session, { dataDir }: Config): Site {
  const asked = { database, actor: localOperator }
  return {
    isDemo: database.kind === 'demo',
    dataDir,
    queue,
    asked,
    ask: (operation, input) => execute(operation, input, asked),
  }
}

/** A page to be looked at. */
export function shown(
  site: Site,
  path: string,
  build: (request: PageRequest) => SitePage | Promise<SitePage>,
): Route {
  return { method: 'GET', path, handle: async (request) => framed(site, request, await build(request)) }
}

/** The page inside the frame of the site, in the look its reader has chosen. */
export function framed(
  site: Site,
  request: PageRequest,
  { part, status = 200, ...page }: SitePage,
): PageAnswer {
  const links = part === undefined ? [] : parts.map((each) => ({ ...each, current: each.href === part }))
  const displayHref = `/display?back=${encodeURIComponent(request.address)}`
  const html = renderPage({
    ...displayOf(request),
    ...page,
    demo: site.isDemo,
    navigation: { links, displayHref },
  })
  return { html, status }
}
