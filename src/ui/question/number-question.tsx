import { type Words, useSay } from '../language.tsx'
import { describedBy, Field, type Question } from './field.tsx'

type Props = Question & {
  readonly value?: string | undefined
  readonly unit: Words
  readonly decimals?: boolean
}

/** A text field with a number keyboard: `type="number"` changes its value under the wheel and drops what it cannot read. */
export function NumberQuestion({ value, unit, decimals = false, ...asked }: Props) {
  const say = useSay()
  return (
    <Field asked={asked}>
      <div className="with-unit">
        <input
          type="text"
          id={asked.name}
          name={asked.name}
          defaultValue={value}
          inputMode={decimals ? 'decimal' : 'numeric'}
          autoComplete="off"
          aria-describedby={`${asked.name}-unit ${describedBy(asked)}`}
          aria-invalid={asked.error ? true : undefined}
          className="width-10 number"
        />
        <span id={`${asked.name}-unit`}>{say(unit)}</span>
      </div>
    </Field>
  )
}
