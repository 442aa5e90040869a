import { readRunningState } from '#oversight/running-state.ts'
import type { Route } from '#platform/http.ts'
import { Tag } from '#ui/page/tag.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { formatInstant } from './format-instant.ts'
import { shown, type Site } from './site.tsx'

/** 运行状况: whether everything behind the pages is up to date, and what to do where it is not. */
export function runningPage(site: Site): Route {
  return shown(site, '/running', async (_, here) => {
    const parts = await readRunningState(here.asked)
    const unwell = parts.filter(({ isWell }) => !isWell).length
    return {
      part: '/',
      shell: 'console',
      answer: unwell === 0 ? '都正常' : `有 ${unwell} 处要看`,
      title: '运行状况',
      body: (
        <DataTable
          id="parts"
          caption={`截至 ${formatInstant(here.clock.now())}`}
          rows={parts}
          keyOf={({ name }) => name.en}
          rowHeading={{ heading: '什么', name: ({ name }) => name.zh }}
          reason={{
            heading: '怎么样',
            cell: ({ isWell, standing, remedy }) => (
              <>
                {!isWell && <Tag label="要看" tone="warn" />}
                {standing.zh}
                {!isWell && remedy && `。${remedy.zh}`}
              </>
            ),
          }}
          columns={[]}
        />
      ),
    }
  })
}
