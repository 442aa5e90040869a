import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantDuty } from '#core/access/duties.ts'
import { signingIn } from '#core/access/session.ts'
import { addStaff } from '#core/access/staff.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { checkCharacter } from '#kernel/citizen-id.ts'
import { localOperator } from '#platform/actor.ts'
import { withContext } from '#platform/db/transaction.ts'
import { execute } from '#platform/execute.ts'
import { launchBrowser } from '../browser/browser.ts'
import { auditPage, farthestViews } from '../browser/audit.ts'
import { openPage } from '../browser/open-page.ts'
import { type ExampleOffice, examplePeople, openExampleOffice } from './example-office.ts'
import { readCode, registerNumber } from './example-telephone.ts'
import { type RunningGateway, startGateway } from './example-gateway.ts'
import { startProvider, type RunningProvider } from './example-provider.ts'

let browser: Browser
let provider: RunningProvider
let gateway: RunningGateway
let office: ExampleOffice
let site: string
beforeAll(async () => {
  browser = await launchBrowser()
  provider = await startProvider()
  gateway = await startGateway({ good: numberOf(5), unknown: numberOf(6) })
  office = await openExampleOffice(examplePeople, ['2026-11'], {
    signIn: { provider: provider.settings, ticket: gateway.settings },
    background: true,
  })
  // A browser keeps keys for a name, not for an address.
  site = office.server.url.replace('127.0.0.1', 'localhost')
  provider.letBackTo(`${site}sign-in/provider/back`)
})
afterAll(async () => {
  await browser.close()
  await office.close()
  await provider.stop()
  await gateway.stop()
})

/** Of somebody invented. */
const numberOf = (at: number) => {
  const seventeen = `3302031980010110${at}`
  return seventeen + checkCharacter(seventeen)
}
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const enter = (page: Page) => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
const open = (path: string, options: { scripts?: boolean; cookie?: string } = {}) =>
  openPage(browser, { url: new URL(path, site).href }, { width: 390, ...options })

async function invite(at: number, name: string): Promise<{ staffId: string; invitation: string }> {
  const asked = { database: office.database, actor: localOperator }
  const identity = openIdentity(office.database.keys)
  const added = await execute(addStaff(identity), { name, citizenId: numberOf(at), unit: 'haishu' }, asked)
  const duty = { role: 'district', region: 'haishu', from: '2026-01-01', until: '2026-12-31' }
  await execute(grantDuty, { staffId: added.staffId, ...duty }, asked)
  return added
}

async function addAuthenticator(page: Page) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, authenticatorId }
}

describe('a colleague', () => {
  it('comes in with an invitation once, adds a passkey, and comes in with it from then on', async () => {
    const { invitation, staffId } = await invite(1, '望京')
    const page = await open('/sign-in/invitation')
    const { cdp, authenticatorId } = await addAuthenticator(page)
    await page.getByLabel('邀请码是什么？').fill(invitation.toLowerCase().replaceAll('-', ' '))
    await press(page, '登录')
    expect(await heading(page)).toBe('望京，请加上您的登录方式')
    await press(page, '加通行密钥')
    await page.waitForURL(site)

    await page.goto(`${site}me`)
    expect(await heading(page)).toContain('区（县、市）残联')
    await press(page, '在所有设备上退出登录')
    await page.goto(`${site}me`)
    expect(page.url()).toContain('/sign-in?back=')

    await page.goto(`${site}sign-in/passkey`)
    await press(page, '用通行密钥登录')
    await page.waitForURL(site)
    await page.goto(`${site}me`)
    expect(await heading(page)).toContain('区（县、市）残联')

    const again = await open('/sign-in/invitation')
    await again.getByLabel('邀请码是什么？').fill(invitation)
    await press(again, '登录')
    expect(await again.title()).toMatch(/^有错误：/)

    await page.goto(`${site}sign-in/passkey`)
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    await press(page, '用通行密钥登录')
    await expect.poll(() => heading(page), { timeout: 20_000 }).toBe('没有登录成功。')
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })

    await withContext(office.database.app, signingIn, (tx) =>
      tx.run('update access.passkey set counter = 4000 where staff_id = $1', [staffId]),
    )
    await page.goto(`${site}sign-in/passkey`)
    await press(page, '用通行密钥登录')
    await expect.poll(() => heading(page), { timeout: 20_000 }).toBe('没有登录成功。')
  })

  it('is told what to do where no script runs', async () => {
    const page = await open('/sign-in/passkey', { scripts: false })
    expect(await page.getByText('不运行脚本').textContent()).toContain('请用示例统一认证登录')
    await press(page, '用通行密钥登录')
    expect(await heading(page)).toBe('没有登录成功。')
    expect(await page.getByRole('link', { name: /12385/ }).first().isVisible()).toBe(true)
  })
})

