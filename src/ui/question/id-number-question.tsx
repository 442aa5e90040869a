import { type Words, useSay } from '../language.tsx'
import { describedBy, Field, type Question } from './field.tsx'

const shape: Words = {
  zh: '18 位。可以带空格，最后一位可能是 X。',
  en: '18 characters. Spaces are fine; the last may be X.',
}

/** An identity number, typed as it is printed; spaces and a small x are the program's to put right. */
export function IdNumberQuestion({ value, ...asked }: Question & { readonly value?: string | undefined }) {
  const say = useSay()
  return (
    <Field asked={asked}>
      <span className="hint" id={`${asked.name}-shape`}>
        {say(shape)}
      </span>
      <input
        type="text"
        id={asked.name}
        name={asked.name}
        defaultValue={value}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-describedby={`${describedBy(asked)} ${asked.name}-shape`}
        aria-invalid={asked.error ? true : undefined}
        className="width-20 number"
      />
    </Field>
  )
}
