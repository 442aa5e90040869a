/// <reference lib="dom" />
import type { Page } from 'playwright-core'

/**
 * What axe cannot see, one function for each promise a page makes.
 * Each looks at a page as it is now and returns its faults in words; none leaves the page changed, except
 * `inputFaults`, which answers every question and therefore comes last.
 */
type Check = (page: Page) => Promise<string[]>

/** The title is the h1, so the first thing heard is the answer. */
export const titleFaults: Check = (page) =>
  page.evaluate(() => {
    const headings = [...document.querySelectorAll('h1')]
    if (headings.length !== 1) return [`title: the page has ${headings.length} h1`]
    const answer = headings[0]?.dataset.title ?? headings[0]?.textContent.trim() ?? ''
    const hasErrors = document.querySelector('.error-summary') !== null
    const title = document.title.replace(/^(有错误：|Error: )/, '')
    return [
      ...(answer === '' || title !== `${answer} · 甬助`
        ? [`title: "${document.title}" is not "${answer}"`]
        : []),
      ...(hasErrors === (title === document.title)
        ? ['title: says "有错误" exactly when there are errors']
        : []),
    ]
  })

/** 44 px in both directions, 60 px for readers who chose large text; a link inside a sentence is as large as its words. */
export const targetFaults: Check = (page) =>
  page.evaluate(() => {
    const leastPixels = document.documentElement.dataset.size?.startsWith('x') ? 60 : 44
    return [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, summary, [onclick], [role=button]',
      ),
    ]
      .filter(
        (each) => each.checkVisibility() && each.getAttribute('type') !== 'hidden' && !each.matches('.skip'),
      )
      .filter((each) => !isInSentence(each))
      .filter((each) => {
        const areas = [each, ...(each instanceof HTMLInputElement ? (each.labels ?? []) : [])]
        return !areas.some((area) => {
          const { width, height } = area.getBoundingClientRect()
          return width >= leastPixels - 0.5 && height >= leastPixels - 0.5
        })
      })
      .map((each) => `target: ${each.outerHTML.slice(0, 90)} is under ${leastPixels} px`)

    function isInSentence(each: HTMLElement): boolean {
      if (each.tagName !== 'A' || getComputedStyle(each).display !== 'inline') return false
      const around = each.closest('p, li, dd, td')
      return around !== null && around.textContent.trim().length > each.textContent.trim().length + 4
    }
  })

/** What looks or acts like a control is one. */
export const fakeControlFaults: Check = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((each) => each.checkVisibility())
      .filter((each) => each.hasAttribute('onclick') || getComputedStyle(each).cursor === 'pointer')
      .filter((each) => !each.closest('a[href], button, input, select, textarea, summary, label'))
      .map((each) => `fake control: ${each.outerHTML.slice(0, 90)}`),
  )

/** Every message at the top stands beside its field too, and the field refers to it. */
export const errorFaults: Check = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('.error-summary a')]
      .filter((link) => {
        const field = document.getElementById(link.hash.slice(1))
        const described = [field, field?.closest('fieldset')].flatMap((each) =>
          (each?.getAttribute('aria-describedby') ?? '').split(/\s+/),
        )
        const beside = described.map((id) => document.getElementById(id)?.textContent ?? '')
        return !beside.some((text) => text.includes(link.textContent.trim()))
      })
      .map((link) => `error: "${link.textContent}" is not tied to a field`),
  )

