import { expect, test } from 'vitest'
import { article, documentOf } from './citation.ts'
import { legalGapsMarkdown } from './legal-gaps.ts'

const tier = { zh: '护理补贴标准', en: 'nursing subsidy amounts' }
const page = legalGapsMarkdown([
  { citation: documentOf('two-subsidies-zj-2021'), by: tier },
  { citation: documentOf('two-subsidies-zj-2021'), by: tier },
  { citation: article('zj-social-assistance', 50), by: { zh: '收入豁免', en: 'income disregard' } },
])
const [relied = '', idle = ''] = page.split('## 尚无规则依据的')

test('an unread document is listed with what rests on it, once, and the command that attaches it', () => {
  expect(relied).toContain('### 浙江省残疾人两项补贴实施办法（浙民福〔2021〕191号）')
  expect(relied.split('护理补贴标准 · nursing subsidy amounts')).toHaveLength(2)
  expect(relied).toContain('`yongzhu law attach two-subsidies-zj-2021 <file>`')
})

test('a read document is no gap', () => {
  expect(page).not.toContain('收入豁免')
})

test('an unread document nothing rests on is named apart', () => {
  expect(relied).not.toContain('two-subsidies-ningbo')
  expect(idle).toContain('`two-subsidies-ningbo`')
})
