import { type Words, useSay } from '../language.tsx'

export type NavigationLink = { readonly label: Words; readonly href: string; readonly current?: boolean }

export type Navigation = {
  readonly homeHref?: string
  /** At most five: a sixth is a page that belongs below one of the others. */
  readonly links?: readonly NavigationLink[]
  /** Who is signed in, and where they can change it. */
  readonly reader?: NavigationLink | undefined
  readonly displayHref?: string
}

const menu: Words = { zh: '主导航', en: 'Main' }
const display: Words = { zh: '显示设置', en: 'Display', easy: '字大一点' }

export function SiteHeader({
  brand,
  homeHref = '/',
  links = [],
  reader,
  displayHref = '/display',
}: Navigation & { readonly brand: Words }) {
  const say = useSay()
  if (links.length > 5) throw new Error(`A header holds at most 5 links, not ${links.length}`)
  return (
    <header className="site-header">
      <div className="wrap">
        <a className="brand-name" href={homeHref}>
          {say(brand)}
        </a>
        {links.length > 0 && (
          <nav aria-label={say(menu)}>
            <ul className="plain-list">
              {links.map(({ label, href, current }) => (
                <li key={href}>
                  <a className="line-link" href={href} aria-current={current ? 'page' : undefined}>
                    {say(label)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {reader && (
          <a
            className="line-link"
            href={reader.href}
            translate={typeof reader.label === 'string' ? 'no' : undefined}
          >
            {say(reader.label)}
          </a>
        )}
        <a className="line-link display-link" href={displayHref}>
          {say(display)}
        </a>
      </div>
    </header>
  )
}