/** Tab reaches everything once, in the order of the page, and every time it shows where it is. */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const expected = await page.evaluate(() => {
    const groups = new Set<string>()
    const reachable = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]',
      ),
    ].filter((each) => {
      if (!each.checkVisibility({ visibilityProperty: true }) || each.matches(':disabled')) return false
      if (!(each instanceof HTMLInputElement) || each.type !== 'radio') return true
      const group = `${each.form?.action} ${each.name}`
      return !groups.has(group) && groups.add(group)
    })
    for (const [at, each] of reachable.entries()) each.dataset.tabOrder = String(at)
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    // When the key comes up again the page has moved and scrolled.
    const stops: Stop[] = []
    Object.assign(globalThis, { stops })
    document.addEventListener('keyup', () => {
      const each = document.activeElement
      if (!(each instanceof HTMLElement) || each === document.body) return
      const style = getComputedStyle(each)
      const ring = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
      const { top, bottom } = each.getBoundingClientRect()
      const radios =
        each instanceof HTMLInputElement && each.type === 'radio' ? `input[name="${each.name}"]` : ''
      const first = radios ? document.querySelector<HTMLElement>(radios) : each
      stops.push({
        order: first?.dataset.tabOrder ?? each.outerHTML.slice(0, 60),
        shown: ring || style.boxShadow !== 'none',
        inView: bottom > 0 && top < innerHeight,
        html: each.outerHTML.slice(0, 90),
      })
    })
    return reachable.length
  })
  await pressTab(page, expected)
  const stops: readonly Stop[] = await page.evaluate('document.activeElement?.blur(), stops')

  const faults: string[] = []
  const reached = new Set<string>()
  for (const [at, { order, shown, inView, html }] of stops.entries()) {
    if (reached.has(order)) {
      faults.push(`keyboard: stuck at ${html}`)
      break
    }
    if (order !== String(at)) faults.push(`keyboard: ${html} comes out of order`)
    if (!shown) faults.push(`keyboard: focus does not show on ${html}`)
    if (!inView) faults.push(`keyboard: focus is out of sight on ${html}`)
    reached.add(order)
  }
  if (reached.size < expected) faults.push(`keyboard: reached ${reached.size} of ${expected}`)
  return faults
}

type Stop = {
  readonly order: string
  readonly shown: boolean
  readonly inView: boolean
  readonly html: string
}

/** In one go: the browser takes the keys in the order they are sent, and asking after each takes longer than the page. */
async function pressTab(page: Page, times: number): Promise<void> {
  const keyboard = await page.context().newCDPSession(page)
  const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 }
  const presses = Array.from({ length: times }, () =>
    (['rawKeyDown', 'keyUp'] as const).map((type) =>
      keyboard.send('Input.dispatchKeyEvent', { type, ...tab }),
    ),
  )
  await Promise.all(presses.flat())
  await keyboard.detach()
}

/** The column that says why a row is here is never off a small screen. */
export const reasonColumnFaults: Check = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.reason')]
      .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1)
      .map((each) => `reason column: "${each.textContent}" is off the screen`),
  )

/** Chinese sentences have Chinese punctuation. */
export const punctuationFaults: Check = (page) =>
  page.evaluate(() =>
    (document.body.innerText.match(/.{0,6}\p{Script=Han}[,:;?!(]\s?\p{Script=Han}.{0,6}/gu) ?? []).map(
      (found) => `punctuation: "${found}"`,
    ),
  )

/** At 320 px and the largest text, nothing makes the page itself scroll sideways. */
export const overflowFaults: Check = (page) =>
  page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return []
    const wide = [...document.querySelectorAll('body *')]
      .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1)
      .filter((each) => !each.closest('.table-region'))
    return [
      `overflow: ${document.documentElement.scrollWidth} px wide: ${wide.at(-1)?.outerHTML.slice(0, 90)}`,
    ]
  })

/** Habits this product does not have. */
export const habitFaults: Check = (page) =>
  page.evaluate(() => {
    const forbidden: Record<string, string> = {
      '[placeholder]': 'a placeholder is not a label',
      ':disabled': 'a control that is switched off does not say why',
      '[style], [onclick], [onchange], script:not([src])':
        'inline style or script is refused by the content policy',
      '[tabindex]:not([tabindex="0"], [tabindex="-1"])': 'the tab order is the order of the page',
      'meta[name=viewport]:is([content*=user-scalable], [content*=maximum-scale])': 'zoom is never blocked',
      '[autofocus], marquee, dialog[open], meta[http-equiv=refresh]':
        'nothing happens that was not asked for',
    }
    return [
      ...Object.entries(forbidden).flatMap(([selector, why]) =>
        [...document.querySelectorAll(selector)].map(
          (each) => `habit: ${why}: ${each.outerHTML.slice(0, 90)}`,
        ),
      ),
      ...[...document.querySelectorAll('label, legend')]
        .filter((each) => /[*＊]/.test(each.textContent))
        .map((each) => `habit: an asterisk says nothing: ${each.textContent}`),
      ...(document.querySelector('a[href^="tel:"]') ? [] : ['habit: no way to reach a person']),
    ]
  })

