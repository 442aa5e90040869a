import type { ReactNode } from 'react'
import { type Words, useSay } from '../language.tsx'

/** `due` marks the thing to do now; on a home page there are at most three. */
export function Card({
  heading,
  href,
  due = false,
  level = 2,
  children,
}: {
  readonly heading: Words
  readonly href?: string | undefined
  readonly due?: boolean
  readonly level?: 2 | 3
  readonly children: ReactNode
}) {
  const say = useSay()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={due ? 'card due' : 'card'}>
      <Heading>
        {href ? (
          <a className="line-link" href={href}>
            {say(heading)}
          </a>
        ) : (
          say(heading)
        )}
      </Heading>
      {children}
    </section>
  )
}

export function CardGrid({ children }: { readonly children: ReactNode }) {
  return <div className="card-grid">{children}</div>
}
