import { type Words, useSay } from '../language.tsx'

export type Choice = { readonly value: string; readonly label: Words; readonly hint?: Words }

type Props = {
  readonly id: string
  readonly name: string
  readonly kind: 'radio' | 'checkbox'
  readonly choice: Choice
  readonly chosen: boolean
}

/** The hint is a description, not part of the label: voice control and screen readers then say the label alone. */
export function Option({ id, name, kind, choice: { value, label, hint }, chosen }: Props) {
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
      <label htmlFor={id}>{say(label)}</label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {say(hint)}
        </span>
      )}
    </div>
  )
}
