import type { Words } from '../language.tsx'
import { DataTable } from '../table/data-table.tsx'
import { CitationLink, type CitationShown } from './citation-list.tsx'

export type DatedAmount = {
  readonly from: string
  readonly amount: string
  readonly source: CitationShown
}

type Props = {
  readonly id: string
  readonly caption: Words
  readonly amounts: readonly DatedAmount[]
}

/** What was paid from when on, and what each figure rests on; newest first. */
export function AmountsByDate({ id, caption, amounts }: Props) {
  return (
    <DataTable
      id={id}
      caption={caption}
      rows={amounts}
      keyOf={(row) => row.from}
      rowHeading={{ heading: { zh: '从哪天起', en: 'From' }, name: (row) => row.from }}
      columns={[
        { heading: { zh: '标准', en: 'Amount' }, cell: (row) => row.amount, numeric: true },
        {
          heading: { zh: '依据', en: 'Based on' },
          cell: ({ source }) => <CitationLink {...source} />,
        },
      ]}
    />
  )
}
