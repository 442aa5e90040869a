import { writeFileSync, mkdirSync } from 'node:fs'
import { launchBrowser } from './browser/browser.ts'
import { openPage, wear } from './browser/open-page.ts'
import { examplePeople, openExampleOffice } from './journeys/example-office.ts'
import { auditPage } from './browser/audit.ts'
const only = process.argv[2] ?? ''
const modes = (process.argv[3] ?? 'light.m.1280').split(',')
const office = await openExampleOffice(examplePeople, ['2026-10', '2026-11'])
const empty = await openExampleOffice([], [])
const browser = await launchBrowser()
const m = '/months/2026-11'
const paths: Record<string,string> = { start: '/', months: '/months', run: '/months/run', month: m, stop: `${m}/nursing-subsidy/stop`, granted: `${m}/nursing-subsidy/granted`, change: `${m}/nursing-subsidy/change`, unknown: `${m}/nursing-subsidy/unknown`,
 grantwhy: `${m}/nursing-subsidy/people/1`, stopwhy: `${m}/nursing-subsidy/people/2`, needwhy: `${m}/nursing-subsidy/people/3`, changewhy: `${m}/nursing-subsidy/people/7`, livwhy: `${m}/living-subsidy/people/1`, heldwhy: `${m}/nursing-subsidy/people/5`,
 person: `${m}/people/1`, rules: '/rules', rule: '/rules/nursing-subsidy', rule2: '/rules/employment-income-disregard', plan: '/plan', imports: '/imports', display: '/display?back=/months', gallery: '/gallery', nowhere: '/nowhere', empty: 'E/', emptymonths: 'E/months', emptyimports: 'E/imports' }
mkdirSync('/tmp/shots', { recursive: true })
for (const [name, path] of Object.entries(paths)) {
  if (only && only !== 'all' && !only.split(',').includes(name)) continue
  const url = path.startsWith('E') ? new URL(path.slice(1), empty.server.url).href : new URL(path, office.server.url).href
  for (const mode of modes) {
    const [theme, size, width] = mode.split('.') as any
    const page = await openPage(browser, { url }, { width: Number(width) })
    await wear(page, { theme, size })
    await page.screenshot({ path: `/tmp/shots/${name}-${mode}.png`, fullPage: true })
    await page.context().close()
  }
  if (process.argv[4]) console.log(name, await auditPage(browser, { url }, { themes: ['light'], sizes: ['m'], widths: [390] }))
}
await browser.close(); await office.close(); await empty.close()
process.exit(0)
