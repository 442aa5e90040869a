import { readFileSync } from 'node:fs'
import type { BrowserContext } from 'playwright-core'

const font = new URL('.', import.meta.resolve('@fontsource-variable/noto-sans-sc/index.css'))
const family = 'Noto Sans SC'

/** Test machines may have no Chinese font: pages get one under a name that the product's own font stack asks for. */
export async function provideChineseFont(context: BrowserContext): Promise<void> {
  await context.route('**/test-font/index.css', (route) =>
    route.fulfill({ contentType: 'text/css', body: fontRules() }),
  )
  await context.route('**/test-font/*.woff2', (route) =>
    route.fulfill({
      contentType: 'font/woff2',
      body: readFileSync(new URL(`files/${route.request().url().split('/').at(-1)}`, font)),
    }),
  )
}

/** To be added at the end of a stylesheet served to such a page. */
export function fontRules(): string {
  return readFileSync(new URL('index.css', font), 'utf8')
    .replaceAll(/'Noto Sans SC Variable'/g, `'${family}'`)
    .replaceAll('url(./files/', 'url(/test-font/')
    .replaceAll('font-display: swap', 'font-display: block')
}
