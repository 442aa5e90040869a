/// <reference lib="dom" />
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { TextSize } from '#ui/document.tsx'
import { stylesheet } from '#ui/stylesheet.ts'
import type { Theme } from '#ui/themes.ts'
import { fontRules, provideChineseFont } from './font.ts'

/** A page of a running server, or a page that has just been rendered. */
export type Source = { readonly url: string } | { readonly html: string }

export type Look = { readonly theme: Theme; readonly size: TextSize }

const renderedAt = 'http://rendered.test/'

type Options = {
  readonly width: number
  readonly scripts?: boolean
  readonly cookie?: string | undefined
  /** An open window to go on in, instead of a new one. */
  readonly window?: Page | undefined
}

/** The caller closes the page's context. Motion is off, so that no colour is measured half way. */
export async function openPage(browser: Browser, source: Source, options: Options): Promise<Page> {
  if (options.window && 'url' in source) {
    await options.window.setViewportSize({ width: options.width, height: 800 })
    await options.window.goto(source.url)
    await options.window.evaluate(() => document.fonts.ready)
    return options.window
  }
  const context = await browser.newContext({
    viewport: { width: options.width, height: 800 },
    javaScriptEnabled: options.scripts ?? true,
    reducedMotion: 'reduce',
  })
  if (options.cookie !== undefined && 'url' in source) {
    const [name = '', value = ''] = options.cookie.split('=')
    await context.addCookies([{ name, value, url: new URL(source.url).origin }])
  }
  if ('html' in source) await serve(context, source.html)
  const page = await context.newPage()
  await page.goto('html' in source ? renderedAt : source.url)
  await page.evaluate(() => document.fonts.ready)
  return page
}

/** Only what nobody serves is put before the browser: what goes that way is fetched anew for every page. */
async function serve(context: BrowserContext, html: string): Promise<void> {
  await provideChineseFont(context)
  await context.route('**/mise-*.css', (route) =>
    route.fulfill({ contentType: 'text/css', body: stylesheet() + fontRules() }),
  )
  await context.route(`${renderedAt}**`, async (route) => {
    if (route.request().url() === renderedAt) await route.fulfill({ contentType: 'text/html', body: html })
    else await route.fallback()
  })
}

/** Gives an open page another look, as its reader's settings would. */
export async function wear(page: Page, { theme, size }: Look): Promise<void> {
  await page.evaluate(
    (look) => {
      document.documentElement.dataset.theme = look.theme
      document.documentElement.dataset.size = look.size
    },
    { theme, size },
  )
  await page.evaluate(() => document.fonts.ready)
}
