/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { benefits } from '#apps/catalogue.ts'
import { tellEntitled } from '#domains/social-security/tell-entitled.ts'
import { tellOfMandates } from '#core/notices/tell-of-mandates.ts'
import { connect } from '#platform/db/connection.ts'
import { launchBrowser } from '../browser/browser.ts'
import { Keyboard } from '../browser/keyboard.ts'
import { openPage } from '../browser/open-page.ts'
import { giveMandate } from './example-mandate.ts'
import { type ExampleOffice, examplePeople, openExampleOffice } from './example-office.ts'

/** The residents a trial lets one be, in place of the first of the examples. */
const named = ['陈小满', '林白露', '徐霜降', '周谷雨', '郑立夏', '何立冬']

let browser: Browser
let office: ExampleOffice
beforeAll(async () => {
  browser = await launchBrowser()
  office = await openExampleOffice(
    examplePeople.slice(0, 10).map((person, at) => ({ ...person, name: named[at] ?? person.name ?? '' })),
    ['2026-10', '2026-11'],
  )
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

type Reader = { readonly page: Page; readonly keyboard: Keyboard }

/** Comes in by the sign-in page, with scripts off and no mouse. */
async function signIn(name: string): Promise<Reader> {
  const url = new URL('/sign-in', office.server.url).href
  const page = await openPage(browser, { url }, { width: 390, scripts: false })
  const keyboard = new Keyboard(page)
  await keyboard.choose(`${name}，居民`)
  await keyboard.open('登录')
  expect(new URL(page.url()).pathname).toBe('/my')
  return { page, keyboard }
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()

async function asAdmin(sql: string, values: readonly unknown[] = []): Promise<readonly object[]> {
  const admin = await connect(office.database.admin)
  const { rows } = await admin.query<object>(sql, [...values])
  await admin.end()
  return rows
}

describe('我的档案', () => {
  it('tells every fact with its source, and takes that one is wrong (J9, up to the task)', async () => {
    const { page, keyboard } = await signIn('何立冬')
    await keyboard.open('我的档案')
    expect(await heading(page)).toMatch(/^记着 \d+ 件事/)
    const level = page.locator('.summary-list > div', { hasText: '残疾等级' })
    expect(await level.textContent()).toMatch(/一级.*全国残疾人证系统，2020年1月1日起/)
    await keyboard.open('不对：残疾等级')
    await keyboard.open('提出')
    expect(await page.title()).toMatch(/^有错误：/)
    await keyboard.type('「残疾等级」哪里不对？', '十月评定过，是二级')
    await keyboard.open('提出')
    expect(await heading(page)).toBe('已经提出：「残疾等级」不对')
    await keyboard.open('回到原来的页')
    expect(await level.textContent()).toContain('您说过不对，正在核对')
    expect(await level.getByRole('link').count()).toBe(0)
    await keyboard.open(/返回/)
    expect(await page.getByText('您提出的事').isVisible()).toBe(true)
  })
})

describe('一张表', () => {
  it('asks only what is not known, shows it once more, and sends it as one (J2)', async () => {
    const { page, keyboard } = await signIn('徐霜降')
    await keyboard.open('我能得到什么')
    await keyboard.open('回答还差的问题')
    const asked: (string | null)[] = []
    while ((await page.getByRole('button', { name: '我不知道' }).count()) > 0) {
      asked.push(await heading(page))
      expect(asked.length).toBeLessThanOrEqual(9)
      if (asked.length === 1) {
        await keyboard.open('继续')
        expect(await page.title()).toMatch(/^有错误：/)
      }
      await keyboard.open('我不知道')
    }
    expect(asked.length).toBeGreaterThan(0)
    expect(new Set(asked).size).toBe(asked.length)
    expect(asked).not.toContain('残疾等级是几级？') // recorded, so never asked
    expect(await heading(page)).toBe('请您核对')
    expect(await page.locator('.summary-list').allTextContents()).toHaveLength(asked.length)
    await keyboard.open(/^改：/)
    expect(await heading(page)).toBe(asked[0])
    await keyboard.open('我不知道')
    await keyboard.open('都对，送出')
    expect(await heading(page)).toBe(`收到了，${asked.length} 件`)
    const [{ count }] = (await asAdmin(
      `select count(*)::int as count from casework.task t join registry.person p using (person_id)
       where p.name = '徐霜降' and t.kind = 'fact-contested'`,
    )) as [{ count: number }]
    expect(count).toBe(asked.length)
    await keyboard.open('回到我的')
    expect(await page.getByText('您提出的事').isVisible()).toBe(true)
  })
})

describe('非依申请', () => {
  it('tells whoever is newly entitled, once, and asks the one question that is left (J1 from the month)', async () => {
    const starts = (await asAdmin(
      `select p.name, c.benefit from determination.change c join registry.person p using (person_id)
       where c.kind = 'start' and c.standing = 'effective' and c.benefit in ('nursing-subsidy', 'living-subsidy')
         and c.month = '2026-11-01' order by p.person_id`,
    )) as { name: string; benefit: string }[]
    const [start] = starts
    if (!start) throw new Error('nobody is newly entitled in November')
    await tellEntitled(office.database, benefits)
    await tellEntitled(office.database, benefits)
    const told = (await asAdmin(
      `select p.name, o.notice, o.reference from notices.outbox o join registry.person p using (person_id)
       where o.notice in ('entitled', 'needs-one-answer') and o.reference like '%subsidy/2026-11' order by p.person_id`,
    )) as object[]
    expect(told).toEqual(
      starts.map(({ name, benefit }) => ({
        name,
        notice: 'needs-one-answer',
        reference: `${benefit}/2026-11`,
      })),
    )
    const { page, keyboard } = await signIn(start.name)
    expect(await heading(page)).toMatch(/^今天有 \d+ 件事请您看看$/)
    await keyboard.open('消息')
    const unread = page.locator('.card.due')
    const before = await unread.count()
    expect(before).toBeGreaterThan(0)
    await keyboard.open(/^我看过了/)
    expect(await unread.count()).toBe(before - 1)
    expect(await page.getByRole('heading', { name: '还差一个回答' }).count()).toBeGreaterThan(0)
    await keyboard.open(/^‹返回/)
    await keyboard.open('说打到哪里')
    expect(await heading(page)).toBe('钱打到哪里？')
  })
})

describe('钱打到哪里', () => {
  it('is one question, eight keys at most, and says what comes next (J1 from R2)', async () => {
    await asAdmin(
      `insert into registry.payment_account (account_id, person_id, district, township, digest, cipher, last_four, bank, holder,
         holder_name, name_check, valid_from, source, recorded_by, recorded_at)
       select gen_random_uuid(), person_id, district, township, 'x', 'x', '4417', '示范银行', 'own', name, 'same', '2026-01-01',
         'dpf', 'staff:x', now() from registry.person where name = '陈小满'`,
    )
    const { page, keyboard } = await signIn('陈小满')
    expect(await heading(page)).toMatch(/^今天有 \d 件事请您看看$/)
    await keyboard.open('说打到哪里')
    keyboard.keys = 0
    await keyboard.skip()
    await keyboard.choose('示范银行，尾号 4 4 1 7')
    await keyboard.open('继续')
    expect(keyboard.keys).toBeLessThanOrEqual(8)
    expect(await heading(page)).toBe('办好了')
    const outcome = await page.locator('.outcome').textContent()
    expect(outcome).toContain('尾号 4 4 1 7')
    expect(outcome).toMatch(/待.+决定，决定以后告诉您/)
    await keyboard.open('回到我的')
    expect(await page.getByRole('link', { name: '说打到哪里' }).count()).toBe(0)
    await page.goto(new URL('/my/account', office.server.url).href)
    expect(await heading(page)).toContain('尾号 4 4 1 7')
    expect(await page.getByRole('button').count()).toBe(0)
  })

  it('takes a new account, checks its holder, and pays nothing there before a colleague has looked', async () => {
    const { page, keyboard } = await signIn('周谷雨')
    await page.goto(new URL('/my/account', office.server.url).href)
    await keyboard.open('继续')
    expect(await page.title()).toMatch(/^有错误：/)
    await keyboard.choose('本人的银行卡或存折')
    await keyboard.open('继续')
    await keyboard.type('卡号或账号', '3901 0100 0123 45678')
    await keyboard.type('哪家银行', '示范银行')
    await keyboard.type('卡上的户名', '别的人')
    await keyboard.open('就打到这里')
    expect(await page.title()).toMatch(/^有错误：/)
    expect(await page.locator('#holderName-error').textContent()).toContain('户名')
    await page.getByLabel('卡上的户名').fill('周谷雨')
    await keyboard.open('就打到这里')
    expect(await heading(page)).toBe('收到了，等工作人员核对')
    expect(await page.content()).not.toContain('390101')
    const [row] = await asAdmin(
      `select a.source, a.confirmed_at, a.last_four from registry.payment_account a join registry.person p using (person_id)
       where p.name = '周谷雨' and a.superseded_at is null`,
    )
    expect(row).toEqual({ source: 'self', confirmed_at: null, last_four: '5678' })
  })

  it('goes on without an account: somebody is asked to help, once', async () => {
    const { page, keyboard } = await signIn('林白露')
    for (const _ of ['once', 'again']) {
      await page.goto(new URL('/my/account', office.server.url).href)
      await keyboard.choose('没有能收钱的账户')
      await keyboard.open('继续')
      expect(await heading(page)).toBe('知道了，镇街会帮您办账户')
    }
    const tasks = await asAdmin(
      `select t.kind, t.owner_role from casework.task t join registry.person p using (person_id) where p.name = '林白露'`,
    )
    expect(tasks).toEqual([{ kind: 'request', owner_role: 'township' }])
  })
})

describe('怎么联系我', () => {
  it('is said once, kept, and tried out', async () => {
    const { page, keyboard } = await signIn('郑立夏')
    await keyboard.open('怎么联系我')
    await keyboard.choose('电话语音')
    await keyboard.to('不要打电话，发文字给我')
    await page.keyboard.press('Space')
    await keyboard.open('就这样')
    expect(await page.title()).toMatch(/^有错误：/)
    await keyboard.choose('短信')
    await keyboard.open('就这样')
    expect(await heading(page)).toBe('记下了，以后照这样联系您')
    expect(await page.locator('.summary-list').textContent()).toContain('不要打电话，发文字给我')
    await keyboard.open('发一条试试')
    expect(await heading(page)).toBe('试发的一条在路上')
    await keyboard.open('看消息')
    expect(await page.getByText('要求试发的消息').isVisible()).toBe(true)
    await page.goto(new URL('/my/contact/kept', office.server.url).href)
    await keyboard.open('发一条试试')
    expect(await heading(page)).toBe('今天已经试过一次')
  })
})

describe('显示设置', () => {
  it('goes with whoever is signed in to another device, and stays on this one for whoever is not', async () => {
    const here = await signIn('郑立夏')
    await here.keyboard.open('显示设置')
    await here.keyboard.choose('最大')
    await here.keyboard.to(/^(?:跟着手机或电脑|浅色|深色|高对比)$/)
    await here.keyboard.choose('高对比')
    await here.keyboard.to(/^(?:标准|易读)$/)
    await here.keyboard.choose('易读')
    await here.keyboard.to('简体中文')
    await here.keyboard.choose('繁體中文')
    await here.keyboard.open('就这样')

    const elsewhere = await signIn('郑立夏')
    expect(await look(elsewhere.page)).toEqual(['zh-Hant', 'contrast', 'xxl', 'easy'])
    expect(await elsewhere.page.getByText('鄭立夏').count()).toBe(0)
    expect(await elsewhere.page.getByRole('link', { name: '郑立夏' }).count()).toBe(1)
    expect(await elsewhere.page.getByRole('heading', { name: '我能領什麼' }).count()).toBe(1)
    // No more than three things lie open.
    expect(await elsewhere.page.locator('main .card:visible').count()).toBeLessThanOrEqual(3)

    const other = await signIn('何立冬')
    expect(await look(other.page)).toEqual(['zh-Hans', null, 'm', 'std'])
    await here.page.goto(new URL('/nowhere', office.server.url).href)
    expect(await look(here.page)).toEqual(['zh-Hant', 'contrast', 'xxl', 'easy'])
  })

  it('is English where there is English, and says where it is still Chinese', async () => {
    const { page, keyboard } = await signIn('何立冬')
    await page.goto(new URL('/display?back=/my', office.server.url).href)
    await keyboard.to('简体中文')
    await keyboard.choose('English')
    await keyboard.open('就这样')
    expect(await page.title()).toBe('Mine · 甬助')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.getByRole('link', { name: 'What I can get' }).count()).toBe(1)
    const unmarked = await page.evaluate(() => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const found: string[] = []
      while (texts.nextNode()) {
        const each = texts.currentNode
        const isChinese = /\p{Script=Han}/u.test(each.nodeValue ?? '')
        if (isChinese && !each.parentElement?.closest('body [lang="zh-Hans"]'))
          found.push(each.nodeValue ?? '')
      }
      return found
    })
    expect(unmarked).toEqual([])
  })
})

const look = (page: Page) =>
  page.evaluate(() => {
    const { lang, dataset } = document.documentElement
    return [lang, dataset['theme'] ?? null, dataset['size'], dataset['read']]
  })

describe('替谁办', () => {
  it('shows only the other, says so on every page, and nothing at the next click once it is ended', async () => {
    await giveMandate(office.database, { wardId: 1, delegateId: 3, scopes: ['view'] })
    const guardian = await signIn('徐霜降')
    await guardian.keyboard.open('替谁办')
    expect(await heading(guardian.page)).toBe('您可以替 1 个人办事')
    await guardian.keyboard.open('替他（她）办：陈小满')
    const strip = guardian.page.locator('.notice', { hasText: '您在替陈小满办事' })
    expect(await strip.isVisible()).toBe(true)
    await guardian.keyboard.open('我的档案')
    expect(await strip.isVisible()).toBe(true)
    expect(await guardian.page.getByRole('link', { name: /^不对/ }).count()).toBe(0) // seeing is all they may

    const ward = await signIn('陈小满')
    await ward.keyboard.open('谁能替我办')
    expect(await heading(ward.page)).toBe('1 个人或机构能替您办事')
    await ward.keyboard.open('不让他（她）办了：徐霜降')
    expect(await heading(ward.page)).toBe('请您核对：停掉这份授权')
    await ward.keyboard.open('停掉')
    expect(await heading(ward.page)).toBe('停掉了')

    for (const path of ['/my/benefits', '/my/file', '/']) {
      await guardian.page.goto(new URL(path, office.server.url).href)
      expect(await heading(guardian.page)).toBe('您现在不能替这个人办事了')
      expect(await guardian.page.content()).not.toContain('陈小满')
    }
    await guardian.keyboard.open('换回办自己的事')
    expect(await strip.count()).toBe(0)
    expect(await guardian.page.getByText('替谁办').count()).toBe(0)

    await tellOfMandates(office.database)
    for (const { page } of [guardian, ward]) {
      await page.goto(new URL('/my/messages', office.server.url).href)
      expect(await page.getByRole('heading', { name: '一份授权结束了' }).count()).toBe(1)
    }
  })

  it('lets nobody end what a court has ordered, nor end it for the other', async () => {
    const mandateId = await giveMandate(office.database, {
      wardId: 1,
      delegateId: 3,
      scopes: ['view'],
      basis: 'court',
    })
    const { page } = await signIn('陈小满')
    await page.goto(new URL('/my/delegates', office.server.url).href)
    expect(await page.getByText('这一份凭法律或法院的决定').isVisible()).toBe(true)
    await page.goto(new URL(`/my/delegates/${mandateId}/end`, office.server.url).href)
    await new Keyboard(page).open('停掉')
    expect(await heading(page)).toContain('不是本人自己给的')
  })
})
