import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { employ } from '#core/access/example-staff.ts'
import { epochDayOf, type PlainDate, plainDateOf } from '#kernel/plain-date.ts'
import { systemClock } from '#platform/clock.ts'
import { connect } from '#platform/db/connection.ts'
import { launchBrowser } from '../browser/browser.ts'
import { Keyboard } from '../browser/keyboard.ts'
import { openPage } from '../browser/open-page.ts'
import { type ExampleOffice, examplePeople, openExampleOffice } from './example-office.ts'

const township = 't-330203001'

let browser: Browser
let office: ExampleOffice
beforeAll(async () => {
  browser = await launchBrowser()
  office = await openExampleOffice(examplePeople.slice(0, 10), ['2026-10', '2026-11'])
  await employ(office.database, { name: '太白', unit: township, role: 'township', region: township })
  await employ(office.database, {
    name: '招宝',
    unit: township,
    role: 'village-worker',
    region: `${township}/望潮社区`,
  })
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()
const dayFromNow = (days: number): PlainDate => plainDateOf(epochDayOf(systemClock.today()) + days)

/** Comes in by the sign-in page, with scripts off and no mouse. */
async function signIn(who: string) {
  const url = new URL('/sign-in', office.server.url).href
  const page = await openPage(browser, { url }, { width: 1280, scripts: false })
  const keyboard = new Keyboard(page)
  await keyboard.choose(who)
  await keyboard.open('登录')
  return { page, keyboard }
}

it('一周里同事看得到、办得了这个岗位的事；一周过后什么也看不到', async () => {
  const clerk = await signIn('太白，南门街道镇街残联')
  await clerk.keyboard.open('名册')
  await clerk.keyboard.open('陈秀英')
  await clerk.keyboard.open('登记一件事')
  await clerk.keyboard.type('什么事', '想换一辆轮椅')
  await clerk.keyboard.type('最晚哪天办好', dayFromNow(20))
  await clerk.keyboard.open('登记')
  expect(await heading(clerk.page)).toBe('这个人有 1 件事在办')

  const colleague = await signIn('招宝，南门街道望潮社区村（社区）联络员')
  await colleague.keyboard.open('要办的事')
  expect(await heading(colleague.page)).toBe('现在没有等您办的事')

  await clerk.keyboard.open('太白')
  await clerk.keyboard.open('请同事代办几天')
  await clerk.keyboard.type('从哪天起', systemClock.today())
  await clerk.keyboard.open('交接')
  expect(await clerk.page.title()).toMatch(/^有错误：/)
  await clerk.keyboard.type('哪天回来', dayFromNow(7))
  await clerk.keyboard.open('交接')
  expect(await heading(clerk.page)).toBe('您以镇街残联的身份登录')

  await colleague.keyboard.open('招宝')
  await colleague.keyboard.open('换到南门街道镇街残联')
  await colleague.keyboard.open('要办的事')
  expect(await heading(colleague.page)).toBe('有 1 件事要办')
  await colleague.keyboard.open('陈秀英')
  await colleague.keyboard.open('我来办')
  expect(await heading(colleague.page)).toContain('正在办')

  const admin = await connect(office.database.admin)
  await admin.query('update access.stand_in set valid_from = $1, valid_until = $2', [
    dayFromNow(-7),
    systemClock.today(),
  ])
  await admin.end()
  await colleague.page.reload()
  expect(await heading(colleague.page)).toBe('您是谁？')
  const again = await signIn('招宝，南门街道望潮社区村（社区）联络员')
  await again.keyboard.open('要办的事')
  expect(await heading(again.page)).toBe('现在没有等您办的事')
})