describe('a colleague whose machine has no passkeys', () => {
  it('links the account of their organisation with the invitation, and comes in with it without scripts', async () => {
    const { invitation } = await invite(2, '月湖')
    const page = await open('/sign-in/invitation', { scripts: false })
    await page.getByLabel('邀请码是什么？').fill(invitation)
    await press(page, '登录')
    await page.getByRole('link', { name: '示例统一认证' }).click()
    await page.getByRole('link', { name: '去示例统一认证' }).click()
    await signInThere(page, 'yuehu')
    await page.goto(`${site}me`)
    expect(await heading(page)).toContain('区（县、市）残联')

    const later = await open('/sign-in/provider', { scripts: false })
    await later.getByRole('link', { name: '去示例统一认证' }).click()
    await signInThere(later, 'yuehu')
    await later.goto(`${site}me`)
    expect(await later.getByText('本单位的统一认证').first().isVisible()).toBe(true)
  })

  it('is not taken for anybody by an account nobody linked, nor by an answer begun in another browser', async () => {
    const page = await open('/sign-in/provider', { scripts: false })
    await page.getByRole('link', { name: '去示例统一认证' }).click()
    await signInThere(page, 'stranger')
    expect(await heading(page)).toContain('还没有和您在甬助的岗位连起来')

    const begun = await open('/sign-in/provider', { scripts: false })
    await begun.getByRole('link', { name: '去示例统一认证' }).click()
    const cameBack = begun.waitForRequest((request) => request.url().includes('/sign-in/provider/back'))
    await begun.route('**/sign-in/provider/back**', (route) => route.abort())
    await signInThere(begun, 'yuehu').catch(() => undefined)
    const victim = await open(
      new URL((await cameBack).url()).pathname + new URL((await cameBack).url()).search,
    )
    expect(await heading(victim)).toBe('没有登录成功。')
  })
})

/** The pages of the provider itself: a name, any password, and a consent. */
async function signInThere(page: Page, account: string): Promise<void> {
  await page.locator('input[name=login]').fill(account)
  await page.locator('input[name=password]').fill('any')
  await page.locator('button[type=submit]').click()
  await page.locator('button[type=submit]').click()
}

