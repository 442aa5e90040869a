import { type Words, useSay } from '../language.tsx'

const back: Words = { zh: '返回', en: 'Back', easy: '回去' }

const colon: Words = { zh: '：', en: ': ' }

/** `to` names the page it leads to, when "back" alone would leave doubt. */
export function BackLink({ href, to }: { readonly href: string; readonly to?: Words }) {
  const say = useSay()
  return (
    <p className="back-link">
      <a className="line-link" href={href}>
        <span aria-hidden="true">‹</span>
        {say(back)}
        {to && `${say(colon)}${say(to)}`}
      </a>
    </p>
  )
}
