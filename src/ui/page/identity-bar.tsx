import { type Words, useSay } from '../language.tsx'
import { Tag } from './tag.tsx'

type Props = {
  readonly name: string
  /** What helps to meet this person well (先打电话, 用轮椅). Never a category, a level or a diagnosis. */
  readonly needs: readonly Words[]
  readonly facts: readonly { readonly label: Words; readonly value: string }[]
}

const label: Words = { zh: '这是谁', en: 'Who this is' }
const needsLabel: Words = { zh: '需要', en: 'Needs' }

/** Whose record this is, at the top of every page about one person. */
export function IdentityBar({ name, needs, facts }: Props) {
  const say = useSay()
  return (
    <section className="identity" aria-label={say(label)}>
      <p className="identity-name" translate="no">
        {name}
      </p>
      {needs.length > 0 && (
        <ul className="tags plain-list" aria-label={say(needsLabel)}>
          {needs.map((need) => (
            <li key={say(need)}>
              <Tag label={need} tone="info" />
            </li>
          ))}
        </ul>
      )}
      {facts.length > 0 && (
        <dl>
          {facts.map((fact) => (
            <div key={say(fact.label)}>
              <dt>{say(fact.label)}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
