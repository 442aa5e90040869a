import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { benefits } from '#apps/catalogue.ts'
import { oweExample, recordExampleAccounts } from '#core/payments/example-payments.ts'
import { launchBrowser } from '../browser/browser.ts'
import { openPage } from '../browser/open-page.ts'
import { type ExampleOffice, examplePeople, openExampleOffice } from './example-office.ts'

let browser: Browser
let office: ExampleOffice
beforeAll(async () => {
  browser = await launchBrowser()
  office = await openExampleOffice(examplePeople, ['2026-10', '2026-11'])
  const { database } = office
  const numbers = examplePeople.map(({ personId }) => ({ personId, number: `33020000000${1000 + personId}` }))
  await recordExampleAccounts(database, numbers)
  for (const month of ['2026-10', '2026-11'])
    await oweExample(database, { benefits, month, today: '2026-11-25' })
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

it('leads a list from who has to be looked at through three people to a file with the same figures', async () => {
  const [maker, checker, releaser] = await Promise.all([
    as('township', 't-330203001'),
    as('district', 'haishu'),
    as('city', 'ningbo'),
  ])
  await go(maker, 'payments/2026-11')
  expect(await heading(maker)).toBe('2026 年 11 月还没有做发放名册')
  await maker.getByRole('link', { name: '一笔一笔看' }).click()
  expect(await heading(maker)).toMatch(/^有 \d+ 笔要您看一眼$/)
  await maker.getByRole('link', { name: '林建国' }).click()
  expect(await maker.title()).not.toContain('林建国')
  await maker.getByRole('button', { name: '就这样定' }).click()
  expect(await maker.title()).toMatch(/^有错误：/)
  await maker.getByLabel('照发').check()
  await maker.getByLabel('理由').fill('新证正在办，十一月照发')
  await maker.getByRole('button', { name: '就这样定' }).click()
  expect(await maker.getByRole('link', { name: '林建国' }).count()).toBe(0)

  await go(maker, 'payments/2026-11')
  const row = maker.getByRole('row', { name: /重度残疾人护理补贴.*本月/ })
  const listed = await row.textContent()
  await row.getByRole('button', { name: '做成名册' }).click()
  const roster = maker.url()
  const [, lines = '', yuan = ''] = /：([\d,]+) 笔，([\d,.]+) 元/.exec(await heading(maker)) ?? []
  expect(listed).toContain(`${lines}${yuan} 元`)
  expect(await maker.getByText(/的另一个人复核/).count()).toBe(1)

  await checker.goto(roster)
  await checker.getByRole('button', { name: '我逐笔看过，复核通过' }).click()
  expect(await checker.getByText('复核过了，等放行').count()).toBe(1)
  await releaser.goto(roster)
  await releaser.getByRole('button', { name: '放行，交给银行' }).click()
  expect(await releaser.getByText('已放行').count()).toBe(1)

  const [download] = await Promise.all([
    releaser.waitForEvent('download'),
    releaser.getByRole('link', { name: /逗号分隔/ }).click(),
  ])
  const file = await readFile(await download.path(), 'utf8')
  const amounts = file
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[4] ?? '')
  expect(amounts).toHaveLength(Number(lines))
  const sum = amounts.reduce((fen, each) => fen + Math.round(Number(each) * 100), 0)
  expect(sum).toBe(Math.round(Number(yuan.replaceAll(',', '')) * 100))
  expect(file).toContain('陈秀英')

  await go(maker, 'payments/2026-11')
  expect(await maker.getByRole('row', { name: /重度残疾人护理补贴.*本月.*做成名册/ }).count()).toBe(0)
})

async function as(role: 'township' | 'district' | 'city', region: string): Promise<Page> {
  const cookie = await office.signIn(role, region)
  return openPage(browser, { url: office.server.url }, { width: 1280, cookie })
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(office.server.url + path)
}

async function heading(page: Page): Promise<string> {
  return (await page.locator('h1').textContent()) ?? ''
}
