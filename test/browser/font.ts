import { readdirSync, readFileSync } from 'node:fs'
import { passkeyScript } from '#apps/pages/sign-in/passkey-form.tsx'
import type { Asset } from '#platform/http.ts'
import { stylesheet, stylesheetPath } from '#ui/stylesheet.ts'
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

/** What a served site brings, with a Chinese font besides; a browser fetches it once and keeps it, as with any reader. */
export function assetsWithFont(): readonly Asset[] {
  const files = new URL('files/', font)
  return [
    passkeyScript,
    { href: stylesheetPath, type: 'text/css; charset=utf-8', body: stylesheet() + fontRules() },
    ...readdirSync(files).map((name) => ({
      href: `/test-font/${name}`,
      type: 'font/woff2',
      body: readFileSync(new URL(name, files)),
    })),
  ]
}
