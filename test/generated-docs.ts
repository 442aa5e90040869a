import { catalogue } from '#apps/catalogue.ts'
import { appProblem } from '#apps/problems.ts'
import { accessProblem } from '#core/access/problems.ts'
import { auditProblem } from '#core/audit/problems.ts'
import { benefitProblem } from '#core/benefits/problems.ts'
import { formatCitation } from '#core/citations/citation.ts'
import { type CitationUse, legalGapsMarkdown } from '#core/citations/legal-gaps.ts'
import { listClauses, listTargets } from '#core/citations/plan-index.ts'
import { exchangeProblem } from '#core/exchange/problems.ts'
import { publicities } from '#core/publicity/definitions/publicities.ts'
import { noticeProblem } from '#core/notices/problems.ts'
import { publicityProblem } from '#core/publicity/problems.ts'
import { registryFigures } from '#core/registry/figures.ts'
import { householdTypes } from '#core/registry/household-types.ts'
import { registryProblem } from '#core/registry/problems.ts'
import type { Node, Unit } from '#engine/ast.ts'
import { childrenOf } from '#engine/children.ts'
import { glossaryMarkdown } from '#kernel/glossary.ts'
import { formatMoney } from '#kernel/money.ts'
import type { Text } from '#kernel/text.ts'
import { formatGoal } from '#apps/pages/format-goal.ts'
import type { Clause, PlanTarget } from '#law/target.ts'
import { problemsMarkdown } from '#platform/problem.ts'
import { platformProblem } from '#platform/problems.ts'

/** The pages of `docs/` that are written by the definitions themselves, by path. */
export function generatedDocs(): Readonly<Record<string, string>> {
  return {
    'docs/plan.md': planMarkdown(),
    'docs/glossary.md': glossaryMarkdown(),
    'docs/legal-gaps.md': [legalGapsMarkdown(citationsUsed()), ...uncheckedFigures()].join('\n'),
    'docs/problems.md': problemsMarkdown({
      platform: platformProblem.table,
      exchange: exchangeProblem.table,
      registry: registryProblem.table,
      access: accessProblem.table,
      audit: auditProblem.table,
      benefits: benefitProblem.table,
      notices: noticeProblem.table,
      publicity: publicityProblem.table,
      apps: appProblem.table,
    }),
  }
}

function planMarkdown(): string {
  return [
    '# 规划与程序 · The plan and this program',
    '',
    '每一条规划由哪些定义落实，每一项指标由什么记录得出。没有的写“尚无”。',
    '',
    'Which definitions carry each clause of the plan, and which record yields each target; 尚无 means none yet.',
    '',
    '## 条款 · Clauses',
    '',
    '| 编号 | 条款 · Clause | 要旨 | 落实它的定义 · Definitions |',
    '|---|---|---|---|',
    ...listClauses().map(clauseRow),
    '',
    '## 指标 · Targets',
    '',
    '| 编号 | 指标 · Target | 条款 | 数值 · Figure | 截止 · By | 记录来源 · Source |',
    '|---|---|---|---|---|---|',
    ...listTargets().map(targetRow),
    '',
  ].join('\n')
}

function clauseRow({ id, title, summary }: Clause): string {
  const carried = catalogue.benefits.filter(({ benefit }) => benefit.plan === id)
  const definitions = carried.map(({ benefit }) => `${benefit.name.zh} \`${benefit.id}\``).join('，')
  return `| \`${id}\` | ${title.zh} · ${title.en} | ${summary.zh} | ${definitions || '尚无'} |`
}

function targetRow({ id, name, clause, goals, by, implied, reconstructed }: PlanTarget): string {
  const figure = [
    goals.map(formatGoal).join('；'),
    implied ? '（由文字读出）' : '',
    reconstructed ? '（据上级规划补出）' : '',
  ].join('')
  return `| \`${id}\` | ${name.zh} · ${name.en} | \`${clause}\` | ${figure} | ${by} | 尚无记录来源 |`
}

/** Every condition, figure and group of every benefit, every public notice and the registry, with what it rests on. */
function citationsUsed(): CitationUse[] {
  const ofNotices = publicities.flatMap(({ name, basis, stays }) => [
    { citation: basis, by: name },
    ...stays.map(({ source }) => ({ citation: { document: source }, by: name })),
  ])
  const ofBenefits = catalogue.benefits.flatMap(({ benefit }) => [
    ...Object.values(benefit.outputs).flatMap((node) => usesBelow(node, benefit.name)),
    ...benefit.parameters.flatMap(({ label, values }) =>
      values.map(({ source }) => ({ citation: source, by: label })),
    ),
  ])
  const ofRegistry = [
    ...householdTypes.flatMap(({ name, condition }) => usesBelow(condition, name)),
    ...registryFigures.flatMap(({ label, values }) =>
      values.map(({ source }) => ({ citation: source, by: label })),
    ),
  ]
  return [...ofBenefits, ...ofNotices, ...ofRegistry]
}

function usesBelow(node: Node, of: Text): CitationUse[] {
  const by = node.label ? { zh: `${of.zh}：${node.label.zh}`, en: `${of.en}: ${node.label.en}` } : of
  const own = (node.cites ?? []).map((citation) => ({ citation, by }))
  return [...own, ...childrenOf(node).flatMap((part) => usesBelow(part, of))]
}

const measures: Record<Exclude<Unit, 'fen'>, string> = {
  months: ' 个月',
  years: ' 年',
  age: ' 周岁',
  people: ' 人',
  percent: '%',
  count: '',
  level: ' 级',
  times: ' 倍',
}

function formatFigure(value: number, unit: Unit): string {
  return unit === 'fen' ? formatMoney(value) : `${value}${measures[unit]}`
}

/** Figures nobody has compared with an official text, even where the text itself has been read. */
function uncheckedFigures(): string[] {
  const declared = [...catalogue.benefits.flatMap(({ benefit }) => benefit.parameters), ...registryFigures]
  const figures = [...new Map(declared.map((each) => [each.id, each])).values()].flatMap(
    ({ id, label, unit, values }) =>
      values
        .filter(({ checked }) => !checked)
        .map(({ from, until, value, source }) => {
          const span = `${from} – ${until ?? ''}`
          return `| \`${id}\` | ${label.zh} · ${label.en} | ${formatFigure(value, unit)} | ${span} | ${formatCitation(source).zh} |`
        }),
  )
  return [
    `## 待核实的数值 · Figures not yet verified (${figures.length})`,
    '',
    '附上所列文件的正文，由人对照数值后改为已核。',
    '',
    '| 参数 | 名称 | 数值 | 期间 | 依据 |',
    '|---|---|---|---|---|',
    ...figures,
    '',
  ]
}
