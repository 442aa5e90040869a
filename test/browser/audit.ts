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

export type Modes = {
  readonly looks: readonly Look[]
  readonly widths: readonly number[]
  /** A signed-in reader's cookie, for a page of a running server. */
  readonly cookie?: string
}

export const mainModes: Modes = {
  looks: (['light', 'dark', 'contrast'] as const).flatMap((theme) =>
    (['m', 'xxl'] as const).map((size) => ({ theme, size })),
  ),
  widths: [390, 1280],
}

/** The two looks farthest apart; every part of a page is seen in all of them in the gallery. */
export const farthestModes: Modes = {
  looks: [
    { theme: 'light', size: 'm' },
    { theme: 'dark', size: 'xxl' },
  ],
  widths: [390, 1280],
}

/** Every fault of one page in every look, each with the look it was first seen in; an empty list is a pass. */
export async function auditPage(
  browser: Browser,
  source: Source,
  modes: Modes = mainModes,
): Promise<string[]> {
  const faults = new Map<string, string>()
  const note = (look: string, found: readonly string[]) => {
    for (const fault of found) if (!faults.has(fault)) faults.set(fault, look)
  }

  const page = await openPage(browser, source, { width: 390, cookie: modes.cookie })
  try {
    for (const check of checksOnce) note('once', await check(page))
    for (const [at, { look, width }] of modesOf(modes).entries()) {
      await page.setViewportSize({ width, height: 800 })
      await wear(page, look)
      const seen = `${look.theme} ${look.size} ${width}px`
      note(seen, await axeFaults(page, at === 0 ? 'all' : 'of looks'))
      for (const check of checksInEveryLook) note(seen, await check(page))
    }
    await page.setViewportSize({ width: 320, height: 800 })
    await wear(page, { theme: 'light', size: 'xxl' })
    note('light xxl 320px', await overflowFaults(page))
    await page.setViewportSize({ width: 390, height: 800 })
    await wear(page, { theme: 'light', size: 'm' })
    note('once', await scriptlessFaultsOf(page))
    note('once', await keyboardFaults(page))
    note('once', await inputFaults(page))
  } finally {
    await page.context().close()
  }
  return [...faults].map(([fault, look]) => `[${look}] ${fault}`)

  /** A page that brings no script is the same page without them. */
  async function scriptlessFaultsOf(withScripts: Page): Promise<string[]> {
    if ((await withScripts.locator('script').count()) === 0) return scriptlessFaults(withScripts, withScripts)
    const without = await openPage(browser, source, { width: 390, scripts: false, cookie: modes.cookie })
    try {
      return await scriptlessFaults(withScripts, without)
    } finally {
      await without.context().close()
    }
  }
}

function modesOf({ looks, widths }: Modes) {
  return widths.flatMap((width) => looks.map((look) => ({ look, width })))
}
