import { type Actor } from '#platform/actor.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import type { Database } from '#platform/db/database.ts'
import { execute, type ExecuteOptions } from '#platform/execute.ts'
import { type PageAnswer, type PageRequest, type Route, sessionCookie } from '#platform/http.ts'
import type { JobQueue } from '#platform/jobs.ts'
import type { Operation } from '#platform/operation.ts'
import { Problem } from '#platform/problem.ts'
import { openProvider, type Provider } from '#core/access/provider.ts'
import { findVisit, type Visit } from '#core/access/session.ts'
import { actorOf, visitor } from '#core/access/standing.ts'
import { httpTicketExchange, type TicketExchange } from '#core/access/ticket.ts'
import { type Display, type Page, renderPage } from '#ui/document.tsx'
import type { Session } from '../session.ts'
import { ActingStrip, isMandateOver, mandateOverPage, openWhenOver } from './acting.tsx'
import { displayOf } from './display.ts'
import { problemParts } from './problem-page.tsx'
import { OnSiteStrip } from './sign-in/on-site-strip.tsx'

/** What every page is made from. */
export type Site = {
  readonly isDemo: boolean
  readonly dataDir: string
  readonly database: Database
  readonly queue: JobQueue
  readonly clock: Clock
  /** The organisation's own sign-in and the province's app, where they are set up. */
  readonly provider?: Provider
  readonly tickets?: TicketExchange
}

/** The site as one request sees it: who asks, and operations run in their name. */
export type Here = Site & {
  readonly visit: Visit | undefined
  readonly actor: Actor
  readonly asked: ExecuteOptions
  ask<Result>(operation: Operation<Result>, input: unknown): Promise<Result>
}

/** A page as its author writes it; the frame around it is the same everywhere. */
export type SitePage = Omit<Page, keyof Display | 'demo' | 'navigation'> & {
  /** Address of the part of the site it belongs to. Without one there is no menu: the page has one way on. */
  readonly part?: Part
  readonly status?: number
  /** What http lets a page add: see `PageAnswer`. */
  readonly scripts?: boolean
  readonly attempt?: string | null
}

type Part = '/' | (typeof parts)[number]['href']

const parts = [
  { label: { zh: '月度认定', en: 'Months' }, href: '/months', permission: 'month.read' },
  { label: { zh: '要办的事', en: 'Tasks' }, href: '/tasks', permission: 'task.work' },
  { label: { zh: '名册', en: 'People' }, href: '/people', permission: 'person.list' },
  { label: { zh: '政策', en: 'Rules' }, href: '/rules' },
  { label: { zh: '规划', en: 'Plan' }, href: '/plan' },
  { label: { zh: '导入', en: 'Imports' }, href: '/imports', permission: 'import.read' },
  { label: { zh: '账号和岗位', en: 'Accounts' }, href: '/accounts', permission: 'duty.read' },
] as const

/** More than a reader can take in at once is no menu; the rest is on the first page. */
const MOST_PARTS = 5

export function openSite(
  { database, queue }: Session,
  { dataDir, signIn: { provider, ticket } }: Config,
  clock = systemClock,
): Site {
  return {
    isDemo: database.kind === 'demo',
    dataDir,
    database,
    queue,
    clock,
    ...(provider && { provider: openProvider(provider) }),
    ...(ticket && { tickets: httpTicketExchange(ticket) }),
  }
}

async function hereOf(site: Site, request: PageRequest): Promise<Here> {
  const { database, clock } = site
  const token = request.cookies[sessionCookie]
  const visit = token ? await findVisit(database, token, clock) : undefined
  const actor = actorOf(visit?.standing ?? visitor)
  const asked = { database, actor, clock }
  return { ...site, visit, actor, asked, ask: (operation, input) => execute(operation, input, asked) }
}

type Answering = (request: PageRequest, here: Here) => PageAnswer | Promise<PageAnswer>

/** A page to be looked at. */
export function shown(
  site: Site,
  path: string,
  build: (request: PageRequest, here: Here) => SitePage | Promise<SitePage>,
): Route {
  return route(site, 'GET', path, async (request, here) => framed(here, request, await build(request, here)))
}

/** A file to be kept. */
export function downloaded(site: Site, path: string, handle: Answering): Route {
  return route(site, 'GET', path, handle)
}

/** A form that is sent; answers with where to go, or with the page once more and what to put right. */
export function sent(site: Site, path: string, handle: Answering): Route {
  return route(site, 'POST', path, handle)
}

function route(site: Site, method: Route['method'], path: string, handle: Answering): Route {
  return {
    method,
    path,
    async handle(request) {
      const here = await hereOf(site, request)
      if (isMandateOver(here.visit) && !openWhenOver.includes(path))
        return framed(here, request, mandateOverPage)
      try {
        return await handle(request, here)
      } catch (error) {
        // Somebody who is not signed in is asked to be, and comes back to where they wanted to go.
        const isStranger = error instanceof Problem && error.code === 'not-allowed' && !here.visit
        // The way to give the device back is on every page, also on one that says what stood in the way.
        if (error instanceof Problem && here.visit?.helper !== undefined)
          return framed(here, request, { ...problemParts(error), status: error.status })
        if (!isStranger) throw error
        const back = method === 'GET' ? request.address : '/'
        return { redirect: `/sign-in?back=${encodeURIComponent(back)}` }
      }
    },
  }
}

/** The page inside the frame of the site, in the look its reader has chosen. */
export function framed(
  here: Here,
  request: PageRequest,
  { part, status = 200, scripts = false, attempt, ...page }: SitePage,
): PageAnswer {
  const open = parts.filter((each) => !('permission' in each) || here.actor.may(each.permission))
  const links =
    part === undefined
      ? []
      : open.slice(0, MOST_PARTS).map(({ label, href }) => ({ label, href, current: href === part }))
  const displayHref = `/display?back=${encodeURIComponent(request.address)}`
  const reader = here.visit
    ? { label: here.visit.name, href: '/me' }
    : { label: { zh: '登录', en: 'Sign in' }, href: '/sign-in' }
  const html = renderPage({
    ...displayOf(request, here.visit?.display),
    ...page,
    above: (
      <>
        {here.visit?.wardName !== undefined && <ActingStrip wardName={here.visit.wardName} />}
        {here.visit?.helper !== undefined && <OnSiteStrip {...here.visit} helper={here.visit.helper} />}
        {page.above}
      </>
    ),
    demo: here.isDemo,
    navigation: { links, displayHref, reader },
  })
  return { html, status, scripts, ...(attempt !== undefined && { attempt }) }
}

/** Where a reader came from or wants to go: an address of this site, never another's. */
export function addressWithin(back: string | readonly string[] | undefined): string {
  return typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/'
}
