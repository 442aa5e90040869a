import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFaults } from './axe.ts'
import * as gate from './gate.ts'
import { launchBrowser, withBrowser } from './browser.ts'
import { openPage } from './open-page.ts'

const sound = `
  <h1>您有 1 件事</h1>
  <form method="get" action="/next">
    <fieldset>
      <legend>打到哪里？</legend>
      <label class="row"><input type="radio" name="account" value="1"> 社会保障卡</label>
      <label class="row"><input type="radio" name="account" value="2"> 别的账户</label>
    </fieldset>
    <label>备注 <input name="note"></label>
    <button>继续</button>
  </form>
  <table><caption>名单</caption><tbody><tr><th scope="row">甲</th><td class="reason">新增</td></tr></tbody></table>
  <a class="alone" href="tel:12385">打电话 12385</a>`

type Check = (page: Page) => Promise<string[]>

type Defect = {
  readonly name: string
  readonly check: Check
  /** What to change in the sound page, and into what. */
  readonly plant: readonly [string, string]
  readonly title?: string
  readonly width?: number
  readonly expected: RegExp
}

const defects: readonly Defect[] = [
  { name: '标题不是 h1', check: gate.titleFaults, plant: ['', ''], title: '首页 · 甬助', expected: /is not/ },
  { name: '两个 h1', check: gate.titleFaults, plant: ['<form', '<h1>又一个</h1><form'], expected: /2 h1/ },
  { name: '没有 h1', check: gate.titleFaults, plant: ['<h1>您有 1 件事</h1>', ''], expected: /0 h1/ },
  {
    name: '有错误而标题不说',
    check: gate.titleFaults,
    plant: ['<form', '<div class="error-summary"></div><form'],
    expected: /有错误/,
  },
  {
    name: '没有错误而标题说有',
    check: gate.titleFaults,
    plant: ['', ''],
    title: '有错误：您有 1 件事 · 甬助',
    expected: /有错误/,
  },
  {
    name: '按钮太矮',
    check: gate.targetFaults,
    plant: ['<button', '<button class="low"'],
    expected: /under 44/,
  },
  {
    name: '大字时还是 44',
    check: gate.targetFaults,
    plant: ['<h1>', '<script>document.documentElement.dataset.size = "xl"</script><h1>'],
    expected: /under 60/,
  },
  {
    name: '单独成行的链接太小',
    check: gate.targetFaults,
    plant: ['class="alone"', ''],
    expected: /under 44/,
  },
  {
    name: '假按钮（onclick）',
    check: gate.fakeControlFaults,
    plant: ['<table>', '<div onclick="void 0">展开</div><table>'],
    expected: /fake/,
  },
  {
    name: '假按钮（只有手形光标）',
    check: gate.fakeControlFaults,
    plant: ['<table>', '<div class="hand">展开</div><table>'],
    expected: /fake/,
  },
  {
    name: '错误没有连到字段',
    check: gate.errorFaults,
    plant: ['<form', '<div class="error-summary"><a href="#note">请写备注</a></div><form'],
    expected: /not tied/,
  },
  {
    name: '看不见焦点',
    check: gate.keyboardFaults,
    plant: ['<button', '<button class="no-ring"'],
    expected: /does not show/,
  },
  {
    name: '键盘陷阱',
    check: gate.keyboardFaults,
    plant: [
      '<input name="note">',
      '<input name="note" onkeydown="if (event.key === \'Tab\') event.preventDefault()">',
    ],
    expected: /stuck/,
  },
  {
    name: '焦点顺序被改',
    check: gate.keyboardFaults,
    plant: ['<button', '<button tabindex="3"'],
    expected: /out of order/,
  },
  {
    name: '键盘到不了',
    check: gate.keyboardFaults,
    plant: ['<button', '<button tabindex="-1"'],
    expected: /reached 3 of 4/,
  },
  {
    name: '原因列在屏幕外',
    check: gate.reasonColumnFaults,
    plant: ['<th scope="row">', '<th scope="row" class="wide">'],
    expected: /off the screen/,
  },
  { name: '半角标点', check: gate.punctuationFaults, plant: ['新增', '新增,变化'], expected: /新增,变化/ },
  {
    name: '页面横着滚动',
    check: gate.overflowFaults,
    plant: ['<form', '<p class="wide">长</p><form'],
    width: 320,
    expected: /px wide/,
  },
  {
    name: '占位文字',
    check: gate.habitFaults,
    plant: ['name="note"', 'name="note" placeholder="备注"'],
    expected: /placeholder/,
  },
  {
    name: '不能按的按钮',
    check: gate.habitFaults,
    plant: ['<button', '<button disabled'],
    expected: /does not say why/,
  },
  { name: '星号', check: gate.habitFaults, plant: ['备注', '备注 *'], expected: /asterisk/ },
  {
    name: '行内样式',
    check: gate.habitFaults,
    plant: ['<table', '<table style="color:red"'],
    expected: /content policy/,
  },
  {
    name: '自动刷新',
    check: gate.habitFaults,
    plant: ['<form', '<meta http-equiv="refresh" content="900"><form'],
    expected: /not asked for/,
  },
  { name: '没有电话', check: gate.habitFaults, plant: ['tel:12385', '/help'], expected: /reach a person/ },
  {
    name: '一选就提交',
    check: gate.inputFaults,
    plant: ['value="1"', 'value="1" onchange="this.form.submit()"'],
    expected: /moved/,
  },
  {
    name: '一选就跳走',
    check: gate.inputFaults,
    plant: ['value="2"', 'value="2" onchange="location.href = \'/elsewhere\'"'],
    expected: /moved/,
  },
  {
    name: '缺字（另一种字体）',
    check: gate.glyphFaults,
    plant: ['<caption>', '<caption class="latin">'],
    expected: /glyph: no 名/,
  },
  { name: '缺字', check: gate.glyphFaults, plant: ['社会保障卡', '社会保障卡\u{10fffd}'], expected: /glyph/ },
]

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function look(html: string, check: Check, width = 390): Promise<string[]> {
  const page = await openPage(browser, { html }, { width })
  try {
    return await check(page)
  } finally {
    await page.context().close()
  }
}

