import { FieldGroup, type Question } from './field.tsx'
import { type Choice, Option } from './option.tsx'

type Props = Question & {
  readonly choices: readonly [Choice, ...Choice[]]
  readonly chosen?: readonly string[]
}

/** Any number of answers, none included. */
export function ManyQuestion({ choices, chosen = [], ...asked }: Props) {
  return (
    <FieldGroup asked={asked}>
      {choices.map((choice, at) => (
        <Option
          key={choice.value}
          id={at === 0 ? asked.name : `${asked.name}-${choice.value}`}
          name={asked.name}
          kind="checkbox"
          choice={choice}
          chosen={chosen.includes(choice.value)}
        />
      ))}
    </FieldGroup>
  )
}
