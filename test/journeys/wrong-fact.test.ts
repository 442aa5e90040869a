import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser/browser.ts'
import { openPage } from '../browser/open-page.ts'
import { type ExampleOffice, examplePeople, openExampleOffice } from './example-office.ts'

let browser: Browser
let office: ExampleOffice
beforeAll(async () => {
  browser = await launchBrowser()
  office = await openExampleOffice(examplePeople, ['2026-10', '2026-11'])
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

async function open(path: string, cookie: string): Promise<Page> {
  const url = new URL(path, office.server.url).href
  return openPage(browser, { url }, { width: 390, scripts: false, cookie })
}
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

it('goes from the fact a resident says is wrong to the answer they read', async () => {
  const resident = await office.signInResident(2)
  const page = await open('/months/2026-11/nursing-subsidy/people/2', resident)
  await page.getByRole('link', { name: /^不对/ }).first().click()
  expect(await heading(page)).toBe('「残疾人证」哪里不对？')
  await press(page, '提出')
  expect(await page.title()).toMatch(/^有错误：/)
  await page.getByLabel('「残疾人证」哪里不对？').fill('十月就换了新证，一直有效')
  await press(page, '提出')
  expect(await heading(page)).toBe('已经提出：「残疾人证」不对')

  const clerk = await office.signIn('district', 'haishu')
  const desk = await open('/tasks', clerk)
  expect(await heading(desk)).toBe('有 1 件事要办')
  await desk.getByRole('link', { name: '林建国' }).click()
  await press(desk, '我来办')
  await desk.getByLabel('说得对，要更正').check()
  await press(desk, '答复')
  expect(await desk.title()).toMatch(/^有错误：/)
  await desk.getByLabel('有效', { exact: true }).check()
  await desk.getByLabel('从哪天起是这样').fill('2026-10-15')
  await desk.getByLabel('给本人的答复').fill('与换证记录一致，已经更正')
  await press(desk, '答复')
  expect(await heading(desk)).toContain('办结')

  const task = new URL(desk.url()).pathname
  const again = await open(task, resident)
  expect(await again.getByText('与换证记录一致，已经更正').first().isVisible()).toBe(true)
  await expect
    .poll(async () => heading(await open('/months/2026-11/nursing-subsidy/people/2', resident)), {
      timeout: 20_000,
    })
    .toContain('可以领重度残疾人护理补贴')
})

it('shows nobody else the task, in the same words as where there is none', async () => {
  const other = await open('/tasks/2/00000000-0000-4000-8000-000000000000', await office.signInResident(3))
  const none = await heading(other)
  expect(none).toContain('没有找到')
})
