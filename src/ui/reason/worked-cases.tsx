import { type Words, useSay } from '../language.tsx'
import { DataTable } from '../table/data-table.tsx'

export type WorkedCase = {
  readonly name: string
  /** The facts that matter, in a sentence; left out where the name says it all. */
  readonly given?: Words
  readonly on: string
  readonly outcome: Words
}

/** Examples worked by hand, which the program is tested against. */
export function WorkedCases({
  id,
  caption,
  cases,
}: {
  readonly id: string
  readonly caption: Words
  readonly cases: readonly WorkedCase[]
}) {
  const say = useSay()
  return (
    <DataTable
      id={id}
      caption={caption}
      rows={cases}
      keyOf={(row) => row.name}
      rowHeading={{ heading: { zh: '例子', en: 'Example' }, name: (row) => row.name }}
      reason={{ heading: { zh: '结果', en: 'Result' }, cell: (row) => say(row.outcome) }}
      columns={[
        ...(cases.some(({ given }) => given)
          ? [{ heading: { zh: '情况', en: 'Given' }, cell: ({ given = '' }: WorkedCase) => say(given) }]
          : []),
        { heading: { zh: '日期', en: 'On' }, cell: (row) => row.on, numeric: true },
      ]}
    />
  )
}
