import type { Browser } from 'playwright-core'
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

  for (const width of modes.widths) {
    const page = await openPage(browser, source, { width, cookie: modes.cookie })
    try {
      for (const [at, each] of modes.looks.entries()) {
        const look = `${each.theme} ${each.size} ${width}px`
        await wear(page, each)
        note(look, await axeFaults(page, at === 0 ? 'all' : 'of looks'))
        for (const check of checksInEveryLook) note(look, await check(page))
      }
    } finally {
      await page.context().close()
    }
  }
  note('once', await behaviourFaults(browser, source, modes.cookie))
  return [...faults].map(([fault, look]) => `[${look}] ${fault}`)
}

async function behaviourFaults(browser: Browser, source: Source, cookie?: string): Promise<string[]> {
  const page = await openPage(browser, source, { width: 390, cookie })
  const narrow = await openPage(browser, source, { width: 320, cookie })
  const scriptless = await openPage(browser, source, { width: 390, scripts: false, cookie })
  try {
    await wear(narrow, { theme: 'light', size: 'xxl' })
    const found = []
    for (const check of checksOnce) found.push(...(await check(page)))
    found.push(...(await overflowFaults(narrow)))
    found.push(...(await scriptlessFaults(page, scriptless)))
    found.push(...(await keyboardFaults(page)))
    found.push(...(await inputFaults(page)))
    return found
  } finally {
    await Promise.all([page, narrow, scriptless].map((each) => each.context().close()))
  }
}
