import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkCharacter } from '#kernel/citizen-id.ts'
import { recordFiles } from '#core/registry/example-people.ts'
import { launchBrowser } from '../browser/browser.ts'
import { openPage } from '../browser/open-page.ts'
import { type ExampleOffice, examplePeople, openExampleOffice } from './example-office.ts'

let browser: Browser
let office: ExampleOffice
let page: Page
beforeAll(async () => {
  browser = await launchBrowser()
  office = await openExampleOffice(examplePeople.slice(0, 5), [])
  await recordFiles(office.database, [
    { personId: 901, name: '张卫国', birthOn: '1961-03-04', village: '月湖村' },
    { personId: 902, name: '张卫国', birthOn: '1961-03-04', village: '月湖村' },
  ])
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

it('puts two files of one person together, takes it back, and is told that they are two people', async () => {
  page = await as('district', 'haishu')
  await go('duplicates')
  expect(await heading()).toBe('这里有 1 对档案可能是同一个人')
  await page.getByRole('link', { name: '张卫国 和 张卫国' }).click()
  expect(await heading()).toBe('很像是同一个人')
  expect(await page.getByText('出生日期相同').count()).toBe(1)

  await page.getByLabel('怎么知道是同一个人').fill('问过本人')
  await button('合成一份')
  expect(await page.title()).toMatch(/^有错误：/)
  expect(await page.getByLabel('怎么知道是同一个人').inputValue()).toBe('问过本人')
  await page
    .getByLabel(/^留南门街道月湖村/)
    .first()
    .check()
  await button('合成一份')
  expect(page.url()).toContain('/people/901')
  await go('duplicates')
  expect(await heading()).toBe('没有可能重复的档案')

  await go('people/901')
  await page.getByRole('link', { name: '分开' }).click()
  await button('分开')
  expect(await page.title()).toMatch(/^有错误：/)
  await page.getByLabel('为什么分开').fill('两个村民同名')
  await button('分开')
  await go('duplicates/901/902')
  await page.getByLabel('怎么知道是两个人').fill('两张照片不同')
  await button('是两个人')
  expect(await heading()).toBe('没有可能重复的档案')
})

it('shows a township the pair, and leaves it to the district to say', async () => {
  await recordFiles(office.database, [
    { personId: 903, name: '李阿根', birthOn: '1950-07-08', village: '月湖村' },
    { personId: 904, name: '李阿根', birthOn: '1950-07-08', village: '月湖村' },
  ])
  page = await as('township', 't-330203001')
  await go('duplicates/903/904')
  expect(await page.getByRole('button', { name: '合成一份' }).count()).toBe(0)
  expect(await page.getByText('由区（县、市）残联说').count()).toBe(1)
})

it('records who may act for somebody, and ends it on a telephone call', async () => {
  page = await as('township', 't-330203001')
  await go('people/1/mandates/new')
  await page.getByLabel('书面委托或协议').check()
  await page.getByLabel('代办的人或机构叫什么').fill('周小红')
  await page.getByLabel('代办人的身份证号').fill('330203199001011111')
  await page.getByLabel('子女', { exact: true }).check()
  await page.getByLabel('查看档案').check()
  await page.getByLabel('看了什么证明').fill('委托书，2026-11-20，本人签字')
  await page.getByLabel('从哪天起').fill('2026-01-01')
  await button('登记')
  expect(await page.title()).toMatch(/^有错误：/)
  expect(await page.getByLabel('代办的人或机构叫什么').inputValue()).toBe('周小红')
  expect(page.url()).not.toContain('33020319900101')
  await page.getByLabel('代办人的身份证号').fill(numbered('33020319900101111'))
  await button('登记')
  expect(await heading()).toBe('1 个人或机构能替他（她）办')
  expect(await page.getByRole('heading', { name: '周小红' }).count()).toBe(1)

  await page.getByRole('link', { name: '停止' }).click()
  await page.getByLabel('本人说不要了').check()
  await page.getByLabel('谁说的，怎么说的').fill('本人打电话')
  await button('停止')
  expect(await heading()).toBe('没有人能替他（她）办')
})

it('writes an account down by one colleague and has another compare it', async () => {
  page = await as('district', 'haishu')
  await go('people/2/accounts/new')
  await page.getByLabel('账号').fill('3302000000007788')
  await page.getByLabel('开户银行').fill('某银行海曙支行')
  await page.getByLabel('本人', { exact: true }).check()
  await page.getByLabel('户名').fill('别人')
  await button('登记，请同事核对')
  expect(await page.title()).toMatch(/^有错误：/)
  expect(await page.getByLabel('账号').inputValue()).toBe('3302000000007788')
  await page.getByLabel('户名').fill('林建国')
  await button('登记，请同事核对')
  await reveal()
  expect(await heading()).toBe('1 个账户等着核对')
  expect(await page.content()).not.toContain('3302000000007788')
  await page.getByRole('button', { name: /^和卡对过/ }).click()
  expect(await heading()).toBe('登记账户的人不能自己确认。')

  page = await as('district', 'haishu')
  await reveal()
  await page.getByRole('button', { name: /^和卡对过/ }).click()
  expect(await heading()).toBe('账户核对过了')
})

/** Accounts are shown for half an hour to whoever has work with the person. */
async function reveal(): Promise<void> {
  await go('people/2/request')
  await page.getByLabel('什么事').fill('核对收款账户')
  await page.getByLabel('最晚哪天办好').fill('2099-12-31')
  await button('登记')
  await page.getByRole('button', { name: '为了在办的事，打开半小时' }).click()
  await go('people/2/accounts')
}

async function as(role: 'township' | 'district', region: string): Promise<Page> {
  const cookie = await office.signIn(role, region)
  return openPage(browser, { url: office.server.url }, { width: 1280, scripts: false, cookie })
}

async function go(path: string): Promise<void> {
  await page.goto(office.server.url + path)
}

async function button(name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
}

async function heading(): Promise<string> {
  return (await page.locator('h1').textContent()) ?? ''
}

function numbered(first17: string): string {
  return first17 + checkCharacter(first17)
}