function pageWith(body: string, title = '您有 1 件事 · 甬助'): string {
  return `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>${title}</title><style>
      body { font: 18px "Noto Sans SC" } button { font: inherit } button, .row, .alone, input:not([type]) { display: inline-block; min-width: 44px; min-height: 44px }
      .low { height: 30px; min-height: 0 } .hand { cursor: pointer } .latin { font-family: serif } .no-ring { outline: none !important } .wide { min-width: 600px; white-space: nowrap }
      :focus { outline: 3px solid black }
    </style><link rel="stylesheet" href="/test-font/index.css"><main>${body}</main></html>`
}

const checks = [...new Set(defects.map(({ check }) => check))].map((check) => ({ check, name: check.name }))

describe('a sound page', () => {
  it.each(checks)('passes $name', async ({ check }) => {
    expect(await look(pageWith(sound), check, 320)).toEqual([])
  })
})

describe('a planted defect', () => {
  it.each(defects)('is seen: $name', async ({ check, plant, title, width, expected }) => {
    const [before, after] = plant
    expect(sound).toContain(before)
    expect((await look(pageWith(sound.replace(before, after), title), check, width)).join('\n')).toMatch(
      expected,
    )
  })

  it('is seen: 只有脚本才有的内容', async () => {
    const html = pageWith(`${sound}<p id="late"></p><script>late.textContent = '要看脚本'</script>`)
    const [one, other] = await Promise.all(
      [true, false].map((scripts) => openPage(browser, { html }, { width: 390, scripts })),
    )
    if (!one || !other) throw new Error('Two pages were opened')
    expect(await gate.scriptlessFaults(one, other)).toEqual([
      'scripts: the page says something else without them',
    ])
    await Promise.all([one, other].map((page) => page.context().close()))
  })

  it('is seen by axe: 对比度 6:1 的字，AA 够而 AAA 不够', async () => {
    const html = pageWith(sound.replace('<h1>', '<p class="pale">浅字</p><h1>')).replace(
      '.low',
      '.pale { color: #666 } .low',
    )
    expect((await look(html, axeFaults)).join('\n')).toMatch(/color-contrast-enhanced/)
  })
})

it('closes the browser when its user fails', async () => {
  let opened: Browser | undefined
  await expect(
    withBrowser(async (used) => {
      opened = used
      throw new Error('用坏了')
    }),
  ).rejects.toThrow('用坏了')
  expect(opened?.isConnected()).toBe(false)
})
