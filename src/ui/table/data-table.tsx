/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- rows shown as cards lose the roles a browser gives to table elements */
import type { ReactNode } from 'react'
import { type Words, useSay } from '../language.tsx'
import { TableFrame } from './table-frame.tsx'

export type Column<Row> = {
  readonly heading: Words
  readonly cell: (row: Row) => ReactNode
  readonly numeric?: boolean
}

type Props<Row> = {
  /** Unique on the page. */
  readonly id: string
  readonly caption: Words
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** Names the row; with `href` it opens it. */
  readonly rowHeading: {
    readonly heading: Words
    readonly name: (row: Row) => Words
    /** The rows are people: their names stay as they are written, whatever the language. */
    readonly isPerson?: boolean
    readonly href?: (row: Row) => string | undefined
  }
  /** Why this row is in this list: the column that may never slip off a small screen, so it comes first. */
  readonly reason?: Column<Row>
  readonly columns: readonly Column<Row>[]
  /** Adds a box to choose each row, sent under this name with the row's key. */
  readonly pick?: string | undefined
}

const pickHeading: Words = { zh: '选', en: 'Choose' }
const pickLabel: Words = { zh: '选择', en: 'Choose' }

/** A list to compare and act on; where there is no room for columns, each row becomes a card. */
export function DataTable<Row>({ id, caption, rows, keyOf, rowHeading, reason, columns, pick }: Props<Row>) {
  const say = useSay()
  const kept = rowHeading.isPerson ? 'no' : undefined
  return (
    <TableFrame id={id} caption={caption} className="becomes-cards">
      <thead role="rowgroup">
        <tr role="row">
          {pick && <Heading text={say(pickHeading)} />}
          <Heading text={say(rowHeading.heading)} />
          {reason && <Heading text={say(reason.heading)} />}
          {columns.map(({ heading, numeric }) => (
            <Heading key={say(heading)} text={say(heading)} className={numeric ? 'numeric' : undefined} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => {
          const name = say(rowHeading.name(row))
          const href = rowHeading.href?.(row)
          return (
            <tr role="row" key={keyOf(row)}>
              {pick && (
                <Cell className="pick">
                  <label>
                    <span className="unseen" translate={kept}>
                      {say(pickLabel)} {name}
                    </span>
                    <input type="checkbox" name={pick} value={keyOf(row)} />
                  </label>
                </Cell>
              )}
              <th role="rowheader" scope="row" translate={kept}>
                {href ? (
                  <a className="line-link" href={href}>
                    {name}
                  </a>
                ) : (
                  name
                )}
              </th>
              {reason && (
                <Cell className="reason" label={say(reason.heading)}>
                  {reason.cell(row)}
                </Cell>
              )}
              {columns.map(({ heading, cell, numeric }) => (
                <Cell key={say(heading)} className={numeric ? 'numeric' : undefined} label={say(heading)}>
                  {cell(row)}
                </Cell>
              ))}
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}

function Heading({ text, className }: { readonly text: string; readonly className?: string | undefined }) {
  return (
    <th role="columnheader" scope="col" className={className}>
      {text}
    </th>
  )
}

/** `label` is the column's heading, shown before the value on a card. */
function Cell({
  label,
  className,
  children,
}: {
  readonly label?: string
  readonly className?: string | undefined
  readonly children: ReactNode
}) {
  return (
    <td role="cell" className={className} data-label={label}>
      {children}
    </td>
  )
}
