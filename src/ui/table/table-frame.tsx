/* oxlint-disable jsx-a11y/no-redundant-roles -- rows shown as cards lose the roles a browser gives to table elements */
import type { ReactNode } from 'react'
import { type Words, useSay } from '../language.tsx'

type Props = {
  readonly id: string
  /** The finding or the content in a sentence; it also names the region a keyboard scrolls. */
  readonly caption: Words
  readonly measure?: Words | undefined
  readonly className: string
  readonly children: ReactNode
}

/**
 * The box every table stands in, so that a wide one scrolls by itself and never moves the page.
 * Roles are written out: as cards on a phone, rows lose the ones the browser would give them.
 */
export function TableFrame({ id, caption, measure, className, children }: Props) {
  const say = useSay()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="table-region" aria-labelledby={id} tabIndex={0}>
      <table className={className} role="table">
        <caption id={id}>
          {say(caption)}
          {measure && <span className="soft">{say(measure)}</span>}
        </caption>
        {children}
      </table>
    </section>
  )
}
