import { expect, test } from 'vitest'
import type { CitationRef, ParameterDeclaration } from '#engine/ast.ts'
import { readDocument } from '#law/document.ts'
import { attachOfficialText, checkArticles, checkPlan, checkValues } from './attach.ts'
import { formatFinding } from './finding.ts'
import { listClauses } from './plan-index.ts'

const libraryRules = readDocument({
  id: 'library-rules',
  title: { zh: '某市借书证办法', en: 'Library Card Rules' },
  issuer: 'nb-government',
  kind: 'rule',
  scope: 'ningbo',
  articles: {
    2: { zh: '“持证读者”可借5册，逾期30日停借。', en: 'Card holders borrow 5 books.' },
    3: { zh: '残疾读者免费。', en: 'Free for disabled readers.' },
  },
})

test('an index that agrees with the text leaves nothing to look at', () => {
  const text = new Map([
    [2, '持证\n读者每次可借五册；逾期三十日的，停止借阅。'],
    [3, '残疾读者免费。'],
  ])
  expect(checkArticles(libraryRules, text)).toEqual([])
})

test('a missing article, a different figure and a changed term are each found', () => {
  expect(
    checkArticles(libraryRules, new Map([[2, '有证读者每次可借六册；逾期三十日的，停止借阅。']])),
  ).toEqual([
    { kind: 'figure-missing', article: 2, figure: '5' },
    { kind: 'quotation-differs', article: 2, quotation: '持证读者' },
    { kind: 'article-missing', article: 3 },
  ])
})

const loans: ParameterDeclaration = {
  id: 'loans',
  label: { zh: '逾期上限倍数', en: 'Overdue limit' },
  unit: 'times',
  range: [0, 100],
  values: [
    {
      from: '2020-01-01',
      scope: 'ningbo',
      value: 3,
      source: { document: 'library-rules', article: 2 },
      checked: true,
    },
  ],
}

test('a value taken as checked is sought in its article, one still to be verified is not', () => {
  const stated = new Map([
    [2, '逾期费以工本费三倍为限。'],
    [3, '免费。'],
  ])
  const elsewhere = new Map([
    [2, '逾期费以工本费两倍为限。'],
    [3, '三倍。'],
  ])
  const missing = { kind: 'value-missing', parameter: loans.label, value: { zh: '3 倍', en: '3 times' } }
  expect(checkValues(libraryRules, stated, [loans])).toEqual([])
  expect(checkValues(libraryRules, elsewhere, [loans])).toEqual([{ ...missing, article: 2 }])
  const values = (source: CitationRef, checked: boolean) =>
    loans.values.map((each) => ({ ...each, source, checked }))
  const wholeText = { ...loans, values: values({ document: 'library-rules' }, true) }
  expect(checkValues(libraryRules, elsewhere, [wholeText])).toEqual([])
  expect(checkValues(libraryRules, new Map([[3, '免费。']]), [wholeText])).toEqual([missing])
  const unchecked = { ...loans, values: values({ document: 'library-rules', article: 2 }, false) }
  const ofAnother = { ...loans, values: values({ document: 'reading-rules', article: 2 }, true) }
  expect(checkValues(libraryRules, elsewhere, [unchecked, ofAnother])).toEqual([])
})

test('a text without the title of the document is reported', () => {
  const { findings } = attachOfficialText('zj-elderly-care', '另一部条例\n第一条 内容。', [])
  expect(findings).toContainEqual({ kind: 'title-missing', title: '浙江省社会养老服务促进条例' })
})

test('a file without articles is reported as unrecognised', () => {
  expect(attachOfficialText('pipl', '扫描件', []).findings).toEqual([{ kind: 'nothing-recognised' }])
})

test('attaching an unread document does not make it read', () => {
  const { articles, findings } = attachOfficialText('two-subsidies-zj-2021', '第一条 内容。', [])
  expect(articles).toEqual({ 1: '内容。' })
  expect(findings).toEqual([{ kind: 'not-yet-read' }])
})

test('a target is sought in the section of its own clause', () => {
  const clauses = new Map(listClauses().map(({ id }) => [id as string, '']))
  clauses.set('plan:S1.2', '参保率达到95%以上')
  clauses.set('plan:S1.4', '达到90%以上')
  clauses.delete('plan:O3')
  const findings = checkPlan(clauses)
  expect(findings).toContainEqual({ kind: 'clause-missing', clause: 'plan:O3' })
  expect(findings).not.toContainEqual({ kind: 'target-figure-missing', target: 'ind:I01', figure: '95%' })
  expect(findings).toContainEqual({ kind: 'target-figure-missing', target: 'ind:I02', figure: '90%' })
  expect(findings).not.toContainEqual({ kind: 'target-figure-missing', target: 'ind:I03', figure: '90%' })
  expect(findings).toContainEqual({ kind: 'target-in-words', target: 'ind:I40' })
})

test('the plan is attached by clause', () => {
  const { articles } = attachOfficialText('ningbo-plan-2021-2025', '（一）保障\n1.救助。', [])
  expect(articles).toEqual({ 'plan:S1.1': '1.救助。' })
})

test('a finding names the article as the law does, and the figure with what it is', () => {
  const [missing] = checkValues(libraryRules, new Map([[2, '']]), [loans])
  expect(missing && formatFinding(missing).zh).toBe(
    '第二条正文中没有规则按“已核实”采用的“逾期上限倍数”3 倍。',
  )
  expect(formatFinding({ kind: 'article-missing', article: 50 }).zh).toContain('第五十条')
})
