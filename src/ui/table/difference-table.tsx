import { type Words, useSay } from '../language.tsx'
import { Tag, type Tone } from '../page/tag.tsx'
import { DataTable } from './data-table.tsx'

export type DifferenceKind = 'new' | 'changed' | 'stopped' | 'held' | 'unknown'

export type Difference = {
  readonly key: string
  readonly name: string
  readonly href?: string | undefined
  readonly kind: DifferenceKind
  readonly before: string
  readonly after: string
  readonly reason: Words
}

const kinds: Record<DifferenceKind, { readonly label: Words; readonly tone: Tone }> = {
  new: { label: { zh: '新增', en: 'New' }, tone: 'good' },
  changed: { label: { zh: '变化', en: 'Changed' }, tone: 'info' },
  stopped: { label: { zh: '停发', en: 'Stopped' }, tone: 'warn' },
  held: { label: { zh: '暂缓', en: 'Held' }, tone: 'plain' },
  unknown: { label: { zh: '算不出', en: 'Undecided' }, tone: 'plain' },
}

function KindTag({ kind }: { readonly kind: DifferenceKind }) {
  return <Tag {...kinds[kind]} />
}

type Props = {
  readonly id: string
  readonly caption: Words
  readonly differences: readonly Difference[]
  readonly headings: { readonly name: Words; readonly before: Words; readonly after: Words }
  readonly pick?: string | undefined
}

/** What is not as it was, and why; every line has its reason. */
export function DifferenceTable({ id, caption, differences, headings, pick }: Props) {
  const say = useSay()
  return (
    <DataTable
      id={id}
      caption={caption}
      rows={differences}
      keyOf={(row) => row.key}
      rowHeading={{ heading: headings.name, name: (row) => row.name, href: (row) => row.href }}
      reason={{
        heading: { zh: '为什么', en: 'Why' },
        cell: (row) => (
          <>
            <KindTag kind={row.kind} />
            {say(row.reason)}
          </>
        ),
      }}
      columns={[
        { heading: headings.before, cell: (row) => row.before, numeric: true },
        { heading: headings.after, cell: (row) => row.after, numeric: true },
      ]}
      pick={pick}
    />
  )
}
