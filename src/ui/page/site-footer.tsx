import { type Words, useSay } from '../language.tsx'
import { PhoneLink } from './phone-link.tsx'

/** Ways to reach a person. Phone first, then sign language, then a visit: the same order on every page. */
export type Help = {
  readonly phone?: string
  readonly signHref?: string | undefined
  readonly visitHref?: string | undefined
}

const heading: Words = { zh: '找人', en: 'Talk to a person', easy: '找人帮忙' }
const sign: Words = { zh: '手语视频', en: 'Sign language video' }
const visit: Words = { zh: '请人上门', en: 'Ask for a home visit' }

export function SiteFooter({ phone, signHref, visitHref }: Help) {
  const say = useSay()
  return (
    <footer className="site-footer">
      <div className="wrap">
        <h2>{say(heading)}</h2>
        <ul className="plain-list">
          <li>
            <PhoneLink phone={phone} />
          </li>
          {signHref && (
            <li>
              <a className="line-link" href={signHref}>
                {say(sign)}
              </a>
            </li>
          )}
          {visitHref && (
            <li>
              <a className="line-link" href={visitHref}>
                {say(visit)}
              </a>
            </li>
          )}
        </ul>
      </div>
    </footer>
  )
}