/** Answering a question sends nothing and moves nothing; only a button does. */
export const inputFaults: Check = (page) =>
  page.evaluate(async () => {
    const moves: string[] = []
    const note = () => {
      moves.push('input: the page moved when an answer changed')
    }
    HTMLFormElement.prototype.submit = note
    HTMLFormElement.prototype.requestSubmit = note
    navigation.addEventListener('navigate', (event) => {
      note()
      event.preventDefault()
    })
    for (const each of document.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
      'input, select, textarea',
    )) {
      if (each instanceof HTMLInputElement && /radio|checkbox/.test(each.type)) each.click()
      else if (each instanceof HTMLSelectElement) each.selectedIndex = each.options.length - 1
      for (const event of ['input', 'change', 'blur']) each.dispatchEvent(new Event(event, { bubbles: true }))
    }
    await new Promise((resolve) => setTimeout(resolve))
    return moves.slice(0, 1)
  })

/** With scripts off there is the same page, and every form can still be sent. */
export async function scriptlessFaults(withScripts: Page, without: Page): Promise<string[]> {
  const says = (page: Page) => page.evaluate(() => document.body.innerText)
  const [one, other] = withScripts === without ? ['', ''] : [await says(withScripts), await says(without)]
  const unsendable = await without.evaluate(
    () =>
      [...document.forms].filter(
        (form) => !form.querySelector('button:not([type=button]), input[type=submit]'),
      ).length,
  )
  return [
    ...(one === other ? [] : ['scripts: the page says something else without them']),
    ...(unsendable === 0 ? [] : [`scripts: ${unsendable} form(s) cannot be sent without them`]),
  ]
}

/** Every character has a glyph in the font it is set in: a name never shows as an empty box. */
export const glyphFaults: Check = (page) =>
  page.evaluate(async () => {
    const used = new Map<string, Set<string>>()
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement
      if (!parent?.checkVisibility()) continue
      const family = getComputedStyle(parent).fontFamily
      const characters = used.get(family) ?? new Set()
      for (const character of texts.currentNode.nodeValue ?? '')
        if (character.trim()) characters.add(character)
      used.set(family, characters)
    }
    const canvas = new OffscreenCanvas(48, 48).getContext('2d', { willReadFrequently: true })
    if (!canvas) throw new Error('The browser cannot draw')

    const faults: string[] = []
    for (const [family, characters] of used) {
      await document.fonts.load(`32px ${family}`, [...characters].join(''))
      const unassigned = draw('\u{10fffe}', family)
      const missing = [...characters].filter((character) => draw(character, family) === unassigned)
      if (missing.length > 0) faults.push(`glyph: no ${missing.join('')} in ${family}`)
    }
    return faults

    function draw(character: string, family: string): string {
      if (!canvas) return ''
      canvas.font = `32px ${family}`
      canvas.clearRect(0, 0, 48, 48)
      canvas.fillText(character, 4, 36)
      return canvas.getImageData(0, 0, 48, 48).data.join()
    }
  })

/** Quick enough to be asked in every look. */
export const checksInEveryLook: readonly Check[] = [targetFaults, reasonColumnFaults]

/** Asked once for each page. */
export const checksOnce: readonly Check[] = [
  titleFaults,
  fakeControlFaults,
  errorFaults,
  punctuationFaults,
  habitFaults,
  glyphFaults,
]
