import { type Words, useSay } from '../language.tsx'

const label: Words = { zh: '当前位置', en: 'Where you are' }

/** The pages above this one, outermost first; this page itself is the h1. */
export function Breadcrumb({
  pages,
}: {
  readonly pages: readonly { readonly label: Words; readonly href: string }[]
}) {
  const say = useSay()
  return (
    <nav className="breadcrumb" aria-label={say(label)}>
      <ol className="plain-list">
        {pages.map(({ label: name, href }) => (
          <li key={href}>
            <a className="line-link" href={href}>
              {say(name)}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
