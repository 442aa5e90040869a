import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { galleryExamples, galleryPages, renderGalleryPage } from '#ui/gallery.tsx'
import { auditPage } from './browser/audit.ts'
import { launchBrowser } from './browser/browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

describe('the gallery', () => {
  it.each(galleryPages)('has no fault on %s in any theme, size or width', async (name) => {
    const html = renderGalleryPage(name, { size: 'm', reading: 'std', lang: 'zh-Hans' })
    expect(await auditPage(browser, { html })).toEqual([])
  })

  it('names every example once', () => {
    const ids = galleryExamples.map(({ id }) => id)
    expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted())
  })
})
