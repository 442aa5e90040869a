import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** The rules whose answer may differ from one theme or text size to another; the rest judge what is on the page. */
const rulesOfLooks = [
  'color-contrast-enhanced',
  'target-size',
  'link-in-text-block',
  'scrollable-region-focusable',
]

/** All of axe, with the two rules on that it leaves off unless asked; or only what another look may change. */
export async function axeFaults(page: Page, rules: 'all' | 'of looks' = 'all'): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options(
      rules === 'all'
        ? {
            runOnly: { type: 'tag', values: tags },
            rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
          }
        : { runOnly: { type: 'rule', values: rulesOfLooks } },
    )
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `axe ${id}: ${node.target.join(' ')} ${firstLine(node.failureSummary)}`),
  )
}

function firstLine(summary: string | undefined): string {
  return summary?.split('\n').at(1)?.trim() ?? ''
}
