import { listClauses, listTargets } from '#core/citations/plan-index.ts'
import { formatDate } from '#kernel/plain-date.ts'
import type { Clause } from '#law/target.ts'
import { planVersion } from '#law/plan.ts'
import type { Route } from '#platform/http.ts'
import { Tag } from '#ui/page/tag.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { benefits } from '../catalogue.ts'
import { formatGoal } from './format-goal.ts'
import { shown, type Site } from './site.tsx'

/** The plan as the table of contents: what carries each promise, and what nothing carries yet. */
export function planPage(site: Site): Route {
  return shown(site, '/plan', () => {
    const clauses = listClauses()
    const carried = clauses.filter(({ id }) => carriersOf(id).length > 0)
    return {
      part: '/plan',
      shell: 'console',
      answer: `规划 ${clauses.length} 条，${carried.length} 条已有规则落实；${listTargets().length} 项指标都还没有记录来源`,
      body: (
        <>
          <p>条款和指标按规划的顺序，用自己的话概括；目标截止 {formatDate(planVersion.lastDay)}。</p>
          <ClauseTable clauses={clauses} />
          <TargetTable />
        </>
      ),
    }
  })
}

function ClauseTable({ clauses }: { readonly clauses: readonly Clause[] }) {
  return (
    <DataTable
      id="clauses"
      caption={`${clauses.length} 条任务和保障`}
      rows={clauses}
      keyOf={({ id }) => id}
      rowHeading={{ heading: '条款', name: ({ id, title }) => `${numberOf(id)} ${title.zh}` }}
      columns={[
        { heading: '落实它的规则', cell: ({ id }) => <Carriers clause={id} /> },
        { heading: '大意', cell: ({ summary }) => summary.zh },
      ]}
    />
  )
}

function Carriers({ clause }: { readonly clause: Clause['id'] }) {
  const carriers = carriersOf(clause)
  if (carriers.length === 0) return <Tag label={{ zh: '尚无', en: 'None yet' }} />
  return (
    <ul className="plain-list">
      {carriers.map(({ id, name }) => (
        <li key={id}>
          <a className="line-link" href={`/rules/${id}`}>
            {name.zh}
          </a>
        </li>
      ))}
    </ul>
  )
}

function TargetTable() {
  return (
    <DataTable
      id="targets"
      caption={`${listTargets().length} 项指标`}
      rows={listTargets()}
      keyOf={({ id }) => id}
      rowHeading={{ heading: '指标', name: ({ id, name }) => `${numberOf(id)} ${name.zh}` }}
      columns={[
        { heading: '目标', cell: ({ goals }) => goals.map(formatGoal).join('；') },
        {
          heading: '目标从哪里来',
          cell: ({ implied, reconstructed }) =>
            reconstructed ? '据上级规划补出' : implied ? '由文字读出' : '规划写明',
        },
        { heading: '条款', cell: ({ clause }) => numberOf(clause) },
        { heading: '现在是多少', cell: () => '尚无记录来源' },
      ]}
    />
  )
}

function carriersOf(clause: Clause['id']) {
  return benefits.filter(({ plan }) => plan === clause)
}

/** `S1.3` of `plan:S1.3`, `I05` of `ind:I05`. */
function numberOf(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}
