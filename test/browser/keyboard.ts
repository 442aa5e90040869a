/// <reference lib="dom" />
import type { Page } from 'playwright-core'

const MOST_STOPS = 120

/**
 * A reader with nothing but a keyboard: everything is reached by Tab, chosen with arrows and Space, sent with Enter. `keys`
 * counts them, until it is set back.
 */
export class Keyboard {
  readonly #page: Page
  keys = 0

  constructor(page: Page) {
    this.#page = page
  }

  async #press(key: string): Promise<void> {
    this.keys++
    await this.#page.keyboard.press(key)
  }

  /** What has the focus, as it is called. */
  #focused(): Promise<string> {
    return this.#page.evaluate(() => {
      const each = document.activeElement
      if (!(each instanceof HTMLElement) || each === document.body) return ''
      const isField = each instanceof HTMLInputElement || each instanceof HTMLTextAreaElement
      const label = isField ? each.labels?.[0]?.textContent : each.textContent
      return (label ?? '').trim()
    })
  }

  /** Goes on by Tab until something of this name has the focus; fails where Tab never comes there. */
  async to(name: string | RegExp): Promise<void> {
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      const focused = await this.#focused()
      if (typeof name === 'string' ? focused === name : name.test(focused)) return
      await this.#press('Tab')
    }
    throw new Error(`the keyboard never comes to ${name}`)
  }

  /** Past the header, by the first link of every page. */
  async skip(): Promise<void> {
    await this.to('跳到正文')
    await this.#press('Enter')
  }

  /** Follows a link or presses a button, and waits for the next page. */
  async open(name: string | RegExp): Promise<void> {
    await this.to(name)
    const arrived = this.#page.waitForNavigation()
    await this.#press('Enter')
    await arrived
  }

  /** Chooses one of several answers: Tab to the group, arrows within it. */
  async choose(label: string | RegExp): Promise<void> {
    const wanted = (text: string) => (typeof label === 'string' ? text === label : label.test(text))
    const isRadio = () => this.#page.evaluate(() => document.activeElement?.getAttribute('type') === 'radio')
    for (let stop = 0; stop < MOST_STOPS && !(await isRadio()); stop++) await this.#press('Tab')
    const first = await this.#focused()
    if (wanted(first)) return this.#press('Space')
    for (let step = 0; step < MOST_STOPS; step++) {
      await this.#press('ArrowDown')
      const focused = await this.#focused()
      if (wanted(focused)) return
      if (focused === first) break
    }
    throw new Error(`no answer ${label}`)
  }

  async type(field: string | RegExp, text: string): Promise<void> {
    await this.to(field)
    await this.#page.keyboard.type(text)
  }
}
