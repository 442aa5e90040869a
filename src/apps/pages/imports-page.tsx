import { join } from 'node:path'
import {
  listBatches,
  listCompleteLists,
  type Batch,
  type CompleteList,
} from '#core/exchange/batch-queries.ts'
import { fileKinds } from '#core/exchange/file-kinds.ts'
import { sourceCodes, sources } from '#core/exchange/sources.ts'
import { formatDate } from '#kernel/plain-date.ts'
import type { Route } from '#platform/http.ts'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import { count } from '../terminal.ts'
import { formatInstant } from './format-instant.ts'
import { regionName } from './region-name.ts'
import { shown, type Site } from './site.tsx'

/** What was brought in, what was refused, and which lists are complete. */
export function importsPage(site: Site): Route {
  return shown(site, '/imports', async (_, here) => {
    const batches = await here.ask(listBatches, {})
    const lists = await here.ask(listCompleteLists, {})
    const refused = sum(batches, 'refused')
    return {
      part: '/imports',
      shell: 'console',
      answer:
        batches.length === 0
          ? '还没有导入过任何表'
          : `最近导入的 ${batches.length} 份表：采用 ${count(sum(batches, 'taken'))} 行，退回 ${count(refused)} 行`,
      body: (
        <>
          {batches.length === 0 ? (
            <EmptyState what={howToImport} why="表格放在一个文件夹里，每种事实一份，CSV 或 XLSX 都行。" />
          ) : (
            <>
              <p>
                {howToImport}
                再导入同一份表，什么也不会变。退回和有提醒的行连同改法写在{' '}
                <code>{join(site.dataDir, 'returned')}</code>。
              </p>
              <BatchTable batches={batches} />
            </>
          )}
          {lists.length > 0 && <ListTable lists={lists} />}
        </>
      ),
    }
  })
}

const howToImport = '在服务器上运行 npm run yongzhu -- import 文件夹 来导入。'

function BatchTable({ batches }: { readonly batches: readonly Batch[] }) {
  return (
    <DataTable
      id="batches"
      caption="导入的表，最近的在前"
      rows={batches}
      keyOf={({ batchId }) => batchId}
      rowHeading={{ heading: '文件', name: ({ fileName }) => fileName }}
      columns={[
        { heading: '内容', cell: ({ kind }) => kindName(kind) },
        { heading: '来源', cell: ({ source }) => sourceName(source) },
        { heading: '采用', cell: ({ taken }) => count(taken), numeric: true },
        { heading: '有提醒', cell: ({ warned }) => count(warned), numeric: true },
        { heading: '退回', cell: ({ refused }) => count(refused), numeric: true },
        { heading: '没有变化', cell: ({ unchanged }) => count(unchanged), numeric: true },
        { heading: '时间', cell: ({ recordedAt }) => formatInstant(recordedAt) },
      ]}
    />
  )
}

function ListTable({ lists }: { readonly lists: readonly CompleteList[] }) {
  return (
    <DataTable
      id="complete-lists"
      caption="这些名单是全的：名单里没有的人，就是没有；别的名单里没有的人，只能说不知道"
      rows={lists}
      keyOf={({ kind, district }) => `${kind} ${district}`}
      rowHeading={{ heading: '名单', name: ({ kind }) => kindName(kind) }}
      columns={[
        { heading: '范围', cell: ({ district }) => regionName(district) },
        { heading: '从哪天起', cell: ({ coveredFrom }) => formatDate(coveredFrom) },
        { heading: '截至', cell: ({ asOf }) => formatDate(asOf) },
      ]}
    />
  )
}

function kindName(kind: string): string {
  return fileKinds.find(({ id }) => id === kind)?.title.zh ?? kind
}

function sourceName(source: string): string {
  const code = sourceCodes.find((each) => each === source)
  return code ? sources[code].zh : source
}

function sum(batches: readonly Batch[], column: 'taken' | 'refused'): number {
  return batches.reduce((total, batch) => total + batch[column], 0)
}
