import { type Words, useSay } from '../language.tsx'
import { FieldGroup, type Question } from './field.tsx'
import { type Choice, Option } from './option.tsx'

type Props = Question & {
  readonly choices: readonly [Choice, Choice, ...Choice[]]
  readonly chosen?: string | undefined
  /** Adds 不知道 with the value `unknown`, which is an answer like any other. */
  readonly mayBeUnknown?: boolean
}

const or: Words = { zh: '或者', en: 'or' }
const unknown: Choice = {
  value: 'unknown',
  label: { zh: '我不知道', en: 'I do not know' },
  hint: { zh: '没关系，会有人帮您查。', en: 'That is fine: someone will find out for you.' },
}

/** One answer of several. Nothing is sent until the button is pressed. */
export function ChoiceQuestion({ choices, chosen, mayBeUnknown = false, ...asked }: Props) {
  const say = useSay()
  return (
    <FieldGroup asked={asked}>
      {choices.map((choice, at) => (
        <Option
          key={choice.value}
          id={at === 0 ? asked.name : `${asked.name}-${choice.value}`}
          name={asked.name}
          kind="radio"
          choice={choice}
          chosen={choice.value === chosen}
        />
      ))}
      {mayBeUnknown && (
        <>
          <p className="or">{say(or)}</p>
          <Option
            id={`${asked.name}-unknown`}
            name={asked.name}
            kind="radio"
            choice={unknown}
            chosen={chosen === unknown.value}
          />
        </>
      )}
    </FieldGroup>
  )
}
