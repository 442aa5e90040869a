import { type Words, useSay } from '../language.tsx'
import { UncheckedTag } from '../page/tag.tsx'

type Props = {
  /** Where links to this article lead. */
  readonly id?: string
  /** Document, number and article. */
  readonly name: Words
  /** What it rules, in our own words. */
  readonly summary: Words
  /** The article as published, only where the operator has attached the official text. */
  readonly quotation?: string | undefined
  readonly inForce: Words
  readonly checked: boolean
}

const summaryLabel: Words = { zh: '大意：', en: 'In short: ' }

/** One article of law. Our words and the law's words never look alike. */
export function ArticleBlock({ id, name, summary, quotation, inForce, checked }: Props) {
  const say = useSay()
  return (
    <article className="article" id={id}>
      <h3>
        {say(name)}
        {!checked && <UncheckedTag />}
      </h3>
      <p>
        <span className="soft">{say(summaryLabel)}</span>
        {say(summary)}
      </p>
      {quotation && (
        <blockquote lang="zh-Hans">
          <p>{quotation}</p>
        </blockquote>
      )}
      <p className="soft">{say(inForce)}</p>
    </article>
  )
}
