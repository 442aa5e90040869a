import { type Words, useSay } from '../language.tsx'
import { TableFrame } from '../table/table-frame.tsx'
import { Bar } from './bar.tsx'

type Props = {
  readonly id: string
  /** What the figures show, as a sentence. */
  readonly finding: Words
  /** What is counted, and in which unit. */
  readonly measure: Words
  readonly headings: { readonly name: Words; readonly value: Words }
  readonly bars: readonly { readonly name: Words; readonly value: number; readonly shown: string }[]
}

/** A comparison of magnitudes from zero: a table whose cells also show their length. */
export function BarsTable({ id, finding, measure, headings, bars }: Props) {
  const say = useSay()
  const longest = Math.max(...bars.map(({ value }) => value), 0)
  return (
    <TableFrame id={id} caption={finding} measure={measure} className="bars">
      <thead className="unseen">
        <tr>
          <th scope="col">{say(headings.name)}</th>
          <th scope="col">{say(headings.value)}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ name, value, shown }) => (
          <tr key={say(name)}>
            <th scope="row">{say(name)}</th>
            <td className="bar-cell">
              <span className="number">{shown}</span>
              <Bar share={longest === 0 ? 0 : value / longest} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
