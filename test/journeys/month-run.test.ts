import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepText } from '#apps/commands/attach-law.ts'
import { launchBrowser } from '../browser/browser.ts'
import { openPage } from '../browser/open-page.ts'
import { type ExampleOffice, examplePeople, openExampleOffice } from './example-office.ts'

let browser: Browser
let office: ExampleOffice
let page: Page
let cookie: string
let district: string
beforeAll(async () => {
  browser = await launchBrowser()
  office = await openExampleOffice(examplePeople, ['2026-10'])
  cookie = await office.signIn()
  district = await office.signIn('district', 'haishu')
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

it('leads without scripts from choosing a month to a list, where the district opens the reason of one line', async () => {
  page = await openPage(browser, { url: office.server.url }, { width: 390, scripts: false, cookie })
  await link('月度认定')
  await link('选一个月来认定')

  const month = page.getByLabel('要认定哪个月？')
  expect(await month.inputValue()).toBe('2026-11')
  await month.fill('十一月')
  await page.getByRole('button', { name: '开始认定' }).click()
  expect(await page.title()).toMatch(/^有错误：/)
  expect(await month.inputValue()).toBe('十一月')

  await month.fill('2026-11')
  await page.getByRole('button', { name: '开始认定' }).click()
  await untilDone()
  await link('看 2026 年 11 月的结果')
  expect(await heading()).toBe('2026 年 11 月：69 人，14,154.50 元')
  expect(await page.getByText(/^比 ?2026 年 10 月/).textContent()).toContain('停发（建议） 1')

  await link('1 人，重度残疾人护理补贴，停发（建议）')
  expect(await heading()).toBe('2026 年 11 月重度残疾人护理补贴，停发（建议）：1 人')
  const row = page.getByRole('row', { name: '林**' })
  expect(await row.textContent()).toMatch(/建议，待民政部门决定.*不符合「残疾人证有效」.*500.00 元.*没有/)
  expect(await row.getByRole('link').count()).toBe(0)

  const list = page.url()
  page = await openPage(browser, { url: list }, { width: 390, scripts: false, cookie: district })
  await link('林建国')
  expect(await heading()).toBe('2026 年 11 月没有重度残疾人护理补贴')
  expect(await page.getByText('残疾人证：已过期').textContent()).toContain('2026年10月15日起')
  await link(/^看全部/)
  expect(await heading()).toContain('现在不符合')
})

it('shows fifty to a page and goes on where the page before ended', async () => {
  page = await openPage(
    browser,
    { url: office.server.url },
    { width: 1280, scripts: false, cookie: district },
  )
  await page.goto(`${office.server.url}months/2026-10/nursing-subsidy/granted`)
  const first = await names()
  await link('下一页')
  const second = await names()
  expect(first).toHaveLength(50)
  expect(new Set([...first, ...second]).size).toBe(first.length + second.length)
  expect(first.length + second.length).toBe(65)
  await link('回到第一页')
  expect(await names()).toEqual(first)

  await page.getByLabel('区（县、市）').selectOption({ label: '鄞州区' })
  await page.getByRole('button', { name: '筛选' }).click()
  expect(await heading()).toContain('鄞州区')
  expect(await page.getByText('这张名单里没有人。').isVisible()).toBe(true)
})

it('shows an attached official text word for word beside our own summary', async () => {
  const verbatim = '（这里是为测试编写的句子。）'
  keepText(office.dataDir, 'zj-social-assistance', `第五十条 ${verbatim}`)
  page = await openPage(
    browser,
    { url: `${office.server.url}rules/employment-income-disregard` },
    { width: 390, scripts: false, cookie },
  )
  const article = page.getByRole('article').filter({ hasText: '第五十条' })
  expect(await article.getByRole('blockquote').textContent()).toBe(verbatim)
  expect(await article.textContent()).toContain('大意：')
})

it('keeps the look a reader chooses, on the page they came from', async () => {
  page = await openPage(browser, { url: `${office.server.url}rules` }, { width: 390, scripts: false, cookie })
  await link('显示设置')
  await page.getByLabel('最大').check()
  await page.getByLabel('高对比').check()
  await page.getByRole('button', { name: '就这样' }).click()
  expect(new URL(page.url()).pathname).toBe('/rules')
  await link('困难残疾人生活补贴')
  const html = page.locator('html')
  expect(await html.getAttribute('data-size')).toBe('xxl')
  expect(await html.getAttribute('data-theme')).toBe('contrast')

  await page.goto(`${office.server.url}display?back=//elsewhere.example/`)
  await page.getByRole('button', { name: '就这样' }).click()
  expect(page.url()).toBe(office.server.url)
})

async function link(name: string | RegExp): Promise<void> {
  await page.getByRole('link', { name, exact: true }).first().click()
}

async function heading(): Promise<string | null> {
  return page.getByRole('heading', { level: 1 }).textContent()
}

async function names(): Promise<string[]> {
  return page.getByRole('rowheader').allTextContents()
}

/** The progress page never moves by itself: whoever waits asks again. */
async function untilDone(): Promise<void> {
  while (/正在认定/.test((await heading()) ?? '')) await link('刷新看进度')
}
