import { describedBy, Field, type Question } from './field.tsx'

type Props = Question & {
  readonly value?: string | undefined
  /** More than one line is expected. */
  readonly long?: boolean
  /** An HTML autofill token, only where the answer is about the person who types. */
  readonly autoComplete?: string
}

export function TextQuestion({ value, long = false, autoComplete = 'off', ...asked }: Props) {
  const shared = {
    id: asked.name,
    name: asked.name,
    defaultValue: value,
    autoComplete,
    'aria-describedby': describedBy(asked),
    'aria-invalid': asked.error ? true : undefined,
    className: 'width-full',
  }
  return (
    <Field asked={asked}>
      {long ? <textarea {...shared} rows={4} /> : <input type="text" {...shared} />}
    </Field>
  )
}