describe('a resident', () => {
  const phone = '13800000002'

  it('comes in with a code, without scripts and by keyboard alone, and learns nothing of numbers that are not theirs', async () => {
    await registerNumber(office.database, { personId: 2, citizenId: numberOf(5), phone })
    const page = await open('/sign-in/code?back=/my/benefits', { scripts: false })
    await page.getByLabel('您的身份证号或残疾人证号是多少？').focus()
    await page.keyboard.type(numberOf(5).replace(/(.{6})/, '$1 '))
    await enter(page)
    expect(await heading(page)).toBe('登录码是多少？')
    expect(page.url()).not.toContain(numberOf(5))

    const stranger = await open('/sign-in/code?back=/my/benefits', { scripts: false })
    await stranger.getByLabel('您的身份证号或残疾人证号是多少？').fill(numberOf(6))
    await press(stranger, '发登录码')
    expect(await stranger.content()).toBe(await page.content())

    await expect.poll(() => readCode(office.dataDir, phone), { timeout: 20_000 }).toBeDefined()
    const code = readCode(office.dataDir, phone) ?? ''
    await stranger.getByLabel('登录码是多少？').fill(code)
    await press(stranger, '登录')
    expect(await stranger.title()).toMatch(/^有错误：/)

    await page.getByLabel('登录码是多少？').focus()
    await page.keyboard.type(code === '000000' ? '000001' : '000000')
    await enter(page)
    expect(await page.title()).toMatch(/^有错误：/)
    await page.getByLabel('登录码是多少？').focus()
    await page.keyboard.type(code)
    await enter(page)
    expect(new URL(page.url()).pathname).toBe('/my/benefits')
    await page.goto(`${site}me`)
    expect(await page.getByText('手机登录码').first().isVisible()).toBe(true)
  })

  it('comes in from the app of the province, and is told the way out where the ticket is worth nothing', async () => {
    const page = await open('/sign-in/ticket?ticket=good', { scripts: false })
    expect(new URL(page.url()).pathname).toBe('/my')
    await page.goto(`${site}me`)
    expect(await page.getByText('浙里办').first().isVisible()).toBe(true)
    const used = await open('/sign-in/ticket?ticket=used', { scripts: false })
    expect(await heading(used)).toBe('没有登录成功。')
    const unknown = await open('/sign-in/ticket?ticket=unknown', { scripts: false })
    expect(await heading(unknown)).toBe('身份核对过了，这里还没有您的资料。')
    expect(await unknown.getByRole('link', { name: /12385/ }).first().isVisible()).toBe(true)
  })

  it('is signed in by a worker beside them for a while, and sees afterwards who did it', async () => {
    const worker = await office.signIn('township', 't-330203001')
    const page = await open('/on-site/3', { scripts: false, cookie: worker })
    expect(await page.title()).not.toContain('徐阿大')
    await press(page, '本人在场并同意，登录')
    expect(await page.title()).toMatch(/^有错误：/)
    await page.getByLabel('身份证', { exact: true }).check()
    await page.getByLabel('为什么帮他登录？').fill('没有手机，来看这个月的补贴')
    await press(page, '本人在场并同意，登录')
    expect(new URL(page.url()).pathname).toBe('/my')
    await page.goto(`${site}my/benefits`)
    const strip = () => page.getByText('工作人员四明正在现场帮徐阿大办事').isVisible()
    expect(await strip()).toBe(true)
    await page.goto(`${site}months/2026-11/nursing-subsidy/people/1`)
    expect(await strip()).toBe(true)
    await press(page, '办完了，退出')
    await page.goto(`${site}my`)
    expect(page.url()).toContain('/sign-in?back=')

    const theirs = await office.signInResident(3)
    const shown = async () => {
      const looks = await open('/my/looks', { cookie: theirs })
      const text = (await looks.locator('main').textContent()) ?? ''
      await looks.context().close()
      return text
    }
    await expect.poll(shown, { timeout: 20_000 }).toContain('在您身边帮您登录')
    expect(await shown()).toContain('镇街残联')
    expect(await shown()).toContain('由工作人员现场协助')
    const messages = await open('/my/messages', { cookie: theirs })
    expect(await messages.getByText('工作人员在您身边帮您登录了甬助').first().isVisible()).toBe(true)
  })

  it('is not signed in by a worker of another place', async () => {
    const elsewhere = await office.signIn('township', 't-330212110')
    const page = await open('/on-site/3', { cookie: elsewhere })
    expect(await heading(page)).toBe('您的辖区里没有这个人。')
  })
})

it('has no fault on the pages of the provider', async () => {
  const url = new URL('/sign-in/provider', office.server.url).href
  expect(await auditPage(browser, { url }, { views: farthestViews })).toEqual([])
})
