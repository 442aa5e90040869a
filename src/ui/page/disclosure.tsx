import type { ReactNode } from 'react'
import { type Words, useSay } from '../language.tsx'

/** For what few readers need. Never for an input: what must be filled in stands in the open. */
export function Disclosure({
  label,
  open,
  children,
}: {
  readonly label: Words
  readonly open?: boolean
  readonly children: ReactNode
}) {
  const say = useSay()
  return (
    <details open={open}>
      <summary>{say(label)}</summary>
      <div className="details-body">{children}</div>
    </details>
  )
}
