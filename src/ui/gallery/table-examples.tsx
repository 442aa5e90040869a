import { Tag } from '../page/tag.tsx'
import { DataTable } from '../table/data-table.tsx'
import { type Difference, DifferenceTable } from '../table/difference-table.tsx'
import { Pagination } from '../table/pagination.tsx'
import type { GalleryExample } from './gallery-example.ts'

type Visit = { readonly key: string; readonly name: string; readonly why: string; readonly days: number }

const visits: readonly Visit[] = [
  { key: 'v1', name: '林示范', why: '上次说药快用完了', days: 41 },
  { key: 'v2', name: '欧阳样例一', why: '一个人住，三个月没有人去过', days: 93 },
]

export const differences: readonly Difference[] = [
  {
    key: 'd1',
    name: '陈小样',
    href: '/lines/d1',
    kind: 'new',
    before: '0',
    after: '500',
    reason: { zh: '自理评估为一档', en: 'Care level one' },
  },
  {
    key: 'd2',
    name: '周练习',
    href: '/lines/d2',
    kind: 'stopped',
    before: '500',
    after: '0',
    reason: { zh: '户口本月 3 日迁出本市', en: 'Moved away on the 3rd' },
  },
  {
    key: 'd3',
    name: '林示范',
    href: '/lines/d3',
    kind: 'changed',
    before: '250',
    after: '500',
    reason: { zh: '生日满 18 岁', en: 'Turned 18' },
  },
  {
    key: 'd4',
    name: '何模板',
    href: '/lines/d4',
    kind: 'held',
    before: '500',
    after: '500',
    reason: { zh: '银行退回，等新账户', en: 'Returned by the bank' },
  },
  {
    key: 'd5',
    name: '欧阳样例一',
    href: '/lines/d5',
    kind: 'unknown',
    before: '500',
    after: '算不出',
    reason: { zh: '两个来源的住址不一样', en: 'Two sources disagree on the address' },
  },
]

export const tableExamples: readonly GalleryExample[] = [
  {
    id: 'difference-table',
    title: '和上月比',
    render: () => (
      <DifferenceTable
        id="differences"
        caption={{ zh: '要看一眼的 5 人', en: 'Five to look at' }}
        differences={differences}
        headings={{
          name: { zh: '姓名', en: 'Name' },
          before: { zh: '上月（元）', en: 'Last month' },
          after: { zh: '本月（元）', en: 'This month' },
        }}
        pick="line"
      />
    ),
  },
  {
    id: 'data-table',
    title: '清单',
    render: () => (
      <DataTable
        id="visits"
        caption={{ zh: '2 户很久没有人去过', en: 'Two homes nobody has visited lately' }}
        rows={visits}
        keyOf={(row) => row.key}
        rowHeading={{
          heading: { zh: '姓名', en: 'Name' },
          name: (row) => row.name,
          href: (row) => `/homes/${row.key}`,
        }}
        reason={{ heading: { zh: '为什么', en: 'Why' }, cell: (row) => row.why }}
        columns={[
          { heading: { zh: '几天没去', en: 'Days' }, cell: (row) => row.days, numeric: true },
          {
            heading: { zh: '状态', en: 'State' },
            cell: () => <Tag label={{ zh: '还没安排', en: 'Not planned' }} tone="warn" />,
          },
        ]}
      />
    ),
  },
  {
    id: 'plain-table',
    title: '没有原因列的清单',
    render: () => (
      <DataTable
        id="offices"
        caption={{ zh: '各街道发放人数', en: 'People paid by street office' }}
        rows={['示范街道', '样例镇']}
        keyOf={(row) => row}
        rowHeading={{ heading: { zh: '镇街', en: 'Office' }, name: (row) => row }}
        columns={[{ heading: { zh: '人数', en: 'People' }, cell: (row) => row.length * 1203, numeric: true }]}
      />
    ),
  },
  {
    id: 'pagination',
    title: '翻页',
    render: () => (
      <Pagination
        position={{ zh: '第 51–100 条，共 18,204 条', en: '51–100 of 18,204' }}
        previousHref="/list?before=d1"
        nextHref="/list?after=d5"
      />
    ),
  },
]
