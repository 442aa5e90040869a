import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

const tags = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** The rules whose answer may differ from one theme, text size or width to another; the rest judge what is on the page. */
const rulesOfLooks = [
  'color-contrast-enhanced',
  'target-size',
  'link-in-text-block',
  'scrollable-region-focusable',
]

type Violation = {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[]
}

/** All of axe, with the two rules on that it leaves off unless asked; or only what another look may change. */
export async function axeFaults(page: Page, rules: 'all' | 'of looks' = 'all'): Promise<string[]> {
  const options = {
    preload: false,
    resultTypes: ['violations'],
    ...(rules === 'all'
      ? {
          runOnly: { type: 'tag', values: tags },
          // What has enough contrast for AAA has it for AA.
          rules: {
            'color-contrast-enhanced': { enabled: true },
            'color-contrast': { enabled: false },
            'target-size': { enabled: true },
          },
        }
      : { runOnly: { type: 'rule', values: rulesOfLooks } }),
  }
  if (!(await page.evaluate(`'axe' in globalThis`))) {
    // The window goes on to other pages, and each has it from its beginning.
    await page.addInitScript({ content: source })
    await page.evaluate(source)
  }
  const violations: readonly Violation[] = await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `axe ${id}: ${node.target.join(' ')} ${firstLine(node.failureSummary)}`),
  )
}

function firstLine(summary: string | undefined): string {
  return summary?.split('\n').at(1)?.trim() ?? ''
}
