import type { Browser, Page } from 'playwright-core'
import { axeFaults } from './axe.ts'
import {
  checksInEveryLook,
  checksOnce,
  inputFaults,
  keyboardFaults,
  overflowFaults,
  scriptlessFaults,
} from './gate.ts'
import { type Look, openPage, type Source, wear } from './open-page.ts'

/** How a reader may see a page. */
type View = { readonly look: Look; readonly width: number }

type Seen = {
  readonly views?: readonly View[]
  /** A signed-in reader's cookie, for a page of a running server. */
  readonly cookie?: string
  /** The reader's browser window, where one is open already and goes on from page to page. */
  readonly window?: Page
}

/** Every theme, size and width: colours at the smaller size, where contrast has to be higher; places in either size and width. */
const everyView: readonly View[] = [
  { look: { theme: 'light', size: 'm' }, width: 390 },
  { look: { theme: 'dark', size: 'm' }, width: 390 },
  { look: { theme: 'contrast', size: 'm' }, width: 390 },
  { look: { theme: 'light', size: 'xxl' }, width: 390 },
  { look: { theme: 'light', size: 'm' }, width: 1280 },
  { look: { theme: 'dark', size: 'xxl' }, width: 1280 },
]

/** The two views farthest apart; every part of a page is seen in all of them in the gallery. */
export const farthestViews: readonly View[] = [
  { look: { theme: 'dark', size: 'xxl' }, width: 390 },
  { look: { theme: 'light', size: 'm' }, width: 1280 },
]

/** Every fault of one page in every look, each with the look it was first seen in; an empty list is a pass. */
export async function auditPage(
  browser: Browser,
  source: Source,
  { views = everyView, cookie, window }: Seen = {},
): Promise<string[]> {
  const faults = new Map<string, string>()
  const note = (look: string, found: readonly string[]) => {
    for (const fault of found) if (!faults.has(fault)) faults.set(fault, look)
  }

  const page = await openPage(browser, source, { width: 390, cookie, window })
  try {
    for (const check of checksOnce) note('once', await check(page))
    note('once', await scriptlessFaultsOf(page))
    note('once', await keyboardFaults(page))
    await page.setViewportSize({ width: 320, height: 800 })
    await wear(page, { theme: 'light', size: 'xxl' })
    note('light xxl 320px', await overflowFaults(page))
    for (const [at, { look, width }] of views.entries()) {
      await page.setViewportSize({ width, height: 800 })
      await wear(page, look)
      const seen = `${look.theme} ${look.size} ${width}px`
      note(seen, await axeFaults(page, at === 0 ? 'all' : 'of looks'))
      for (const check of checksInEveryLook) note(seen, await check(page))
    }
    note('once', await inputFaults(page))
  } finally {
    if (!window) await page.context().close()
  }
  return [...faults].map(([fault, look]) => `[${look}] ${fault}`)

  /** A page that brings no script is the same page without them. */
  async function scriptlessFaultsOf(withScripts: Page): Promise<string[]> {
    if ((await withScripts.locator('script').count()) === 0) return scriptlessFaults(withScripts, withScripts)
    const without = await openPage(browser, source, { width: 390, scripts: false, cookie })
    try {
      return await scriptlessFaults(withScripts, without)
    } finally {
      await without.context().close()
    }
  }
}
