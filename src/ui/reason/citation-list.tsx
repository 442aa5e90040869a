import { type Words, useSay } from '../language.tsx'
import { UncheckedTag } from '../page/tag.tsx'

export type CitationShown = {
  /** Document and article as people name them. */
  readonly label: Words
  readonly href?: string | undefined
  /** Read against the official text by someone here. */
  readonly checked: boolean
}

const basis: Words = { zh: '依据：', en: 'Based on: ', easy: '规定：' }

export function CitationList({ citations }: { readonly citations: readonly CitationShown[] }) {
  const say = useSay()
  return (
    <p className="citations">
      <span className="soft">{say(basis)}</span>
      {citations.map((citation) => (
        <CitationLink key={say(citation.label)} {...citation} />
      ))}
    </p>
  )
}

/** One citation where a heading already says what it is. */
export function CitationLink({ label, href, checked }: CitationShown) {
  const say = useSay()
  return (
    <span className="citations">
      {href ? (
        <a className="line-link" href={href}>
          {say(label)}
        </a>
      ) : (
        say(label)
      )}
      {!checked && <UncheckedTag />}
    </span>
  )
}
