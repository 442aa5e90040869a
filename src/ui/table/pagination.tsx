import { LinkButton } from '../page/button.tsx'
import { type Words, useSay } from '../language.tsx'

type Props = {
  /** Which part of how much, as far as it is known. */
  readonly position: Words
  readonly previousHref?: string | undefined
  readonly nextHref?: string | undefined
}

const label: Words = { zh: '翻页', en: 'Pages' }
const previous: Words = { zh: '上一页', en: 'Previous page' }
const next: Words = { zh: '下一页', en: 'Next page' }

/** Pages follow the last row seen, not a count, so a list that grows meanwhile repeats and skips nobody. */
export function Pagination({ position, previousHref, nextHref }: Props) {
  const say = useSay()
  return (
    <nav className="pagination" aria-label={say(label)}>
      <p>{say(position)}</p>
      {previousHref && <LinkButton weight="other" label={previous} href={previousHref} />}
      {nextHref && <LinkButton weight="other" label={next} href={nextHref} />}
    </nav>
  )
}
