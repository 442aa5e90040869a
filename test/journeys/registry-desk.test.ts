import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkCharacter } from '#kernel/citizen-id.ts'
import { recordExampleAccounts } from '#core/payments/example-payments.ts'
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
  await page.getByLabel('留第一份').check()
  await button('合成一份')
  expect(page.url()).toContain('/people/901/merged/')
  expect(await heading()).toBe('两份档案合成了一份')
  await go('duplicates')
  expect(await heading()).toBe('没有可能重复的档案')

  await go('people/901')
  await page.getByRole('link', { name: '分开' }).click()
  await button('分开')
  expect(await page.title()).toMatch(/^有错误：/)
  await page.getByLabel('为什么分开').fill('两个村民同名')
  await button('分开')
  await go('duplicates/901/902')
  await button('是两个人')
  expect(await page.title()).toMatch(/^有错误：/)
  await page.getByLabel('怎么知道是两个人').fill('两张照片不同')
  await button('是两个人')
  expect(await heading()).toBe('没有可能重复的档案')
})

it('keeps the reason where the file that should stay is off the roll, and says so beside the choice', async () => {
  const file = { name: '王小毛', birthOn: '1955-02-03', village: '月湖村' } as const
  await recordFiles(office.database, [
    { ...file, personId: 905 },
    { ...file, personId: 906, onRoll: false },
  ])
  page = await as('district', 'haishu')
  await go('duplicates/905/906')
  await page.getByLabel('留第二份').check()
  await page.getByLabel('怎么知道是同一个人').fill('问过本人')
  await button('合成一份')
  expect(await page.locator('#keep-error').textContent()).toContain('留下的应该是名册上的那一份')
  expect(await page.getByLabel('怎么知道是同一个人').inputValue()).toBe('问过本人')
  expect(await page.getByLabel('留第二份').isChecked()).toBe(true)
  await page.getByLabel('留第一份').check()
  await button('合成一份')
  expect(await heading()).toBe('两份档案合成了一份')
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
  await page.getByLabel('查看档案').check()
  await page.getByLabel('看了什么证明').fill('委托书，2026-11-20，本人签字')
  await page.getByLabel('从哪天起').fill('2026-1-1')
  await button('登记')
  expect(await toPutRight()).toEqual(['请选代办人是本人的什么人', '请写成 2026-12-01'])
  await page.getByLabel('子女', { exact: true }).check()
  await page.getByLabel('从哪天起').fill('2026-01-01')
  await button('登记')
  expect(await page.locator('#number-error').textContent()).toContain('号码不对')
  expect(await page.getByLabel('代办的人或机构叫什么').inputValue()).toBe('周小红')
  expect(await page.getByLabel('查看档案').isChecked()).toBe(true)
  expect(page.url()).not.toContain('33020319900101')
  await page.getByLabel('代办人的身份证号').fill(numbered('33020319900101111'))
  await button('登记')
  expect(await heading()).toBe('登记好了')
  await page.getByRole('link', { name: '回到「谁可以替他办」' }).click()
  expect(await heading()).toBe('1 个人或机构能替他（她）办')
  expect(await page.getByRole('heading', { name: '周小红' }).count()).toBe(1)
  expect(await page.content()).not.toContain('33020319900101')

  await page.getByRole('link', { name: '停止' }).click()
  await page.getByLabel('本人说不要了').check()
  await button('停止')
  expect(await toPutRight()).toEqual(['请写谁说的'])
  await page.getByLabel('谁说的，怎么说的').fill('本人打电话')
  await button('停止')
  expect(await heading()).toBe('没有人能替他（她）办')
})

it('writes an account down by one colleague and has another, who has been told, compare it', async () => {
  const number = '3302000000007788'
  await recordExampleAccounts(office.database, [
    { personId: 3, number },
    { personId: 4, number },
  ])
  page = await as('district', 'haishu')
  await go('people/2/accounts/new')
  await page.getByLabel('账号').fill(number)
  await page.getByLabel('开户银行').fill('某银行海曙支行')
  await page.getByLabel('户名').fill('别人')
  await button('登记，请同事核对')
  expect(await toPutRight()).toEqual(['请选是谁的账户'])
  await page.getByLabel('本人', { exact: true }).check()
  await button('登记，请同事核对')
  expect(await page.locator('#holderName-error').textContent()).toContain('户名和应有的姓名不同')
  expect(await page.getByLabel('账号').inputValue()).toBe(number)
  await page.getByLabel('户名').fill('林建国')
  await button('登记，请同事核对')
  expect(await heading()).toBe('登记好了，等另一位同事核对')
  expect(await page.getByText('有 3 个人都说这是自己的账户').count()).toBe(1)
  await beAskedFor()
  await reveal()
  expect(await heading()).toBe('1 个账户等着核对')
  expect(await page.content()).not.toContain(number)
  expect(await page.getByRole('button', { name: /^和卡或存折对过/ }).count()).toBe(0)
  await go('')
  expect(await page.getByRole('link', { name: /^等着核对的账户/ }).count()).toBe(0)

  page = await as('district', 'haishu')
  await go('')
  await page.getByRole('link', { name: '等着核对的账户：1 个' }).click()
  await page.getByRole('link', { name: '林建国' }).click()
  await page.getByRole('link', { name: '钱打到哪里' }).click()
  expect(await heading()).toBe('账户平时不显示')
  await reveal()
  expect(await page.getByText('有 3 个人都说这是自己的账户').count()).toBe(1)
  await page.getByRole('button', { name: /^和卡或存折对过/ }).click()
  expect(await heading()).toBe('账户核对过了')
})

/** Whoever recorded an account sees it only by other work with the person. */
async function beAskedFor(): Promise<void> {
  await go('people/2/request')
  await page.getByLabel('什么事').fill('核对收款账户')
  await page.getByLabel('最晚哪天办好').fill('2099-12-31')
  await button('登记')
}

async function reveal(): Promise<void> {
  await go('people/2/accounts')
  await button('为了在办的事，打开半小时')
}

async function toPutRight(): Promise<string[]> {
  return page.getByRole('alert').getByRole('link').allTextContents()
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
