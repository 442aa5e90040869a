import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditPage, farthestViews } from '../browser/audit.ts'
import { launchBrowser } from '../browser/browser.ts'
import { openPage } from '../browser/open-page.ts'
import { type ExampleOffice, openExampleOffice } from './example-office.ts'

let browser: Browser
let office: ExampleOffice
let page: Page
beforeAll(async () => {
  browser = await launchBrowser()
  office = await openExampleOffice([], [])
  page = await openPage(browser, { url: `${office.server.url}calculator` }, { width: 390, scripts: false })
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

const heading = () => page.getByRole('heading', { level: 1 }).textContent()
const go = (name: string) => page.getByRole('button', { name, exact: true }).click()

it('asks only what can still change something, takes "I do not know", and stores nothing', async () => {
  expect(await heading()).toBe('有没有有效的残疾人证？')
  await go('继续')
  expect(await page.title()).toMatch(/^有错误：/)
  await page.getByLabel('有效', { exact: true }).check()
  await go('继续')
  for (let asked = 1; (await page.getByRole('button', { name: '我不知道' }).count()) > 0; asked++) {
    expect(asked).toBeLessThan(9)
    expect(new URL(page.url()).search).toBe('')
    await go('我不知道')
  }
  expect(await heading()).toContain('还差一件事')
  expect(await page.getByText('没有记下来').isVisible()).toBe(true)
  await go('接着答')
  expect(await page.getByRole('button', { name: '我不知道' }).isVisible()).toBe(true)
})

it('asks little more where one answer settles nearly everything: what is left takes no certificate', async () => {
  await page.goto(`${office.server.url}calculator`)
  await page.getByLabel('没有', { exact: true }).check()
  await go('继续')
  for (let asked = 1; (await page.getByRole('button', { name: '我不知道' }).count()) > 0; asked++) {
    expect(asked).toBeLessThan(9)
    await go('我不知道')
  }
  expect(await heading()).toMatch(/还差一件事 [123] 项，现在不符合 \d{2} 项/)
})

it('has no fault on the question', async () => {
  expect(
    await auditPage(browser, { url: `${office.server.url}calculator` }, { views: farthestViews }),
  ).toEqual([])
})
