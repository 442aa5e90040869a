import type { ReactNode } from 'react'
import { type Words, useSay } from '../language.tsx'

type Entry = {
  readonly label: Words
  readonly value: ReactNode
  /** What can be done about this line: 改, 不对. Its hidden ending names the line, so links differ by ear. */
  readonly action?: { readonly label: Words; readonly href: string } | undefined
}

/** What is known, line by line. A `div` in a `dl` may hold only `dt` and `dd`, so the action is a `dd` too. */
export function SummaryList({ entries }: { readonly entries: readonly Entry[] }) {
  const say = useSay()
  return (
    <dl className="summary-list">
      {entries.map(({ label, value, action }) => (
        <div key={say(label)}>
          <dt>{say(label)}</dt>
          <dd>{value}</dd>
          {action && (
            <dd className="act">
              <a className="line-link" href={action.href}>
                {say(action.label)}
                <span className="unseen">：{say(label)}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
