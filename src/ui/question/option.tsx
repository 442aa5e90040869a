import { type Words, useSay } from '../language.tsx'

export type Choice = {
  readonly value: string
  readonly label: Words
  readonly hint?: Words
  /** The language the label is written in, where it is not the page’s: the name of a language, in that language. */
  readonly lang?: string
  /** The label is somebody’s name. */
  readonly isPerson?: boolean
}

type Props = {
  readonly id: string
  readonly name: string
  readonly kind: 'radio' | 'checkbox'
  readonly choice: Choice
  readonly chosen: boolean
}

/** The hint is a description, not part of the label: voice control and screen readers then say the label alone. */
export function Option({ id, name, kind, choice: { value, label, hint, lang, isPerson }, chosen }: Props) {
  const say = useSay()
  return (
    <div className="option">
      <input
        type={kind}
        id={id}
        name={name}
        value={value}
        defaultChecked={chosen}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <label htmlFor={id} lang={lang} translate={isPerson ? 'no' : undefined}>
        {say(label)}
      </label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {say(hint)}
        </span>
      )}
    </div>
  )
}
