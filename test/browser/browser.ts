import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import chromium, { inflate } from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

const unpackedAt = fileURLToPath(new URL('../../node_modules/.cache/chromium', import.meta.url))

/**
 * The browser and the libraries a bare Linux lacks, unpacked once inside the repository.
 * The folder appears as a whole: the temporary folder may hold another user's, and two tests unpack at the same moment.
 */
async function unpack(): Promise<void> {
  if (existsSync(unpackedAt)) return
  const libraries = fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium')))
  await mkdir(dirname(unpackedAt), { recursive: true })
  const fresh = await mkdtemp(`${unpackedAt}-`)
  const temporary = process.env['TMPDIR']
  process.env['TMPDIR'] = fresh // the package can be told no other way where to unpack
  try {
    await Promise.all([chromium.executablePath(), inflate(libraries)])
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = temporary
  }
  await rename(fresh, unpackedAt).catch(() => rm(fresh, { recursive: true })) // another test was first
}

/**
 * A real Chromium that comes from npm alone.
 * The package's own list of arguments is not used: it turns web security off and runs everything in one process.
 */
export async function launchBrowser(): Promise<Browser> {
  await unpack()
  return playwright.launch({
    executablePath: join(unpackedAt, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: join(unpackedAt, 'al2023', 'lib') },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-zygote',
      '--headless=shell',
      '--disable-background-networking',
    ],
  })
}

/** For a script: an open browser keeps the process alive, so it is closed whatever happens. */
export async function withBrowser<Result>(use: (browser: Browser) => Promise<Result>): Promise<Result> {
  const browser = await launchBrowser()
  try {
    return await use(browser)
  } finally {
    await browser.close()
  }
}
