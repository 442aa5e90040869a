import type { Route } from '#platform/http.ts'
import { DataTable } from '#ui/table/data-table.tsx'
import { benefits } from '../catalogue.ts'
import { countUnchecked, listFigures } from './figures.ts'
import { shown, type Site } from './site.tsx'

/** The rules in force, and how far each is checked against the official text. */
export function rulesPage(site: Site): Route {
  return shown(site, '/rules', () => ({
    part: '/rules',
    shell: 'console',
    answer: `${benefits.length} 项规则，${countUnchecked(listFigures(benefits))} 个数还待核实`,
    body: (
      <>
        <p>
          规则是公开的：每一条件都写明依据。没有读到官方正文的，都标着「条文待核实」；没有和官方文本核对过的数，都标着「待核实」。
        </p>
        <DataTable
          id="rules"
          caption="现在按这些规则认定"
          rows={benefits}
          keyOf={({ id }) => id}
          rowHeading={{ heading: '政策', name: ({ name }) => name.zh, href: ({ id }) => `/rules/${id}` }}
          columns={[
            { heading: 'English', cell: ({ name }) => <span lang="en">{name.en}</span> },
            { heading: '一句话', cell: ({ summary }) => summary.zh },
            { heading: '谁决定', cell: ({ decidedBy }) => decidedBy.zh },
            {
              heading: '待核实的数',
              cell: (benefit) => String(countUnchecked(listFigures([benefit]))),
              numeric: true,
            },
          ]}
        />
      </>
    ),
  }))
}
