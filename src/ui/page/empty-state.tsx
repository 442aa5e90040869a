import type { ReactNode } from 'react'
import { type Words, useSay } from '../language.tsx'
import { PhoneLink } from './phone-link.tsx'

/** Nothing to show: says so, says why, and leaves a way on that ends at a person. */
export function EmptyState({
  what,
  why,
  phone,
  children,
}: {
  readonly what: Words
  readonly why: Words
  readonly phone?: string
  readonly children?: ReactNode
}) {
  const say = useSay()
  return (
    <div className="empty">
      <p>{say(what)}</p>
      <p>{say(why)}</p>
      <div className="actions">
        {children}
        <PhoneLink phone={phone} />
      </div>
    </div>
  )
}
